//! The live figure of a study: every view that its author allows, drawn and written into one document.

mod maker;
mod offered;
mod planned;
mod written;

use super::study::Study;
use super::{Export, InteractiveOptions, InteractivePlan};
use crate::analysis::TableOptions;
use crate::diag::{Error, ErrorKind, Result, Unavailable};
use crate::export::file_name;
use crate::export::interactive::address;
use crate::figure::FigureOptions;
use crate::words::errors::message;
use maker::{Maker, whole};

/// What a reader could switch, what of it is offered, and the document, for whoever decides about it. `program` is the
/// SHA-256 of the program that makes it, where that is known.
///
/// # Errors
/// As [`export`], but for a figure with too many views or bytes, which the plan says.
pub(super) fn plan(
    study: &Study,
    program: Option<&str>,
    asked: InteractiveOptions,
    table: TableOptions,
    drawn: FigureOptions,
) -> Result<InteractivePlan> {
    let maker = Maker::new(study, &asked, table, drawn)?;
    let options = asked.or(&study.settings.interactive);
    let is_no_doi =
        options.doi.as_deref().is_some_and(|doi| !doi.is_empty() && address(doi).is_none());
    let (views, html) = match maker.made(program, &options) {
        Ok(made) => (made.views().to_vec(), Ok(made.html)),
        Err(error) if matches!(error.kind, ErrorKind::TooManyViews { .. }) => {
            (maker.combinations(), Err(message(&error)))
        }
        Err(error) => return Err(error),
    };
    Ok(InteractivePlan {
        is_no_doi,
        not_live: maker.not_live.map(str::to_owned),
        controls: maker.planned(&views),
        views: whole(views.len()),
        bytes: html.as_ref().map_or(0, |html| whole(html.len())),
        protection: maker.protection,
        fewest_contributors: maker.policy.fewest_contributors,
        fewest_asked: maker.fewest_asked,
        html,
    })
}

/// As a file to save: the document, or an archive of it with what hosts ask for beside it.
///
/// # Errors
/// `NotAvailable` for columns or filters that name people, and for what the policy keeps back; `UnknownValue` for a
/// chart that cannot be drawn of the counted table; `TooManyViews` beyond what a file may hold; those of counting
/// and drawing.
pub(super) fn export(
    study: &Study,
    program: Option<&str>,
    asked: InteractiveOptions,
    bundle: bool,
    table: TableOptions,
    drawn: FigureOptions,
) -> Result<Export> {
    let maker = Maker::new(study, &asked, table, drawn)?;
    let made = maker.made(program, &asked.or(&study.settings.interactive))?;
    let (extension, media_type) =
        if bundle { ("zip", "application/zip") } else { ("html", "text/html;charset=utf-8") };
    let file_name = file_name(&[&made.title], extension);
    let bytes = if bundle { made.bundle()? } else { made.html.into_bytes() };
    Ok(Export { file_name, media_type: media_type.to_owned(), bytes, proof: Vec::new() })
}

fn not_available(setting: &str, given: String, reason: Unavailable) -> Error {
    ErrorKind::NotAvailable { setting: setting.to_owned(), given, reason }.into()
}
