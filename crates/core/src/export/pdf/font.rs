//! The fonts of a PDF: of each weight the characters that are used, embedded as TrueType under their own numbers.

use std::collections::BTreeSet;
use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::objects::{Id, Objects};
use crate::export::glyphs::{self, ASCENT, CAPITALS, DESCENT, Face, Glyph, UNITS, font_file};
use crate::figure::{Scene, Weight, advance_em};

/// The characters of a weight that a drawing uses, in order: the first is glyph 1.
#[derive(Debug)]
pub(super) struct Subset {
    weight: Weight,
    characters: Vec<char>,
}

impl Subset {
    /// Those of a drawing; `None` where it has no text of that weight.
    pub fn of(scene: &Scene, weight: Weight) -> Option<Self> {
        let texts = glyphs::texts(scene).filter(|run| run.weight == weight);
        let characters: BTreeSet<char> = texts.flat_map(|run| glyphs::seen(&run.text)).collect();
        let characters: Vec<char> = characters.into_iter().collect();
        (!characters.is_empty()).then_some(Self { weight, characters })
    }

    /// Its name among the page's fonts.
    pub fn key(weight: Weight) -> &'static str {
        match weight {
            Weight::Regular => "R",
            Weight::Bold => "B",
        }
    }

    /// Which weight it is.
    pub fn weight(&self) -> Weight {
        self.weight
    }

    /// A text as the numbers of its glyphs, a string of the page.
    pub fn string(&self, text: &str) -> String {
        let numbers = glyphs::seen(text)
            .map(|c| self.characters.binary_search(&c).map_or(0, |index| index + 1))
            .map(|number| format!("{number:04X}"));
        format!("<{}>", numbers.collect::<String>())
    }

    /// Writes the font; gives its object.
    pub fn write(&self, objects: &mut Objects) -> Id {
        let face = Face::new(self.weight);
        let advance = |c: &char| (advance_em(*c, self.weight) * UNITS).round();
        let mut of_font = vec![Glyph { outline: &[], advance: UNITS as u16 }];
        of_font.extend(
            self.characters
                .iter()
                .map(|c| Glyph { outline: face.outline(*c), advance: advance(c) as u16 }),
        );
        let file = font_file(&of_font);
        let bytes = file.len();
        let file = objects.packed(&format!("/Length1 {bytes}"), &file).link();

        let name = self.name();
        let stem = if self.weight == Weight::Bold { 140 } else { 88 };
        let descriptor = objects.add(format!(
            "<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [-550 -310 1310 1000] \
             /ItalicAngle 0 /Ascent {ASCENT} /Descent {DESCENT} /CapHeight {CAPITALS} /StemV {stem} \
             /FontFile2 {file} >>"
        ));
        let widths: String = self.characters.iter().map(|c| format!(" {}", advance(c))).collect();
        let descendant = objects.add(format!(
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) \
             /Ordering (Identity) /Supplement 0 >> /FontDescriptor {} /DW 1000 /W [1 [{widths} ]] \
             /CIDToGIDMap /Identity >>",
            descriptor.link()
        ));
        let unicode = objects.packed("", self.to_unicode().as_bytes()).link();
        objects.add(format!(
            "<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H \
             /DescendantFonts [{}] /ToUnicode {unicode} >>",
            descendant.link()
        ))
    }

    /// The font's name behind six letters of its own for what was taken of it (9.9.2).
    fn name(&self) -> String {
        let characters: String = self.characters.iter().collect();
        let hash = Sha256::digest(characters.as_bytes());
        let tag: String = hash.iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect();
        let weight = if self.weight == Weight::Bold { "Bold" } else { "Regular" };
        format!("{tag}+{}-{weight}", glyphs::NAME)
    }

    /// Which text each glyph is, for search and reading aloud (9.10.3).
    fn to_unicode(&self) -> String {
        let mut out = String::from(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry \
             (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 \
             def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
        );
        // No more than a hundred in one go.
        for (block, characters) in self.characters.chunks(100).enumerate() {
            let _ = writeln!(out, "{} beginbfchar", characters.len());
            for (index, c) in characters.iter().enumerate() {
                let _ = write!(out, "<{:04X}> <", block * 100 + index + 1);
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "{unit:04X}");
                }
                out.push_str(">\n");
            }
            out.push_str("endbfchar\n");
        }
        out.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        out
    }
}
