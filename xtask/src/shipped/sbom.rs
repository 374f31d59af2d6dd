//! `cargo xtask sbom`: what is in the shipped page, as CycloneDX 1.6 (ECMA-424).
//!
//! It holds no time and no random number: its serial number is made of the SHA-256 of the rest, so that the same
//! sources have the same bytes.

use super::{Part, Shipped};
use crate::failure::{Outcome, While};
use crate::setup::tools;
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The bill of materials of this workspace as it is.
///
/// # Errors
/// When cargo or a lock file cannot tell what is in it.
pub fn of_workspace() -> Outcome<String> {
    written(&Shipped::of_workspace()?, &tools::named()?)
}

/// The bill of materials of a page that these tools make, each with name and version.
///
/// # Errors
/// When it cannot be written, which does not happen.
pub fn written(shipped: &Shipped, tools: &[(&str, String)]) -> Outcome<String> {
    let tools: Vec<Value> = tools
        .iter()
        .map(|(name, version)| json!({ "type": "application", "name": name, "version": version }))
        .collect();
    let page = Component { kind: "application", ..Component::from(&shipped.page) };
    let edges = std::iter::once(&shipped.page).chain(&shipped.parts);
    let mut bill = Bill {
        schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
        bom_format: "CycloneDX",
        spec_version: "1.6",
        serial_number: String::new(),
        version: 1,
        metadata: json!({ "tools": { "components": tools }, "component": page }),
        components: shipped.parts.iter().map(Component::from).collect(),
        dependencies: edges
            .map(|part| json!({ "ref": part.purl, "dependsOn": part.needs }))
            .collect(),
    };
    let text = |bill: &Bill| {
        serde_json::to_string_pretty(bill).while_doing("writing the bill of materials")
    };
    bill.serial_number = serial(&text(&bill)?);
    Ok(format!("{}\n", text(&bill)?))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Bill<'a> {
    #[serde(rename = "$schema")]
    schema: &'a str,
    bom_format: &'a str,
    spec_version: &'a str,
    serial_number: String,
    version: u32,
    metadata: Value,
    components: Vec<Component<'a>>,
    dependencies: Vec<Value>,
}

#[derive(Serialize)]
struct Component<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    #[serde(rename = "bom-ref")]
    reference: &'a str,
    name: &'a str,
    version: &'a str,
    scope: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hashes: Option<Value>,
    licenses: Value,
    purl: &'a str,
    #[serde(rename = "externalReferences", skip_serializing_if = "Option::is_none")]
    references: Option<Value>,
}

impl<'a> From<&'a Part> for Component<'a> {
    fn from(part: &'a Part) -> Self {
        let sha256 = part.sha256.as_ref();
        let repository = part.repository.as_ref();
        Self {
            kind: "library",
            reference: &part.purl,
            name: &part.name,
            version: &part.version,
            // "excluded" is CycloneDX's word for what is not there when the program runs.
            scope: if part.compiles_only { "excluded" } else { "required" },
            hashes: sha256.map(|sha256| json!([{ "alg": "SHA-256", "content": sha256 }])),
            licenses: json!([{ "expression": part.licence }]),
            purl: &part.purl,
            references: repository.map(|address| json!([{ "type": "vcs", "url": address }])),
        }
    }
}

/// A UUID of version 8 (RFC 9562, 5.8) made of the SHA-256 of a text.
fn serial(text: &str) -> String {
    let mut hex: String =
        Sha256::digest(text.as_bytes()).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    hex.replace_range(12..13, "8");
    hex.replace_range(16..17, "8");
    let group = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    let groups = [group(0, 8), group(8, 12), group(12, 16), group(16, 20), group(20, 32)];
    format!("urn:uuid:{}", groups.join("-"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::*;
    use std::collections::BTreeSet;

    fn text<'a>(value: &'a Value, field: &str) -> &'a str {
        value[field].as_str().unwrap_or_else(|| panic!("no {field} in {value}"))
    }

    fn has_form(text: &str, form: &str) -> bool {
        text.len() == form.len()
            && text.chars().zip(form.chars()).all(|(c, wanted)| match wanted {
                'h' => c.is_ascii_hexdigit() && !c.is_ascii_uppercase(),
                other => c == other,
            })
    }

    #[test]
    fn bill_has_what_the_standard_asks_and_is_the_same_each_time() {
        let written = of_workspace().unwrap();
        assert_eq!(of_workspace().unwrap(), written);
        let bill: Value = serde_json::from_str(&written).unwrap();
        assert_eq!(text(&bill, "bomFormat"), "CycloneDX");
        assert_eq!(text(&bill, "specVersion"), "1.6");
        assert_eq!(bill["version"], 1);
        assert!(
            has_form(text(&bill, "serialNumber"), "urn:uuid:hhhhhhhh-hhhh-8hhh-8hhh-hhhhhhhhhhhh"),
            "{bill}"
        );
        assert!(!written.contains(env!("CARGO_MANIFEST_DIR")), "a place on this machine");

        let components = bill["components"].as_array().unwrap();
        let mut refs = BTreeSet::from([text(&bill["metadata"]["component"], "bom-ref")]);
        for component in components.iter().chain([&bill["metadata"]["component"]]) {
            assert!(["library", "application"].contains(&text(component, "type")));
            assert!(!text(component, "name").is_empty());
            assert!(["required", "excluded"].contains(&text(component, "scope")));
            assert!(text(component, "purl").starts_with("pkg:"));
            // Where there is an expression, it is the only entry.
            assert_eq!(component["licenses"].as_array().unwrap().len(), 1);
            let licence = text(&component["licenses"][0], "expression");
            assert!(spdx::Expression::parse(licence).is_ok(), "{licence}");
            for hash in component["hashes"].as_array().into_iter().flatten() {
                assert_eq!(text(hash, "alg"), "SHA-256");
                assert!(has_form(text(hash, "content"), &"h".repeat(64)));
            }
            for reference in component["externalReferences"].as_array().into_iter().flatten() {
                assert!(text(reference, "url").starts_with("https://"), "{reference}");
            }
        }
        for component in components {
            assert!(refs.insert(text(component, "bom-ref")), "twice: {component}");
        }
        let dependencies = bill["dependencies"].as_array().unwrap();
        assert_eq!(dependencies.len(), refs.len());
        for dependency in dependencies {
            assert!(refs.contains(text(dependency, "ref")));
            for needed in dependency["dependsOn"].as_array().unwrap() {
                assert!(refs.contains(needed.as_str().unwrap()), "{needed} is no component");
            }
        }
        for tool in bill["metadata"]["tools"]["components"].as_array().unwrap() {
            assert!(!text(tool, "version").is_empty());
        }
    }
}
