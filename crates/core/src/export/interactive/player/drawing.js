// A scene as nodes of SVG, the same that the engine writes, and as the text of a file.

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

  /** @param {Part} part @param {number} top */
  function drawn(part, top) {
    const y = top / 100;
    switch (part[0]) {
      case 0: {
        const [, x, width, height, ...inks] = part;
        return node("rect", { x: x / 100, y, width: width / 100, height: height / 100, ...paint(...inks) });
      }
      case 1: {
        const [, x, radius, ...inks] = part;
        return node("circle", { cx: x / 100, cy: y, r: radius / 100, ...paint(...inks) });
      }
      case 2: {
        const [, closed, fill, stroke, width, dash, gap, ...points] = part;
        let d = "";
        for (let at = 0; points.length > at; at += 2) {
          d += (at ? "L" : "M") + points[at] / 100 + " " + (top + points[at + 1]) / 100;
        }
        return node("path", {
          d: closed ? d + "Z" : d,
          "stroke-dasharray": dash ? dash / 100 + " " + gap / 100 : undefined,
          ...paint(fill, stroke, width),
        });
      }
      case 3: {
        const [, x, content, size, anchor, bold, ink, full] = part;
        const attributes = {
          x: x / 100,
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
        const [, says, row, column, valence, x, width, height, ...nodes] = part;
        const label = text(says);
        const mark = node("g", {}, [node("title", {}, [label]), ...drawnAll(nodes, top)]);
        const box = /** @type {Box} */ ([x, top, width, height].map((hundredths) => hundredths / 100));
        areas.push({ mark, label, key: [row, column, valence], box });
        return mark;
      }
    }
  }

  /** @param {Placed} placed @param {number} top */
  function drawnAll(placed, top) {
    const all = [];
    for (let at = 0; placed.length > at; at += 2) {
      all.push(drawn(payload.parts[placed[at]], top + placed[at + 1]));
    }
    return all;
  }

  /**
   * Draws a scene in the place of what `svg` shows; gives what answers to the pointer, back to front.
   * @param {Element} svg
   * @param {Scene} scene
   * @param {string} prefix What its ids begin with
   */
  function draw(svg, [width, height, , , title, description, nodes], prefix) {
    areas = [];
    setAttributes(svg, { viewBox: `0 0 ${width / 100} ${height / 100}` });
    svg.replaceChildren(
      node("title", { id: prefix + "title" }, [text(title)]),
      node("desc", { id: prefix + "description" }, [text(description)]),
      ...drawnAll(nodes, 0),
    );
    return areas;
  }

  /**
   * A scene as the engine's own file, byte for byte.
   * @param {Scene} scene
   * @param {string} fonts
   */
  function file(scene, fonts) {
    const svg = node("svg", {
      xmlns: SVG,
      width: scene[2],
      height: scene[3],
      // Its place among the others.
      viewBox: "0 0 0 0",
      role: "img",
      "aria-labelledby": "figure-title figure-description",
      "font-family": fonts,
    });
    draw(svg, scene, "figure-");
    return written(svg);
  }

  return { draw, file };
}

/**
 * A tree of SVG as text, without the classes by which the style sheet recolours it. Every element ends its line but
 * for titles within texts; so do the root's start and no other.
 * @param {Element} element
 * @returns {string}
 */
function written(element) {
  const name = element.localName;
  let out = tag(name);
  for (const attribute of element.attributes) {
    if (attribute.name !== "class") out += ` ${attribute.name}="${escaped(attribute.value)}"`;
  }
  // A text has a node even where it is empty.
  if (!element.firstChild) return out + "/>\n";
  out += name === "svg" ? ">\n" : ">";
  for (const child of element.childNodes) {
    out += child instanceof Element ? written(child) : escaped(child.textContent || "");
  }
  out += tag("/" + name) + ">";
  return element.parentElement?.localName === "text" ? out : out + "\n";
}

/**
 * The start of a tag. Hosts read the text of a script too, so it must hold no tag, which this keeps from standing
 * together in it.
 * @param {string} name
 */
function tag(name) {
  return String.fromCharCode(60) + name;
}

/** @param {string} text */
function escaped(text) {
  /** @type {Record<string, string>} */
  const entities = { "&": "amp", ">": "gt", '"': "quot" };
  return text.replace(/[&\x3c>"]/g, (letter) => `&${entities[letter] || "lt"};`);
}
