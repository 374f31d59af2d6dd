//! A plain reader of HTML for tests: what stands before, in and after the first table of a document, and of what
//! elements it is made.

use std::collections::BTreeSet;
use std::fmt::Write;

/// A piece of a document.
pub enum Token {
    /// The start of an element, with its attributes.
    Open(String, Vec<(String, String)>),
    /// The end of one.
    Close(String),
    /// Text, read.
    Text(String),
    /// Text of a style or a script.
    Raw(String),
}

/// The pieces of a document in their order.
pub fn tokens(html: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let next = rest[1..].chars().next();
        let is_markup = |letter: char| letter.is_ascii_alphabetic() || "/!".contains(letter);
        if rest.starts_with('<') && next.is_some_and(is_markup) {
            let (tag, after) = rest[1..].split_once('>').unwrap();
            rest = after;
            if let Some(name) = tag.strip_prefix('/') {
                tokens.push(Token::Close(name.to_owned()));
            } else if !tag.starts_with('!') {
                let (name, attributes) = opened(tag);
                let is_raw = ["script", "style"].contains(&name.as_str());
                let end = format!("</{name}");
                tokens.push(Token::Open(name, attributes));
                if is_raw {
                    let (raw, after) = rest.split_at(rest.find(&end).unwrap());
                    tokens.push(Token::Raw(raw.to_owned()));
                    rest = after;
                }
            }
        } else {
            let first = rest.chars().next().unwrap().len_utf8();
            let end = rest[first..].find('<').map_or(rest.len(), |at| first + at);
            tokens.push(Token::Text(decoded(&rest[..end])));
            rest = &rest[end..];
        }
    }
    tokens
}

/// Name and attributes of a tag; no value holds a `>`, as all that is read here writes it otherwise.
fn opened(tag: &str) -> (String, Vec<(String, String)>) {
    let tag = tag.trim_end_matches('/').trim_end();
    let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while !rest.trim_start().is_empty() {
        let (attribute, value) = rest.split_once('=').unwrap_or((rest, ""));
        let quote = value.chars().next().filter(|quote| "\"'".contains(*quote));
        let (value, after) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap(),
            None => value.split_once(' ').unwrap_or((value, "")),
        };
        attributes.push((attribute.trim().to_owned(), decoded(value)));
        rest = after;
    }
    (name.to_owned(), attributes)
}

/// Text without its references to characters.
pub fn decoded(text: &str) -> String {
    let mut out = String::new();
    let mut pieces = text.split('&');
    out.push_str(pieces.next().unwrap());
    for piece in pieces {
        let read = piece.split_once(';').and_then(|(name, rest)| {
            let letter = match name {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                "quot" => '"',
                _ => char::from_u32(name.strip_prefix('#')?.parse().ok()?)?,
            };
            Some((letter, rest))
        });
        match read {
            Some((letter, rest)) => write!(out, "{letter}{rest}").unwrap(),
            None => write!(out, "&{piece}").unwrap(),
        }
    }
    out
}

/// Text without its blanks: where elements go, words that stood in two of them may meet.
pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What a reader finds in a document; texts are [`squeezed`].
#[derive(Debug, Default)]
pub struct Found {
    /// Text before the first table.
    pub before: String,
    /// The cells of that table.
    pub rows: Vec<Vec<String>>,
    /// Text after it.
    pub after: String,
    /// Names of all elements.
    pub elements: BTreeSet<String>,
    /// Names of all attributes.
    pub attributes: BTreeSet<String>,
    /// Where links lead.
    pub links: BTreeSet<String>,
}

/// Reads a document.
pub fn found(html: &str) -> Found {
    let mut found = Found::default();
    let (mut tables, mut is_in_table, mut is_in_cell) = (0, false, false);
    for token in tokens(html) {
        match token {
            Token::Open(name, attributes) => {
                tables += usize::from(name == "table");
                is_in_table |= name == "table";
                if is_in_table && name == "tr" {
                    found.rows.push(Vec::new());
                } else if is_in_table && ["th", "td"].contains(&name.as_str()) {
                    found.rows.last_mut().unwrap().push(String::new());
                    is_in_cell = true;
                }
                for (attribute, value) in attributes {
                    if attribute == "href" {
                        found.links.insert(value);
                    }
                    found.attributes.insert(attribute);
                }
                found.elements.insert(name);
            }
            Token::Close(name) => {
                is_in_table &= name != "table";
                is_in_cell &= !["th", "td"].contains(&name.as_str());
            }
            Token::Text(text) if is_in_cell => {
                let cell = found.rows.last_mut().unwrap().last_mut().unwrap();
                cell.push_str(&squeezed(&text));
            }
            // The caption of the table.
            Token::Text(_) if is_in_table => {}
            Token::Text(text) | Token::Raw(text) => {
                let side = if tables == 0 { &mut found.before } else { &mut found.after };
                side.push_str(&squeezed(&text));
            }
        }
    }
    assert_eq!(tables, 1, "one table");
    found
}
