/* An address of the specification as one page, such as spec.html#3.4-2, leads on to the page of its clause. */
"use strict";

const follow = () => {
  const place = decodeURIComponent(location.hash.slice(1));
  const link = document.getElementById(place)?.closest(".spec-contents p, .spec-contents li")?.querySelector("a[href]");
  if (link) {
    location.replace(`${link.href.split("#")[0]}#${place}`);
  }
};
addEventListener("hashchange", follow);
follow();
