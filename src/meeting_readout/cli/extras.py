"""Modules that need more than a plain installation."""

from importlib import import_module
from types import ModuleType

import click


def import_with_extra(name: str, what: str, extra: str) -> ModuleType:
    """Import a module of the toolkit; say what to install for `what` if a library of the extra is missing."""
    try:
        return import_module(name)
    except ImportError as error:
        needs = f"{what} needs {error.name}: pip install 'meeting-readout[{extra}]'."
        raise click.UsageError(needs) from None
