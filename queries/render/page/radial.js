// A place in, what a picture of its documents can carry, each thing with its place on the rings, out.
// A node is {id, kind: d|p, row, parent}; the angles of a whole cascade are those that Python computed.
const MOST = 500;

/** The documents in a place and below it that remain, in the order of the cascade. */
function documentsIn(branch) {
  const { last } = D.branches;
  const rows = [];
  for (let row = 0; row < D.documents.symbol.length; row++) {
    const at = D.documents.branch[row];
    const inside = branch < 0 || (at >= branch && at <= last[branch]);
    if (inside && (kept.paper[row] || row === D.root)) rows.push(row);
  }
  return rows;
}

/** The place that holds all: the only one on top, else none. */
function wholeBranch() {
  return X.tops.length === 1 ? X.tops[0] : -1;
}

/** The widest place around a document or place that is drawn document by document. */
function drawnAround(branch) {
  for (const row of trailOf(branch)) if (documentsIn(row).length <= MOST) return row;
  return branch;
}

function trailOf(branch) {
  const rows = [];
  for (let row = branch; row >= 0; row = D.branches.parent[row]) rows.unshift(row);
  return rows;
}

/** The nodes of a place's picture; places that hold too many documents stand as one node each. */
function nodesOf(branch) {
  const rows = documentsIn(branch);
  const whole = branch === wholeBranch();
  const top = whole && D.root >= 0 ? `d${D.root}` : `p${branch}`;
  const centre = whole && D.root >= 0 ? { id: top, kind: "d", row: D.root, parent: "" } : { id: top, kind: "p", row: branch, parent: "" };
  if (rows.length <= MOST) {
    const here = new Set(rows);
    const others = rows.filter((row) => `d${row}` !== top);
    const parentOf = (row) => (here.has(D.documents.parent[row]) ? `d${D.documents.parent[row]}` : D.documents.relation[row] === "beside" ? "" : top);
    return { nodes: [centre, ...others.map((row) => ({ id: `d${row}`, kind: "d", row, parent: parentOf(row) }))], total: rows.length, places: false };
  }
  const own = rows.filter((row) => D.documents.branch[row] === branch && `d${row}` !== top).slice(0, MOST / 2);
  const inner = (branch < 0 ? X.tops : X.under[branch]).filter((row) => kept.papers[row]).slice(0, MOST / 2);
  const nodes = [
    centre,
    ...own.map((row) => ({ id: `d${row}`, kind: "d", row, parent: top })),
    ...inner.map((row) => ({ id: `p${row}`, kind: "p", row, parent: top })),
  ];
  return { nodes, total: rows.length, places: true };
}

/** The document to which one beside the cascade is tied, by the strongest link that is told. */
function tieOf(row, here) {
  const other = (edge) => (D.edges.child[edge] === row ? D.edges.parent[edge] : D.edges.child[edge]);
  const edge = [...X.lower[row], ...X.upper[row]].find((one) => here.has(other(one)) && D.documents.relation[other(one)] !== "beside");
  return edge === undefined ? "" : `d${other(edge)}`;
}

/** The nodes with depth, angle and place: every leaf has an equal share of the circle, every step a ring. */
function placed(nodes, whole) {
  const byName = new Map(nodes.map((node) => [node.id, { ...node, inner: [] }]));
  const here = new Set(nodes.filter((node) => node.kind === "d").map((node) => node.row));
  const [centre] = byName.values();
  for (const node of byName.values()) {
    if (node === centre) continue;
    const home = byName.get(node.parent) ?? byName.get(tieOf(node.row, here)) ?? centre;
    home.inner.push(node);
  }
  let leaves = 0;
  const sizes = [];
  const walk = (node, depth) => {
    Object.assign(node, { depth, ring: depth, centre: !depth, leaf: depth > 0 && !node.inner.length });
    sizes[depth] = (sizes[depth] ?? 0) + 1;
    node.inner.forEach((one) => walk(one, depth + 1));
    node.slot = node.inner.length ? (node.inner[0].slot + node.inner.at(-1).slot) / 2 : leaves++;
  };
  walk(centre, 0);
  const radius = [0];
  for (let depth = 1; depth < sizes.length; depth++) radius.push(Math.max(radius[depth - 1] + 150, (sizes[depth] * 40) / (2 * Math.PI)));
  const { x, y } = D.documents;
  const python = whole && x.length > 0 && leaves > 40;
  for (const node of byName.values()) {
    node.angle = python ? Math.atan2(y[node.row], x[node.row]) : ((node.slot + 0.5) / Math.max(leaves, 1)) * 2 * Math.PI - Math.PI / 2;
    node.x = Math.round(radius[node.depth] * Math.cos(node.angle));
    node.y = Math.round(radius[node.depth] * Math.sin(node.angle));
  }
  return { spread: [...byName.values()], rings: radius.slice(1) };
}
