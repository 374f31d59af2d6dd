//! Where a segment stands in its source.
//!
//! Takes the range that a reader knew, or the cells that say one; gives positions and what they count. Never
//! compares.

use std::borrow::Cow;

use crate::format::SegmentRange;
use crate::schema::project::MILLISECONDS;

/// A range as its file gives it: unit, start, end.
pub(super) type Given<'a> = (Cow<'a, str>, u32, u32);

/// The range that the reader of a file knew.
pub(super) fn known(SegmentRange { unit, start, end }: SegmentRange) -> Given<'static> {
    (unit.label(), start, end)
}

/// Reads a range of two cells (`454`, `552`), or of one that says both (`454-552`).
///
/// A position is a whole number, with a unit behind it where it does not count characters (`1200 ms`), or a
/// time (`1:02:03.5`), which is given in milliseconds. `None` for anything else, for two units, and for an
/// end before its start.
pub(super) fn parse<'a>(start: &'a str, end: &'a str) -> Option<Given<'a>> {
    let (start, end) =
        if end.is_empty() { start.split_once(['-', '\u{2013}'])? } else { (start, end) };
    let (unit, start) = position(start.trim())?;
    let (other, end) = position(end.trim())?;
    (unit == other && start <= end).then_some((Cow::Borrowed(unit), start, end))
}

/// Whether the range of two cells is more than a point; `None` where they say no range.
pub(in crate::dataset) fn is_range(start: &str, end: &str) -> Option<bool> {
    if end.is_empty() {
        return None;
    }
    parse(start, end).map(|(_, start, end)| start < end)
}

fn position(text: &str) -> Option<(&str, u32)> {
    if text.contains(':') {
        return Some((MILLISECONDS, milliseconds(text)?));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at_checked(digits)?;
    let unit = unit.trim();
    unit.chars().all(char::is_alphabetic).then_some((unit, number.parse().ok()?))
}

fn milliseconds(text: &str) -> Option<u32> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let mut seconds = 0_u32;
    let mut parts = 0;
    for part in whole.split(':') {
        parts += 1;
        let part: u32 = part.trim().parse().ok()?;
        seconds = seconds.checked_mul(60)?.checked_add(part)?;
    }
    let thousandths: String = fraction.chars().chain("000".chars()).take(3).collect();
    (parts <= 3).then_some(())?;
    seconds.checked_mul(1000)?.checked_add(thousandths.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::project::PositionUnit;

    #[test]
    fn ranges_are_read_or_not_there() {
        for (start, end, expected) in [
            ("454", "552", Some(("", 454, 552))),
            ("454-552", "", Some(("", 454, 552))),
            ("454\u{2013}552", "", Some(("", 454, 552))),
            ("1200 ms", "1500 ms", Some(("ms", 1200, 1500))),
            ("0:01:02,5", "0:01:03", Some(("ms", 62_500, 63_000))),
            ("7", "7", Some(("", 7, 7))),
            ("7", "6", None),
            ("7", "", None),
            ("7", "9 ms", None),
            ("", "", None),
            ("1:2:3:4", "1:2:3:5", None),
            ("4294967296", "4294967297", None),
            ("99999999:00", "99999999:01", None),
            ("¶ 4", "¶ 5", None),
            ("p. 3", "p. 4", None),
            ("120 text 2", "130 text 2", None),
            ("120", "130 text 2", None),
            ("12 Jan 2020", "14 Jan 2020", None),
            ("12 text ", "14 text 2a", None),
        ] {
            let expected = expected.map(|(unit, start, end)| (Cow::Borrowed(unit), start, end));
            assert_eq!(parse(start, end), expected, "{start:?} {end:?}");
        }
    }

    #[test]
    fn known_ranges_are_of_one_scale_with_those_of_cells() {
        for (unit, start, end) in [
            (PositionUnit::Characters { text: 1 }, "120", "130"),
            (PositionUnit::Milliseconds, "120 ms", "130 ms"),
            (PositionUnit::Milliseconds, "0:00.12", "0:00.13"),
        ] {
            assert_eq!(SegmentRange::new(unit, 120, 130).map(known), parse(start, end));
        }
        let of_text = |text| {
            known(SegmentRange { unit: PositionUnit::Characters { text }, start: 0, end: 1 })
        };
        assert_ne!(of_text(1), of_text(2));
        assert_ne!(of_text(2), of_text(3));
    }
}
