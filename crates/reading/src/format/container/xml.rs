//! A guarded reader of XML.
//!
//! Takes text; gives elements, by their local names whatever the prefix, and their text. Any document
//! type is refused, so that no entity is ever defined; depth and attributes are limited; nothing is
//! ever fetched.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::reader::Reader;

use crate::diag::{ErrorKind, Limit, Result};
use crate::format::encoding::{self, Detected};
use crate::format::limits;
use crate::pulse;

/// The text of an XML part: UTF-8, or UTF-16 if its first bytes say so.
///
/// # Errors
/// The bytes are not in the encoding that they seem to be in.
pub(in crate::format) fn text_of(bytes: Vec<u8>) -> Result<String> {
    match encoding::detect(bytes.get(..64.min(bytes.len())).unwrap_or(&[])) {
        Detected::Utf32 => Err(ErrorKind::Utf32.into()),
        Detected::Certain(crate::format::Encoding::Utf8) | Detected::Guess(_) => {
            String::from_utf8(bytes).map_err(|_| ErrorKind::MalformedXml.into())
        }
        Detected::Certain(wide) => {
            let decoded = encoding::decode(&bytes, wide, &mut |_| ());
            if decoded.invalid.count > 0 {
                return Err(ErrorKind::MalformedXml.into());
            }
            Ok(decoded.text)
        }
    }
}

/// What is met on the way through a document.
#[derive(Debug)]
pub(in crate::format) enum Node<'text> {
    /// An element begins.
    Start(Element<'text>),
    /// The innermost element ends.
    End(ElementEnd<'text>),
    /// Text, with references resolved.
    Text(Cow<'text, str>),
}

/// The start of an element.
#[derive(Debug)]
pub(in crate::format) struct Element<'text> {
    start: BytesStart<'text>,
}

impl Element<'_> {
    /// Name without its prefix.
    pub fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// Values of the attributes of some local names, whatever their prefixes.
    ///
    /// # Errors
    /// The attributes are not well formed.
    pub fn attributes<const N: usize>(
        &self,
        names: [&str; N],
    ) -> Result<[Option<Cow<'_, str>>; N]> {
        let mut values = [const { None }; N];
        for attribute in self.start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| ErrorKind::MalformedXml)?;
            let key = attribute.key.local_name().into_inner();
            for (value, _) in values.iter_mut().zip(names).filter(|(_, name)| *name == key) {
                let normalised = attribute.normalized_value(XmlVersion::Implicit1_0);
                *value = Some(normalised.map_err(|_| ErrorKind::MalformedXml)?);
            }
        }
        Ok(values)
    }
}

/// True where the value of an attribute says yes.
pub(in crate::format) fn is_true(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true" | "on"))
}

/// The end of an element.
#[derive(Debug)]
pub(in crate::format) struct ElementEnd<'text> {
    end: BytesEnd<'text>,
}

impl ElementEnd<'_> {
    /// Name without its prefix.
    pub fn name(&self) -> &str {
        self.end.local_name().into_inner()
    }
}

/// Reads a document from its start to its end.
pub(in crate::format) struct Xml<'text> {
    reader: Reader<&'text [u8]>,
    depth: usize,
    ended: bool,
}

impl<'text> Xml<'text> {
    /// Begins at the start of a document, whose byte order mark is passed over.
    pub fn new(text: &'text str) -> Self {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0, ended: false }
    }

    /// Bytes read.
    pub fn position(&self) -> u64 {
        self.reader.buffer_position()
    }

    /// The next node; `None` at the end.
    ///
    /// # Errors
    /// The document is not well formed, declares a document type, or passes a limit.
    pub fn next(&mut self) -> Result<Option<Node<'text>>> {
        loop {
            pulse::beat(1);
            let event = self.reader.read_event().map_err(|_| ErrorKind::MalformedXml)?;
            return Ok(Some(match event {
                Event::Start(start) => {
                    self.begin(&start)?;
                    Node::Start(Element { start })
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    self.ended = self.depth == 0;
                    Node::End(ElementEnd { end })
                }
                Event::Text(text) => Node::Text(text.xml10_content()),
                Event::CData(text) => Node::Text(text.xml10_content()),
                Event::GeneralRef(reference) => Node::Text(Cow::Owned(resolve(&reference)?.into())),
                Event::DocType(_) => return Err(ErrorKind::DocumentType.into()),
                Event::Eof if self.ended => return Ok(None),
                Event::Eof => return Err(ErrorKind::MalformedXml.into()),
                // Empty elements come as a start and an end.
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            }));
        }
    }

    fn begin(&mut self, start: &BytesStart<'_>) -> Result<()> {
        // What is well formed has one root.
        if self.ended {
            return Err(ErrorKind::MalformedXml.into());
        }
        self.depth += 1;
        if self.depth > limits::XML_DEPTH {
            return Err(limits::passed(Limit::XmlDepth, limits::XML_DEPTH));
        }
        // An attribute takes four bytes at least, so most elements need not be counted.
        if start.attributes_raw().len() > limits::XML_ATTRIBUTES * 4
            && start.attributes().with_checks(false).take(limits::XML_ATTRIBUTES + 1).count()
                > limits::XML_ATTRIBUTES
        {
            return Err(limits::passed(Limit::XmlAttributes, limits::XML_ATTRIBUTES));
        }
        Ok(())
    }
}

/// The character that a reference stands for: one of the five of XML, or a number.
fn resolve(reference: &quick_xml::events::BytesRef<'_>) -> Result<char> {
    let named = match reference.as_ref() {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().map_err(|_| ErrorKind::MalformedXml)?,
    };
    named.ok_or_else(|| ErrorKind::MalformedXml.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(text: &str) -> std::result::Result<String, ErrorKind> {
        let mut xml = Xml::new(text);
        let mut seen = String::new();
        loop {
            match xml.next() {
                Ok(Some(Node::Start(element))) => seen.push_str(&format!("<{}>", element.name())),
                Ok(Some(Node::End(_))) => seen.push('/'),
                Ok(Some(Node::Text(text))) => seen.push_str(&text),
                Ok(None) => return Ok(seen),
                Err(error) => return Err(error.kind),
            }
        }
    }

    #[test]
    fn documents_are_read_or_refused() {
        let deep = "<a>".repeat(300);
        let many = format!("<a {}/>", "b='' ".repeat(300));
        let cases: Vec<(&str, std::result::Result<&str, ErrorKind>)> = vec![
            ("\u{feff}<?xml version='1.0'?><x:a><b/>1 &lt; 2&#65;</x:a>", Ok("<a><b>/1 < 2A/")),
            ("<a><![CDATA[<b>]]></a>", Ok("<a><b>/")),
            ("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", Err(ErrorKind::DocumentType)),
            ("<a>&e;</a>", Err(ErrorKind::MalformedXml)),
            ("<a>&#0;</a>", Err(ErrorKind::MalformedXml)),
            ("<a>&#xD800;</a>", Err(ErrorKind::MalformedXml)),
            ("<a><b></a></b>", Err(ErrorKind::MalformedXml)),
            ("<a><b>", Err(ErrorKind::MalformedXml)),
            ("<a/><b/>", Err(ErrorKind::MalformedXml)),
            ("", Err(ErrorKind::MalformedXml)),
            (&deep, Err(ErrorKind::TooLarge { what: Limit::XmlDepth, limit: 256 })),
            (&many, Err(ErrorKind::TooLarge { what: Limit::XmlAttributes, limit: 256 })),
        ];
        for (text, expected) in cases {
            assert_eq!(outcome(text), expected.map(str::to_owned), "{text:.60}");
        }
    }
}
