"""The texts of all pages as a script, from which the search shows the words around what it found."""

import json
from pathlib import Path

from lxml import html


def write_search_texts(site: Path) -> None:
    """Write the script for the pages of a built site; those that the search leaves out are left out."""
    texts = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).with_suffix("").as_posix()
        article = html.parse(path).getroot().xpath("//article[@role='main']")
        if article and name not in ("search", "genindex", "spec/whole"):
            for hidden in article[0].xpath(".//a[@class='headerlink'] | .//script | .//style"):
                hidden.drop_tree()
            texts[name] = " ".join(article[0].text_content().split())
    script = f"globalThis.readoutTexts = {json.dumps(texts, ensure_ascii=False)};\n"
    (site / "_static/search-texts.js").write_text(script, encoding="utf-8", newline="\n")
