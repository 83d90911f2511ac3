// The address of the page in, what is open out: every step is an address that can be shared.
// #/d/ID a document, #/b/ID a body, #/p/NAME/NAME a place, #/g/NAME/NAME/GROUP a group of bodies there;
// after ? the filters, view=network and of=NAME/NAME (the place whose documents are drawn).
let route = { item: null, view: "tree", of: "" };
let restoring = false;

function addressOf({ item, view, of, filters }) {
  const path = item ? "/" + [item.kind, ...item.names].map(encodeURIComponent).join("/") : "/";
  const asked = new URLSearchParams();
  for (const name of NAMES) if (filters[name]) asked.set(name, filters[name]);
  if (view === "network") asked.set("view", view);
  if (view === "network" && of) asked.set("of", of);
  const tail = asked.toString();
  return "#" + path + (tail ? "?" + tail : "");
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readAddress() {
  const [path, tail] = location.hash.slice(1).split("?", 2);
  const asked = new URLSearchParams(tail ?? "");
  const filters = {};
  for (const name of NAMES) if (asked.get(name)) filters[name] = asked.get(name);
  const [kind, ...names] = path.split("/").filter(Boolean).map(decoded);
  const item = kind && names.length ? { kind, names } : null;
  return { item, filters, view: asked.get("view") === "network" ? "network" : "tree", of: asked.get("of") ?? "" };
}

/** Goes to a state: what is not named stays as it is. */
function go(change) {
  const address = addressOf({ item: route.item, view: route.view, of: route.of, filters: chosen, ...change });
  if (address === (location.hash || "#/")) apply();
  else location.hash = address;
}

/** Shows what the address names. */
function apply(first = false) {
  const asked = readAddress();
  const sifted = first || JSON.stringify(asked.filters) !== JSON.stringify(chosen);
  chosen = asked.filters;
  route = asked;
  if (sifted) {
    sift();
    fillFilters();
    drawTree();
    drawMatrix();
    drawTimeline();
    if (!first) announce(t("shown", number(sum(kept.body)), number(sum(kept.paper))));
  }
  showView(first);
  showPanel(first);
}

function itemFor(kind, row) {
  if (kind === "d") return { kind, names: [D.documents.id[row]] };
  if (kind === "b") return { kind, names: [D.bodies.id[row]] };
  if (kind === "g") return { kind, names: [...pathOf(D.groups.branch[row]), D.groups.name[row]] };
  return { kind: "p", names: pathOf(row) };
}

async function open(kind, row) {
  await details();
  go({ item: itemFor(kind, row) });
}

/** What an item of the address names, {kind, row}, or null. */
function found(item) {
  if (!item) return null;
  const { kind, names } = item;
  let row = -1;
  if (kind === "d") row = D.documents.id.indexOf(names[0]);
  else if (kind === "b") row = D.bodies.id.indexOf(names[0]);
  else if (kind === "p") row = branchAt(names);
  else if (kind === "g") row = groupAt(branchAt(names.slice(0, -1)), names.at(-1));
  return row < 0 ? null : { kind, row };
}

function groupAt(branch, name) {
  return D.groups.name.findIndex((one, row) => one === name && D.groups.branch[row] === branch);
}
