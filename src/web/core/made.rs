//! Files of the figure: made by the engine, or where it has no outlines of a character by the browser.

use super::Core;
use crate::page::session::MakeFile;
use crate::page::words::leave as words;
use crate::page::{Problem, ProblemsOr};
use crate::web::raster;
use steelyard_core::analysis::TableOptions;
use steelyard_core::diag::ErrorKind;
use steelyard_core::engine::{Export, ExportOptions};
use steelyard_core::export::picture::{png, tiff};
use steelyard_core::figure::FigureOptions;

impl Core {
    /// Makes a file. A picture with characters that the engine cannot draw is drawn by the browser.
    ///
    /// # Errors
    /// Those of the engine; a sentence where the browser does not draw a picture either.
    pub async fn make_file(
        &self,
        export: ExportOptions,
        table: TableOptions,
        figure: FigureOptions,
    ) -> ProblemsOr<Export> {
        let made = self.make(MakeFile(export.clone(), table.clone(), figure.clone())).await;
        let (ExportOptions::Png { dpi } | ExportOptions::Tiff { dpi }) = export else {
            return made;
        };
        let Err(problems) = &made else { return made };
        let lacks = |problem: &Problem| {
            let kind = problem.error.as_ref().map(|error| &error.kind);
            matches!(kind, Some(ErrorKind::NotInFont { .. }))
        };
        if !problems.iter().any(lacks) {
            return made;
        }
        let svg = self.make(MakeFile(ExportOptions::Svg, table, figure)).await?;
        let Some(mut drawn) = raster::drawn(&svg.bytes, dpi).await else {
            return Err(vec![Problem::said(words::NO_PICTURE.to_owned())]);
        };
        let (bytes, extension, media_type) = match export {
            ExportOptions::Tiff { .. } => (tiff::write(&mut drawn), "tif", "image/tiff"),
            _ => (png::write(&mut drawn), "png", "image/png"),
        };
        let stem = svg.file_name.strip_suffix(".svg").unwrap_or(&svg.file_name);
        let file_name = format!("{stem}.{extension}");
        // Nobody has held these bytes against a preset: what is drawn by a browser is measured by none.
        Ok(Export { file_name, media_type: media_type.to_owned(), bytes, proof: Vec::new() })
    }
}
