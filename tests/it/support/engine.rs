//! Short ways to ask the engine.

use steelyard_core::analysis::{CrossTab, TableOptions};
use steelyard_core::engine::{Engine, InputFile, Request, Response, Settings, StudyView};
use steelyard_core::valence::Valence;
use steelyard_core::words::table::{column_label, row_label};

/// The answer to a request.
pub fn ask(engine: &mut Engine, request: Request) -> Response {
    engine.handle(request, &mut |_| {})
}

/// The study that a request gives.
pub fn study(engine: &mut Engine, request: Request) -> StudyView {
    match ask(engine, request) {
        Response::Study(view) | Response::Restored { study: view, .. } => *view,
        other => panic!("no study but {other:?}"),
    }
}

/// An engine with files in it, and what it says of them.
pub fn loaded(files: &[(&str, &[u8])]) -> (Engine, StudyView) {
    let mut engine = Engine::new();
    let view = study(&mut engine, load(files, Settings::default()));
    (engine, view)
}

/// The request that loads files.
pub fn load(files: &[(&str, &[u8])], settings: Settings) -> Request {
    let files = files
        .iter()
        .map(|(name, bytes)| InputFile { name: (*name).to_owned(), bytes: bytes.to_vec() })
        .collect();
    Request::Load { files, settings: Box::new(settings) }
}

/// The table that an engine counts; options as the API spells them.
pub fn table(engine: &mut Engine, options: serde_json::Value) -> CrossTab {
    let table: TableOptions = serde_json::from_value(options).expect("options of the API");
    match ask(engine, Request::Table { table }) {
        Response::Table(view) => view.table,
        other => panic!("no table but {other:?}"),
    }
}

/// Count and percentage of a number found by its labels.
pub fn number(table: &CrossTab, row: &str, column: &str, valence: Valence) -> (u32, Option<f64>) {
    let at_row = table.rows.iter().position(|head| row_label(&head.label) == row);
    let at_row = at_row.unwrap_or_else(|| panic!("no row {row}: {:?}", table.rows));
    let at_column = table.columns.iter().position(|head| column_label(&head.label) == column);
    let at_column = at_column.unwrap_or_else(|| panic!("no column {column}: {:?}", table.columns));
    let cell = table.cells[at_row][at_column].get(valence);
    (cell.count.shown().expect("a shown number"), cell.percent)
}
