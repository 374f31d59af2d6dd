//! Bytes and texts in the forms in which they can stand inside HTML and JavaScript.

use crate::failure::{Outcome, While};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compression, GzBuilder};
use sha2::{Digest, Sha256};
use std::io::Write;

/// Base64 of the gzip of `bytes`; the gzip's header holds no time and no name.
pub fn packed(bytes: &[u8]) -> Outcome<String> {
    Ok(STANDARD.encode(gzip(bytes)?))
}

/// The gzip of `bytes`, the same for the same bytes.
pub fn gzip(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut writer =
        GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::best());
    writer.write_all(bytes).and_then(|()| writer.finish()).while_doing("packing the program")
}

/// The source expression by which a policy allows an inline script or style of exactly this text.
pub fn policy_hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// `text` as it stands in a double-quoted attribute or as text of an element.
pub fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// `text` as a double-quoted attribute that holds much markup: only what must be escaped is.
pub fn html_attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;")
}

/// `text` as a JavaScript string literal that can also stand inside an inline script.
pub fn script_string(text: &str) -> String {
    let mut literal = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => literal.extend(['\\', character]),
            '<' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' => {
                literal.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            _ => literal.push(character),
        }
    }
    literal.push('"');
    literal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped_for_where_they_stand() {
        assert_eq!(html("a<b> & \"c\""), "a&lt;b&gt; &amp; &quot;c&quot;");
        assert_eq!(html_attribute("<p class=\"x\">&"), "<p class=&quot;x&quot;>&amp;");
        assert_eq!(script_string("</script>\n\"\\"), "\"\\u003c/script>\\u000a\\\"\\\\\"");
    }

    #[test]
    fn hash_is_the_one_that_browsers_compute() {
        // The empty text's SHA-256 is known: e3b0c442...
        assert_eq!(policy_hash(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }

    #[test]
    fn gzip_holds_no_time() {
        assert_eq!(gzip(b"same").ok(), gzip(b"same").ok());
        let bytes = gzip(b"same").unwrap_or_default();
        assert_eq!(bytes.get(4..8), Some(&[0, 0, 0, 0][..]));
    }
}
