//! Numbers as the languages of drawings write them.

/// A number with at most so many decimals and no zeros at its end; 0 for what is no number.
pub(super) fn short(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{value:.decimals$}");
    let text = if decimals == 0 { &text } else { text.trim_end_matches('0').trim_end_matches('.') };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn numbers_are_short() {
        for (value, expected) in [
            (1.0, "1"),
            (0.126, "0.13"),
            (-0.001, "0"),
            (12.5, "12.5"),
            (f64::NAN, "0"),
            (100.0, "100"),
        ] {
            assert_eq!(short(value, 2), expected);
        }
        assert_eq!(short(1.23456, 3), "1.235");
        assert_eq!(short(100.4, 0), "100");
    }
}
