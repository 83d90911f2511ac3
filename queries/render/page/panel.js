// What is open in, its panel out: facts, neighbours, tasks, and the sentence behind every link.
let returnTo = null;
let panelTurn = 0;

async function showPanel(first = false) {
  const panel = byId("panel");
  const turn = ++panelTurn;
  const item = found(route.item);
  document.body.classList.toggle("has-panel", Boolean(route.item));
  panel.hidden = !route.item;
  byId("aside").hidden = false;
  if (!route.item) return closed();
  if (!item) {
    byId("panel-body").replaceChildren(el("h2", { id: "panel-name", text: t("unknown"), tabindex: -1 }));
    return;
  }
  const row = route.view === "tree" ? reveal(item) : null;
  returnTo = row ?? returnTo;
  if (row && first) row.scrollIntoView({ block: "center" });
  await details();
  if (turn !== panelTurn) return;
  const parts = { d: documentPanel, b: bodyPanel, p: placePanel, g: groupPanel }[item.kind](item.row);
  byId("panel-body").replaceChildren(...parts);
  panel.scrollTop = 0;
  byId("panel-name").focus({ preventScroll: !narrow() });
  showSelected(item);
}

function closed() {
  byId("tree").querySelector(".selected")?.classList.remove("selected");
  if (returnTo?.isConnected && route.view === "tree") setCurrent(returnTo);
  returnTo = null;
}

function narrow() {
  return matchMedia("(max-width: 60rem)").matches;
}

function heading(kicker, name) {
  return [el("p", { class: "kicker", text: kicker }), el("h2", { id: "panel-name", tabindex: -1 }, said(name))];
}

/** Pairs of a term and what is said of it; pairs without a value are left out. */
function facts(pairs) {
  const list = el("dl", { class: "facts-list" });
  for (const [term, value] of pairs) {
    if (value === "" || value === null || value === undefined) continue;
    list.append(el("div", {}, el("dt", { text: t(term) }), el("dd", {}, typeof value === "string" ? said(value) : value)));
  }
  return list;
}

function part(name, ...children) {
  return children.length ? el("section", {}, el("h3", { text: t(name) }), ...children) : null;
}

function present(...parts) {
  return parts.flat().filter(Boolean);
}

function itemLink(kind, row, text) {
  const address = addressOf({ item: itemFor(kind, row), view: route.view, of: route.of, filters: chosen });
  return el("a", { href: address }, said(text));
}

function documentLink(row) {
  const { symbol, issuer, issued } = D.documents;
  const name = [symbolOf(row), short(visible(issuer[row]))].filter(Boolean).join(" · ");
  return el("span", {}, itemLink("d", row, name), issued[row] ? el("span", { class: "soft", text: " " + date(issued[row]) }) : null);
}

function stateTag(state, overdue) {
  const tag = el("span", { class: "tag" }, mark(state), t(state));
  return overdue ? el("span", {}, tag, el("span", { class: "late", text: t("overdue") })) : tag;
}

/** A sentence with its cue marked, then who says it, in which file, on which page. */
function proof(row) {
  const { quote, cue_start, cue_end, document: speaker, file, page, scope } = D.evidence;
  const letters = [...quote[row]];
  const piece = (from, to) => visible(letters.slice(from, to).join(""));
  const sentence = el("blockquote", { dir: "auto" });
  const [from, to] = [cue_start[row], cue_end[row]];
  if (to > from) sentence.append(piece(0, from), el("mark", { text: piece(from, to) }), piece(to));
  else sentence.append(piece(0));
  const source = [file[row] >= 0 ? visible(D.files[file[row]]) : "", page[row] > 0 ? t("page", number(page[row])) : ""];
  const foot = el("figcaption", {});
  if (speaker[row] >= 0) foot.append(itemLink("d", speaker[row], symbolOf(speaker[row])), " ");
  foot.append(said(source.filter(Boolean).join(", "), { class: "file" }));
  if (scope[row]) foot.append(el("span", { class: "soft", text: " " + t("scopeWord", known(scope[row])) }));
  return el("figure", { class: "proof" }, sentence, foot);
}

function edgeEntry(edge, other) {
  const { kind, evidence } = D.edges;
  const entry = el("li", {}, el("p", { class: "edge" }, documentLink(other), " ", el("span", { class: "kind", text: t(kind[edge]) })));
  if (evidence[edge].length) entry.append(...evidence[edge].map(proof));
  else entry.append(el("p", { class: "soft", text: t("noSentence") }));
  return entry;
}

/** A list whose first entries are drawn; a button draws the others. */
function list(entries, make, size = 20) {
  const box = el("ul", { class: "entries" });
  const draw = (start) => {
    box.append(...entries.slice(start, start + size).map(make));
    const left = entries.length - start - size;
    if (left <= 0) return;
    const more = el("button", { type: "button", text: t("more", number(left)) + " …" });
    more.addEventListener("click", () => {
      const before = box.children.length - 1;
      more.parentElement.remove();
      draw(start + size);
      box.children[before].querySelector("a, button")?.focus();
    });
    box.append(el("li", {}, more));
  };
  draw(0);
  return box;
}

function taskEntry(task, giver) {
  const { unit, body, group, members, role, text, due, evidence, document: from } = D.tasks;
  const roles = role[task].split(/,\s*/).filter(Boolean).map(known).join(", ");
  const name = short(unit[task]);
  const to = body[task] >= 0 ? itemLink("b", body[task], name) : group[task] >= 0 ? itemLink("g", group[task], name) : said(name);
  const head = el("p", { class: "edge" }, giver ? documentLink(from[task]) : to);
  if (!giver && members[task]) head.append(el("span", { class: "soft", text: ` (${t("members", number(members[task]))})` }));
  if (roles) head.append(" ", el("span", { class: "kind", text: roles }));
  if (due[task]) head.append(" ", el("span", { class: "due", text: t("due", date(due[task])) }));
  const entry = el("li", {}, head);
  if (text[task]) entry.append(said(text[task], { class: "task" }, "p"));
  if (evidence[task] >= 0) entry.append(proof(evidence[task]));
  return entry;
}

/** A day on which something of the document as a whole is due, and where it says so. */
function deadlineEntry(row) {
  const { due, every, unit, to, evidence } = D.deadlines;
  const words = [due[row] ? date(due[row]) : "", every[row] && !/^--\d/.test(due[row]) ? t(`every_${every[row]}`) : ""];
  const head = el("p", { class: "edge" }, el("span", { class: "due", text: words.filter(Boolean).join(", ") }));
  if (unit[row]) head.append(" ", said(short(unit[row])));
  if (to[row]) head.append(" ", said(t("reportsTo", short(visible(to[row])))));
  return el("li", {}, head, evidence[row] >= 0 ? proof(evidence[row]) : null);
}

function remark(row) {
  return row >= 0 ? D.remarks[language][row] ?? "" : "";
}

function documentPanel(row) {
  const d = D.documents;
  const body = X.owner[row];
  const issuer = short(d.issuer[row]);
  const after = d.days[row];
  const count = d.attested_by[row];
  const file = d.source[row] >= 0 ? D.files[d.source[row]] : "";
  const up = X.upper[row];
  const down = X.lower[row];
  const tasks = X.tasks[row];
  const findings = d.findings[row].map(remark).filter(Boolean);
  const deadlines = X.deadlines[row];
  const others = d.title[row].split(" | ").slice(1);
  return present(
    heading([d.type[row], symbolOf(row)].filter(Boolean).map(visible).join(" "), titleOf(row) || t("noTitle")),
    D.limits.evidence_left_out && el("p", { class: "soft", text: t("leftOut", symbolOf(D.root)) }),
    facts([
      ["issuer", body >= 0 ? itemLink("b", body, issuer) : issuer],
      ["issued", d.issued[row] ? date(d.issued[row]) : t("notDated")],
      ["after", after === null || after === undefined ? "" : days(after)],
      ["signer", d.signer[row]],
      ["status", stateTag(d.status[row])],
      ["level", levelName(d.level[row])],
      ["province", provinceName(d.province[row])],
      ["otherTitles", others.join(" | ")],
      ["attestedBy", count ? t(count === 1 ? "loadedDocument" : "loadedDocuments", number(count)) : ""],
      ["source", file],
    ]),
    elsewhereButtons("d", row),
    up.length && part("carriesOut", list(up, (edge) => edgeEntry(edge, D.edges.parent[edge]))),
    deadlines.length && part("deadlines", list(deadlines, deadlineEntry)),
    tasks.length && part("tasks", list(tasks, (task) => taskEntry(task, false))),
    down.length && part("carriedOut", list(down, (edge) => edgeEntry(edge, D.edges.child[edge]))),
    findings.length && part("findings", list(findings, (text) => el("li", {}, said(text)))),
  );
}

/** "Show in the network", or "in the tree" where that is not what is shown. */
function elsewhereButtons(kind, row) {
  const view = route.view === "network" ? "tree" : "network";
  const button = el("button", { type: "button", text: t(view === "tree" ? "inTree" : "inNetwork") });
  button.addEventListener("click", () => go({ view, of: view === "network" ? ofItem({ kind, row }) : "" }));
  return el("p", { class: "actions" }, button);
}

function reasonEntry([row, by, roles]) {
  const words = roles ? roles.split(/,\s*/).map(known).join(", ") : known(by);
  return el("li", {}, row >= 0 ? documentLink(row) : null, row >= 0 ? ": " : "", said(words));
}

function bodyPanel(row) {
  const b = D.bodies;
  const branch = b.branch[row];
  const path = pathOf(branch).length ? itemLink("p", branch, branchName(branch)) : "";
  const group = b.group[row];
  const tasks = [...new Set([...X.given[row], ...(group >= 0 ? X.asked[group] : [])])].sort((one, other) => one - other);
  return present(
    heading(t("bodyWord"), short(b.name[row])),
    facts([
      ["status", stateTag(X.state[row], b.overdue[row])],
      ["dueWord", b.due[row] ? date(b.due[row]) : ""],
      ["link", t(b.link[row])],
      ["placeWord", path],
      ["memberOf", group >= 0 ? itemLink("g", group, short(D.groups.name[group])) : ""],
      ["openGroup", b.open[row] ? "✓" : ""],
      ["note", remark(b.note[row])],
      ["ended", b.ended[row] ? date(b.ended[row]) : ""],
      ["now", b.now[row].map(([name, part]) => (part ? t("partWord", name) : name)).join(", ")],
    ]),
    b.documents[row].length && part("theirDocuments", list(b.documents[row], (one) => el("li", {}, documentLink(one)))),
    b.because[row].length && part("because", list(b.because[row], reasonEntry)),
    tasks.length && part("tasksGiven", list(tasks, (task) => taskEntry(task, true))),
  );
}

function bodyEntry(row) {
  return el("li", {}, el("p", { class: "edge" }, mark(X.state[row]), " ", itemLink("b", row, short(D.bodies.name[row])), " ",
    el("span", { class: "soft", text: t(X.state[row]) })));
}

function countFacts(counts) {
  return facts(COUNTED.filter((name) => counts[name]).map((name) => [name, number(counts[name])]));
}

function placePanel(row) {
  const item = itemOf("p", row);
  const own = X.bodies[row];
  const below = X.under[row].filter(remains);
  return present(
    heading([t("placeWord"), levelName(D.branches.level[row])].filter(Boolean).join(" · "), branchName(row)),
    countFacts(countsOf(item)),
    own.length && part("bodies", list(own, bodyEntry)),
    below.length && part("inside", list(below, (one) =>
      el("li", {}, itemLink("p", one, branchName(one)), " ", tally(countsOf(itemOf("p", one)))))),
  );
}

function groupPanel(row) {
  const members = membersOf(row);
  const branch = D.groups.branch[row];
  const name = D.groups.name[row];
  const reasons = new Map(members.flatMap((body) => D.bodies.because[body].map((one) => [one.join(" "), one])));
  const due = new Set(members.map((body) => D.bodies.due[body]).filter(Boolean));
  const tasks = X.asked[row];
  return present(
    heading(t("groupWord"), short(name)),
    facts([["placeWord", itemLink("p", branch, branchName(branch))], ["membersWord", number(members.length)],
      ["dueWord", [...due].sort().map(date).join("; ")]]),
    countFacts(countsOf(itemOf("g", row))),
    reasons.size && part("because", list([...reasons.values()], reasonEntry)),
    tasks.length && part("tasksGiven", list(tasks, (task) => taskEntry(task, true), 10)),
    members.length && part("membersWord", list(members, bodyEntry)),
  );
}

function startPanel() {
  byId("close").addEventListener("click", () => go({ item: null }));
  byId("back").addEventListener("click", () => history.back());
  byId("forward").addEventListener("click", () => history.forward());
  byId("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      announce(t("copied"));
      byId("copy").textContent = t("copied");
    } catch {
      announce(t("copyFailed"));
      byId("copy").textContent = t("copyFailed");
    }
    setTimeout(() => (byId("copy").textContent = t("copy")), 2500);
  });
}
