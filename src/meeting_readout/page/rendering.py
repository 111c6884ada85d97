"""HTML from templates: everything is escaped, styles and scripts stand in the page, and nothing else may run."""

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from jinja2 import Environment

GENERATOR = "readout show"
"""What every page says that it was made by."""
FOLLOWED = ("http", "https")
"""The schemes of the addresses that a page links; any other is shown as text."""


def render(template: str, styles: tuple[str, ...], scripts: tuple[str, ...], context: Mapping[str, Any]) -> str:
    """Return a whole page; its policy allows the styles and scripts that it holds, and nothing from anywhere else."""
    style, script = "".join(map(load_static, styles)), "".join(map(load_static, scripts))
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    made = (
        environment()
        .get_template(template)
        .render(context, style=style, script=script, policy=policy, generator=GENERATOR)
    )
    return made.replace("\x00", "\ufffd")


@cache
def environment() -> "Environment":
    """Return the templates, with autoescaping on."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("meeting_readout.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.tests["followed"] = is_followed
    return made


def is_followed(address: str) -> bool:
    """Return whether an address may be a link: one of the web, and none that runs something."""
    return urlsplit(address).scheme.lower() in FOLLOWED


@cache
def load_static(name: str) -> str:
    """Return a style or a script of the pages."""
    return (files("meeting_readout.page") / "static" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Return the expression by which a policy allows an inline style or script."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
