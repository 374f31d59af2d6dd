// Marks that two views share move from where they were to where they are.

/** How long it takes, in milliseconds. */
const DURATION = 250;
/** With more marks than this a change of view would take longer than one frame to begin. */
const MOST_MOVED = 400;

/**
 * @param {Area[]} before
 * @param {Area[]} after
 */
function move(before, after) {
  if (after.length > MOST_MOVED || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  // Several marks may show one number: they are told apart by their order.
  /** @param {Area[]} areas */
  const named = (areas) => {
    /** @type {Map<string, Area>} */
    const byName = new Map();
    for (const area of areas) {
      let name = String(area.key);
      while (byName.has(name)) name += "+";
      byName.set(name, area);
    }
    return byName;
  };
  const old = named(before);
  for (const [name, area] of named(after)) {
    const was = old.get(name)?.mark.children;
    if (!was) continue;
    [...area.mark.children].forEach((shape, at) => {
      const [from, to] = [was[at] && place(was[at]), place(shape)];
      if (!from || !to || String(from) === String(to)) return;
      const [x, y] = [0, 1].map((axis) => (from[axis + 2] && to[axis + 2] ? from[axis + 2] / to[axis + 2] : 1));
      const [left, top] = [from[0] - x * to[0], from[1] - y * to[1]];
      shape.animate([{ transform: `translate(${left}px,${top}px) scale(${x},${y})` }, { transform: "none" }], {
        duration: DURATION,
        easing: "ease-out",
      });
    });
  }
}

/**
 * Where a shape stands and how large it is; texts have no size, lines are left where they are.
 * @param {Element} shape
 */
function place(shape) {
  /** @param {string[]} names */
  const numbers = (...names) => names.map((name) => Number(shape.getAttribute(name)));
  switch (shape.localName) {
    case "rect":
      return numbers("x", "y", "width", "height");
    case "circle":
      return numbers("cx", "cy", "r", "r");
    case "text":
      return numbers("x", "y", "", "");
  }
}
