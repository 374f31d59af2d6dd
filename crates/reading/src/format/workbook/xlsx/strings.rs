//! The shared strings of a workbook, and the text of rich strings.

use crate::diag::{Limit, Result};
use crate::format::container::xml::{Node, Xml};
use crate::format::limits;
use crate::format::table::{Arena, Cell};

/// Gathers the text of a string: its runs one behind the other, without the readings (furigana)
/// that may stand above them.
#[derive(Debug, Default)]
pub(super) struct RichText {
    text: String,
    in_text: bool,
    in_reading: bool,
}

impl RichText {
    /// Takes a node inside the string into account.
    pub fn see(&mut self, node: &Node<'_>) {
        match node {
            Node::Start(element) => match element.name() {
                "t" => self.in_text = true,
                "rPh" => self.in_reading = true,
                _ => {}
            },
            Node::End(element) => match element.name() {
                "t" => self.in_text = false,
                "rPh" => self.in_reading = false,
                _ => {}
            },
            Node::Text(text) if self.in_text && !self.in_reading => self.text.push_str(text),
            Node::Text(_) => {}
        }
    }

    /// The text gathered, and begins anew.
    pub fn take(&mut self) -> String {
        *self = Self { text: std::mem::take(&mut self.text), ..Self::default() };
        unescaped(std::mem::take(&mut self.text))
    }
}

/// Characters that XML cannot hold stand in a workbook as `_x000D_` (ECMA-376 part 1, 22.9.2.19).
/// Control characters but tab and line ends are taken out.
fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, behind)) = rest.split_once("_x") {
        plain.push_str(before);
        let code = behind
            .get(..5)
            .and_then(|escape| escape.strip_suffix('_'))
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .and_then(char::from_u32);
        match code {
            Some(character) => {
                if !character.is_control() || matches!(character, '\t' | '\n' | '\r') {
                    plain.push(character);
                }
                rest = behind.get(5..).unwrap_or("");
            }
            None => {
                plain.push_str("_x");
                rest = behind;
            }
        }
    }
    plain.push_str(rest);
    plain
}

/// Reads the part of shared strings, each stored once however often it is used.
///
/// # Errors
/// The part is not well formed, or a limit is passed. What it declares of its size is not looked at.
pub(super) fn shared(text: &str, arena: &mut Arena) -> Result<Vec<Cell>> {
    let mut xml = Xml::new(text);
    let mut strings = Vec::new();
    let mut rich = RichText::default();
    while let Some(node) = xml.next()? {
        rich.see(&node);
        if matches!(&node, Node::End(element) if element.name() == "si") {
            if strings.len() >= limits::CELLS {
                return Err(limits::passed(Limit::Cells, limits::CELLS));
            }
            strings.push(arena.intern(&rich.take())?);
        }
    }
    Ok(strings)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn strings_are_read_with_their_runs() {
        let text = "<x:sst count='9'><x:si><x:t>a &amp; b</x:t></x:si>\
                    <x:si><x:r><x:t> one</x:t></x:r><x:r><x:t>two </x:t></x:r>\
                    <x:rPh><x:t>reading</x:t></x:rPh></x:si><x:si/>\
                    <x:si><x:t>l_x000D_m_x005F_x000D_ _x00 _x0001_</x:t></x:si></x:sst>";
        let mut arena = Arena::default();
        let strings = shared(text, &mut arena).unwrap();
        let texts: Vec<&str> = strings.iter().map(|cell| arena.text_of(*cell)).collect();
        assert_eq!(texts, ["a & b", " onetwo ", "", "l\rm_x000D_ _x00 "]);
    }
}
