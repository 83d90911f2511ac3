// Choices of the reader in, which bodies and documents remain and the counts of every branch out.
const NAMES = ["level", "province", "status", "kind", "from", "to"];
const KINDS = ["implements", "unproven", "also", "in_task", "based_on", "cites"];
let chosen = {};
let kept = null;

function isOpen(body) {
  return OPEN.has(X.state[body]);
}

function inPeriod(issued) {
  if (!chosen.from && !chosen.to) return true;
  if (!issued) return false;
  const until = issued.slice(0, 7);
  if (chosen.from && until < chosen.from.slice(0, until.length)) return false;
  return !chosen.to || until <= chosen.to.slice(0, until.length);
}

/** Whether a document remains; what a view draws itself (the months, the provinces) may be left out. */
function keepsDocument(row, leaving = "") {
  if (chosen.kind && !X.upper[row].some((edge) => D.edges.kind[edge] === chosen.kind)) return false;
  return leaving === "period" || inPeriod(D.documents.issued[row]);
}

function statusFits(state, overdue) {
  const wanted = chosen.status;
  if (!wanted) return true;
  if (wanted === "anyDocument") return state === "loaded" || state === "attested";
  if (wanted === "noDocument") return OPEN.has(state);
  if (wanted === "overdue") return Boolean(overdue);
  return wanted === state;
}

function keepsBody(row, leaving = "") {
  const branch = D.bodies.branch[row];
  if (chosen.level && D.bodies.level[row] !== chosen.level) return false;
  if (leaving !== "matrix") {
    if (chosen.province && provinceName(D.branches.province[branch]) !== chosen.province) return false;
    if (!statusFits(X.state[row], D.bodies.overdue[row])) return false;
  }
  if (!chosen.kind && !chosen.from && !chosen.to) return true;
  return D.bodies.documents[row].some((one) => keepsDocument(one, leaving));
}

/** Whether a document that belongs to no counted body remains. */
function keepsAlone(row, leaving = "") {
  const { level, province, status } = D.documents;
  if (chosen.level && level[row] !== chosen.level) return false;
  if (chosen.province && provinceName(province[row]) !== chosen.province) return false;
  return statusFits(status[row], 0) && keepsDocument(row, leaving);
}

function provinceName(row) {
  return row >= 0 ? D.provinces[row] : "";
}

function isSifted() {
  return NAMES.some((name) => chosen[name]);
}

/** What remains: a flag for every body and document, and the counts of every branch. */
function sift() {
  const { branches, bodies, documents } = D;
  const sifted = isSifted();
  const size = branches.name.length;
  const counts = COUNTED.map(() => new Int32Array(size));
  const papers = new Int32Array(size);
  const body = new Uint8Array(bodies.name.length);
  const paper = new Uint8Array(documents.symbol.length);
  for (let row = 0; row < body.length; row++) {
    if (sifted && !keepsBody(row)) continue;
    const branch = bodies.branch[row];
    body[row] = 1;
    if (branch < 0) continue;
    counts[X.stateAt[row]][branch]++;
    if (bodies.overdue[row]) counts[OVERDUE][branch]++;
    const own = bodies.documents[row];
    for (let place = 0; place < own.length; place++) {
      if (sifted && !keepsDocument(own[place])) continue;
      paper[own[place]] = 1;
      papers[branch]++;
    }
  }
  for (let row = 0; row < paper.length; row++) {
    if (X.owner[row] >= 0 || (sifted && !keepsAlone(row))) continue;
    paper[row] = 1;
    if (documents.branch[row] >= 0) papers[documents.branch[row]]++;
  }
  for (const list of [...counts, papers]) {
    for (let row = size - 1; row > 0; row--) { // preorder: every branch comes after its parent
      if (list[row] && branches.parent[row] >= 0) list[branches.parent[row]] += list[row];
    }
  }
  kept = { body, paper, counts: Object.fromEntries(COUNTED.map((name, place) => [name, counts[place]])), papers };
}

function sum(flags) {
  let total = 0;
  for (const flag of flags) total += flag;
  return total;
}

function option(value, text) {
  return el("option", { value, text });
}

function fillFilters() {
  const present = (list) => new Set(list);
  const levels = present(D.bodies.level);
  const states = present(X.state);
  const kinds = present(D.edges?.kind ?? []);
  const fill = (id, options) => {
    const at = byId(id);
    at.replaceChildren(option("", t("all")), ...options);
    at.value = chosen[id] ?? "";
  };
  const order = ["central", "province", "district", "commune"];
  fill("level", order.filter((name) => levels.has(name)).map((name) => option(name, levelName(name))));
  fill("province", D.provinces.map((name) => option(name, visible(name))));
  const wide = [option("anyDocument", t("anyDocument")), option("noDocument", t("noDocument"))];
  const narrow = [...STATES.filter((name) => states.has(name)), "overdue"].map((name) => option(name, t(name)));
  fill("status", [...wide, ...narrow]);
  fill("kind", KINDS.filter((name) => kinds.has(name)).map((name) => option(name, t(name))));
  const months = [...new Set(D.documents.issued.map((day) => day.slice(0, 7)).filter((day) => day.length === 7))].sort();
  for (const id of ["from", "to"]) {
    const known = chosen[id] && !months.includes(chosen[id]) ? [...months, chosen[id]].sort() : months;
    fill(id, known.map((month) => option(month, /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? shortMonth(month) : visible(month))));
  }
  byId("clear").disabled = !isSifted();
}

function startFilters() {
  for (const name of NAMES) {
    byId(name).addEventListener("change", () => go({ filters: { ...chosen, [name]: byId(name).value } }));
  }
  byId("clear").addEventListener("click", () => go({ filters: {} }));
  byId("sift").addEventListener("click", () => {
    const open = byId("filters").classList.toggle("open");
    byId("sift").setAttribute("aria-expanded", String(open));
  });
  byId("tools").addEventListener("submit", (event) => event.preventDefault());
}
