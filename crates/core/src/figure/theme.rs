//! Every size and colour of a figure.
//!
//! Takes a [`Style`] or a [`Palette`]; gives points and sRGB. No chart holds a size or a colour of
//! its own.

use super::metrics::Font;
use super::presets::Preset;
use super::{FigureSpec, Ink, Palette, Style};
use crate::valence::Valence;

/// Steps of shade in a heat map, palest first.
pub const SHADES: u8 = 4;

/// Sizes of a figure, all in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Theme {
    /// Title of the figure.
    pub title: Font,
    /// Titles of panels and columns, domains above constructs.
    pub head: Font,
    /// Labels of rows.
    pub label: Font,
    /// Numbers at the marks.
    pub value: Font,
    /// Axes, legends, notes.
    pub small: Font,
    /// Thickness of a bar.
    pub bar: f64,
    /// Room between rows, half above and half below.
    pub row_gap: f64,
    /// Room between things that belong together, such as a bar and its number.
    pub near: f64,
    /// Room between things that do not: panels, blocks.
    pub apart: f64,
    /// Margin around everything.
    pub margin: f64,
    /// Thin lines: grid, separators.
    pub hairline: f64,
    /// The zero line.
    pub line: f64,
}

/// Sizes for a figure: those of its style, in print kept to what its preset asks of text and lines.
pub(super) fn theme(spec: &FigureSpec) -> Theme {
    let mut theme = of_style(spec.style);
    let preset = spec.preset.as_deref().filter(|_| spec.style == Style::Print);
    let Some(preset) = preset.and_then(Preset::of) else { return theme };
    if let Some((least, most)) = preset.text_pt() {
        let texts = [
            &mut theme.title,
            &mut theme.head,
            &mut theme.label,
            &mut theme.value,
            &mut theme.small,
        ];
        for text in texts {
            text.size_pt = text.size_pt.clamp(least, most);
        }
    }
    if let Some((least, most)) = preset.line_pt() {
        theme.hairline = theme.hairline.clamp(least, most);
        theme.line = theme.line.clamp(least, most);
    }
    theme
}

/// Sizes for a style.
fn of_style(style: Style) -> Theme {
    match style {
        Style::Screen => Theme {
            title: Font::bold(13.0),
            head: Font::bold(10.5),
            label: Font::regular(10.5),
            value: Font::regular(9.5),
            small: Font::regular(9.0),
            bar: 11.0,
            row_gap: 7.0,
            near: 3.0,
            apart: 16.0,
            margin: 6.0,
            hairline: 0.5,
            line: 0.9,
        },
        Style::Print => Theme {
            title: Font::bold(9.0),
            head: Font::bold(7.5),
            label: Font::regular(7.5),
            value: Font::regular(7.0),
            small: Font::regular(7.0),
            bar: 7.5,
            row_gap: 4.5,
            near: 2.0,
            apart: 11.0,
            margin: 3.0,
            hairline: 0.35,
            line: 0.6,
        },
    }
}

impl Theme {
    /// The same with rows closer to each other; no text is smaller.
    pub fn dense(self) -> Self {
        Self { bar: self.bar * 0.85, row_gap: self.row_gap * 0.35, ..self }
    }
}

/// The ink of a valence's marks.
pub const fn valence_ink(valence: Valence) -> Ink {
    match valence {
        Valence::Barrier => Ink::Barrier,
        Valence::Facilitator => Ink::Facilitator,
        Valence::Mixed => Ink::Mixed,
        Valence::Neutral => Ink::Neutral,
        Valence::Missing => Ink::Missing,
    }
}

/// Red, green and blue of an ink.
///
/// Barrier and facilitator are Okabe and Ito's vermillion and blue, in greyscale print the PuOr
/// pair of ColorBrewer, which stays apart when it is printed without colour.
pub fn colour(ink: Ink, palette: Palette) -> [u8; 3] {
    let dark = palette == Palette::Dark;
    let grey = palette == Palette::Greyscale;
    match ink {
        Ink::Paper if dark => [0x12, 0x12, 0x12],
        Ink::Paper => [0xFF, 0xFF, 0xFF],
        Ink::Text if dark => [0xEC, 0xEC, 0xEC],
        Ink::Text => [0x1A, 0x1A, 0x1A],
        Ink::Muted if dark => [0xB0, 0xB0, 0xB0],
        Ink::Muted => [0x5A, 0x5A, 0x5A],
        Ink::Axis if dark => [0xA8, 0xA8, 0xA8],
        Ink::Axis => [0x55, 0x55, 0x55],
        Ink::Grid if dark => [0x30, 0x30, 0x30],
        Ink::Grid => [0xE2, 0xE2, 0xE2],
        Ink::Barrier if grey => [0xE6, 0x61, 0x01],
        Ink::Barrier => [0xD5, 0x5E, 0x00],
        Ink::Facilitator if grey => [0x5E, 0x3C, 0x99],
        Ink::Facilitator => [0x00, 0x72, 0xB2],
        Ink::Mixed if dark => [0xA8, 0x7C, 0xB8],
        Ink::Mixed if grey => [0x80, 0x80, 0x80],
        Ink::Mixed => [0x8A, 0x5A, 0x9C],
        Ink::Neutral if dark => [0x8E, 0x8E, 0x8E],
        Ink::Neutral => [0x80, 0x80, 0x80],
        Ink::Missing if dark => [0x8F, 0xA6, 0xAD],
        Ink::Missing if grey => [0x66, 0x66, 0x66],
        Ink::Missing => [0x56, 0x71, 0x7A],
        Ink::OnBarrier => [0x00, 0x00, 0x00],
        Ink::OnFacilitator => [0xFF, 0xFF, 0xFF],
        Ink::Shade(valence, step) => {
            shade(colour(valence_ink(valence), palette), colour(Ink::Paper, palette), step)
        }
    }
}

/// A colour thinned with the paper's. The darkest step keeps ordinary text legible upon it.
fn shade(full: [u8; 3], paper: [u8; 3], step: u8) -> [u8; 3] {
    let percent: u32 = match step {
        0 | 1 => 12,
        2 => 26,
        3 => 41,
        _ => 56,
    };
    let mix = |a: u8, b: u8| {
        let mixed = (u32::from(a) * percent + u32::from(b) * (100 - percent) + 50) / 100;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    };
    let [red, green, blue] = full;
    let [paper_red, paper_green, paper_blue] = paper;
    [mix(red, paper_red), mix(green, paper_green), mix(blue, paper_blue)]
}

#[cfg(test)]
mod tests {
    use super::*;

    const PALETTES: [Palette; 3] = [Palette::Colour, Palette::Greyscale, Palette::Dark];

    /// WCAG 2.2, relative luminance.
    fn luminance(rgb: [u8; 3]) -> f64 {
        let linear = rgb.map(|channel| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        let [red, green, blue] = linear;
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(a: Ink, b: Ink, palette: Palette) -> f64 {
        let (a, b) = (luminance(colour(a, palette)), luminance(colour(b, palette)));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_and_marks_stand_out() {
        for palette in PALETTES {
            for ink in [Ink::Text, Ink::Muted] {
                assert!(contrast(ink, Ink::Paper, palette) >= 4.5, "{ink:?} {palette:?}");
            }
            for ink in Valence::ALL.map(valence_ink).into_iter().chain([Ink::Axis]) {
                assert!(contrast(ink, Ink::Paper, palette) >= 3.0, "{ink:?} {palette:?}");
            }
            assert!(contrast(Ink::OnBarrier, Ink::Barrier, palette) >= 4.5);
            assert!(contrast(Ink::OnFacilitator, Ink::Facilitator, palette) >= 4.5);
            for valence in Valence::ALL {
                for step in 1..=SHADES {
                    let ratio = contrast(Ink::Text, Ink::Shade(valence, step), palette);
                    assert!(ratio >= 4.5, "{valence:?} {step} {palette:?}: {ratio}");
                }
            }
        }
    }

    #[test]
    fn greyscale_print_keeps_the_pair_apart() {
        let ratio = contrast(Ink::Barrier, Ink::Facilitator, Palette::Greyscale);
        assert!(ratio > 2.3, "{ratio}");
    }
}
