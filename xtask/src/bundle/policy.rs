//! The page's Content-Security-Policy.
//!
//! It stands in the outer page's head and the frame inherits it. `frame-src 'none'` does not stop the srcdoc frame
//! itself, which is no request, but it stops that frame from going anywhere else.

use super::encode::policy_hash;

/// The policy that allows exactly these inline scripts and styles, and no request of any kind.
pub fn policy(scripts: &[&str], styles: &[&str]) -> String {
    let hashes =
        |texts: &[&str]| texts.iter().map(|text| policy_hash(text)).collect::<Vec<_>>().join(" ");
    [
        "default-src 'none'",
        &format!("script-src {} 'wasm-unsafe-eval'", hashes(scripts)),
        &format!("style-src {}", hashes(styles)),
        "img-src blob: data:",
        "font-src data:",
        "connect-src 'none'",
        "worker-src blob:",
        "frame-src 'none'",
        "object-src 'none'",
        "media-src 'none'",
        "manifest-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types steelyard",
    ]
    .join("; ")
}

#[cfg(test)]
mod tests {
    use super::policy;

    #[test]
    fn nothing_is_allowed_by_a_word_that_allows_everything() {
        let text = policy(&["one"], &["two"]);
        for word in ["unsafe-inline", "'unsafe-eval'", "*", "http:", "https:", "'self'"] {
            assert!(!text.contains(word), "{word} in {text}");
        }
        assert!(text.starts_with("default-src 'none'; script-src 'sha256-"));
    }
}
