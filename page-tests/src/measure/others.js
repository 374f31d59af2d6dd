// What others need for the same: text to rows, and the count of each code in each role for either valence.
const counted = (rows) => {
  const count = new Map();
  for (const row of rows) {
    const key = `${row[5]}\u001f${row[3]}\u001f${row[6]}`;
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  let sum = 0;
  for (const [key, number] of count) if (key.endsWith("\u001fbarrier")) sum += number;
  return sum;
};
const readers = {
  "bytes alone": (text) => text.length && null,
  uDSV: (text) => counted(uDSV.initParser(uDSV.inferSchema(text)).typedArrs(text)),
  PapaParse: (text) => counted(Papa.parse(text, { skipEmptyLines: true }).data.slice(1)),
  "d3-dsv": (text) => counted(d3.csvParseRows(text).slice(1)),
};
window.measured = async (name, bytes) => {
  const begun = performance.now();
  const text = new TextDecoder().decode(await new Blob([bytes]).arrayBuffer());
  const sum = readers[name](text);
  return { ms: performance.now() - begun, sum };
};
