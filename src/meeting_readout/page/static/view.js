/* An item that is chosen lights the words of its anchors; words that are chosen show the items that stand on them.
   What is chosen again is let go of. In the text, the arrows lead from words to words, and Enter chooses. */
"use strict";

for (const view of document.querySelectorAll(".mr-view")) {
  const text = view.querySelector(".mr-text");
  const told = view.querySelector(".mr-told");
  const items = [...view.querySelectorAll(".mr-item")];
  const cards = [...view.querySelectorAll(".mr-card")];
  const pieces = [...view.querySelectorAll(".mr-words")];
  const cardOf = new Map(cards.map((card) => [card.id, card]));
  const rangesOf = new Map(
    cards.map((card) => [card, card.dataset.words.split(" ").filter(Boolean).map((range) => range.split("-").map(Number))]),
  );
  const piecesOf = (card) => {
    const numbers = new Set();
    for (const [first, last] of rangesOf.get(card)) {
      for (let at = first; at <= last; at++) {
        numbers.add(at);
      }
    }
    return [...numbers].sort((one, other) => one - other).map((at) => pieces[at]);
  };
  const cardsOn = (at) => cards.filter((card) => rangesOf.get(card).some(([first, last]) => first <= at && at <= last));
  let chosen = null; /* an item, or a piece of the text */

  const bringIntoText = (piece) => {
    const place = piece.getBoundingClientRect().top - text.getBoundingClientRect().top;
    text.scrollTop += place - text.clientHeight / 4;
  };

  const mark = (what, standing, lit) => {
    for (const item of items) {
      item.setAttribute("aria-pressed", String(what === item));
    }
    for (const card of cards) {
      card.classList.toggle("mr-standing", standing.has(card));
    }
    for (const piece of pieces) {
      piece.classList.toggle("mr-lit", lit.has(piece));
    }
    chosen = what;
  };

  const choose = (item) => {
    if (chosen === item || item === null) {
      mark(null, new Set(), new Set());
      told.textContent = "";
      return;
    }
    const lit = piecesOf(cardOf.get(item.dataset.item));
    mark(item, new Set(), new Set(lit));
    told.textContent = lit.map((piece) => piece.textContent).join("") || view.dataset.none;
    if (lit.length) {
      bringIntoText(lit[0]);
    }
  };

  const chooseWords = (piece) => {
    if (chosen === piece) {
      choose(null);
      return;
    }
    const standing = cardsOn(pieces.indexOf(piece));
    mark(piece, new Set(standing), new Set([piece]));
    for (const card of standing) {
      show(card);
    }
    told.textContent = standing.map((card) => card.id).join(", ");
    standing[0].scrollIntoView({ block: "nearest" });
  };

  /* Filters: an item is shown if it passes all three. */
  const byList = view.querySelector(".mr-by-list");
  const byPerson = view.querySelector(".mr-by-person");
  const byDeadline = view.querySelector(".mr-by-deadline");
  const count = view.querySelector(".mr-count");

  const passes = (card) =>
    (byList.value === "" || card.dataset.list === byList.value) &&
    (byPerson.value === "" || card.dataset.people.split(" ").includes(byPerson.value)) &&
    (!byDeadline.checked || "deadline" in card.dataset);

  const filter = () => {
    let shown = 0;
    for (const card of cards) {
      card.hidden = !passes(card);
      shown += card.hidden ? 0 : 1;
    }
    for (const group of view.querySelectorAll(".mr-group")) {
      group.hidden = !group.querySelector(".mr-card:not([hidden])");
    }
    count.textContent = shown === cards.length ? "" : `${shown} of ${cards.length}`;
  };

  const show = (card) => {
    if (card.hidden) {
      byList.value = byPerson.value = "";
      byDeadline.checked = false;
      filter();
    }
  };

  for (const input of [byList, byPerson, byDeadline]) {
    input.addEventListener("change", filter);
  }
  filter();
  for (const item of items) {
    item.addEventListener("click", () => choose(item));
  }
  text.addEventListener("click", (event) => {
    const piece = event.target.closest(".mr-words");
    if (piece && String(getSelection()) === "") {
      chooseWords(piece);
    }
  });
  text.addEventListener("keydown", (event) => {
    const at = pieces.indexOf(document.activeElement);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step && !event.ctrlKey && !event.altKey && !event.metaKey && pieces.length) {
      event.preventDefault();
      const next = at < 0 && step < 0 ? pieces.length - 1 : Math.min(Math.max(at + step, 0), pieces.length - 1);
      pieces[next].focus({ preventScroll: true });
      bringIntoText(pieces[next]);
    } else if (at >= 0 && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      chooseWords(pieces[at]);
    }
  });
  view.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      choose(null);
    }
  });

  /* A link to an item chooses it. */
  const follow = () => {
    const card = cardOf.get(decodeURIComponent(location.hash.slice(1)));
    if (card) {
      show(card);
      choose(null);
      choose(card.querySelector(".mr-item"));
      card.scrollIntoView({ block: "nearest" });
    }
  };
  addEventListener("hashchange", follow);
  follow();
}
