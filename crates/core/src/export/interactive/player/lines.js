// The lines of the list of numbers: what the figure shows, then its numbers by row, group and valence, in the order
// that the reader chose.

/** Parts of a key. */
const [ROW, COLUMN, VALENCE] = [0, 1, 2];

/**
 * What a view's numbers stand for: for each part of a key its values, with their positions in the table, what
 * they are called, and how a line that opens says so.
 * @param {Payload} payload
 * @param {View} view
 * @param {(index: TextIndex) => string} text
 * @param {(name: string, ...values: (string | number)[]) => string} say
 */
function partsOf(payload, view, text, say) {
  const table = payload.tables[view.table];
  const rows = view.rows.map((at) => {
    const [value] = table.rows[at];
    return { value, at, name: text(payload.rows[value]), title: "" };
  });
  rows.push({ value: TOTAL, at: TOTAL, name: text(table.total), title: "" });
  const columns = view.columns.map((at) => {
    const [value, label, size] = table.columns[at];
    return { value, at, name: text(label), title: say("column", text(label), text(size)) };
  });
  const valences = table.valences.map((value, at) => ({ value, at, name: text(payload.valences[value]), title: "" }));
  return [rows, columns, valences];
}

/**
 * The lines of a view.
 * @param {Payload} payload
 * @param {View} view
 * @param {number} first What the numbers are sorted by before all else: ROW, COLUMN or VALENCE
 * @param {(index: TextIndex) => string} text
 * @param {(name: string, ...values: (string | number)[]) => string} say
 * @param {(key: Key, says: string) => string} spoken What the drawing says of a number, or else this
 * @returns {Line[]}
 */
function linesOf(payload, view, first, text, say, spoken) {
  const table = payload.tables[view.table];
  const parts = partsOf(payload, view, text, say);
  // What has one value alone sorts nothing: it is chosen from the start.
  const chosen = parts.map((values, part) => (part !== ROW && !values[1] ? values[0] : undefined));
  const order = [...new Set([first, ROW, COLUMN, VALENCE])].filter((part) => !chosen[part]);

  /** @param {typeof chosen} above What was chosen so far @param {string[]} names Of it, innermost first @returns {Line[]} */
  function below(above, names) {
    const part = order[names.length];
    return parts[part].map((one) => {
      const now = [...above];
      now[part] = one;
      const key = /** @type {Key} */ (now.map((each) => each?.value ?? ANY));
      const keys = [key];
      const within = [one.name, ...names];
      if (order[within.length] !== undefined) return { text: one.title || one.name, keys, within: () => below(now, within) };
      const [row, column, valence] = now.map((each) => each?.at || 0);
      const numbers = row === TOTAL ? table.totals : table.cells[row];
      const number = text(numbers[column * table.valences.length + valence]);
      const says = say(names[0] ? "value_in" : "value", one.name, number, names.join(say("joint")));
      // A sign in a number's place, such as that of one that is hidden, is not to be read aloud.
      return { text: /\d/.test(number) ? says : spoken(key, says), keys };
    });
  }

  const sentences = view.alt.map((index) => ({ text: text(index), keys: [] }));
  return [{ text: say("summary"), keys: [], within: () => sentences }, ...below(chosen, [])];
}
