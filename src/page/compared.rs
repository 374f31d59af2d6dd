//! What the columns of a table can be: what a study can be compared by, and what that can be crossed with.
//!
//! Takes what the engine says of a study; gives columns. Never counts anything.

use steelyard_core::analysis::Columns;
use steelyard_core::engine::StudyView;

/// What columns can be: everything together, the group, and whatever else can be compared by.
pub fn compared(study: &StudyView) -> Vec<Columns> {
    let mut columns = vec![Columns::All];
    columns.extend(study.attributes.iter().map(|attribute| {
        if attribute.is_group { Columns::Group } else { Columns::Attribute(attribute.name.clone()) }
    }));
    let summary = &study.summary;
    columns.extend(summary.participants.map(|_| Columns::Participant));
    columns.extend(summary.sources.as_ref().map(|_| Columns::Source));
    columns.extend(summary.sites.as_ref().map(|_| Columns::Site));
    columns.extend(summary.coders.as_ref().map(|_| Columns::Coder));
    // Groups come first to mind, and stand first.
    if let Some(at) = columns.iter().position(|one| *one == Columns::Group) {
        columns.swap(0, at);
    }
    columns
}

/// What columns can be crossed with; nothing where they divide nobody.
pub fn crossings(study: &StudyView, first: &Columns) -> Vec<Columns> {
    let mut others = compared(study);
    others.retain(|other| first.can_be_crossed() && other.can_be_crossed() && other != first);
    others
}

/// What columns are, and what they are crossed with.
pub fn parts(columns: &Columns) -> (&Columns, Option<&Columns>) {
    match columns {
        Columns::Crossed(one, other) => (one, Some(other)),
        one => (one, None),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

    use super::*;
    use steelyard_core::engine::{Engine, InputFile, Request, Response};

    fn study(csv: &str) -> StudyView {
        let files = vec![InputFile { name: "a.csv".into(), bytes: csv.into() }];
        let request = Request::Load { files, settings: Box::default() };
        match Engine::new().handle(request, &mut |_| {}) {
            Response::Study(view) => *view,
            other => panic!("no study but {other:?}"),
        }
    }

    #[test]
    fn what_divides_people_can_be_crossed() {
        let view = study(
            "participant,group,site,code,valence\nP1,Nurses,North,Cost,barrier\nP2,Doctors,South,Time,facilitator\n",
        );
        let site = Columns::Site;
        assert_eq!(compared(&view)[0], Columns::Group);
        assert_eq!(crossings(&view, &Columns::Group), [Columns::Site]);
        assert_eq!(crossings(&view, &site), [Columns::Group]);
        assert_eq!(crossings(&view, &Columns::Participant), []);
        assert_eq!(crossings(&view, &Columns::All), []);
        let both = Columns::Crossed(Box::new(Columns::Group), Box::new(site.clone()));
        assert_eq!(parts(&both), (&Columns::Group, Some(&site)));
        assert_eq!(parts(&site), (&site, None));
    }

    #[test]
    fn one_group_alone_is_crossed_with_nothing() {
        let view = study("participant,group,code,valence\nP1,Nurses,Cost,barrier\n");
        assert_eq!(crossings(&view, &Columns::Group), []);
    }
}
