// The dates of what remains in, bars by month, quarter or year and the curve of their sum out.
const WIDE = 400;
const HIGH = 150;
const NAMED = 60; // what the name of a month takes

function monthNumber(issued) {
  const month = Number(issued.slice(5, 7));
  return month ? Number(issued.slice(0, 4)) * 12 + month - 1 : null;
}

/** The documents that remain, whatever the period: by step of so many months, with the sum until then. */
function steps() {
  const times = [];
  const months = new Map(); // few days are named by many documents
  const sifted = isSifted();
  const { issued, relation } = D.documents;
  let undated = 0;
  for (let row = 0; row < issued.length; row++) {
    if (row === D.root || relation[row] === "beside" || (sifted && !keepsAnyTime(row))) continue;
    let month = months.get(issued[row]);
    if (month === undefined) months.set(issued[row], (month = monthNumber(issued[row])));
    if (month === null) undated++;
    else times.push(month);
  }
  if (!times.length) return { bars: [], undated, size: 1 };
  const [first, last] = times.reduce(([low, high], one) => [Math.min(low, one), Math.max(high, one)], [Infinity, -Infinity]);
  const size = last - first < 48 ? 1 : last - first < 144 ? 3 : 12;
  const start = Math.floor(first / size);
  const counts = new Array(Math.floor(last / size) - start + 1).fill(0);
  for (const time of times) counts[Math.floor(time / size) - start]++;
  let total = 0;
  const bars = counts.map((count, place) => ({ count, total: (total += count), month: (start + place) * size }));
  return { bars, undated, size };
}

function keepsAnyTime(row) {
  const body = X.owner[row];
  return body >= 0 ? keepsBody(body, "period") && keepsDocument(row, "period") : keepsAlone(row, "period");
}

function isoMonth(month) {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}

function stepName(month, size) {
  if (size === 12) return String(month / 12);
  if (size === 1) return date(isoMonth(month));
  const quarter = (month % 12) / 3 + 1;
  return language === "vi" ? `quý ${quarter}/${Math.floor(month / 12)}` : `Q${quarter} ${Math.floor(month / 12)}`;
}

function shape(name, properties, ...children) {
  const one = document.createElementNS(byId("curve").namespaceURI, name);
  for (const [key, value] of Object.entries(properties)) one.setAttribute(key, value);
  one.append(...children);
  return one;
}

function drawTimeline() {
  const { bars, undated, size } = steps();
  const curve = byId("curve");
  const words = [bars.length ? "" : t("noneDated"), undated && bars.length ? t("undated", number(undated)) : ""];
  byId("undated").textContent = words.join("");
  byId("undated").hidden = !byId("undated").textContent;
  byId("months").parentElement.hidden = !bars.length;
  curve.replaceChildren();
  curve.setAttribute("aria-label", t("timeline"));
  curve.setAttribute("viewBox", `0 0 ${WIDE} ${HIGH}`);
  byId("timeline").hidden = !bars.length;
  drawMonths(bars, size);
  if (!bars.length) return;
  const [left, right, top, bottom] = [6, 44, 14, 22];
  const wide = Math.min(40, (WIDE - left - right) / bars.length);
  const tall = HIGH - top - bottom;
  const most = Math.max(...bars.map((bar) => bar.count));
  const all = bars.at(-1).total;
  const base = HIGH - bottom;
  curve.append(shape("line", { x1: left, x2: left + wide * bars.length, y1: base, y2: base, class: "axis" }));
  const line = bars.map((bar, place) => `${left + (place + 0.5) * wide},${base - (bar.total / all) * tall}`);
  bars.forEach((bar, place) => curve.append(timeBar(bar, size, left + place * wide, wide, base, (bar.count / most) * tall)));
  curve.append(shape("polyline", { points: line.join(" "), class: "sum" }));
  const [x, y] = line.at(-1).split(",").map(Number);
  curve.append(shape("circle", { cx: x, cy: y, r: 3, class: "end" }), shape("text", { x: x + 6, y: y + 4, class: "end-text" }, number(all)));
  const every = Math.max(Math.ceil(bars.length / 5), Math.ceil(NAMED / wide));
  bars.forEach((bar, place) => {
    const last = place === bars.length - 1;
    if (place % every || (place && !last && place + every / 2 > bars.length && bars.length > 5)) return;
    const name = size === 1 ? shortMonth(isoMonth(bar.month)) : stepName(bar.month, size);
    curve.append(shape("text", { x: left + (place + 0.5) * wide, y: HIGH - 6, class: place ? "tick" : "tick first" }, name));
  });
  const first = curve.querySelector("[role=button]");
  first?.setAttribute("tabindex", "0");
}

function timeBar(bar, size, x, wide, base, tall) {
  const from = isoMonth(bar.month);
  const to = isoMonth(bar.month + size - 1);
  const on = chosen.from === from && chosen.to === to;
  const label = t("cumulative", stepName(bar.month, size), number(bar.count), number(bar.total));
  if (!bar.count) return shape("g", {});
  const height = Math.max(tall, 2);
  const column = shape("rect", { x: x + wide * 0.12, y: base - height, width: wide * 0.76, height, class: "column" });
  const target = shape("rect", { x, y: 0, width: wide, height: base, class: "target" });
  const group = shape("g", { role: "button", tabindex: -1, "aria-label": label, "aria-pressed": on, class: on ? "bar on" : "bar" },
    shape("title", {}, label), target, column);
  const press = () => go({ filters: { ...chosen, from: on ? "" : from, to: on ? "" : to } });
  group.addEventListener("click", press);
  group.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") press();
    else if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    else moveBar(group, event.key === "ArrowRight" ? 1 : -1);
    event.preventDefault();
  });
  return group;
}

function moveBar(from, step) {
  const all = [...byId("curve").querySelectorAll("[role=button]")];
  const next = all[all.indexOf(from) + step];
  if (!next) return;
  from.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
}

function drawMonths(bars, size) {
  const name = size === 1 ? "month" : size === 3 ? "quarter" : "year";
  const head = el("tr", {}, ...[name, "count", "total"].map((one) => el("th", { scope: "col", text: t(one) })));
  const rows = bars.filter((bar) => bar.count).map((bar) =>
    el("tr", {}, el("th", { scope: "row", text: stepName(bar.month, size) }), el("td", { text: number(bar.count) }), el("td", { text: number(bar.total) })));
  byId("months").replaceChildren(el("thead", {}, head), el("tbody", {}, ...rows));
}
