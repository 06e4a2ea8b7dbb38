"""The rules of `pubtool check`: one module per rule, found by itself.

A module `pages_format` holds `RULE`, a `Rule` named `pages-format`. Nothing lists the rules; to add
one, add its module and regenerate the documentation (`python docs/generate.py`).
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from pubtool.rules.base import Context, Example, Problem, Rule, Subject

__all__ = ["Context", "Example", "Problem", "Rule", "Subject", "all_rules"]

#: Modules of this package that hold no rule.
_HELPERS = frozenset({"base", "engine"})


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule by its name, sorted by name."""
    modules = (found.name for found in pkgutil.iter_modules(__path__))
    names = sorted(name for name in modules if name not in _HELPERS and not name.startswith("_"))
    rules = (import_module(f"{__name__}.{name}").RULE for name in names)
    return {rule.name: rule for rule in rules}
