// Text in, elements out: nothing of a document is ever read as markup.
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u2028\u2029\ufeff\ufff9-\ufffb]/g;
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text whose control characters are shown by their numbers instead of being obeyed. */
function visible(text) {
  const shown = (one) => "⟨" + one.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0") + "⟩";
  return String(text).replace(BIDI, shown).replace(CONTROLS, shown).replace(LONE, "\ufffd");
}

/** An element with properties (text, class, attributes) and children. */
function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "text") element.textContent = value;
    else if (key === "class") element.className = value;
    else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** What a document says, kept apart from the direction of the text around it. */
function said(text, properties = {}, name = "bdi") {
  return el(name, { dir: "auto", ...properties, text: visible(text) });
}

/** The letters of a text without accents, as one types them in haste. */
function folded(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
}

function short(name) {
  return name.replace(/[Ủủ]y ban nhân dân|[Uu]ỷ ban nhân dân/g, "UBND").replace(/[Hh]ội đồng nhân dân/g, "HĐND");
}

function announce(text) {
  document.getElementById("live").textContent = text;
}

function byId(id) {
  return document.getElementById(id);
}
