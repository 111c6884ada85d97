"""Write the pages that are made from the standard: `python docs/build`; with --check, say which of them are stale.

`python docs/build site [FOLDER [URL]]` builds the documentation site into `site/`, or there, and names the address at
which it will stand, if it is given; every warning is an error.
"""

import sys
from pathlib import Path

from appendices import fill_appendices
from dictionary_data import make_data
from dictionary_examples import missing_examples
from rules import list_rule_pages, make_index
from terminal_picture import draw_dark, draw_light
from word_lists import fill_rows

FOLDER = Path(__file__).parent.parent
PAGES = {
    "rules.md": make_index,
    **list_rule_pages(),
    "spec.md": fill_appendices,
    "word-lists.md": fill_rows,
    "../schemas/dictionary.json": make_data,
    "_static/terminal.svg": draw_light,
    "_static/terminal-dark.svg": draw_dark,
}
"""Each file, from `docs/`, and the function that makes its text."""

if sys.argv[1:2] == ["site"]:
    from website import build

    sys.exit(build(Path(*sys.argv[2:3] or [FOLDER.parent / "site"]), *sys.argv[3:4]))

missing = missing_examples()
sys.stderr.writelines(f"{line}\n" for line in missing)
stale = bool(missing)
for name, make in PAGES.items():
    if make is make_data and missing:
        continue
    path, text = (FOLDER / name).resolve(), make()
    if path.exists() and path.read_text(encoding="utf-8") == text:
        continue
    if "--check" in sys.argv[1:]:
        stale = True
        sys.stderr.write(f"{path.relative_to(FOLDER.resolve().parent).as_posix()} is stale; run: python docs/build\n")
    else:
        path.write_text(text, encoding="utf-8", newline="\n")
for path in sorted((FOLDER / "rules").glob("*.md")):
    if f"rules/{path.name}" not in PAGES:
        if "--check" in sys.argv[1:]:
            stale = True
            sys.stderr.write(f"docs/rules/{path.name} belongs to no rule; run: python docs/build\n")
        else:
            path.unlink()
sys.exit(stale)
