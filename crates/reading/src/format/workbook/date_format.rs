//! Which formats of cells show a date or a time.

/// Built-in formats of dates and times (ECMA-376 part 1, 18.8.30).
pub(super) fn is_built_in_date(id: u32) -> bool {
    matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// True where a format code shows a date or a time: it has a letter of one outside quotes, escapes
/// and brackets (but `[h]`, `[m]` and `[s]` are spans of time).
pub(super) fn is_date_code(code: &str) -> bool {
    let is_date_letter = |c: char| matches!(c.to_ascii_lowercase(), 'd' | 'm' | 'y' | 'h' | 's');
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            ';' => return false,
            '\\' | '_' | '*' => {
                characters.next();
            }
            '"' => {
                characters.by_ref().find(|c| *c == '"');
            }
            '[' => {
                let inside: String = characters.by_ref().take_while(|c| *c != ']').collect();
                if !inside.is_empty()
                    && inside.chars().all(|c| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's'))
                {
                    return true;
                }
            }
            _ if is_date_letter(character) => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn format_codes_of_dates_are_known() {
        for code in ["yyyy-mm-dd", "[$-409]d/m/yy", "[h]:mm", "hh:mm AM/PM", "\"on\" d"] {
            assert!(is_date_code(code), "{code}");
        }
        for code in
            ["0.00", "General", "#,##0 \"days\"", "[Red]0", "0\\d", "0;d", "@", "0.0E+00", "_d0"]
        {
            assert!(!is_date_code(code), "{code}");
        }
    }
}
