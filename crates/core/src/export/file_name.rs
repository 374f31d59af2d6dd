//! File names that every system takes and that say nothing but what they say.

/// Longest name in characters before the extension.
const MOST_CHARACTERS: usize = 80;

/// A safe name: letters, digits, blanks, `_` and `-` of the parts, joined by blanks, everything else
/// a hyphen, never a device of old systems, never hidden, at most 80 characters before the extension.
///
/// `extension` is one of the program's own (`svg`, `csv`); extensions in the parts are not taken off.
pub fn file_name(parts: &[&str], extension: &str) -> String {
    let parts: Vec<String> = parts.iter().map(|part| plain(part)).collect();
    let kept: Vec<&str> =
        parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let short: String = kept.join(" ").chars().take(MOST_CHARACTERS).collect();
    let short = short.trim_end_matches(['-', ' ']);
    match short {
        "" => format!("steelyard.{extension}"),
        device if is_device(device) => format!("_{device}.{extension}"),
        name => format!("{name}.{extension}"),
    }
}

fn plain(part: &str) -> String {
    let mut safe = String::new();
    for letter in part.chars() {
        let letter = if is_plain(letter) || letter == '_' || letter == ' ' { letter } else { '-' };
        let doubled = matches!(letter, '-' | ' ') && safe.ends_with(['-', ' ']);
        if !doubled {
            safe.push(letter);
        }
    }
    safe.trim_matches(['-', ' ']).to_owned()
}

/// The name of a file without its extension and folders.
pub fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && extension.len() <= 5 => stem,
        _ => name,
    }
}

/// A letter or digit. Circled and squared letters are symbols and look-alikes of the plain ones.
fn is_plain(letter: char) -> bool {
    letter.is_alphanumeric()
        && !matches!(letter, '\u{0345}' | '\u{24B6}'..='\u{24E9}' | '\u{1F130}'..='\u{1F189}')
}

/// A name that Windows takes for a device, whatever its extension.
fn is_device(name: &str) -> bool {
    let upper = name.trim().to_ascii_uppercase();
    let numbered = |prefix| {
        upper.strip_prefix(prefix).is_some_and(|number: &str| {
            let mut digits = number.chars();
            matches!((digits.next(), digits.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
        })
    };
    matches!(upper.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || numbered("COM")
        || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::{file_name, stem};

    #[test]
    fn names_are_made_safe() {
        let long = "x".repeat(300);
        for (given, safe) in [
            ("../../x", "x.svg"),
            ("a/b\\c", "a-b-c.svg"),
            ("CON", "_CON.svg"),
            ("com1", "_com1.svg"),
            ("company", "company.svg"),
            ("evil\u{202E}gvs.exe", "evil-gvs-exe.svg"),
            ("a\nb\0c", "a-b-c.svg"),
            ("..", "steelyard.svg"),
            ("", "steelyard.svg"),
            (".htaccess", "htaccess.svg"),
            ("<img>", "img.svg"),
            ("år öl, 2024", "år öl-2024.svg"),
            ("  lead ", "lead.svg"),
            ("a💥b", "a-b.svg"),
            (long.as_str(), &format!("{}.svg", "x".repeat(80))),
        ] {
            assert_eq!(file_name(&[given], "svg"), safe, "{given:?}");
        }
        assert_eq!(file_name(&["<x>", "", "by group"], "csv"), "x by group.csv");
    }

    #[test]
    fn a_stem_is_the_name_without_folders_and_extension() {
        for (file, expected) in [
            ("interviews.csv", "interviews"),
            ("a/b.c/study.v2.xlsx", "study.v2"),
            (".hidden", ".hidden"),
            ("no extension", "no extension"),
            ("Dr. Strangelove", "Dr. Strangelove"),
        ] {
            assert_eq!(stem(file), expected);
        }
    }
}
