//! A [`Scene`] as an EPS file of PostScript Level 2, with its texts as outlines, as publishers that take EPS want
//! them: nothing depends on a font.
//!
//! Takes a scene and a palette; gives the file's bytes, the same each time. Colours are RGB.

use super::contours::of_text;
use super::glyphs::{self, Faces};
use super::number::short;
use super::operators::{Operators, Paint};
use super::scene::{each_part, paper};
use crate::diag::Result;
use crate::figure::{Palette, Scene, TextRun};

/// The operators of PDF in those of PostScript.
const OPERATORS: &str = "\
%%BeginProlog
/m {moveto} bind def /l {lineto} bind def /c {curveto} bind def /h {closepath} bind def
/f {fill} bind def /S {stroke} bind def /w {setlinewidth} bind def /d {setdash} bind def
/rg {setrgbcolor} bind def /RG {setrgbcolor} bind def
%%EndProlog
";

/// Writes a scene.
///
/// # Errors
/// [`crate::diag::ErrorKind::NotInFont`] where a character has no outline.
pub fn write(scene: &Scene, palette: Palette) -> Result<Vec<u8>> {
    glyphs::check(scene)?;
    let (width, height) = (scene.width_pt, scene.height_pt);
    let mut page = Operators::new(height, palette);
    let mut faces = Faces::default();
    page.shape(&paper(scene));
    each_part(scene, |shapes, texts| {
        for shape in shapes {
            page.shape(shape);
        }
        for text in texts {
            letters(&mut page, text, &mut faces);
        }
    });
    let mut out = format!(
        "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 {} {}\n%%HiResBoundingBox: 0 0 {} {}\n\
         %%LanguageLevel: 2\n%%Creator: Steelyard {}\n%%Pages: 1\n%%EndComments\n{OPERATORS}\
         %%Page: 1 1\nsave\n",
        width.ceil(),
        height.ceil(),
        short(width, 2),
        short(height, 2),
        env!("CARGO_PKG_VERSION")
    );
    out.push_str(&page.out);
    out.push_str("restore\nshowpage\n%%Trailer\n%%EOF\n");
    Ok(out.into_bytes())
}

fn letters(page: &mut Operators, text: &TextRun, faces: &mut Faces) {
    let contours = of_text(text, faces);
    if contours.is_empty() {
        return;
    }
    page.colour(text.ink, Paint::Fill);
    for contour in &contours {
        page.contour(contour, 3);
    }
    page.out.push_str("f\n");
}
