"""The report as a page: one file that fetches nothing and runs nothing."""

from html import escape as escape_html

from meeting_readout.comparison.phrases import Phrase, Piece, say_changes
from meeting_readout.comparison.report import Options
from meeting_readout.comparison.result import Result, Total, describe_total
from meeting_readout.validator.report.escape import escape, escape_path

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Nothing is fetched and nothing runs, whatever a readout says."""
STYLE = """
:root { color-scheme: light dark; --line: #c8ccd0; --old: #a40e26; --new: #116329; --soft: #57606a;
  --old-back: #ffebe9; --new-back: #dafbe1; }
@media (prefers-color-scheme: dark) { :root { --line: #3d444d; --old: #ff9a92; --new: #7ee787; --soft: #9da7b3;
  --old-back: #4b1113; --new-back: #12361f; } }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 1.5rem auto; max-width: 60rem; padding: 0 1rem;
  overflow-wrap: anywhere; color: CanvasText; background: Canvas; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; border-top: 1px solid var(--line); padding-top: 1rem; }
dl { margin: 0; } dt { font-weight: 600; margin-top: .8rem; } dd { margin: .1rem 0 .1rem 1.2rem; }
abbr { text-decoration: underline dotted var(--soft); cursor: help; }
del { color: var(--old); background: var(--old-back); text-decoration: line-through; }
ins { color: var(--new); background: var(--new-back); text-decoration: underline; }
.places { color: var(--soft); }
"""
HEAD = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
"""
TAIL = "</main>\n</body>\n</html>\n"


class Report:
    """The page; it is written as the results come."""

    def __init__(self, options: Options) -> None:
        self.options = options

    def start(self) -> str:
        """Return the head of the page."""
        title = f"{_mask(escape_path(self.options.old))} → {_mask(escape_path(self.options.new))}"
        return HEAD.format(policy=escape_html(POLICY), title=title, style=STYLE)

    def add(self, result: Result) -> str:
        """Return the section of a readout."""
        places = " → ".join(_mask(escape_path(place)) for place in (result.old_place, result.new_place) if place)
        lang = f' lang="{escape_html(result.language)}"'
        lines = [
            f"<section>\n<h2>{_mask(result.id)} {result.status}</h2>",
            f"<p{lang}><bdi>{_mask(result.title)}</bdi></p>",
            f'<p class="places">{places}</p>',
        ]
        if result.comparison:
            lines.append("<dl>")
            for said in say_changes(result.comparison):
                lines.append(f"<dt>{_format(said.head, lang) or 'The readout'}</dt>")
                lines += [f"<dd>{_format(phrase, lang)}</dd>" for phrase in said.phrases]
            lines.append("</dl>")
        return "".join(f"{line}\n" for line in (*lines, "</section>"))

    def end(self, total: Total) -> str:
        """Return the numbers and the end of the page."""
        if total.not_compared or (total.differs and not self.options.is_pair):
            said = f"<p>{describe_total(total)}</p>\n"
        else:
            said = "" if total.differs else "<p>The content is the same.</p>\n"
        return f"{said}{TAIL}"


def _format(phrase: Phrase, lang: str) -> str:
    return "".join(_format_piece(piece, lang) for piece in phrase)


def _format_piece(piece: Piece, lang: str) -> str:
    said = _mask(piece.text)
    if piece.kind == "say":
        return said
    if piece.kind == "name":
        return f'<abbr title="{escape_html(piece.meaning)}">{said}</abbr>'
    tag = {"old": "del", "cut": "del", "new": "ins", "put": "ins"}.get(piece.kind, "bdi")
    return f'<{tag}{lang} dir="auto">{said}</{tag}>'


def _mask(text: str) -> str:
    """Return text of a readout, or a path, that is nothing but text."""
    return escape_html(escape(text))
