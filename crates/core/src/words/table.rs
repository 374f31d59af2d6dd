//! Words of tables: headings, units, valences, numbers with their shares.
//!
//! Takes kinds and numbers; gives English. Sentences about a whole table are in `caption`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::places::{HIDDEN, number, plural};
use crate::analysis::{
    Basis, ColumnLabel, Columns, CrossTab, Number, RowHead, RowLabel, Rows, TableSpec, Unit,
};
use crate::dataset::{DuplicateKind, LeftOutReason, ValenceSource};
pub use crate::schema::crossed_label;
use crate::valence::{ByValence, Valence};

/// Heading of columns by stakeholder group.
pub const GROUP: &str = "Group";
/// Heading of columns by participant.
pub const PARTICIPANT: &str = "Participant";
/// Heading of columns by source.
pub const SOURCE: &str = "Source";
/// Heading of columns by site.
pub const SITE: &str = "Site";
/// Heading of columns by coder.
pub const CODER: &str = "Coder";
/// The one column of a table that compares nothing.
pub const ALL: &str = "All";
/// Heading of the printed codes of a framework's items.
pub const ITEM_CODE: &str = "Code in the framework";

/// Headings of the list of rows that were left out, before the rows' own cells.
pub const LEFT_OUT_HEADINGS: [&str; 3] = ["File", "Row", "Why it was left out"];

/// What the file of left-out rows is named after the study.
pub const LEFT_OUT_FILE: &str = "rows left out";

/// What the study file is named after the study.
pub const STUDY_FILE: &str = "study";
/// What the file of its settings alone is named after the study.
pub const SETTINGS_FILE: &str = "settings";

/// What a row is called.
pub fn row_label(label: &RowLabel) -> Cow<'_, str> {
    match label {
        RowLabel::Named(name) => name.as_str().into(),
        RowLabel::DomainOnly(domain) => format!("{domain} (domain only)").into(),
        RowLabel::TopCodeOnly(code) => format!("{code} (no code below it)").into(),
        RowLabel::NotMapped => "Not mapped to the framework".into(),
        RowLabel::NotInCodebook => "Not in the codebook".into(),
    }
}

/// What every row of a table is called where nothing above it says whose it is: by its label, and by what
/// lies above it too where another row has the same label.
pub fn row_names(table: &CrossTab) -> Vec<String> {
    let labels: Vec<Cow<'_, str>> = table.rows.iter().map(|row| row_label(&row.label)).collect();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for label in &labels {
        *times.entry(label).or_default() += 1;
    }
    let name = |(row, label): (&RowHead, &Cow<'_, str>)| match &row.parent {
        Some(parent) if times.get(label.as_ref()).is_some_and(|&times| times > 1) => {
            format!("{label} ({parent})")
        }
        _ => label.to_string(),
    };
    table.rows.iter().zip(&labels).map(name).collect()
}

/// What a column is called.
pub fn column_label(label: &ColumnLabel) -> &str {
    match label {
        ColumnLabel::Named(value) => value,
        ColumnLabel::All => ALL,
        ColumnLabel::NotStated(label) => label,
    }
}

/// Heading of the rows.
pub fn rows(spec: &TableSpec) -> &'static str {
    match (spec.rows, spec.own_codes) {
        (Rows::Domain, true) => "Top-level code",
        (Rows::Construct, true) => "Code",
        (Rows::Domain, false) => "Domain",
        (Rows::Construct, false) => "Construct",
        (Rows::Theme, _) => "Theme",
        (Rows::Code, _) => "Code or sub-theme",
    }
}

/// What so many rows are.
pub fn row_nouns(spec: &TableSpec, count: u64) -> &'static str {
    match (spec.rows, spec.own_codes) {
        (Rows::Domain, false) => plural(count, "domain", "domains"),
        (Rows::Construct, false) => plural(count, "construct", "constructs"),
        (Rows::Domain, true) => plural(count, "top-level code", "top-level codes"),
        (Rows::Theme, _) => plural(count, "theme", "themes"),
        (Rows::Code, _) | (Rows::Construct, true) => plural(count, "code", "codes"),
    }
}

/// Heading of what stands above the rows.
pub fn above_rows(spec: &TableSpec) -> &'static str {
    match spec.rows {
        Rows::Domain | Rows::Construct if spec.own_codes => "Top-level code",
        Rows::Domain | Rows::Construct => "Domain",
        Rows::Theme | Rows::Code => "Theme",
    }
}

/// What is compared or filtered by, in a caption.
pub fn columns(columns: &Columns) -> Cow<'_, str> {
    Cow::Borrowed(match columns {
        Columns::All => ALL,
        Columns::Group => GROUP,
        Columns::Participant => PARTICIPANT,
        Columns::Source => SOURCE,
        Columns::Site => SITE,
        Columns::Coder => CODER,
        Columns::Attribute(name) => name,
        Columns::Crossed(one, other) => {
            return crossed_label(&self::columns(one), &self::columns(other)).into();
        }
    })
}

/// The same within a sentence; an attribute is written as the data write it.
pub fn columns_within(columns: &Columns) -> String {
    match columns {
        Columns::Attribute(name) => name.clone(),
        Columns::Crossed(one, other) => crossed_label(&columns_within(one), &columns_within(other)),
        others => self::columns(others).to_lowercase(),
    }
}

/// What the columns are, as a heading; `None` where nothing is compared.
pub fn column_title(compared: &Columns) -> Option<Cow<'_, str>> {
    (*compared != Columns::All).then(|| columns(compared))
}

/// Label of the choice of the unit.
pub const UNIT: &str = "Count";

/// A unit as a heading.
pub fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Codings => "Codings",
        Unit::Segments => "Segments",
        Unit::Participants => "Participants",
        Unit::Sources => "Sources",
        Unit::Sites => "Sites",
    }
}

/// A unit within a sentence, for so many of it.
pub fn unit_noun(unit: Unit, count: u64) -> &'static str {
    match (unit, count) {
        (Unit::Codings, 1) => "coding",
        (Unit::Codings, _) => "codings",
        (Unit::Segments, 1) => "segment",
        (Unit::Segments, _) => "segments",
        (Unit::Participants, 1) => "participant",
        (Unit::Participants, _) => "participants",
        (Unit::Sources, 1) => "source",
        (Unit::Sources, _) => "sources",
        (Unit::Sites, 1) => "site",
        (Unit::Sites, _) => "sites",
    }
}

/// What a unit is, for captions and methods.
pub fn unit_meaning(unit: Unit) -> &'static str {
    match unit {
        Unit::Codings => "codings (one code applied to one passage by one coder)",
        Unit::Segments => "distinct passages (segments)",
        Unit::Participants => "participants (each counted once per cell)",
        Unit::Sources => "sources (each counted once per cell)",
        Unit::Sites => "sites (each counted once per cell)",
    }
}

/// A valence as a heading.
pub fn valence(valence: Valence) -> &'static str {
    match valence {
        Valence::Barrier => "Barriers",
        Valence::Facilitator => "Facilitators",
        Valence::Mixed => "Mixed",
        Valence::Neutral => "Neutral",
        Valence::Missing => "Without valence",
    }
}

/// Head of the last row of a table: who is counted in several rows stands there once.
pub fn total(unit: Unit) -> &'static str {
    match unit {
        Unit::Codings => "Total (each coding once)",
        Unit::Segments => "Total (each segment once)",
        Unit::Participants => "Total (each participant once)",
        Unit::Sources => "Total (each source once)",
        Unit::Sites => "Total (each site once)",
    }
}

/// What is counted with a valence, within a sentence: "barriers", "participants with barriers".
pub fn counted(valence: Valence, unit: Unit, count: u64) -> String {
    let noun = unit_noun(unit, count);
    match (valence, unit, count) {
        (Valence::Barrier, Unit::Codings, 1) => "barrier".to_owned(),
        (Valence::Barrier, Unit::Codings, _) => "barriers".to_owned(),
        (Valence::Facilitator, Unit::Codings, 1) => "facilitator".to_owned(),
        (Valence::Facilitator, Unit::Codings, _) => "facilitators".to_owned(),
        (Valence::Barrier, ..) => format!("{noun} with barriers"),
        (Valence::Facilitator, ..) => format!("{noun} with facilitators"),
        (Valence::Mixed, Unit::Codings | Unit::Segments, _) => format!("mixed {noun}"),
        (Valence::Neutral, Unit::Codings | Unit::Segments, _) => format!("neutral {noun}"),
        (Valence::Mixed, ..) => format!("{noun} with mixed codings"),
        (Valence::Neutral, ..) => format!("{noun} with neutral codings"),
        (Valence::Missing, Unit::Codings | Unit::Segments, _) => format!("{noun} without valence"),
        (Valence::Missing, ..) => format!("{noun} with codings without valence"),
    }
}

/// What is counted with a valence in a table; where nothing in it has one, the unit alone.
pub fn counted_in(table: &CrossTab, valence: Valence, count: u64) -> String {
    if table.has_valence() {
        counted(valence, table.spec.unit, count)
    } else {
        unit_noun(table.spec.unit, count).to_owned()
    }
}

/// What the percentages of a column are of, with the denominator where it is one for the whole
/// column: `% of all barriers, N = 357`.
pub fn percent_heading(table: &CrossTab, column: usize, valence: Valence) -> Option<String> {
    let spec = &table.spec;
    let head = table.columns.get(column)?;
    let counted = counted_in(table, valence, 2);
    let of = |totals: &ByValence<Number>| plain(totals[valence]);
    Some(match spec.basis {
        Basis::Count => return None,
        Basis::ShareOfValence => format!("% of all {counted}, N = {}", of(&table.totals)),
        Basis::ShareOfGroup => {
            format!("% of the {counted} of this column, N = {}", of(&head.totals))
        }
        Basis::ShareOfDomain => format!("% of the {} of the row", unit_noun(spec.unit, 2)),
        Basis::ShareOfUnits => {
            let (noun, count) = match spec.unit {
                Unit::Sources => ("sources", head.sources),
                Unit::Sites => ("sites", head.sites),
                Unit::Participants | Unit::Codings | Unit::Segments => {
                    ("participants", head.participants)
                }
            };
            format!("% of the {noun} of this column, N = {}", count.unwrap_or(0))
        }
    })
}

/// That who has both valences counts once, as mixed.
pub fn both_as_mixed(unit: Unit) -> String {
    format!(
        "A {} with both barriers and facilitators in a cell, or with mixed codings, was counted there as mixed only.",
        unit_noun(unit, 1)
    )
}

/// People from whom on a percentage may stand without its N.
const FEW: u32 = 20;

/// Whether N is fewer than twenty people, of whom a percentage alone would claim too much.
pub fn is_few(spec: &TableSpec, of: u32) -> bool {
    spec.unit.is_of_people() && of < FEW
}

/// Whether a share has its N beside it (`5/9`): always where N is all people of the column, and of few
/// people whatever it is.
pub fn names_n(spec: &TableSpec, of: u32) -> bool {
    spec.basis == Basis::ShareOfUnits || is_few(spec, of)
}

/// A number as digits alone, as programs read it, or the mark of a hidden one.
pub fn plain(number: Number) -> String {
    number.shown().map_or_else(|| HIDDEN.to_owned(), |shown| shown.to_string())
}

/// How many participants, sources and sites a column has, of those that the data name.
pub fn sizes(table: &CrossTab, column: usize) -> Vec<String> {
    let Some(head) = table.columns.get(column) else { return Vec::new() };
    let known = [
        head.participants.map(|count| (Unit::Participants, count)),
        head.sources.map(|count| (Unit::Sources, count)),
        head.sites.map(|count| (Unit::Sites, count)),
    ];
    // Of what some file of the study names and none of this column does, nothing is known.
    known
        .into_iter()
        .flatten()
        .filter(|(_, count)| *count > 0 || known.iter().flatten().all(|(_, count)| *count == 0))
        .map(|(unit, count)| {
            format!("{} {}", number(u64::from(count)), unit_noun(unit, u64::from(count)))
        })
        .collect()
}

/// The size of a column: `n = 7 participants, 12 sources`; of codings where nobody and nothing else is named.
pub fn column_size(table: &CrossTab, column: usize) -> String {
    let Some(head) = table.columns.get(column) else { return String::new() };
    let mut parts = sizes(table, column);
    if parts.is_empty() {
        parts.push(match head.codings.shown() {
            Some(codings) => format!("{codings} {}", unit_noun(Unit::Codings, codings.into())),
            None => format!("{HIDDEN} {}", unit_noun(Unit::Codings, 2)),
        });
    }
    format!("n = {}", parts.join(", "))
}

/// A place that may say a valence, within a sentence.
pub fn valence_place(place: ValenceSource) -> &'static str {
    match place {
        ValenceSource::Column => "the valence column",
        ValenceSource::Rating => "the signs of the ratings",
        ValenceSource::Name => "the names of the codes",
        ValenceSource::CodeSets => "the sets of codes",
        ValenceSource::Weight => "the signs of the weights",
        ValenceSource::Passage => "second codes on the same passage",
    }
}

/// What makes codings (or sources) doubles, after their noun.
pub fn double(kind: DuplicateKind) -> &'static str {
    match kind {
        DuplicateKind::SameFile => "in rows that stand in another file or sheet too",
        DuplicateKind::ParentWithChild => "of a code above another code on the same passage",
        DuplicateKind::SameCodeTwice => {
            "of a code and valence that its coder gave the same passage before"
        }
        DuplicateKind::SameCodeOverlapping => {
            "of a code and valence that its coder gave a passage overlapping this one before"
        }
        DuplicateKind::TwoCoders => {
            "of a code and valence that another coder gave the same passage"
        }
        DuplicateKind::TwoCodersNearly => {
            "of a code and valence that another coder gave a passage sharing most of the shorter of the two"
        }
        DuplicateKind::TwoCodersWithoutPassage => {
            "without a passage, of a code and valence that another coder gave the same participant or source"
        }
        DuplicateKind::SourcesOfOneName => "that share the name of another source",
        DuplicateKind::SameRow => {
            "in rows that read the same as an earlier one and have no passage to tell them apart"
        }
        DuplicateKind::SumOfChildren => {
            "that are the sum of codes below theirs, which are counted beside it"
        }
        DuplicateKind::EarlierVersion => "in a file or sheet of which a later version is there",
        DuplicateKind::Summary => "in a file or sheet that sums up the codings of another",
    }
}

/// Why a row was left out.
pub fn left_out(reason: LeftOutReason) -> &'static str {
    match reason {
        LeftOutReason::NoCode => "No code, construct, domain or theme in the row",
        LeftOutReason::TotalsRow => "Totals of the other rows",
        LeftOutReason::SelectionWithoutCode => "A selection that no code was applied to",
        LeftOutReason::SourceWithoutCoding => "A source in which nothing was coded",
        LeftOutReason::CodesNotToldApart => "Several codes in the cell that cannot be told apart",
        LeftOutReason::BadCount => "The count is not a whole number from 0 to 1,000,000",
        LeftOutReason::BoundForCount => "A bound or a range stands in place of the count",
        LeftOutReason::NotRated => "The cell rates nothing",
        LeftOutReason::NothingCounted => "No count in the row, where others say 0",
        LeftOutReason::NoteBelow => "A note below the table",
        LeftOutReason::BelowTable => "A row below the table",
        LeftOutReason::HeadingRow => "A heading above other rows",
        LeftOutReason::NotACoding => "Its valence word says that it is no coding",
        LeftOutReason::RepeatedHeader => "The header of the table once more",
        LeftOutReason::NothingFound => "The cell says that nothing was found",
        LeftOutReason::TornLine => {
            "Part of a row that was torn at a line break, of which is not known"
        }
    }
}

/// Caption, alternative text, methods and notes as one text file.
pub fn words_of_figure(
    caption: &str,
    alternative_text: &str,
    methods: &str,
    notes: &[String],
) -> String {
    format!(
        "Caption\n{caption}\n\nAlternative text\n{alternative_text}\n\nMethods\n{methods}\n\nNotes\n{}\n",
        notes.join("\n")
    )
}
