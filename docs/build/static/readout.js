/* An item that is chosen lights the words of its anchors; chosen again, it lets go of them. What scrolls can be scrolled
   with the keyboard, and the parts of the page that the theme leaves without a name have one. */
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

for (const view of document.querySelectorAll(".mr-view")) {
  const text = view.querySelector(".mr-text");
  const told = view.querySelector(".mr-told");
  const items = [...view.querySelectorAll(".mr-item")];
  const pieces = [...view.querySelectorAll("[data-items]")];

  const choose = (chosen) => {
    for (const item of items) {
      item.setAttribute("aria-pressed", String(item === chosen));
    }
    const words = [];
    let first = null;
    for (const piece of pieces) {
      const lit = chosen !== null && piece.dataset.items.split(" ").includes(chosen.dataset.item);
      piece.classList.toggle("mr-lit", lit);
      first = first ?? (lit ? piece : null);
      words.push(...(lit ? [piece.textContent] : []));
    }
    told.textContent = words.join("");
    if (first) {
      const place = first.getBoundingClientRect().top - text.getBoundingClientRect().top;
      text.scrollTop += place - text.clientHeight / 4;
    }
  };

  for (const item of items) {
    item.addEventListener("click", () => choose(item.getAttribute("aria-pressed") === "true" ? null : item));
  }
}
