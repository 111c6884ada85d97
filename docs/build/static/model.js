/* In the picture of the model, the lines of the type under the pointer or the focus stand out. */
"use strict";

const picture = document.querySelector(".model-picture");
const stress = (name) => {
  for (const line of picture.querySelectorAll(".model-line")) {
    line.classList.toggle("model-on", name === line.dataset.from || name === line.dataset.to);
  }
};
for (const box of picture.querySelectorAll(".model-box")) {
  for (const event of ["pointerenter", "focusin"]) {
    box.addEventListener(event, () => stress(box.dataset.type));
  }
  for (const event of ["pointerleave", "focusout"]) {
    box.addEventListener(event, () => stress(""));
  }
}
