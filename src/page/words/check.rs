//! The strings of the part where the reading is checked: files, columns, words, codes.

use super::{asked, counted, families, number};
use steelyard_core::dataset::{Reason, Role};
use steelyard_core::engine::{FileView, Question, StudyView};
use steelyard_core::format::{
    DecimalMark, Delimiter, Encoding, FileKind, HeaderRows, How, ProjectReading, Reading,
};
use steelyard_core::framework::{Match, Recognition, codebook, own_file};
use steelyard_core::valence::Valence;
use steelyard_core::words::places::list;

/// Heading.
pub const TITLE: &str = "Check";
/// Button: nothing to change.
pub const LOOKS_RIGHT: &str = "Looks right";
/// What opens all that was read and recognised.
pub const DETAILS: &str = "How it was read";
/// What stands where everything was recognised.
pub const ALL_RECOGNISED: &str = "Everything was recognised.";
/// What stands where the user has agreed.
pub const CHECKED: &str = "Checked.";
/// Heading over the questions.
pub fn questions(count: usize) -> String {
    match count {
        1 => "One thing needs your decision".to_owned(),
        _ => format!("{count} things need your decision"),
    }
}

/// Numbers of the study in one line.
pub fn summary(study: &StudyView) -> String {
    if !study.holds_codings() {
        let codes = study.files.iter().filter_map(|file| file.listed_codes).map(u64::from).sum();
        return only_codes(codes);
    }
    let summary = &study.summary;
    let mut parts = vec![counted(summary.codings, "coding", "codings")];
    let barriers = summary.valences[Valence::Barrier];
    let facilitators = summary.valences[Valence::Facilitator];
    if barriers + facilitators > 0 {
        parts.push(counted(barriers, "barrier", "barriers"));
        parts.push(counted(facilitators, "facilitator", "facilitators"));
    }
    if let Some(participants) = summary.participants {
        parts.push(counted(participants.into(), "participant", "participants"));
    }
    if let Some(sources) = &summary.sources {
        parts.push(counted(sources.len() as u64, "source", "sources"));
    }
    if let Some(group) = study.attributes.iter().find(|attribute| attribute.is_group) {
        parts.push(counted(group.values.len() as u64, "group", "groups"));
    }
    parts.join(", ")
}

/// What a study holds that has nothing but codebooks, and what is to be done.
fn only_codes(codes: u64) -> String {
    format!(
        "{} and no codings yet: add the file with your codings to this study, or drop it together with the codebook",
        counted(codes, "code", "codes")
    )
}

/// What a codebook among the files is good for.
pub fn listed_codes(file: &FileView) -> String {
    let codes = counted(file.listed_codes.unwrap_or(0).into(), "code", "codes");
    let offered = format!(
        "A list of {codes}: no codings are read from it, and it is offered as a framework."
    );
    match file.reading.rows {
        0 => offered,
        _ => format!("{offered} If its rows are codings, say what the columns are."),
    }
}

/// How a file was read, in one line.
pub fn reading(reading: &Reading) -> String {
    let kind = kind(reading.kind()).to_owned();
    match &reading.how {
        How::Text(text) => {
            let delimiter = format!("fields divided by {}", delimiter_in_words(text.delimiter));
            let parts = [kind, delimiter, encoding(text.encoding).to_owned()];
            [&parts[..], &table(reading, text.header)].concat().join(", ")
        }
        How::Workbook(workbook) => {
            let mut parts = vec![kind];
            parts.extend(workbook.sheet.as_ref().map(|sheet| format!("sheet “{sheet}”")));
            if !workbook.sheets_joined.is_empty() {
                parts.push(format!("as one table: {}", list(&workbook.sheets_joined)));
            }
            if !workbook.sheets_left_out.is_empty() {
                parts.push(format!("not read: {}", list(&workbook.sheets_left_out)));
            }
            parts.extend(table(reading, workbook.header));
            if workbook.filled_down > 0 {
                let cells = counted(workbook.filled_down, "cell", "cells");
                parts.push(format!("{cells} filled down from merged ones"));
            }
            parts.join(", ")
        }
        How::Project(project) => format!("{kind}{}", self::project(project)),
        How::Codebook => kind,
    }
}

/// Where the header of a table stands, and the rows under it.
fn table(reading: &Reading, header: HeaderRows) -> [String; 2] {
    let row = number(header.row);
    let header = match header.rows {
        0 | 1 => format!("header in row {row}"),
        rows => format!("header of {rows} rows from row {row}"),
    };
    [header, counted(reading.rows, "row", "rows")]
}

/// What a project holds, after its kind.
fn project(project: &ProjectReading) -> String {
    let number = |count: u32, one: &str, several: &str| counted(count.into(), one, several);
    let codings = number(project.codings, "coding", "codings");
    let mut parts = vec![
        number(project.sources, "source", "sources"),
        number(project.codes, "code", "codes"),
        match project.ranges {
            0 => codings,
            ranges => format!("{codings} on {}", number(ranges, "passage", "passages")),
        },
    ];
    if project.coders > 0 {
        parts.push(number(project.coders, "coder", "coders"));
    }
    let of = if project.origin.is_empty() { "" } else { " of " };
    format!("{of}{}: {}", project.origin, parts.join(", "))
}

fn delimiter_in_words(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Comma => "commas",
        Delimiter::Semicolon => "semicolons",
        Delimiter::Tab => "tabs",
        Delimiter::Pipe => "vertical bars",
    }
}

/// Heading over the files.
pub const FILES: &str = "How the files were read";
/// Label: encoding.
pub const ENCODING: &str = "Encoding";
/// Label: delimiter.
pub const DELIMITER: &str = "Fields divided by";
/// Label: sheet.
pub const SHEET: &str = "Sheet";
/// What stands for the sheets of one layout.
pub const JOINED_SHEETS: &str = "all with the same headers, as one table";
/// Label: header row.
pub const HEADER_ROW: &str = "Header in row";
/// Label: number of header rows.
pub const HEADER_ROWS: &str = "Rows of the header";
/// Label: decimal mark.
pub const DECIMAL_MARK: &str = "Decimal mark";
/// Label: tool.
pub const TOOL: &str = "Written by";
/// Choice that gives the decision back to the program.
pub const DETECTED: &str = "as detected";
/// Button that reads an unclosed quote as a character.
pub const LENIENT: &str = "Read the quote as a character and go on";
/// Mark of a hidden sheet.
pub const HIDDEN_SHEET: &str = "hidden";
/// Caption of the preview.
pub const PREVIEW: &str = "The first rows as they were read";

/// Label of a kind of file.
pub fn kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::DelimitedText => "Delimited text",
        FileKind::Xlsx => "Excel workbook",
        FileKind::Xls => "Excel 97–2003 workbook",
        FileKind::Ods => "OpenDocument workbook",
        FileKind::RefiProject => "REFI-QDA project",
        FileKind::ProjectDatabase => "Project database",
        FileKind::RefiCodebook => "REFI-QDA codebook",
    }
}

/// Label of an encoding.
pub fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16Le => "UTF-16 (little endian)",
        Encoding::Utf16Be => "UTF-16 (big endian)",
        Encoding::Windows1252 => "Windows-1252 (Western European)",
        Encoding::MacRoman => "Mac Roman",
    }
}

/// Label of a delimiter.
pub fn delimiter(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Comma => "comma ,",
        Delimiter::Semicolon => "semicolon ;",
        Delimiter::Tab => "tab",
        Delimiter::Pipe => "vertical bar |",
    }
}

/// Label of a decimal mark.
pub fn decimal_mark(mark: DecimalMark) -> &'static str {
    match mark {
        DecimalMark::Point => "point 1.5",
        DecimalMark::Comma => "comma 1,5",
    }
}

/// Heading over the columns.
pub const COLUMNS: &str = "What the columns are";
/// Columns of the table of roles.
pub const ROLE_HEADS: [&str; 4] = ["Column", "Taken as", "Why", "Samples"];
/// Label of the choice of a role.
pub fn role_of(column: &str) -> String {
    format!("What “{column}” is")
}
/// What stands under a column that others would do as well for.
pub fn rivals(names: &[String]) -> String {
    format!("{} would do as well: choose.", quoted_list(names))
}

/// Names in quotation marks, the last after "and".
pub fn quoted_list(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

/// The roles that a user can give, in the order in which they are offered.
pub const ROLES: [Role; 22] = [
    Role::Ignored,
    Role::Participant,
    Role::Source,
    Role::Group,
    Role::Site,
    Role::Code,
    Role::CodeAbove,
    Role::Domain,
    Role::Construct,
    Role::Theme,
    Role::Valence,
    Role::Rating,
    Role::Coder,
    Role::Excerpt,
    Role::Segment,
    Role::RangeStart,
    Role::RangeEnd,
    Role::SourceKey,
    Role::CodeSets,
    Role::Weight,
    Role::Count,
    Role::Attribute,
];

/// Label of a role.
pub fn role(role: &Role) -> String {
    match role {
        Role::Ignored => "Not used".to_owned(),
        Role::Participant => "Participant".to_owned(),
        Role::Source => "Source (interview, focus group, document, study)".to_owned(),
        Role::Group => "Stakeholder group".to_owned(),
        Role::Site => "Site".to_owned(),
        Role::Segment => "Identifier of the segment".to_owned(),
        Role::SourceKey => "Identifier of the source".to_owned(),
        Role::RangeStart => "Where the segment begins in its source".to_owned(),
        Role::RangeEnd => "Where the segment ends".to_owned(),
        Role::CodeSets => "Sets that the code is in".to_owned(),
        Role::Weight => "Weight whose sign is the valence".to_owned(),
        Role::Code => "Code".to_owned(),
        Role::CodeAbove => "Code above that code".to_owned(),
        Role::Domain => "Domain".to_owned(),
        Role::Construct => "Construct".to_owned(),
        Role::Theme => "Theme".to_owned(),
        Role::Valence => "Valence (barrier, facilitator, …)".to_owned(),
        Role::Rating => "Rating from −2 to +2".to_owned(),
        Role::Coder => "Coder".to_owned(),
        Role::Excerpt => "Excerpt (the passage’s text)".to_owned(),
        Role::Count => "Count (codings a row stands for)".to_owned(),
        Role::Attribute => "Attribute to compare or filter by".to_owned(),
        Role::CodeColumn { code, valence } => match valence {
            Valence::Missing => format!("Counts of “{code}”"),
            _ => format!("Counts of “{code}”, {}", self::valence(*valence)),
        },
    }
}

/// Why a role was guessed.
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Header => "The header is a known name for it".to_owned(),
        Reason::Tool { tool } => format!("{tool} writes it under this name"),
        Reason::Values => "The values are of this kind".to_owned(),
        Reason::OnlyOneLeft => "The only column left that could be it".to_owned(),
        Reason::WideTable => {
            "The header names a code and the cells hold counts or marks".to_owned()
        }
        Reason::Chosen => "You chose it".to_owned(),
        Reason::NothingToCompare => {
            "Every value differs, or it is blank: nothing to compare".to_owned()
        }
        Reason::FewValues => "Few different values: it can be compared by".to_owned(),
        Reason::WordCutShort { word } => format!(
            "The header holds “{word}”, a word for it cut short, and the cells hold counts or marks"
        ),
        Reason::NotCounted => "Its numbers are identifiers or answers and count no code".to_owned(),
        Reason::GroupSize => {
            "It says one number for all rows of a group: a size and no count of codings".to_owned()
        }
        Reason::Percentages => "It holds percentages or fractions, which are no counts".to_owned(),
        Reason::SameAs { column } => format!("It says the same as “{column}”, row by row"),
    }
}

/// What is known of a column's values.
pub fn distinct(distinct: u32, blank: u32) -> String {
    let values = counted(distinct.into(), "different value", "different values");
    if blank == 0 { values } else { format!("{values}, {} blank", number(blank.into())) }
}

/// Heading over the valence words.
pub const VALENCES: &str = "Barrier or facilitator";
/// Columns of the table of valence words.
pub const VALENCE_HEADS: [&str; 3] = ["In your data", "Rows", "Taken as"];
/// Label of the choice for a valence word.
pub fn valence_of(word: &str) -> String {
    format!("What “{word}” means")
}
/// Choice for a word that is not yet known.
pub const VALENCE_UNKNOWN: &str = "not known: choose";

/// Label of a valence.
pub fn valence(valence: Valence) -> &'static str {
    match valence {
        Valence::Barrier => "barrier",
        Valence::Facilitator => "facilitator",
        Valence::Mixed => "mixed",
        Valence::Neutral => "neutral",
        Valence::Missing => "no valence",
    }
}

/// Heading over the framework and the codes.
pub const CODES: &str = "Framework and codes";
/// Label of the framework.
pub const FRAMEWORK: &str = "Framework";
/// Choice: no framework.
pub const NO_FRAMEWORK: &str = "None: the study’s own codes and themes";
/// Choice: whatever is recognised.
pub const FRAMEWORK_RECOGNISED: &str = "as recognised";
/// Name of a framework by its id: its short name and version, or the file of the study's own codes.
pub fn framework(id: &str) -> String {
    match codebook(id) {
        Some(book) => book.title(),
        None => format!("the codes of “{}”", own_file(id).unwrap_or(id)),
    }
}
/// Button: the framework as a codebook.
pub fn save_framework(name: &str) -> String {
    format!("Save {name} as .qdc")
}
/// How well a codebook fits.
pub fn recognition(name: &str, found: Option<&Recognition>) -> String {
    match found {
        Some(found) => format!(
            "{name}: knows {} of {}",
            number(found.matched.into()),
            counted(found.labels.into(), "label", "labels")
        ),
        None => name.to_owned(),
    }
}
/// What stands where two codebooks fit equally well.
pub const FRAMEWORK_TIE: &str =
    "Two frameworks know these labels equally well: choose the one you coded with.";
/// Columns of the list of codes.
pub const CODE_HEADS: [&str; 4] = ["In your data", "Codings", "Found", "Taken as"];
/// Label of the search.
pub const CODE_SEARCH: &str = "Search codes";
/// Label of the choice of which codes are shown.
pub const CODE_SHOW: &str = "Show";
/// Choices of which codes are shown: to decide, all.
pub const CODE_SHOW_CHOICES: [&str; 2] = ["those to decide", "all"];
/// What a label was found as.
pub fn found(found: &Match, chosen: bool) -> &'static str {
    if chosen {
        return "you chose";
    }
    match found {
        Match::Exact { .. } => "exactly",
        Match::Alias { .. } => "by another name",
        Match::Ambiguous { .. } => "ambiguous",
        Match::Unknown => "not known",
    }
}
/// Label of the choice of an item.
pub fn item_of(label: &str) -> String {
    format!("Item for “{label}”")
}
/// Choice: no item yet.
pub const ITEM_OPEN: &str = "not decided";
/// Choice: not in the framework.
pub const ITEM_NONE: &str = "not in the framework";
/// Heading of the group of suggested items.
pub const SUGGESTED: &str = "Suggested";
/// Heading of the group of all items.
pub const ALL_ITEMS: &str = "All";
/// Choice that opens the list of all items.
pub const ALL_ITEMS_CHOICE: &str = "choose from all items …";
/// Button: take the nearest suggestion for every undecided code shown.
pub fn accept_all(count: usize) -> String {
    match count {
        1 => "Take the first suggestion for the one open code shown".to_owned(),
        _ => format!("Take the first suggestion for {count} open codes shown"),
    }
}
/// How many codes lead where.
pub fn mapping(resolved: usize, ambiguous: usize, unknown: usize) -> String {
    let mut parts = vec![format!("{} resolved", number(resolved as u64))];
    if ambiguous > 0 {
        parts.push(format!("{} ambiguous", number(ambiguous as u64)));
    }
    if unknown > 0 {
        parts.push(format!("{} not in the framework", number(unknown as u64)));
    }
    parts.join(", ")
}
/// What stands where the search finds no code.
pub const NO_CODE_SHOWN: &str = "No code to show.";
/// Mark of an item whose wording was not checked against a publication.
pub const RECALLED: &str = "wording from memory";

/// Heading over the labels of values.
pub const VALUES: &str = "Names of groups and attributes";
/// Label of a value's new name.
pub fn label_for(value: &str, attribute: &str) -> String {
    format!("Show “{value}” of {attribute} as")
}

/// A question in words.
pub fn question(question: &Question) -> String {
    match question {
        Question::Delimiter { file } => {
            format!(
                "Two ways of dividing “{file}” into fields fit equally well. Choose the right one below."
            )
        }
        Question::Encoding { file } => {
            format!(
                "The bytes of “{file}” do not tell their encoding. Look whether letters such as ä, é and ø are right below; if not, choose another encoding."
            )
        }
        Question::Column { file, role, columns } => format!(
            "In “{file}”, {} “{}”. Choose below which it is.",
            match columns.as_slice() {
                [only] => format!("only “{only}” might be"),
                several => format!("{} would each do as", quoted_list(several)),
            },
            self::role(role)
        ),
        Question::ColumnFamily { file, columns, choices } => {
            families::question(file, columns, choices)
        }
        Question::Framework { ids } => format!(
            "{} know the codes equally well. Choose the framework you coded with.",
            quoted_list(&ids.iter().map(|id| framework(id)).collect::<Vec<_>>())
        ),
        Question::AmbiguousLabels { labels } => format!(
            "{} more than one item of the framework bears. Choose which is meant.",
            counted(u64::from(*labels), "code has a name that", "codes have names that")
        ),
        Question::UnknownLabels { labels } => format!(
            "{} the framework does not know. {} counted in a row of {} own until you place {}.",
            counted(u64::from(*labels), "code has a name that", "codes have names that"),
            if *labels == 1 { "It is" } else { "They are" },
            if *labels == 1 { "its" } else { "their" },
            if *labels == 1 { "it" } else { "them" },
        ),
        Question::UnknownValenceWords { words } => format!(
            "{} known as a valence. Say what is meant; until then these codings have no valence.",
            counted(u64::from(*words), "word is not", "words are not")
        ),
        Question::GroupSize { file, column } => asked::group_size(file, column),
        Question::Percentages { file, columns } => asked::percentages(file, columns),
        Question::CodeSigns { pairs, examples, signed, names } => {
            asked::code_signs(pairs, examples, *signed, *names)
        }
        Question::ValencePlace { codings, .. } => format!(
            "Of {} two places say different valences. The first that says one holds until you choose which place is asked.",
            counted(*codings, "coding", "codings")
        ),
    }
}
