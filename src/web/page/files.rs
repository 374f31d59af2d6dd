//! How each file was read, and other ways to read it.

use yew::prelude::*;

use super::common::{Choice, CoreRef, Select, Shared, tick_box};
use super::sheet::Sheet;
use crate::page::Edit;
use crate::page::remedies::may_divide;
use crate::page::words::{lists, reading as words, shapes, valence};
use steelyard_core::diag::{Warning, WarningKind};
use steelyard_core::engine::{FileSettings, FileView, StudyView};
use steelyard_core::format::{DecimalMark, Delimiter, Encoding, WorkbookReading};
use steelyard_core::valence::Valence;

const ENCODINGS: [Encoding; 9] = [
    Encoding::Utf8,
    Encoding::Windows1252,
    Encoding::Windows1250,
    Encoding::Windows1251,
    Encoding::Windows1253,
    Encoding::Windows1254,
    Encoding::Utf16Le,
    Encoding::Utf16Be,
    Encoding::MacRoman,
];
const DELIMITERS: [Delimiter; 4] =
    [Delimiter::Comma, Delimiter::Semicolon, Delimiter::Tab, Delimiter::Pipe];
const DECIMAL_MARKS: [DecimalMark; 2] = [DecimalMark::Point, DecimalMark::Comma];

/// All files of the study.
pub fn files(core: &CoreRef, study: &Shared<StudyView>) -> Html {
    let files = study.files.iter().enumerate().map(|(index, file)| {
        let settings = study.settings.files.get(&file.reading.file).cloned().unwrap_or_default();
        one(index, file, &settings, core, study)
    });
    files.collect()
}

fn one(
    index: usize,
    file: &FileView,
    settings: &FileSettings,
    core: &CoreRef,
    study: &Shared<StudyView>,
) -> Html {
    let (reading, options) = (&file.reading, &settings.read);
    let name = &reading.file;
    let number = |id: &str, label: &str, value: u64, edit: fn(String, Option<u64>) -> Edit| {
        let (id, name) = (format!("{id}-{index}"), name.clone());
        let write = core.writes(move |value| edit(name.clone(), value.trim().parse().ok()));
        html! {
            <div class="field">
                <label for={id.clone()}>{ label }</label>
                <input id={id} type="number" min="1" step="1" value={value.to_string()} onchange={write} />
            </div>
        }
    };
    let people_aside = {
        let name = name.clone();
        core.ticks(move |to| Edit::PeopleAside(name.clone(), to))
    };
    let as_it_is = {
        let name = name.clone();
        core.ticks(move |to| Edit::AsItIs(name.clone(), to))
    };
    let select = |id: &str, label: &str, value: String, choices: Vec<Choice>| {
        let id = format!("{id}-{index}");
        Select { id: &id, label, label_hidden: false, value, choices }.draw(core)
    };
    // A project and a codebook say themselves how they are to be read.
    let header = reading.header();
    html! {
        <div class="file">
            <h4 class="file-name" translate="no">{ name }</h4>
            <p>{ words::reading(reading) }</p>
            if let Some(tool) = file.tool.as_ref().filter(|_| header.is_some()) {
                <p>{ words::TOOL }{ ": " }{ tool }</p>
            }
            if file.listed_codes.is_some() {
                <p>{ words::listed_codes(file) }</p>
            }
            if let Some(sheets) = words::code_sheets(file) {
                <p>{ sheets }</p>
            }
            if let Some(people) = words::people(file, settings.people_aside) {
                <p>{ people }</p>
                { tick_box(&format!("people-aside-{index}"), words::PEOPLE_ASIDE, settings.people_aside, people_aside) }
            }
            if let Some(shape) = &file.shape {
                <p>{ shapes::shape(shape) }</p>
            }
            if !file.filled_down.is_empty() {
                <p>{ shapes::filled_down(&file.filled_down) }</p>
            }
            if file.notes > 0 {
                <p>{ shapes::notes(file.notes) }</p>
            }
            if file.shape.is_some() || !file.filled_down.is_empty() || file.notes > 0 || settings.as_it_is {
                { tick_box(&format!("as-it-is-{index}"), shapes::AS_IT_IS, settings.as_it_is, as_it_is) }
            }
            { divided(index, file, settings, core) }
            { said_of_all(index, file, settings, core) }
            if let Some(header) = header {
                <div class="fields">
                    if let Some(text) = reading.text() {
                        { select("encoding", words::ENCODING, position(&ENCODINGS, options.encoding),
                            choices(name, &ENCODINGS, words::encoding, Some(text.encoding), Edit::Encoding)) }
                        { select("delimiter", words::DELIMITER, position(&DELIMITERS, options.delimiter),
                            choices(name, &DELIMITERS, words::delimiter, Some(text.delimiter), Edit::Delimiter)) }
                    }
                    if let Some(workbook) = reading.workbook() {
                        { select("sheet", words::SHEET, options.sheet.clone().unwrap_or_default(),
                            sheets(name, workbook, options.sheet.as_deref())) }
                    }
                    { number("header-row", words::HEADER_ROW, header.row, Edit::HeaderRow) }
                    { number("header-rows", words::HEADER_ROWS, header.rows, Edit::HeaderRows) }
                    { select("decimal-mark", words::DECIMAL_MARK, position(&DECIMAL_MARKS, options.decimal_mark),
                        choices(name, &DECIMAL_MARKS, words::decimal_mark, Some(reading.decimal_mark), Edit::DecimalMark)) }
                </div>
            }
            if study.live_figure.is_none() {
                <Sheet core={core.clone()} study={study.clone()} at={index} />
            }
        </div>
    }
}

/// How the cells of columns are read that were divided, may hold several codes, or were decided on.
fn divided(index: usize, file: &FileView, settings: &FileSettings, core: &CoreRef) -> Html {
    let name = &file.reading.file;
    let told = |warning: &Warning| match &warning.kind {
        WarningKind::CellsDivided { column } => Some(column.clone()),
        WarningKind::TakenAsOneCode => {
            warning.at.as_ref()?.column.as_ref().map(|column| column.name.clone())
        }
        _ => None,
    };
    let mut columns: Vec<String> = file.warnings.iter().filter_map(told).collect();
    columns.extend(settings.divided.keys().cloned());
    columns.retain(|column| may_divide(file, column));
    columns.sort();
    columns.dedup();
    let selects = columns.into_iter().enumerate().map(|(at, column)| {
        let chosen = settings.divided.get(&column).copied();
        let edit = |to| Edit::Divided(name.clone(), column.clone(), to);
        let own = Choice::new("", lists::AS_FOUND, edit(None));
        let choices = [true, false]
            .map(|to| Choice::new(lists::divided(to), lists::divided(to), edit(Some(to))));
        let select = Select {
            id: &format!("divided-{index}-{at}"),
            label: &lists::cells_of(&column),
            label_hidden: false,
            value: chosen.map_or_else(String::new, |to| lists::divided(to).to_owned()),
            choices: std::iter::once(own).chain(choices).collect(),
        };
        select.draw(core)
    });
    html! { <div class="fields">{ selects.collect::<Html>() }</div> }
}

/// What was said of all codings, all rows of counts and all findings of a file at once.
fn said_of_all(index: usize, file: &FileView, settings: &FileSettings, core: &CoreRef) -> Html {
    let name = &file.reading.file;
    let told = |is_it: fn(&WarningKind) -> bool| file.warnings.iter().any(|one| is_it(&one.kind));
    let valence = settings.valence.map(|chosen| {
        let edit = |to| Edit::ValenceOfAll(name.clone(), to);
        let own = Choice::new("", valence::AS_SAID, edit(None));
        let choices = Valence::SIDES
            .map(|to| Choice::new(to.index().to_string(), valence::all_are(to), edit(Some(to))));
        Select {
            id: &format!("valence-of-all-{index}"),
            label: valence::ALL_ARE,
            label_hidden: false,
            value: chosen.index().to_string(),
            choices: std::iter::once(own).chain(choices).collect(),
        }
        .draw(core)
    });
    let colons = settings.codes_before_colons;
    let asks =
        colons.is_some() || told(|kind| matches!(kind, WarningKind::CodesBeforeColons { .. }));
    let colons = asks.then(|| {
        let edit = |to| Edit::CodesBeforeColons(name.clone(), to);
        let own = Choice::new("", lists::AS_FOUND, edit(None));
        let choices = [true, false].map(|to| {
            let label = lists::codes_before_colons(to);
            Choice::new(label, label, edit(Some(to)))
        });
        Select {
            id: &format!("before-colons-{index}"),
            label: lists::BEFORE_COLONS,
            label_hidden: false,
            value: colons.map_or_else(String::new, |to| lists::codes_before_colons(to).to_owned()),
            choices: std::iter::once(own).chain(choices).collect(),
        }
        .draw(core)
    });
    let sums = settings.sums_left_out
        || told(|kind| matches!(kind, WarningKind::RowsMayBeSums | WarningKind::RowsAddUpOthers));
    let ticked = |id: &str, label: &str, checked: bool, edit: fn(String, bool) -> Edit| {
        let name = name.clone();
        let onchange = core.ticks(move |to| edit(name.clone(), to));
        tick_box(&format!("{id}-{index}"), label, checked, onchange)
    };
    let sums = sums.then(|| {
        let checked = settings.sums_left_out;
        ticked("sums", shapes::LEAVE_SUMS_OUT, checked, Edit::SumsLeftOut)
    });
    // What only a finding offers is here while it is in force.
    let totals = settings
        .totals_counted
        .then(|| ticked("totals", shapes::COUNT_TOTALS, true, Edit::TotalsCounted));
    let below = settings
        .rows_below_left_out
        .then(|| ticked("rows-below", shapes::LEAVE_ROWS_BELOW_OUT, true, Edit::RowsBelowLeftOut));
    let sum_columns = settings
        .sum_columns_counted
        .then(|| ticked("sum-columns", shapes::COUNT_SUM_COLUMNS, true, Edit::SumColumnsCounted));
    let side_by_side = file.warnings.iter().find_map(|warning| match &warning.kind {
        WarningKind::OneOfAttributes { taken, others } => Some((taken, others)),
        _ => None,
    });
    let attribute = side_by_side.map(|(taken, others)| {
        let own = Choice::new("", shapes::FIRST_ATTRIBUTE, Edit::Attribute(name.clone(), None));
        let choices = std::iter::once(taken).chain(others).map(|(attribute, codings)| {
            let label = shapes::count_only(attribute, *codings);
            Choice::new(
                attribute.clone(),
                label,
                Edit::Attribute(name.clone(), Some(attribute.clone())),
            )
        });
        Select {
            id: &format!("attribute-{index}"),
            label: shapes::ATTRIBUTE,
            label_hidden: false,
            value: settings.attribute.clone().unwrap_or_default(),
            choices: std::iter::once(own).chain(choices).collect(),
        }
        .draw(core)
    });
    html! {
        <>
            <div class="fields">{ valence }{ colons }{ attribute }</div>
            { sums }{ below }{ sum_columns }{ totals }
        </>
    }
}

/// The value of the choice that stands for `taken`: its position, or nothing for what is detected.
fn position<T: PartialEq>(all: &[T], taken: Option<T>) -> String {
    taken
        .and_then(|taken| all.iter().position(|one| *one == taken))
        .map(|at| at.to_string())
        .unwrap_or_default()
}

/// What is detected, and everything that can be taken instead.
fn choices<T: Copy>(
    file: &str,
    all: &[T],
    label: fn(T) -> &'static str,
    detected: Option<T>,
    edit: fn(String, Option<T>) -> Edit,
) -> Vec<Choice> {
    let own = match detected {
        Some(detected) => format!("{} ({})", label(detected), words::DETECTED),
        None => words::DETECTED.to_owned(),
    };
    let mut choices = vec![Choice::new("", own, edit(file.to_owned(), None))];
    for (at, one) in all.iter().enumerate() {
        choices.push(Choice::new(at.to_string(), label(*one), edit(file.to_owned(), Some(*one))));
    }
    choices
}

/// What is detected, and each sheet alone.
fn sheets(file: &str, workbook: &WorkbookReading, asked: Option<&str>) -> Vec<Choice> {
    let label = |name: &str, hidden: bool| {
        if hidden { format!("{name} ({})", words::HIDDEN_SHEET) } else { name.to_owned() }
    };
    // What is detected is only known while no sheet is asked for.
    let detected = match asked {
        Some(_) => words::DETECTED.to_owned(),
        None => {
            let taken = workbook.sheet.as_deref().unwrap_or(words::JOINED_SHEETS);
            format!("{taken} ({})", words::DETECTED)
        }
    };
    let mut choices = vec![Choice::new("", detected, Edit::Sheet(file.to_owned(), None))];
    choices.extend(workbook.sheets.iter().map(|sheet| {
        let edit = Edit::Sheet(file.to_owned(), Some(sheet.name.clone()));
        Choice::new(&sheet.name, label(&sheet.name, sheet.hidden), edit)
    }));
    choices
}
