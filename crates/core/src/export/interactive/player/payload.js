// The payload of a document: whether it is whole, and its texts.

/** Version of the form that this player knows. */
const VERSION = 1;
/** How many values a digit of a packed number has. */
const HALF = 40;

/**
 * CRC-32 as zip files have it.
 * @param {Uint8Array} bytes
 */
function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 8; bit; bit--) crc = (crc >>> 1) ^ (crc & 1 && 0xedb88320);
  }
  return ~crc >>> 0;
}

/**
 * Unpacks a text in which what stands in it again is told by where it stood (`packing.rs`).
 * @param {string} packed
 * @param {string} digits
 */
function unpacked(packed, digits) {
  const letters = [...packed];
  /** @type {string[]} */
  const out = [];
  let at = 0;
  const number = () => {
    let value = 0;
    for (;;) {
      const digit = digits.indexOf(letters[at++]);
      value = value * HALF + (digit % HALF);
      if (HALF > digit) return value;
    }
  };
  while (letters.length > at) {
    const letter = letters[at++];
    if (letter !== "~") out.push(letter);
    else {
      let left = number() + 5;
      let from = out.length - number() - 1;
      while (left--) out.push(out[from++]);
    }
  }
  return out.join("");
}

/**
 * The payload, or the sentence that says why the figure is not live. The sentences stand at the figure's root, since
 * nothing of a payload that is cut or changed can be believed, and it may be gone.
 * @param {HTMLElement} script
 * @param {DOMStringMap} sentences
 * @returns {Payload | string}
 */
function readPayload(script, { broken = "", newer = "" }) {
  const { version, digits = "", crc32: expected = "" } = script.dataset;
  // Line ends are not part of what is checked: hosts and editors write them anew.
  const text = (script.textContent || "").replace(/[\r\n]/g, "");
  if (crc32(new TextEncoder().encode(text)) !== parseInt(expected, 16)) return broken;
  if (Number(version) > VERSION) return newer;
  try {
    const payload = JSON.parse(unpacked(text, digits));
    return payload.format === "steelyard-figure" ? payload : broken;
  } catch {
    return broken;
  }
}

/**
 * Gives a text by its index.
 * @param {Payload} payload
 */
function textsOf(payload) {
  /** @param {TextIndex} index @returns {string} */
  const text = (index) => {
    const found = payload.texts[index];
    return typeof found === "string" ? found : found.map(text).join("");
  };
  return text;
}

/**
 * Gives a sentence by its name, with values in its places.
 * @param {Payload} payload
 */
function wordsOf(payload) {
  /** @param {string} name @param {(string | number)[]} values */
  return (name, ...values) =>
    (payload.words[name] || "").replace(/{(\d)}/g, (_, place) => String(values[place]));
}
