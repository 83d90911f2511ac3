// A place in, a picture of its documents out: drawn by vis-network, physics off, at places computed before.
let network = null;
let drawnKey = "";
let visAsked = null;

function visNetwork() {
  visAsked ??= unpacked("vis").then((code) => {
    document.body.append(el("script", { text: new TextDecoder().decode(code) })); // its sum stands in the policy of the page
    if (!window.vis) throw new Error("vis-network");
  });
  return visAsked;
}

function showView() {
  const on = route.view === "network";
  byId("as-tree").setAttribute("aria-pressed", String(!on));
  byId("as-network").setAttribute("aria-pressed", String(on));
  byId("tree").hidden = on;
  byId("network").hidden = !on;
  if (on) drawNetwork();
}

/** The place of an address, the whole where it names none. */
function branchOf(text) {
  const found = text ? branchAt(text.split("/").map(decoded)) : -1;
  return found >= 0 ? found : wholeBranch();
}

function ofBranch(branch) {
  return branch === wholeBranch() ? "" : pathOf(branch).map(encodeURIComponent).join("/");
}

/** The address of the picture in which a document or place is drawn. */
function ofItem({ kind, row }) {
  const branch = { d: () => D.documents.branch[row], b: () => D.bodies.branch[row], g: () => D.groups.branch[row], p: () => row }[kind]();
  return ofBranch(branch >= 0 ? drawnAround(branch) : wholeBranch());
}

async function drawNetwork() {
  await details();
  const branch = branchOf(route.of);
  const key = JSON.stringify([branch, chosen, language, isDark()]);
  if (key === drawnKey && network) return;
  drawnKey = key;
  const { nodes, total, places } = nodesOf(branch);
  const box = byId("network");
  network?.destroy();
  network = null;
  const note = places ? t("networkPlaces", number(total)) : t("networkNote", number(nodes.length));
  const canvas = el("div", { class: "canvas", tabindex: 0, role: "application", "aria-label": `${t("networkOf")}: ${note}` });
  box.replaceChildren(trail(branch), el("div", { class: "frame" }, canvas, zoomButtons()), el("p", { class: "soft", text: `${note} ${t("networkUse")}` }), innerPlaces(nodes));
  await visNetwork();
  if (drawnKey !== key) return;
  if (!canvas.clientWidth) return void (drawnKey = ""); // meanwhile another view was asked for
  network = drawVis(canvas, nodes, branch === wholeBranch() && !places && total === D.documents.id.length);
  announce(note);
  showSelected(found(route.item));
}

/** The places from the top down to the one that is drawn. */
function trail(branch) {
  const line = el("p", { class: "trail" });
  const rows = trailOf(branch);
  if (rows.length < 2 && branch === wholeBranch()) return line;
  rows.slice(0, -1).forEach((row) => line.append(networkLink(row), " › "));
  line.append(said(branchName(branch)));
  return line;
}

function networkLink(row) {
  return el("a", { href: addressOf({ item: route.item, view: "network", of: ofBranch(row), filters: chosen }) }, said(branchName(row)));
}

/** The places drawn as one node each, as links: what the canvas shows to a mouse. */
function innerPlaces(nodes) {
  const places = nodes.filter((node, place) => place && node.kind === "p");
  if (!places.length) return "";
  return el("ul", { class: "inner" }, ...places.map(({ row }) => el("li", {}, networkLink(row), ` ${number(kept.papers[row])}`)));
}

function colourOf(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** How a node looks: a document by its status, a place by how many documents stand behind it. */
function visNode(node, look) {
  const { status, level } = D.documents;
  const base = { id: node.id, x: node.x, y: node.y, size: node.size };
  if (node.kind === "p") return { ...base, color: { background: node.centre ? look.paper : look.colours.attested, border: look.ink } };
  const colour = look.colours[status[node.row]] ?? look.ink;
  return { ...base, borderWidth: 3, color: { background: status[node.row] === "loaded" ? colour : look.paper, border: colour } };
}

function sizeOf(node) {
  if (node.kind === "p") return node.centre ? 18 : Math.min(17, 6 + Math.sqrt(kept.papers[node.row]) / 2);
  return node.centre ? 18 : { central: 13, province: 11, district: 9, commune: 7 }[D.documents.level[node.row]] ?? 7;
}

function linesOf(node) {
  if (node.kind === "p") return [short(branchName(node.row)) + (node.centre ? "" : ` · ${number(kept.papers[node.row])}`)];
  return [symbolOf(node.row), ...wrapped(short(visible(D.documents.issuer[node.row])))].filter(Boolean);
}

const STYLES = { implements: {}, unproven: { dashes: [8, 6] }, also: { dashes: [2, 5] }, in_task: { dashes: [2, 5] }, based_on: { dashes: [2, 9] }, cites: { dashes: [2, 9] } };

function visEdges(nodes) {
  const here = new Map(nodes.map((node) => [node.id, node]));
  const edges = nodes.filter((node) => here.has(node.parent)).map((node) => ({
    from: node.parent, to: node.id, ...(node.kind === "d" ? STYLES[D.documents.relation[node.row]] : {}),
  }));
  if (nodes.length > 150) return edges;
  const drawn = new Set(edges.map(({ from, to }) => `${from} ${to}`));
  D.edges.child.forEach((child, row) => {
    const [from, to] = [`d${D.edges.parent[row]}`, `d${child}`];
    if (!here.has(from) || !here.has(to) || drawn.has(`${from} ${to}`)) return;
    edges.push({ from, to, ...STYLES[D.edges.kind[row]] });
  });
  return edges;
}

function drawVis(box, nodes, whole) {
  const { spread, rings } = placed(nodes, whole);
  const [ink, paper, line, faint] = ["--ink", "--paper", "--line-strong", "--line"].map(colourOf);
  const colours = Object.fromEntries(["loaded", "attested"].map((name) => [name, colourOf(`--${name}`)]));
  const look = { ink, paper, colours, family: getComputedStyle(document.body).fontFamily };
  for (const node of spread) Object.assign(node, { size: sizeOf(node), lines: linesOf(node) });
  const spokes = spread.filter((node) => node.leaf).length > 30;
  const margin = box.clientWidth > 600 ? 130 : spokes ? 75 : 40;
  const across = 2 * (rings.at(-1) ?? 60);
  const scale = Math.min((box.clientWidth - 2 * margin) / across, (box.clientHeight - (spokes ? 2 * margin : 90)) / across, 1.2);
  const data = {
    nodes: new window.vis.DataSet(spread.map((node) => visNode(node, look))),
    edges: new window.vis.DataSet(visEdges(nodes)),
  };
  const drawn = new window.vis.Network(box, data, {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { dragNodes: false },
    nodes: { shape: "dot" },
    edges: { color: { color: line, highlight: ink, opacity: 0.8 }, width: 1.5 / Math.min(scale, 1), smooth: false },
  });
  drawn.on("beforeDrawing", (canvas) => {
    canvas.strokeStyle = faint;
    canvas.lineWidth = 1 / scale;
    for (const radius of rings) {
      canvas.beginPath();
      canvas.arc(0, 0, radius, 0, 2 * Math.PI);
      canvas.stroke();
    }
  });
  drawn.on("afterDrawing", (canvas) => {
    const view = { scale: drawn.getScale(), position: drawn.getViewPosition(), width: box.clientWidth, height: box.clientHeight };
    drawLabels(canvas, spread, view, look);
    document.documentElement.dataset.network = "drawn";
  });
  drawn.on("click", ({ nodes: [id] }) => id && pressed(id));
  fitted = () => drawn.moveTo({ position: { x: 0, y: 0 }, scale });
  fitted();
  box.addEventListener("keydown", networkKeys);
  return drawn;
}

/** A document opens its panel, a place its own picture. */
function pressed(id) {
  const row = Number(id.slice(1));
  if (id.startsWith("d")) open("d", row);
  else go({ of: ofBranch(row) });
}

let fitted = () => {};

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
    "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: () => fitted(),
  };
  if (!network || event.ctrlKey || event.metaKey || !Object.hasOwn(moves, event.key)) return;
  moves[event.key]();
  event.preventDefault();
}

function zoomButtons() {
  const make = (sign, name, act) => el("button", { type: "button", "aria-label": t(name), title: t(name), text: sign, onclick: act });
  return el("p", { class: "zoom" }, make("+", "zoomIn", () => zoom(1.25)), make("−", "zoomOut", () => zoom(0.8)), make("⤢", "fit", () => fitted()));
}

function showSelected(item) {
  if (!network || item?.kind !== "d") return;
  try {
    network.selectNodes([`d${item.row}`]);
  } catch {
    network.unselectAll(); // the document stands behind a place
  }
}
