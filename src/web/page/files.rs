//! How each file was read, and other ways to read it.

use yew::prelude::*;

use super::common::{Choice, CoreRef, Select, Shared, input_value, use_core};
use crate::engine::{FileView, StudyView};
use crate::format::{DecimalMark, Delimiter, Encoding, FileKind, ReadOptions};
use crate::page::Edit;
use crate::words::page::check as words;

/// Properties of [`Files`].
#[derive(Properties, PartialEq)]
pub struct FilesProps {
    /// The study.
    pub study: Shared<StudyView>,
}

const ENCODINGS: [Encoding; 5] = [
    Encoding::Utf8,
    Encoding::Windows1252,
    Encoding::Utf16Le,
    Encoding::Utf16Be,
    Encoding::MacRoman,
];
const DELIMITERS: [Delimiter; 4] =
    [Delimiter::Comma, Delimiter::Semicolon, Delimiter::Tab, Delimiter::Pipe];
const DECIMAL_MARKS: [DecimalMark; 2] = [DecimalMark::Point, DecimalMark::Comma];

/// All files of the study.
#[component]
pub fn Files(props: &FilesProps) -> Html {
    let core = use_core();
    let files = props.study.files.iter().enumerate().map(|(index, file)| {
        let options = props.study.settings.files.get(&file.reading.file);
        let options = options.map(|file| file.read.clone()).unwrap_or_default();
        one(index, file, &options, core.as_ref())
    });
    html! { <>{ for files }</> }
}

fn one(index: usize, file: &FileView, options: &ReadOptions, core: Option<&CoreRef>) -> Html {
    let reading = &file.reading;
    let name = reading.file.clone();
    let change = |edit: fn(String, &str) -> Edit| {
        let (core, name) = (core.cloned(), name.clone());
        Callback::from(move |value: String| {
            if let Some(core) = &core {
                core.edit(edit(name.clone(), &value));
            }
        })
    };
    let header_row = {
        let change = change(|file, value| Edit::HeaderRow(file, value.trim().parse().ok()));
        Callback::from(move |event: Event| change.emit(input_value(&event)))
    };
    let encoding_taken = position(&ENCODINGS, options.encoding.as_ref());
    let delimiter_taken = position(&DELIMITERS, options.delimiter.as_ref());
    let mark_taken = position(&DECIMAL_MARKS, options.decimal_mark.as_ref());
    html! {
        <div class="file">
            <h4 translate="no">{ &name }</h4>
            <p>{ words::reading(reading) }</p>
            if let Some(tool) = &file.tool {
                <p>{ words::TOOL }{ ": " }{ tool }</p>
            }
            <div class="fields">
                if reading.kind == FileKind::DelimitedText {
                    <Select id={format!("encoding-{index}")} label={words::ENCODING}
                        value={encoding_taken}
                        choices={choices(&ENCODINGS, words::encoding, reading.encoding)}
                        onchange={change(|file, value| Edit::Encoding(file, at(&ENCODINGS, value)))} />
                    <Select id={format!("delimiter-{index}")} label={words::DELIMITER}
                        value={delimiter_taken}
                        choices={choices(&DELIMITERS, words::delimiter, reading.delimiter)}
                        onchange={change(|file, value| Edit::Delimiter(file, at(&DELIMITERS, value)))} />
                } else {
                    <Select id={format!("sheet-{index}")} label={words::SHEET}
                        value={reading.sheet.clone().unwrap_or_default()}
                        choices={sheets(file)}
                        onchange={change(|file, value| Edit::Sheet(file, Some(value.to_owned())))} />
                }
                <div class="field">
                    <label for={format!("header-row-{index}")}>{ words::HEADER_ROW }</label>
                    <input id={format!("header-row-{index}")} type="number" min="1" step="1"
                        value={reading.header_row.to_string()} onchange={header_row} />
                </div>
                <Select id={format!("decimal-mark-{index}")} label={words::DECIMAL_MARK}
                    value={mark_taken}
                    choices={choices(&DECIMAL_MARKS, words::decimal_mark, Some(reading.decimal_mark))}
                    onchange={change(|file, value| Edit::DecimalMark(file, at(&DECIMAL_MARKS, value)))} />
            </div>
            { preview(file) }
        </div>
    }
}

/// The value of the choice that stands for `taken`: its position, or nothing for what is detected.
fn position<T: PartialEq>(all: &[T], taken: Option<&T>) -> String {
    taken
        .and_then(|taken| all.iter().position(|one| one == taken))
        .map(|at| at.to_string())
        .unwrap_or_default()
}

fn at<T: Copy>(all: &[T], value: &str) -> Option<T> {
    value.parse::<usize>().ok().and_then(|at| all.get(at)).copied()
}

fn choices<T: Copy>(all: &[T], label: fn(T) -> &'static str, detected: Option<T>) -> Vec<Choice> {
    let detected = match detected {
        Some(detected) => format!("{} ({})", label(detected), words::DETECTED),
        None => words::DETECTED.to_owned(),
    };
    std::iter::once(Choice::new("", detected))
        .chain(all.iter().enumerate().map(|(at, one)| Choice::new(at.to_string(), label(*one))))
        .collect()
}

fn sheets(file: &FileView) -> Vec<Choice> {
    let label = |name: &str, hidden: bool| {
        if hidden { format!("{name} ({})", words::HIDDEN_SHEET) } else { name.to_owned() }
    };
    let sheets = &file.reading.sheets;
    sheets.iter().map(|sheet| Choice::new(&sheet.name, label(&sheet.name, sheet.hidden))).collect()
}

fn preview(file: &FileView) -> Html {
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={words::PREVIEW}>
            <table class="preview" translate="no">
                <caption>{ words::PREVIEW }</caption>
                <thead>
                    <tr>{ for file.columns.iter().map(|column| html! { <th scope="col">{ &column.name }</th> }) }</tr>
                </thead>
                <tbody>
                    { for file.preview.iter().map(|row| html! {
                        <tr>{ for row.iter().map(|cell| html! { <td>{ cell }</td> }) }</tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}
