//! What is kept from being told: the policy, and what it hides.

use yew::prelude::*;

use super::common::{Choice, CoreRef, Select, items};
use crate::page::Edit;
use crate::page::words::{opened, protect as words, see};
use steelyard_core::analysis::{Columns, Rows};
use steelyard_core::disclosure::{FEWEST, ROUND_TO};
use steelyard_core::engine::{FigureView, StudyView};
use steelyard_core::words::table::column_label;

/// The controls and the preview.
///
/// Without a figure there is nothing to preview; what made it impossible can still be switched off.
pub fn protect(core: &CoreRef, study: &StudyView, figure: Option<&FigureView>) -> Html {
    let policy = &study.settings.disclosure;
    if study.live_figure.is_some() {
        let lines = figure.map(|figure| opened::hidden(&figure.protection, policy));
        return html! {
            <section id="protect" class="card">
                <h3>{ words::TITLE }</h3>
                <p class="hint">{ opened::PROTECTED }</p>
                <ul id="protect-preview" aria-live="polite" translate="no">{ items(lines.unwrap_or_default()) }</ul>
            </section>
        };
    }
    let select = |id: &str, label: &str, taken: Option<u32>, choices: Vec<Choice>| {
        let value = taken.map_or_else(String::new, |taken| taken.to_string());
        Select { id, label, label_hidden: false, value, choices }.draw(core)
    };
    let domains = study.available.rows.iter().find(|(rows, _)| *rows == Rows::Domain);
    let no_domains = domains.and_then(|(_, why)| why.as_ref());
    let taken = policy.domains_only == Some(true);
    let disabled = no_domains.is_some() && !taken;
    html! {
        <section id="protect" class="card">
            <h3>{ words::TITLE }</h3>
            <p class="hint">{ words::HINT }</p>
            <div class="fields">
                { select("protect-fewest", words::FEWEST, policy.fewest_contributors,
                    choices(&FEWEST, words::fewest, Edit::FewestContributors)) }
                { select("protect-round", words::ROUND, policy.round_to,
                    choices(&ROUND_TO, words::round, Edit::RoundTo)) }
            </div>
            <div class="check-field">
                <input id="protect-domains" type="checkbox" ~checked={taken} data-checked={taken.to_string()} {disabled}
                    onchange={core.ticks(|on| Edit::DomainsOnly(on.then_some(true)))} />
                <label for="protect-domains">{ words::DOMAINS_ONLY }</label>
            </div>
            if let Some(why) = no_domains {
                <p class="hint">{ see::unavailable(why) }</p>
            }
            if let Some(figure) = figure {
                <ul id="protect-preview" aria-live="polite" translate="no">
                    { items(words::preview(&figure.protection, policy.fewest_contributors)) }
                </ul>
                { merge(core, study, figure) }
            }
        </section>
    }
}

fn choices(
    offered: &[u32],
    label: fn(u32) -> String,
    edit: fn(Option<u32>) -> Edit,
) -> Vec<Choice> {
    let none = Choice::new("", words::NONE, edit(None));
    let choice = |one: &u32| Choice::new(one.to_string(), label(*one), edit(Some(*one)));
    std::iter::once(none).chain(offered.iter().map(choice)).collect()
}

/// The button that makes small groups one, where there are two at least.
fn merge(core: &CoreRef, study: &StudyView, figure: &FigureView) -> Html {
    let attribute = study.attributes.iter().find(|one| match &figure.table.spec.columns {
        Columns::Group => one.is_group,
        Columns::Attribute(name) => one.name == *name,
        _ => false,
    });
    let Some(attribute) = attribute else { return html! {} };
    let small = figure.protection.small_columns.iter();
    let small: Vec<String> = small.map(|label| column_label(label).to_owned()).collect();
    let of_small = attribute.values.iter().filter(|(_, label)| small.contains(label));
    let values: Vec<String> = of_small.map(|(value, _)| value.clone()).collect();
    if small.len() < 2 || values.len() < 2 {
        return html! {};
    }
    let edit = Edit::Merge(attribute.name.clone(), values, words::merged(&small));
    html! {
        <button id="protect-merge" type="button" translate="no" onclick={core.edits(edit)}>
            { words::merge(&small) }
        </button>
    }
}
