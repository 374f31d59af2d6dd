//! Numbers and dates of cells as text.

/// Seconds of a day.
const DAY_SECONDS: i64 = 86_400;
/// The first serial number behind 9999-12-31 in the system of 1900.
const SERIAL_END: f64 = 2_958_466.0;
/// Days between the starts of the systems of 1900 and 1904.
const DAYS_1900_TO_1904: f64 = 1_462.0;

/// A stored number as a spreadsheet shows it without a format: fifteen digits at most. `None` where
/// the text is no finite number.
pub(super) fn number(stored: &str) -> Option<String> {
    stored.trim().parse().ok().and_then(shown)
}

/// A number in the same way; `None` for what is not finite.
pub(super) fn shown(value: f64) -> Option<String> {
    if !value.is_finite() {
        return None;
    }
    if value == value.trunc() && value.abs() < 1e15 {
        // Adding zero makes a negative zero positive.
        return Some(format!("{}", value + 0.0));
    }
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    let plain = (1e-7..1e21).contains(&rounded.abs());
    Some(if plain { format!("{rounded}") } else { format!("{rounded:e}") })
}

/// A serial number of a date or time in ISO 8601: `2024-05-01`, `2024-05-01T13:45:00`, or `13:45:00`
/// where there is no day. `None` where no date has that number.
///
/// In the system of 1900 day 60 is 1900-02-29, which never was; spreadsheets keep it, and so do we.
pub(super) fn date(serial: f64, system_1904: bool) -> Option<String> {
    let serial = if system_1904 { serial + DAYS_1900_TO_1904 } else { serial };
    if !(0.0..SERIAL_END).contains(&serial) {
        return None;
    }
    let seconds = (serial * DAY_SECONDS as f64).round() as i64;
    let (days, second) = (seconds / DAY_SECONDS, seconds % DAY_SECONDS);
    let time = format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
    let day = match days {
        0 => return Some(time),
        60 => "1900-02-29".to_owned(),
        _ => {
            // Day 1 is 1900-01-01; behind day 60 one day too many has been counted. 1970-01-01 is
            // day 25,569.
            let shifted = if days < 60 { days + 1 } else { days };
            let (year, month, day) = civil(shifted - 25_569);
            format!("{year:04}-{month:02}-{day:02}")
        }
    };
    Some(if second == 0 { day } else { format!("{day}T{time}") })
}

/// Year, month and day of a day counted from 1970-01-01 in the Gregorian calendar (Hinnant 2013,
/// "chrono-compatible low-level date algorithms").
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_with_fifteen_digits() {
        let cases = [
            ("3", Some("3")),
            ("-0", Some("0")),
            ("1.0000000000000001E-2", Some("0.01")),
            ("0.30000000000000004", Some("0.3")),
            ("23.5", Some("23.5")),
            ("1E3", Some("1000")),
            ("1E+30", Some("1e30")),
            ("1.5E-9", Some("1.5e-9")),
            ("1e400", None),
            ("NaN", None),
            ("inf", None),
            ("", None),
            ("x", None),
        ];
        for (stored, expected) in cases {
            assert_eq!(number(stored).as_deref(), expected, "{stored}");
        }
    }

    #[test]
    fn dates_are_those_that_spreadsheets_show() {
        let cases = [
            (1.0, false, Some("1900-01-01")),
            (59.0, false, Some("1900-02-28")),
            (60.0, false, Some("1900-02-29")),
            (61.0, false, Some("1900-03-01")),
            (25_569.0, false, Some("1970-01-01")),
            (45_413.0, false, Some("2024-05-01")),
            (45_413.5, false, Some("2024-05-01T12:00:00")),
            (0.75, false, Some("18:00:00")),
            (2_958_465.0, false, Some("9999-12-31")),
            (2_958_466.0, false, None),
            (-1.0, false, None),
            (0.0, true, Some("1904-01-01")),
            (43_951.0, true, Some("2024-05-01")),
            (f64::NAN, false, None),
        ];
        for (serial, system_1904, expected) in cases {
            assert_eq!(date(serial, system_1904).as_deref(), expected, "{serial} {system_1904}");
        }
    }
}
