//! Which place is asked for valences: the candidates beside each other with what each would yield.

use yew::prelude::*;

use super::common::{CoreRef, items};
use crate::page::Edit;
use crate::page::words::{account as words, number};
use steelyard_core::dataset::{Role, ValenceSource};
use steelyard_core::engine::StudyView;
use steelyard_core::valence::{ByValence, Valence};

/// The places that say valences, how they disagree, and how second codes were joined.
pub fn places(core: &CoreRef, study: &StudyView) -> Html {
    let account = &study.account;
    let mut lines = words::joined(account);
    if account.valences_contradicted > 0 {
        lines.insert(0, words::contradicted(account.valences_contradicted));
    }
    html! {
        <>
            if account.has_candidates() {
                { choice(core, study) }
            }
            if !lines.is_empty() {
                <ul id="joined">{ items(lines) }</ul>
            }
            { threshold(core, study) }
        </>
    }
}

fn choice(core: &CoreRef, study: &StudyView) -> Html {
    let account = &study.account;
    let mut rows: Vec<(Option<ValenceSource>, ByValence<u64>)> =
        account.valence_sources.iter().map(|one| (Some(one.source), one.valences)).collect();
    rows.splice(..0, account.valences_as_found.map(|valences| (None, valences)));
    let shown: Vec<Valence> = Valence::ALL
        .into_iter()
        .filter(|valence| {
            matches!(valence, Valence::Barrier | Valence::Facilitator)
                || rows.iter().any(|(_, sums)| sums[*valence] > 0)
        })
        .collect();
    let heads = shown.iter().map(|valence| {
        html! {
            <th scope="col" class="number">{ words::valence_head(*valence) }</th>
        }
    });
    let lines =
        rows.iter().map(|(place, sums)| row(core, account.valence_from, *place, sums, &shown));
    html! {
        <fieldset id="valence-place">
            <legend class="hidden">{ words::VALENCE_PLACE_LEGEND }</legend>
            <div class="scroll">
                <table>
                    <caption>{ words::YIELDS }</caption>
                    <thead>
                        <tr><th scope="col">{ words::PLACE_HEAD }</th>{ heads.collect::<Html>() }</tr>
                    </thead>
                    <tbody>{ lines.collect::<Html>() }</tbody>
                </table>
            </div>
        </fieldset>
    }
}

fn row(
    core: &CoreRef,
    taken: Option<ValenceSource>,
    place: Option<ValenceSource>,
    sums: &ByValence<u64>,
    shown: &[Valence],
) -> Html {
    let id = match place {
        Some(place) => format!("place-{}", place.index()),
        None => "place".to_owned(),
    };
    let onchange = core.ticks(move |_| Edit::ValenceFrom(place));
    let sums = shown.iter().map(|valence| sums[*valence]);
    html! {
        <tr key={id.clone()}>
            <th scope="row">
                <span class="check-field">
                    <input id={id.clone()} type="radio" name="valence-place" ~checked={place == taken} {onchange} />
                    <label for={id}>{ place.map_or_else(|| words::AS_FOUND.to_owned(), words::place) }</label>
                </span>
            </th>
            { sums.map(|sum| html! { <td class="number">{ number(sum) }</td> }).collect::<Html>() }
        </tr>
    }
}

/// The share from which ranges are joined, where second codes and ranges are there.
fn threshold(core: &CoreRef, study: &StudyView) -> Html {
    let ranges = study.files.iter().flat_map(|file| &file.columns);
    if !study.account.has_second_codes()
        || !ranges.into_iter().any(|column| column.role == Role::RangeStart)
    {
        return Html::default();
    }
    let onchange = core.writes(|value| Edit::OverlapPercent(value.trim().parse().ok()));
    html! {
        <div class="field">
            <label for="overlap">{ words::OVERLAP }</label>
            <input id="overlap" type="number" min="1" max="100" step="1"
                value={study.account.overlap_percent.to_string()} {onchange} />
        </div>
    }
}
