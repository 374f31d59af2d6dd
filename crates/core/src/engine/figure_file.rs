//! The figure as a file of each format.

use super::study::Study;
use super::{Export, ExportOptions};
use super::{answer, proof};
use crate::analysis::TableOptions;
use crate::diag::Result;
use crate::export::picture::{Picture, png, tiff};
use crate::export::{eps, file_name, pdf, svg};
use crate::figure::FigureOptions;
use crate::words::{caption, drawn as words};

/// Makes it; `study_name` begins the file's name.
///
/// # Errors
/// Those of counting and drawing; [`crate::diag::ErrorKind::NotInFont`] for a format that needs outlines of
/// all characters; those of [`Picture::new`] for pictures.
pub(super) fn made(
    study: &Study,
    study_name: &str,
    format: &ExportOptions,
    asked: TableOptions,
    drawn: FigureOptions,
) -> Result<Export> {
    let figure = answer::figure(study, asked, drawn)?;
    let (scene, palette) = (&figure.scene, figure.spec.palette);
    let (extension, media_type, bytes) = match format {
        ExportOptions::Pdf => ("pdf", "application/pdf", pdf::write(scene, palette)?),
        ExportOptions::Eps => ("eps", "application/postscript", eps::write(scene, palette)?),
        ExportOptions::Png { dpi } => {
            ("png", "image/png", png::write(&mut Picture::new(scene, palette, *dpi)?))
        }
        ExportOptions::Tiff { dpi } => {
            ("tif", "image/tiff", tiff::write(&mut Picture::new(scene, palette, *dpi)?))
        }
        _ => ("svg", "image/svg+xml", svg::write(scene, palette).into_bytes()),
    };
    let title = caption::file_title(&figure.table);
    let part = words::part_of_file(figure.page.part, figure.page.parts);
    let parts = [Some(study_name), part.as_deref(), Some(&title)];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    let file_name = file_name(&parts, extension);
    let proof = proof::of(&figure.spec, scene, extension, &bytes);
    Ok(Export { file_name, media_type: media_type.to_owned(), bytes, proof })
}
