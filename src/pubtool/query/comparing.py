"""Comparisons in filter expressions: which kinds go together, and what each comparison means.

Texts compare without regard to case and accents, persons by the parts of their names. Whatever is
compared with a missing value is false.
"""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from pubtool.config.wording import printable
from pubtool.errors import UsageProblem
from pubtool.folding import fold
from pubtool.query.attributes import Kind
from pubtool.query.matching import name_matcher

if TYPE_CHECKING:
    from collections.abc import Callable

    from pubtool.model import Publication

PartKind: TypeAlias = Literal[Kind, "numbers"]


class BadExpression(UsageProblem):
    """An expression is wrong; the text says why, without the expression itself."""


class Part(NamedTuple):
    """A part of an expression: its kind, how to get its value, how it is written.

    A value is what the kind says (the checks that make a part see to that), or missing: None, an
    empty text or an empty tuple. A literal has the same `value` for every publication.
    """

    kind: PartKind
    get: Callable[[Publication], Any]
    shown: str
    literal: bool = False
    value: Any = None


Test: TypeAlias = "Callable[[Publication], bool]"

_ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "lteq": operator.le,
    "gt": operator.gt,
    "gteq": operator.ge,
}

_SIGNS = {
    "eq": "==",
    "ne": "!=",
    "lt": "<",
    "lteq": "<=",
    "gt": ">",
    "gteq": ">=",
    "in": "in",
    "notin": "not in",
}

_KIND_NAMES: dict[PartKind, str] = {
    "text": "text",
    "number": "a number",
    "flag": "true or false",
    "texts": "a list of texts",
    "numbers": "a list of numbers",
    "person": "a person",
    "people": "a list of persons",
}


def constant(kind: PartKind, value: object, shown: str) -> Part:
    """Return a literal."""
    return Part(kind, lambda _publication: value, printable(shown), literal=True, value=value)


def comparison(sign: str, left: Part, right: Part) -> Test:
    """Return the test that two parts compare as Jinja2's operator `sign` says.

    Raises BadExpression where that could not be true of any publication, or never false.
    """
    for part in (left, right):
        if part.literal and part.kind == "text" and not part.value:
            raise BadExpression(
                "nothing equals an empty text; write `x is defined` or `x is not defined`"
            )
    if sign in ("in", "notin"):
        test = _membership(left, right)
        if test is None:
            raise BadExpression(_mismatch(sign, left, right))
        return test if sign == "in" else _absence(test, left, right)
    test = _equality_of_persons(sign, left, right) or _relation(sign, left, right)
    if test is None:
        raise BadExpression(_mismatch(sign, left, right))
    return test


def is_present(part: Part) -> Test:
    """Return the test that a value is there; a number or flag is there even if it is 0 or false."""
    get = part.get
    return lambda publication: get(publication) not in (None, "", ())


def _folded(part: Part) -> Callable[[Publication], str]:
    """Return a getter of a text for comparing."""
    if part.literal:
        value = fold(part.value)
        return lambda _publication: value
    get = part.get
    return lambda publication: fold(get(publication) or "")


def _relation(sign: str, left: Part, right: Part) -> Test | None:
    """Return the test of an order or equality, None where the kinds do not go together."""
    relation = _ORDER[sign]
    if left.kind != right.kind or left.kind not in ("number", "text", "flag"):
        return None
    if left.kind == "text":
        first, second = _folded(left), _folded(right)

        def compare_texts(publication: Publication) -> bool:
            one, other = first(publication), second(publication)
            return bool(one and other and relation(one, other))

        return compare_texts
    if left.kind == "flag" and sign not in ("eq", "ne"):
        return None
    get_left, get_right = left.get, right.get

    def compare_numbers(publication: Publication) -> bool:
        one, other = get_left(publication), get_right(publication)
        return one is not None and other is not None and relation(one, other)

    return compare_numbers


def _equality_of_persons(sign: str, left: Part, right: Part) -> Test | None:
    """Return the test that a person has a name, or has not; None for anything else."""
    if left.kind == "text" and right.kind == "person":
        left, right = right, left
    if left.kind != "person" or right.kind != "text" or not right.literal:
        return None
    if sign not in ("eq", "ne"):
        return None
    matches, wanted, get = _name_test(right.value), sign == "eq", left.get

    def has_name(publication: Publication) -> bool:
        person = get(publication)
        return person is not None and matches(person) is wanted

    return has_name


def _membership(left: Part, right: Part) -> Test | None:
    """Return the test of `in`, None where the kinds do not go together."""
    if left.kind == "text" and right.kind in ("text", "texts"):
        return _text_in(left, right)
    if left.kind == "number" and right.kind == "numbers":
        numbers, get = frozenset(right.value), left.get
        return lambda publication: get(publication) in numbers
    if left.kind == "text" and right.kind == "people" and left.literal:
        matches, people = _name_test(left.value), right.get
        return lambda publication: any(matches(person) for person in people(publication))
    if left.kind == "person" and right.kind == "texts" and right.literal:
        tests, get_person = [_name_test(name) for name in right.value], left.get

        def is_one_of(publication: Publication) -> bool:
            person = get_person(publication)
            return person is not None and any(matches(person) for matches in tests)

        return is_one_of
    return None


def _text_in(left: Part, right: Part) -> Test:
    """Return the test that a text is part of another, or is one of a list."""
    text = _folded(left)
    if right.kind == "text":
        whole = _folded(right)

        def is_part(publication: Publication) -> bool:
            part = text(publication)
            return bool(part) and part in whole(publication)

        return is_part
    if right.literal:
        known = frozenset(fold(item) for item in right.value)
        return lambda publication: text(publication) in known
    get = right.get

    def is_item(publication: Publication) -> bool:
        item = text(publication)
        return bool(item) and any(fold(each) == item for each in get(publication))

    return is_item


def _absence(test: Test, left: Part, right: Part) -> Test:
    """Return the test of `not in`: false where a value is missing; an empty list is not missing."""
    parts = [part for part in (left, right) if part.kind in ("text", "number", "person")]
    present = [is_present(part) for part in parts if not part.literal]
    return lambda publication: (
        all(there(publication) for there in present) and not test(publication)
    )


def _name_test(name: str) -> Callable[[Any], bool]:
    """Return the test of a name, its error as one of the expression."""
    try:
        return name_matcher(name)
    except UsageProblem as problem:
        raise BadExpression(str(problem)) from None


def _mismatch(sign: str, left: Part, right: Part) -> str:
    """Return why two parts cannot be compared, and what may have been meant."""
    told = " and ".join(
        f"{part.shown} is {_KIND_NAMES[part.kind]}"
        for part in dict.fromkeys((left, right))  # the same part twice is told once
    )
    return f"{told}: {_hint(sign, left, right)}"


def _hint(sign: str, left: Part, right: Part) -> str:
    """Return what to write in place of a comparison of kinds that do not go together."""
    kinds = {left.kind, right.kind}
    literal, other = (left, right) if left.literal else (right, left)
    if kinds == {"number", "text"} and literal.literal:
        if literal.kind == "number":
            return f'write "{literal.shown}", in quotes'
        bare = literal.shown.strip("\"'")
        return f"write {bare} without quotes" if bare.isdigit() else "compare it with a number"
    if sign in ("eq", "ne") and literal.literal and other.kind in ("texts", "people"):
        negation = "" if sign == "eq" else "not "
        return f"write {literal.shown} {negation}in {other.shown}"
    if sign in ("in", "notin") and kinds == {"text", "person"}:
        equals = "==" if sign == "in" else "!="
        return f"write {other.shown} {equals} {literal.shown}"
    if "flag" in kinds and not other.literal and other.kind == "flag":
        return f"write {other.shown} or not {other.shown}"
    return f"`{_SIGNS[sign]}` cannot compare them"
