//! Shares in percent, without the noise of floating point.

/// `count` of `denominator` in percent, rounded half away from zero to one decimal (the rounding
/// that people do by hand and that journals' tables show); `None` for a denominator of 0.
///
/// The tenths are worked out on whole numbers, so 1 of 2000 (0.05 %) is 0.1 on every machine.
pub fn round_percent(count: u32, denominator: u32) -> Option<f64> {
    let (count, denominator) = (u64::from(count), u64::from(denominator));
    let tenths = (count * 2000 + denominator).checked_div(denominator * 2)?;
    // At most 1000 * u32::MAX, far below 2^53: exact.
    Some(tenths as f64 / 10.0)
}

#[cfg(test)]
mod tests {
    use super::round_percent;

    #[test]
    fn halves_go_up_and_published_shares_come_out() {
        for (count, denominator, percent) in [
            (84, 357, Some(23.5)),
            (15, 357, Some(4.2)),
            (44, 265, Some(16.6)),
            (10, 265, Some(3.8)),
            (1, 2000, Some(0.1)),
            (1, 2001, Some(0.0)),
            (1, 8, Some(12.5)),
            (1, 16, Some(6.3)),
            (2, 3, Some(66.7)),
            (0, 5, Some(0.0)),
            (5, 5, Some(100.0)),
            (0, 0, None),
            (3, 0, None),
            (u32::MAX, 1, Some(429_496_729_500.0)),
        ] {
            assert_eq!(round_percent(count, denominator), percent, "{count}/{denominator}");
        }
    }
}
