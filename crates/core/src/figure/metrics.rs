//! How wide a text is, from a table of advance widths: the same on the host and in the browser.
//!
//! Takes a text and a [`Font`]; gives points. Kerning is ignored, characters outside the table have
//! a width on the safe side. Never asks a browser and never reads a font.

use serde::{Deserialize, Serialize};

use super::marks::COMBINING;
use super::widths::BLOCKS;

/// Units of the table in one em.
const UNITS_PER_EM: f64 = 2048.0;
/// Height of a line's capitals and ascenders above its baseline, in em.
pub(super) const ASCENT: f64 = 0.76;
/// Depth of descenders below the baseline, in em.
pub(super) const DESCENT: f64 = 0.21;
/// Distance of two baselines, in em.
pub(super) const LINE: f64 = 1.2;

/// Room given to a combining mark, in em. It has none of its own, but a letter with marks that the
/// font does not have is drawn in another, wider one.
const MARK_EM: f64 = 0.04;

/// Weight of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// 400.
    Regular,
    /// 700.
    Bold,
}

/// Size and weight of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Font {
    /// Size in points.
    pub size_pt: f64,
    /// Weight.
    pub weight: Weight,
}

impl Font {
    /// Regular weight.
    pub const fn regular(size_pt: f64) -> Self {
        Self { size_pt, weight: Weight::Regular }
    }

    /// Bold.
    pub const fn bold(size_pt: f64) -> Self {
        Self { size_pt, weight: Weight::Bold }
    }

    /// Distance of two baselines in points.
    pub fn line_pt(self) -> f64 {
        self.size_pt * LINE
    }

    /// Width of a text in points.
    pub fn width_pt(self, text: &str) -> f64 {
        let units: f64 = text.chars().map(|c| units(c, self.weight)).sum();
        units * self.size_pt / UNITS_PER_EM
    }
}

/// True for a character that joins the one before it and takes no room of its own.
pub(super) fn combines(c: char) -> bool {
    let code = u32::from(c);
    if code < 0x300 {
        return false;
    }
    matches!(code, 0x200B..=0x200D | 0x1160..=0x11FF | 0x1F3FB..=0x1F3FF | 0xE0020..=0xE007F)
        || COMBINING
            .binary_search_by(|&(first, last)| {
                if last < code {
                    std::cmp::Ordering::Less
                } else if first > code {
                    std::cmp::Ordering::Greater
                } else {
                    std::cmp::Ordering::Equal
                }
            })
            .is_ok()
}

/// Where the outline of a character stands among those of the font that belongs to the table; `None` for one
/// that the font does not have.
pub fn place_in_font(c: char) -> Option<usize> {
    let code = u32::from(c);
    let mut before = 0;
    for &(first, widths, _) in BLOCKS {
        let has = |width: &&u16| **width > 0;
        let offset = code.checked_sub(first).and_then(|offset| usize::try_from(offset).ok());
        if let Some(offset) = offset
            && let Some(width) = widths.get(offset)
        {
            let upto = widths.get(..offset).unwrap_or_default();
            return (*width > 0).then(|| before + upto.iter().filter(has).count());
        }
        before += widths.iter().filter(has).count();
    }
    None
}

/// The room that a character takes on its line, in em.
pub fn advance_em(c: char, weight: Weight) -> f64 {
    units(c, weight) / UNITS_PER_EM
}

fn units(c: char, weight: Weight) -> f64 {
    let code = u32::from(c);
    for &(first, regular, bold) in BLOCKS {
        if let Some(offset) = code.checked_sub(first) {
            let widths = if weight == Weight::Bold { bold } else { regular };
            if let Some(&width) = widths.get(offset as usize)
                && width > 0
            {
                return f64::from(width);
            }
        }
    }
    match code {
        // Never seen; what they join is counted in full.
        0x200B..=0x200F | 0xFE00..=0xFE0F => 0.0,
        _ if combines(c) => UNITS_PER_EM * MARK_EM,
        _ => UNITS_PER_EM * fallback_em(code),
    }
}

/// Width of a character that the table does not know, in em. Wide scripts have a whole em; colour
/// emoji are wider than that in common fonts.
fn fallback_em(code: u32) -> f64 {
    match code {
        0x1F000..=0x1FAFF | 0x2600..=0x27BF | 0x2B00..=0x2BFF => 1.25,
        0x1100..=0x115F
        | 0x2E80..=0xA4CF
        | 0xAC00..=0xD7FF
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0xFFFD
        | 0x20000..=0x3FFFF => 1.0,
        _ => 0.75,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Widths at 100 pt as fontTools adds them up from Liberation Sans' `hmtx` table.
    const MEASURED: &[(&str, Weight, f64)] = &[
        ("Environmental context and resources", Weight::Regular, 1650.88),
        ("Environmental context and resources", Weight::Bold, 1789.4),
        ("84 (23.5 %)", Weight::Regular, 516.94),
        ("Ställningstagande, ÅÄÖ – øæß", Weight::Regular, 1384.08),
        ("Πρόθεση και στόχοι", Weight::Regular, 875.0),
        ("Среда и ресурсы", Weight::Bold, 855.08),
    ];

    #[test]
    fn widths_are_those_of_the_font() {
        for &(text, weight, expected) in MEASURED {
            let width = Font { size_pt: 100.0, weight }.width_pt(text);
            assert!((width / expected - 1.0).abs() < 0.02, "{text}: {width} for {expected}");
        }
    }

    #[test]
    fn marks_take_hardly_room_and_wide_characters_an_em() {
        let font = Font::regular(10.0);
        assert!(font.width_pt("e\u{301}") - font.width_pt("e") < 0.5);
        assert_eq!(font.width_pt("環境"), 20.0);
        assert_eq!(font.width_pt("\u{200B}"), 0.0);
        assert!(font.width_pt("👩‍⚕️") >= 20.0);
    }
}
