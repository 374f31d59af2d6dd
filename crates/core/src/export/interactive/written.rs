//! How values of a payload are written.

use serde::Serialize;

use crate::export::number::short;

/// A value as JSON; what is written here has no part that could not be.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// A place as a number of a payload.
pub(super) fn index(at: usize) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX)
}

/// Points as hundredths of a point, rounded as a drawing's file rounds them.
pub(super) fn hundredths(points: f64) -> i64 {
    let text = short(points, 2);
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let digits = format!("{whole}{decimals:0<2}");
    digits.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::hundredths;

    #[test]
    fn points_become_what_the_file_of_a_drawing_says() {
        for (points, expected) in [
            (0.0, 0),
            (1.0, 100),
            (12.5, 1250),
            (0.126, 13),
            (-0.5, -50),
            (-0.001, 0),
            (1e9, 100_000_000_000),
        ] {
            assert_eq!(hundredths(points), expected, "{points}");
        }
    }
}
