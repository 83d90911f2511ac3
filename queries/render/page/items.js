// A branch, group or body in, what stands under it in the tree out.
// An item is {kind, row, key}: p a place, g a group of bodies, b a body, d a document, q the places below
// one of which nothing but an expectation is known. Its children are made when it is opened.
const QUIET = 6;

function itemOf(kind, row, mark = "") {
  return { kind, row, key: `${kind}/${row}${mark}` };
}

function papersOf(body) {
  return D.bodies.documents[body].filter((row) => kept.paper[row]);
}

/** A body, or its only document; ``mark`` tells its row among the members of a group apart. */
function leafOf(body, mark = "") {
  const papers = papersOf(body);
  return papers.length === 1 ? itemOf("d", papers[0], mark) : itemOf("b", body, mark);
}

function ownOf(branch) {
  return X.bodies[branch].filter((row) => kept.body[row] && D.groups.branch[D.bodies.group[row]] !== branch);
}

function aloneIn(branch) {
  return X.alone[branch].filter((row) => kept.paper[row]);
}

function remains(branch) {
  return kept.papers[branch] > 0 || STATES.some((name) => kept.counts[name][branch] > 0);
}

/** What a branch has besides those of whom nothing is known but that a group further up has them. */
function plainOf(branch) {
  return ownOf(branch).filter((row) => D.bodies.group[row] < 0 || !isOpen(row));
}

/** Whether all that remains in a branch is listed in a group further up. */
function grouped(branch) {
  return ownOf(branch).length > 0 && !plainOf(branch).length && !aloneIn(branch).length && !X.under[branch].some(remains);
}

/** A branch, or its only body where it holds no more. */
function branchItem(branch) {
  const own = plainOf(branch);
  const alone = aloneIn(branch);
  const more = X.under[branch].some(remains) || groupsIn(branch).length;
  if (!more && own.length + alone.length === 1) return own.length ? leafOf(own[0]) : itemOf("d", alone[0]);
  return itemOf("p", branch);
}

function groupsIn(branch) {
  X.groups ??= listed(D.groups.branch, D.branches.name.length);
  return X.groups[branch].filter((group) => membersOf(group).length);
}

function membersOf(group) {
  return X.members[group].filter((row) => kept.body[row]);
}

function isQuiet(branch) {
  if (!X.under[branch].length) return !aloneIn(branch).length && plainOf(branch).every((row) => X.state[row] === "expected");
  return !kept.papers[branch] && STATES.every((name) => name === "expected" || !kept.counts[name][branch]);
}

/** The places below that are shown as branches: those with something to see, and the quiet ones. */
function below(branch) {
  const rows = X.under[branch].filter((row) => remains(row) && !grouped(row));
  const quiet = rows.filter(isQuiet);
  if (quiet.length < QUIET || quiet.length === rows.length || isSifted()) return [rows, []];
  return [rows.filter((row) => !isQuiet(row)), quiet];
}

/** Bodies with a document, then those that are to act, then those of which nothing is expected. */
function ranked(bodies) {
  const rank = (row) => (isOpen(row) ? 1 : X.state[row] === "not_expected" ? 2 : 0);
  return [0, 1, 2].flatMap((one) => bodies.filter((row) => rank(row) === one));
}

function childrenOf({ kind, row }) {
  if (kind === "g") return membersOf(row).map((body) => leafOf(body, "/g"));
  if (kind === "q") return below(row)[1].map(branchItem);
  if (kind === "b") return papersOf(row).length > 1 ? papersOf(row).map((one) => itemOf("d", one)) : [];
  if (kind !== "p") return [];
  const own = ownOf(row);
  const [loud, quiet] = below(row);
  return [
    ...aloneIn(row).map((one) => itemOf("d", one)),
    ...ranked(own).map((body) => leafOf(body)),
    ...groupsIn(row).map((group) => itemOf("g", group)),
    ...loud.map(branchItem),
    ...(quiet.length ? [itemOf("q", row)] : []),
  ];
}

function hasChildren({ kind, row }) {
  return kind === "p" || kind === "g" || kind === "q" || (kind === "b" && papersOf(row).length > 1);
}

/** The keys from the top of the tree down to an item; those that are not drawn are passed over. */
function trailTo({ kind, row }) {
  const body = kind === "d" ? X.owner[row] : kind === "b" ? row : -1;
  let branch = kind === "p" ? row : kind === "g" ? D.groups.branch[row] : body >= 0 ? D.bodies.branch[body] : D.documents.branch[row];
  let group = kind === "g" ? row : -1;
  const inGroup = body >= 0 && kept.body[body] && D.bodies.group[body] >= 0;
  if (inGroup && (D.groups.branch[D.bodies.group[body]] === branch || (isOpen(body) && (grouped(branch) || branchItem(branch).kind !== "p")))) {
    group = D.bodies.group[body];
    branch = D.groups.branch[group];
  }
  const trail = [];
  for (let one = branch; one >= 0; one = D.branches.parent[one]) trail.unshift(`p/${one}`);
  const mark = kind !== "g" && group >= 0 ? "/g" : "";
  if (group >= 0) trail.push(`g/${group}`);
  if (body >= 0) trail.push(`b/${body}${mark}`);
  if (kind === "d") trail.push(`d/${row}${mark}`, `d/${row}`);
  if (kind === "p" && !X.under[row].some(remains)) { // a place of one body is drawn as that body
    const only = branchItem(row);
    if (only.kind !== "p") trail.push(only.key);
  }
  if (kind === "b" && papersOf(row).length === 1) trail.push(`d/${papersOf(row)[0]}${mark}`);
  return trail;
}
