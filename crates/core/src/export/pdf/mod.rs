//! A [`Scene`] as a PDF of one page of the figure's exact size.
//!
//! Takes a scene and a palette; gives the file's bytes, the same each time. Text is text, in an embedded font that
//! holds the characters used; the figure is tagged as one, with its alternative text, so that it can be read aloud.

mod font;
mod objects;

use super::contours::Place;
use super::glyphs;
use super::number::short;
use super::operators::{Operators, Paint};
use super::scene::{each_part, paper};
use super::xml::escaped;
use crate::diag::Result;
use crate::figure::{Palette, Scene, TextRun, Weight};
use font::Subset;
use objects::{Objects, text_string};

/// Language of the words of figures.
const LANGUAGE: &str = "en";

/// Writes a scene.
///
/// # Errors
/// [`crate::diag::ErrorKind::NotInFont`] where the font lacks a character.
pub fn write(scene: &Scene, palette: Palette) -> Result<Vec<u8>> {
    glyphs::check(scene)?;
    let subsets: Vec<Subset> = [Weight::Regular, Weight::Bold]
        .into_iter()
        .filter_map(|weight| Subset::of(scene, weight))
        .collect();
    let mut objects = Objects::default();
    let (catalog, pages, page) = (objects.id(), objects.id(), objects.id());
    let content = objects.packed("", content(scene, palette, &subsets).as_bytes()).link();
    let fonts: String = subsets
        .iter()
        .map(|subset| {
            let font = subset.write(&mut objects);
            format!("/{} {} ", Subset::key(subset.weight()), font.link())
        })
        .collect();
    let (width, height) = (short(scene.width_pt, 2), short(scene.height_pt, 2));
    objects.set(
        page,
        format!(
            "<< /Type /Page /Parent {} /MediaBox [0 0 {width} {height}] /Resources << /Font << {fonts}>> >> \
             /Contents {content} /StructParents 0 /Tabs /S >>",
            pages.link()
        ),
    );
    objects.set(pages, format!("<< /Type /Pages /Kids [{}] /Count 1 >>", page.link()));

    // The tags: a document that holds one figure, which is the whole page.
    let (tree, document, figure) = (objects.id(), objects.id(), objects.id());
    let alternative = text_string(&scene.description);
    objects.set(
        figure,
        format!(
            "<< /Type /StructElem /S /Figure /P {} /Pg {} /K 0 /Alt {alternative} \
             /A << /O /Layout /Placement /Block /BBox [0 0 {width} {height}] >> >>",
            document.link(),
            page.link()
        ),
    );
    objects.set(
        document,
        format!("<< /Type /StructElem /S /Document /P {} /K [{}] >>", tree.link(), figure.link()),
    );
    objects.set(
        tree,
        format!(
            "<< /Type /StructTreeRoot /K [{}] /ParentTree << /Nums [0 [{}]] >> /ParentTreeNextKey 1 >>",
            document.link(),
            figure.link()
        ),
    );
    let metadata = objects.stream("/Type /Metadata /Subtype /XML", metadata(scene).as_bytes());
    objects.set(
        catalog,
        format!(
            "<< /Type /Catalog /Pages {} /Lang ({LANGUAGE}) /MarkInfo << /Marked true >> \
             /StructTreeRoot {} /ViewerPreferences << /DisplayDocTitle true >> /Metadata {} >>",
            pages.link(),
            tree.link(),
            metadata.link()
        ),
    );
    let info = objects.add(format!(
        "<< /Title {} /Producer {} >>",
        text_string(&scene.title),
        text_string(&producer())
    ));
    Ok(objects.file(catalog, info))
}

fn producer() -> String {
    format!("Steelyard {}", env!("CARGO_PKG_VERSION"))
}

/// The drawing, all of it the content of the figure's tag.
fn content(scene: &Scene, palette: Palette, subsets: &[Subset]) -> String {
    let mut page = Operators::new(scene.height_pt, palette);
    page.out.push_str("/Figure << /MCID 0 >> BDC\n");
    page.shape(&paper(scene));
    each_part(scene, |shapes, texts| {
        for shape in shapes {
            page.shape(shape);
        }
        for run in texts {
            text(&mut page, run, subsets);
        }
    });
    page.out.push_str("EMC\n");
    page.out
}

fn text(page: &mut Operators, run: &TextRun, subsets: &[Subset]) {
    let Some(subset) = subsets.iter().find(|subset| subset.weight() == run.weight) else { return };
    let (left, ..) = run.bounds();
    let start: Place = (left, run.y);
    page.colour(run.ink, Paint::Fill);
    let size = short(run.size_pt, 2);
    page.out.push_str(&format!("BT /{} {size} Tf ", Subset::key(run.weight)));
    page.place(start, 2);
    page.out.push_str(&format!("Td {} Tj ET\n", subset.string(&run.text)));
}

/// What the file is, as programs look it up in XML (16.2, XMP).
fn metadata(scene: &Scene) -> String {
    let (title, description) = (escaped(&scene.title), escaped(&scene.description));
    format!(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"><dc:format>application/pdf</dc:format>\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\
         <dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{description}</rdf:li></rdf:Alt></dc:description>\
         <dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>\
         <pdf:Producer>{}</pdf:Producer></rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>",
        escaped(&producer())
    )
}
