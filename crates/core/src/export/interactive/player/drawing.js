// A scene as nodes of SVG, the same that the engine writes, on the page and in a file.

/**
 * What a mark, a cell or a line of the list stands for: row, column, valence; ANY where it stands for all.
 * @typedef {[row: number, column: number, valence: number]} Key
 */
/**
 * What answers to the pointer.
 * @typedef {{ mark: SVGElement, label: string, key: Key, box: Box }} Area
 */
/** Left, top, width and height in points. @typedef {[number, number, number, number]} Box */

/** Any row, column or valence. */
const ANY = -1;

const SVG = /** @type {const} */ ("http://www.w3.org/2000/svg");

/**
 * Draws scenes into an element of SVG.
 * @param {Payload} payload
 * @param {(index: TextIndex) => string} text
 */
function drawerOf(payload, text) {
  /** @type {Area[]} */
  let areas = [];

  /**
   * @param {string} name
   * @param {Record<string, string | number | undefined>} attributes
   * @param {(Node | string)[]} [content]
   */
  function node(name, attributes, content = []) {
    const made = document.createElementNS(SVG, name);
    setAttributes(made, attributes);
    made.append(...content);
    return made;
  }

  /** @param {InkIndex} fill @param {InkIndex} [stroke] @param {number} [width] */
  function paint(fill, stroke = -1, width = 0) {
    /** @type {Record<string, string | number>} */
    const painted = { fill: fill >= 0 ? payload.inks[fill][0] : "none" };
    const classes = fill >= 0 ? ["sy-f" + fill] : [];
    if (stroke >= 0) {
      painted.stroke = payload.inks[stroke][0];
      painted["stroke-width"] = width / 100;
      classes.push("sy-s" + stroke);
    }
    if (classes[0]) painted.class = classes.join(" ");
    return painted;
  }

  /** @param {Part} part @param {number} left @param {number} top @returns {SVGElement} */
  function drawn(part, left, top) {
    const [x, y] = [left / 100, top / 100];
    switch (part[0]) {
      case 0: {
        const [, width, height, ...inks] = part;
        return node("rect", { x, y, width: width / 100, height: height / 100, ...paint(...inks) });
      }
      case 1: {
        const [, radius, ...inks] = part;
        return node("circle", { cx: x, cy: y, r: radius / 100, ...paint(...inks) });
      }
      case 2: {
        const [, closed, fill, stroke, width, dash, gap, ...points] = part;
        let d = "";
        for (let at = 0; points.length > at; at += 2) {
          d += (at ? "L" : "M") + (left + points[at]) / 100 + " " + (top + points[at + 1]) / 100;
        }
        return node("path", {
          d: closed ? d + "Z" : d,
          "stroke-dasharray": dash ? dash / 100 + " " + gap / 100 : undefined,
          ...paint(fill, stroke, width),
        });
      }
      case 3: {
        const [, content, size, anchor, bold, ink, full] = part;
        const attributes = {
          x,
          y,
          "font-size": size / 100,
          "text-anchor": [undefined, "middle", "end"][anchor],
          "font-weight": bold ? 700 : undefined,
          ...paint(ink),
        };
        const title = full >= 0 ? [node("title", {}, [text(full)])] : [];
        return node("text", attributes, [...title, text(content)]);
      }
      default: {
        const [, , ...placed] = part;
        return node("g", {}, drawnAll(placed, (index, x, y) => [drawn(payload.parts[index], left + x, top + y)]));
      }
    }
  }

  /**
   * @param {Placed} placed
   * @param {(index: number, x: number, y: number) => SVGElement[]} draw
   */
  function drawnAll(placed, draw) {
    const all = [];
    for (let at = 0; placed.length > at; at += 3) all.push(...draw(placed[at], placed[at + 1], placed[at + 2]));
    return all;
  }

  /**
   * What is drawn of a row, whose marks are taken down.
   * @param {number} group
   * @param {number} row Its number among `payload.rows`
   * @param {number} top
   * @param {TextIndex[]} says What its numbers are told by
   */
  function rowOf(group, row, top, says) {
    const [frame, ...parts] = payload.groups[group];
    return parts.map((index, at) => {
      const [x, y, width, height, place, column, valence] = payload.frames[frame].slice(at * 7);
      const part = payload.parts[index];
      const made = drawn(part, x, top + y);
      if (part[0] === 4) {
        const label = text(part[1] === -1 ? says[place] : part[1]);
        made.prepend(node("title", {}, [label]));
        const box = /** @type {Box} */ ([x, top + y, width, height].map((hundredths) => hundredths / 100));
        areas.push({ mark: made, label, key: [row, column, valence], box });
      }
      return made;
    });
  }

  /**
   * Draws a scene in the place of what `svg` shows; gives what answers to the pointer, back to front.
   * @param {Element} svg
   * @param {View} view
   * @param {Scene} scene One of the view's
   * @param {string} prefix What its ids begin with
   */
  function draw(svg, view, [width, height, , , title, description, order, nodes], prefix) {
    const { rows } = payload.tables[view.table];
    areas = [];
    setAttributes(svg, { viewBox: `0 0 ${width / 100} ${height / 100}` });
    svg.replaceChildren(
      node("title", { id: prefix + "title" }, [text(title)]),
      node("desc", { id: prefix + "description" }, [text(description)]),
      ...drawnAll(nodes, (index, x, y) => {
        if (index >= 0) return [drawn(payload.parts[index], x, y)];
        const run = payload.runs[~index];
        const steps = payload.steps[y];
        let [top, step] = [x, 0];
        // The last of a run stands for no row.
        return [...order, rows.length].flatMap((row) => {
          if (!run[row]) return [];
          top += steps[step++];
          return rowOf(run[row] - 1, (rows[row] || [ANY])[0], top, payload.says[view.says][row]);
        });
      }),
    );
    return areas;
  }

  /**
   * A scene as a file of its own.
   * @param {View} view
   * @param {Scene} scene
   * @param {string} fonts
   */
  function file(view, scene, fonts) {
    const svg = node("svg", {
      width: scene[2],
      height: scene[3],
      role: "img",
      "aria-labelledby": "figure-title figure-description",
      "font-family": fonts,
    });
    draw(svg, view, scene, "figure-");
    // By these the style sheet recolours it.
    for (const each of svg.querySelectorAll("[class]")) each.removeAttribute("class");
    return new XMLSerializer().serializeToString(svg);
  }

  return { draw, file };
}
