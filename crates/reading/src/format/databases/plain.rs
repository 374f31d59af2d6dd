//! The text of a passage that is kept as a piece of a web page.

/// Elements between which there is no space: they only mark letters.
const INLINE: [&str; 14] = [
    "a", "abbr", "b", "code", "em", "font", "i", "s", "small", "span", "strong", "sub", "sup", "u",
];
/// Most letters of a reference such as `&nbsp;`.
const REFERENCE: usize = 10;

/// The text of a piece of HTML, with single spaces, also where an element begins or ends that is more
/// than a mark on letters.
pub(super) fn text(html: &str) -> String {
    let mut plain = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        plain.push_str(before);
        rest = match element(from) {
            Some((name, behind)) => {
                if !INLINE.iter().any(|known| name.eq_ignore_ascii_case(known)) {
                    plain.push(' ');
                }
                behind
            }
            None => match reference(from) {
                Some((letter, behind)) => {
                    plain.push(letter);
                    behind
                }
                None => {
                    let (first, behind) = from.split_at_checked(1).unwrap_or((from, ""));
                    plain.push_str(first);
                    behind
                }
            },
        };
    }
    plain.push_str(rest);
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name of the element that begins or ends at the start of a text, and what follows its tag; a
/// comment has no name.
fn element(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('<')?;
    if let Some(comment) = inside.strip_prefix("!--") {
        return Some(("", comment.split_once("-->").map_or("", |(_, behind)| behind)));
    }
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    if !inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') {
        return None;
    }
    let end = inside.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inside.len());
    let (name, mut rest) = inside.split_at_checked(end)?;
    // A bracket in the value of an attribute does not end the tag.
    while let Some(at) = rest.find(['>', '"', '\'']) {
        let mark = rest.get(at..)?.chars().next()?;
        rest = rest.get(at + 1..)?;
        if mark == '>' {
            return Some((name, rest));
        }
        rest = rest.split_once(mark).map_or("", |(_, behind)| behind);
    }
    Some((name, ""))
}

/// The letter that a reference at the start of a text stands for, and what follows it.
fn reference(text: &str) -> Option<(char, &str)> {
    let inside = text.strip_prefix('&')?;
    let end = inside.bytes().take(REFERENCE).position(|byte| byte == b';')?;
    let (name, behind) = (inside.get(..end)?, inside.get(end + 1..)?);
    let letter = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|letter| !letter.is_control() || letter.is_whitespace())?
        }
    };
    Some((letter, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_what_the_page_would_show() {
        for (html, expected) in [
            ("<p>We <b>can</b>not pay.</p><p>It &amp; that</p>", "We cannot pay. It & that"),
            ("a<br>b\n\n c&nbsp;d", "a b c d"),
            ("1 < 2 &lt;b&gt; &#39;x&#x27; &unknown; & &;", "1 < 2 <b> 'x' &unknown; & &;"),
            ("<a title=\"a > b\" href='<'>link</a>", "link"),
            ("<!-- not <b>this</b> -->yes", "yes"),
            ("never <b closed", "never"),
            ("<", "<"),
            ("&#0;&#xD800;&#99999999999;", "&#0;&#xD800;&#99999999999;"),
            ("", ""),
        ] {
            assert_eq!(text(html), expected, "{html}");
        }
    }
}
