//! `cargo xtask notices`: the licences of what is in the page and was made by others, as their terms ask for.
//!
//! What comes of it is committed (`src/page/notices.txt`), since the page shows it and is built without this. Each
//! licence stands once, under those who say who holds the rights: packages that say the same share a line.

use super::{Part, Shipped};
use crate::audit::policy::{Policy, parsed};
use crate::failure::{Failure, Outcome, While};
use crate::{paths, process};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// Of each licence: its id, words by which its text is known, and words with which the terms begin after whatever says
/// who holds the rights (none where that is a part of the text).
const KNOWN: [(&str, &str, Option<&str>); 5] = [
    (
        "MIT",
        "Permission is hereby granted, free of charge, to any person obtaining a copy of this software",
        Some("Permission is hereby granted"),
    ),
    ("Unicode-3.0", "UNICODE LICENSE V3", None),
    ("BSL-1.0", "Boost Software License - Version 1.0", None),
    ("Apache-2.0", "Version 2.0, January 2004", None),
    ("OFL-1.1", "SIL OPEN FONT LICENSE Version 1.1", None),
];

/// Writes the notices of this workspace as it is.
///
/// # Errors
/// When cargo cannot tell what is in the page, or a package holds no text of its licence.
pub fn write() -> Outcome {
    let text = of_workspace()?;
    process::step(&format!("{} ({} bytes)", file().display(), text.len()));
    fs::write(file(), text).while_doing("writing the notices")
}

/// Where the notices are kept.
#[must_use]
pub fn file() -> PathBuf {
    paths::root().join("src").join("page").join("notices.txt")
}

/// The notices of this workspace as it is.
///
/// # Errors
/// As [`write`].
pub fn of_workspace() -> Outcome<String> {
    let policy =
        fs::read_to_string(paths::root().join("deny.toml")).while_doing("reading deny.toml")?;
    written(&Shipped::of_workspace()?, &Policy::read(&policy)?)
}

/// The notices of a page. Of several licences the one is taken that stands first in the policy.
///
/// # Errors
/// When a package holds no text of its licence.
pub fn written(shipped: &Shipped, policy: &Policy) -> Outcome<String> {
    // By licence in the order of KNOWN and by its terms: who holds the rights, of which packages.
    let mut licences: BTreeMap<usize, Vec<Terms>> = BTreeMap::new();
    for part in shipped.parts.iter().filter(|part| !part.compiles_only && !part.is_ours()) {
        for id in policy.licenses.chosen(&parsed(&part.licence)?)? {
            let at = KNOWN.iter().position(|(known, ..)| *known == id);
            let at = at.ok_or_else(|| {
                Failure::new(format!("nobody knows how to print {id} of {}", part.name))
            })?;
            let (holders, terms) = split(part, at)?;
            let all = licences.entry(at).or_default();
            let found = all.iter().position(|known| same(&known.text, &terms));
            let found = found.unwrap_or_else(|| {
                all.push(Terms { text: terms, holders: BTreeMap::new() });
                all.len() - 1
            });
            if let Some(terms) = all.get_mut(found) {
                terms
                    .holders
                    .entry(holders)
                    .or_default()
                    .push(format!("{} {}", part.name, part.version));
            }
        }
    }
    let mut text = format!(
        "Steelyard {} is licensed under MIT or Apache-2.0, as you choose. In its page are the works of others that are \
         listed here, each with its licence; where one offers several, it is used under the one that is printed.\n",
        shipped.page.version
    );
    for (at, all) in licences {
        let id = KNOWN.get(at).map_or("", |(id, ..)| id);
        for Terms { text: terms, holders } in all {
            text.push_str(&format!("\n\n--- {id} ---\n\n"));
            let mut lines: Vec<String> = holders
                .iter()
                .map(|(holders, packages)| match holders.as_str() {
                    "" => format!("{}\n", packages.join(", ")),
                    _ => format!("{}: {holders}\n", packages.join(", ")),
                })
                .collect();
            lines.sort();
            text.extend(lines);
            text.push_str(&format!("\n{terms}\n"));
        }
    }
    Ok(text)
}

/// The terms of a licence, and under each line that says who holds the rights the packages of which it says so.
struct Terms {
    text: String,
    holders: BTreeMap<String, Vec<String>>,
}

/// Who holds the rights of a part in one line, and the terms of the licence at `at` of [`KNOWN`] as the part has them.
fn split(part: &Part, at: usize) -> Outcome<(String, String)> {
    let (id, known_by, begins_with) = KNOWN.get(at).copied().unwrap_or_default();
    let text = part.texts.iter().map(|(_, text)| text).find(|text| flat(text).contains(known_by));
    match (text, begins_with) {
        (Some(text), None) => Ok((String::new(), text.clone())),
        (Some(text), Some(beginning)) => {
            let at = text.find(beginning).unwrap_or_default();
            let (head, terms) = text.split_at(at);
            let is_title = |line: &str| line.to_lowercase().contains("mit license");
            let holders: Vec<&str> = head
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty() && !is_title(line))
                .collect();
            let holders = if holders.is_empty() { authors(part) } else { holders.join("; ") };
            Ok((holders, terms.trim().to_owned()))
        }
        // Some packages leave the text to their repository.
        (None, Some(_)) if id == "MIT" => Ok((authors(part), MIT.to_owned())),
        (None, _) => {
            Err(Failure::new(format!("{} {} has no text of {id}", part.name, part.version)))
        }
    }
}

/// Whom a part's manifest calls its authors, without their addresses.
fn authors(part: &Part) -> String {
    let names =
        part.authors.iter().map(|author| author.split('<').next().unwrap_or_default().trim());
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    if names.is_empty() { String::new() } else { format!("by {}", names.join(", ")) }
}

fn same(one: &str, other: &str) -> bool {
    flat(one) == flat(other)
}

/// A text as one line, so that it is the same however its lines are broken.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The terms of MIT, for packages that are licensed under them and do not hold them.
const MIT: &str = "\
Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the \"Software\"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.";

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn kept_notices_are_those_of_the_lock() {
        let kept = fs::read_to_string(file()).unwrap();
        assert!(of_workspace().unwrap() == kept, "cargo xtask notices");
    }

    #[test]
    fn every_part_of_others_is_named_and_nothing_that_compiles_only() {
        let (shipped, text) = (Shipped::of_workspace().unwrap(), of_workspace().unwrap());
        for part in &shipped.parts {
            let named = text.contains(&format!("{} {}", part.name, part.version));
            assert_eq!(named, !part.compiles_only && !part.is_ours(), "{}", part.name);
        }
    }

    #[test]
    fn terms_stand_once_under_who_holds_the_rights() {
        let part = |name: &str, licence: &str, text: Option<String>| Part {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.to_owned(),
            purl: format!("pkg:cargo/{name}@1.0.0"),
            sha256: Some(String::new()),
            repository: None,
            authors: vec!["Ada <ada@example.org>".to_owned()],
            compiles_only: false,
            texts: text.into_iter().map(|text| ("LICENSE".to_owned(), text)).collect(),
            needs: Vec::new(),
        };
        let broken_otherwise = MIT.replacen("\nof this", " of\nthis", 1);
        let parts = vec![
            part(
                "a",
                "MIT OR Apache-2.0",
                Some(format!("The MIT License (MIT)\n\nCopyright (c) Bob\n\n{MIT}")),
            ),
            part(
                "b",
                "Apache-2.0 OR MIT",
                Some(format!("Copyright (c) Bob\n\n{broken_otherwise}")),
            ),
            part("c", "MIT", None),
            part("d", "MIT", Some(MIT.to_owned())),
        ];
        let policy = fs::read_to_string(paths::root().join("deny.toml")).unwrap();
        let policy = Policy::read(&policy).unwrap();
        let shipped = Shipped { page: part("page", "MIT", None), parts };
        let text = written(&shipped, &policy).unwrap();
        assert_eq!(text.matches("Permission is hereby granted").count(), 1);
        assert!(
            text.contains("a 1.0.0, b 1.0.0: Copyright (c) Bob\nc 1.0.0, d 1.0.0: by Ada\n"),
            "{text}"
        );

        let shipped = Shipped { parts: vec![part("e", "Apache-2.0", None)], ..shipped };
        assert!(written(&shipped, &policy).is_err(), "nobody holds the text");
    }
}
