// Words in, with or without accents; documents, bodies and places that have them all out.
const FOUND = 40;
let index = null;
let hits = [];
let active = -1;
let showing = null;

function searchIndex() {
  if (index) return index;
  const { branches, bodies, documents } = D;
  index = [];
  branches.name.forEach((name, row) => name && index.push({ kind: "p", row, name, text: folded(name) }));
  bodies.name.forEach((name, row) => index.push({ kind: "b", row, name, text: folded(`${name} ${short(name)}`) }));
  documents.id.forEach((_, row) => {
    const said = [documents.symbol[row], documents.type[row], documents.issuer[row], short(documents.issuer[row]), documents.title[row]];
    index.push({ kind: "d", row, name: documents.symbol[row], text: folded(said.join(" ")) });
  });
  return index;
}

/** Entries that hold every word; first those whose name begins with, then has, the words in a row. */
function searched(words) {
  const asked = folded(words).trim();
  const parts = asked.split(/\s+/).filter(Boolean);
  if (!parts.length) return [];
  const ranked = [];
  for (const entry of searchIndex()) {
    if (!parts.every((part) => entry.text.includes(part))) continue;
    const name = folded(entry.name);
    const rank = name === asked ? 0 : name.startsWith(asked) ? 1 : ` ${name}`.includes(` ${asked}`) ? 2 : name.includes(asked) ? 3 : entry.text.includes(asked) ? 4 : 5;
    ranked.push([rank, ranked.length, entry]);
  }
  ranked.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  return ranked.map((one) => one[2]);
}

function hitText({ kind, row }) {
  if (kind === "p") {
    const above = pathOf(row).slice(1, -1).map(visible).join(", ");
    return [branchName(row), [levelName(D.branches.level[row]), above].filter(Boolean).join(" · ")];
  }
  if (kind === "b") {
    const branch = D.bodies.branch[row];
    const place = pathOf(branch).slice(1).reverse().map(visible).join(", ");
    return [short(D.bodies.name[row]), [t(X.state[row]), place].filter(Boolean).join(" · ")];
  }
  const d = D.documents;
  return [symbolOf(row), [d.type[row], short(d.issuer[row]), d.issued[row] ? date(d.issued[row]) : "", d.title[row]].filter(Boolean).join(" · ")];
}

function showHits() {
  showing = drawHits();
}

async function drawHits() {
  await details();
  const box = byId("found");
  const all = searched(byId("search").value);
  hits = all.slice(0, FOUND);
  active = -1;
  const rows = hits.map((hit, place) => {
    const [name, rest] = hitText(hit);
    const row = el("li", { role: "option", id: `hit-${place}`, "aria-selected": "false" }, said(name, { class: "hit" }), said(rest, { class: "soft" }));
    row.addEventListener("mousedown", (event) => event.preventDefault());
    row.addEventListener("click", () => take(place));
    return row;
  });
  const empty = byId("search").value.trim() && !rows.length;
  if (empty) rows.push(el("li", { role: "option", "aria-disabled": "true", text: t("noResult") }));
  if (all.length > FOUND) rows.push(el("li", { role: "option", "aria-disabled": "true", text: t("more", number(all.length - FOUND)) }));
  box.replaceChildren(...rows);
  showFound(rows.length > 0);
  if (byId("search").value.trim()) announce(all.length ? t("results", number(all.length)) : t("noResult"));
}

function showFound(on) {
  byId("found").hidden = !on;
  byId("search").setAttribute("aria-expanded", String(on));
  if (!on) byId("search").removeAttribute("aria-activedescendant");
}

/** Who types and presses Enter at once gets what was typed, however long the rest takes to unpack. */
async function takeActive() {
  await showing;
  take(Math.max(active, 0));
}

function take(place) {
  const hit = hits[place];
  if (!hit) return;
  showFound(false);
  open(hit.kind, hit.row);
}

/** The list may still be on its way: who types and presses an arrow at once gets its first entry. */
async function moveWhenShown(step) {
  if (byId("found").hidden) showHits();
  await showing;
  moveActive(step);
}

function moveActive(step) {
  if (!hits.length) return;
  byId(`hit-${active}`)?.setAttribute("aria-selected", "false");
  active = (active + step + hits.length) % hits.length;
  const row = byId(`hit-${active}`);
  row.setAttribute("aria-selected", "true");
  row.scrollIntoView({ block: "nearest" });
  byId("search").setAttribute("aria-activedescendant", row.id);
}

function startSearch() {
  const field = byId("search");
  field.addEventListener("input", showHits);
  field.addEventListener("focus", () => field.value.trim() && showHits());
  field.addEventListener("blur", () => showFound(false));
  field.addEventListener("keydown", (event) => {
    const moves = {
      ArrowDown: () => moveWhenShown(1),
      ArrowUp: () => moveWhenShown(-1),
      Enter: takeActive,
      Escape: () => showFound(false),
    };
    if (!Object.hasOwn(moves, event.key)) return;
    if (event.key === "Escape" && byId("found").hidden) return;
    moves[event.key]();
    event.preventDefault();
    event.stopPropagation();
  });
}
