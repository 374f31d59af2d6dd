//! Characters that a program for the web wrote as entities: `Training &amp; support`.
//!
//! Takes a text; gives what it says. Knows the entities that programs write for signs of markup, and those by
//! number. Never decodes twice.

use std::borrow::Cow;

use super::{Cell, Found, Table};

/// Names of entities and what they stand for.
const NAMED: [(&str, &str); 10] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("rsquo", "’"),
];
/// Letters between the signs of the longest entity.
const LONGEST: usize = 8;

impl Table {
    /// Decodes the entities in all cells and headers. Headers stay as they are where two would be one.
    pub fn decode_entities(&mut self) {
        let headers: Vec<String> =
            self.headers.iter().map(|header| decoded(header).into_owned()).collect();
        let apart: std::collections::HashSet<&String> = headers.iter().collect();
        if apart.len() == headers.len() {
            self.headers = headers;
        }
        if self.text.contains('&') {
            self.rewrite(decoded);
        }
    }

    /// Writes what `change` makes of the texts of cells in their place.
    pub(super) fn rewrite(&mut self, change: fn(&str) -> Cow<'_, str>) {
        self.found = Found::default();
        // The texts of cells lie in the arena in any order, and several cells may share one.
        let mut known: std::collections::HashMap<(usize, usize), Cell> =
            std::collections::HashMap::new();
        let mut more = String::new();
        let before = self.text.len();
        for cell in &mut self.cells {
            let text = cell.text(&self.text);
            let Cow::Owned(changed) = change(text) else { continue };
            let key = (cell.start(), text.len());
            let new = known.get(&key).copied().or_else(|| {
                let new = Cell::new(before + more.len(), changed.len())?;
                more.push_str(&changed);
                known.insert(key, new);
                Some(new)
            });
            if let Some(new) = new {
                *cell = new;
            }
        }
        self.text.push_str(&more);
    }
}

/// The text with its entities decoded; borrowed where it has none.
fn decoded(text: &str) -> Cow<'_, str> {
    let mut out: Option<String> = None;
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        let entity = behind.find(';').filter(|end| (1..=LONGEST).contains(end));
        let entity = entity.and_then(|end| Some((behind.get(..end)?, behind.get(end + 1..)?)));
        let sign = entity.and_then(|(name, after)| Some((sign(name)?, after)));
        let done = text.len() - rest.len();
        match sign {
            Some((sign, after)) => {
                let out =
                    out.get_or_insert_with(|| text.get(..done).unwrap_or_default().to_owned());
                out.push_str(before);
                out.push_str(&sign);
                rest = after;
            }
            None => {
                if let Some(out) = &mut out {
                    out.push_str(before);
                    out.push('&');
                }
                rest = behind;
            }
        }
    }
    match out {
        Some(mut out) => {
            out.push_str(rest);
            Cow::Owned(out)
        }
        None => Cow::Borrowed(text),
    }
}

/// What an entity stands for, by what is between its signs.
fn sign(name: &str) -> Option<Cow<'static, str>> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        let letter = char::from_u32(code).filter(|letter| !letter.is_control())?;
        return Some(Cow::Owned(letter.to_string()));
    }
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, sign)| Cow::Borrowed(*sign))
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn entities_are_what_they_stand_for() {
        for (text, expected) in [
            ("Training &amp; support", "Training & support"),
            ("&lt;5 &#38; &#x3E;3 &quot;x&quot;", "<5 & >3 \"x\""),
            ("a &amp; b & c; d", "a & b & c; d"),
            ("R&D; cost", "R&D; cost"),
            ("&amp;amp;", "&amp;"),
            ("AT&T", "AT&T"),
            ("&unknown; &;", "&unknown; &;"),
            ("&#0; &#99999999;", "&#0; &#99999999;"),
            ("& &amp;", "& &"),
            ("", ""),
        ] {
            assert_eq!(decoded(text), expected, "{text}");
        }
    }
}
