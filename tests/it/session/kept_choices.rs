//! What was chosen of the table stays while the data are read otherwise, as long as the data have it; else it is let
//! go, which is said.

use std::collections::BTreeMap;

use steelyard::page::session::{Change, Effects, Job, Opening, Outcome, Session, Ticket};
use steelyard::page::{Edit, PageState, Problem};
use steelyard_core::analysis::{Basis, Columns, Filter, Unit};
use steelyard_core::dataset::Role;
use steelyard_core::diag::NameOf;
use steelyard_core::engine::{Engine, Request, Response, Settings};

use super::bench::{Held, file, well};

const CSV: &str = "\
Participant,Role,Site,Code,Valence,Quote
P1,Nurse,North,Time,Barrier,No time
P1,Nurse,North,Team,Facilitator,Good team
P2,nurse,South,Time,Barrier,None left
P3,GP,South,Cost,Barrier,No money
";

/// A session whose engine answers at once.
struct Study {
    session: Session<Held>,
    engine: Engine,
    page: PageState,
    outcomes: BTreeMap<Ticket, Outcome>,
}

impl Study {
    fn open() -> Self {
        Self::of(CSV)
    }

    fn of(csv: &str) -> Self {
        let mut study = Self {
            session: Session::default(),
            engine: Engine::new(),
            page: PageState::default(),
            outcomes: BTreeMap::new(),
        };
        let opening = Opening::study(vec![file("a.csv", csv)], Settings::default());
        study.done(Job::Open(Box::new(opening)));
        for edit in [
            Edit::Unit(Unit::Participants),
            Edit::Basis(Basis::ShareOfUnits),
            Edit::Filter(Columns::Group, Some(vec!["Nurse".into(), "GP".into()])),
        ] {
            study.edit(edit);
        }
        study
    }

    fn edit(&mut self, edit: Edit) {
        self.done(Job::Change(Change::Edit(edit)));
    }

    fn done(&mut self, job: Job<Held>) {
        let ticket = self.session.push(job);
        loop {
            let mut effects = Effects::none();
            let dispatch = self.session.next(&mut effects);
            self.carry_out(effects);
            let Some(dispatch) = dispatch else { break };
            let mut request = dispatch.request;
            if let Request::Load { files, .. } = &mut request {
                for (file, content) in files.iter_mut().zip(&dispatch.blobs) {
                    file.bytes = content.0.to_vec();
                }
            }
            let answer = match self.engine.handle(request, &mut |_| {}) {
                Response::Failed { messages, .. } => {
                    Err(messages.into_iter().map(Problem::said).collect())
                }
                response => Ok(response),
            };
            let effects = self.session.answered(dispatch.token, answer, Vec::new());
            self.carry_out(effects);
        }
        assert!(well(&self.outcomes[&ticket]), "{:?}", self.outcomes[&ticket]);
    }

    fn carry_out(&mut self, effects: Effects) {
        for action in effects.actions {
            self.page = std::mem::take(&mut self.page).apply(action);
        }
        self.outcomes.extend(effects.done);
    }

    fn settings(&self) -> Settings {
        Settings::clone(&self.page.settings().unwrap())
    }

    fn filters(&self) -> Vec<Filter> {
        self.settings().table.filter.unwrap_or_default()
    }

    fn kept(&self, by: &Columns, value: &str) -> bool {
        steelyard::page::kept(&self.settings(), by, value)
    }

    fn said(&self) -> String {
        let said = self.page.problems.iter().map(|problem| problem.message.as_str());
        said.collect::<Vec<_>>().join("\n")
    }
}

fn role(header: &str, role: Role) -> Edit {
    Edit::Role("a.csv".into(), header.into(), role)
}

#[test]
fn a_column_that_bears_on_no_number_takes_nothing_with_it() {
    let mut study = Study::open();
    let before = study.settings().table;
    study.edit(role("Quote", Role::Ignored));
    assert_eq!(study.settings().table, before);
    study.edit(Edit::NothingAmongCodes(Some(true)));
    study.edit(Edit::AsItIs("a.csv".into(), true));
    assert_eq!(study.settings().table, before);
    assert_eq!(study.said(), "");
}

#[test]
fn what_the_data_no_longer_have_is_let_go_and_said() {
    let mut study = Study::open();
    study.edit(role("Participant", Role::Ignored));
    let table = study.settings().table;
    assert_eq!((table.unit, table.basis), (None, None));
    assert_eq!(study.filters().len(), 1, "the groups are still there");
    let said = study.said();
    assert!(said.contains("what is counted and what percentages are of"), "{said}");
    // One step leads back, to all of it.
    study.done(Job::Change(Change::Undo));
    let table = study.settings().table;
    assert_eq!((table.unit, table.basis), (Some(Unit::Participants), Some(Basis::ShareOfUnits)));
}

#[test]
fn a_filter_goes_with_its_column_and_no_other_filter_does() {
    let mut study = Study::open();
    study.edit(Edit::Filter(Columns::Site, Some(vec!["South".into()])));
    study.edit(role("Role", Role::Ignored));
    let left: Vec<Columns> = study.filters().into_iter().map(|filter| filter.by).collect();
    assert_eq!(left, [Columns::Site]);
    assert!(study.said().contains("the filter by Group"), "{}", study.said());
    // Another column takes its place: what was kept was of the one before.
    let mut study = Study::open();
    study.edit(role("Site", Role::Group));
    assert!(study.filters().is_empty());
}

#[test]
fn values_of_a_filter_that_are_gone_are_said() {
    // Were it let go unsaid, the group would be left out when it comes back.
    let mut study = Study::of(&CSV.replace("Cost,Barrier", "Cost,odd"));
    assert!(study.kept(&Columns::Group, "GP"));
    study.edit(Edit::NotACoding("odd".into()));
    assert!(study.kept(&Columns::Group, "Nurse") && !study.kept(&Columns::Group, "GP"));
    assert!(study.said().contains("all that the filter by Group kept"), "{}", study.said());
    study.done(Job::Change(Change::Undo));
    assert!(study.kept(&Columns::Group, "GP"));
}

#[test]
fn filters_keep_values_under_their_new_names() {
    let mut study = Study::open();
    // Another is merged into one that is kept; the one that is left out stays out.
    study.edit(Edit::Filter(Columns::Group, Some(vec!["nurse".into()])));
    study.edit(Edit::ValueLabel("Role".into(), "nurse".into(), "Nurse".into()));
    assert!(study.kept(&Columns::Group, "Nurse") && !study.kept(&Columns::Group, "GP"));
    study.edit(Edit::ValueLabel("Role".into(), "GP".into(), "Doctor".into()));
    assert!(study.kept(&Columns::Group, "Nurse") && !study.kept(&Columns::Group, "Doctor"));
    study.edit(Edit::Filter(Columns::Site, Some(vec!["South".into()])));
    study.edit(Edit::Name(NameOf::Site, "South".into(), "Riverside".into()));
    assert!(study.kept(&Columns::Site, "Riverside") && !study.kept(&Columns::Site, "North"));
    study.edit(Edit::Name(NameOf::Site, "South".into(), "Hillside".into()));
    assert!(study.kept(&Columns::Site, "Hillside") && !study.kept(&Columns::Site, "Riverside"));
    study.edit(Edit::Name(NameOf::Site, "South".into(), String::new()));
    assert!(study.kept(&Columns::Site, "South") && !study.kept(&Columns::Site, "North"));
    assert_eq!(study.said(), "");
}
