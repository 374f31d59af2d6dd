//! Whose the codings are, where names alone do not say it: one person or several, coders, nobody known.

use yew::prelude::*;

use super::common::{Choice, CoreRef, Select};
use crate::page::Edit;
use crate::page::words::{lists, owners as words};
use steelyard_core::dataset::{CodersFrom, PeopleWithin, UnequalLists};
use steelyard_core::diag::WarningKind;
use steelyard_core::engine::{Question, StudyView};

/// The choices, each where it was made or would change something.
pub fn owners(core: &CoreRef, study: &StudyView) -> Html {
    html! {
        <div id="owners" class="fields">
            { participants(core, study) }
            { coders(core, study) }
            { unknown(core, study) }
            { nothing(core, study) }
            { unequal(core, study) }
        </div>
    }
}

fn warned(study: &StudyView, of: impl Fn(&WarningKind) -> bool) -> bool {
    let of_files = study.files.iter().flat_map(|file| &file.warnings);
    of_files.chain(&study.warnings).any(|warning| of(&warning.kind))
}

fn participants(core: &CoreRef, study: &StudyView) -> Html {
    let chosen = study.settings.participants_within;
    let is_asked = |question: &Question| matches!(question, Question::RepeatedParticipants { .. });
    if chosen.is_none() && !study.questions.iter().any(is_asked) {
        return Html::default();
    }
    let all = [PeopleWithin::Study, PeopleWithin::Site, PeopleWithin::Source];
    let choices = all.map(|within| {
        let label = words::within(within);
        Choice::new(label, label, Edit::ParticipantsWithin(Some(within)))
    });
    let select = Select {
        id: "participants-within",
        label: words::PARTICIPANTS_WITHIN,
        label_hidden: false,
        value: words::within(chosen.unwrap_or(PeopleWithin::Study)).to_owned(),
        choices: choices.into(),
    };
    select.draw(core)
}

fn coders(core: &CoreRef, study: &StudyView) -> Html {
    let chosen = study.settings.coders_from;
    let is_asked = |question: &Question| matches!(question, Question::CodersFromNames { .. });
    let are_taken = warned(study, |kind| matches!(kind, WarningKind::CodersFromNames { .. }));
    if chosen.is_none() && !are_taken && !study.questions.iter().any(is_asked) {
        return Html::default();
    }
    let own = Choice::new("", words::CODERS_FOUND, Edit::CodersFrom(None));
    let choices = [CodersFrom::FileNames, CodersFrom::Columns].map(|from| {
        let label = words::coders_from(from);
        Choice::new(label, label, Edit::CodersFrom(Some(from)))
    });
    let select = Select {
        id: "coders-from",
        label: words::CODERS_FROM,
        label_hidden: false,
        value: chosen.map_or_else(String::new, |from| words::coders_from(from).to_owned()),
        choices: std::iter::once(own).chain(choices).collect(),
    };
    select.draw(core)
}

fn unknown(core: &CoreRef, study: &StudyView) -> Html {
    let chosen = study.settings.unknown_as_written == Some(true);
    let is_told = |kind: &WarningKind| {
        matches!(kind, WarningKind::NotStated { .. } | WarningKind::MissingCode { .. })
    };
    if !chosen && !warned(study, is_told) {
        return Html::default();
    }
    let onchange = core.ticks(|on| Edit::UnknownAsWritten(on.then_some(true)));
    html! {
        <div class="check-field">
            <input id="unknown-as-written" type="checkbox" ~checked={chosen} {onchange} />
            <label for="unknown-as-written">{ words::UNKNOWN_AS_WRITTEN }</label>
        </div>
    }
}

fn nothing(core: &CoreRef, study: &StudyView) -> Html {
    let chosen = study.settings.nothing_among_codes == Some(false);
    if !chosen && !warned(study, |kind| matches!(kind, WarningKind::NothingAmongCodes { .. })) {
        return Html::default();
    }
    let onchange = core.ticks(|on| Edit::NothingAmongCodes(on.then_some(false)));
    html! {
        <div class="check-field">
            <input id="nothing-among-codes" type="checkbox" ~checked={chosen} {onchange} />
            <label for="nothing-among-codes">{ words::NO_CODES }</label>
        </div>
    }
}

fn unequal(core: &CoreRef, study: &StudyView) -> Html {
    let Some(chosen) = study.settings.unequal_lists else { return Html::default() };
    let choices = [UnequalLists::WithoutValence, UnequalLists::Together].map(|to| {
        let label = lists::unequal(to);
        Choice::new(label, label, Edit::UnequalLists(Some(to)))
    });
    let select = Select {
        id: "unequal-lists",
        label: lists::UNEQUAL_LISTS,
        label_hidden: false,
        value: lists::unequal(chosen).to_owned(),
        choices: choices.into(),
    };
    select.draw(core)
}
