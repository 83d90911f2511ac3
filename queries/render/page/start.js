// The page is filled in the language and theme chosen, and kept in step with its address.

/** What the reader chose in this tab stands in the tab's name: it survives the way to another page, a page
 * from a file is not refused it, and the first view does not wait for it as it would for a storage. */
const MEMORY = "thac?";

function memory() {
  return new URLSearchParams(window.name.startsWith(MEMORY) ? window.name.slice(MEMORY.length) : "");
}

function remember(name, value) {
  const kept = memory();
  kept.set(name, value);
  window.name = MEMORY + kept;
}

function isDark() {
  const set = document.documentElement.dataset.theme;
  return set ? set === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function drawWords() {
  document.documentElement.lang = language;
  for (const one of document.querySelectorAll("[data-t]")) one.textContent = t(one.dataset.t);
  for (const one of document.querySelectorAll("[data-label]")) {
    one.setAttribute("aria-label", t(one.dataset.label));
    one.title = t(one.dataset.label);
  }
  byId("search").placeholder = t("searchHint");
  byId("found").setAttribute("aria-label", t("search"));
  byId("views").setAttribute("aria-label", t("viewsName"));
  byId("language").textContent = t("otherLanguage");
  byId("language").lang = language === "vi" ? "en" : "vi";
  byId("theme").textContent = t(isDark() ? "toLight" : "toDark");
}

function drawHead() {
  const d = D.documents;
  const root = D.root;
  const name = root >= 0 ? [d.type[root], symbolOf(root)].filter(Boolean).map(visible).join(" ") : visible(D.symbol);
  document.title = `${name} – Thác`;
  byId("kicker").replaceChildren(
    said(name), " · ", said(root >= 0 ? d.issuer[root] : ""), root >= 0 && d.issued[root] ? ` · ${date(d.issued[root])}` : "");
  byId("title").replaceChildren(said(D.title.split(" | ")[0] || name));
  const { unit, province, level, gaps } = D.narrowed ?? {};
  const said_ = [gaps ? t("corpusOnly") : "", unit ? visible(unit) : "", province ? visible(province) : "", levelName(level ?? ""),
    D.as_of ? t("asOf", date(D.as_of)) : ""].filter(Boolean);
  byId("narrowed").textContent = said_.join(" · ");
  byId("narrowed").hidden = !said_.length;
  drawFigures();
  drawServed();
  const notes = D.notes?.[language] ?? [];
  byId("notes").replaceChildren(...[...new Set(notes)].map((note) => said(note, {}, "li")));
}

/** On a page that `thac serve` answers: the way back, and the tables to keep. */
function drawServed() {
  const { home, tables } = D.served ?? {};
  byId("home").hidden = byId("keep").hidden = !home;
  if (!home) return;
  byId("home").href = `${home}?lang=${language}`;
  byId("tables").replaceChildren(...Object.entries(tables).map(([name, address]) =>
    el("li", {}, el("a", { href: address, download: true, text: name }))));
}

function drawFigures() {
  const counts = Object.fromEntries(COUNTED.map((name) => [name, 0]));
  X.state.forEach((state, row) => {
    counts[state]++;
    if (D.bodies.overdue[row]) counts.overdue++;
  });
  const shown = [...STATES.slice(0, 5), "overdue"].filter((name) => counts[name]);
  X.columns = shown;
  byId("figures").replaceChildren(...shown.map((name) =>
    el("div", { class: `figure is-${name}`, title: t(name + "Help") }, el("dt", { text: t(name) }), el("dd", {}, mark(name), number(counts[name])))));
  byId("legend").replaceChildren(...shown.map((name) => el("li", {}, mark(name), el("b", { text: t(name) }), ` ${t(name + "Help")}`)));
}

function drawAll() {
  drawWords();
  drawHead();
  fillFilters();
  drawTree();
  drawMatrix();
  drawTimeline();
  drawnKey = "";
  showView();
  showPanel();
}

function startSwitches() {
  byId("language").addEventListener("click", () => {
    language = language === "vi" ? "en" : "vi";
    remember("lang", language);
    drawAll();
    byId("language").focus();
  });
  byId("theme").addEventListener("click", () => {
    setTheme(isDark() ? "light" : "dark");
    remember("theme", document.documentElement.dataset.theme);
    showView();
  });
  byId("print").addEventListener("click", () => window.print());
  byId("as-tree").addEventListener("click", () => go({ view: "tree" }));
  byId("as-network").addEventListener("click", () => go({ view: "network", of: "" }));
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    if (route.view === "network") byId("network").querySelector("[tabindex='0'], a")?.focus();
    else current?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && route.item) go({ item: null });
    else if (event.key === "/" && !event.target.closest("input, select, textarea")) {
      event.preventDefault();
      byId("search").focus();
    }
  });
}

function setTheme(name) {
  document.documentElement.dataset.theme = name;
  byId("theme").textContent = t(isDark() ? "toLight" : "toDark");
}

async function start() {
  const { lang, theme } = Object.fromEntries(memory());
  if (lang === "vi" || lang === "en") language = lang;
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  drawWords();
  try {
    await readData();
  } catch (error) {
    byId("title").textContent = t("broken", error.message);
    return;
  }
  drawHead();
  startFilters();
  startTree();
  startMatrix();
  startSearch();
  startPanel();
  startSwitches();
  if (location.hash.length > 2) await details();
  apply(true);
  window.addEventListener("hashchange", () => details().then(() => apply()));
  requestAnimationFrame(() => requestAnimationFrame(() => {
    document.documentElement.dataset.ready = "yes";
    performance.mark("ready");
    (window.requestIdleCallback ?? setTimeout)(() => details().then(fillFilters));
  }));
}

start();
