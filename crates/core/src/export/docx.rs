//! A document of a word processor (.docx, ECMA-376) out of headings, paragraphs, tables and pictures. Whoever
//! makes one says what stands in it; how it looks is said here alone, by styles that can be changed in the word
//! processor.

use super::package::{Part, package};
use super::xml::escaped;

/// What 1 mm is in the units of tables, twentieths of a point.
const TWIPS_PER_MM: f64 = 56.692_913;
/// What 1 mm is in the units of pictures.
const EMU_PER_MM: f64 = 36_000.0;
/// Width between the margins of an A4 page, in millimetres.
pub(super) const UPRIGHT_MM: f64 = 160.0;
/// The same of a page that lies on its side.
pub(super) const WIDE_MM: f64 = 247.0;
/// Height that a picture may have, in millimetres: the page's between its margins with room for a caption.
const HIGHEST_MM: f64 = 180.0;
/// Height that a picture may have on a page on its side.
const HIGHEST_WIDE_MM: f64 = 125.0;

/// The styles of paragraphs, by their ids in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// The title of the document.
    Title,
    /// The heading of a part.
    Heading,
    /// The heading of what stands below a part.
    Subheading,
    /// What is read.
    Body,
    /// What is said below a table or picture.
    Note,
}

impl Style {
    fn id(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Heading => "Heading1",
            Self::Subheading => "Heading2",
            Self::Body => "Normal",
            Self::Note => "TableNote",
        }
    }
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Cell {
    /// What stands in it; the ends of its lines are breaks.
    pub text: String,
    /// How many columns it takes.
    pub span: usize,
    /// Whether it stands to the right, as numbers do.
    pub is_number: bool,
    /// Whether it stands in the middle, as what heads several columns.
    pub is_centred: bool,
    /// Whether it is bold, as heads are.
    pub is_bold: bool,
    /// Whether it stands a little to the right of others, below a heading.
    pub is_indented: bool,
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), span: 1, ..Self::default() }
    }

    /// A number, or what stands in the place of one.
    pub fn number(text: impl Into<String>) -> Self {
        Self { is_number: true, ..Self::text(text) }
    }

    /// The same in bold.
    pub fn bold(self) -> Self {
        Self { is_bold: true, ..self }
    }

    /// The same over so many columns.
    pub fn over(self, span: usize) -> Self {
        Self { span, ..self }
    }
}

/// A table.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Widths of the columns, in millimetres.
    pub widths_mm: Vec<f64>,
    /// Rows of the head, which is repeated on every page.
    pub head: Vec<Vec<Cell>>,
    /// Rows below.
    pub rows: Vec<Vec<Cell>>,
    /// Whether the last row is one of totals, with a line above it.
    pub has_totals: bool,
    /// Whether there are lines between its cells, as in a form.
    pub has_lines: bool,
    /// What the table is, for who does not see it.
    pub title: String,
}

/// A picture.
pub(super) struct Picture<'a> {
    /// PNG.
    pub png: &'a [u8],
    /// Width that it is made for, in millimetres; a page that is narrower makes it smaller.
    pub width_mm: f64,
    /// Height that it is made for, in millimetres.
    pub height_mm: f64,
    /// What it shows, for who does not see it.
    pub alternative_text: &'a str,
}

/// A document to write into.
#[derive(Debug, Default)]
pub(super) struct Document {
    body: String,
    pictures: Vec<Part>,
    is_wide: bool,
}

impl Document {
    /// A paragraph.
    pub fn paragraph(&mut self, style: Style, text: &str) {
        let properties = format!("<w:pStyle w:val=\"{}\"/>", style.id());
        self.body.push_str(&paragraph(&properties, false, text));
    }

    /// A caption, with a number that the word processor counts: `Table 1. …`. `kind` is `Table` or `Figure`;
    /// `number` what it counts to as things are.
    pub fn caption(&mut self, kind: &str, number: usize, text: &str, is_above: bool) {
        let kind = escaped(kind);
        let keep = if is_above { "<w:keepNext/>" } else { "" };
        self.body.push_str(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Caption\"/>{keep}</w:pPr><w:r><w:t xml:space=\"preserve\">{kind} </w:t></w:r>\
             <w:fldSimple w:instr=\" SEQ {kind} \\* ARABIC \"><w:r><w:t>{number}</w:t></w:r></w:fldSimple>\
             <w:r><w:t xml:space=\"preserve\">. {}</w:t></w:r></w:p>",
            escaped(text)
        ));
    }

    /// A table.
    pub fn table(&mut self, table: &Table) {
        table.write(&mut self.body);
        // Two tables with nothing between them would be one.
        self.body.push_str(&paragraph("<w:pStyle w:val=\"TableNote\"/>", false, ""));
    }

    /// A picture, as large as it is made for, if the page holds it.
    pub fn picture(&mut self, picture: &Picture<'_>) {
        let number = self.pictures.len() + 1;
        let name = format!("figure{number}.png");
        let (width, height) =
            if self.is_wide { (WIDE_MM, HIGHEST_WIDE_MM) } else { (UPRIGHT_MM, HIGHEST_MM) };
        let scale = (width / picture.width_mm).min(height / picture.height_mm).min(1.0);
        let emu = |mm: f64| (mm * scale * EMU_PER_MM).round();
        let (cx, cy) = (emu(picture.width_mm), emu(picture.height_mm));
        let alternative = escaped(picture.alternative_text);
        // The first relationships are the styles and the settings.
        let relation = number + 2;
        self.body.push_str(&format!(
            "<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
             <wp:extent cx=\"{cx}\" cy=\"{cy}\"/><wp:docPr id=\"{number}\" name=\"{name}\" descr=\"{alternative}\"/>\
             <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
             <pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"{name}\" descr=\"{alternative}\"/><pic:cNvPicPr/></pic:nvPicPr>\
             <pic:blipFill><a:blip r:embed=\"rId{relation}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
             <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
             </wp:inline></w:drawing></w:r></w:p>"
        ));
        let content = picture.png.to_vec();
        self.pictures.push(Part { name: format!("word/media/{name}"), kind: "", content });
    }

    /// Goes on upon a new page, which lies on its side or stands upright.
    pub fn turn(&mut self, is_wide: bool) {
        if !self.body.is_empty() {
            let section = section(self.is_wide);
            self.body.push_str(&format!(
                "<w:p><w:pPr><w:pStyle w:val=\"TableNote\"/>{section}</w:pPr></w:p>"
            ));
        }
        self.is_wide = is_wide;
    }

    /// The bytes of the document.
    pub fn finish(self, title: &str) -> Vec<u8> {
        let names = [
            ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
            ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
            ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
            ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
            ("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
        ];
        let names: String =
            names.iter().map(|(name, space)| format!(" xmlns:{name}=\"{space}\"")).collect();
        let document = format!(
            "<w:document{names}><w:body>{}{}</w:body></w:document>",
            self.body,
            section(self.is_wide)
        );
        let main = Part::xml("word/document.xml", "wordprocessingml.document.main", &document);
        let mut relations =
            vec![("styles", "styles.xml".to_owned()), ("settings", "settings.xml".to_owned())];
        for picture in &self.pictures {
            let name = picture.name.strip_prefix("word/").unwrap_or(&picture.name);
            relations.push(("image", name.to_owned()));
        }
        let relations: Vec<(&str, &str)> =
            relations.iter().map(|(kind, name)| (*kind, name.as_str())).collect();
        let mut parts = vec![
            Part::xml("word/styles.xml", "wordprocessingml.styles", &styles()),
            Part::xml("word/settings.xml", "wordprocessingml.settings", SETTINGS),
        ];
        parts.extend(self.pictures);
        package(main, &relations, &parts, title)
    }
}

impl Table {
    fn write(&self, xml: &mut String) {
        let twips = |mm: f64| (mm * TWIPS_PER_MM).round();
        let whole: f64 = self.widths_mm.iter().sum();
        let line = |side: &str, eighths: u8| {
            format!(
                "<w:{side} w:val=\"single\" w:sz=\"{eighths}\" w:space=\"0\" w:color=\"auto\"/>"
            )
        };
        let sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
        let lines = if self.has_lines {
            sides.map(|side| line(side, 4)).concat()
        } else {
            line("top", 8) + &line("bottom", 8)
        };
        xml.push_str(&format!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type=\"fixed\"/>\
             <w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar>\
             <w:tblLook w:val=\"00A0\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"1\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>\
             <w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>",
            twips(whole),
            escaped(&self.title)
        ));
        for width in &self.widths_mm {
            xml.push_str(&format!("<w:gridCol w:w=\"{}\"/>", twips(*width)));
        }
        xml.push_str("</w:tblGrid>");
        let heads = self.head.len();
        for (at, row) in self.head.iter().enumerate() {
            xml.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
            self.cells(xml, row, (at + 1 == heads).then_some("bottom"));
        }
        let rows = self.rows.len();
        for (at, row) in self.rows.iter().enumerate() {
            xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            self.cells(xml, row, (self.has_totals && at + 1 == rows).then_some("top"));
        }
        xml.push_str("</w:tbl>");
    }

    /// The cells of a row, with a line on one side.
    fn cells(&self, xml: &mut String, row: &[Cell], line: Option<&str>) {
        let mut first = 0;
        for cell in row {
            let span = cell.span.max(1);
            let width: f64 = self.widths_mm.iter().skip(first).take(span).sum();
            first += span;
            let width = (width * TWIPS_PER_MM).round();
            xml.push_str(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>"));
            if span > 1 {
                xml.push_str(&format!("<w:gridSpan w:val=\"{span}\"/>"));
            }
            if let Some(side) = line {
                xml.push_str(&format!(
                    "<w:tcBorders><w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/></w:tcBorders>"
                ));
            }
            let bottom = if line == Some("bottom") { "<w:vAlign w:val=\"bottom\"/>" } else { "" };
            let indent = if cell.is_indented { "<w:ind w:left=\"170\"/>" } else { "" };
            let right = match (cell.is_number, cell.is_centred) {
                (true, _) => "<w:jc w:val=\"right\"/>",
                (false, true) => "<w:jc w:val=\"center\"/>",
                (false, false) => "",
            };
            let properties = format!("<w:pStyle w:val=\"TableText\"/>{indent}{right}");
            xml.push_str(&format!(
                "{bottom}</w:tcPr>{}</w:tc>",
                paragraph(&properties, cell.is_bold, &cell.text)
            ));
        }
        xml.push_str("</w:tr>");
    }
}

/// A paragraph of one text; the ends of its lines are breaks.
fn paragraph(properties: &str, is_bold: bool, text: &str) -> String {
    let is_from_right = is_from_right(text);
    let bold = if is_bold { "<w:b/>" } else { "" };
    let (of_paragraph, of_run) = if is_from_right {
        // Among the properties of a paragraph the direction comes before what moves it.
        let at = properties.find("/>").map_or(0, |at| at + 2);
        let (style, others) = properties.split_at(at);
        let bold = if is_bold { "<w:b/><w:bCs/>" } else { "" };
        (format!("{style}<w:bidi/>{others}"), format!("{bold}<w:rtl/>"))
    } else {
        (properties.to_owned(), bold.to_owned())
    };
    let run = if of_run.is_empty() { String::new() } else { format!("<w:rPr>{of_run}</w:rPr>") };
    let mut out = format!("<w:p><w:pPr>{of_paragraph}</w:pPr>");
    let lines = text.split('\n').map(|line| line.trim_end_matches('\r'));
    for (at, line) in lines.enumerate() {
        let line_break = if at > 0 { "<w:br/>" } else { "" };
        if !(line.is_empty() && line_break.is_empty()) {
            out.push_str(&format!(
                "<w:r>{run}{line_break}<w:t xml:space=\"preserve\">{}</w:t></w:r>",
                escaped(line)
            ));
        }
    }
    out.push_str("</w:p>");
    out
}

/// Whether a text begins in a script that is written from the right.
fn is_from_right(text: &str) -> bool {
    let first = text.chars().find(|letter| letter.is_alphabetic());
    first.is_some_and(|letter| {
        matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}')
    })
}

/// An A4 page with margins of 25 mm.
fn section(is_wide: bool) -> String {
    let size = if is_wide {
        "w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\""
    } else {
        "w:w=\"11906\" w:h=\"16838\""
    };
    format!(
        "<w:sectPr><w:pgSz {size}/><w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" \
         w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr>"
    )
}

/// So that Word takes the document for one of its present form.
const SETTINGS: &str = "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
    <w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
    </w:settings>";

/// Id, name that word processors know, properties of paragraph and text.
const STYLES: [(&str, &str, &str, &str); 6] = [
    (
        "Title",
        "Title",
        "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"240\" w:line=\"240\" w:lineRule=\"auto\"/>",
        "<w:b/><w:sz w:val=\"32\"/>",
    ),
    (
        "Heading1",
        "heading 1",
        "<w:keepNext/><w:spacing w:before=\"360\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/>",
        "<w:b/><w:sz w:val=\"26\"/>",
    ),
    (
        "Heading2",
        "heading 2",
        "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl w:val=\"1\"/>",
        "<w:b/><w:sz w:val=\"22\"/>",
    ),
    (
        "Caption",
        "caption",
        "<w:keepLines/><w:spacing w:before=\"120\" w:after=\"120\" w:line=\"240\" w:lineRule=\"auto\"/>",
        "<w:sz w:val=\"18\"/>",
    ),
    (
        "TableText",
        "Table Text",
        "<w:spacing w:before=\"20\" w:after=\"20\" w:line=\"240\" w:lineRule=\"auto\"/>",
        "<w:sz w:val=\"17\"/>",
    ),
    (
        "TableNote",
        "Table Note",
        "<w:spacing w:before=\"40\" w:after=\"40\" w:line=\"240\" w:lineRule=\"auto\"/>",
        "<w:sz w:val=\"16\"/>",
    ),
];

fn styles() -> String {
    let mut all = String::new();
    for (id, name, paragraph, text) in STYLES {
        all.push_str(&format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/>\
             <w:next w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{text}</w:rPr></w:style>"
        ));
    }
    format!(
        "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>\
         <w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/>\
         </w:pPr></w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>\
         <w:qFormat/></w:style>{all}</w:styles>"
    )
}
