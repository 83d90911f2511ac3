// What remains in, an expandable tree of at most 500 drawn rows out; the keys follow the ARIA tree pattern.
const DRAWN = 500;
const PAGE = 80;
const FIRST = 24;
const opened = new Set();
const order = [];
let rowsByKey = new Map();
let current = null;
let typed = { text: "", at: 0 };

function tops() {
  return X.tops.filter(remains).map(branchItem);
}

function drawTree() {
  const tree = byId("tree");
  rowsByKey = new Map();
  const items = tops();
  if (!opened.size && !isSifted()) openFirst(items);
  tree.replaceChildren();
  fill(tree, items, 1, 0, PAGE);
  if (!items.length) tree.append(el("li", { role: "none", class: "nothing", text: t("nothing") }));
  setCurrent(tree.querySelector("[role=treeitem]"), false);
}

/** Opens the top, and further levels while they are few: a small cascade is seen at once. */
function openFirst(items) {
  let level = items;
  let drawn = items.length;
  for (let depth = 0; level.length && depth < 6; depth++) {
    const inner = level.filter((item) => hasChildren(item) && item.kind !== "g" && item.kind !== "q");
    const next = inner.map(childrenOf);
    drawn += next.reduce((total, list) => total + list.length, 0);
    if (depth > 0 && drawn > FIRST) return;
    inner.forEach((item) => opened.add(item.key));
    level = next.flat();
  }
}

function drawn() {
  return byId("tree").getElementsByTagName("li").length;
}

function fill(list, items, depth, start, size) {
  const page = items.slice(start, start + Math.max(10, Math.min(size, DRAWN - drawn())));
  const part = document.createDocumentFragment();
  const rows = page.map((item, place) => treeRow(item, depth, start + place + 1, items.length));
  part.append(...rows);
  list.append(part);
  const left = items.length - start - page.length;
  if (left > 0) list.append(moreRow(list, items, depth, start + page.length, left));
  rows.forEach((row) => opened.has(row.item.key) && hasChildren(row.item) && expand(row, false));
}

function moreRow(list, items, depth, next, left) {
  const row = el("li", { role: "treeitem", class: "more", tabindex: -1, "aria-level": depth, "aria-label": t("more", number(left)) });
  row.append(el("div", { class: "row" }, el("span", { class: "twist" }), el("span", { text: t("more", number(left)) + " …" })));
  row.act = () => {
    makeRoom(PAGE, list);
    row.remove();
    fill(list, items, depth, next, PAGE);
    setCurrent(list.children[next] ?? list.lastElementChild, true);
  };
  return row;
}

function treeRow(item, depth, place, size) {
  const row = el("li", { role: "treeitem", tabindex: -1, "aria-level": depth, "aria-posinset": place, "aria-setsize": size });
  const holds = hasChildren(item);
  if (holds) row.setAttribute("aria-expanded", "false");
  row.item = item;
  const face = faceOf(item);
  row.setAttribute("aria-label", face.label);
  row.append(el("div", { class: `row ${face.name}` }, el("span", { class: holds ? "twist holds" : "twist" }), ...face.parts));
  row.act = item.kind === "p" || item.kind === "q" ? () => toggle(row) : () => openItem(row);
  rowsByKey.set(item.key, row);
  return row;
}

function openItem(row) {
  const { kind, row: at } = row.item;
  if (kind === "g" && row.getAttribute("aria-expanded") === "false") expand(row);
  open(kind, at);
}

function toggle(row) {
  if (row.getAttribute("aria-expanded") === "true") collapse(row);
  else expand(row);
}

function expand(row, room = true) {
  if (row.getAttribute("aria-expanded") !== "false") return;
  const items = childrenOf(row.item);
  if (items.some(unnamed)) {
    details().then(() => expand(row, room));
    return;
  }
  if (room) makeRoom(Math.min(PAGE, items.length), row);
  row.setAttribute("aria-expanded", "true");
  opened.add(row.item.key);
  order.push(row);
  const list = el("ul", { role: "group" });
  row.append(list);
  fill(list, items, Number(row.getAttribute("aria-level")) + 1, 0, PAGE);
}

/** Whether the name of an item is in the half of the data that is still being unpacked. */
function unnamed({ kind, row }) {
  const names = { p: D.branches.name, b: D.bodies.name, d: D.documents.issuer }[kind];
  return names?.[row] === null;
}

function collapse(row) {
  if (row.getAttribute("aria-expanded") !== "true") return;
  row.setAttribute("aria-expanded", "false");
  row.querySelectorAll("[aria-expanded=true]").forEach((one) => opened.delete(one.item?.key));
  opened.delete(row.item.key);
  const held = row.contains(document.activeElement) && document.activeElement !== row;
  row.querySelectorAll("li").forEach((one) => one.item && rowsByKey.delete(one.item.key));
  row.querySelector(":scope > ul")?.remove();
  if (held || !current?.isConnected) setCurrent(row, held);
}

/** Closes what was opened longest ago until so many rows more can be drawn. */
function makeRoom(more, beside) {
  for (const row of [...order]) {
    if (drawn() + more <= DRAWN) return;
    if (!row.isConnected || row.contains(beside)) continue;
    order.splice(order.indexOf(row), 1);
    collapse(row);
  }
}

function setCurrent(row, focus = true) {
  if (!row) return;
  if (current) current.tabIndex = -1;
  current = row;
  row.tabIndex = 0;
  if (focus) row.focus();
}

/** Opens the tree down to an item and marks it; the row, or null where the filters leave it out. */
function reveal(item, focus = false) {
  let row = null;
  const trail = trailTo(item);
  for (const [place, key] of trail.entries()) {
    const next = rowsByKey.get(key) ?? (row && shownUnder(row, key));
    if (!next) continue;
    row = next;
    if (hasChildren(row.item) && place < trail.length - 1) expand(row);
  }
  byId("tree").querySelector(".selected")?.classList.remove("selected");
  if (!row) return null;
  row.classList.add("selected");
  setCurrent(row, focus);
  return row;
}

/** The row of a key that stands on a later page of an open row, with the pages until there drawn. */
function shownUnder(row, key) {
  const items = row.item ? childrenOf(row.item) : [];
  if (!items.some((item) => item.key === key)) {
    const quiet = rowsByKey.get(`q/${row.item.row}`);
    if (row.item.kind !== "p" || !quiet || !childrenOf(quiet.item).some((item) => item.key === key)) return null;
    expand(quiet);
    return shownUnder(quiet, key);
  }
  for (let more; !rowsByKey.has(key) && (more = row.querySelector(":scope > ul > .more")); ) more.act();
  return rowsByKey.get(key) ?? null;
}

function visibleRows() {
  return [...byId("tree").querySelectorAll("[role=treeitem]")];
}

function treeKeys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !current) return;
  const rows = visibleRows();
  const at = rows.indexOf(current);
  const open = current.getAttribute("aria-expanded");
  const moves = {
    ArrowDown: () => setCurrent(rows[at + 1]),
    ArrowUp: () => setCurrent(rows[at - 1]),
    Home: () => setCurrent(rows[0]),
    End: () => setCurrent(rows.at(-1)),
    ArrowRight: () => (open === "false" ? expand(current) : open === "true" && setCurrent(current.querySelector("li"))),
    ArrowLeft: () => (open === "true" ? collapse(current) : setCurrent(current.parentElement.closest("li"))),
    Enter: () => current.act(),
    " ": () => current.act(),
    "*": () => [...current.parentElement.children].forEach((row) => row.item && hasChildren(row.item) && expand(row)),
  };
  const fresh = event.timeStamp - typed.at > 700;
  if (Object.hasOwn(moves, event.key) && (event.key !== " " || fresh)) {
    moves[event.key]();
    event.preventDefault();
  } else if (event.key.length === 1) {
    typed = { text: (fresh ? "" : typed.text) + folded(event.key), at: event.timeStamp };
    const turn = [...rows.slice(at + (fresh ? 1 : 0)), ...rows.slice(0, at)];
    setCurrent(turn.find((row) => folded(row.getAttribute("aria-label")).startsWith(typed.text)));
    event.preventDefault();
  }
}

function startTree() {
  const tree = byId("tree");
  tree.addEventListener("keydown", treeKeys);
  tree.addEventListener("click", (event) => {
    const row = event.target.closest("[role=treeitem]");
    if (!row) return;
    setCurrent(row);
    if (event.target.classList.contains("holds")) toggle(row);
    else row.act();
  });
}
