//! Text that becomes part of a document of XML.

/// Text for content or an attribute: markup escaped, line ends and tabs as blanks, what XML 1.0 does
/// not allow replaced by U+FFFD.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().map(allowed) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// A character as a document of XML may hold it: line ends and tabs as blanks, what is not allowed as U+FFFD.
pub(super) fn allowed(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => ' ',
        '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(
            escaped("<script>\"&'\u{0}\u{FFFE}\u{1F600}"),
            "&lt;script&gt;&quot;&amp;'\u{FFFD}\u{FFFD}\u{1F600}"
        );
    }
}
