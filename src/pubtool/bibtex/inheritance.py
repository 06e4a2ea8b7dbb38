"""What an entry takes from others: biblatex's `xdata` and `crossref`, in a sensible reduced form.

Source: the biblatex manual, appendix B (default inheritance). Reduced in this: what names, links
to or honours one single work (links, identifiers, awards, annotations, `abbr`, `selected` ...) is
never inherited, neither is a field of which the child has a synonym, and a parent's `title` never
becomes the child's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.bibtex.values import Problem
from pubtool.model import LINK_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pubtool.bibtex.blocks import Entry, Field, Span

#: Fields that belong to one entry alone.
OWN = frozenset(
    {
        "crossref",
        "xref",
        "xdata",
        "ids",
        "entryset",
        "related",
        "relatedtype",
        "relatedstring",
        "relatedoptions",
        "execute",
        "options",
        "label",
        "shorthand",
        "shorthandintro",
        "presort",
        "sortkey",
        "sortname",
        "sortshorthand",
        "sorttitle",
        "sortyear",
        "abbr",
        "_venue",
        "x-abbrv",
        "selected",
        "selected_order",
        "featured",
        "hidden",
        "award",
        "award_name",
        "presentation",
        "annotation",
        "annote",
        "abstract",
        "note",
        "preview",
        "bibtex_show",
        "additional_info",
        "file",
        "doi",
        "eprint",
        "archiveprefix",
        "eprinttype",
        "primaryclass",
        "eprintclass",
        "arxiv",
        "pmid",
        "pmcid",
        "hal",
        *LINK_FIELDS,
    }
)
#: Fields that name other entries, or other keys of their own.
_LINKING = frozenset(("crossref", "xdata", "ids"))
#: Fields of which a child that has one of the others does not take this one.
_SYNONYMS = {
    "date": ("year", "month"),
    "year": ("date",),
    "month": ("date",),
    "journal": ("journaltitle",),
    "journaltitle": ("journal",),
    "school": ("institution",),
    "institution": ("school",),
    "address": ("location",),
    "location": ("address",),
}
#: What a crossref parent's titles are for its child; empty: nothing.
_TITLES = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_JOURNALS = {"title": "journaltitle", "subtitle": "journalsubtitle", "titleaddon": ""}
_VOLUMES = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}
#: How many entries one entry may inherit from, all generations together: more is a mistake.
_ANCESTORS = 16


class Links:
    """Which entries each entry names in `xdata` and `crossref`, and which of those do not exist."""

    def __init__(self, entries: Iterable[Entry], by_key: Mapping[str, Entry]) -> None:
        self._by_key = by_key
        self._aliases: dict[str, Entry] = {}
        #: The parents of an entry by its identity, each with the field that names it.
        self._parents: dict[int, list[tuple[str, Entry]]] = {}
        self.dangling: list[tuple[Entry, Problem]] = []
        referring = []
        for entry in entries:
            if _LINKING.isdisjoint(entry.named):
                continue
            for field in entry.fields:
                if field.name in {"crossref", "xdata"}:
                    referring.append((entry, field))
                elif field.name == "ids":
                    for key, _ in _keys(field):
                        self._aliases.setdefault(key.casefold(), entry)
        for entry, field in referring:
            self._resolve(entry, field)
        for entry, field in referring:
            self._report_circle(entry, field)

    def _resolve(self, entry: Entry, field: Field) -> None:
        parents = self._parents.setdefault(id(entry), [])
        for key, span in _keys(field):
            parent = self._get(key)
            if parent is None:
                message = f"`{field.name}` names the entry `{key}`, which does not exist"
                problem = Problem("dangling-crossref", *span, message, entry.key)
                self.dangling.append((entry, problem))
            elif len(parents) < _ANCESTORS:
                parents.append((field.name, parent))

    def _report_circle(self, entry: Entry, field: Field) -> None:
        """Report each key of the field whose entry, or an ancestor of it, is the entry itself."""
        for key, span in _keys(field):
            parent = self._get(key)
            if parent is not None and self._leads_to(parent, entry):
                who = "the entry itself"
                if parent is not entry:
                    who = f"the entry `{key}`, which refers back to this one"
                problem = Problem(
                    "dangling-crossref", *span, f"`{field.name}` names {who}", entry.key
                )
                self.dangling.append((entry, problem))

    def _leads_to(self, start: Entry, target: Entry) -> bool:
        """Return whether `target` is the entry or one of its ancestors, as far as any count."""
        found = [start]
        for each in found:
            if each is target:
                return True
            parents = (parent for _, parent in self._parents.get(id(each), ()))
            found += [parent for parent in parents if not any(parent is one for one in found)][
                : _ANCESTORS - len(found)
            ]
        return False

    def _get(self, key: str) -> Entry | None:
        """Return the entry of a key or of one of biblatex's `ids`, in any case."""
        key = key.casefold()
        return self._by_key.get(key) or self._aliases.get(key)

    def has_parents(self, entry: Entry) -> bool:
        """Return whether the entry names another one that exists; most name none."""
        return bool(self._parents) and id(entry) in self._parents

    def parents(self, entry: Entry) -> list[tuple[str, Entry]]:
        """Return the parents of an entry, `xdata` first, each with the field that names it."""
        parents = self._parents.get(id(entry))
        return sorted(parents, key=lambda link: link[0] != "xdata") if parents else []


def _keys(field: Field) -> list[tuple[str, Span]]:
    """Return the keys that a field lists, and where each stands."""
    parts = field.value.split(",") if field.name != "crossref" else [field.value]
    spans = field.spans  # once: they are found again at each look
    keys = []
    offset = 0
    for part in parts:
        key = part.strip()
        if key and spans.content_start is not None:
            start = spans.content_start + offset + part.index(key)
            keys.append((key, (start, start + len(key))))
        elif key:
            keys.append((key, spans.value))
        offset += len(part) + 1
    return keys


def inherited(entry: Entry, links: Links) -> Mapping[str, Field]:
    """Return the fields that hold for an entry by name: its own, then those of its ancestors."""
    return _with_ancestors(entry, links, {id(entry)}) if links.has_parents(entry) else entry.named


def _with_ancestors(entry: Entry, links: Links, seen: set[int]) -> dict[str, Field]:
    fields = dict(entry.named)
    for link, parent in links.parents(entry):
        if id(parent) in seen or len(seen) > _ANCESTORS:
            continue
        seen.add(id(parent))
        titles = _titles(parent.entry_type, entry.entry_type) if link == "crossref" else {}
        _inherit(fields, _with_ancestors(parent, links, seen), titles)
    return fields


def _inherit(fields: dict[str, Field], parent: dict[str, Field], titles: Mapping[str, str]) -> None:
    """Add to `fields` what they lack of the parent's."""
    present = set(fields)
    # Renamed titles first: a parent's `title` is a better `booktitle` than its own `booktitle`.
    for written, field in sorted(parent.items(), key=lambda item: item[0] not in titles):
        name = titles.get(written, written)
        if name and _inheritable(name) and present.isdisjoint(_SYNONYMS.get(name, ())):
            fields.setdefault(name, field)


def _titles(parent: str, child: str) -> Mapping[str, str]:
    if parent == "periodical" and child in {"article", "suppperiodical"}:
        return _JOURNALS
    return _VOLUMES if parent.startswith("mv") else _TITLES


def _inheritable(name: str) -> bool:
    return not (name in OWN or name.startswith("url_") or name.endswith("url") or "+an" in name)
