// An item of the tree in, its name, counts and marks as they are drawn, and as they are read aloud, out.

function mark(state) {
  return el("span", { class: `mark-${state} mark`, "aria-hidden": "true" });
}

/** The shares of the states as a bar; the numbers stand beside it. */
function shareBar(counts) {
  const bar = el("span", { class: "share", "aria-hidden": "true" });
  for (const name of STATES.slice(0, 5)) {
    if (!counts[name]) continue;
    const part = el("span", { class: `fill-${name}` });
    part.style.flexGrow = counts[name];
    bar.append(part);
  }
  return bar;
}

function countsOf(item) {
  const counts = Object.fromEntries(COUNTED.map((name) => [name, 0]));
  if (item.kind === "p") for (const name of Object.keys(counts)) counts[name] = kept.counts[name][item.row];
  else if (item.kind === "q") for (const row of below(item.row)[1]) counts.expected += X.under[row].length ? kept.counts.expected[row] : plainOf(row).length;
  else {
    for (const body of membersOf(item.row)) {
      counts[X.state[body]]++;
      counts.overdue += D.bodies.overdue[body] ? 1 : 0;
    }
  }
  return counts;
}

/** "3 loaded, 7 attested, 42 assigned, 9 overdue": what is not nought. */
function spoken(counts) {
  const words = COUNTED.filter((name) => counts[name]).map((name) => `${number(counts[name])} ${t(name)}`);
  return words.join(", ");
}

/** The numbers beside a branch: mark and number for every state that is not nought. */
function tally(counts) {
  const list = el("span", { class: "tally", "aria-hidden": "true" });
  for (const name of X.columns) {
    if (name === "overdue") list.append(el("span", { class: "one late", text: counts.overdue ? `${number(counts.overdue)} ${t("overdue")}` : "" }));
    else list.append(counts[name] ? el("span", { class: "one", title: t(name) }, mark(name), number(counts[name])) : el("span", { class: "one" }));
  }
  return list;
}

function faceOf(item) {
  if (item.kind === "d") return documentFace(item.row);
  if (item.kind === "b") return bodyFace(item.row);
  const counts = countsOf(item);
  const name = { p: () => branchName(item.row), g: () => short(visible(D.groups.name[item.row])), q: () => t("quiet") }[item.kind]();
  const size = item.kind === "g" ? membersOf(item.row).length : item.kind === "q" ? below(item.row)[1].length : 0;
  const count = size ? ` (${number(size)})` : "";
  const parts = [
    el("span", { class: "name" }, said(name), count),
    el("span", { class: "sums" }, shareBar(counts), tally(counts)),
  ];
  return { name: { p: "place", g: "group", q: "group quiet" }[item.kind], label: `${name}${count}: ${spoken(counts)}`, parts };
}

function documentFace(row) {
  const { issuer, issued, status, relation, type } = D.documents;
  const body = X.owner[row];
  const state = body >= 0 ? X.state[body] : status[row];
  const shown = D.documents.status[row] || state;
  const after = D.documents.days[row];
  const facts = [issued[row] ? date(issued[row]) : "", after === null || after === undefined ? "" : (after < 0 ? "" : "+") + days(after)];
  const weak = relation[row] === "unproven" || relation[row] === "beside" ? t(relation[row]) : "";
  const parts = [
    mark(shown),
    el("span", { class: "name" },
      el("b", {}, said(symbolOf(row))), " ",
      said(short(issuer[row]), { class: "issuer" })),
    el("span", { class: "facts" }, facts.filter(Boolean).join(" · "), weak ? el("em", { text: weak }) : null),
  ];
  const label = [symbolOf(row), visible(type[row]), short(visible(issuer[row])), ...facts, t(shown), weak];
  return { name: `document ${shown}`, label: label.filter(Boolean).join(", "), parts };
}

function bodyFace(row) {
  const { name, due, overdue } = D.bodies;
  const state = X.state[row];
  const parts = [
    mark(state),
    el("span", { class: "name" }, said(short(name[row]))),
    el("span", { class: "facts" },
      t(state),
      due[row] ? ` · ${t("due", date(due[row]))}` : "",
      overdue[row] ? el("span", { class: "late", text: t("overdue") }) : null),
  ];
  const label = [short(visible(name[row])), t(state), due[row] ? t("due", date(due[row])) : "", overdue[row] ? t("overdue") : ""];
  return { name: `body ${state}`, label: label.filter(Boolean).join(", "), parts };
}
