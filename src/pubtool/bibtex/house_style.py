"""The words of a file: how it spells names and types, orders fields, writes numbers and months."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from pubtool.bibtex.field_order import arranged, orders_by_type, together, usual_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pubtool.bibtex.blocks import Entry, Field

Case = Literal["lower", "upper", "title"]
Months = Literal["macro", "number", "padded", "abbreviation", "name"]

#: Two names of one thing: which one a file writes is its own choice.
_SYNONYMS = {
    "journal": "journaltitle",
    "archiveprefix": "eprinttype",
    "primaryclass": "eprintclass",
    "address": "location",
    "year": "date",
}

#: Names that stand together: who writes `archivePrefix` writes `primaryClass`.
_CAMEL_CASE = {"archiveprefix": "archivePrefix", "primaryclass": "primaryClass"}

#: How types are written that are more than one word, where types begin with a capital.
_CAPITALISED_TYPES = {
    "inproceedings": "InProceedings",
    "incollection": "InCollection",
    "inbook": "InBook",
    "phdthesis": "PhdThesis",
    "mastersthesis": "MastersThesis",
    "techreport": "TechReport",
}

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SHORT_MONTHS = tuple(month[:3] for month in _MONTHS)


class HouseStyle(NamedTuple):
    """The words of a file. The default is that of a file without entries.

    `spellings` and `types` give names as the file writes them, by lower-case name; `synonyms` gives
    which of two names it uses. `order` is the usual order of all fields, `orders` are those that
    entries of each type have, with how often. `bare` says of a field whether numbers in it have no
    delimiters; its item without a name is for fields that the file has no number in.
    """

    case: Case = "lower"
    type_case: Case = "lower"
    spellings: Mapping[str, str] = MappingProxyType({})
    types: Mapping[str, str] = MappingProxyType({})
    synonyms: Mapping[str, str] = MappingProxyType({})
    order: tuple[str, ...] = ()
    orders: Mapping[str, Mapping[tuple[str, ...], int]] = MappingProxyType({})
    bare: Mapping[str, bool] = MappingProxyType({})
    months: Months = "macro"
    arxiv: bool = False

    def spelled(self, name: str) -> str:
        """Return a lower-case field name as the file writes it."""
        if written := self.spellings.get(name):
            return written
        if name in _CAMEL_CASE and not _CAMEL_CASE.keys().isdisjoint(self.spellings):
            one = next(each for each in _CAMEL_CASE if each in self.spellings)
            if self.spellings[one] == _CAMEL_CASE[one]:
                return _CAMEL_CASE[name]
        return _cased(name, self.case)

    def typed(self, entry_type: str) -> str:
        """Return a lower-case entry type as the file writes it."""
        if written := self.types.get(entry_type):
            return written
        if self.type_case == "title" and entry_type in _CAPITALISED_TYPES:
            return _CAPITALISED_TYPES[entry_type]
        return _cased(entry_type, self.type_case)

    def writes_bare(self, name: str) -> bool:
        """Say whether a number in a field stands without delimiters."""
        return self.bare.get(name, self.bare.get("", False))

    def arranged(self, names: Sequence[str], entry_type: str = "") -> list[str]:
        """Return the names in the order that most entries of a type have them in.

        It is that of an entry; a name that the entry lacks stands where others of the type have it,
        one that none of them has where the file has it, an unknown one behind its predecessor.
        """
        own = self.orders.get(entry_type) or together(self.orders.values())
        return arranged(names, own, self.order)


def house_style_of(entries: Sequence[Entry]) -> HouseStyle:
    """Return the words that most of the entries use."""
    fields = [field for entry in entries for field in entry.fields]
    spellings = _spellings((field.name, field.key) for field in fields)
    types = _spellings((entry.entry_type, _type_as_written(entry)) for entry in entries)
    count = Counter(field.name for field in fields)
    return HouseStyle(
        case=_case(field.key for field in fields),
        type_case=_case(_type_as_written(entry) for entry in entries),
        spellings=spellings,
        types=types,
        synonyms=_synonyms(count),
        order=usual_order([[field.name for field in entry.fields] for entry in entries]),
        orders=orders_by_type(entries),
        bare=_bare(fields),
        months=_months(field for field in fields if field.name == "month"),
        arxiv=count["arxiv"] > count["eprint"],
    )


def styled_like(style: HouseStyle, entry: Entry) -> HouseStyle:
    """Return the style with names and type in the case that they have in one entry."""
    case, type_case = _case(field.key for field in entry.fields), _case([_type_as_written(entry)])
    return style._replace(
        case=case,
        type_case=type_case,
        spellings=style.spellings if case == style.case else {},
        types=style.types if type_case == style.type_case else {},
    )


def _synonyms(count: Counter[str]) -> dict[str, str]:
    """Return which names are written in place of others, by how often each is."""
    found = {one: two for one, two in _SYNONYMS.items() if count[two] > count[one]}
    if "archiveprefix" in found and not count["primaryclass"]:
        found["primaryclass"] = "eprintclass"
    return found


def month_number(value: str) -> int:
    """Return the month that a value names, as number, abbreviation or word; else 0."""
    word = value.strip().rstrip(".").lower()
    if re.fullmatch("0?[1-9]|1[0-2]", word):
        return int(word)
    for number, name in enumerate(_MONTHS, 1):
        if word in {name, name[:3]} or (word == "sept" and number == 9):
            return number
    return 0


def month_written(number: int, months: Months) -> tuple[str, bool]:
    """Return a month as a file writes it, and whether that is the name of a macro."""
    if months == "macro":
        return _SHORT_MONTHS[number - 1], True
    if months in {"number", "padded"}:
        return (f"{number:02}" if months == "padded" else str(number)), False
    name = _MONTHS[number - 1].capitalize()
    return (name[:3] if months == "abbreviation" else name), False


def _months(fields: Iterable[Field]) -> Months:
    """Return how most month fields are written."""
    kinds: Counter[Months] = Counter()
    mays = 0
    for field in fields:
        if field.enclosing is None and not field.value.isdigit():
            kinds["macro"] += 1
        elif field.value.isdigit():
            kinds["padded" if field.value.startswith("0") else "number"] += 1
        elif month_number(field.value):
            kinds["abbreviation" if len(field.value.strip(" .")) == 3 else "name"] += 1
            mays += field.value.strip(" .").lower() == "may"
    # October to December have two digits anyway, and May is as short as it is long.
    if kinds["padded"]:
        kinds["padded"] += kinds.pop("number", 0)
    if mays and (kinds["name"] or kinds["abbreviation"] == mays):
        kinds["abbreviation"] -= mays
        kinds["name"] += mays
    return kinds.most_common(1)[0][0] if kinds else "macro"


def _bare(fields: Iterable[Field]) -> dict[str, bool]:
    """Return of which fields most numbers have no delimiters."""
    votes: Counter[str] = Counter()
    for field in fields:
        if field.value.isdigit():
            vote = 1 if field.enclosing is None else -1
            votes[field.name] += vote
            votes[""] += vote
    return {name: vote > 0 for name, vote in votes.items()}


def _type_as_written(entry: Entry) -> str:
    return entry.source.text[slice(*entry.type_span)]


def _spellings(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the most common spelling of each name."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, written in pairs:
        counts[name][written] += 1
    return {name: each.most_common(1)[0][0] for name, each in counts.items()}


def _case(names: Iterable[str]) -> Case:
    """Return the case that most names are in."""
    cases: Counter[Case] = Counter()
    for name in names:
        if name.islower():
            cases["lower"] += 1
        elif name.isupper():
            cases["upper"] += 1
        elif name[:1].isupper():
            cases["title"] += 1
    return cases.most_common(1)[0][0] if cases else "lower"


def _cased(name: str, case: Case) -> str:
    if case == "lower":
        return name
    return name.upper() if case == "upper" else name.capitalize()
