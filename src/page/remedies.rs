//! What changes what was found or asked: the edit of a button.
//!
//! Takes findings and questions of a study; gives edits and labels. Never makes an edit.

use super::Edit;
use super::words::{codes, findings as words, lists, owners, shapes, valence as valences};
use steelyard_core::analysis::Columns;
use steelyard_core::dataset::{
    CodersFrom, Counting, DuplicateKind, LeftOutReason, Role, Shape, direction_of_name,
    valence_of_word, word_for_valence,
};
use steelyard_core::diag::{LabelOf, WarningKind};
use steelyard_core::engine::{ChosenId, FileView, Finding, FindingKind, StudyView};
use steelyard_core::valence::Valence;

/// The label of the button of a finding, and the edit that it makes; without one it leads to the section.
pub fn of_finding(found: &Finding, study: &StudyView) -> (String, Option<Edit>) {
    let file = found.at.as_ref().and_then(|at| at.file.clone());
    match (&found.kind, file) {
        (FindingKind::ColumnAside { column, looks_like }, Some(file)) => {
            let edit = Edit::Role(file, column.clone(), looks_like.clone());
            (words::take_as(looks_like), Some(edit))
        }
        (FindingKind::FrameworkGuessed { .. }, _) => {
            let edit = Edit::Framework(Some(ChosenId::Nothing));
            (codes::NO_FRAMEWORK.to_owned(), Some(edit))
        }
        (FindingKind::CountedOnce { duplicate }, _) => {
            let edit = Edit::Doubles(*duplicate, Some(Counting::Each));
            (words::COUNT_EACH.to_owned(), Some(edit))
        }
        (FindingKind::CountedEach { duplicate }, _) => {
            let edit = Edit::Doubles(*duplicate, Some(Counting::Once));
            (words::COUNT_ONCE.to_owned(), Some(edit))
        }
        (
            FindingKind::Noticed { warning: WarningKind::SeveralPeople { column, .. } },
            Some(file),
        ) => {
            let edit = Edit::Divided(file, column.clone(), Some(true));
            (words::COUNT_FOR_EACH.to_owned(), Some(edit))
        }
        // Of most tables that were taken apart the columns are others.
        (FindingKind::Noticed { warning: WarningKind::CellsDivided { column } }, Some(file))
            if file_of(study, &file).is_some_and(|file| may_divide(file, column)) =>
        {
            let edit = Edit::Divided(file, column.clone(), Some(false));
            (lists::divided(false).to_owned(), Some(edit))
        }
        (FindingKind::Noticed { warning: WarningKind::SetAsideNotFound }, _)
            if !study.settings.disclosure.keeps_back() =>
        {
            let lost = study.set_aside.iter().filter(|one| one.excerpt.is_none());
            let edit = Edit::ForgetAside(lost.map(|one| one.coding.clone()).collect());
            (words::FORGET_ASIDE.to_owned(), Some(edit))
        }
        (FindingKind::Noticed { warning: WarningKind::TakenAsOneCode }, Some(file))
            if column_of(found)
                .zip(file_of(study, &file))
                .is_some_and(|(column, file)| may_divide(file, column)) =>
        {
            let edit =
                Edit::Divided(file, column_of(found).unwrap_or_default().to_owned(), Some(true));
            (lists::divided(true).to_owned(), Some(edit))
        }
        (
            FindingKind::Noticed { warning: WarningKind::CodesBeforeColons { taken, .. } },
            Some(file),
        ) => {
            let edit = Edit::CodesBeforeColons(file, Some(!taken));
            (lists::codes_before_colons(!taken).to_owned(), Some(edit))
        }
        (
            FindingKind::Noticed {
                warning: WarningKind::RowsMayBeSums | WarningKind::RowsAddUpOthers,
            },
            Some(file),
        ) => (shapes::LEAVE_SUMS_OUT.to_owned(), Some(Edit::SumsLeftOut(file, true))),
        (FindingKind::Noticed { warning: WarningKind::RowsBelowTable(_) }, Some(file)) => {
            (shapes::LEAVE_ROWS_BELOW_OUT.to_owned(), Some(Edit::RowsBelowLeftOut(file, true)))
        }
        (FindingKind::Noticed { warning: WarningKind::SumColumnsLeftOut { .. } }, Some(file)) => {
            (shapes::COUNT_SUM_COLUMNS.to_owned(), Some(Edit::SumColumnsCounted(file, true)))
        }
        (FindingKind::Noticed { warning: WarningKind::TotalDiffers { name, .. } }, Some(file)) => {
            let of_row = column_of(found).is_none();
            let column = file_of(study, &file)
                .filter(|file| !of_row && file.columns.iter().any(|one| one.name == *name));
            match (of_row, column) {
                (true, _) => {
                    (shapes::COUNT_TOTALS.to_owned(), Some(Edit::TotalsCounted(file, true)))
                }
                (false, Some(_)) => {
                    let role = Role::CodeColumn { code: name.clone(), valence: Valence::Missing };
                    (words::take_as(&role), Some(Edit::Role(file, name.clone(), role)))
                }
                (false, None) => (words::SEE.to_owned(), None),
            }
        }
        (
            FindingKind::Noticed { warning: WarningKind::OneOfAttributes { others, .. } },
            Some(file),
        ) => match others.first() {
            Some((name, codings)) => {
                let edit = Edit::Attribute(file, Some(name.clone()));
                (shapes::count_only(name, *codings), Some(edit))
            }
            None => (words::SEE.to_owned(), None),
        },
        (FindingKind::NoValence { column, .. }, Some(file)) => {
            let of_all = direction_in_names(study, &file, column.as_deref());
            match of_all {
                Some(valence) => {
                    let edit = Edit::ValenceOfAll(file, Some(valence));
                    (valences::all_are(valence).to_owned(), Some(edit))
                }
                None if are_letters(found) => {
                    (valences::LETTERS.to_owned(), Some(Edit::CodeLetters(Some(true))))
                }
                None => (words::SEE.to_owned(), None),
            }
        }
        (FindingKind::Noticed { warning: WarningKind::CodedInRounds { column, rounds } }, _) => {
            match rounds.last().zip(study.attributes.iter().find(|one| one.name == *column)) {
                Some((last, attribute)) => {
                    let by = match attribute.is_group {
                        true => Columns::Group,
                        false => Columns::Attribute(column.clone()),
                    };
                    let edit = Edit::Filter(by, Some(vec![last.clone()]));
                    (words::count_alone(last), Some(edit))
                }
                None => (words::SEE.to_owned(), None),
            }
        }
        (FindingKind::Noticed { warning: WarningKind::ConsensusAmongCoders { coder } }, _) => {
            let edit = Edit::Filter(Columns::Coder, Some(vec![coder.clone()]));
            (words::count_alone(coder), Some(edit))
        }
        (FindingKind::Noticed { warning: WarningKind::SameSheets { .. } }, _) => {
            let edit = Edit::Doubles(DuplicateKind::SameFile, Some(Counting::Once));
            (words::COUNT_ONCE.to_owned(), Some(edit))
        }
        (
            FindingKind::Noticed {
                warning:
                    warning @ (WarningKind::SameFiles { once, .. }
                    | WarningKind::RowsAgain { once, .. }
                    | WarningKind::EarlierVersion { once, .. }
                    | WarningKind::SummaryOfCodings { once, .. }),
            },
            _,
        ) => {
            let (label, to) = match once {
                true => (words::COUNT_EACH, Counting::Each),
                false => (words::COUNT_ONCE, Counting::Once),
            };
            let kind = match warning {
                WarningKind::EarlierVersion { .. } => DuplicateKind::EarlierVersion,
                WarningKind::SummaryOfCodings { .. } => DuplicateKind::Summary,
                _ => DuplicateKind::SameFile,
            };
            (label.to_owned(), Some(Edit::Doubles(kind, Some(to))))
        }
        (FindingKind::Noticed { warning: WarningKind::PeopleJoined { .. } }, Some(file)) => {
            (words::LEAVE_LIST_OUT.to_owned(), Some(Edit::PeopleAside(file, true)))
        }
        (FindingKind::Noticed { warning: WarningKind::LookAlikes { one, other, of } }, _) => {
            match of {
                LabelOf::Name(of) => {
                    let edit = Edit::Name(*of, other.clone(), one.clone());
                    (words::take_for(other, one), Some(edit))
                }
                LabelOf::Value { attribute } => {
                    let edit = Edit::ValueLabel(attribute.clone(), other.clone(), one.clone());
                    (words::take_for(other, one), Some(edit))
                }
                LabelOf::Code => (words::SEE.to_owned(), None),
            }
        }
        (
            FindingKind::Noticed {
                warning:
                    WarningKind::CountsLeftOut { .. }
                    | WarningKind::LastOfVersions { .. }
                    | WarningKind::FindingsAreCodings { .. }
                    | WarningKind::PassagesAreCodings { .. }
                    | WarningKind::SectionsAreValences { .. }
                    | WarningKind::SectionEnds { .. }
                    | WarningKind::GroupsInNames { .. }
                    | WarningKind::TitlesAreGroups { .. }
                    | WarningKind::ValenceFromFileName { .. }
                    | WarningKind::TablesSideBySide
                    | WarningKind::NoHeader { .. }
                    | WarningKind::TableBesideLeftOut { .. }
                    | WarningKind::TableBelowLeftOut(_)
                    | WarningKind::GroupFromFileName(_)
                    | WarningKind::OthersBesideCounts(_)
                    | WarningKind::TwoIsNo { .. }
                    | WarningKind::ChoicesAreCodes { .. }
                    | WarningKind::KeyOfSigns { .. }
                    | WarningKind::CountsOfSides { .. }
                    | WarningKind::NumbersBehindFindings { .. }
                    | WarningKind::AuthorsWithYears { .. }
                    | WarningKind::PartsCounted,
            },
            Some(file),
        ) => (shapes::AS_IT_IS.to_owned(), Some(Edit::AsItIs(file, true))),
        (
            FindingKind::Noticed {
                warning: WarningKind::NotStated { .. } | WarningKind::MissingCode { .. },
            },
            _,
        ) => (owners::AS_WRITTEN.to_owned(), Some(Edit::UnknownAsWritten(Some(true)))),
        (FindingKind::LeftOut { reason: LeftOutReason::NoCode }, Some(file)) => {
            match code_typed_once(study, &file) {
                Some(column) => {
                    let label = shapes::fill_down(&column);
                    (label, Some(Edit::FillDown(file, column, true)))
                }
                None => (words::SEE.to_owned(), None),
            }
        }
        (FindingKind::Noticed { warning: WarningKind::NothingAmongCodes { .. } }, _) => {
            (owners::NO_CODES.to_owned(), Some(Edit::NothingAmongCodes(Some(false))))
        }
        (FindingKind::Noticed { warning: WarningKind::CodersFromNames { .. } }, _) => {
            let from = CodersFrom::Columns;
            (owners::coders_from(from).to_owned(), Some(Edit::CodersFrom(Some(from))))
        }
        _ => (words::SEE.to_owned(), None),
    }
}

/// What says that each of several columns holds codes, so that every filled cell is one: beside a column that was taken
/// for the codes for the time being. `None` for another role, and where no column is.
pub fn each_of(study: &StudyView, file: &str, role: &Role, columns: &[String]) -> Option<Edit> {
    let known = &file_of(study, file)?.columns;
    let is_taken = |name: &String| known.iter().any(|one| one.name == *name && one.role == *role);
    if *role != Role::Code || columns.len() < 2 || !columns.iter().any(is_taken) {
        return None;
    }
    let roles = columns.iter().map(|name| (name.clone(), Role::Code));
    Some(Edit::Roles(file.to_owned(), roles.collect()))
}

/// What says that no column has the role asked for: those that were merely taken for it become what they
/// would be without it, and the others stay what they are. `None` for a role that no study is without.
pub fn none_of(study: &StudyView, file: &str, role: &Role, columns: &[String]) -> Option<Edit> {
    if *role == Role::Code {
        return None;
    }
    let file = file_of(study, file)?;
    let asked = file.columns.iter().filter(|column| columns.contains(&column.name));
    let roles = asked.map(|column| {
        let own = if column.role == *role { Role::Attribute } else { column.role.clone() };
        (column.name.clone(), own)
    });
    Some(Edit::Roles(file.reading.file.clone(), roles.collect()))
}

/// The one direction that names speak of: the header of a column, or without one the names of the file and of its
/// sheet.
fn direction_in_names(study: &StudyView, file: &str, column: Option<&str>) -> Option<Valence> {
    let direction = |name: &str| {
        let found = direction_of_name(name)?;
        let words = name.split(|letter: char| !letter.is_alphabetic());
        // `Hinder och möjligheter` speaks of both, though one of its words alone says little.
        let speaks_of_another = words.filter_map(valence_of_word).any(|valence| valence != found);
        (!speaks_of_another).then_some(found)
    };
    if let Some(column) = column {
        return direction(column);
    }
    let sheet = || {
        let workbook = file_of(study, file)?.reading.workbook()?;
        direction(workbook.sheet.as_deref()?)
    };
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    direction(stem).or_else(sheet)
}

/// Whether the word of a finding is a letter before or behind the names of codes.
fn are_letters(found: &Finding) -> bool {
    let FindingKind::NoValence { word, column: Some(column) } = &found.kind else { return false };
    word_for_valence(word).is_none() && word_for_valence(column).is_none()
}

/// The only column of codes of a file, where some of its cells are blank: they may mean the code above.
fn code_typed_once(study: &StudyView, file: &str) -> Option<String> {
    let file = file_of(study, file).filter(|file| file.shape.is_none())?;
    let mut codes = file.columns.iter().filter(|column| column.role == Role::Code);
    let column = codes.next().filter(|column| column.blank > 0 && column.distinct > 0)?;
    codes.next().is_none().then(|| column.name.clone())
}

/// The header of the column in which a finding is.
fn column_of(found: &Finding) -> Option<&str> {
    let column = found.at.as_ref()?.column.as_ref()?;
    Some(column.name.as_str())
}

fn file_of<'a>(study: &'a StudyView, file: &str) -> Option<&'a FileView> {
    study.files.iter().find(|known| known.reading.file == file)
}

/// Whether the cells of a column may be divided or left whole by a setting: those of a table taken as it stands,
/// and of a review.
pub fn may_divide(file: &FileView, column: &str) -> bool {
    let is_review = file
        .shape
        .as_ref()
        .is_some_and(|shape| matches!(shape.shape, Shape::Review | Shape::Passages));
    is_review || file.columns.iter().any(|known| known.name == column)
}
