//! What hosts do to the text of a file before they show it, and how a figure keeps out of the way.
//!
//! A journal's program (OJS) goes through a whole file with patterns and puts its own addresses and names in;
//! what a label says must not set one off. Each character that begins such a pattern is written in another way that
//! reads the same.

/// What a host's patterns look for, in lower case, with how many of its bytes stand before the character that is
/// written otherwise.
const TRAPS: [(&str, usize); 2] = [("ojs://", 3), ("{$", 1)];
/// A word behind which a host looks for an address, in lower case, and what stands between the two.
const WORD: &str = "url";
const BEFORE_ADDRESS: [char; 3] = ['(', ':', '='];

/// JSON in which no text sets a host off, and which may stand in a script: `<` ends none and begins none.
pub(super) fn without_traps_in_json(json: &str) -> String {
    rewritten(json, &|letter| format!("\\u{:04x}", u32::from(letter)), &['<'])
}

/// HTML's content or attribute's value in which no text sets a host off; markup is escaped before.
///
/// HTML Purifier counts the `&amp;` of a text and, where there are as many as other references, leaves these as they
/// are, to be read as `&#40;`; so there an ampersand is written by its number too.
pub(super) fn without_traps_in_html(html: &str) -> String {
    let out = rewritten(html, &|letter| format!("&#{};", u32::from(letter)), &[]);
    if out == html { out } else { out.replace("&amp;", "&#38;") }
}

fn rewritten(text: &str, other: &dyn Fn(char) -> String, always: &[char]) -> String {
    let mut out = String::with_capacity(text.len());
    let folded = text.to_ascii_lowercase();
    let mut written_otherwise = std::collections::BTreeSet::new();
    for (trap, before) in TRAPS {
        written_otherwise.extend(folded.match_indices(trap).map(|(at, _)| at + before));
    }
    for (at, _) in folded.match_indices(WORD) {
        // Blanks may stand before it.
        let behind = folded.get(at + WORD.len()..).unwrap_or_default();
        let next = behind.trim_ascii_start();
        if next.starts_with(BEFORE_ADDRESS) {
            written_otherwise.insert(folded.len() - next.len());
        }
    }
    for (at, letter) in text.char_indices() {
        if always.contains(&letter) || written_otherwise.contains(&at) {
            out.push_str(&other(letter));
        } else {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traps_are_written_otherwise_and_read_the_same() {
        let text = r#"{"a":"OJS://x {$issueTitle} url(f.png) URL: Url  :'f' url= <b> plain url"}"#;
        let json = without_traps_in_json(text);
        for trap in ["OJS://", "{$", "url(", "URL:", "Url  :", "url=", "<"] {
            assert!(!json.contains(trap), "{trap}: {json}");
        }
        let before: Option<serde_json::Value> = serde_json::from_str(text).ok();
        assert!(before.is_some());
        assert_eq!(serde_json::from_str(&json).ok(), before);
        assert_eq!(without_traps_in_html("url(a) and {$b}"), "url&#40;a) and {&#36;b}");
        assert_eq!(without_traps_in_html("R&amp;D url(a)"), "R&#38;D url&#40;a)");
        assert_eq!(without_traps_in_html("R&amp;D"), "R&amp;D");
        assert_eq!(without_traps_in_html("url \u{e9}: a"), "url \u{e9}: a");
        assert_eq!(without_traps_in_html("courier, hurl, source"), "courier, hurl, source");
    }
}
