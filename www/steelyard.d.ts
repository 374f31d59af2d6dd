// Types of <steelyard-view>, the element that reads coded interviews, counts barriers and facilitators and
// draws them. Nothing that it is given leaves the browser.
//
// The part below the element's own declaration is generated from the program's types.

/** A file: its name with its ending, and its content. A large one is best given as a Blob or File, of which nothing is copied here. */
export interface InputFile {
  name: string;
  bytes: Uint8Array | ArrayBuffer | Blob;
}

/** A study as `save()` gives it: settings and, unless it was saved without them, the files themselves. */
export interface Study {
  format: string;
  version: number;
  settings: Partial<Settings>;
  [part: string]: unknown;
}

/** What changed: settings only, never data. They are absent when everything was forgotten. */
export interface SteelyardChange {
  settings?: Settings;
}

/**
 * The element. Every method waits until the program has started. What cannot be done rejects the promise with an
 * Error whose message says what happened and what to do; an unknown field or value is such an error and lists
 * those that are allowed.
 */
export interface SteelyardView extends HTMLElement {
  /** Reads files as one study, in place of what was there; on failure the old study stays. */
  load(files: InputFile[], settings?: Partial<Settings>): Promise<LoadAnswer>;
  /** Opens a built-in synthetic study. */
  example(id: string): Promise<LoadAnswer>;
  /** Counts. Parts that are absent are the study's own. */
  table(options?: TableOptions): Promise<TableAnswer>;
  /** Counts and draws. */
  figure(options?: FigureRequest): Promise<FigureAnswer>;
  /** Works out numbers beyond counts: who carries a bar, ratings, comparisons, agreement and more. */
  numbers(options: NumbersRequest): Promise<Sheet>;
  /** The passages behind a number, where the study holds them. */
  excerpts(query: ExcerptRequest): Promise<Excerpt[]>;
  /** The study as a plain object, to be kept wherever its caller keeps it: that does not count as saved. */
  save(options?: SaveRequest): Promise<Study>;
  /**
   * Brings back a study, or changes a part of the settings and leaves the rest. An object is its caller's and need
   * lie in no file, so a study brought back by it is unsaved; one that `load()` opened as a file is not.
   */
  restore(study: Study | Partial<Settings>): Promise<LoadAnswer>;
  /** The bytes of a file. */
  export(options: ExportRequest): Promise<Uint8Array>;
  addEventListener(
    type: "steelyard-change",
    listener: (this: SteelyardView, event: CustomEvent<SteelyardChange>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "steelyard-view": SteelyardView;
  }
}

/** Counts of everything read. `rows_read == rows_used + rows_without_coding + left_out.len()` always. */
export type Account = {
  /** Rows under the headers of all files, blank rows not counted. Of a table of counts in long form
   * each cell is a row, and so is each row or cell that was left out of it.
   */
  rows_read: number,
  /** Rows that gave at least one coding. */
  rows_used: number,
  /** Rows that gave no coding because every count in them is 0; their participants still count. */
  rows_without_coding: number,
  /** Rows left out, in order. */
  left_out: Array<LeftOut>,
  /** Codings as read, each as often as its row says. Always `codings`, those of a valence alone that
   * were joined (`Joined::given`), the doubles that count once and those set aside, together.
   */
  codings_read: number,
  /** Ratings that stand beside the codings and are none of them. */
  ratings_aside: number,
  /** Codings that the user set aside. */
  set_aside: number,
  /** How many of those that the user set aside are not in the data, or say something else now. */
  set_aside_lost: number,
  /** Codings that count. */
  codings: number,
  /** Codings without a valence. */
  codings_without_valence: number,
  /** Sources that give at least one coding. */
  sources_with_coding: number,
  /** Sources of projects in which nothing was coded and that count all the same, as the user says. */
  uncoded_sources_counted: number,
  /** Doubles by kind, in the order of `DuplicateKind::ALL`; those that do not occur are not here. */
  doubles: Array<FoundDuplicates>,
  /** Places that say a valence of at least one coding, and the chosen one, with what each would yield. */
  valence_sources: Array<ValenceYield>,
  /** What the first place that says anything would yield; null where there is nothing to choose. */
  valences_as_found: [number, number, number, number, number] | null,
  /** Codings of which two places say different things. */
  valences_contradicted: number,
  /** Those of them that the order of the places alone decides. Between a column and the code's name
   * the column holds, with a warning.
   */
  valences_open: number,
  /** The place that the user chose; without one the first that says anything holds. */
  valence_from: ValenceSource | null,
  /** How second codes were joined. */
  joined: Joined,
  /** Share of the shorter range from which ranges were joined, in percent. */
  overlap_percent: number,
};

/** What a number is a share of. */
export type Basis = "count" | "share_of_valence" | "share_of_group" | "share_of_domain" | "share_of_units";

/** One value for each valence. */
export type ByValence<T> = {
  /** Of barriers. */
  barrier: T,
  /** Of facilitators. */
  facilitator: T,
  /** Of what is both. */
  mixed: T,
  /** Of what is neither. */
  neutral: T,
  /** Of what has no valence. */
  missing: T,
};

/** A small picture of a number, on a scale from 0 to 1 that is the same for the whole column. It says nothing that the
 * text does not.
 */
export type CellPicture = { "bar": {
  /** Where it ends. */
  to: number,
  /** Where a part of it ends that is told apart, where there is one. */
  part: number | null,
  /** The valence whose number it is. */
  valence: Valence | null, } } | { "range": {
  /** Where it begins. */
  from: number,
  /** Where it ends. */
  to: number,
  /** A point upon it. */
  at: number | null,
  /** The valence whose number it is. */
  valence: Valence | null, } };

/** Where the coders are named. */
export type CodersFrom = "file_names" | "columns";

/** A column of the table. */
export type ColumnHead = {
  /** Key, unique and stable. */
  key: string,
  /** Label. */
  label: string,
  /** Participants of the data's rows in the column, also of those whose counts are all 0. Who stands only
   * in rows that were left out, as rows without a code are, is not among them. null where the data has
   * none.
   */
  participants: number | null,
  /** Sources in the column; null where the data has none. */
  sources: number | null,
  /** Sites in the column; null where the data has none. */
  sites: number | null,
  /** Codings in the column. */
  codings: number | null,
  /** For each valence, the units of that valence in the column: the denominator of
   * `Basis::ShareOfGroup`.
   */
  totals: [number | null, number | null, number | null, number | null, number | null],
};

/** A column by its position and its header. */
export type ColumnPlace = {
  /** 0-based position. */
  index: number,
  /** The header's text; empty where the column has none. */
  name: string,
};

/** What the columns of a table are. */
export type Columns = "all" | "group" | "participant" | "source" | "site" | "coder" | { "attribute": string } | { "crossed": [Columns, Columns] };

/** How often a double counts. */
export type Counting = "once" | "each";

/** Mark between whole and fraction. */
export type DecimalMark = "point" | "comma";

/** Field delimiters that are read. */
export type Delimiter = "comma" | "semicolon" | "tab" | "pipe";

/** Denominators of a table; null where they are hidden. */
export type Denominators = {
  /** Units of each valence in all columns together. */
  all: ByValence<number | null>,
  /** Units of each valence in each column, in the order of the columns. */
  columns: Array<ByValence<number | null>>,
  /** Distinct units of each row, all valences and columns together, in the order of the rows. */
  rows: Array<number | null>,
};

/** A way in which something stands in the data twice. */
export type DuplicateKind = "same_file" | "parent_with_child" | "same_code_twice" | "same_code_overlapping" | "two_coders" | "two_coders_nearly" | "two_coders_without_passage" | "sources_of_one_name" | "same_row" | "sum_of_children" | "earlier_version" | "summary";

/** Text encodings that are read. */
export type Encoding = "utf8" | "utf16-le" | "utf16-be" | "windows1252" | "mac-roman" | "windows1250" | "windows1251" | "windows1253" | "windows1254";

/** One passage (or, where the data holds none, one row) behind a number. */
export type Excerpt = {
  /** The text; empty where the data holds none. */
  text: string,
  /** Participant. */
  participant: string | null,
  /** Source. */
  source: string | null,
  /** Group. */
  group: string | null,
  /** The user's code (or construct, or domain). */
  code: string,
  /** Coder. */
  coder: string | null,
  /** Valence. */
  valence: Valence,
  /** How many codings it stands for. */
  count: number,
  /** Where it stands in the input. */
  at: Place,
  /** Checksum (CRC-32) of who says it under which labels, which tells it from others of its row. */
  said_by: number,
};

/** Options of `excerpts()`. */
export type ExcerptRequest = {
  /** Key of the row. */
  row: string,
  /** Key of the column; absent for all. */
  column?: string | null,
  /** Valence; absent for all. */
  valence?: Valence | null,
  /** Key of another row: passages that both rows stand on, whatever their column and valence. */
  with?: string | null,
  /** The table that the number stands in, where it is not the study's own. */
  table?: TableOptions | null,
};

/** Kinds of files that `export()` makes. */
export type ExportKind = "svg" | "png" | "pdf" | "tiff" | "eps" | "csv" | "xlsx" | "tidy" | "markdown" | "docx" | "matrix_form" | "memo_form" | "html" | "interactive" | "text" | "left_out" | "audit" | "checklist" | "study" | "codebook";

/** Options of `export()`. */
export type ExportRequest = {
  /** Kind of file. */
  kind: ExportKind,
  /** Cells of a CSV that a spreadsheet would run are written as they are. */
  raw?: boolean | null,
  /** A study file without the data. */
  without_data?: boolean | null,
  /** The framework of a codebook, by id; absent for the study's own. */
  framework?: string | null,
  /** The format of the audit trail; absent for a document (.docx). */
  format?: ListFormat | null,
  /** The guideline of a checklist; absent for COREQ. */
  which?: Guideline | null,
  /** As CSV, workbook, Markdown or HTML, numbers beyond counts in place of the table. */
  numbers?: Statistic | null,
  /** Dots per inch of a PNG or TIFF and of the figure in a document, 72 to 1200; where absent 192 (twice a
   * screen's) for a PNG and 300 for the others.
   */
  dpi?: number | null,
  /** What a live figure says of itself and lets its readers switch, where that differs from the study's settings. */
  interactive?: InteractiveOptions | null,
  /** A live figure in an archive (.zip) with drawings, table, words, a module for notebooks and how to embed it. */
  bundle?: boolean | null,
  /** Options of the figure and of the table in it, as for `figure()`. */
  figure?: FigureRequest | null,
};

/** What the columns of a family are. */
export type FamilyKind = "codes" | "participants" | "coders" | "coders_and_codes" | "valences" | "valences_without_zero" | "passages" | "aside";

/** A figure as SVG and its words, all of one table. */
export type FigureAnswer = {
  /** The figure as the text of an SVG file. */
  svg: string,
  /** Caption. */
  caption: string,
  /** Alternative text. */
  alt: string,
  /** The paragraph for a paper's methods. */
  methods: string,
};

/** What the page and the API ask for; absent parts have defaults that depend on the data. */
export type FigureOptions = {
  /** Chart, by its declaration's id, such as `two_sided_bars`. */
  chart?: string | null,
  /** Title above the caption; the default is made of rows and columns. */
  title?: string | null,
  /** Width in millimetres, 40 to 400. */
  width_mm?: number | null,
  /** Greatest height in millimetres, 60 to 100,000; the default is that of an A4 page within its margins. */
  height_mm?: number | null,
  /** Which part is drawn, from 1, where it is cut into parts for its page. */
  part?: number | null,
  /** Type scale. */
  style?: Style | null,
  /** Colours. */
  palette?: Palette | null,
  /** What a publisher asks, by the preset's id: it sets width, greatest height and type where they are absent. */
  preset?: string | null,
  /** The chart's own options: id and the id of the choice. */
  options: { [key in string]: string },
};

/** Options of `figure()`: those of the table and those of the drawing in one object. Absent parts
 * are the study's own.
 */
export type FigureRequest = {
  /** Rows. */
  rows?: Rows | null,
  /** Columns. */
  columns?: Columns | null,
  /** Unit. */
  unit?: Unit | null,
  /** Basis. */
  basis?: Basis | null,
  /** Filters, all of which apply. */
  filter?: Array<Filter> | null,
  /** Valences whose codings are counted, one at least; the default is all. */
  valences?: Array<Valence> | null,
  /** Order of the rows. */
  order?: Order | null,
  /** Keys of rows in the order `by_hand`; rows that are not listed follow in the framework's order. */
  hand_order?: Array<string> | null,
  /** Whether rows of the framework that carry nothing are shown. */
  zero_rows?: boolean | null,
  /** Whether a participant (source, site) with barriers and facilitators in one cell counts there as
   * mixed, once.
   */
  both_as_mixed?: boolean | null,
  /** Chart, by the id of its declaration. */
  chart?: string | null,
  /** Title in the figure. */
  title?: string | null,
  /** Width in millimetres, 40 to 400. */
  width_mm?: number | null,
  /** Greatest height in millimetres, 60 to 100,000; the default is that of an A4 page within its margins. */
  height_mm?: number | null,
  /** Which part is drawn, from 1, where the figure is cut into parts for its page. */
  part?: number | null,
  /** Type scale. */
  style?: Style | null,
  /** Colours. */
  palette?: Palette | null,
  /** What a publisher asks, by the preset's id: it sets width, greatest height and type where they are absent. */
  preset?: string | null,
  /** The chart's own options: id and the id of the choice. */
  options?: { [key in string]: string } | null,
};

/** Settings of one file. */
export type FileSettings = {
  /** How to read the bytes. */
  read: ReadOptions,
  /** Roles chosen by the user, by header; other columns keep the guess. */
  roles: { [key in string]: Role },
  /** Whether the cells of a column of labels hold lists, by header; absent means where they do for certain. */
  divided: { [key in string]: boolean },
  /** Whether what stands before the colon of each finding (`Knowledge: not aware`) is its code; absent means
   * where all of them have it and these come again.
   */
  codes_before_colons?: boolean | null,
  /** The valence of all codings of the file, where no column says any; absent means what the names of several files
   * say.
   */
  valence?: Valence | null,
  /** Whether rows of counts are left out that may sum up others; else they count, and it is said. */
  sums_left_out: boolean,
  /** Whether columns of counts that come to the sum of others and are not called so (`Managers` beside `Nurses` and
   * `Doctors`) count; else they are left out, and it is said.
   */
  sum_columns_counted: boolean,
  /** Whether rows at the end of a table are left out that are filled otherwise than those above (the numbers of a
   * sample, a log of the coding); else they count, and it is said.
   */
  rows_below_left_out: boolean,
  /** Whether rows called totals that are not the sums of others count as rows of their own; else they are left out,
   * and it is said.
   */
  totals_counted: boolean,
  /** The attribute whose columns count, where several stand side by side (`Role: Nurse`, `Setting: Clinic`); absent
   * means the first.
   */
  attribute?: string | null,
  /** Take a table as it is: turn no table of counts into one row a cell, fill no label down. */
  as_it_is: boolean,
  /** Leave what the file, or a sheet of it beside its codings, says of people: join it to no codings. */
  people_aside: boolean,
  /** What columns that are alike are, by the header of the first of them. */
  families: { [key in string]: FamilyKind },
  /** Headers of columns in which a blank cell means the label above it. */
  fill_down: Array<string>,
};

/** Keeps the records in which a field has one of the values. Several filters all apply. */
export type Filter = {
  /** The field: the same names as for columns, `all` excepted. */
  by: Columns,
  /** Values kept. */
  keep: Array<string | null>,
};

/** Doubles of one kind, as found and as counted. */
export type FoundDuplicates = {
  /** The kind. */
  kind: DuplicateKind,
  /** Codings (or sources) beyond the first of each. */
  found: number,
  /** How they are counted. */
  counting: Counting,
  /** Those among `found` that stand on passages which only read alike: as long as nobody chooses, they
   * count each although the others count once.
   */
  alike: number,
};

/** A reporting guideline. */
export type Guideline = "coreq" | "srqr";

/** How a mechanism is known. */
export type HowKnown = "assumed" | "theory" | "data";

/** What a live figure says of itself and lets its readers switch; absent parts have defaults that depend on the
 * study. What the author sees is always among it.
 */
export type InteractiveOptions = {
  /** Title; the default is that of the table. */
  title?: string | null,
  /** Authors, set apart by semicolons. */
  authors?: string | null,
  /** How it is cited. */
  citation?: string | null,
  /** Under what licence it may be used. */
  licence?: string | null,
  /** Its DOI, as `10.1234/abc`. */
  doi?: string | null,
  /** Charts, by their ids, of those that are drawn of the counted table; the default is the first two, and the
   * study's.
   */
  charts?: Array<string> | null,
  /** Units; the default is the table's. */
  units?: Array<Unit> | null,
  /** Bases; the default is all that the unit has. */
  bases?: Array<Basis> | null,
  /** Orders of the rows; the default is the framework's, by total and by letters, without those that would tell
   * hidden numbers.
   */
  orders?: Array<Order> | null,
  /** Whether columns can be shown one by one; the default is up to six. */
  groups?: boolean | null,
  /** Whether readers may save drawing and table; the default is true. */
  downloads?: boolean | null,
  /** Fewest contributors behind a number that is shown: 3, 5 or 10, or 0 for no more than the study hides; the
   * default is 3.
   */
  fewest_contributors?: number | null,
};

/** How second codes on a passage were joined to the codes beside them. */
export type Joined = {
  /** Codings that got their valence in the same row, selection or segment. */
  by_segment: number,
  /** Codings that got it from an overlapping range. */
  by_overlap: number,
  /** Smallest share of the shorter range that overlaps among those, in percent; 0 without any. */
  smallest_overlap_percent: number,
  /** Codings of a valence alone that gave theirs to another coding, and are not counted themselves. */
  given: number,
  /** Codings of a valence alone that stand beside no other code; they count as what they are. */
  alone: number,
  /** Codings that were not compared with everything that may lie beside them, because that is too much. */
  not_compared: number,
};

/** A row, or a cell of a table of counts or ratings, that is not in the dataset. */
export type LeftOut = {
  /** Where it stands. */
  at: Place,
  /** Why. */
  reason: LeftOutReason,
};

/** Why a row was left out. */
export type LeftOutReason = "no_code" | "bad_count" | "bound_for_count" | "totals_row" | "codes_not_told_apart" | "selection_without_code" | "source_without_coding" | "not_rated" | "nothing_counted" | "note_below" | "below_table" | "heading_row" | "not_a_coding" | "repeated_header" | "torn_line" | "nothing_found";

/** Formats of a list of texts. */
export type ListFormat = "docx" | "csv" | "markdown";

/** What `load()` gives. */
export type LoadAnswer = {
  /** Rows read, of all files. */
  rows: number,
  /** Tool that wrote the first file, where recognised. */
  tool: string | null,
  /** Encoding of the first file; null for a workbook. */
  encoding: Encoding | null,
  /** What each project holds and how it was understood, by file. */
  projects: { [key in string]: ProjectReading },
  /** Role of each column, by file and header. */
  roles: { [key in string]: { [key in string]: Role } },
  /** Framework taken. */
  framework: string | null,
  /** One row for each distinct label. */
  mapping: Array<MappingRow>,
  /** Of an interactive figure that was opened, which holds counts and neither codings nor passages, what its methods
   * say of the data that it was made from; null for codings.
   */
  live_figure: string | null,
  /** Numbers of the study; of an interactive figure they are 0, since it has no codings. */
  summary: Summary,
  /** What was read and what was left out. */
  account: Account,
  /** What only a person can decide, as sentences. */
  questions: Array<string>,
  /** What was done on the program's own account and changes a number, or may, as sentences: the most harmful
   * first.
   */
  findings: Array<string>,
  /** What is worth knowing, as sentences. */
  warnings: Array<string>,
  /** The settings as they stand. */
  settings: Settings,
};

/** What the user typed of a logic model. */
export type LogicModel = {
  /** What is implemented. */
  innovation?: string | null,
  /** What is done about determinants. */
  strategies: Array<Strategy>,
  /** How strategies work. */
  mechanisms: Array<Mechanism>,
  /** What comes of them. */
  outcomes: Array<Outcome>,
  /** What leads to what, in the order in which it was said. */
  links: Array<ModelLink>,
};

/** One label and where it leads. */
export type MappingRow = {
  /** Key, by which `Settings::mapping` names it. */
  key: string,
  /** Label as the user wrote it (domain and construct joined by ` > `). */
  label: string,
  /** Codings that bear it. */
  codings: number,
  /** The same by valence, in the order of `Valence::ALL`. */
  valences: [number, number, number, number, number],
  /** What the codebook says. */
  found: Match,
  /** The items taken, by id: found, or chosen by the user; empty where there is none. */
  items: Array<string>,
  /** True where the user chose. */
  chosen: boolean,
  /** Items that an unknown label may mean, best first; those among which to choose for an ambiguous one. */
  suggestions: Array<SuggestedItem>,
};

/** Where a label leads; the numbers are positions in `Codebook::items`. */
export type Match = { "exact": {
  /** The item. */
  item: number, } } | { "alias": {
  /** The item. */
  item: number, } } | { "ambiguous": {
  /** The items, in framework order. */
  items: Array<number>, } } | "unknown";

/** How a strategy works. */
export type Mechanism = {
  /** Its number, by which links name it; no other mechanism has it. */
  id: number,
  /** What it is called, at most 300 characters. */
  label: string,
  /** How it is known; absent means that it is assumed. */
  known: HowKnown,
};

/** Where a link begins or ends. */
export type ModelEnd = { "determinant": string } | { "strategy": number } | { "mechanism": number } | { "outcome": number };

/** That one entry leads to another. */
export type ModelLink = {
  /** Where it begins. */
  from: ModelEnd,
  /** Where it ends: further to the right. */
  to: ModelEnd,
};

/** Who or what bears a name that the user can change. */
export type NameOf = "participant" | "source" | "site" | "coder";

/** One number of a table. */
export type NumberAnswer = {
  /** What the basis asks for: the count, or the share in percent; null where a share has a
   * denominator of 0.
   */
  value: number | null,
  /** Units counted; null where the study's settings for protection hide it. */
  count: number | null,
  /** What the count is a share of; null for plain counts. */
  denominator: number | null,
  /** The share in percent, rounded to one decimal; null for plain counts. */
  percent: number | null,
  /** Distinct participants (or sources) behind the number; null where the data names none. */
  contributors: number | null,
};

/** Options of `numbers()`. */
export type NumbersRequest = {
  /** Which numbers. */
  kind: Statistic,
  /** The table whose rows, columns and filters hold, where it is not the study's own. */
  table?: TableOptions | null,
};

/** What positions in a text count. */
export type OffsetUnit = "code_points" | "utf16";

/** How the positions of one text were understood: the standard says code points, programs differ. */
export type Offsets = {
  /** Name of the source. */
  source: string,
  /** What is counted. */
  unit: OffsetUnit,
  /** True where a line end of CR and LF counts as two. */
  line_end_is_two: boolean,
  /** True where the byte order mark at the start of the text is counted. */
  mark_is_counted: boolean,
  /** Positions, or quotes where the project repeats their text, that could be checked. */
  checked: number,
  /** Those of them that fit: the quote's own text stands there, or the position is a word's edge. */
  fitting: number,
  /** True where the check was against the quotes' own text. */
  by_quotes: boolean,
};

/** How the items of a label are written. */
export type OneOrSeveral = string | Array<string>;

/** The order of the rows. */
export type Order = "framework" | "total" | "difference" | "alphabetical" | "natural" | "by_hand";

/** What comes of strategies. */
export type Outcome = {
  /** Its number, by which links name it; no other outcome has it. */
  id: number,
  /** What it is called, at most 300 characters. */
  label: string,
  /** Of what kind it is; absent means of implementation. */
  tier: OutcomeTier,
};

/** Kinds of outcomes (Proctor and others 2011). */
export type OutcomeTier = "implementation" | "service" | "client";

/** Colours of an exported figure. */
export type Palette = "colour" | "greyscale" | "dark";

/** Within what the names of participants stand for one person each. */
export type PeopleWithin = "study" | "site" | "source";

/** A passage collected to be quoted, by where it stands: neither its words nor a name. */
export type PickedPassage = {
  /** File. */
  file: string,
  /** Sheet of a workbook. */
  sheet?: string | null,
  /** Row, 1-based, header counted. */
  row: number,
  /** Column, 0-based, where the row is one cell of a table. */
  column?: number | null,
  /** The code. */
  code: string,
  /** Checksum (CRC-32) of the words, so that no other passage is taken for it where the file is another one. */
  check: number,
};

/** A place in the input. Every part is optional; what is known is filled. */
export type Place = {
  /** Name of the file as the user sees it. */
  file: string | null,
  /** Name of the sheet in a workbook. */
  sheet: string | null,
  /** Name of an entry inside an archive. */
  entry: string | null,
  /** Row as a spreadsheet numbers it: the first row of the sheet or file is 1, headers included. */
  row: number | null,
  /** Line of a text file, 1-based; differs from `row` where quoted fields span lines. */
  line: number | null,
  /** Column, where one cell is meant. */
  column: ColumnPlace | null,
};

/** What is kept from being told; absent parts keep nothing back. It holds for tables, figures, words and
 * whatever file is made of them. Passages and numbers beyond counts, which would tell what is hidden, are
 * then refused, and rows stand in no order by numbers. What shows how the data were read holds the data
 * themselves: the answers of `load`, `example` and `restore`, the rows left out, the study file.
 */
export type Policy = {
  /** Fewest contributors (participants, or else sources) behind a number that is shown: 3, 5 or 10. */
  fewest_contributors?: number | null,
  /** Every number is rounded to the nearest multiple: 3 or 5; what is not 0 to one multiple at least. */
  round_to?: number | null,
  /** Whether tables have domains as their rows, whatever the settings say. */
  domains_only?: boolean | null,
};

/** What a project is kept in. */
export type ProjectForm = "refi" | "database";

/** What was found in a project, for the account. */
export type ProjectReading = {
  /** What it is kept in. */
  form: ProjectForm,
  /** The program that wrote it, as it names itself (`NVivo for Windows 12.6`); empty where it does not. */
  origin: string,
  /** Sources: documents, recordings, pictures. */
  sources: number,
  /** Sources without any coding. */
  sources_without_coding: number,
  /** Selections in sources, coded or not. */
  selections: number,
  /** Distinct coded ranges: two selections of one range are one passage. */
  ranges: number,
  /** Codings: one code applied to one selection or source. */
  codings: number,
  /** Users who coded. */
  coders: number,
  /** Codes in the code tree. */
  codes: number,
  /** How the positions of the text sources were understood, one entry for each source that has any. */
  offsets: Array<Offsets>,
};

/** What the user overrides of the detection; absent parts are detected. */
export type ReadOptions = {
  /** Encoding to use. */
  encoding?: Encoding | null,
  /** Delimiter to use. */
  delimiter?: Delimiter | null,
  /** Sheet to read, alone. */
  sheet?: string | null,
  /** Row of the header, 1-based as in a spreadsheet. */
  header_row?: number | null,
  /** Rows of the header, 1 to 5, whose parts are joined from top to bottom. */
  header_rows?: number | null,
  /** Decimal mark. */
  decimal_mark?: DecimalMark | null,
  /** Read an unclosed quote as a character instead of refusing the file. */
  lenient_quotes: boolean,
};

/** What of a label speaks for an item. */
export type Reason = "shared" | { "earlier": {
  /** Identifier of the codebook of that version. */
  codebook: string,
  /** Identifier of the item there. */
  item: string, } } | { "name": {
  /** The words, as they stand in the label. */
  words: string, } } | { "spelling": {
  /** The word, as it stands in the label. */
  word: string,
  /** What it was read as. */
  meant: string, } } | { "synonym": {
  /** The words, as they stand in the label. */
  words: string,
  /** The part of the definition, in our own words; the item's name where the framework has no synonyms
   * of its own.
   */
  part: string, } } | { "definition": {
  /** The words, as they stand in the label. */
  words: string, } };

/** The meaning of a column. */
export type Role = "ignored" | "participant" | "source" | "group" | "site" | "segment" | "source_key" | "range_start" | "range_end" | "code" | "code_above" | "domain" | "construct" | "theme" | "valence" | "rating" | "code_sets" | "weight" | "coder" | "excerpt" | "count" | "attribute" | { "code_column": {
  /** The code, with its path. */
  code: string,
  /** Valence in the column's name. */
  valence: Valence, } };

/** A row of the table. */
export type RowHead = {
  /** Key, unique and stable: an item's id, or the user's label with a prefix. */
  key: string,
  /** Full label. */
  label: string,
  /** Label for narrow places; equal to `label` where there is none. */
  short: string,
  /** Printed code of the item (`I.A`), where there is one. */
  code: string | null,
  /** Label of the domain above, for rows of constructs. */
  parent: string | null,
  /** True for the row that holds codings not mapped to the framework. */
  unmapped: boolean,
  /** Units of all columns in this row, by valence: distinct units, not the sum over columns. */
  totals: [number | null, number | null, number | null, number | null, number | null],
  /** Distinct units of the row, all valences and columns together: the denominator of
   * `Basis::ShareOfDomain`.
   */
  total: number | null,
};

/** What the rows of a table are. */
export type Rows = "domain" | "construct" | "theme" | "code";

/** Options of `save()`. */
export type SaveRequest = {
  /** The settings alone, without the data. */
  without_data?: boolean | null,
};

/** A coding that the user set aside as wrong, by where it stands and what it says. */
export type SetAside = {
  /** The passage and its code. */
  passage: PickedPassage,
  /** The valence. */
  valence: Valence,
  /** Checksum (CRC-32) of who says it under which labels. */
  said_by: number,
};

/** Settings of a study: the part of a study file that is not data. The page changes it by sending it
 * whole; undo and redo are former values of it.
 */
export type Settings = {
  /** Per file, by file name. */
  files: { [key in string]: FileSettings },
  /** Valence words as the user maps them; folded as the reader folds them. */
  valence_words: { [key in string]: Valence },
  /** Folded forms of valence words whose rows are no codings and are left out. */
  not_codings: Array<string>,
  /** New labels for values of attributes: attribute, value as read, label to show. */
  value_labels: { [key in string]: { [key in string]: string } },
  /** Names to take for names of participants, sources, sites and coders: of what, name as read, name. Two with
   * one name are one.
   */
  names: { [key in NameOf]?: { [key in string]: string } },
  /** Whether the signs at the ends of codes' names (`Cost +`) are valences; absent for what the names tell. */
  code_signs?: boolean | null,
  /** Whether letters before or behind codes' names (`B: time` beside `F: support`) are valences; absent means that
   * they are part of the names.
   */
  code_letters?: boolean | null,
  /** The only place that is asked for valences; absent means the first that says anything. */
  valence_from?: ValenceSource | null,
  /** Whether the user has seen that places contradict each other and lets the first that says anything
   * hold; absent means no.
   */
  valence_as_found?: boolean | null,
  /** Share of the shorter of two ranges, 1 to 100 percent, from which a second code is joined. */
  overlap_percent?: number | null,
  /** How often doubles count; absent kinds have the safe default. */
  doubles: { [key in DuplicateKind]?: Counting },
  /** Whether sources in which nothing was coded count in the n of their group; absent means no. */
  count_uncoded_sources?: boolean | null,
  /** Whether words for what is not known, such as `N/A`, are names of people, sources, groups, sites and
   * coders, and numbers that stand for what is missing among flags (`99`) counts; absent means no.
   */
  unknown_as_written?: boolean | null,
  /** Whether words for nothing (null, `Nothing`) among codes are codes; absent means that they count, which is said. */
  nothing_among_codes?: boolean | null,
  /** Within what a participant's name is one person's alone; absent means the whole study, and the user is
   * asked where names begin again.
   */
  participants_within?: PeopleWithin | null,
  /** Whether the names of the files name the coders; absent means where they say so, else the user is asked
   * where they may.
   */
  coders_from?: CodersFrom | null,
  /** What becomes of rows with several codes and another number of valences; absent means that their codings
   * have no valence and the user is asked.
   */
  unequal_lists?: UnequalLists | null,
  /** Codebook, or `none`; absent means the one recognised. */
  framework?: string | null,
  /** Items for labels, by the mapping row's key: an item's id, a list of several, or `none` for "not in the
   * framework".
   */
  mapping: { [key in string]: OneOrSeveral },
  /** What to count. */
  table: TableOptions,
  /** What is decided and entered for the numbers beyond counts. */
  numbers: StatisticsSettings,
  /** What the user typed of the logic model. */
  logic_model: LogicModel,
  /** What is kept from being told: hidden, rounded or merged in every table and figure. */
  disclosure: Policy,
  /** How to draw. */
  figure: FigureOptions,
  /** What a live figure of the study says of itself and lets its readers switch. */
  interactive: InteractiveOptions,
  /** The passages collected to be quoted, in the user's order. */
  quotes: Array<PickedPassage>,
  /** Codings that count nowhere, since the user holds them for wrong. */
  set_aside: Array<SetAside>,
};

/** A table of numbers beyond counts, in words. */
export type Sheet = {
  /** Which numbers. */
  kind: Statistic,
  /** What they say, in one plain line. */
  explanation: string,
  /** What they cannot say, a sentence each. */
  limits: Array<string>,
  /** Heads of the columns. */
  heads: Array<string>,
  /** Rows; as many cells as there are heads, the first of which heads the row. */
  rows: Array<Array<SheetCell>>,
  /** What must be told beside the numbers, a sentence each: what was counted, left out, refused. */
  notes: Array<string>,
  /** A list that stands below the table; null for most. */
  list: SheetList | null,
};

/** A cell of a sheet. */
export type SheetCell = {
  /** What stands in it. */
  text: string,
  /** Where what a person enters here belongs; null for what is worked out. */
  entry: SheetEntry | null,
  /** Why what was entered does not count; null where it does. */
  wrong: string | null,
  /** What is drawn beside it; null for most. */
  picture: CellPicture | null,
};

/** What a person may enter in a cell. */
export type SheetEntry = { "importance": string } | { "rating": [string, string] } | { "distinguishing": string } | { "evidence": string };

/** A list below a sheet's table. */
export type SheetList = {
  /** What is listed. */
  title: string,
  /** Heads of the columns. */
  heads: Array<string>,
  /** Rows; as many texts as there are heads. */
  rows: Array<Array<string>>,
};

/** The numbers beyond counts. */
export type Statistic = "spread" | "ranking" | "ratings" | "comparison" | "equal_groups" | "agreement" | "saturation" | "co_occurrence" | "logic_model" | "steps";

/** Everything decided about them; absent parts have the default that is named. */
export type StatisticsSettings = {
  /** The researcher's own judgement of importance, by the row's key. */
  importance: { [key in string]: string },
  /** Ratings entered by hand, by the row's key and the column's: `-2` … `+2`, `X` (mixed), `M` (missing). */
  ratings: { [key in string]: { [key in string]: string } },
  /** The researcher's own word for how a construct tells sites apart, by the row's key. */
  distinguishing: { [key in string]: string },
  /** Whether there is evidence that a step was done, by the row's key: `yes`, `partly`, `no`, `not mentioned`. */
  evidence: { [key in string]: string },
  /** Whether groups are compared by tests; absent means no. */
  tests?: boolean | null,
  /** Share of the longer range, 1 to 100 percent, from which two coders' segments are one passage; absent
   * means 100, equal ranges only.
   */
  agreement_overlap_percent?: number | null,
  /** Sources of the base of saturation, 1 to 1000; absent means 4. */
  saturation_base?: number | null,
  /** Sources of a run, 1 to 1000; absent means 2. */
  saturation_run?: number | null,
  /** Share of new codes, 0 to 100 percent, up to which saturation is said to be reached; absent means 5. */
  saturation_threshold_percent?: number | null,
  /** Seed of whatever is drawn at random, 0 to 9007199254740991; absent means 1. */
  seed?: number | null,
};

/** Something that is done so that the innovation is taken up. */
export type Strategy = {
  /** Its number, by which links name it; no other strategy has it. */
  id: number,
  /** What it is called, at most 300 characters. */
  label: string,
  /** Its code in a taxonomy, such as ERIC's `E02`; at most 20 characters. */
  eric?: string | null,
  /** Whether it is to be carried out; absent means that it was chosen. */
  status: StrategyStatus,
};

/** Whether a strategy is to be carried out. */
export type StrategyStatus = "candidate" | "chosen" | "rejected";

/** How much speaks for a suggestion. */
export type Strength = "strong" | "weak";

/** Type scale: a figure in print has smaller type than one on a screen. */
export type Style = "screen" | "print";

/** An item that a label may mean. Nothing is mapped by it. */
export type SuggestedItem = {
  /** The item, by id. */
  item: string,
  /** Whether it may be offered for acceptance together with others. */
  strength: Strength,
  /** What of the label speaks for it. */
  reason: Reason,
};

/** Numbers of a study; null where the data does not tell. */
export type Summary = {
  /** Codings. */
  codings: number,
  /** Codings by valence, in the order of `Valence::ALL`. */
  valences: [number, number, number, number, number],
  /** Codings by valence that the filters of the table keep; null where none is set. */
  kept: [number, number, number, number, number] | null,
  /** Distinct passages. */
  segments: number | null,
  /** Participants. */
  participants: number | null,
  /** Sources, with their labels for filters. */
  sources: Array<string> | null,
  /** Sites, with their labels. */
  sites: Array<string> | null,
  /** Coders, with their labels. */
  coders: Array<string> | null,
  /** True where any record has an excerpt. */
  excerpts: boolean,
};

/** What `table()` gives. */
export type TableAnswer = {
  /** What was counted, every default resolved. */
  spec: TableSpec,
  /** Framework whose items the rows are; null for the study's own labels. */
  framework: string | null,
  /** Rows in order. */
  rows: Array<RowHead>,
  /** Columns in order. */
  columns: Array<ColumnHead>,
  /** `cells[row][column]`. */
  cells: Array<Array<ByValence<NumberAnswer>>>,
  /** What shares are of. */
  denominators: Denominators,
  /** Caption. */
  caption: string,
  /** What a reader of the numbers must be told, as sentences. */
  notes: Array<string>,
};

/** What the page and the API ask for; absent parts have defaults that depend on the data. */
export type TableOptions = {
  /** Rows; the default is the coarsest level that the data has. */
  rows?: Rows | null,
  /** Columns; the default is the group, and for ratings the site where the data names sites. */
  columns?: Columns | null,
  /** Unit; the default is codings. */
  unit?: Unit | null,
  /** Basis; the default is counts. */
  basis?: Basis | null,
  /** Filters, all of which apply. */
  filter?: Array<Filter> | null,
  /** Valences whose codings are counted, one at least; absent means all. */
  valences?: Array<Valence> | null,
  /** Order of the rows. */
  order?: Order | null,
  /** Keys of rows in the order by hand; rows that are not listed follow in the framework's order. */
  hand_order?: Array<string> | null,
  /** Rows that carry nothing are shown (of a framework's constructs only those in domains that carry
   * something); the default is true.
   */
  zero_rows?: boolean | null,
  /** Whether a participant (source, site) with barriers and facilitators in one cell counts there as
   * mixed, once, and not for either; only with such a unit. The default is false: for both.
   */
  both_as_mixed?: boolean | null,
};

/** `TableOptions` with every default resolved against the data. */
export type TableSpec = {
  /** Rows. */
  rows: Rows,
  /** Columns. */
  columns: Columns,
  /** Unit. */
  unit: Unit,
  /** Basis. */
  basis: Basis,
  /** Filters, with every value by the label that columns of it have. */
  filter: Array<Filter>,
  /** Valences whose codings are counted, in their order; nothing where all are. */
  valences: Array<Valence> | null,
  /** Order. */
  order: Order,
  /** Keys of rows in the order by hand; empty for any other order. */
  hand_order: Array<string>,
  /** Whether rows that carry nothing are shown; of a framework's constructs only those in domains
   * that carry something.
   */
  zero_rows: boolean,
  /** Whether a participant (source, site) with barriers and facilitators in one cell counts there as
   * mixed, once, and not for either.
   */
  both_as_mixed: boolean,
  /** True where the framework is the study's own codebook: what are domains and constructs elsewhere
   * are its top codes and all its codes.
   */
  own_codes: boolean,
};

/** What becomes of a row whose cells hold several codes and another number of valences. */
export type UnequalLists = "without_valence" | "together";

/** What is counted. */
export type Unit = "codings" | "segments" | "participants" | "sources" | "sites";

/** What a coding says of its construct. Five states: missing is never neutral. */
export type Valence = "barrier" | "facilitator" | "mixed" | "neutral" | "missing";

/** A place that may say whether a coding is a barrier or a facilitator. */
export type ValenceSource = "column" | "rating" | "name" | "code_sets" | "weight" | "passage";

/** What a place would yield if it alone were asked. */
export type ValenceYield = {
  /** The place. */
  source: ValenceSource,
  /** Codings of each valence, in the order of `Valence::ALL`. */
  valences: [number, number, number, number, number],
};
