//! Two ways to the same: what one gives, the other must give.

use crate::made::Random;
use crate::support::forms as written;
use crate::support::study::{Coding, Counts, ROLE, Study};
use crate::whole::{ask, load};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use steelyard_core::analysis::{Condensing, Mapping, TableOptions, cross_tabulate, resolve};
use steelyard_core::diag::WarningKind;
use steelyard_core::engine::{Engine, Request, Response, Settings};
use steelyard_core::format::{self, Delimiter, Encoding, ReadOptions, Source};
use steelyard_core::ids::IdVec;
use steelyard_core::valence::Valence;
use steelyard_core::words::table::{column_label, row_label};

/// Reads text as UTF-8 cut at commas, its header in the first row; `None` where the two may differ: a text that is
/// refused, and quotes within fields, which each takes in its own way.
fn cut(text: &str) -> Option<Source> {
    let options = ReadOptions {
        encoding: Some(Encoding::Utf8),
        delimiter: Some(Delimiter::Comma),
        header_row: Some(1),
        header_rows: Some(1),
        ..ReadOptions::default()
    };
    let read = format::read("a.csv", text.as_bytes(), &options, &mut |_| {}).ok()?;
    let differs = |kind: &WarningKind| {
        matches!(
            kind,
            WarningKind::StrayQuote
                | WarningKind::LenientQuote
                | WarningKind::ControlCharacters
                | WarningKind::InvalidBytes
        )
    };
    let may_differ = read.warnings.iter().any(|warning| differs(&warning.kind));
    (!may_differ).then_some(read.value)
}

/// The rows of cells without the empty ones at their end.
fn rows(source: &Source) -> Vec<Vec<String>> {
    let table = &source.table;
    let row = |row| {
        let cells = (0..table.width()).map(|column| table.text(row, column).to_owned());
        trimmed(cells.collect())
    };
    (0..table.rows()).map(row).collect()
}

fn trimmed(mut cells: Vec<String>) -> Vec<String> {
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells
}

/// Text cut by our reader and by the csv crate; and cut again with every field in quotes, which is another way
/// through our reader.
pub(crate) fn csv_crate(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let is_ours = text.starts_with('\u{feff}') || text.to_ascii_lowercase().starts_with("sep=");
    if is_ours {
        return false;
    }
    let Some(source) = cut(text) else { return false };
    let ours = rows(&source);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut theirs: Vec<Vec<String>> = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => theirs.push(record.iter().map(str::to_owned).collect()),
            Err(error) => panic!("read by us alone: {error}"),
        }
    }
    // A line of spaces alone is no row of ours, one of spaces in quotes is; the other reader keeps no quotes, so that
    // neither is compared, and nothing where the header is such a line.
    let says_nothing = |record: &Vec<String>| match record.as_slice() {
        [] => true,
        [only] => only.trim().is_empty(),
        _ => false,
    };
    if theirs.first().is_none_or(says_nothing) {
        return false;
    }
    let theirs: Vec<Vec<String>> = theirs.into_iter().skip(1).map(trimmed).collect();
    let said = |rows: Vec<Vec<String>>| -> Vec<Vec<String>> {
        rows.into_iter().filter(|row| !says_nothing(row)).collect()
    };
    let (ours, theirs) = (said(ours), said(theirs));
    assert_eq!(ours, theirs, "{text:?}");

    let quoted = |row: &Vec<String>| -> String {
        let cells: Vec<String> =
            row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        format!("{}\r\n", cells.join(","))
    };
    let text: String =
        std::iter::once("\"h\"\r\n".to_owned()).chain(ours.iter().map(quoted)).collect();
    if !ours.is_empty() {
        match cut(&text) {
            Some(again) => assert_eq!(rows(&again), ours, "{text:?}"),
            None => panic!("in quotes it is refused: {text:?}"),
        }
    }
    true
}

/// A made-up study as a file, with what only its user knows of it.
struct Form {
    file: &'static str,
    bytes: Vec<u8>,
    roles: BTreeMap<String, Value>,
    /// What parts a path in a row's label, besides ` > `.
    path_mark: &'static str,
}

/// A made-up study in each form counts the same, and as it was made.
pub(crate) fn forms(bytes: &[u8]) -> bool {
    let mut random = Random::of_bytes(bytes);
    let made = Study::random(&mut random);
    if made.says_too_little() {
        return false;
    }
    let form =
        |file, bytes: Vec<u8>| Form { file, bytes, roles: BTreeMap::new(), path_mark: " > " };
    let convention = written::Convention::random(&mut random);
    let mut forms = vec![
        form("l.csv", written::long_csv(&made).into()),
        Form { path_mark: ".", ..form("t.csv", written::taguette_csv(&made).into()) },
        form("r.csv", written::qualcoder_csv(&made).into()),
        form("p.qdpx", written::qdpx(&made, convention, random.below(2) == 0)),
    ];
    if !made.has_second_codes() {
        let said = |valence: Valence| valence != Valence::Missing;
        let few = made.codes.iter().filter(|code| said(code.valence)).count() < 2;
        let unsaid = made.codes.iter().filter(|code| few || !said(code.valence));
        let role = |bare: &str, valence| json!({"code_column": {"code": bare, "valence": valence}});
        let roles = unsaid.map(|code| (code.joined(" > "), role(&code.bare, code.valence)));
        let roles = roles.collect();
        forms.push(Form { roles, ..form("w.csv", written::wide_csv(&made).into()) });
    }
    let source = |coding: &Coding| {
        made.sources.get(coding.source).map(|source| source.name.clone()).unwrap_or_default()
    };
    let role = |coding: &Coding| {
        made.sources.get(coding.source).map(|source| source.role.to_owned()).unwrap_or_default()
    };
    let (of_sources, of_roles) = (made.counts(source), made.counts(role));
    for form in &forms {
        assert_eq!(counted(form, &json!("source")), of_sources, "{} by source", form.file);
        if form.file != "t.csv" {
            let by_role = json!({"attribute": ROLE});
            assert_eq!(counted(form, &by_role), of_roles, "{} by role", form.file);
        }
    }
    true
}

/// What the engine counts of a form, zeros left out.
fn counted(form: &Form, columns: &Value) -> Counts {
    let settings = json!({"files": {form.file: {"roles": form.roles}}});
    let Ok(settings) = serde_json::from_value::<Settings>(settings) else {
        panic!("roles that are none: {:?}", form.roles)
    };
    let mut engine = Engine::new();
    let answer = ask(&mut engine, load(form.file, &form.bytes, settings));
    assert!(matches!(answer, Response::Study(_)), "{}: {answer:?}", form.file);
    let table = options(&json!({"rows": "code", "columns": columns}));
    let table = match ask(&mut engine, Request::Table { table }) {
        Response::Table(view) => view.table,
        other => panic!("{}: {other:?}", form.file),
    };
    let mut counts = Counts::new();
    for (row, cells) in table.rows.iter().zip(&table.cells) {
        let label = row_label(&row.label);
        let path = match &row.parent {
            Some(parent) => format!("{parent} > {label}"),
            None => label.into_owned(),
        };
        let path = path.replace(form.path_mark, " > ");
        for (column, cell) in table.columns.iter().zip(cells) {
            for valence in Valence::ALL {
                let count = cell.get(valence).count.shown().unwrap_or(0);
                if count > 0 {
                    let column = column_label(&column.label).to_owned();
                    *counts.entry((path.clone(), column, valence)).or_default() += count;
                }
            }
        }
    }
    counts
}

fn options(asked: &Value) -> TableOptions {
    match serde_json::from_value(asked.clone()) {
        Ok(options) => options,
        Err(error) => panic!("options that are none: {asked}: {error}"),
    }
}

/// A table of a dataset that was made small beside that of the whole.
pub(crate) fn condensed(bytes: &[u8]) -> bool {
    let mut random = Random::of_bytes(bytes);
    let asked = json!({
        "rows": random.of(&["code", "domain"]),
        "columns": random.of(&["all", "group", "source", "site", "coder", "participant"]),
        "unit": random.of(&["codings", "participants", "sources", "sites"]),
        "basis": random.of(&["count", "share_of_valence", "share_of_group", "share_of_domain"]),
        "both_as_mixed": random.below(2) == 0,
        "filter": filter(&mut random),
    });
    let mut text = "participant,source,site,group,coder,segment id,domain,code,type\n".to_owned();
    for _ in 0..=random.below(120) {
        let segment = random.below(17);
        let mut named = |prefix: &str, of: usize| match random.below(6) {
            0 => String::new(),
            _ => format!("{prefix}{}", segment % of),
        };
        let fields = [
            named("P", 7),
            format!("S{}", segment % 6),
            named("North", 4),
            named("G", 3),
            named("C", 2),
            segment.to_string(),
            format!("D{}", segment % 3),
            format!("K{}", random.below(7)),
            (*random.of(&["barrier", "facilitator", "mixed", "neutral", ""])).to_owned(),
        ];
        text.push_str(&fields.join(","));
        text.push('\n');
    }
    let settings = Settings { framework: Some("none".into()), ..Settings::default() };
    let mut engine = Engine::new();
    if !matches!(ask(&mut engine, load("a.csv", text.as_bytes(), settings)), Response::Study(_)) {
        return false;
    }
    let Some(data) = engine.dataset() else { panic!("a study without codings") };
    let mapping = Mapping { codebook: None, items: IdVec::of_size(data.code_keys.len()) };
    let Ok(spec) = resolve(&options(&asked), data, &mapping) else { return false };
    let whole = cross_tabulate(&spec, data, &mapping);
    let condensing = Condensing::whatever_is_gained();
    assert_eq!(condensing.cross_tabulate(&spec, data, &mapping), whole, "{asked}\n{text}");
    condensing.small(&spec, data).is_some()
}

fn filter(random: &mut Random) -> Value {
    match random.below(5) {
        0 => json!([{"by": "group", "keep": ["G0", null]}]),
        1 => json!([{"by": "site", "keep": ["North1"]}, {"by": "group", "keep": ["G1", "G2"]}]),
        2 => json!([{"by": "participant", "keep": ["P1", "P2", "P3"]}]),
        3 => json!([{"by": {"crossed": ["group", "site"]}, "keep": [null]}]),
        _ => json!([]),
    }
}
