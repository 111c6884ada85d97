/* What scrolls can be scrolled with the keyboard, and the parts of the page that the theme leaves without a name have
   one. The pages of examples have a script of their own, view.js. */
"use strict";

const watch = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight) {
      target.tabIndex = 0;
    } else {
      target.removeAttribute("tabindex");
    }
  }
});
for (const box of document.querySelectorAll("article pre, article .table-wrapper")) {
  watch.observe(box);
}

for (const caption of document.querySelectorAll(".caption[role='heading']")) {
  caption.ariaLevel = "2";
}
for (const [part, name] of [[".sidebar-drawer", "All pages"], [".toc-drawer", "On this page"]]) {
  document.querySelector(part)?.setAttribute("aria-label", name);
}

/* On a phone each row of a wide table is a card, and its cells say of which column they are. */
for (const table of document.querySelectorAll("article table.docutils:has(th:nth-child(4))")) {
  table.classList.add("cards");
  const heads = [...table.querySelectorAll("thead th")].map((head) => head.textContent.trim());
  for (const cell of table.querySelectorAll("tbody td")) {
    cell.dataset.label = heads[cell.cellIndex];
    cell.classList.toggle("empty", !cell.textContent.trim());
  }
}

/* Code can be copied; of a session in a terminal, what is typed. */
const said = document.body.appendChild(document.createElement("p"));
said.className = "copy-said";
said.setAttribute("role", "status");
for (const box of document.querySelectorAll("article div.highlight")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    const lines = box.querySelector("pre").textContent.trimEnd().split("\n");
    const typed = lines.filter((line) => line.startsWith("$ ")).map((line) => line.slice(2));
    await navigator.clipboard.writeText((typed.length ? typed : lines).join("\n"));
    button.textContent = said.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; said.textContent = ""; }, 2000);
  });
  box.append(button);
}

/* In the side bar the page that is shown is in sight. */
const tree = document.querySelector(".sidebar-scroll");
const current = tree?.querySelector("li.current-page > a");
if (current) {
  tree.scrollTop += current.getBoundingClientRect().top - tree.getBoundingClientRect().top - tree.clientHeight / 3;
}
