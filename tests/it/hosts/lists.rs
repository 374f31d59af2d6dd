//! Filters that let the elements and attributes of a list through and of all others the text, scripts and styles as
//! well: a plain model of WordPress's kses for posts, and of bleach as Janeway calls it.

use std::fmt::Write;

use super::markup::{Token, tokens};

/// What a filter lets through.
pub struct List {
    /// Elements, of those that a figure has.
    pub elements: &'static [&'static str],
    /// Attributes, of whichever element; those that end in `-` begin many.
    pub attributes: &'static [&'static str],
}

/// WordPress, `wp-includes/kses.php`, "post".
pub const KSES: List = List {
    elements: &[
        "a", "br", "caption", "div", "h2", "h3", "li", "p", "section", "span", "table", "tbody",
        "td", "th", "thead", "tr", "ul",
    ],
    attributes: &[
        "aria-", "class", "colspan", "data-", "href", "id", "rel", "rowspan", "scope", "target",
        "title",
    ],
};

/// Janeway, `src/utils/const.py`: bleach with what it calls generally safe, among which are styles.
pub const BLEACH: List = List {
    elements: &[
        "a", "br", "caption", "div", "h2", "h3", "li", "p", "section", "span", "style", "table",
        "tbody", "td", "th", "thead", "tr", "ul",
    ],
    attributes: &["alt", "class", "height", "href", "id", "src", "title", "width"],
};

/// A document as a filter leaves it.
pub fn filtered(html: &str, list: &List) -> String {
    let escaped = |text: &str| {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
    };
    let mut out = String::new();
    let mut is_kept_raw = false;
    for token in tokens(html) {
        match token {
            Token::Open(name, attributes) => {
                is_kept_raw = list.elements.contains(&name.as_str());
                if !is_kept_raw {
                    continue;
                }
                write!(out, "<{name}").unwrap();
                for (attribute, value) in attributes {
                    let is_kept = |known: &&str| match known.strip_suffix('-') {
                        Some(_) => attribute.starts_with(known),
                        None => attribute == *known,
                    };
                    if list.attributes.iter().any(is_kept) {
                        write!(out, " {attribute}=\"{}\"", escaped(&value)).unwrap();
                    }
                }
                out.push('>');
            }
            Token::Close(name) if list.elements.contains(&name.as_str()) => {
                write!(out, "</{name}>").unwrap();
            }
            Token::Close(_) => {}
            Token::Raw(text) if is_kept_raw => out.push_str(&text),
            Token::Text(text) | Token::Raw(text) => out.push_str(&escaped(&text)),
        }
    }
    out
}
