// The table below the drawing: written anew for a view, marked in step with the drawing, and saved.

/** The row of totals: no mark shows it. */
const TOTAL = -2;

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} notes The list below it
 * @param {Payload} payload
 * @param {(index: TextIndex) => string} text
 */
function tableOf(element, notes, payload, text) {
  /** What each cell stands for. @type {Map<Element, Key>} */
  const keys = new Map();
  /** @type {Element[]} */
  let marked = [];
  /** Heads, rows and notes as the fields of a file. @type {TextIndex[][]} */
  let lines = [];
  /** What of a view the table depends on, as it is shown. */
  let shown = "";

  /**
   * @param {Key} key
   * @param {(HTMLElement | string)[]} content
   * @param {string} [scope] Whom it heads; nothing makes it a number
   */
  function cell(key, content, scope) {
    const made = make(scope ? "th" : "td");
    setAttributes(made, { scope });
    made.append(...content);
    keys.set(made, key);
    return made;
  }

  /** @param {HTMLElement[]} cells @param {string} [style] */
  function row(cells, style) {
    const made = make("tr", style);
    made.append(...cells);
    return made;
  }

  /** @param {View} view */
  function show(view) {
    const asked = JSON.stringify([view.table, view.rows, view.columns]);
    if (asked === shown) return;
    shown = asked;
    const table = payload.tables[view.table];
    const width = table.valences.length;
    // The shown numbers of a row: where each stands and what it stands for.
    const places = view.columns.flatMap((at) =>
      table.valences.map((valence, each) => {
        return { at: at * width + each, column: table.columns[at][0], valence };
      }),
    );
    /** @param {TextIndex} head @param {TextIndex[]} numbers */
    const line = (head, numbers) => lines.push([head, ...places.map(({ at }) => numbers[at])]);
    /** @param {number} index @param {(HTMLElement | string)[]} name @param {TextIndex} head @param {TextIndex[]} numbers @param {string} [style] */
    const rowOf = (index, name, head, numbers, style) => {
      line(head, numbers);
      const cells = places.map(({ at, column, valence }) => cell([index, column, valence], [text(numbers[at])]));
      return row([cell([index, ANY, ANY], name, "row"), ...cells], style);
    };
    keys.clear();
    const corner = make("th", "", text(table.corner));
    corner.scope = "col";
    corner.rowSpan = 2;
    const columns = view.columns.map((at) => {
      const [column, label, size] = table.columns[at];
      const isGroup = width > 1;
      const head = cell([ANY, column, ANY], [text(label), make("br"), text(size)], isGroup ? "colgroup" : "col");
      if (isGroup) head.colSpan = width;
      return head;
    });
    const [head, body] = [make("thead"), make("tbody")];
    head.append(
      row([corner, ...columns]),
      row(places.map(({ at, column, valence }) => cell([ANY, column, valence], [text(table.heads[at])], "col"))),
    );
    lines = [];
    line(table.corner, table.fields);
    for (const position of view.rows) {
      const [index, label, above, head] = table.rows[position];
      const name = above >= 0 ? [make("span", "sy-above", text(above)), " "] : [];
      body.append(rowOf(index, [...name, text(label)], head, table.cells[position]));
    }
    body.append(rowOf(TOTAL, [text(table.total)], table.total, table.totals, "sy-total"));
    // The caption is the figure's title, which is no view's.
    element.replaceChildren(...element.querySelectorAll("caption"), head, body);
    lines.push(...table.notes.map((note) => [note]));
    notes.replaceChildren(...table.notes.map((note) => make("li", "", text(note))));
  }

  /**
   * Marks the numbers that have one of these keys, and what heads them.
   * @param {Key[]} wanted
   */
  function mark(wanted) {
    for (const each of marked) each.classList.remove("sy-at");
    marked = [];
    for (const [each, key] of keys) {
      const isNumber = each.localName === "td";
      const isWanted = wanted.some((want) =>
        key.every((its, part) => its === want[part] || (isNumber ? want[part] : its) === ANY),
      );
      if (!isWanted) continue;
      each.classList.add("sy-at");
      marked.push(each);
    }
  }

  /**
   * The cell in which something happened, and what it stands for.
   * @param {Event} event
   * @returns {[Element?, Key?]}
   */
  function at(event) {
    const cell = /** @type {Element} */ (event.target).closest("th,td");
    return cell ? [cell, keys.get(cell)] : [];
  }

  /** The table as CSV that spreadsheets open rightly and that cannot run anything in them. */
  const csv = () => "\uFEFF" + lines.map((line) => line.map((at) => payload.fields[at] ?? text(at)) + "\r\n").join("");

  return { show, mark, at, csv };
}
