// The packed data of the page in, columns and the few indexes that the views need out.
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

async function readData() {
  D = JSON.parse(await unpacked("data"));
  const { branches, bodies, documents, edges } = D;
  X.state = bodies.status.map((word) => STATE_OF[word] ?? word);
  X.lists = (count) => Array.from({ length: count }, () => []);
  X.under = X.lists(branches.name.length);
  X.tops = [];
  branches.parent.forEach((parent, row) => (parent < 0 ? X.tops : X.under[parent]).push(row));
  X.bodies = X.lists(branches.name.length);
  bodies.branch.forEach((branch, row) => branch >= 0 && X.bodies[branch].push(row));
  X.alone = X.lists(branches.name.length); // documents of no body that is counted
  const owned = new Int32Array(documents.id.length).fill(-1);
  bodies.documents.forEach((rows, body) => rows.forEach((row) => (owned[row] = body)));
  X.members = X.lists(D.groups.name.length);
  bodies.group.forEach((group, body) => group >= 0 && X.members[group].push(body));
  X.owner = owned;
  documents.branch.forEach((branch, row) => owned[row] < 0 && X.alone[branch >= 0 ? branch : X.tops[0]]?.push(row));
  X.upper = X.lists(documents.id.length);
  X.lower = X.lists(documents.id.length);
  edges.child.forEach((child, row) => {
    X.upper[child].push(row);
    X.lower[edges.parent[row]].push(row);
  });
}

/** Tasks, deadlines and evidence: the larger part of the data, read when a panel first needs them. */
function details() {
  detailsAsked ??= unpacked("details").then((text) => {
    Object.assign(D, JSON.parse(text));
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
  if (kind[row] === "centre") return t("centreName");
  return name[row] ? visible(name[row]) : t("elsewhere");
}
