/* An item that is chosen lights the words of its anchors; chosen again, it lets go of them. */
"use strict";

for (const view of document.querySelectorAll(".mr-view")) {
  const text = view.querySelector(".mr-text");
  const items = [...view.querySelectorAll(".mr-item")];
  const pieces = [...view.querySelectorAll("[data-items]")];

  const choose = (chosen) => {
    for (const item of items) {
      item.setAttribute("aria-pressed", String(item === chosen));
    }
    let first = null;
    for (const piece of pieces) {
      const lit = chosen !== null && piece.dataset.items.split(" ").includes(chosen.dataset.item);
      piece.classList.toggle("mr-lit", lit);
      first = first ?? (lit ? piece : null);
    }
    if (first) {
      const place = first.getBoundingClientRect().top - text.getBoundingClientRect().top;
      text.scrollTop += place - text.clientHeight / 4;
    }
  };

  for (const item of items) {
    item.addEventListener("click", () => choose(item.getAttribute("aria-pressed") === "true" ? null : item));
  }
}
