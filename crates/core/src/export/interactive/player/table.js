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
  /** Heads, rows and notes as the fields of a file. @type {string[][]} */
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
    lines.push(cells.map((each) => each.textContent || ""));
    return made;
  }

  /** @param {View} view */
  function show(view) {
    const asked = JSON.stringify([view.table, view.rows, view.columns]);
    if (asked === shown) return;
    shown = asked;
    const table = payload.tables[view.table];
    const width = table.valences.length;
    // The shown numbers of a row: where each stands, what it stands for, and its column's head in a file.
    const places = view.columns.flatMap((at) =>
      table.valences.map((valence, each) => {
        const [column, ...head] = table.columns[at];
        return { at: at * width + each, column, valence, head: head.map(text).join(", ") };
      }),
    );
    /** @param {number} index @param {(HTMLElement | string)[]} name @param {TextIndex[]} numbers @param {string} [style] */
    const rowOf = (index, name, numbers, style) => {
      const cells = places.map(({ at, column, valence }) => cell([index, column, valence], [text(numbers[at])]));
      return row([cell([index, ANY, ANY], name, "row"), ...cells], style);
    };
    keys.clear();
    const corner = make("th", "", text(table.corner));
    setAttributes(corner, { scope: "col", rowspan: 2 });
    const columns = view.columns.map((at) => {
      const [column, label, size] = table.columns[at];
      const isGroup = width > 1;
      const head = cell([ANY, column, ANY], [text(label), make("br"), text(size)], isGroup ? "colgroup" : "col");
      setAttributes(head, { colspan: isGroup ? width : undefined });
      return head;
    });
    const [head, body] = [make("thead"), make("tbody")];
    head.append(
      row([corner, ...columns]),
      row(places.map(({ at, column, valence }) => cell([ANY, column, valence], [text(table.heads[at])], "col"))),
    );
    // In a file the two rows of heads are one.
    lines = [[text(table.corner), ...places.map(({ at, head }) => head + ": " + text(table.heads[at]))]];
    for (const position of view.rows) {
      const [index, label, above] = table.rows[position];
      const name = above >= 0 ? [make("span", "sy-above", text(above)), " "] : [];
      body.append(rowOf(index, [...name, text(label)], table.cells[position]));
    }
    body.append(rowOf(TOTAL, [text(table.total)], table.totals, "sy-total"));
    // The caption is the figure's title, which is no view's.
    element.replaceChildren(...element.querySelectorAll("caption"), head, body);
    const said = table.notes.map(text);
    lines.push(...said.map((note) => [note]));
    notes.replaceChildren(...said.map((note) => make("li", "", note)));
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
  const csv = () => "\uFEFF" + lines.map((line) => line.map(field).join(",") + "\r\n").join("");

  return { show, mark, at, csv };
}

/** What a spreadsheet takes for the start of a formula, and what it passes over before it. */
const [RUNS, BLANK] = ["[=+\\-@|＝＋－＠]", "\\s\\p{C}"];

/**
 * A field of CSV. What a spreadsheet would run, here or behind a mark at which one of another country parts fields,
 * gets a `'` before it, as the engine's own files have it.
 * @param {string} text
 */
function field(text) {
  const safe = text
    .replace(/[\t\r\n]/g, " ")
    .replace(new RegExp(`[;|](?=["${BLANK}]*(${RUNS}|$))`, "gu"), "$&'")
    .replace(new RegExp(`^(?=[${BLANK}]*${RUNS})`, "u"), "'");
  return /[";,|]|^ | $/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
