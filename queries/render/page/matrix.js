// What remains in, a table of provinces by status out, those with documents first; a number in it chooses that filter.

function matrixColumns(rows) {
  const states = STATES.slice(0, 5).filter((name) => rows.some((row) => row.counts[name]));
  return rows.some((row) => row.counts.overdue) ? [...states, "overdue"] : states;
}

function matrixRows() {
  const names = ["", ...D.provinces];
  const counts = COUNTED.map(() => new Int32Array(names.length));
  const sifted = isSifted();
  const { branch, overdue } = D.bodies;
  for (let body = 0; body < branch.length; body++) {
    if (branch[body] < 0 || (sifted && !keepsBody(body, "matrix"))) continue;
    const row = D.branches.province[branch[body]] + 1;
    counts[X.stateAt[body]][row]++;
    if (overdue[body]) counts[OVERDUE][row]++;
  }
  const rows = names.map((name, row) => ({
    name, counts: Object.fromEntries(COUNTED.map((state, place) => [state, counts[place][row]])),
  }));
  const kept = rows.filter((row) => STATES.slice(0, 5).some((name) => row.counts[name]));
  const seen = (row) => (!row.name || row.counts.loaded + row.counts.attested ? 0 : 1);
  return kept.sort((one, other) => seen(one) - seen(other));
}

function drawMatrix() {
  const rows = matrixRows();
  const columns = matrixColumns(rows);
  const most = Math.max(1, ...rows.filter((row) => row.name).flatMap((row) => columns.map((name) => row.counts[name])));
  const head = el("tr", {}, el("th", { scope: "col", text: t("province") }),
    ...columns.map((name) => el("th", { scope: "col", title: t(name + "Help") }, mark(name), " ", t(name))));
  const body = rows.map((row) => {
    const cells = columns.map((name) => matrixCell(row, name, most));
    const label = row.name ? visible(row.name) : t("centreName");
    return el("tr", {}, el("th", { scope: "row" }, said(label)), ...cells);
  });
  const total = columns.map((name) => el("td", { text: number(rows.reduce((all, row) => all + row.counts[name], 0)) }));
  const foot = el("tfoot", {}, el("tr", {}, el("th", { scope: "row", text: t("all") }), ...total));
  byId("matrix").replaceChildren(el("thead", {}, head), el("tbody", {}, ...body), foot);
  const scroll = byId("matrix-scroll");
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-labelledby", "matrix-name");
  const first = byId("matrix").querySelector("tbody button");
  if (first) first.tabIndex = 0;
}

function matrixCell(row, name, most) {
  const value = row.counts[name];
  const cell = el("td", {});
  if (!value) return cell;
  const on = row.name && chosen.province === row.name && chosen.status === name;
  const label = `${row.name ? visible(row.name) : t("centreName")}, ${t(name)}: ${number(value)}`;
  const button = el("button", { type: "button", tabindex: -1, "aria-label": label, "aria-pressed": String(Boolean(on)), text: number(value) });
  cell.append(button);
  cell.className = `cell fill-${name}`;
  cell.style.setProperty("--share", row.name ? Math.max(0.12, value / most) : 0.12);
  button.addEventListener("click", () => {
    const filters = { ...chosen, status: on ? "" : name, province: on ? "" : row.name };
    if (!row.name) filters.level = on ? "" : "central";
    go({ filters });
  });
  return cell;
}

/** Arrows move between the numbers, so that the table is one stop of the tab key. */
function startMatrix() {
  byId("matrix").addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
    const step = steps[event.key];
    const cell = event.target.closest("td");
    if (!step || !cell) return;
    event.preventDefault();
    const rows = [...byId("matrix").tBodies[0].rows];
    let [line, column] = [rows.indexOf(cell.parentElement), cell.cellIndex];
    for (;;) {
      line += step[0];
      column += step[1];
      const next = rows[line]?.cells[column];
      if (!next || column < 1) return;
      const button = next.querySelector("button");
      if (!button) continue;
      event.target.tabIndex = -1;
      button.tabIndex = 0;
      button.focus();
      return;
    }
  });
}
