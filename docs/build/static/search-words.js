/* The words around what was searched for, below each result. They come from search-texts.js, which a page that was
   opened from a folder can load, too. */
"use strict";

const BEFORE = 90;
const AFTER = 170;
const terms = (new URLSearchParams(location.search).get("q") ?? "").toLowerCase().split(/[^\p{L}\p{N}_]+/u).filter(Boolean);

const show = (item) => {
  const link = item.querySelector("a[href]");
  const text = link && globalThis.readoutTexts[link.getAttribute("href").split("#")[0].replace(/\.html$/, "")];
  if (!text || item.querySelector(".context")) {
    return;
  }
  const lower = text.toLowerCase();
  const at = terms.map((term) => lower.indexOf(term)).find((place) => place >= 0);
  if (at === undefined) {
    return;
  }
  const from = Math.max(at - BEFORE, 0);
  const cut = text.slice(from, at + AFTER);
  const around = document.createElement("p");
  around.className = "context";
  const known = new RegExp(`(${terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`, "giu");
  around.append(from ? "… " : "");
  cut.split(known).forEach((piece, number) => {
    around.append(number % 2 ? Object.assign(document.createElement("mark"), { textContent: piece }) : piece);
  });
  around.append(at + AFTER < text.length ? " …" : "");
  item.append(around);
};

const results = document.getElementById("search-results");
new MutationObserver(() => results.querySelectorAll("li").forEach(show)).observe(results, { childList: true, subtree: true });
