"""The documentation site: staged in a temporary folder, built by Sphinx, and every link of it followed."""

import shutil
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html
from pages import all_pages
from search_texts import write_search_texts
from stage import stage

from meeting_readout.page.rendering import load_static

HERE = Path(__file__).parent

CONF = """\
import sys

sys.path.insert(0, {here!r})
project = "Meeting Readout"
html_title = "Meeting Readout"
extensions = ["myst_parser", "sphinx_design", "site_pages"]
myst_enable_extensions = ["attrs_inline", "colon_fence"]
suppress_warnings = ["misc.highlighting_failure"]  # the highlighter of YAML does not know all plain scalars
myst_heading_anchors = 6
myst_url_schemes = {{"http": None, "https": None, "local": "{{{{path}}}}", "place": "{{{{path}}}}#{{{{fragment}}}}"}}
html_theme = "furo"
html_theme_options = {{
    "light_logo": "logo.svg",
    "dark_logo": "logo-dark.svg",
    "light_css_variables": {light!r},
    "dark_css_variables": {dark!r},
}}
html_favicon = {favicon!r}
html_baseurl = {url!r}
html_static_path = {static!r}
html_extra_path = [{extra!r}]
html_css_files = ["view.css", "readout.css", "site.css"]
html_js_files = [("readout.js", {{"defer": "defer"}}), ("view.js", {{"defer": "defer"}})]
html_copy_source = False
html_show_sourcelink = False
html_show_search_summary = False
html_show_copyright = False
html_show_sphinx = False
"""


LIGHT = {"color-brand-primary": "#0b5d6e", "color-brand-content": "#0b5d6e", "color-brand-visited": "#5b4a82"}
DARK = {"color-brand-primary": "#6cc5d6", "color-brand-content": "#6cc5d6", "color-brand-visited": "#b9a6e3"}


def build(site: Path, url: str = "") -> int:
    """Build the site into a folder, whose content is replaced, for an address if it is known; give the exit code."""
    from sphinx.cmd.build import main

    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        faults = stage(all_pages(), work / "pages", work / "extra")
        static = [str(HERE / "static"), str(HERE.parent / "_static"), *_copy_view(work / "view")]
        conf = CONF.format(
            here=str(HERE),
            static=static,
            extra=str(work / "extra"),
            favicon=str(HERE / "static/logo.svg"),
            light=LIGHT,
            dark=DARK,
            url=url,
        )
        (work / "pages/conf.py").write_text(conf, encoding="utf-8")
        out = str(work / "html")
        code = main(
            ["-q", "-W", "-n", "--keep-going", "-b", "html", "-d", str(work / "trees"), str(work / "pages"), out]
        )
        write_search_texts(Path(out))
        faults += broken(Path(out))
        for fault in faults:
            sys.stderr.write(f"{fault}\n")
        if code or faults:
            return code or 1
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(out, site, ignore=shutil.ignore_patterns(".buildinfo", "objects.inv"))
    sys.stdout.write(f"{len(list(site.rglob('*.html')))} pages in {site.name}/\n")
    return 0


def _copy_view(folder: Path) -> list[str]:
    """Write what the pages of examples share with the pages of `readout show`; return the folder."""
    folder.mkdir()
    for name in ("view.css", "view.js"):
        (folder / name).write_text(load_static(name), encoding="utf-8", newline="\n")
    return [str(folder)]


def broken(site: Path) -> list[str]:
    """Return what is wrong with the links and sources of the pages: a file or place that is not there, or not here."""
    trees = {path.resolve(): html.parse(path).getroot() for path in sorted(site.rglob("*.html"))}
    ids = {path: set(tree.xpath("//@id | //a/@name")) for path, tree in trees.items()}
    faults = []
    for path, tree in trees.items():
        page = path.relative_to(site.resolve())
        if page.parts[0] == "files":  # a source that the pages hand on: its links lead to its own site
            continue
        for target in map(str, tree.xpath("//@src | //link[not(@rel='canonical')]/@href")):
            if urlsplit(target).scheme not in ("", "data") or target.startswith("//"):
                faults.append(f"{page}: {target} is fetched from elsewhere")  # noqa: PERF401 - one of three
        for target in sorted({str(target) for target in tree.xpath("//@src | //@href")}):
            parts = urlsplit(target)
            if parts.scheme or target.startswith("//"):
                continue
            to = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not to.exists():
                faults.append(f"{page}: {target} is not there")
            elif parts.fragment and unquote(parts.fragment) not in ids.get(to, {unquote(parts.fragment)}):
                faults.append(f"{page}: {target}: the page has no such place")
    return faults
