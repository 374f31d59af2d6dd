//! The document of a live figure, in layers that hosts take away one by one.
//!
//! In the order of the text: words, table, drawing, style, script. Filters that know no SVG leave the words of a drawing
//! without their places, and filters that know no style or script may show its text; so all of these come last, where
//! they cut nothing in two. Where the document's own style holds, the drawing is shown above the table.

use std::fmt::Write;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::hosts::{without_traps_in_html, without_traps_in_json};
use super::payload::{About, VERSION, packed};
use super::{Control, Credits, TableOfFigure, Views, WIDTHS_PX};
use crate::analysis::CrossTab;
use crate::checksum::crc32;
use crate::export::html::escape;
use crate::export::svg;
use crate::figure::{Palette, Scene};
use crate::packing::DIGITS;
use crate::schema::live_figure as schema;
use crate::words::cell::Notation;
use crate::words::{interactive as words, table as table_words};

/// The player as it travels: the parts of `player/`, joined and minified.
pub(super) const PLAYER: &str = include_str!("player.min.js");
/// How every document begins: its policy knows its one script and its one style by their hashes. The page's loader
/// takes nothing else for a figure.
const BEGINNING: &str = include_str!("beginning.html");
/// What starts it in a document.
const START: &str = include_str!("start.js");
/// Its style sheet.
const STYLE: &str = include_str!("player.css");
/// The rules that recolour its drawing.
const INKS: &str = include_str!("inks.css");
/// The class that every rule of the style sheet begins with.
const SCOPE: &str = "sy-figure";
/// Fewest and most characters of a description that indexes take.
const DESCRIPTION: std::ops::RangeInclusive<usize> = 50..=5_000;

/// A live figure.
#[derive(Debug)]
pub struct Document<'a> {
    /// What the author says of it.
    pub credits: &'a Credits,
    /// What a reader may switch.
    pub controls: &'a [Control],
    /// The choice of each control that is shown at first.
    pub first: &'a [usize],
    /// The drawing that is shown at first, and where no script runs.
    pub scene: &'a Scene,
    /// Colours.
    pub palette: Palette,
    /// The table that is shown at first, and where no script runs.
    pub table: &'a CrossTab,
    /// Alternative text of the first view.
    pub alt: &'a str,
    /// Caption of the first view.
    pub caption: &'a str,
    /// Notes of the first view's table.
    pub notes: &'a [String],
    /// The paragraph for a paper's methods.
    pub methods: &'a str,
    /// How the table's numbers are written.
    pub notation: Notation,
    /// What was counted and how, and what is kept from being told, line by line.
    pub settings: &'a [(String, String)],
    /// What files that a reader saves are called, without extension.
    pub file: &'a str,
    /// Whether the reader may save the drawing and the table.
    pub downloads: bool,
    /// SHA-256 of the program that makes it, where that is known.
    pub program: Option<&'a str>,
    /// What it carries, so that it can be opened again: JSON.
    pub carried: &'a str,
}

/// Height of a drawing to its width up to which it is drawn smaller on paper, so that one page holds it: the smallest
/// text of a drawing as wide as a page of A4 has 5 points then. What is taller goes on over pages.
const TALLEST_ON_PAPER: f64 = 2.5;

/// Writes the document with its views.
pub fn write(document: &Document<'_>, views: &mut Views) -> String {
    // The prefix of ids is made of what the figure says, so that two figures of one page have two.
    let id = format!(
        "sy-{:08x}",
        crc32(format!("{:?}", (document.credits, document.caption, document.scene)).as_bytes())
    );
    let palette = super::on_light(document.palette);
    let about = About {
        id: &id,
        file: document.file,
        controls: document.controls,
        downloads: document.downloads,
        palette,
        widths: &WIDTHS_PX,
        first: document.first,
    };
    let payload = views.write(about);
    let drawing = svg::inline(document.scene, palette, &id);
    let style = format!("{}\n{}", STYLE.trim_end(), INKS.trim_end());
    let script = format!("{}{}", PLAYER.trim_end(), START.trim_end());
    let hashes = [("{{script}}", hash(&script)), ("{{style}}", hash(&style))];
    let mut html = Html::default();
    html.raw(&hashes.iter().fold(BEGINNING.trim_end().to_owned(), |beginning, (place, hash)| {
        beginning.replace(place, &format!("'{hash}'"))
    }));
    html.raw("<meta name=\"referrer\" content=\"no-referrer\">");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    html.raw("<meta name=\"responsive-embedded-sizing\">");
    html.element("title", "", &document.credits.title);
    html.raw("</head><body>\n");
    html.raw(&format!(
        "<section class=\"{SCOPE}\" id=\"{id}\" lang=\"en\" aria-labelledby=\"{id}-title\" data-broken=\"{}\" data-newer=\"{}\">\n",
        escape(words::BROKEN),
        escape(words::NEWER)
    ));
    html.words(document, &id);
    html.table(document);
    html.about(document);
    // On paper a drawing begins a new page, and is drawn smaller, rather than be cut.
    let is_tall = document.scene.height_pt > document.scene.width_pt * TALLEST_ON_PAPER;
    html.raw(if is_tall {
        "<div class=\"sy-drawing sy-tall\">"
    } else {
        "<div class=\"sy-drawing\">"
    });
    html.raw(&without_traps_in_html(&drawing));
    html.raw(&format!("</div>\n<style>{style}</style>\n"));
    let metadata = without_traps_in_json(&metadata(document));
    html.raw(&format!("<script type=\"application/ld+json\">{metadata}</script>\n"));
    html.raw(&format!(
        "<script type=\"text/plain\" class=\"sy-data\" data-version=\"{VERSION}\" data-digits=\"{DIGITS}\" data-crc32=\"{:08x}\">",
        checksum(&payload)
    ));
    html.raw(&payload);
    html.raw("</script>\n");
    html.raw(&counts(document.carried));
    html.raw(&format!("\n<script>{script}</script>\n</section>\n</body></html>\n"));
    html.out
}

/// The checksum of packed text, without the ends of its lines.
fn checksum(packed: &str) -> u32 {
    let text: Vec<u8> = packed.bytes().filter(|byte| *byte != b'\n').collect();
    crc32(&text)
}

/// The element that holds what a document carries, so that it can be opened again. The player does not look at it.
fn counts(carried: &str) -> String {
    let packed = packed(carried);
    let (version, checksum) = (schema::VERSION, checksum(&packed));
    let (beginning, end) = (schema::BEGINNING, schema::END);
    let (before_checksum, before_content) = (schema::CHECKSUM, schema::CONTENT);
    format!("{beginning}{version}{before_checksum}{checksum:08x}{before_content}{packed}{end}")
}

/// A hash by which a policy knows a script or a style.
pub(super) fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// What indexes read of a figure, after schema.org.
fn metadata(document: &Document<'_>) -> String {
    let credits = document.credits;
    let description: String =
        format!("{} {}", document.alt, document.caption).chars().take(*DESCRIPTION.end()).collect();
    let mut about = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": credits.title,
        "inLanguage": "en",
        "isAccessibleForFree": true,
        "accessMode": ["textual", "visual"],
        "accessModeSufficient": "textual",
        "accessibilityFeature": ["alternativeText", "longDescription", "structuralNavigation"],
        "accessibilityHazard": "none",
    });
    let Some(fields) = about.as_object_mut() else { return String::new() };
    if description.chars().count() >= *DESCRIPTION.start() {
        fields.insert("description".into(), description.into());
    }
    let authors: Vec<_> =
        names(&credits.authors).map(|name| json!({"@type": "Person", "name": name})).collect();
    if !authors.is_empty() {
        fields.insert("creator".into(), authors.into());
    }
    for (field, text) in [("citation", &credits.citation), ("license", &credits.licence)] {
        if !text.is_empty() {
            fields.insert(field.into(), text.as_str().into());
        }
    }
    if let Some(address) = address(&credits.doi) {
        fields.insert("identifier".into(), address.into());
    }
    about.to_string()
}

/// The names of a list set apart by semicolons.
fn names(list: &str) -> impl Iterator<Item = &str> {
    list.split(';').map(str::trim).filter(|name| !name.is_empty())
}

/// The address of a DOI; `None` for what is none.
pub fn address(doi: &str) -> Option<String> {
    let (registrant, rest) = doi.strip_prefix("10.")?.split_once('/')?;
    let is_plain = |letter: char| letter.is_ascii_graphic() && !"\"<>\\^`{|}%#?".contains(letter);
    let is_doi = !registrant.is_empty()
        && registrant.chars().all(|letter| letter.is_ascii_digit() || letter == '.')
        && !rest.is_empty()
        && rest.chars().all(is_plain);
    is_doi.then(|| format!("https://doi.org/{doi}"))
}

/// HTML as it is written.
#[derive(Default)]
struct Html {
    out: String,
}

impl Html {
    fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    fn text(&mut self, text: &str) {
        self.out.push_str(&without_traps_in_html(&escape(text)));
    }

    /// An element that holds a text; `attributes` begin with a blank.
    fn element(&mut self, name: &str, attributes: &str, text: &str) {
        let _ = write!(self.out, "<{name}{attributes}>");
        self.text(text);
        let _ = write!(self.out, "</{name}>");
    }

    fn words(&mut self, document: &Document<'_>, id: &str) {
        self.raw("<div class=\"sy-head\">");
        let title = format!(" class=\"sy-title\" id=\"{id}-title\"");
        self.element("h2", &title, &document.credits.title);
        let authors: Vec<&str> = names(&document.credits.authors).collect();
        if !authors.is_empty() {
            self.element("p", " class=\"sy-authors\"", &authors.join(", "));
        }
        self.raw("</div>\n");
        self.element("p", " class=\"sy-alt\"", document.alt);
        self.raw("\n");
        self.element("p", " class=\"sy-caption\"", document.caption);
        self.raw("\n");
    }

    fn table(&mut self, document: &Document<'_>) {
        let table = TableOfFigure::of(document.table, document.notation);
        let width = table.valences.len();
        self.raw("<div class=\"sy-numbers\"><table class=\"sy-table\">");
        self.element("caption", "", &document.credits.title);
        self.raw("<thead><tr>");
        self.element("th", " scope=\"col\" rowspan=\"2\"", table.corner);
        for (label, size) in &table.columns {
            if width > 1 {
                let _ = write!(self.out, "<th scope=\"colgroup\" colspan=\"{width}\">");
            } else {
                self.raw("<th scope=\"col\">");
            }
            self.text(label);
            self.raw("<br>");
            self.text(size);
            self.raw("</th>");
        }
        self.raw("</tr><tr>");
        for head in &table.heads {
            self.element("th", " scope=\"col\"", head);
        }
        self.raw("</tr></thead><tbody>");
        for ((above, label), cells) in table.rows.iter().zip(&table.cells) {
            self.raw("<tr><th scope=\"row\">");
            if let Some(above) = above {
                self.element("span", " class=\"sy-above\"", above);
                self.raw(" ");
            }
            self.text(label);
            self.raw("</th>");
            for cell in cells {
                self.element("td", "", cell);
            }
            self.raw("</tr>");
        }
        self.raw("<tr class=\"sy-total\">");
        self.element("th", " scope=\"row\"", table_words::total(document.table.spec.unit));
        for total in &table.totals {
            self.element("td", "", total);
        }
        self.raw("</tr></tbody></table><ul class=\"sy-notes\">");
        for note in document.notes {
            self.element("li", "", note);
        }
        self.raw("</ul></div>\n");
    }

    fn about(&mut self, document: &Document<'_>) {
        let credits = document.credits;
        self.raw("<div class=\"sy-about\">");
        self.element("h3", "", words::METHODS);
        self.element("p", " class=\"sy-methods\"", document.methods);
        self.element("h3", "", words::ABOUT);
        for (label, text) in
            [(words::CITATION, &credits.citation), (words::LICENCE, &credits.licence)]
        {
            if !text.is_empty() {
                self.element("p", "", &format!("{label}: {text}"));
            }
        }
        if let Some(address) = address(&credits.doi) {
            self.raw("<p>");
            self.text(words::DOI);
            // In single quotes: a journal's program (OJS) puts addresses of files of its own in double ones.
            self.raw(": <a href='");
            self.text(&address);
            self.raw("' target=\"_blank\" rel=\"noopener noreferrer\">");
            self.text(&credits.doi);
            self.raw("</a></p>");
        } else if !credits.doi.is_empty() {
            self.element("p", "", &format!("{}: {}", words::DOI, credits.doi));
        }
        self.raw("<ul class=\"sy-settings\">");
        for (what, told) in document.settings {
            self.element("li", "", &format!("{what}: {told}"));
        }
        self.raw("</ul>");
        self.element("p", "", words::MADE_WITH);
        if let Some(program) = document.program {
            self.element("p", "", &words::program(program));
        }
        self.raw("</div>\n");
    }
}
