//! Numbers beyond counts: which of them, what they are worked out with, their sheet, and the way to take
//! it along.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::common::{Choice, CoreRef, Select, items, option, reasons};
use super::downloads::saves;
use super::leave::{copies_table, file_choice};
use super::table::name as valence_name;
use crate::page::words::see::unavailable;
use crate::page::words::{TRY_AGAIN, leave};
use crate::page::{Edit, OpenNumbers, whole};
use steelyard_core::analysis::{NumberSetting, Statistic, StatisticsSettings};
use steelyard_core::engine::{ExportOptions, StudyView};
use steelyard_core::valence::Valence;
use steelyard_core::words::numbers::{
    self as words, CellPicture, Sheet, SheetCell, SheetEntry, SheetList, controls,
};

/// Values that Guest, Namey and Chen (2020) try: sources of the base, of a run, and percent of new codes.
const BASES: &[u64] = &[4, 5, 6];
const RUNS: &[u64] = &[2, 3];
const THRESHOLDS: &[u64] = &[0, 5];

/// The choice among the numbers and those that lie open.
pub fn numbers(core: &CoreRef, study: &StudyView, open: Option<&OpenNumbers>) -> Html {
    let offers = &study.available.numbers;
    let taken = open.and_then(|open| Statistic::ALL.iter().position(|kind| *kind == open.kind()));
    let value = taken.map(|at| at.to_string()).unwrap_or_default();
    let choose = {
        let core = core.clone();
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            let kind = chosen.parse().ok().and_then(|at: usize| Statistic::ALL.get(at)).copied();
            core.show_numbers(kind);
        })
    };
    let mut options = vec![option("", words::NOTHING, value.is_empty(), false)];
    let mut refused = Vec::new();
    for (at, (kind, reason)) in offers.iter().enumerate() {
        let (own, label) = (at.to_string(), words::title(*kind));
        options.push(option(&own, label, own == value, reason.is_some()));
        refused.extend(reason.as_ref().map(|reason| (label, unavailable(reason))));
    }
    let refused: Vec<(&str, &str)> =
        refused.iter().map(|(label, reason)| (*label, reason.as_str())).collect();
    let (described, reasons) = reasons("numbers-kind", &refused, "reasons");
    html! {
        <div id="numbers">
            <div class="field">
                <label for="numbers-kind">{ words::CHOICE }</label>
                <select id="numbers-kind" data-value={value} onchange={choose}
                    aria-describedby={described}>{ options }</select>
                { reasons }
            </div>
            { match open {
                None => Html::default(),
                Some(OpenNumbers::Sheet(sheet)) => shown(core, &study.settings.numbers, sheet),
                Some(OpenNumbers::Failed { kind, why }) => not_worked_out(core, *kind, why),
            } }
        </div>
    }
}

/// Why there is no sheet, and the way to try again.
fn not_worked_out(core: &CoreRef, kind: Statistic, why: &str) -> Html {
    let again = {
        let core = core.clone();
        Callback::from(move |_: MouseEvent| core.show_numbers(Some(kind)))
    };
    html! {
        <div id="numbers-failed" class="problems" role="alert">
            <p>{ why }</p>
            <div class="row">
                <button id="numbers-again" type="button" class="main" onclick={again}>{ TRY_AGAIN }</button>
            </div>
        </div>
    }
}

fn shown(core: &CoreRef, settings: &StatisticsSettings, sheet: &Sheet) -> Html {
    let texts = |column: usize| {
        sheet.rows.iter().filter_map(move |row| row.get(column)).map(|cell| cell.text.as_str())
    };
    let columns: Vec<bool> =
        (0..sheet.heads.len()).map(|column| words::is_number_column(texts(column))).collect();
    let rows: Html = (sheet.rows.iter().enumerate())
        .map(|(row, cells)| {
            let cells: Html = (cells.iter().zip(&columns).enumerate())
                .map(|(column, (cell, number))| match (&cell.entry, &cell.picture) {
                    (Some(entry), _) => entered(core, cell, entry, row, column, sheet),
                    (None, Some(picture)) => pictured(&cell.text, picture),
                    (None, None) => drawn(&cell.text, column, *number),
                })
                .collect();
            html! { <tr>{ cells }</tr> }
        })
        .collect();
    html! {
        <>
            <p>{ &sheet.explanation }</p>
            <ul class={classes!("notes", "limits")}>{ items(sheet.limits.clone()) }</ul>
            { worked_out_with(core, settings, sheet.kind) }
            { table(words::title(sheet.kind), &sheet.heads, &columns, rows) }
            <ul id="numbers-notes" class="notes">{ items(sheet.notes.clone()) }</ul>
            { sheet.list.as_ref().map(listed).unwrap_or_default() }
            <div class="row">
                <button id="copy-numbers" type="button" onclick={copies_table(core, Some(sheet.kind))}>{ words::COPY }</button>
                <button id="save-numbers" type="button" onclick={saves(core, ExportOptions::Csv { numbers: Some(sheet.kind), raw: false })}>{ words::CSV }</button>
            </div>
            { file_choice(core, "numbers-form", forms(sheet.kind)) }
        </>
    }
}

/// Forms of numbers beside those that have buttons.
fn forms(kind: Statistic) -> Vec<(&'static str, ExportOptions)> {
    let numbers = Some(kind);
    let mut forms = vec![
        (leave::XLSX, ExportOptions::Xlsx { numbers }),
        (leave::MARKDOWN, ExportOptions::Markdown { numbers }),
    ];
    if kind == Statistic::Ratings {
        forms.push((leave::MATRIX_FORM, ExportOptions::MatrixForm));
        forms.push((leave::MEMO_FORM, ExportOptions::MemoForm));
    }
    forms
}

/// A table of which some columns are of numbers.
fn table(title: &str, heads: &[String], columns: &[bool], rows: Html) -> Html {
    let head = |(head, number): (&String, &bool)| {
        html! { <th scope="col" class={number.then_some("number")}>{ head }</th> }
    };
    let heads: Html = heads.iter().zip(columns).map(head).collect();
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={title.to_owned()}>
            <table class="sheet">
                <caption>{ title }</caption>
                <thead><tr>{ heads }</tr></thead>
                <tbody>{ rows }</tbody>
            </table>
        </div>
    }
}

fn listed(list: &SheetList) -> Html {
    let texts =
        |column: usize| list.rows.iter().filter_map(move |row| row.get(column)).map(String::as_str);
    let columns: Vec<bool> =
        (0..list.heads.len()).map(|column| words::is_number_column(texts(column))).collect();
    let row = |texts: &Vec<String>| {
        let cells = texts.iter().zip(&columns).enumerate();
        let cells: Html = cells.map(|(at, (text, number))| drawn(text, at, *number)).collect();
        html! { <tr>{ cells }</tr> }
    };
    table(&list.title, &list.heads, &columns, list.rows.iter().map(row).collect())
}

/// A cell that is only read; the first of a row heads it.
fn drawn(text: &str, column: usize, number: bool) -> Html {
    if column == 0 {
        return html! { <th scope="row" translate="no">{ text }</th> };
    }
    html! { <td class={number.then_some("number")} translate="no">{ text }</td> }
}

/// Width and height of a picture in a cell, in pixels.
const PICTURE_PX: (f64, f64) = (72.0, 12.0);

/// A number with its picture, which says nothing that the number does not.
fn pictured(text: &str, picture: &CellPicture) -> Html {
    let (width, height) = PICTURE_PX;
    let length = |share: f64| format!("{:.1}", share * width);
    let ink = |valence: &Option<Valence>| valence.map_or("number", valence_name);
    let shapes = match picture {
        CellPicture::Bar { to, part, valence } => {
            let pale = part.is_some().then_some("pale");
            html! {
                <>
                    <rect x="0" y="1" width={length(*to)} height={(height - 2.0).to_string()}
                        class={classes!("fill-".to_owned() + ink(valence), pale)} />
                    if let Some(part) = part {
                        <rect x="0" y="1" width={length(*part)} height={(height - 2.0).to_string()}
                            class={"fill-".to_owned() + ink(valence)} />
                    }
                </>
            }
        }
        CellPicture::Range { from, to, at, valence } => html! {
            <>
                // The whole scale, so that a range is seen where it lies.
                <line class="scale" x1="0" x2={width.to_string()} y1="6" y2="6" />
                <line class={"stroke-".to_owned() + ink(valence)} x1={length(*from)} x2={length(*to)}
                    y1="6" y2="6" stroke-width="3" />
                if let Some(at) = at {
                    <circle class={"fill-".to_owned() + ink(valence)} cx={length(*at)} cy="6" r="4" />
                }
            </>
        },
    };
    html! {
        <td class="number pictured" translate="no">
            <svg aria-hidden="true" width={width.to_string()} height={height.to_string()}>{ shapes }</svg>
            <span>{ text }</span>
        </td>
    }
}

/// A cell that a person writes in.
fn entered(
    core: &CoreRef,
    cell: &SheetCell,
    entry: &SheetEntry,
    row: usize,
    column: usize,
    sheet: &Sheet,
) -> Html {
    let label = words::entry_label(sheet, row, column);
    // A rating is two signs, a judgement some words.
    let size = matches!(entry, SheetEntry::Rating(..)).then_some("4");
    let entry = entry.clone();
    let enter = core.writes(move |text| Edit::Enter(entry.clone(), text));
    let wrong = cell.wrong.as_ref().map(|_| format!("entry-{row}-{column}-wrong"));
    html! {
        <td>
            <input type="text" class="entry" {size} aria-label={label} autocomplete="off"
                aria-invalid={wrong.is_some().then_some("true")} aria-describedby={wrong.clone()}
                value={cell.text.clone()} onchange={enter} />
            if let Some(why) = &cell.wrong {
                <p id={wrong} class="wrong">{ why }</p>
            }
        </td>
    }
}

/// The controls of what a sheet is worked out with; nothing for most.
fn worked_out_with(core: &CoreRef, settings: &StatisticsSettings, kind: Statistic) -> Html {
    let number = |setting| number(core, settings, setting);
    let one_of = |setting, usual| one_of(core, settings, setting, usual);
    let controls = match kind {
        Statistic::Comparison => {
            html! { <>{ tests(core, settings) }{ number(NumberSetting::Seed) }</> }
        }
        Statistic::Agreement => number(NumberSetting::AgreementOverlapPercent),
        Statistic::Saturation => html! {
            <>
                { one_of(NumberSetting::SaturationBase, BASES) }
                { one_of(NumberSetting::SaturationRun, RUNS) }
                { one_of(NumberSetting::SaturationThresholdPercent, THRESHOLDS) }
                { number(NumberSetting::Seed) }
            </>
        },
        Statistic::Spread
        | Statistic::Ranking
        | Statistic::Ratings
        | Statistic::EqualGroups
        | Statistic::CoOccurrence
        | Statistic::LogicModel
        | Statistic::Steps => return Html::default(),
    };
    html! { <div class="fields">{ controls }</div> }
}

fn tests(core: &CoreRef, settings: &StatisticsSettings) -> Html {
    let tests = settings.tests.unwrap_or(false);
    html! {
        <div class={classes!("field", "wide")}>
            <div class="check-field">
                <input id="numbers-tests" type="checkbox" ~checked={tests} data-checked={tests.to_string()}
                    aria-describedby="numbers-tests-warning" onchange={core.ticks(Edit::Tests)} />
                <label for="numbers-tests">{ controls::TESTS }</label>
            </div>
            <p id="numbers-tests-warning" class="hint">{ controls::TESTS_WARNING }</p>
        </div>
    }
}

/// A number that is written; anything that is none gives the default back. The field shows at once what
/// was taken, which may be what was there before.
fn number(core: &CoreRef, settings: &StatisticsSettings, setting: NumberSetting) -> Html {
    let id = setting.name();
    let hint = format!("{id}-hint");
    let (from, to) = setting.range();
    let onchange = {
        let core = core.clone();
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let mut kept = StatisticsSettings::default();
            kept.give(setting, whole(&input.value()));
            input.set_value(&kept.value(setting).to_string());
            core.edit(Edit::Number(setting, kept.given(setting)));
        })
    };
    html! {
        <div class="field">
            <label for={id}>{ controls::label(setting) }</label>
            <input {id} type="number" min={from.to_string()} max={to.to_string()} step="1"
                value={settings.value(setting).to_string()} aria-describedby={hint.clone()} {onchange} />
            <p id={hint} class="hint">{ controls::range(setting) }</p>
        </div>
    }
}

/// A number that is one of the usual ones, or the one that was set through the API.
fn one_of(
    core: &CoreRef,
    settings: &StatisticsSettings,
    setting: NumberSetting,
    usual: &[u64],
) -> Html {
    let value = settings.value(setting);
    let mut numbers = usual.to_vec();
    if !numbers.contains(&value) {
        numbers.push(value);
    }
    let choice = |number: u64| {
        Choice::new(number.to_string(), number.to_string(), Edit::Number(setting, Some(number)))
    };
    let choices = numbers.into_iter().map(choice).collect();
    let label = controls::label(setting);
    Select { id: setting.name(), label, label_hidden: false, value: value.to_string(), choices }
        .draw(core)
}
