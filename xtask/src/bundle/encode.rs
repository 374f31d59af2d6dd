//! Bytes and texts in the forms in which they can stand inside HTML and JavaScript.

use crate::failure::{Outcome, While};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compression, write::GzEncoder};
use lzma_rust2::{LzmaOptions, LzmaWriter};
use sha2::{Digest, Sha256};
use std::io::Write;

/// What [`lzma`] makes of `bytes` in base 85: the form that `www/unpack.js` unpacks.
pub fn packed(bytes: &[u8]) -> Outcome<String> {
    lzma(bytes).map(|packed| base85(&packed))
}

/// Digits of base 85: what neither HTML, nor an attribute, nor a JavaScript string has to escape.
const DIGITS: &[u8; 85] =
    b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+,-./:;=?@[]^_|~";

/// `bytes` in base 85, five characters for four bytes, padded with zeros.
fn base85(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(4) * 5);
    for chunk in bytes.chunks(4) {
        let mut four = [0; 4];
        four.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
        let value = u32::from_be_bytes(four);
        for power in [52_200_625, 614_125, 7_225, 85, 1] {
            // The remainder is below 85, the number of digits.
            let digit = DIGITS.get((value / power % 85) as usize).copied().unwrap_or_default();
            text.push(char::from(digit));
        }
    }
    text
}

/// The LZMA of `bytes` in the "alone" format, which holds nothing but them and their number.
pub fn lzma(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let length = u64::try_from(bytes.len()).ok();
    let mut options = LzmaOptions::with_preset(9);
    // WebAssembly is a stream of bytes without alignment; measured, this is the smallest.
    (options.lc, options.pb, options.nice_len) = (4, 0, LzmaOptions::NICE_LEN_MAX);
    LzmaWriter::new_use_header(Vec::new(), &options, length)
        .and_then(|mut writer| writer.write_all(bytes).and_then(|()| writer.finish()))
        .while_doing("packing the program")
}

/// The gzip of `bytes`, as a server would send them.
pub fn gzip(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes).and_then(|()| writer.finish()).while_doing("packing the program")
}

/// The SHA-256 of `bytes` in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
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
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

    use super::*;
    use std::process::{Command, Stdio};

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

    /// Bytes of several kinds: none, one, runs, far repeats, noise, all values.
    fn samples() -> Vec<Vec<u8>> {
        let mut state = 1_u32;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        })
        .take(70_000)
        .collect();
        let far = [&noise[..], &b"abcabcabcabd".repeat(900), &noise[..]].concat();
        let words = include_bytes!("page.rs").repeat(3);
        vec![Vec::new(), vec![7], vec![0; 100_000], far, words, (0..=255).collect(), noise]
    }

    #[test]
    fn page_unpacks_what_was_packed() {
        let script = "const { unpack, fromBase85 } = new Function(require('fs').readFileSync(process.argv[1], 'utf8') + '; return { unpack, fromBase85 }')(); \
                      const lines = require('fs').readFileSync(0, 'utf8').trim().split('\\n'); \
                      for (const line of lines) console.log(Buffer.from(unpack(fromBase85(line))).toString('base64'));";
        let samples = samples();
        let packed: Vec<String> = samples.iter().map(|bytes| packed(bytes).unwrap()).collect();
        let mut node = Command::new("node")
            .args(["-e", script, concat!(env!("CARGO_MANIFEST_DIR"), "/../www/unpack.js")])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node is needed by the build and so by its tests");
        node.stdin.take().unwrap().write_all(packed.join("\n").as_bytes()).unwrap();
        let said = String::from_utf8(node.wait_with_output().unwrap().stdout).unwrap();
        let expected: Vec<String> = samples.iter().map(|bytes| STANDARD.encode(bytes)).collect();
        assert_eq!(said.trim_end_matches('\n').split('\n').collect::<Vec<_>>(), expected);
    }
}
