// The player: reads a document's payload and makes its figure live, or says in one sentence why it is not.

/**
 * What the reader looks at: marks and cells by key, and what is said of them. `areas` are the marks themselves where
 * they are known.
 * @typedef {{ says: string, keys: Key[], areas?: Area[] }} Looked
 */

/** How much larger than its own size a drawing is shown at most. */
const LARGEST = 1.5;
/** Hundredths of a point in a CSS pixel. */
const HUNDREDTHS = 75;
/** How large a target is at least, in CSS pixels. */
const TARGET = 24;
/** How many of the rows that were found are named at most. */
const MOST_NAMED = 5;

/**
 * @param {HTMLElement} root The element that holds the figure's layers
 * @returns {() => void} Ends it
 */
function play(root) {
  const layers = "head alt caption numbers table notes drawing svg data".split(" ");
  const found = /** @type {HTMLElement[]} */ (layers.map((layer) => root.querySelector(".sy-" + layer)));
  const [head, alt, caption, numbers, sheet, notes, drawing, svg, script] = found;
  // A host may have taken a layer away, and nothing is read then; and the player may be here already.
  const read = found.includes(/** @type {any} */ (null)) ? root : script;
  const payload = /** @type {Payload} */ (readPayload(read, root.dataset));
  const isHere = root.querySelector(".sy-tools,.sy-why");
  if (isHere || typeof payload === "string") {
    if (!isHere) root.append(make("p", "sy-why", String(payload)));
    return () => {};
  }

  // Numbers of a run are told by how they differ from the one before.
  for (const run of payload.runs) run.reduce((sum, step, at) => (run[at] = sum + step), 0);
  const text = textsOf(payload);
  const say = wordsOf(payload);
  const joint = say("joint");
  const drawer = drawerOf(payload, text);
  const table = tableOf(sheet, notes, payload, text);
  const ending = new AbortController();
  const { signal } = ending;

  const chosen = [...payload.first];
  let view = payload.views[0];
  /** How wide the stage is. It is asked for when it changes and not with every view, which would be laid out twice. */
  let room = 0;
  /** @type {Scene | undefined} */
  let scene;
  /** @type {Area[]} */
  let areas = [];
  /** What was chosen last, by a tap, in the list or by the search; and what the pointer is at. @type {(Looked | undefined)[]} */
  let [kept, pointed] = [];

  // What is added to the document.
  const stage = make("div", "sy-stage");
  // The list says all that the drawing says, and some screen readers would go through its marks one by one before.
  const seen = make("div");
  setAttributes(seen, { "aria-hidden": true });
  const rings = make("div", "sy-rings");
  const readout = make("p", "sy-readout");
  const help = make("p", "sy-help", say("help"));
  help.id = payload.id + "-help";
  const described = { "aria-describedby": help.id };
  const tools = make("div", "sy-tools");
  setAttributes(tools, { role: "group", "aria-label": say("controls"), ...described });
  const status = make("p", "sy-status");
  setAttributes(status, { role: "status" });
  const list = make("div", "sy-list");
  const tree = treeOf(say("numbers"), (line) => keep(lookedAt(line.keys, line.text)));
  setAttributes(tree.element, described);
  const order = choiceOf([say("by_row"), say("by_column"), say("by_valence")]);
  list.append(labelled(say("read_by"), order), tree.element);
  const selects = payload.controls.map(({ label, choices }) => {
    const select = choiceOf(choices);
    if (choices[1]) tools.append(labelled(label, select));
    return select;
  });
  const search = make("input");
  search.type = "search";
  tools.append(labelled(say("search"), search));

  /**
   * The marks that show what a key stands for; where none does so alone, those of its row that show it among others.
   * @param {Key} key
   */
  function showing(key) {
    const exact = areas.filter((area) => key.every((want, part) => want === ANY || want === area.key[part]));
    if (exact[0]) return exact;
    return areas.filter(
      (area) =>
        area.key[ROW] === key[ROW] &&
        area.key.every((its, part) => its === ANY || key[part] === ANY || its === key[part]),
    );
  }

  /**
   * What is said of a key: what the drawing says where one mark shows it, or else this.
   * @param {Key[]} keys
   * @param {string} says
   * @returns {Looked}
   */
  function lookedAt(keys, says) {
    const marks = keys.flatMap(showing);
    return { says: marks.length === 1 && !keys[0].includes(ANY) ? marks[0].label : says, keys };
  }

  /** @param {number} row */
  const nameOf = (row) => text(payload.rows[row]);

  /** Shows what the reader looks at: outlined in the drawing, in words, and in the table. */
  function look() {
    /** @type {Looked} */
    const { says, keys, areas: marks = keys.flatMap(showing) } = pointed || kept || { says: say("start"), keys: [] };
    const [width, height] = scene || [1, 1];
    rings.replaceChildren(
      ...marks.map(({ box }) => {
        const ring = make("div", "sy-ring");
        // A box is in points, a scene in hundredths of them.
        const [left, top, across, down] = box.map((at, side) => (at / (side % 2 ? height : width)) * 1e4 + "%");
        Object.assign(ring.style, { left, top, width: across, height: down });
        return ring;
      }),
    );
    table.mark(keys);
    readout.textContent = says;
  }

  /** @param {Looked} [looked] */
  function keep(looked) {
    kept = looked;
    pointed = undefined;
    look();
  }

  /** @param {Looked} [looked] */
  function point(looked) {
    pointed = looked;
    look();
  }

  /**
   * What the drawing shows where the pointer is: a mark, or beside the marks of a row that row.
   * @param {MouseEvent} event
   * @returns {Looked | undefined}
   */
  function inDrawing({ clientX, clientY }) {
    const { left, top, width } = svg.getBoundingClientRect();
    const pointsInPixel = (scene || [0])[0] / 100 / width;
    const [x, y] = [(clientX - left) * pointsInPixel, (clientY - top) * pointsInPixel];
    /** @param {number} at @param {number} from @param {number} size @param {number} [least] */
    const isIn = (at, from, size, least = 0) =>
      Math.max(size, least * pointsInPixel) / 2 >= Math.abs(at - from - size / 2);
    /** @param {number} least */
    const topmost = (least) =>
      areas.filter(({ box }) => isIn(x, box[0], box[2], least) && isIn(y, box[1], box[3], least)).pop();
    const area = topmost(0) || topmost(TARGET);
    if (area) return { says: area.label, keys: [area.key], areas: [area] };
    const beside = areas.find(({ box, key }) => key[ROW] !== ANY && isIn(y, box[1], box[3]));
    const row = beside?.key[ROW];
    if (row !== undefined) return lookedAt([[row, ANY, ANY]], nameOf(row));
  }

  /**
   * What the table says where something happened.
   * @param {Event} event
   */
  function inTable(event) {
    const [cell, key] = table.at(event);
    return key && lookedAt([key], cell?.textContent || "");
  }

  /**
   * Draws the view for the room that there is.
   * @param {boolean} [moving] Whether marks move to their new places
   */
  function fit(moving) {
    const wanted = view.scenes.filter((_, at) => !at || room >= payload.widths[at]).pop();
    if (!wanted || wanted === scene) return;
    scene = wanted;
    const before = areas;
    areas = drawer.draw(svg, view, scene, payload.id + "-svg-");
    drawing.style.maxWidth = (scene[0] / HUNDREDTHS) * LARGEST + "px";
    if (moving) move(before, areas);
    // The marks that are outlined are others now.
    keep(kept && { says: kept.says, keys: kept.keys });
  }

  /** Shows the view of what is chosen: the drawing, the table and the words. */
  function show() {
    view = payload.views.find(({ at }) => String(at) === String(chosen)) || view;
    table.show(view);
    alt.textContent = view.alt.map(text).join(" ");
    caption.textContent = view.caption.map(text).join(" ");
    selects.forEach(offer);
    kept = undefined;
    search.value = "";
    fit(true);
    fillList();
  }

  /**
   * Disables the choices of a control that go with no view, and says what they do not go with.
   * @param {HTMLSelectElement} select
   * @param {number} at
   */
  function offer(select, at) {
    select.selectedIndex = chosen[at];
    payload.controls[at].choices.forEach((choice, index) => {
      // What is in the way is what the nearest view with this choice has otherwise.
      const inTheWay = payload.views
        .filter((each) => each.at[at] === index)
        .map((each) => payload.controls.flatMap(({ choices }, other) => (other === at || each.at[other] === chosen[other] ? [] : choices[chosen[other]])))
        .sort((one, other) => one.length - other.length)[0];
      const option = select.options[index];
      option.disabled = inTheWay?.length !== 0;
      option.textContent = option.disabled ? say("blocked", choice, String(inTheWay?.join(joint))) : choice;
    });
  }

  function fillList() {
    const spoken = (/** @type {Key} */ key, /** @type {string} */ says) => lookedAt([key], says).says;
    tree.fill(linesOf(payload, view, order.selectedIndex, text, say, spoken));
  }

  /** @param {string} says What a screen reader is to say */
  const announce = (says) => (status.textContent = says);

  /**
   * Shows and tells something that stands for no mark.
   * @param {string} says
   * @param {Key[]} [keys]
   */
  function tell(says, keys = []) {
    keep(lookedAt(keys, says));
    announce(says);
  }

  /** The rows of the view whose name holds what is searched for. */
  function matches() {
    /** @param {string} name */
    const fold = (name) => name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
    const wanted = fold(search.value);
    const rows = view.rows.map((at) => payload.tables[view.table].rows[at][0]);
    return rows.filter((row) => wanted && fold(nameOf(row)).includes(wanted));
  }

  function onSearch() {
    const rows = matches();
    const names = rows.slice(0, MOST_NAMED).map(nameOf);
    if (!search.value.trim()) keep();
    else if (!names[0]) tell(say("not_found"));
    else
      tell(
        say("found", rows.length, view.rows.length, names.join(joint)),
        rows.map((row) => [row, ANY, ANY]),
      );
  }

  /**
   * A button that saves something.
   * @param {string} ending
   * @param {string} type
   * @param {() => string} content
   */
  function saver(ending, type, content) {
    const button = make("button", "", say("save_" + ending));
    button.type = "button";
    on(button, "click", () => {
      const link = make("a");
      // Hosts take an address in brackets behind these three letters for one of theirs, so they are not called here.
      [link.href] = [new Blob([content()], { type })].map(URL.createObjectURL);
      link.download = payload.file + "." + ending;
      link.click();
      setTimeout(URL.revokeObjectURL, 1e4, link.href);
      tell(say("saved", link.download));
    });
    tools.append(button);
  }

  selects.forEach((select, at) =>
    on(select, "change", () => {
      chosen[at] = select.selectedIndex;
      show();
      const names = payload.controls.map(({ choices }, each) => choices[chosen[each]]);
      announce(say("shown", names.join(joint), view.rows.length, view.columns.length));
    }),
  );
  on(search, "input", onSearch);
  on(search, "keydown", (event) => {
    const [row] = matches();
    if (event.key !== "Enter" || row === undefined) return;
    event.preventDefault();
    order.selectedIndex = ROW;
    fillList();
    tree.goTo([row, ANY, ANY]);
  });
  on(order, "change", () => {
    fillList();
    announce(say("reordered", order.options[order.selectedIndex].text));
  });
  if (payload.downloads) {
    // The widest drawing is the one that was made for paper.
    const widest = () => drawer.file(view, view.scenes[view.scenes.length - 1], svg.getAttribute("font-family") || "");
    saver("svg", "image/svg+xml", widest);
    saver("csv", "text/csv", table.csv);
  }

  /** @param {Element} place @param {(event: any) => Looked | undefined} find */
  function follow(place, find) {
    for (const kind of ["pointermove", "pointerdown"]) on(place, kind, (event) => point(find(event)), signal);
    on(place, "pointerleave", () => point(), signal);
    on(place, "click", (event) => keep(find(event)), signal);
  }
  follow(drawing, inDrawing);
  follow(sheet, inTable);
  // The list is seen from the first time that it has the focus; that it comes and goes would move what is below.
  on(list, "focusin", ({ target }) => {
    list.classList.add("sy-open");
    target.scrollIntoView({ block: "nearest" });
  });

  // Controls, drawing, what is read, help, list, then the rest: as they are read aloud and as the Tab key goes.
  const after = drawing.nextSibling;
  const added = [tools, stage, help, list, status];
  head.after(...added);
  stage.append(seen, readout);
  seen.append(drawing);
  drawing.append(rings);
  root.classList.add("sy-on");
  room = stage.clientWidth;
  show();

  const resize = () => {
    room = stage.clientWidth;
    // What is hidden or was taken away has no room.
    if (room) fit();
    // What scrolls sideways must be reached by keys.
    if (numbers.scrollWidth > numbers.clientWidth) {
      setAttributes(numbers, { role: "region", tabindex: 0, "aria-label": say("table") });
    }
  };
  // Drawn a moment later: an observer that changes what it observes is told of in the console.
  const observer = new ResizeObserver(() => setTimeout(resize));
  observer.observe(stage);
  observer.observe(sheet);
  const begin = () => standAlone(root, signal);
  if (document.readyState === "loading") on(document, "DOMContentLoaded", begin, signal);
  else begin();

  return () => {
    ending.abort();
    observer.disconnect();
    root.insertBefore(drawing, after);
    [...added, rings].forEach((each) => each.remove());
    root.classList.remove("sy-on");
  };
}
