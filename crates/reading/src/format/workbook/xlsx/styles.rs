//! As much of a workbook's styles as tells dates from other numbers, and what is struck through.

use std::collections::HashMap;

use super::super::date_format::{is_built_in_date, is_date_code};
use crate::diag::Result;
use crate::format::container::xml::{Node, Xml};

/// What a cell style says of the cells in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// Its number is a date or a time.
    pub is_date: bool,
    /// Its text is struck through.
    pub is_struck: bool,
}

/// The cell styles.
///
/// # Errors
/// The part is not well formed.
pub(super) fn styles(text: &str) -> Result<Vec<Style>> {
    let mut xml = Xml::new(text);
    let mut codes: HashMap<u32, bool> = HashMap::new();
    let mut struck: Vec<bool> = Vec::new();
    let mut found: Vec<(u32, usize)> = Vec::new();
    let (mut in_cell_styles, mut in_fonts) = (false, false);
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) => match element.name() {
                "cellXfs" => in_cell_styles = true,
                "fonts" => in_fonts = true,
                "font" if in_fonts => struck.push(false),
                "strike" if in_fonts => {
                    let [value] = element.attributes(["val"])?;
                    if let Some(font) = struck.last_mut() {
                        *font = !matches!(value.as_deref(), Some("0" | "false"));
                    }
                }
                "numFmt" => {
                    let [id, code] = element.attributes(["numFmtId", "formatCode"])?;
                    if let (Some(Ok(id)), Some(code)) = (id.map(|id| id.parse()), code) {
                        codes.insert(id, is_date_code(&code));
                    }
                }
                "xf" if in_cell_styles => {
                    let [id, font] = element.attributes(["numFmtId", "fontId"])?;
                    let id = id.and_then(|id| id.parse().ok()).unwrap_or(0);
                    found.push((id, font.and_then(|font| font.parse().ok()).unwrap_or(0)));
                }
                _ => {}
            },
            Node::End(element) => match element.name() {
                "cellXfs" => in_cell_styles = false,
                "fonts" => in_fonts = false,
                _ => {}
            },
            Node::Text(_) => {}
        }
    }
    let is_date = |id: u32| codes.get(&id).copied().unwrap_or_else(|| is_built_in_date(id));
    let is_struck = |font: usize| struck.get(font).copied().unwrap_or(false);
    let style = |(id, font)| Style { is_date: is_date(id), is_struck: is_struck(font) };
    Ok(found.into_iter().map(style).collect())
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
        let dates: Vec<bool> = styles(text).unwrap().iter().map(|style| style.is_date).collect();
        assert_eq!(dates, [false, true, true, false]);
    }

    #[test]
    fn fonts_strike_the_text_of_their_styles_through() {
        let text = "<styleSheet><fonts><font/><font><strike/></font><font><strike val='0'/></font></fonts>\
                    <dxfs><dxf><font><strike/></font></dxf></dxfs>\
                    <cellXfs><xf fontId='0'/><xf fontId='1'/><xf fontId='2'/><xf fontId='9'/></cellXfs></styleSheet>";
        let struck: Vec<bool> = styles(text).unwrap().iter().map(|style| style.is_struck).collect();
        assert_eq!(struck, [false, true, false, false]);
    }
}
