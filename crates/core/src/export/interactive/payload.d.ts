// What a `figure.html` carries for its player (`player/`). `payload.rs` beside this file writes it: JSON, packed as
// `packing.rs` says, in an element whose attributes say its version (1), its checksum and the digits of the packing.
// Lengths are hundredths of a point (1/7200 inch), y downwards. A text is an index into `texts`.

/** An index into `Payload.texts`. */
type TextIndex = number;
/** An index into `Payload.inks`; -1 for none. */
type InkIndex = number;
/** An index into `Payload.parts`, and how far to the right of and below the place of what holds it the part stands:
 *  threes, flat. */
type Placed = number[];

interface Payload {
  format: "steelyard-figure";
  /** Prefix of every id in the document, such as `sy-1a2b3c4d`. */
  id: string;
  /** What files that a reader saves are called, without extension. */
  file: string;
  /** The player's sentences by name; `{0}`, `{1}` stand for what is put in. */
  words: Record<string, string>;
  /** Chart, unit, basis, order, groups: in this order, each with one choice at least. One of one choice is not shown. */
  controls: Control[];
  /** Whether the reader may save the drawing and the table. */
  downloads: boolean;
  /** Colours on light and on dark ground, as `#RRGGBB`. */
  inks: [light: string, dark: string][];
  /** Texts; one that is a list is the texts of its members, one after the other. */
  texts: (string | TextIndex[])[];
  /** Texts that are another as fields of a file of comma-separated values, so that no spreadsheet parts or runs them. */
  fields: Record<TextIndex, string>;
  /** Shapes, lines of text and marks, each once. */
  parts: Part[];
  /** Where the parts of a row stand, in hundredths of a point to the right of the drawing's edge and below the row's
   *  first part, and what those that are marks stand for: how wide and tall the area is that answers to the pointer,
   *  the place of its number among those of the row (-1 where it shows several), and indices into `columns` and
   *  `valences` (-1 where it stands for none or for all). Seven numbers for each part, flat. */
  frames: number[][];
  /** What is drawn of a row: an index into `frames`, then one into `parts` for each part. */
  groups: number[][];
  /** Groups by row of the table, each one more than its index into `groups`, 0 for nothing; the last stands for no row.
   *  Written as what each is more than the one before. */
  runs: number[][];
  /** How far each row that something is drawn of stands below the one before; the first is 0. */
  steps: number[][];
  /** What the numbers of a table are told by, `says[row][column * valences + valence]`; -1 for what no mark shows. */
  says: TextIndex[][][];
  /** Names of what marks and cells stand for. */
  rows: TextIndex[];
  columns: TextIndex[];
  valences: TextIndex[];
  /** From how many CSS pixels of room on each of a view's scenes is shown; the first is 0. */
  widths: number[];
  tables: Table[];
  views: View[];
  /** The choice of each control in the view that the document shows without script. */
  first: number[];
}

interface Control {
  id: "chart" | "unit" | "basis" | "order" | "groups";
  label: string;
  choices: string[];
}

interface View {
  /** The choice of each control. */
  at: number[];
  /** One for each of `widths`. */
  scenes: Scene[];
  /** An index into `says`. */
  says: number;
  /** An index into `tables`. */
  table: number;
  /** Positions of the table's rows, in the order in which they are shown. */
  rows: number[];
  /** Positions of the table's columns that are shown. */
  columns: number[];
  /** Caption and alternative text, in sentences that are joined by a space. */
  caption: TextIndex[];
  alt: TextIndex[];
}

/** Width, height, the SVG file's `width` and `height`, its title and description, positions of the table's rows in the
 *  order in which they are drawn, and what is drawn, back to front: the paper first. Where an index of the last is
 *  negative, it is that of a run less one, and what follows is how far down its first row stands and an index into
 *  `steps`. */
type Scene = [width: number, height: number, fileWidth: string, fileHeight: string, title: TextIndex, description: TextIndex, rows: number[], nodes: Placed];

type Part =
  /** A rectangle; its place is its top left corner. */
  | [kind: 0, width: number, height: number, fill: InkIndex, stroke: InkIndex, strokeWidth: number]
  /** A circle; its place is its centre. */
  | [kind: 1, radius: number, fill: InkIndex, stroke: InkIndex, strokeWidth: number]
  /** Lines through points, which follow as x and y by turns, from the part's place; dash and gap are 0 for a whole line. */
  | [kind: 2, closed: 0 | 1, fill: InkIndex, stroke: InkIndex, strokeWidth: number, dash: number, gap: number, ...points: number[]]
  /** A line of text; its place is its anchor on the baseline. Anchor 0 start, 1 middle, 2 end. `full` is -1 where nothing is shortened. */
  | [kind: 3, text: TextIndex, size: number, anchor: 0 | 1 | 2, bold: 0 | 1, ink: InkIndex, full: TextIndex]
  /** A mark; its place is the top left corner of the area that answers to the pointer. `label` is -1 where it says what
   *  `says` has of its number. */
  | [kind: 4, label: TextIndex, ...nodes: Placed];

interface Table {
  /** Heading of the rows. */
  corner: TextIndex;
  /** Columns: an index into `Payload.columns`, its label, how many stand in it. */
  columns: [column: number, label: TextIndex, size: TextIndex][];
  /** Heads below each column, one for each valence shown: an index into `Payload.valences`, the head. The heads of all columns
   *  follow each other: `heads[column * valences + valence]`. */
  heads: TextIndex[];
  /** The same as a file has them, whose rows of heads are one. */
  fields: TextIndex[];
  /** Indices into `Payload.valences`. */
  valences: number[];
  /** An index into `Payload.rows`, the label, the label of what lies above, -1 for none, and both as a file has them. */
  rows: [row: number, label: TextIndex, above: TextIndex, field: TextIndex][];
  /** `cells[row][column * valences + valence]`. */
  cells: TextIndex[][];
  /** The last row. */
  total: TextIndex;
  totals: TextIndex[];
  notes: TextIndex[];
}
