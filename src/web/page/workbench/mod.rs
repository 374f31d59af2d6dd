//! The workbench on which codes are mapped to a framework: the codes on one side, and on the other what the chosen
//! ones may lead to, with their passages. Moving decides nothing; a decision leads on to the next open code.

mod chooser;
mod list;
mod side;
mod strong;

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use self::list::List;
use self::side::Side;
use self::strong::Strong;
use super::common::{CoreRef, Shared, input_value, option};
use super::roving::focus_within;
use crate::page::words::codes as words;
use crate::page::workbench::{self as model, Decision, open_codes};
use crate::page::{Action, Edit};
use steelyard_core::engine::{MappingRow, StudyView};
use steelyard_core::framework::Codebook;

/// Value of the choice of all codes.
const ALL: &str = "all";

/// Properties of [`Workbench`].
#[derive(Properties, PartialEq)]
pub struct WorkbenchProps {
    /// The core.
    pub core: CoreRef,
    /// The study.
    pub study: Shared<StudyView>,
    /// The framework in force.
    pub book: Shared<Codebook>,
    /// Which codes are listed, at hand and chosen.
    pub bench: UseStateHandle<model::Workbench>,
}

/// The workbench.
#[component]
pub fn Workbench(props: &WorkbenchProps) -> Html {
    let WorkbenchProps { core, study, book, bench } = props;
    let rows = &study.mapping;
    let listed = bench.listed(rows);
    let chosen: Vec<MappingRow> = bench.decided_for(&listed).into_iter().cloned().collect();
    let decide = {
        let (core, study, bench) = (core.clone(), study.clone(), bench.clone());
        Callback::from(move |(decision, button): (Decision, Element)| {
            let listed = bench.listed(&study.mapping);
            let rows = bench.decided_for(&listed);
            let keys: Vec<String> = rows.iter().map(|row| row.key.clone()).collect();
            let closed = rows.iter().filter(|row| model::is_open(row)).count();
            let decided = rows.iter().map(|row| decision.items(row, bench.several));
            let decided = keys.iter().cloned().zip(decided).collect();
            if decision != Decision::TakenBack {
                let left = open_codes(&study.mapping) - closed;
                core.act(Action::Said(words::left(left)));
            }
            let leads_on = decision.leads_on(bench.several);
            let next = (*bench).clone();
            bench.set(match leads_on {
                true => next.after_decision(&listed, &keys),
                false => next.staying(&keys),
            });
            // What was pressed may be gone with the code that it was for, or with the item.
            if leads_on || !matches!(decision, Decision::Under(_)) {
                focus_within(&button, "#code-list");
            }
            core.edit(Edit::Map(decided));
        })
    };
    let onsearch = {
        let bench = bench.clone();
        Callback::from(move |event: InputEvent| {
            bench.set((*bench).clone().searching(input_value(&event)));
        })
    };
    let onshow = {
        let bench = bench.clone();
        Callback::from(move |event: Event| {
            let list: web_sys::HtmlSelectElement = event.target_unchecked_into();
            bench.set((*bench).clone().showing(list.value() == ALL));
        })
    };
    let [some_label, all_label] = words::CODE_SHOW_CHOICES;
    html! {
        <div class="workbench">
            <section class="codes" aria-labelledby="codes-title">
                <h3 id="codes-title">{ words::CODES_OF_STUDY }</h3>
                <p id="mapping-tally">{ words::mapping(rows) }</p>
                <Strong core={core.clone()} study={study.clone()} book={book.clone()} />
                <div class="fields">
                    <div class="field">
                        <label for="code-search">{ words::CODE_SEARCH }</label>
                        <input id="code-search" type="search" value={bench.search.clone()} oninput={onsearch}
                            autocomplete="off" spellcheck="false" />
                    </div>
                    <div class="field">
                        <label for="code-show">{ words::CODE_SHOW }</label>
                        <select id="code-show" onchange={onshow}>
                            { option("", some_label, !bench.all, false) }
                            { option(ALL, all_label, bench.all, false) }
                        </select>
                    </div>
                </div>
                if listed.is_empty() {
                    <p id="code-list" class="hint" tabindex="-1">{ words::no_code(open_codes(rows), bench.all) }</p>
                } else {
                    <List study={study.clone()} book={book.clone()} bench={bench.clone()}
                        decide={decide.clone()} />
                }
            </section>
            if !chosen.is_empty() {
                <Side core={core.clone()} study={study.clone()} book={book.clone()} chosen={Rc::new(chosen)}
                    bench={bench.clone()} decide={decide.clone()} />
            }
        </div>
    }
}

/// What decides for the chosen codes, and what was pressed.
pub type Decide = Callback<(Decision, Element)>;

/// Names of an item and of those above it, from the domain down.
pub fn path(book: &Codebook, id: &str) -> Option<Vec<String>> {
    let mut at = book.position(id);
    let mut names = Vec::new();
    while let Some(item) = at.and_then(|at| book.items.get(at as usize)) {
        names.push(item.label.clone());
        at = item.parent;
    }
    names.reverse();
    (!names.is_empty()).then_some(names)
}
