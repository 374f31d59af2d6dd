// Making elements, and following events until the player ends.

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} [style] Its class
 * @param {string} [text]
 */
function make(name, style, text) {
  const made = document.createElement(name);
  if (style) made.className = style;
  if (text) made.textContent = text;
  return made;
}

/**
 * @param {Element} element
 * @param {Record<string, string | number | boolean | undefined>} attributes Those that are undefined are left out
 */
function setAttributes(element, attributes) {
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined) element.setAttribute(name, String(value));
  }
}

/**
 * A control with a label that is seen.
 * @param {string} text
 * @param {HTMLElement} control
 */
function labelled(text, control) {
  const label = make("label", "sy-control");
  label.append(make("span", "", text), control);
  return label;
}

/**
 * A list to choose from.
 * @param {string[]} choices
 */
function choiceOf(choices) {
  const select = make("select");
  select.append(...choices.map((choice) => make("option", "", choice)));
  return select;
}

/**
 * @param {EventTarget} target
 * @param {string} kind
 * @param {(event: any) => void} listener
 * @param {AbortSignal} [signal] Ends it; what the player made itself ends with it
 */
function on(target, kind, listener, signal) {
  target.addEventListener(kind, listener, { signal });
}
