// The payload of a document: whether it is whole, and its texts.

/** Version of the form that this player knows. */
const VERSION = 1;

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
 * The payload, or the sentence that says why the figure is not live. That sentence stands in the document, since
 * nothing of a payload that is cut or changed can be believed.
 * @param {HTMLElement} script
 * @returns {Payload | string}
 */
function readPayload(script) {
  const { broken = "", newer = "", crc32: expected = "" } = script.dataset;
  // Line ends are not part of what is checked: hosts and editors write them anew.
  const text = (script.textContent || "").replace(/[\r\n]/g, "");
  if (crc32(new TextEncoder().encode(text)) !== parseInt(expected, 16)) return broken;
  try {
    const payload = JSON.parse(text);
    if (payload.format !== "steelyard-figure") return broken;
    return payload.version > VERSION ? newer : payload;
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
