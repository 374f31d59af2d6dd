// The list of numbers: a tree for screen readers and for the keyboard alone, which is one stop of the Tab key.
// Its lines stand one below the other, each with its level: what is open is what is there.

/**
 * A line of the list; `within` makes those that stand below it.
 * @typedef {{ text: string, keys: Key[], within?: () => Line[] }} Line
 */

/** How many lines the page keys move by. */
const PAGE = 5;

/**
 * @param {string} label
 * @param {(line: Line) => void} onFocus Told which line has the focus
 */
function treeOf(label, onFocus) {
  const element = make("div", "sy-tree");
  // What scrolls would be a stop of the Tab key of its own in some browsers.
  setAttributes(element, { role: "tree", "aria-label": label, tabindex: -1 });
  /** @type {Map<Element, Line>} */
  const lines = new Map();
  /** @type {HTMLElement | undefined} */
  let current;

  /** @param {Element} item */
  const level = (item) => Number(item.getAttribute("aria-level"));
  /** @param {Element} item */
  const isOpen = (item) => item.getAttribute("aria-expanded") === "true";

  /** @param {Line[]} shown @param {number} depth */
  function itemsOf(shown, depth) {
    return shown.map((line, at) => {
      const item = make("div", "sy-line", line.text);
      setAttributes(item, {
        role: "treeitem",
        tabindex: -1,
        "aria-level": depth,
        "aria-posinset": at + 1,
        "aria-setsize": shown.length,
        "aria-expanded": line.within && false,
      });
      item.style.setProperty("--sy-level", String(depth));
      lines.set(item, line);
      return item;
    });
  }

  /** @param {Element} item @param {boolean} open */
  function toggle(item, open) {
    const within = lines.get(item)?.within;
    if (!within || isOpen(item) === open) return;
    setAttributes(item, { "aria-expanded": open });
    if (open) return item.after(...itemsOf(within(), level(item) + 1));
    for (let next = item.nextElementSibling; next && level(next) > level(item); next = item.nextElementSibling) {
      lines.delete(next);
      next.remove();
    }
  }

  /** @param {HTMLElement} item Becomes the stop of the Tab key */
  function stopAt(item) {
    if (current) current.tabIndex = -1;
    current = item;
    item.tabIndex = 0;
  }

  /** @param {Element | null | undefined} item */
  function focus(item) {
    if (item instanceof HTMLElement) item.focus();
  }

  /** @param {Element} item */
  function above(item) {
    let before = item.previousElementSibling;
    while (before && level(before) >= level(item)) before = before.previousElementSibling;
    return before;
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (!current || event.ctrlKey || event.altKey || event.metaKey) return;
    const items = [...element.children];
    const at = items.indexOf(current);
    const item = current;
    const isClosed = !isOpen(item);
    /** @type {Record<string, number>} */
    const places = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + PAGE, PageUp: at - PAGE, Home: 0, End: items.length };
    /** @param {number} to */
    const go = (to) => focus(items[Math.max(0, to)] || items[items.length - 1]);
    const turn = () => toggle(item, isClosed);
    const parent = above(item);
    /** @type {Record<string, false | (() => void)>} */
    const actions = {
      ArrowRight: () => (isClosed ? turn() : go(at + 1)),
      ArrowLeft: () => (isClosed ? focus(parent) : turn()),
      Enter: turn,
      " ": turn,
      // At the first level it is the host's, whose dialog it may close.
      Escape: !!parent && (() => focus(parent)),
    };
    const to = places[event.key];
    const action = actions[event.key] || (to !== undefined && (() => go(to)));
    if (!action) return;
    event.preventDefault();
    action();
  }

  on(element, "keydown", onKey);
  on(element, "focusin", ({ target: item }) => {
    const line = lines.get(item);
    if (!line) return;
    stopAt(item);
    onFocus(line);
  });
  on(element, "click", ({ target: item }) => {
    if (lines.has(item)) toggle(item, !isOpen(item));
  });

  return {
    element,
    /** Shows other lines; the first of them is open. @param {Line[]} shown One at least */
    fill(shown) {
      lines.clear();
      element.replaceChildren(...itemsOf(shown, 1));
      current = undefined;
      const first = /** @type {HTMLElement} */ (element.firstChild);
      stopAt(first);
      toggle(first, true);
    },
    /** Focuses and opens the first line that stands for exactly this. @param {Key} key */
    goTo(key) {
      for (const [item, line] of lines) {
        if (String(line.keys[0]) !== String(key)) continue;
        toggle(item, true);
        focus(item);
        return;
      }
    },
  };
}
