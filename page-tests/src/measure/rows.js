// Coded rows out of a seed: the same bytes wherever they are made. Half of the excerpts are quoted, 30 to 180 letters long.
const codedRows = (rows, codes) => {
  let seed = 20261130;
  const next = (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 4294967296) * below);
  };
  const words = "we have no time for the new routine but staff want it and leaders help when asked".split(" ");
  const roles = ["Nurse", "Physician", "Manager", "Patient"];
  const encoder = new TextEncoder();
  const parts = [encoder.encode("participant,interview,site,role,domain,code,type,coder,date,excerpt\n")];
  let lines = [];
  for (let row = 0; row < rows; row += 1) {
    const person = next(400);
    const code = next(codes);
    let excerpt = "";
    const length = 30 + next(150);
    while (excerpt.length < length) excerpt += `${words[next(words.length)]} `;
    const passage = `${excerpt.trim()} ${row}`;
    const quoted = row % 2 ? `"${passage}, ""as I said"""` : passage;
    lines.push(
      `P${person},Interview ${person},Site ${person % 12},${roles[person % 4]},Domain ${code % 8},Code ${code},` +
        `${next(3) ? "barrier" : "facilitator"},${row % 5 ? "AB" : "CD"},2025-0${1 + (row % 9)}-1${row % 10},${quoted}`,
    );
    if (lines.length === 10000) {
      parts.push(encoder.encode(`${lines.join("\n")}\n`));
      lines = [];
    }
  }
  if (lines.length) parts.push(encoder.encode(`${lines.join("\n")}\n`));
  const bytes = new window.Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};
