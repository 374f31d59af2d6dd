// A filter of HTML from the npm registry over a file: node filters.cjs FILTER FILE. Each in its defaults, but for that
// which a host gives js-xss.
"use strict";
const fs = require("fs");
const xss = require("xss");
const sanitize = require("sanitize-html");

const filters = {
  "js-xss": (html) => xss(html),
  // The preview of HTML in Dataverse (dataverse-previewers 1.4).
  dataverse: (html) => xss(html, { stripIgnoreTag: true, stripIgnoreTagBody: ["script", "head"] }),
  "sanitize-html": (html) => sanitize(html),
};
const [filter, file] = process.argv.slice(2);
process.stdout.write(filters[filter](fs.readFileSync(file, "utf8")));
