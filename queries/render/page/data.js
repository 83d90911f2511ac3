// The packed data of the page in, columns and the few indexes that the views need out: first what the first
// view is drawn from, then all the rest.
let D = null;
const X = {};
const NONE = Object.freeze([]);
let detailsAsked = null;

/** The bytes of a packed block of the page. */
async function unpacked(id) {
  const packed = byId(id).textContent.trim();
  let bytes;
  if (Uint8Array.fromBase64) bytes = Uint8Array.fromBase64(packed);
  else {
    const raw = atob(packed);
    bytes = new Uint8Array(raw.length);
    for (let place = 0; place < raw.length; place++) bytes[place] = raw.charCodeAt(place);
  }
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).arrayBuffer();
}

const WIDTHS = { b: Int8Array, h: Int16Array, i: Int32Array };

/** The tables of a block: where its JSON begins, the numbers, the JSON. */
async function tables(id) {
  const block = await unpacked(id);
  const json = new Uint8Array(block, new DataView(block).getUint32(0, true));
  const found = JSON.parse(new TextDecoder().decode(json));
  const numbers = ([width, start, count]) => new WIDTHS[width](block, start, count);
  for (const table of Object.values(found)) {
    if (!table || typeof table !== "object" || Array.isArray(table)) continue;
    for (const [name, column] of Object.entries(table)) table[name] = spelledOut(column, numbers);
  }
  return found;
}

/** A column whose numbers, words or lists stand apart, as one value a row. */
function spelledOut(column, numbers) {
  if (column?.ints) return numbers(column.ints);
  if (column?.words) return Array.from(numbers(column.at.ints), (place) => column.words[place]);
  if (column?.near) {
    const values = new Array(column.size).fill(null);
    numbers(column.near.ints).forEach((row, place) => (values[row] = column.of[place]));
    return values;
  }
  if (!column?.sizes) return column;
  const rows = numbers(column.rows.ints);
  let start = 0;
  return Array.from(numbers(column.sizes.ints), (size) => (size ? Array.from(rows.subarray(start, (start += size))) : NONE));
}

const STATES = ["loaded", "attested", "assigned", "expected", "missing", "not_expected"];
const COUNTED = [...STATES, "overdue"];
const OVERDUE = STATES.length;
const OPEN = new Set(["assigned", "expected", "missing"]);
const STATE_OF = { "not implemented": "missing", "not expected": "not_expected" };

/** For every place the rows whose column names it; -1 names none. */
function listed(column, places) {
  const lists = new Array(places).fill(NONE);
  column.forEach((place, row) => {
    if (place < 0 || place >= places) return;
    if (lists[place] === NONE) lists[place] = [row];
    else lists[place].push(row);
  });
  return lists;
}

async function readData() {
  D = await tables("data");
  const { branches, bodies, documents } = D;
  X.state = bodies.status.map((word) => STATE_OF[word] ?? word);
  X.stateAt = Uint8Array.from(X.state, (state) => STATES.indexOf(state));
  X.under = listed(branches.parent, branches.name.length);
  X.tops = [...branches.parent.keys()].filter((row) => branches.parent[row] < 0);
  X.bodies = listed(bodies.branch, branches.name.length);
  X.members = listed(bodies.group, D.groups.name.length);
  X.owner = new Int32Array(documents.symbol.length).fill(-1);
  bodies.documents.forEach((rows, body) => {
    for (const row of rows) X.owner[row] = body;
  });
  const alone = Int32Array.from(documents.branch, (branch, row) => (X.owner[row] >= 0 ? -1 : branch >= 0 ? branch : X.tops[0] ?? -1));
  X.alone = listed(alone, branches.name.length); // documents of no body that is counted
}

/** The larger part of the data, read behind the first view or when something first needs it. */
function details() {
  detailsAsked ??= parsedPage().then(() => tables("details")).then((found) => {
    for (const [name, value] of Object.entries(found)) D[name] = D[name] ? Object.assign(D[name], value) : value;
    const [documents, bodies, groups] = [D.documents.id.length, D.bodies.id.length, D.groups.name.length];
    X.upper = listed(D.edges.child, documents);
    X.lower = listed(D.edges.parent, documents);
    X.tasks = listed(D.tasks.document, documents);
    X.given = listed(D.tasks.body, bodies);
    X.asked = listed(D.tasks.group, groups);
    X.deadlines = listed(D.deadlines.document, documents);
  });
  return detailsAsked;
}

/** The rest of the file stands behind the script. */
function parsedPage() {
  if (document.readyState !== "loading") return Promise.resolve();
  return new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
}

function pathOf(branch) {
  const names = [];
  for (let row = branch; row >= 0; row = D.branches.parent[row]) names.unshift(D.branches.name[row]);
  return names;
}

/** The branch of a path of names, or -1. */
function branchAt(names) {
  let rows = X.tops;
  let found = -1;
  for (const name of names) {
    found = rows.find((row) => D.branches.name[row] === name) ?? -1;
    if (found < 0) return -1;
    rows = X.under[found];
  }
  return found;
}

function symbolOf(row) {
  return D.documents.symbol[row] ? visible(D.documents.symbol[row]) : t("noNumber");
}

/** The title; of one that is only cited, the first of those that are told. */
function titleOf(row) {
  return D.documents.title[row].split(" | ")[0];
}

function branchName(row) {
  const { kind, name } = D.branches;
  if (kind[row] === "centre") return t("centre");
  return name[row] ? visible(name[row]) : t("elsewhere");
}
