//! What may be among the dependencies, as `deny.toml` says it. The file is cargo-deny's, of whose format this reads
//! the parts that are used; a key that it does not know is refused, so that nothing stands there that nobody holds.

use crate::failure::{Failure, Outcome, While};
use serde::Deserialize;
use spdx::{Expression, LicenseReq, Licensee};

/// `deny.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Which advisories are lived with.
    pub advisories: Advisories,
    /// Which licences are agreed to.
    pub licenses: Licences,
    /// Which packages are not wanted, and which twice.
    pub bans: Bans,
    /// Where packages may come from.
    pub sources: Sources,
}

/// `[advisories]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advisories {
    unmaintained: String,
    unsound: String,
    /// Advisories that are lived with, each with its reason.
    pub ignore: Vec<Ignored>,
}

/// An advisory that is lived with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ignored {
    /// Its id, such as `RUSTSEC-2025-0141`.
    pub id: String,
    /// Why.
    pub reason: String,
}

/// `[licenses]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Licences {
    allow: Vec<String>,
}

/// `[bans]`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Bans {
    multiple_versions: String,
    wildcards: String,
    allow_wildcard_paths: bool,
    /// Packages that are not wanted.
    pub deny: Vec<Banned>,
    /// Versions that may stand beside another of their package.
    pub skip: Vec<Skipped>,
}

/// A package that is not wanted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Banned {
    /// Its name.
    #[serde(rename = "crate")]
    pub name: String,
    /// The packages that alone may ask for it.
    #[serde(default)]
    pub wrappers: Vec<String>,
    /// Why it is not wanted.
    pub reason: String,
}

/// A version that may stand beside another of its package.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skipped {
    /// Name and version, such as `syn@1.0.109`.
    #[serde(rename = "crate")]
    pub package: String,
    /// Why there are two.
    pub reason: String,
}

/// `[sources]`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Sources {
    unknown_registry: String,
    unknown_git: String,
    /// The addresses of the registries that packages may come from.
    pub allow_registry: Vec<String>,
}

impl Policy {
    /// Reads the text of `deny.toml`.
    ///
    /// # Errors
    /// When it is no such file, has a key that is not held here, or asks for less than all that is held.
    pub fn read(text: &str) -> Outcome<Self> {
        let policy: Self = toml::from_str(text).while_doing("reading deny.toml")?;
        let settings = [
            ("advisories.unmaintained", policy.advisories.unmaintained.as_str(), "all"),
            ("advisories.unsound", &policy.advisories.unsound, "all"),
            ("bans.multiple-versions", &policy.bans.multiple_versions, "deny"),
            ("bans.wildcards", &policy.bans.wildcards, "deny"),
            ("sources.unknown-registry", &policy.sources.unknown_registry, "deny"),
            ("sources.unknown-git", &policy.sources.unknown_git, "deny"),
        ];
        for (name, said, held) in settings {
            if said != held {
                return Err(Failure::new(format!(
                    "deny.toml says {name} = \"{said}\", and `cargo xtask audit` knows \"{held}\" alone"
                )));
            }
        }
        if !policy.bans.allow_wildcard_paths {
            return Err(Failure::new(
                "deny.toml forbids paths without a version, which this workspace has",
            ));
        }
        policy.licenses.licensees()?;
        Ok(policy)
    }
}

impl Licences {
    /// Whether the licences that are agreed to satisfy an expression such as `MIT OR Apache-2.0`.
    ///
    /// # Errors
    /// When it is no expression.
    pub fn satisfy(&self, expression: &str) -> Outcome<bool> {
        let licensees = self.licensees()?;
        let parsed = parsed(expression)?;
        Ok(parsed.evaluate(|wanted: &LicenseReq| licensees.iter().any(|has| has.satisfies(wanted))))
    }

    /// Under which licences that are agreed to something is used, by their ids: where it offers several, under the
    /// one that stands first in the list.
    ///
    /// # Errors
    /// When none is agreed to, or one has no id.
    pub fn chosen(&self, expression: &Expression) -> Outcome<Vec<String>> {
        let licensees = self.licensees()?;
        let wanted = expression
            .minimized_requirements(&licensees)
            .while_doing(format_args!("choosing a licence of {expression}"))?;
        Ok(wanted.iter().map(|wanted| wanted.license.to_string()).collect())
    }

    fn licensees(&self) -> Outcome<Vec<Licensee>> {
        let licensee = |name: &String| {
            Licensee::parse(name)
                .while_doing(format_args!("reading the licence {name} of deny.toml"))
        };
        self.allow.iter().map(licensee).collect()
    }
}

/// An expression of licences.
///
/// # Errors
/// When it is none.
pub fn parsed(expression: &str) -> Outcome<Expression> {
    Expression::parse(&current(expression))
        .while_doing(format_args!("reading the licence {expression}"))
}

/// An expression of licences as it is written today: the slash of older packages (`MIT/Apache-2.0`) is an "or".
#[must_use]
pub fn current(expression: &str) -> String {
    expression.split('/').map(str::trim).collect::<Vec<_>>().join(" OR ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn ours() -> String {
        std::fs::read_to_string(crate::paths::root().join("deny.toml")).unwrap()
    }

    #[test]
    fn what_is_not_held_is_refused() {
        assert!(Policy::read(&ours()).is_ok());
        for (from, to) in [
            ("wildcards = \"deny\"", "wildcards = \"allow\""),
            ("unmaintained = \"all\"", "unmaintained = \"none\""),
            ("[sources]", "[sources]\nprivate = []"),
            ("\"MIT\"", "\"MITT\""),
        ] {
            assert!(ours().contains(from));
            assert!(Policy::read(&ours().replacen(from, to, 1)).is_err(), "{to}");
        }
    }

    #[test]
    fn licences_are_agreed_to_as_they_are_joined() {
        let policy = Policy::read(&ours()).unwrap();
        let satisfies = |expression| policy.licenses.satisfy(expression).ok();
        for good in [
            "MIT",
            "MIT/Apache-2.0",
            "Apache-2.0 / MIT",
            "Unlicense OR MIT",
            "GPL-3.0-only OR MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
        ] {
            assert_eq!(satisfies(good), Some(true), "{good}");
        }
        for bad in
            ["GPL-3.0-only", "MIT AND GPL-3.0-only", "Apache-2.0 WITH LLVM-exception", "MPL-2.0"]
        {
            assert_eq!(satisfies(bad), Some(false), "{bad}");
        }
        assert_eq!(satisfies("whatever you like"), None);
    }
}
