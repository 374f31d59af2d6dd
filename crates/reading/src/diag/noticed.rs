//! What is noticed and named although the work goes on.

use serde::{Deserialize, Serialize};

use super::names::LabelOf;
use crate::valence::Valence;

/// What is worth knowing although the work went on; `Warning::count` says how often.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WarningKind {
    // format
    /// Bytes that are invalid in the encoding were replaced by U+FFFD.
    InvalidBytes,
    /// NUL or other control characters were taken out.
    ControlCharacters,
    /// Rows above the header, such as titles; they were left out.
    RowsAboveHeader,
    /// The first row is like those below it and was read as one of them; no column has a name.
    NoHeader {
        /// Its first cells, five at most.
        texts: Vec<String>,
    },
    /// Rows with fewer fields than the header; the missing ones are empty.
    ShortRows {
        /// Numbers of the first of them, ten at most.
        rows: Vec<u64>,
    },
    /// Rows with more fields than the header; the surplus stands in columns without a header.
    LongRows {
        /// Numbers of the first of them, ten at most.
        rows: Vec<u64>,
    },
    /// A quote in the middle of an unquoted field was taken as a character.
    StrayQuote,
    /// An unclosed quote was read leniently, as asked.
    LenientQuote,
    /// The sheet or file has hidden rows, columns or sheets, which were read.
    HiddenContent,
    /// Sheets with other headers than what was read; they were left out.
    SheetsLeftOut {
        /// Their names.
        sheets: Vec<String>,
    },
    /// Hidden sheets, which were not read as others are there to see.
    HiddenSheetsLeftOut {
        /// Their names.
        sheets: Vec<String>,
    },
    /// Two sheets that were both read hold the same rows.
    SameSheets {
        /// The one that stands first.
        one: String,
        /// The other.
        other: String,
    },
    /// Cells hold a formula and no stored value; they are empty.
    FormulaWithoutValue,
    /// Cells hold an error value such as #DIV/0!; they are empty.
    ErrorCells,
    /// Counts stand in cells that are merged over several rows or columns; each counts in the first alone.
    NumbersMerged,
    /// The name says one kind of file and the content is another; the content was believed.
    NameBelied,
    /// Codings with a code that the project does not list; they were left out.
    UnknownCodes,
    /// Codings in a source that the project does not list; they were left out.
    UnknownSources,
    /// Codings of a second list that a project keeps beside its codings; they were left out.
    SecondListOfCodings,
    /// Several projects in one database, which were read together.
    ProjectsTogether {
        /// Their names.
        names: Vec<String>,
    },
    /// A database whose program writes changes to a file beside it first; what is still there was not read.
    ChangesInLog,
    /// Selections that lie outside their text; they have no excerpt of it.
    PositionsOutside,
    /// Selections that a project holds twice under one identifier (a part of a page that is text too), taken once.
    SelectionsRepeated,
    /// Codes, or sources, of a project bear one identifier; what refers to it means the first.
    RepeatedIdentifiers {
        /// Their names, eight at most.
        names: Vec<String>,
    },
    /// Texts of a project that lie outside its archive, which are never fetched.
    TextsOutside,
    /// Texts of a project that its archive does not hold.
    TextsMissing,
    /// Entries of an archive whose names lead out of it; they were passed over.
    UnsafeNames,

    // dataset
    /// Two files of a study hold the same rows; both were read.
    SameFiles {
        /// The one that was loaded first.
        one: String,
        /// The other.
        other: String,
        /// Whether the codings of both count once.
        once: bool,
    },
    /// Rows of a file or sheet that stand in others before it too, and not all of both; the count is how many.
    RowsAgain {
        /// The file or sheet of the first of them.
        one: String,
        /// The file or sheet in which they come again.
        other: String,
        /// Whether the codings of both count once.
        once: bool,
    },
    /// A file or sheet of which a later version is there; the count is how many rows it has.
    EarlierVersion {
        /// The earlier one.
        one: String,
        /// The later one.
        other: String,
        /// Whether the later one alone counts.
        once: bool,
    },
    /// A file or sheet whose counts sum up the codings of another; the count is how many codings it stands for.
    SummaryOfCodings {
        /// The file or sheet of the codings.
        one: String,
        /// The one that sums them up.
        other: String,
        /// Whether the codings alone count.
        once: bool,
    },
    /// A heading stands beside the rows that say a valence and says none; the rows below it have none.
    SectionEnds {
        /// What it says.
        label: String,
    },
    /// A list of people was joined to the codings by the names; the count is how many of them were found.
    PeopleJoined {
        /// Header of the column of names.
        name: String,
        /// Headers of the columns joined.
        columns: Vec<String>,
    },
    /// A list of people has no column that can be compared by; nothing was joined.
    PeopleWithoutColumns,
    /// People of a list of whom there is no coding; they count nowhere.
    PeopleWithoutCodings {
        /// Their names, eight at most.
        names: Vec<String>,
    },
    /// Names in the codings that a list of people has not; nothing is known of them from it.
    CodingsWithoutPerson {
        /// The names, eight at most.
        names: Vec<String>,
    },
    /// People who stand in a list twice with different values, none of which was taken.
    PeopleSaidTwice {
        /// The column's header.
        column: String,
        /// Their names, eight at most.
        names: Vec<String>,
    },
    /// People of whom a list says another value than the codings, whose own was kept.
    PeopleContradicted {
        /// The column's header in the list.
        column: String,
        /// Their names, eight at most.
        names: Vec<String>,
    },
    /// The settings of a study file were made for another file than the one given with them.
    SettingsOfAnotherFile {
        /// The name of that file.
        made_for: String,
        /// Whether they fit the columns; else what was said of the file itself was not taken.
        fits: bool,
    },
    /// Rows without a code; they were left out.
    RowsWithoutCode,
    /// A valence word that is not known; the codings have no valence.
    UnknownValence {
        /// The word, shortened.
        word: String,
    },
    /// The valence column and the sign in the code's name contradict each other.
    ValenceContradicted,
    /// Cells of several codes that could be read in more than one way; what is certain was counted.
    CodesNotToldApart,
    /// Cells that may hold several codes and were taken for one.
    TakenAsOneCode,
    /// Codes in whose names a word for a barrier or a facilitator is denied or means a person's task, so that
    /// it was not taken for a valence.
    DeniedInNames {
        /// Some of the names, shortened.
        names: Vec<String>,
    },
    /// Counts that are another number where the other mark is the decimal one; one reading was taken.
    MarksGuessed {
        /// The first of them, as written.
        text: String,
        /// What it was read as; `None` where it is no whole number in this reading.
        count: Option<u32>,
    },
    /// Lines that an export tore at line breaks within a text, joined to the lines before them.
    TornLines {
        /// Rows of the first of them, ten at most.
        rows: Vec<u64>,
    },
    /// A column whose name does not say so was taken for the codes of a table of counts.
    LabelsAreCodes {
        /// Its header.
        column: String,
    },
    /// A column without a name that holds something and is not used.
    ColumnWithoutName {
        /// The name that it was given.
        column: String,
        /// The sum of its numbers, where it holds nothing but numbers.
        sum: Option<u64>,
    },
    /// A count that is not a whole number of 0 to 1,000,000; the rows were left out.
    BadCount,
    /// A count given as a bound or a range; the rows were left out.
    BoundForCount,
    /// Cells of a column of counts that are no count; they were not counted, their rows were.
    CellsNotCounted,
    /// Cells of a column of counts that hold a bound or a range; they were not counted, their rows were.
    BoundsInCells,
    /// Cells among flags that hold a number which stands for what is missing; they were not counted.
    MissingCode {
        /// The number as it is written.
        code: String,
    },
    /// Tables that stand side by side in a sheet were read one below the other; the count is how many columns moved.
    TablesSideBySide,
    /// A smaller table beside the codings, a blank column between, was left out; the count is of its columns.
    TableBesideLeftOut {
        /// Their headers.
        columns: Vec<String>,
    },
    /// Columns whose cells repeat the text of an option of a survey were read as one code each; the count is how many.
    ChoicesAreCodes {
        /// Their headers.
        columns: Vec<String>,
    },
    /// In a column of barriers and one of facilitators 1 was read as yes and 2 as no, as each row has one of both; the
    /// count is how many rows.
    TwoIsNo {
        /// Their headers.
        columns: Vec<String>,
    },
    /// Studies were named by their author and year, as an author wrote several.
    AuthorsWithYears {
        /// The headers of authors and years.
        columns: [String; 2],
    },
    /// Cells that name several people each count as one of their own.
    SeveralPeople {
        /// The column's header.
        column: String,
        /// The first cell.
        text: String,
    },
    /// A column may say which rows are to count, and all do.
    RowsMayNotCount {
        /// Its header.
        column: String,
    },
    /// Marks of footnotes behind counts or ratings, which were read without them.
    MarksOfFootnotes {
        /// The first cell.
        text: String,
    },
    /// Cells of counts that hold a part and its whole (`5/12`); the part counts.
    PartsCounted,
    /// Cells of counts that hold the number of others too (`12 (3 studies)`, the first cell); the first number counts.
    OthersBesideCounts(String),
    /// Rows of counts above others, by numbers or labels, that may be sums of those; they count beside them.
    RowsMayBeSums,
    /// Rows at the end of a table that are filled otherwise than those above, and count; the first begins so.
    RowsBelowTable(String),
    /// Rows at the end of a sheet that are a table of shares or ratings, under these headers; they were left out.
    TableBelowLeftOut(Vec<String>),
    /// Rows that hold the sums of the others of their table, and count beside them as they look like one of these.
    RowsAddUpOthers,
    /// A row or column called a total was left out and is not what its parts come to; the count is of rows.
    TotalDiffers {
        /// What it is called.
        name: String,
        /// Of a row the header of the first column that differs, of a column the label of the first row.
        of: String,
        /// What it says there.
        stated: u64,
        /// What its parts come to there.
        sum: u64,
    },
    /// Columns of several attributes of people stand side by side, each of which divides the same codings; those of
    /// one count. The count is of columns that do not.
    OneOfAttributes {
        /// The attribute that counts, and the codings that its columns hold.
        taken: (String, u64),
        /// The others, with theirs.
        others: Vec<(String, u64)>,
    },
    /// Columns hold earlier versions of another, which alone counts. The count is of columns that do not.
    LastOfVersions {
        /// The header of the last.
        taken: String,
        /// Those of the others.
        others: Vec<String>,
        /// Rows in which it is blank, so that the version before it was taken.
        filled: u64,
    },
    /// Dashes in cells of counts that were read as 0.
    DashesAsZero,
    /// A rating outside the scale of its column; it was left out.
    BadRating,
    /// A participant (or source) bears more than one value of an attribute and counts in each.
    SeveralValues {
        /// The attribute's name.
        attribute: String,
    },
    /// Cells of a column that says who, where or which group are blank; nothing is known of those.
    BlankLabels {
        /// The column's header.
        column: String,
    },
    /// Codings that the user set aside are not in the data, or say something else now.
    SetAsideNotFound,
    /// Cells of a column that says who, where or which group hold words for what nobody knows; they name none.
    NotStated {
        /// The column's header.
        column: String,
        /// The words, eight at most.
        words: Vec<String>,
    },
    /// Words for nothing stand among codes and count as codes.
    NothingAmongCodes {
        /// Header of the column.
        column: String,
        /// The words, eight at most.
        words: Vec<String>,
    },
    /// Dates stand among ranges of numbers, of which a spreadsheet may have made them.
    RangeBecameDate {
        /// The column's header.
        column: String,
        /// The dates, eight at most.
        dates: Vec<String>,
    },
    /// Cells of a column were divided into several codes or findings.
    CellsDivided {
        /// The column's header.
        column: String,
    },
    /// Rows with as many codes as valences: each code has the valence of its place.
    ListsPaired,
    /// The coders were taken from the names of the files.
    CodersFromNames {
        /// The coders, in the order of the files.
        coders: Vec<String>,
    },
    /// Columns that were each read as a person, document or site; the count is how many.
    ColumnsArePeople {
        /// Their headers.
        columns: Vec<String>,
    },
    /// Columns that were each read as the codes of one coder.
    ColumnsAreCoders {
        /// Their headers.
        columns: Vec<String>,
    },
    /// Columns of several codes a row, each with what is said of it, that were put one below the other.
    ColumnsAreSlots {
        /// Their headers.
        columns: Vec<String>,
    },
    /// Columns that were each read as a code, with its valence or what was said of it in the cells.
    ColumnsAreCodes {
        /// Their headers.
        columns: Vec<String>,
    },
    /// Headers with a word for barrier or facilitator cut short, as others have it behind the same names.
    WordsCutShort {
        /// The words as they are written, with what they were taken for.
        words: Vec<(String, Valence)>,
    },
    /// What the user says of columns that are alike cannot be done with them; they stay as they were.
    FamilyNotTaken {
        /// The header of which it is said.
        column: String,
    },
    /// Somebody among the coders is what they agreed on in the end, and counts beside them.
    ConsensusAmongCoders {
        /// The coder's name.
        coder: String,
    },
    /// Columns of numbers beside codes that were not taken for counts.
    ColumnsNotCounted {
        /// Their headers.
        columns: Vec<String>,
    },
    /// Columns of counts of something else, or of the same codings once more, left out of a table of counts.
    CountsLeftOut {
        /// Their headers.
        columns: Vec<String>,
    },
    /// Columns of counts that come to the sum of others in every row under another name; they were left out.
    SumColumnsLeftOut {
        /// Their headers.
        columns: Vec<String>,
    },
    /// The name of the file says the valence of all of its rows, as another's says the other.
    ValenceFromFileName {
        /// The valence.
        valence: Valence,
    },
    /// The name of the file says the group of all of its rows, this one, as others' say other groups.
    GroupFromFileName(String),
    /// Rows that say a valence alone (`Barriers`), which is that of the rows below each; the count is how many.
    SectionsAreValences {
        /// What they say, eight at most.
        labels: Vec<String>,
    },
    /// Names of people, documents or places said their groups (`P1 (nurse)`, or a heading), taken from them.
    GroupsInNames {
        /// The groups, eight at most.
        groups: Vec<String>,
    },
    /// A key in the sheet says what the signs in its cells mean, and they were read so; the count is of cells.
    KeyOfSigns {
        /// The signs, each with what it means.
        key: Vec<(String, Valence)>,
        /// Headers of the columns in which they stand.
        columns: Vec<String>,
    },
    /// Cells count both sides (`5B 1F`), and each was counted with its side; the count is of cells.
    CountsOfSides {
        /// Headers of their columns.
        columns: Vec<String>,
    },
    /// Numbers in brackets behind findings (`Time (5)`) were taken for how often each was said; the count is of findings.
    NumbersBehindFindings {
        /// Headers of their columns.
        columns: Vec<String>,
    },
    /// Cells under people hold 1 and 2 and nothing else, which count as numbers and may be the two sides.
    OneAndTwo {
        /// Headers of the columns.
        columns: Vec<String>,
    },
    /// Marks in brackets, which count as others do; the count is of cells.
    MarksInBrackets,
    /// Cells of a workbook are struck through, and count all the same.
    StruckThrough,
    /// Codings come again in each round of coding, and each counts; the count is of those that come again.
    CodedInRounds {
        /// Header of the column of rounds.
        column: String,
        /// The rounds, eight at most.
        rounds: Vec<String>,
    },
    /// Titles of tables below each other were taken for the group of the rows below them.
    TitlesAreGroups {
        /// The titles, eight at most.
        labels: Vec<String>,
    },
    /// Findings of a review that were taken as codings, named by their own words; the count is how many.
    FindingsAreCodings {
        /// Headers of the columns in which they stand.
        columns: Vec<String>,
    },
    /// Passages under columns of barriers and of facilitators were taken as a coding each of the code in their row;
    /// the count is how many.
    PassagesAreCodings {
        /// Headers of the columns in which they stand.
        columns: Vec<String>,
        /// Headers of the columns that name the codes.
        codes: Vec<String>,
    },
    /// What stands before the colons of findings is their code, or may be; the count is of findings.
    CodesBeforeColons {
        /// Headers of the columns in which they stand.
        columns: Vec<String>,
        /// Whether it was taken for the code; else the whole text was.
        taken: bool,
    },
    /// The invented codings of an example count beside those of other files.
    InventedBeside {
        /// The example's title.
        example: String,
    },
    /// Labels alike but for case, accents' form or invisible characters.
    LookAlikes {
        /// One of the labels.
        one: String,
        /// The other.
        other: String,
        /// Of what.
        of: LabelOf,
    },
}
