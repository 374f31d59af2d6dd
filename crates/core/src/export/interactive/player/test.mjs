// What of the player needs no browser, tried by node: `cargo xtask test` runs this with the parts' paths.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const parts = process.argv.slice(2).map((path) => readFileSync(path, "utf8"));
const names = "crc32, unpacked, readPayload, textsOf, wordsOf, linesOf, ROW, COLUMN, VALENCE";
const player = new Function(`${parts.join("\n")}\nreturn { ${names} };`)();
const bytes = (text) => new TextEncoder().encode(text);

/** What was packed by the engine comes out again (`packing.rs` has the same texts). */
const DIGITS = "0123456789ABCDEFGHIJKLMNPQRSTVWXYZabcdefghijklmnpqrstvwxyz!#%*+,-.;?@[]^_`|}()/=";
{
  assert.equal(player.unpacked("a~z00", DIGITS), "a".repeat(686));
  assert.equal(player.unpacked("\u{1F600}\u00e9~11.", DIGITS), "\u{1F600}\u00e9".repeat(4) + ".");
  assert.equal(player.unpacked("", DIGITS), "");
}

/** A payload that is read gives itself, one that is not gives the sentence why. */
{
  assert.equal(player.crc32(bytes("123456789")), 0xcbf43926);
  const script = (text, crc32 = player.crc32(bytes(text)).toString(16).padStart(8, "0"), version = "1") => ({
    textContent: text,
    dataset: { crc32, version, digits: DIGITS },
  });
  const read = (...given) => player.readPayload(script(...given), { broken: "broken", newer: "newer" });
  const whole = '{"format":"steelyard-figure","a":1}';
  assert.deepEqual(read(whole), { format: "steelyard-figure", a: 1 });
  const crc = player.crc32(bytes(whole)).toString(16);
  assert.equal(read(whole.replace(",", ",\r\n"), crc).a, 1);
  assert.equal(read(whole, crc, "2"), "newer");
  assert.equal(read("what nobody can read", undefined, "2"), "newer");
  assert.equal(read(whole.replace("figure", "table")), "broken");
  assert.equal(read(whole.slice(0, -3), crc), "broken");
  assert.equal(read(whole.replace(":1", ":3"), crc), "broken");
  for (const text of ["", "null", "[]", "3", "not JSON", "~00"]) assert.equal(read(text), "broken", text);
  assert.equal(read(whole, ""), "broken");
}

/** Texts are put together, sentences filled, and neither is taken for anything but text. */
{
  const text = player.textsOf({ texts: ["a", [0, 0, 2], "b"] });
  assert.equal(text(1), "aab");
  const say = player.wordsOf({ words: { x: "{1} of {0}, {0}" } });
  assert.equal(say("x", "$&{1}", 2), "2 of $&{1}, $&{1}");
  assert.equal(say("y"), "");
}

/** Every number stands in the list once, whatever it is sorted by; what has one value sorts nothing. */
{
  const texts = ["row 0", "row 1", "col 0", "col 1", "n = 2", "for", "against", "all", "sentence", "*"];
  const numbers = Array.from({ length: 12 }, (_, at) => texts.push(String(at)) - 1);
  const payload = (columns) => ({
    texts,
    words: { value: "{0}: {1}", value_in: "{0}: {1} ({2})", column: "{0}, {1}", joint: " < ", summary: "summary" },
    rows: [0, 1],
    valences: [5, 6],
    tables: [
      {
        columns: [[0, 2, 4], [1, 3, 4]].slice(0, columns),
        valences: [0, 1],
        rows: [[0, 0, -1], [1, 1, -1]],
        cells: [numbers.slice(0, 4), [9, ...numbers.slice(5, 8)]],
        total: 7,
        totals: numbers.slice(8),
      },
    ],
  });
  const leaves = (line) => (line.within ? line.within().flatMap(leaves) : [line]);
  const linesOf = (columns, first) => {
    const made = payload(columns.length);
    const view = { table: 0, rows: [1, 0], columns, alt: [8] };
    return player.linesOf(made, view, first, player.textsOf(made), player.wordsOf(made), (key) => `spoken ${key}`);
  };
  for (const first of [player.ROW, player.COLUMN, player.VALENCE]) {
    const [summary, ...lines] = linesOf([0, 1], first);
    assert.deepEqual(leaves(summary).map((line) => line.text), ["sentence"]);
    const all = lines.flatMap(leaves);
    assert.equal(new Set(all.map((line) => String(line.keys))).size, 12);
    assert.equal(all.filter((line) => line.text === "spoken 1,0,0").length, 1);
  }
  const [, row] = linesOf([0, 1], player.ROW);
  assert.deepEqual([row.text, row.keys], ["row 1", [[1, -1, -1]]]);
  const [column] = row.within();
  assert.deepEqual([column.text, column.keys], ["col 0, n = 2", [[1, 0, -1]]]);
  assert.deepEqual(column.within()[1], { text: "against: 5 (col 0 < row 1)", keys: [[1, 0, 1]] });
  const [, , onlyColumn] = linesOf([0], player.COLUMN);
  assert.deepEqual([onlyColumn.text, onlyColumn.keys], ["row 0", [[0, 0, -1]]]);
  assert.equal(onlyColumn.within()[0].text, "for: 0 (row 0)");
}
