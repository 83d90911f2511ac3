// The packed data of the page in, columns and the few indexes that the views need out: first what the first
// view is drawn from, then all the rest.
let D = null;
const X = {};
let detailsAsked = null;

/** A packed block of the page as text. */
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
  return new Response(stream).text();
}

const STATES = ["loaded", "attested", "assigned", "expected", "missing", "not_expected"];
const OPEN = new Set(["assigned", "expected", "missing"]);
const STATE_OF = { "not implemented": "missing", "not expected": "not_expected" };

/** Tables whose columns of few words are spelled out again. */
function columns(tables) {
  for (const table of Object.values(tables)) {
    if (!table || typeof table !== "object") continue;
    for (const [name, column] of Object.entries(table)) {
      if (column?.at && column.words) table[name] = column.at.map((place) => column.words[place]);
    }
  }
  return tables;
}

async function readData() {
  D = columns(JSON.parse(await unpacked("data")));
  const { branches, bodies, documents } = D;
  const many = documents.symbol.length;
  X.state = bodies.status.map((word) => STATE_OF[word] ?? word);
  X.lists = (count) => Array.from({ length: count }, () => []);
  X.under = X.lists(branches.name.length);
  X.tops = [];
  branches.parent.forEach((parent, row) => (parent < 0 ? X.tops : X.under[parent]).push(row));
  X.bodies = X.lists(branches.name.length);
  bodies.branch.forEach((branch, row) => branch >= 0 && X.bodies[branch].push(row));
  X.alone = X.lists(branches.name.length); // documents of no body that is counted
  const owned = new Int32Array(many).fill(-1);
  bodies.documents.forEach((rows, body) => rows.forEach((row) => (owned[row] = body)));
  X.members = X.lists(D.groups.name.length);
  bodies.group.forEach((group, body) => group >= 0 && X.members[group].push(body));
  X.owner = owned;
  documents.branch.forEach((branch, row) => owned[row] < 0 && X.alone[branch >= 0 ? branch : X.tops[0]]?.push(row));
}

/** The larger part of the data, read behind the first view or when something first needs it. */
function details() {
  detailsAsked ??= parsedPage().then(() => unpacked("details")).then((text) => {
    for (const [name, value] of Object.entries(columns(JSON.parse(text)))) D[name] = D[name] ? Object.assign(D[name], value) : value;
    X.upper = X.lists(D.documents.id.length);
    X.lower = X.lists(D.documents.id.length);
    D.edges.child.forEach((child, row) => {
      X.upper[child].push(row);
      X.lower[D.edges.parent[row]].push(row);
    });
    X.tasks = X.lists(D.documents.id.length);
    X.given = X.lists(D.bodies.id.length);
    X.asked = X.lists(D.groups.name.length);
    X.deadlines = X.lists(D.documents.id.length);
    D.tasks.document.forEach((row, task) => {
      X.tasks[row]?.push(task);
      if (D.tasks.body[task] >= 0) X.given[D.tasks.body[task]].push(task);
      if (D.tasks.group[task] >= 0) X.asked[D.tasks.group[task]].push(task);
    });
    D.deadlines.document.forEach((row, deadline) => X.deadlines[row]?.push(deadline));
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
