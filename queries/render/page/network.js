// The documents of a branch in, a picture of them out: drawn by vis-network at the places that Python computed.
const MOST = 1200;
let network = null;
let drawnKey = "";
let visAsked = null;

/** The address of the branch to draw: nothing for the whole cascade. */
function networkOf(id) {
  return id && id !== D.documents.id[D.root] ? id : "";
}

function visNetwork() {
  visAsked ??= unpacked("vis").then((code) => {
    document.body.append(el("script", { text: code })); // its sum stands in the policy of the page
    if (!window.vis) throw new Error("vis-network");
  });
  return visAsked;
}

/** The documents under one, by steps: [[root], its children, ...]. */
function stepsUnder(top) {
  X.children ??= childrenByParent();
  const levels = [[top]];
  const seen = new Set([top]);
  while (levels.at(-1).length) {
    const next = levels.at(-1).flatMap((row) => X.children[row]).filter((row) => !seen.has(row) && seen.add(row));
    levels.push(next);
  }
  levels.pop();
  return levels;
}

function childrenByParent() {
  const lists = X.lists(D.documents.id.length);
  D.documents.parent.forEach((parent, row) => parent >= 0 && lists[parent].push(row));
  return lists;
}

/** As many steps as can be read in one picture; what is behind a node that was not opened is counted on it. */
function readable(top) {
  const levels = stepsUnder(top).map((level, depth) => (depth ? level.filter((row) => kept.paper[row]) : level));
  const shown = [];
  let cut = 0;
  while (cut < levels.length && shown.length + levels[cut].length <= MOST) shown.push(...levels[cut++]);
  const total = levels.reduce((all, level) => all + level.length, 0);
  return { shown, total, left: total - shown.length, refused: cut < 2 && levels.length > 1 };
}

/** A cascade too large for any picture of the whole: its places have none. */
function refusal(top) {
  return { shown: [], total: D.documents.last[top] - top + 1, left: 0, refused: true };
}

function behind(row) {
  return D.documents.last[row] - row;
}

function showView(first) {
  const on = route.view === "network";
  byId("as-tree").setAttribute("aria-pressed", String(!on));
  byId("as-network").setAttribute("aria-pressed", String(on));
  byId("tree").hidden = on;
  byId("network").hidden = !on;
  if (on) drawNetwork(first);
}

async function drawNetwork() {
  const top = Math.max(D.documents.id.indexOf(route.of), 0) || Math.max(D.root, 0);
  const key = JSON.stringify([top, chosen, language, document.documentElement.dataset.theme]);
  if (key === drawnKey && network) return;
  drawnKey = key;
  const { shown, total, left, refused } = D.limits.hairball ? refusal(top) : readable(top);
  const box = byId("network");
  network?.destroy();
  network = null;
  if (refused) {
    box.replaceChildren(...choices(top, total));
    return;
  }
  const canvas = el("div", { class: "canvas", tabindex: 0, role: "application", "aria-label": `${t("networkOf")}: ${t("networkNote", number(shown.length))}` });
  const note = t("networkNote", number(shown.length)) + (left ? " " + t("networkPart", number(left)) : "");
  box.replaceChildren(trail(top), canvas, zoomButtons(), el("p", { class: "soft", text: note }));
  announce(t("working"));
  await visNetwork();
  if (drawnKey !== key) return;
  network = drawVis(canvas, shown, left > 0);
  announce(t("networkNote", number(shown.length)));
  showSelected(found(route.item));
}

/** The documents from the root down to the one whose branch is drawn. */
function trail(top) {
  const steps = [];
  for (let row = D.documents.parent[top]; row >= 0 && steps.length < 20; row = D.documents.parent[row]) steps.unshift(row);
  const line = el("p", { class: "trail" });
  for (const row of steps) {
    const link = el("a", { href: addressOf({ item: route.item, view: "network", of: networkOf(D.documents.id[row]), filters: chosen }) }, said(symbolOf(row)));
    line.append(link, " › ");
  }
  if (steps.length) line.append(said(symbolOf(top)));
  return line;
}

/** The branches of a cascade that no picture can carry; without coordinates, the places of the tree. */
function choices(top, total) {
  const words = el("p", { text: t("networkTooMany", number(total)) });
  if (D.limits.hairball) {
    const places = D.branches.parent.map((parent, row) => [parent, row]).filter(([parent, row]) => parent === 0 && remains(row));
    const entry = ([, row]) => {
      const address = addressOf({ item: itemFor("p", row), view: "tree", of: "", filters: chosen });
      return el("li", {}, el("a", { href: address }, said(branchName(row))), " ", tally(countsOf(itemOf("p", row))));
    };
    return [words, list(places, entry, 80), el("p", { class: "soft", text: t("leftOut", symbolOf(D.root)) })];
  }
  X.children ??= childrenByParent();
  const branches = X.children[top].filter(behind).sort((one, other) => behind(other) - behind(one) || one - other);
  const entry = (row) => {
    const address = addressOf({ item: route.item, view: "network", of: D.documents.id[row], filters: chosen });
    return el("li", {}, el("a", { href: address }, said(`${symbolOf(row)} · ${short(D.documents.issuer[row])}`)), ` ${number(behind(row) + 1)}`);
  };
  return [trail(top), words, list(branches, entry, 80)];
}

/** Places for a part of the cascade: its slice of the circle stretched to the whole, its rings begun anew. */
function places(rows) {
  const { x, y, ring } = D.documents;
  const [top, ...others] = rows;
  if (top === D.root || !others.length) return new Map(rows.map((row) => [row, [x[row], y[row]]]));
  const turn = (row) => Math.atan2(y[row], x[row]);
  const apart = (row) => {
    const angle = turn(row) - turn(top);
    return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
  };
  const angles = others.map(apart);
  const low = Math.min(...angles);
  const wide = Math.max(...angles) - low || 1;
  const sizes = new Map();
  for (const row of others) sizes.set(ring[row], (sizes.get(ring[row]) ?? 0) + 1);
  const radius = new Map();
  let last = 0;
  for (const one of [...sizes.keys()].sort((a, b) => a - b)) {
    last = Math.max(last + 130, (sizes.get(one) * 34) / (2 * Math.PI));
    radius.set(one, last);
  }
  const full = 2 * Math.PI * (1 - 1 / (others.length + 1));
  const found = new Map([[top, [0, 0]]]);
  others.forEach((row, place) => {
    const angle = ((angles[place] - low) / wide) * full;
    found.set(row, [Math.round(radius.get(ring[row]) * Math.cos(angle)), Math.round(radius.get(ring[row]) * Math.sin(angle))]);
  });
  return found;
}

function colourOf(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function drawVis(box, rows, cut) {
  const { status, relation, parent, level } = D.documents;
  const at = places(rows);
  const here = new Set(rows);
  const [ink, paper, line] = ["--ink", "--paper", "--line-strong"].map(colourOf);
  const colours = Object.fromEntries(["loaded", "attested"].map((name) => [name, colourOf(`--${name}`)]));
  const sizes = { central: 16, province: 11, district: 8, commune: 6 };
  const nodes = rows.map((row, place) => {
    const hidden = cut ? X.children[row].filter((one) => !here.has(one)).reduce((all, one) => all + 1 + behind(one), 0) : 0;
    const name = symbolOf(row) + (hidden ? ` +${number(hidden)}` : "");
    const loaded = status[row] === "loaded";
    return {
      id: row, x: at.get(row)[0], y: at.get(row)[1], label: `${name}\n${short(visible(D.documents.issuer[row]))}`.slice(0, 80),
      size: place ? sizes[level[row]] ?? 6 : 20, borderWidth: hidden ? 4 : 2,
      color: { background: loaded ? colours.loaded : paper, border: colours[status[row]] ?? ink },
    };
  });
  const edges = rows.filter((row) => here.has(parent[row])).map((row) => ({
    id: row, from: parent[row], to: row, dashes: relation[row] === "unproven",
  }));
  const options = {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: false, dragNodes: false, hideEdgesOnDrag: rows.length > 600, hideEdgesOnZoom: rows.length > 600 },
    nodes: { shape: "dot", font: { color: ink, size: 14, strokeWidth: 3, strokeColor: paper }, scaling: { label: { enabled: true, drawThreshold: 8, min: 14, max: 14 } } },
    edges: { color: { color: line, opacity: 0.8 }, width: 1, smooth: false },
  };
  const drawn = new window.vis.Network(box, { nodes: new window.vis.DataSet(nodes), edges: new window.vis.DataSet(edges) }, options);
  drawn.on("click", ({ nodes: [row] }) => row !== undefined && open("d", row));
  drawn.on("doubleClick", ({ nodes: [row] }) => row !== undefined && go({ of: networkOf(D.documents.id[row]) }));
  drawn.once("afterDrawing", () => (document.documentElement.dataset.network = "drawn"));
  drawn.fit({ animation: false });
  box.addEventListener("keydown", networkKeys);
  return drawn;
}

function zoom(factor) {
  network?.moveTo({ scale: network.getScale() * factor });
}

function shift(right, down) {
  const { x, y } = network.getViewPosition();
  const scale = network.getScale();
  network.moveTo({ position: { x: x + right / scale, y: y + down / scale } });
}

function networkKeys(event) {
  const moves = {
    ArrowLeft: () => shift(-60, 0), ArrowRight: () => shift(60, 0), ArrowUp: () => shift(0, -60), ArrowDown: () => shift(0, 60),
    "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: () => network?.fit(),
  };
  if (!network || event.ctrlKey || event.metaKey || !Object.hasOwn(moves, event.key)) return;
  moves[event.key]();
  event.preventDefault();
}

function zoomButtons() {
  const make = (sign, name, act) => el("button", { type: "button", "aria-label": t(name), title: t(name), text: sign, onclick: act });
  return el("p", { class: "zoom" }, make("+", "zoomIn", () => zoom(1.25)), make("−", "zoomOut", () => zoom(0.8)), make("⤢", "fit", () => network?.fit()));
}

function showSelected(item) {
  if (!network || item?.kind !== "d") return;
  try {
    network.selectNodes([item.row]);
  } catch {
    network.unselectAll(); // the document stands behind a node that is not opened
  }
}
