/* The filter of the rules: by words, family, level, severity, and by what can be fixed. Without it all rules are shown. */
"use strict";

const columns = { level: 4, severity: 3, fix: 5 };
const rows = [...document.querySelectorAll("article table tbody tr")].map((row) => ({
  row,
  family: row.cells[0].textContent.trim()[0],
  text: row.textContent.toLowerCase(),
  ...Object.fromEntries(Object.entries(columns).map(([name, at]) => [name, row.cells[at - 1].textContent.trim()])),
}));
const values = (name) => [...new Set(rows.map((entry) => entry[name]))].filter(Boolean);

const form = document.createElement("form");
form.className = "rule-filter";
form.setAttribute("role", "search");
form.setAttribute("aria-label", "Filter the rules");
const add = (label, field) => {
  const around = form.appendChild(document.createElement("label"));
  around.append(`${label} `, field);
  field.addEventListener("input", () => apply());
  return field;
};
const choose = (label, name) => {
  const field = document.createElement("select");
  for (const value of ["", ...values(name)]) {
    field.append(new Option(value || "all", value));
  }
  return add(label, field);
};
const words = add("Words", Object.assign(document.createElement("input"), { type: "search" }));
const chosen = Object.fromEntries(["family", "level", "severity", "fix"].map((name) => [name, choose(name[0].toUpperCase() + name.slice(1), name)]));
const count = form.appendChild(document.createElement("output"));
form.addEventListener("submit", (event) => event.preventDefault());

const apply = () => {
  let shown = 0;
  for (const entry of rows) {
    const fits = Object.entries(chosen).every(([name, field]) => !field.value || entry[name] === field.value);
    entry.row.hidden = !fits || !words.value.toLowerCase().split(/\s+/).every((word) => entry.text.includes(word));
    shown += entry.row.hidden ? 0 : 1;
  }
  for (const section of document.querySelectorAll("article section section")) {
    section.hidden = !section.querySelector("tbody tr:not([hidden])");
  }
  count.textContent = `${shown} of ${rows.length} rules`;
};

document.querySelector("article section section").before(form);
apply();
