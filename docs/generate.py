"""Writes the parts of the documentation that are made from the code.

    python docs/generate.py           brings them up to date
    python docs/generate.py --check   writes nothing, exits 1 where a page is stale

What stands between `<!-- generated: NAME -->` and `<!-- end -->` in a page of this folder is made
by the function of that name in `PARTS`. The pages in `rules/` are made whole, one for each rule.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pubtool.config.settings import DEFAULTS, SETTINGS, TABLES
from pubtool.config.values import DEFAULT_GROUPS
from pubtool.query.attributes import ATTRIBUTES, FIELD_NAMES
from pubtool.query.sorting import SORT_KEYS
from pubtool.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pubtool.config.sections import Setting
    from pubtool.rules import Example, Rule

FOLDER = Path(__file__).resolve().parent
RULES = FOLDER / "rules"

_PART = re.compile(
    r"(?P<begin><!-- generated: (?P<name>[\w-]+) -->\n).*?(?P<end><!-- end -->)", re.DOTALL
)

_KINDS = {
    "text": "text",
    "number": "number",
    "flag": "true or false",
    "texts": "list of texts",
    "person": "person",
    "people": "list of persons",
}


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    cells = ([cell.replace("|", "\\|") for cell in line] for line in lines)
    return "".join(f"| {' | '.join(line)} |\n" for line in cells)


def toml(value: object) -> str:
    """Return a default as TOML writes it."""
    if isinstance(value, str):
        return f'`"{value}"`'
    if isinstance(value, int):
        return f"`{value}`"
    if isinstance(value, tuple):
        items = ", ".join(f'"{item}"' for item in value)
        return f"`[{items}]`"
    return "`{}`"


def settings_table(settings: Iterable[Setting], name: str) -> str:
    """Return the reference of one table of settings."""
    defaults = DEFAULTS[name]
    return table(
        ("setting", "default", "meaning"),
        (
            (f"`{each.key}`", each.shown or toml(getattr(defaults, each.key)), each.doc)
            for each in settings
        ),
    )


def attributes_table() -> str:
    """Return the reference of what filter expressions can name."""
    return table(
        ("name", "kind", "meaning"),
        ((f"`{each.name}`", _KINDS[each.kind], each.doc) for each in ATTRIBUTES),
    )


def fields_list() -> str:
    """Return the fields that filter expressions can name."""
    hidden = {attribute.name for attribute in ATTRIBUTES}
    return ", ".join(f"`{name}`" for name in sorted(FIELD_NAMES - hidden)) + ".\n"


def labels_table() -> str:
    """Return the group keys that have a label of their own."""
    rows = []
    for kind, settings in DEFAULT_GROUPS.items():
        keys = dict.fromkeys((*settings.order, *settings.labels))
        rows += [(f"`{kind}`", f'`"{key}"`', settings.labels[key]) for key in keys]
    return table(("kind", "key", "label"), rows)


def rules_table() -> str:
    """Return the table of all rules, as it stands in `rules/README.md`."""
    return table(
        ("rule", "severity", "finds"),
        ((f"[`{name}`]({name}.md)", _state(rule), rule.what) for name, rule in all_rules().items()),
    )


def rule_page(rule: Rule) -> str:
    """Return the page of one rule."""
    parts = [f"# {rule.name}", f"Severity: {_state(rule)}.", rule.what, rule.why, rule.mend]
    for heading, examples in (("Found", rule.bad), ("Not found", rule.good)):
        if examples:
            parts.append(f"## {heading}")
            if heading == "Found":
                parts.append("What the finding points at stands between `«` and `»`.")
            parts += [part for example in examples for part in _example(example)]
    return "\n\n".join(parts) + "\n"


def _state(rule: Rule) -> str:
    if rule.online:
        return f"{rule.severity}, only with `--online`"
    return rule.severity if rule.on else f"{rule.severity}, off by default"


def _example(example: Example) -> Iterable[str]:
    if example.config:
        yield "With this configuration:"
        yield _code("toml", example.config)
    if example.files:
        yield f"With these files: {', '.join(f'`{file}`' for file in example.files)}."
    yield _code("bibtex", example.bibtex)
    if example.fixed:
        yield "Mended:"
        yield _code("bibtex", example.fixed)


def _code(language: str, text: str) -> str:
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


PARTS: dict[str, Callable[[], str]] = {
    "settings": lambda: settings_table(SETTINGS, ""),
    "list-settings": lambda: settings_table(TABLES["lists.NAME"], "lists.NAME"),
    "check-settings": lambda: settings_table(TABLES["check"], "check"),
    "mark-settings": lambda: settings_table(TABLES["marks.ROLE"], "marks.ROLE"),
    "group-settings": lambda: settings_table(TABLES["groups.KIND"], "groups.KIND"),
    "asset-settings": lambda: settings_table(TABLES["assets.LINK"], "assets.LINK"),
    "page-settings": lambda: settings_table(TABLES["pages.PATH"], "pages.PATH"),
    "service-settings": lambda: settings_table(TABLES["services"], "services"),
    "group-labels": labels_table,
    "sort-keys": lambda: ", ".join(f"`{key}`" for key in SORT_KEYS) + ".\n",
    "attributes": attributes_table,
    "fields": fields_list,
    "rules": rules_table,
}


def generated(page: str) -> str:
    """Return a page with its generated parts up to date. Raises KeyError for an unknown part."""
    return _PART.sub(lambda part: f"{part['begin']}\n{PARTS[part['name']]()}\n{part['end']}", page)


def pages() -> dict[Path, str]:
    """Return all pages as they should be; one that is to go is empty."""
    wanted = {}
    for path in FOLDER.rglob("*.md"):
        made_whole = path.parent == RULES and path.name != "README.md"
        wanted[path] = "" if made_whole else generated(path.read_text(encoding="utf-8"))
    return wanted | {RULES / f"{name}.md": rule_page(rule) for name, rule in all_rules().items()}


def main(arguments: list[str]) -> int:
    """Write the pages, or only say which are stale; return the exit status."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("usage: python docs/generate.py [--check]\n")
        return 2
    stale = 0
    for path, wanted in sorted(pages().items()):
        if wanted == (path.read_text(encoding="utf-8") if path.exists() else ""):
            continue
        stale += 1
        if arguments:
            sys.stderr.write(
                f"docs/{path.relative_to(FOLDER)} is stale: run python {sys.argv[0]}\n"
            )
        elif wanted:
            path.write_text(wanted, encoding="utf-8")
        else:
            path.unlink()
    return 1 if stale and arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
