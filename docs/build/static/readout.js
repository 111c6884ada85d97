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
