//! Sentences for warnings: what was noticed, where, and what was done about it.

mod cells;
mod people;
mod projects;
mod sums;
mod workbooks;

use crate::diag::{LabelOf, Warning, WarningKind};
use crate::valence::Valence;
use crate::words::places;

/// The message of a warning, with its first place and its count.
pub fn warning(warning: &Warning) -> String {
    let what = warning_text(&warning.kind, warning.count);
    // Of a whole file or sheet there is no first place.
    let is_first = warning.count > 1 && warning.at.as_ref().is_some_and(|at| at.row.is_some());
    match warning.at.as_ref().and_then(places::full) {
        Some(place) if is_first => format!("{place} (the first): {what}"),
        Some(place) => format!("{place}: {what}"),
        None => places::capitalised(&what),
    }
}

/// What was noticed, beginning in lower case, and what was done about it.
fn warning_text(kind: &WarningKind, count: u64) -> String {
    let n = |one: &str, several: &str| places::counted(count, one, several);
    match kind {
        WarningKind::InvalidBytes => format!(
            "{} could not be read in this encoding and {} shown as �. Choose another encoding if letters look wrong.",
            n("character", "characters"),
            if count == 1 { "is" } else { "are" },
        ),
        WarningKind::ControlCharacters => {
            format!(
                "{} that cannot be seen, such as NUL, {} taken out.",
                n("control character", "control characters"),
                was(count)
            )
        }
        WarningKind::RowsAboveHeader => format!(
            "{} above the header {} left out. Choose another header row if they belong to the table.",
            n("row", "rows"),
            was(count)
        ),
        WarningKind::ShortRows { rows } => format!(
            "{} fewer fields than the header ({}); the missing ones are left empty.",
            n("row has", "rows have"),
            places::rows(rows, count)
        ),
        WarningKind::LongRows { rows } => format!(
            "{} more fields than the header ({}); what is too much stands in columns of its own. Check the delimiter and the quotation marks.",
            n("row has", "rows have"),
            places::rows(rows, count)
        ),
        WarningKind::StrayQuote => format!(
            "{} a quotation mark in the middle of a field; it was taken as a character.",
            n("row has", "rows have")
        ),
        WarningKind::LenientQuote => format!(
            "{} a quotation mark that is never closed; it was taken as a character, as asked.",
            n("row has", "rows have")
        ),
        WarningKind::HiddenContent => workbooks::hidden_content(count),
        WarningKind::SheetsLeftOut { sheets } => workbooks::sheets_left_out(count, sheets),
        WarningKind::TableBesideLeftOut { columns } => {
            workbooks::table_beside_left_out(count, columns)
        }
        WarningKind::TwoIsNo { columns } => cells::two_is_no(count, columns),
        WarningKind::ChoicesAreCodes { columns } => cells::choices_are_codes(count, columns),
        WarningKind::KeyOfSigns { key, columns } => cells::key_of_signs(count, key, columns),
        WarningKind::CountsOfSides { columns } => cells::counts_of_sides(count, columns),
        WarningKind::NumbersBehindFindings { columns } => {
            cells::numbers_behind_findings(count, columns)
        }
        WarningKind::OneAndTwo { columns } => cells::one_and_two(count, columns),
        WarningKind::MarksInBrackets => cells::marks_in_brackets(count),
        WarningKind::StruckThrough => workbooks::struck_through(count),
        WarningKind::CodedInRounds { column, rounds } => {
            cells::coded_in_rounds(count, column, rounds)
        }
        WarningKind::RowsMayNotCount { column } => format!(
            "{} may say which rows count, and all do. Filter by it, or take those out of the file that do not.",
            places::quoted(column)
        ),
        WarningKind::NoHeader { texts } => format!(
            "the first row ({}) is like the rows below it and was read as one of them, so that no column has a name. Take the table as it is if it names the columns, or say below what they are.",
            places::list(texts)
        ),
        WarningKind::HiddenSheetsLeftOut { sheets } => {
            workbooks::hidden_sheets_left_out(count, sheets)
        }
        WarningKind::SameSheets { one, other } => workbooks::same_sheets(count, one, other),
        WarningKind::FormulaWithoutValue => workbooks::formula_without_value(count),
        WarningKind::ErrorCells => workbooks::error_cells(count),
        WarningKind::NumbersMerged => workbooks::numbers_merged(count),
        WarningKind::NameBelied => {
            "the name says one kind of file and the content is another; the content was believed."
                .to_owned()
        }
        WarningKind::UnknownCodes => projects::unknown_codes(count),
        WarningKind::UnknownSources => projects::unknown_sources(count),
        WarningKind::SecondListOfCodings => projects::second_list_of_codings(count),
        WarningKind::ProjectsTogether { names } => projects::projects_together(names),
        WarningKind::ChangesInLog => projects::changes_in_log(),
        WarningKind::PositionsOutside => projects::positions_outside(count),
        WarningKind::SelectionsRepeated => projects::selections_repeated(count),
        WarningKind::RepeatedIdentifiers { names } => projects::repeated_identifiers(count, names),
        WarningKind::TextsOutside => projects::texts_outside(count),
        WarningKind::TextsMissing => projects::texts_missing(count),
        WarningKind::UnsafeNames => projects::unsafe_names(count),
        WarningKind::SameFiles { one, other, once: true } => format!(
            "{} and {} hold the same {}, which count once. Count them each if the second is no copy.",
            places::quoted(one),
            places::quoted(other),
            n("row", "rows")
        ),
        WarningKind::SameFiles { one, other, once: false } => format!(
            "{} and {} hold the same {}, and both were read, so all of it counts twice. Count it once if the other is a copy.",
            places::quoted(one),
            places::quoted(other),
            n("row", "rows")
        ),
        WarningKind::RowsAgain { one, other, once } => format!(
            "{} in {} as well as in {}, and {}.",
            n("row stands", "rows stand"),
            places::quoted(other),
            places::quoted(one),
            match once {
                true => "counts once. Count each if they are no copies",
                false => "counts twice. Count once if they are copies",
            }
        ),
        WarningKind::EarlierVersion { one, other, once } => format!(
            "{} is called an earlier version of {}: its {} {}.",
            places::quoted(one),
            places::quoted(other),
            n("row", "rows"),
            match once {
                true => "do not count. Count each if both are codings of their own",
                false =>
                    "count beside the later ones. Count the later version alone if it replaces them",
            }
        ),
        WarningKind::SummaryOfCodings { one, other, once } => format!(
            "{} holds the numbers of the codings in {}: its {} {}.",
            places::quoted(other),
            places::quoted(one),
            n("coding", "codings"),
            match once {
                true => "do not count. Count each if they are other codings",
                false => "count beside them. Count once if they are the same codings",
            }
        ),
        WarningKind::PeopleJoined { name, columns } => people::people_joined(count, name, columns),
        WarningKind::PeopleWithoutColumns => people::people_without_columns(count),
        WarningKind::PeopleWithoutCodings { names } => people::people_without_codings(count, names),
        WarningKind::CodingsWithoutPerson { names } => people::codings_without_person(count, names),
        WarningKind::PeopleSaidTwice { column, names } => {
            people::people_said_twice(count, column, names)
        }
        WarningKind::PeopleContradicted { column, names } => {
            people::people_contradicted(count, column, names)
        }
        WarningKind::SettingsOfAnotherFile { made_for, fits: true } => format!(
            "the settings were made for {} and were taken for this file.",
            places::quoted(made_for)
        ),
        WarningKind::SettingsOfAnotherFile { made_for, fits: false } => format!(
            "the settings were made for {}, whose columns this file has not: what was said of those was not taken, the rest was.",
            places::quoted(made_for)
        ),
        WarningKind::RowsWithoutCode => {
            format!("{} no code and {} left out.", n("row has", "rows have"), was(count))
        }
        WarningKind::UnknownValence { word } => format!(
            "{} is not known as barrier, facilitator, mixed or neutral; {} no valence. Say what it means, or correct it.",
            places::quoted(word),
            n("coding has", "codings have")
        ),
        WarningKind::ValenceContradicted => format!(
            "in {} the valence column and the code's name contradict each other; the column was believed.",
            n("row", "rows")
        ),
        WarningKind::CodesNotToldApart => format!(
            "{} several codes that can be read in more than one way; what is certain was counted. Add the list of your codes to the study, or divide the codes by semicolons.",
            n("cell holds", "cells hold")
        ),
        WarningKind::TakenAsOneCode => format!(
            "{} several codes and {} taken for one. Divide the column’s cells if they are several, or put semicolons between the codes in the file.",
            n("cell may hold", "cells may hold"),
            was(count)
        ),
        WarningKind::DeniedInNames { names } => format!(
            "{} a word for a barrier or a facilitator that is denied, over or means a person, such as {}; it was not taken for a valence. Say it in a column of its own if it is one.",
            n("code has in its name", "codes have in their names"),
            places::list(names)
        ),
        WarningKind::MarksGuessed { text, count: Some(read) } => format!(
            "{} be read in two ways, such as {}, which was read as {}. Choose the decimal mark of the file to say which is right.",
            n("count can", "counts can"),
            places::quoted(text),
            places::number((*read).into())
        ),
        WarningKind::MarksGuessed { text, count: None } => format!(
            "{} be read in two ways, such as {}, which was read as a number with a fraction and so as no count. Choose the decimal mark of the file to say which is right.",
            n("count can", "counts can"),
            places::quoted(text)
        ),
        WarningKind::TornLines { rows } => format!(
            "{} of a text that was torn at a line break and {} joined to the row before ({}). Export the table with quotation marks around texts to be sure.",
            n("line is part", "lines are parts"),
            was(count),
            places::rows(rows, count)
        ),
        WarningKind::ColumnWithoutName { column, sum } => format!(
            "{} has no name and is not used; it holds {}{}. Give it a name in the file, or say below what it is.",
            places::quoted(column),
            n("value", "values"),
            match sum {
                Some(sum) => format!(", {} together", places::number(*sum)),
                None => String::new(),
            }
        ),
        WarningKind::BadCount => format!(
            "in {} the count is not a whole number from 0 to 1,000,000; {} left out.",
            n("row", "rows"),
            was_it(count)
        ),
        WarningKind::BoundForCount => format!(
            "in {} the count is a bound or a range, as where small numbers are kept back; it is neither that number nor 0, and {} left out. Write the count there if you have it.",
            n("row", "rows"),
            was_it(count)
        ),
        WarningKind::CellsNotCounted => format!(
            "{} of a column of counts {} no whole number and no mark and {} not counted; the other cells of {} were. Write a number there, or leave the cell blank for none.",
            n("cell", "cells"),
            if count == 1 { "is" } else { "are" },
            was(count),
            if count == 1 { "its row" } else { "their rows" }
        ),
        WarningKind::BoundsInCells => format!(
            "{} of a column of counts {} a bound or a range, as where small numbers are kept back; {} neither that number nor 0, and not counted. Write the count there if you have it.",
            n("cell", "cells"),
            if count == 1 { "holds" } else { "hold" },
            if count == 1 { "it is" } else { "they are" }
        ),
        WarningKind::MarksOfFootnotes { text } => format!(
            "{} with the mark of a footnote ({} the first) {} read without it.",
            n("number", "numbers"),
            places::quoted(text),
            was(count)
        ),
        WarningKind::PartsCounted => format!(
            "{} a part and its whole, such as 5/12, and the part {} counted. Take the table as it is if that is no count.",
            n("cell says", "cells say"),
            was(count)
        ),
        WarningKind::RowsMayBeSums => sums::rows_may_be_sums(count),
        WarningKind::RowsAddUpOthers => sums::rows_add_up_others(count),
        WarningKind::TotalDiffers { name, of, stated, sum } => {
            sums::total_differs(name, of, *stated, *sum)
        }
        WarningKind::OneOfAttributes { taken: (name, codings), others } => {
            let others = others.iter().map(|(name, codings)| {
                format!(
                    "{} ({})",
                    places::quoted(name),
                    places::counted(*codings, "coding", "codings")
                )
            });
            format!(
                "Several attributes stand side by side, and each divides the same codings. Only {} was counted ({}), not {}. Say which one counts.",
                places::quoted(name),
                places::counted(*codings, "coding", "codings"),
                others.collect::<Vec<_>>().join(", ")
            )
        }
        WarningKind::DashesAsZero => format!(
            "{} in cells of counts {} read as 0. Where a dash means that nothing is known, take it out of the table and leave the row out.",
            n("dash", "dashes"),
            was(count)
        ),
        WarningKind::BadRating => format!(
            "{} none on the scale of the column (as a rule −2 to +2) and {} left out.",
            n("rating is", "ratings are"),
            was(count)
        ),
        WarningKind::SeveralValues { attribute } => format!(
            "{} more than one value of {} and {} in each.",
            n("participant or source has", "participants or sources have"),
            places::quoted(attribute),
            if count == 1 { "counts" } else { "count" }
        ),
        WarningKind::BlankLabels { column } => format!(
            "{} blank in the column {}; nothing is known of those.",
            n("cell is", "cells are"),
            places::quoted(column)
        ),
        WarningKind::SetAsideNotFound => format!(
            "{} that {} set aside as wrong {} not in the data any more, or {} something else now: nothing is set aside in {} place.",
            n("coding", "codings"),
            was(count),
            if count == 1 { "is" } else { "are" },
            if count == 1 { "says" } else { "say" },
            if count == 1 { "its" } else { "their" },
        ),
        WarningKind::NotStated { column, words } => format!(
            "in {} the column {} says {}, which was taken for “not stated” and names nobody. If it does, let such words stand as they are written.",
            n("row", "rows"),
            places::quoted(column),
            places::list(words)
        ),
        WarningKind::NothingAmongCodes { column, words } => format!(
            "in {} the column {} says {}, which counts as a code. Take such words for no codes if nothing was coded there.",
            n("row", "rows"),
            places::quoted(column),
            places::list(words)
        ),
        WarningKind::RangeBecameDate { column, dates } => format!(
            "in {} the column {} has a date ({}) among ranges of numbers. A spreadsheet may have made 1 May of 1-5: give such a value its name back under the names of groups and attributes.",
            n("row", "rows"),
            places::quoted(column),
            places::list(dates)
        ),
        WarningKind::CellsDivided { column } => format!(
            "{} of the column {} {} divided, each part counting for itself. Leave the column’s cells whole if they are names.",
            n("cell", "cells"),
            places::quoted(column),
            was(count)
        ),
        WarningKind::ListsPaired => format!(
            "in {} the cells hold lists as long as each other, such as codes and valences, and what stands at one place was taken to belong together. Check that they stand in the same order.",
            n("row", "rows")
        ),
        WarningKind::CodersFromNames { coders } => format!(
            "the names of the files tell {} apart ({}), and each file’s codings are those of its coder. If the files are something else, say that their names name no coder.",
            n("coder", "coders"),
            places::list(coders)
        ),
        WarningKind::ColumnsArePeople { columns } => format!(
            "{} read as one participant (or document, or site) each: {}. Say under “What the columns are” what they are if that is wrong.",
            n("column was", "columns were"),
            places::list(columns)
        ),
        WarningKind::LabelsAreCodes { column } => format!(
            "{} taken for codes, those of {}, with their barriers and facilitators beside them; the name of the column does not say so. If they are people or groups, name the column so in the file: their numbers say of no code what they count.",
            n("row was", "rows were"),
            places::quoted(column)
        ),
        WarningKind::ColumnsAreCoders { columns } => format!(
            "{} read as the codes of one coder each: {}. Say under “What the columns are” what they are if that is wrong.",
            n("column was", "columns were"),
            places::list(columns)
        ),
        WarningKind::ColumnsAreSlots { columns } => format!(
            "{} hold several codes of a row, each with what is said of it, and were put one below the other: {}. Take the table as it is if that is wrong.",
            n("column", "columns"),
            places::list(columns)
        ),
        WarningKind::FamilyNotTaken { column } => format!(
            "{} and the columns like it cannot be read as you say, and stay as they were. Say something else of them, or give the columns roles.",
            places::quoted(column)
        ),
        WarningKind::ConsensusAmongCoders { coder } => format!(
            "{} among the coders reads like what they agreed on in the end; {} beside theirs. Count that one alone if it is.",
            places::quoted(coder),
            n("coding counts", "codings count")
        ),
        WarningKind::TablesSideBySide => format!(
            "tables that stand side by side were read one below the other: {}. Take the table as it is if that is wrong.",
            n("column moved", "columns moved")
        ),
        WarningKind::AuthorsWithYears { columns: [author, year] } => format!(
            "studies were named by {} and {} together, as an author wrote several. Take the table as it is if that is wrong.",
            places::quoted(author),
            places::quoted(year)
        ),
        WarningKind::SeveralPeople { column, text } => format!(
            "{} of {} {} several people or groups ({}), who count as one more. Count the row for each of them if each said it.",
            n("cell", "cells"),
            places::quoted(column),
            if count == 1 { "names" } else { "name" },
            places::quoted(text)
        ),
        WarningKind::MissingCode { code } => format!(
            "{} {} among cells of 0 and 1: it was taken for a number that stands for “missing”, and not counted. Count it as written if it is a count.",
            n("cell holds", "cells hold"),
            places::quoted(code)
        ),
        WarningKind::ColumnsAreCodes { columns } => format!(
            "{} read as one code each, with the valence or what was said of it in the cells: {}. Say under “What the columns are” what they are if that is wrong.",
            n("column was", "columns were"),
            places::list(columns)
        ),
        WarningKind::WordsCutShort { words } => cells::words_cut_short(count, words),
        WarningKind::ColumnsNotCounted { columns } => format!(
            "{} not counted, as nothing says that these are counts: {}. Say under “What the columns are” what they are if that is wrong.",
            n("column of numbers is", "columns of numbers are"),
            places::list(columns)
        ),
        WarningKind::LastOfVersions { taken, others, filled } => {
            sums::last_of_versions(count, taken, others, *filled)
        }
        WarningKind::CountsLeftOut { columns } => format!(
            "{} left out of the table of counts, as {} something else or the same codings once more: {}. Take the table as it is if that is wrong.",
            n("column was", "columns were"),
            if count == 1 { "it counts" } else { "they count" },
            places::list(columns)
        ),
        WarningKind::RowsBelowTable(label) => sums::rows_below_table(count, label),
        WarningKind::TableBelowLeftOut(columns) => sums::table_below_left_out(count, columns),
        WarningKind::OthersBesideCounts(text) => format!(
            "{} a number of others in brackets ({}); the first number was counted. Take the table as it is if that is wrong.",
            n("cell of counts holds", "cells of counts hold"),
            places::quoted(text)
        ),
        WarningKind::GroupFromFileName(group) => format!(
            "the name of the file says {}, and all of its rows were taken for that group. Take the table as it is if that is wrong.",
            places::quoted(group)
        ),
        WarningKind::SumColumnsLeftOut { columns } => sums::sum_columns_left_out(count, columns),
        WarningKind::ValenceFromFileName { valence } => format!(
            "the name of the file says {}, and so all of its rows were read. Take the table as it is if that is wrong.",
            if *valence == Valence::Barrier { "barriers" } else { "facilitators" }
        ),
        WarningKind::SectionsAreValences { labels } => format!(
            "{} read as the valence of the rows below: {}. Take the table as it is if that is wrong.",
            n("row was", "rows were"),
            places::list(labels)
        ),
        WarningKind::SectionEnds { label } => format!(
            "The rows below the heading {} have no valence, for it stands beside the headings that say one. Give them a column with their valence if they have any.",
            places::quoted(label)
        ),
        WarningKind::GroupsInNames { groups } => people::groups_in_names(count, groups),
        WarningKind::TitlesAreGroups { labels } => format!(
            "{} read as the group of the rows below: {}. Take the table as it is if that is wrong.",
            n("title was", "titles were"),
            places::list(labels)
        ),
        WarningKind::FindingsAreCodings { columns } => format!(
            "{} under {} read as one coding each, with the valence of the column and the study of the row. Take the table as it is if that is wrong.",
            n("finding was", "findings were"),
            places::list(columns)
        ),
        WarningKind::PassagesAreCodings { columns, codes } => format!(
            "{} under {} read as one coding each of what {} says, with the valence of the column. Take the table as it is if that is wrong.",
            n("passage was", "passages were"),
            places::list(columns),
            places::list(codes)
        ),
        WarningKind::CodesBeforeColons { columns, taken: false } => format!(
            "{} under {} with what may be a code before a colon; the whole text was taken for the code.",
            n("finding begins", "findings begin"),
            places::list(columns)
        ),
        WarningKind::CodesBeforeColons { columns, taken: true } => format!(
            "of {} under {} what stands before the colon was taken for the code, and the rest for what was found.",
            n("finding", "findings"),
            places::list(columns)
        ),
        WarningKind::InventedBeside { example } => format!(
            "the codings of the example {} are invented, and are counted beside those of your own files. Open your files as a study of their own before you report a number.",
            places::quoted(example)
        ),
        WarningKind::LookAlikes { one, other, of } => format!(
            "{} and {} look alike but differ in case, accents, zeros or invisible characters. They are kept apart; {}.",
            places::quoted(one),
            places::quoted(other),
            match of {
                LabelOf::Name(_) => "take the one for the other if they are the same",
                LabelOf::Code => "correct one of them in the file if they are the same",
                LabelOf::Value { .. } => "merge them if they are the same",
            }
        ),
    }
}

fn was(count: u64) -> &'static str {
    if count == 1 { "was" } else { "were" }
}

fn was_it(count: u64) -> &'static str {
    if count == 1 { "it was" } else { "they were" }
}
