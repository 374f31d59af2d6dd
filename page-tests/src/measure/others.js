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
const typed = (text) => uDSV.initParser(uDSV.inferSchema(text)).typedArrs(text);
const readers = {
  "bytes alone": (text) => text.length && null,
  uDSV: (text) => counted(typed(text)),
  PapaParse: (text) => counted(Papa.parse(text, { skipEmptyLines: true }).data.slice(1)),
  "d3-dsv": (text) => counted(d3.csvParseRows(text).slice(1)),
};
window.measured = async (name, bytes) => {
  const begun = performance.now();
  const text = new TextDecoder().decode(await new Blob([bytes]).arrayBuffer());
  const sum = readers[name](text);
  return { ms: performance.now() - begun, sum };
};

const script = (src) => new Promise((resolve, reject) => {
  const tag = document.createElement("script");
  Object.assign(tag, { src, onload: resolve, onerror: reject });
  document.head.append(tag);
});

// A workbook of a table's text as SheetJS writes it, with shared strings as Excel has them.
window.makeWorkbook = async (bytes) => {
  if (!window.XLSX) await script("/xlsx.js");
  const rows = [...uDSV.initParser(uDSV.inferSchema(new TextDecoder().decode(bytes))).stringArrs(new TextDecoder().decode(bytes))];
  const head = new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(10))).split(",");
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([head, ...rows], { dense: true }), "Codings");
  return new Uint8Array(XLSX.write(book, { type: "array", bookType: "xlsx", bookSST: true, compression: true }));
};
// The same work for a workbook: its rows, and the count of each code in each role.
window.measuredWorkbook = async (bytes) => {
  const begun = performance.now();
  const book = XLSX.read(await new Blob([bytes]).arrayBuffer(), { dense: true });
  const sum = counted(XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 }).slice(1));
  return { ms: performance.now() - begun, sum };
};

// Filters: the number of codings, of people and of interviews in each domain, role and valence, whose sites are kept.
const filters = {};
window.prepareFilters = async (bytes) => {
  const rows = typed(new TextDecoder().decode(bytes));
  const cross = crossfilter(rows);
  const site = cross.dimension((row) => row[2]);
  const count = (map, key, by) => {
    const left = (map.get(key) ?? 0) + by;
    if (left > 0) map.set(key, left);
    else map.delete(key);
  };
  const change = (by) => (cell, row) => {
    cell.codings += by;
    count(cell.people, row[0], by);
    count(cell.interviews, row[1], by);
    return cell;
  };
  const cells = cross
    .dimension((row) => `${row[4]}\u001f${row[3]}\u001f${row[6]}`)
    .group()
    .reduce(change(1), change(-1), () => ({ codings: 0, people: new Map(), interviews: new Map() }));
  filters.crossfilter2 = async (sites) => {
    const kept = new Set(sites);
    site.filterFunction((value) => kept.has(value));
    return cells.all().filter(({ key }) => key.endsWith("\u001fbarrier")).map(({ value }) => [value.codings, value.people.size, value.interviews.size]);
  };

  await script("/arrow.js");
  const duckdb = await import("/duckdb.mjs");
  const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker("/duckdb.worker.js"));
  await db.instantiate(new URL("/duckdb.wasm", location.href).href);
  await db.registerFileBuffer("coded.csv", bytes.slice());
  const link = await db.connect();
  await link.query(`CREATE TABLE text AS SELECT participant, interview, site, role, domain, "type" AS valence FROM read_csv('coded.csv', header = true, all_varchar = true)`);
  const columns = ["participant", "interview", "site", "role", "domain", "valence"];
  for (const column of columns) await link.query(`CREATE TYPE ${column}s AS ENUM (SELECT DISTINCT ${column} FROM text)`);
  await link.query(`CREATE TABLE codings AS SELECT ${columns.map((column) => `${column}::${column}s AS ${column}`).join(", ")} FROM text`);
  await link.query("DROP TABLE text");
  filters["DuckDB-wasm"] = async (sites) => {
    const table = await link.query(`SELECT domain, role, valence, count(*)::DOUBLE AS codings, count(DISTINCT participant)::DOUBLE AS people, count(DISTINCT interview)::DOUBLE AS interviews FROM codings WHERE site IN (${sites.map((one) => `'${one}'`)}) GROUP BY ALL`);
    return table.toArray().map((row) => row.toJSON()).filter(({ valence }) => valence === "barrier").map((row) => [row.codings, row.people, row.interviews]);
  };
  return rows.length;
};
window.measuredFilter = async (name, sites) => {
  const begun = performance.now();
  const cells = await filters[name](sites);
  const ms = performance.now() - begun;
  return { ms, sums: [0, 1, 2].map((at) => cells.reduce((sum, cell) => sum + cell[at], 0)) };
};
