/* A table is filtered by words, and sorted by the column whose title is chosen; chosen again, the other way round. */
"use strict";

for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const input = document.querySelector(".mr-index-filters input");
  const count = document.querySelector(".mr-count");
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));

  for (const [at, head] of heads.entries()) {
    const button = head.querySelector("button");
    button?.addEventListener("click", () => {
      const down = head.ariaSort === "ascending";
      for (const other of heads) {
        other.removeAttribute("aria-sort");
      }
      head.ariaSort = down ? "descending" : "ascending";
      const value = (row) => row.cells[at].textContent.trim();
      const compare = new Intl.Collator(undefined, { numeric: true }).compare;
      const sorted = rows.map((row) => [value(row), row]);
      sorted.sort(([one], [other]) => (one === "–") - (other === "–") || (down ? -1 : 1) * compare(one, other));
      body.append(...sorted.map(([, row]) => row));
    });
  }

  input?.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !words.every((word) => texts.get(row).includes(word));
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = shown === rows.length ? "" : `${shown} of ${rows.length}`;
  });
}
