//! The colours of a live figure: each ink by a number, and the rules by which its style sheet recolours them on dark
//! ground and where the reader's system sets the colours.
//!
//! The rules are the same for every figure, so that a policy can know them by one hash: `interactive/inks.css` holds
//! them.

use crate::figure::{Ink, Palette, SHADES, colour};
use crate::valence::Valence;

/// Every ink, in the order of their numbers: shades behind the others, by valence, then by step.
fn all() -> impl Iterator<Item = Ink> {
    let shades = Valence::ALL.into_iter();
    let shades = shades.flat_map(|valence| (1..=SHADES).map(move |step| Ink::Shade(valence, step)));
    Ink::PLAIN.into_iter().chain(shades)
}

/// The number of an ink.
pub(super) fn number(ink: Ink) -> usize {
    all().position(|known| known == ink).unwrap_or(0)
}

/// Each ink as `#RRGGBB`, on light ground in `palette` and on dark ground.
pub(super) fn colours(palette: Palette) -> Vec<[String; 2]> {
    all().map(|ink| [hex(ink, palette), hex(ink, Palette::Dark)]).collect()
}

/// An ink of a palette as `#RRGGBB`.
pub(super) fn hex(ink: Ink, palette: Palette) -> String {
    let [red, green, blue] = colour(ink, palette);
    format!("#{red:02X}{green:02X}{blue:02X}")
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    /// The colour of the reader's system that stands for an ink: a barrier is filled, everything else an outline, so
    /// that both sides stay apart in two colours.
    fn system(ink: Ink) -> &'static str {
        match ink {
            Ink::Text | Ink::Muted | Ink::Axis | Ink::OnFacilitator | Ink::Barrier => "CanvasText",
            Ink::Grid => "GrayText",
            Ink::Paper | Ink::OnBarrier | Ink::Facilitator => "Canvas",
            Ink::Mixed | Ink::Neutral | Ink::Missing | Ink::Shade(..) => "Canvas",
        }
    }

    /// Inks that are surfaces which nothing but an edge keeps apart where the system has few colours.
    fn needs_edge(ink: Ink) -> bool {
        use Ink::{Facilitator, Missing, Mixed, Neutral, Shade};
        matches!(ink, Facilitator | Mixed | Neutral | Missing | Shade(..))
    }

    /// The rules of `interactive/inks.css`.
    fn rules() -> String {
        let (mut dark, mut forced) = (String::new(), String::new());
        for (number, ink) in all().enumerate() {
            let hex = hex(ink, Palette::Dark);
            for (rules, paint) in [(&mut dark, hex.as_str()), (&mut forced, system(ink))] {
                writeln!(rules, ".sy-figure .sy-f{number}{{fill:{paint}}}").unwrap_or_default();
                writeln!(rules, ".sy-figure .sy-s{number}{{stroke:{paint}}}").unwrap_or_default();
            }
        }
        for (number, _) in all().enumerate().filter(|(_, ink)| needs_edge(*ink)) {
            let edge = "{stroke:CanvasText;stroke-width:1}";
            let shapes = ["rect", "circle", "path"];
            let shapes = shapes.map(|shape| format!(".sy-figure {shape}.sy-f{number}"));
            writeln!(forced, "{}{edge}", shapes.join(",")).unwrap_or_default();
        }
        format!(
            "@media screen and (prefers-color-scheme:dark){{\n{dark}}}\n@media (forced-colors:active){{\n{forced}}}\n"
        )
    }

    #[test]
    fn the_style_sheet_recolours_every_ink() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/export/interactive/inks.css");
        if std::env::var_os("STEELYARD_BLESS").is_some() {
            std::fs::write(path, rules()).unwrap_or_default();
        }
        assert_eq!(
            include_str!("interactive/inks.css"),
            rules(),
            "STEELYARD_BLESS=1 writes it anew"
        );
    }

    #[test]
    fn each_ink_has_a_number_of_its_own() {
        for (number, ink) in all().enumerate() {
            assert_eq!(super::number(ink), number);
        }
    }
}
