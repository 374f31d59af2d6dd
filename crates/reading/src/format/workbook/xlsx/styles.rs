//! As much of a workbook's styles as tells dates from other numbers.

use std::collections::HashMap;

use super::super::date_format::{is_built_in_date, is_date_code};
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_cell_styles_are_counted() {
        let text = "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='yyyy'/></numFmts>\
                    <cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>\
                    <cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf/></cellXfs></styleSheet>";
        assert_eq!(dates(text).unwrap(), [false, true, true, false]);
    }
}
