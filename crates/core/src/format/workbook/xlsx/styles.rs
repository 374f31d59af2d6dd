//! As much of a workbook's styles as tells dates from other numbers.

use std::collections::HashMap;

use crate::diag::Result;
use crate::format::container::xml::{Node, Xml};

/// For each cell style, whether its number is a date or a time.
///
/// # Errors
/// The part is not well formed.
pub(super) fn dates(text: &str) -> Result<Vec<bool>> {
    let mut xml = Xml::new(text);
    let mut codes: HashMap<u32, bool> = HashMap::new();
    let mut formats = Vec::new();
    let mut in_cell_styles = false;
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) => match element.name() {
                "cellXfs" => in_cell_styles = true,
                "numFmt" => {
                    let [id, code] = element.attributes(["numFmtId", "formatCode"])?;
                    if let (Some(Ok(id)), Some(code)) = (id.map(|id| id.parse()), code) {
                        codes.insert(id, is_date_code(&code));
                    }
                }
                "xf" if in_cell_styles => {
                    let [id] = element.attributes(["numFmtId"])?;
                    formats.push(id.and_then(|id| id.parse().ok()).unwrap_or(0));
                }
                _ => {}
            },
            Node::End(element) if element.name() == "cellXfs" => in_cell_styles = false,
            Node::End(_) | Node::Text(_) => {}
        }
    }
    let is_date = |id: u32| codes.get(&id).copied().unwrap_or_else(|| is_built_in_date(id));
    Ok(formats.into_iter().map(is_date).collect())
}

/// Built-in formats of dates and times (ECMA-376 part 1, 18.8.30).
fn is_built_in_date(id: u32) -> bool {
    matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// True where a format code shows a date or a time: it has a letter of one outside quotes, escapes
/// and brackets (but `[h]`, `[m]` and `[s]` are spans of time).
fn is_date_code(code: &str) -> bool {
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
    #![allow(clippy::unwrap_used)]
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

    #[test]
    fn only_cell_styles_are_counted() {
        let text = "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='yyyy'/></numFmts>\
                    <cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>\
                    <cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf/></cellXfs></styleSheet>";
        assert_eq!(dates(text).unwrap(), [false, true, true, false]);
    }
}
