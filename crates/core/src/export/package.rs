//! What workbooks and documents of Office Open XML (ECMA-376) have in common: parts with their types, the
//! relationships among them, properties.

use super::xml::escaped;
use super::zip::Zip;

/// What every part of XML begins with.
pub(super) const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The relationships of documents to their parts.
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// Media types of parts.
const TYPES: &str = "application/vnd.openxmlformats-officedocument.";

/// A part: its name, what kind of part it is (the end of its media type), and its content.
#[derive(Debug)]
pub(super) struct Part {
    /// Name within the package, without a slash in front.
    pub name: String,
    /// The end of its media type after `application/vnd.openxmlformats-officedocument.`; empty for a picture,
    /// whose type goes by its ending.
    pub kind: &'static str,
    /// Content.
    pub content: Vec<u8>,
}

impl Part {
    /// A part of XML.
    pub fn xml(name: impl Into<String>, kind: &'static str, content: &str) -> Self {
        Self { name: name.into(), kind, content: format!("{XML}{content}").into_bytes() }
    }
}

/// A package. `main` is its first part, `relations` what that refers to: the kind of each (the end of its
/// address) and its name beside the first part, by the ids `rId1`, `rId2` and so on.
pub(super) fn package(
    main: Part,
    relations: &[(&str, &str)],
    parts: &[Part],
    title: &str,
) -> Vec<u8> {
    let mut types = String::from(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"png\" ContentType=\"image/png\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>",
    );
    for part in std::iter::once(&main).chain(parts).filter(|part| !part.kind.is_empty()) {
        types.push_str(&format!(
            "<Override PartName=\"/{}\" ContentType=\"{TYPES}{}+xml\"/>",
            part.name, part.kind
        ));
    }
    types.push_str("</Types>");
    let root = relationships(&[
        (format!("{RELATIONSHIPS}/officeDocument"), main.name.as_str()),
        (
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
                .to_owned(),
            "docProps/core.xml",
        ),
    ]);
    let own: Vec<(String, &str)> =
        relations.iter().map(|(kind, name)| (format!("{RELATIONSHIPS}/{kind}"), *name)).collect();
    let (folder, name) = main.name.split_once('/').unwrap_or(("", &main.name));
    let mut zip = Zip::default();
    let mut put = |name: &str, content: &str| zip.put(name, format!("{XML}{content}").as_bytes());
    // The types come first: some programs know the kind of file by the first part alone.
    put("[Content_Types].xml", &types);
    put("_rels/.rels", &root);
    put("docProps/core.xml", &properties(title));
    put(&format!("{folder}/_rels/{name}.rels"), &relationships(&own));
    for part in std::iter::once(&main).chain(parts) {
        zip.put(&part.name, &part.content);
    }
    zip.finish()
}

fn relationships(all: &[(String, &str)]) -> String {
    let mut xml = String::from(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    );
    for (at, (kind, target)) in (1..).zip(all) {
        xml.push_str(&format!(
            "<Relationship Id=\"rId{at}\" Type=\"{kind}\" Target=\"{target}\"/>"
        ));
    }
    xml.push_str("</Relationships>");
    xml
}

/// Title and language, by which a reader of documents is announced; no date and no person.
fn properties(title: &str) -> String {
    format!(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>en</dc:language></cp:coreProperties>",
        escaped(title)
    )
}
