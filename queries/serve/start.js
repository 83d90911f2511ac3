// Words in, documents out while one types; without words, the directives of the store.
const SAID = {
  title: ["Directives and how far they went", "Văn bản chỉ đạo và mức độ triển khai"],
  kicker: ["Thác on this machine, reading only", "Thác trên máy này, chỉ đọc"],
  seek: ["Search documents, with or without accents", "Tìm văn bản, có dấu hay không dấu"],
  directives: ["{0} directives that others carry out", "{0} văn bản được văn bản khác thực hiện"],
  results: ["{0} documents found", "Tìm thấy {0} văn bản"],
  counts: ["{0} documents carry it out ({1} loaded), of {2} bodies", "{0} văn bản thực hiện (đã nạp {1}), của {2} cơ quan"],
  more: ["More", "Xem thêm"],
  none: ["Nothing found", "Không tìm thấy"],
  empty: ["No document is carried out by another one here.", "Chưa có văn bản nào được văn bản khác thực hiện."],
  broken: ["The server does not answer.", "Máy chủ không trả lời."],
};
let asked = 0;
let next = 0;

function says(key, ...values) {
  return SAID[key][language === "vi" ? 1 : 0].replace(/\{(\d)\}/g, (_, place) => number(values[place]));
}

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

function entry(one) {
  const address = "/cascade?" + new URLSearchParams({ id: one.id, lang: language });
  const name = [one.type, one.symbol || t("noNumber")].filter(Boolean).join(" ");
  const facts = [one.issuer, one.issued ? date(one.issued) : "", t(one.status)].filter(Boolean).join(" · ");
  const line = el("p", { class: "line" }, el("a", { href: address }, said(name)), said(facts, { class: "soft" }));
  if (one.documents !== undefined) {
    line.append(el("span", { class: "counts", text: says("counts", one.documents, one.loaded, one.bodies) }));
  }
  return el("li", {}, line, one.title ? said(one.title, {}, "p") : null);
}

async function drawDirectives() {
  try {
    const { total, rows } = await read(`/directives?start=${next}`);
    byId("directives-name").textContent = total ? says("directives", total) : says("empty");
    byId("directives").append(...rows.map(entry));
    next += rows.length;
    byId("more").hidden = next >= total;
  } catch {
    announce(says("broken"));
    byId("directives-name").textContent = says("broken");
  }
  document.documentElement.dataset.ready = "yes";
}

async function drawFound() {
  const words = byId("search").value.trim();
  const turn = ++asked;
  byId("results").hidden = !words;
  if (!words) return;
  try {
    const { total, rows } = await read("/search?" + new URLSearchParams({ q: words }));
    if (turn !== asked) return;
    byId("results-name").textContent = total ? says("results", total) : says("none");
    byId("hits").replaceChildren(...rows.map(entry));
    announce(byId("results-name").textContent);
  } catch {
    announce(says("broken"));
  }
}

function drawWords() {
  document.documentElement.lang = language;
  for (const name of ["title", "kicker"]) byId(name).textContent = says(name);
  document.title = `${says("title")} – Thác`;
  byId("search-name").textContent = says("seek");
  byId("more").textContent = says("more");
  byId("language").textContent = t("otherLanguage");
  byId("language").lang = language === "vi" ? "en" : "vi";
  byId("directives").replaceChildren();
  next = 0;
  drawDirectives();
  drawFound();
}

let waiting = 0;
byId("search").addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(drawFound, 120);
});
byId("seek").addEventListener("submit", (event) => {
  event.preventDefault();
  drawFound();
});
byId("more").addEventListener("click", drawDirectives);
byId("language").addEventListener("click", () => {
  language = language === "vi" ? "en" : "vi";
  drawWords();
});
drawWords();
