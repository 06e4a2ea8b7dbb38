"""Filter expressions: Jinja2's syntax, checked as a whole before anything runs.

Jinja2 parses; the tree is then compiled here, node by node, into functions of a publication. Only
what is named below exists, so that there is no attribute of Python to reach and no work without
bound. Every part has a kind (text, number ...), so that a comparison that could never be true is
an error of the expression, whatever the publications are, and running it cannot fail.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from pubtool.config.wording import did_you_mean, printable
from pubtool.errors import UsageProblem
from pubtool.folding import fold
from pubtool.query.attributes import ATTRIBUTES, FIELD_NAMES, field_attribute, find_attribute
from pubtool.query.comparing import BadExpression, Part, comparison, constant, is_present

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import nodes

    from pubtool.model import Publication
    from pubtool.query.comparing import Test

#: Far more than anybody writes, far less than the stack of Python holds.
_DEEPEST = 40
_LONGEST = 20_000

_WHOLE_NUMBER = r"(?a)\s*([+-]?\d{1,15})\s*\Z"


def compile_where(expression: str, origin: str = "where") -> Callable[[Publication], bool]:
    """Return the test that an expression such as `year >= 2024 and "CCF-A" in tags` stands for.

    Raises UsageProblem, in one line that begins with `origin`, for an expression that is wrong. The
    test itself raises nothing.
    """
    try:
        return _truth(_parse(expression), 0)
    except BadExpression as problem:
        reason = str(problem)
    except RecursionError:
        reason = "nested too deeply"
    raise UsageProblem(f"{origin} `{printable(expression)}`: {reason}")


def _parse(expression: str) -> nodes.Expr:
    """Return Jinja2's tree of an expression."""
    # Only here: without a filter expression, nothing else on the way needs Jinja2's parser.
    from jinja2 import Environment, TemplateSyntaxError
    from jinja2.parser import Parser

    if len(expression) > _LONGEST:
        raise BadExpression(f"longer than {_LONGEST} characters")
    if not expression.strip():
        raise BadExpression("there is nothing in it")
    try:
        parser = Parser(Environment(autoescape=False), expression, state="variable")  # noqa: S701
        tree = parser.parse_expression()
        if not parser.stream.eos:
            rest = printable(str(parser.stream.current.value))
            hint = '; compare with "=="' if rest == "=" else ""
            raise BadExpression(f'"{rest}" does not belong there{hint}')
    except TemplateSyntaxError as error:
        message = printable((error.message or "").replace("template", "expression").rstrip("."))
        raise BadExpression(f"not understood: {message}") from None
    except (ValueError, SyntaxError, OverflowError):
        # What Python says about literals such as a number of thousands of digits.
        raise BadExpression("not understood: a literal is out of range") from None
    return tree


def _truth(node: Any, depth: int) -> Test:
    """Return the test of a condition: one of `_CONDITIONS`, or that a value is there and not 0."""
    if depth > _DEEPEST:
        raise BadExpression("nested too deeply")
    condition = _CONDITIONS.get(type(node).__name__)
    if condition is not None:
        return condition(node, depth)
    get = _part(node, depth).get
    return lambda publication: bool(get(publication))


def _both(node: nodes.And, depth: int) -> Test:
    """Return the test of `and`."""
    tests = [_truth(each, depth + 1) for each in _chain(node)]
    return lambda publication: all(test(publication) for test in tests)


def _either(node: nodes.Or, depth: int) -> Test:
    """Return the test of `or`."""
    tests = [_truth(each, depth + 1) for each in _chain(node)]
    return lambda publication: any(test(publication) for test in tests)


def _negation(node: nodes.Not, depth: int) -> Test:
    """Return the test of `not`."""
    test = _truth(node.node, depth + 1)
    return lambda publication: not test(publication)


def _chain(node: nodes.BinExpr) -> list[nodes.Expr]:
    """Return the conditions of `a or b or c`, which Jinja2 nests to the left, as a flat list."""
    conditions = [node.right]
    left = node.left
    while isinstance(left, type(node)):
        conditions.append(left.right)
        left = left.left
    conditions.append(left)
    return conditions[::-1]


def _compare(node: nodes.Compare, depth: int) -> Test:
    """Return the test of a comparison, which may be a chain: `2020 <= year < 2024`."""
    left = _part(node.expr, depth + 1)
    tests = []
    for operand in node.ops:
        right = _part(operand.expr, depth + 1)
        tests.append(comparison(operand.op, left, right))
        left = right
    if len(tests) == 1:
        return tests[0]
    return lambda publication: all(test(publication) for test in tests)


def _defined(node: nodes.Test, depth: int) -> Test:
    """Return the test of `is defined`; `is not defined` is its negation."""
    if node.name not in ("defined", "undefined") or node.args:
        raise _refusal(f"`is {printable(node.name)}`", "`is defined`, `is undefined`")
    present = is_present(_part(node.node, depth + 1))
    if node.name == "defined":
        return present
    return lambda publication: not present(publication)


def _method(node: nodes.Call, depth: int) -> Test:
    """Return the test of `title.startswith("Sage")`, or of `endswith`."""
    method = getattr(node.node, "attr", "")
    extra = node.kwargs or node.dyn_args or node.dyn_kwargs
    if method not in ("startswith", "endswith") or len(node.args) != 1 or extra:
        raise _refusal("this call", '`.startswith("...")`, `.endswith("...")`')
    called = cast("nodes.Getattr", node.node)
    subject, argument = _part(called.node, depth + 1), _part(node.args[0], depth + 1)
    if subject.kind != "text" or argument.kind != "text":
        raise BadExpression(f"`.{method}` compares a text with a text in quotes")
    matches = str.startswith if method == "startswith" else str.endswith
    text, wanted = subject.get, argument.get

    def test(publication: Publication) -> bool:
        affix = fold(wanted(publication) or "")
        return bool(affix) and matches(fold(text(publication) or ""), affix)

    return test


def _part(node: Any, depth: int) -> Part:
    """Return a part of a comparison: one of `_PARTS`, or a condition in parentheses."""
    if depth > _DEEPEST:
        raise BadExpression("nested too deeply")
    kind = type(node).__name__
    if kind in _PARTS:
        return _PARTS[kind](node, depth)
    if kind in _CONDITIONS:
        return Part("flag", _truth(node, depth + 1), "the condition")
    what = _NODE_NAMES.get(kind, "arithmetic")
    raise _refusal(what, "names, texts, numbers, lists, comparisons, `and`, `or`, `not`")


def _named(node: nodes.Name, _depth: int) -> Part:
    """Return the attribute or field of a name."""
    name = node.name
    attribute = find_attribute(name)
    if attribute is not None:
        return Part(attribute.kind, attribute.get, name)
    if name == "fields":
        raise BadExpression('write which field: fields.NAME or fields["NAME"]')
    names = [attribute.name for attribute in ATTRIBUTES]
    near = did_you_mean(name, [*names, *sorted(FIELD_NAMES - set(names))]).partition(";")[0]
    raise BadExpression(
        f'there is no "{printable(name)}"{near}; known are {", ".join(names)}, the usual fields,'
        " and fields.NAME for any other"
    )


def _of_fields(node: nodes.Getattr | nodes.Getitem, _depth: int) -> Part:
    """Return the field of `fields.NAME`; nothing else has anything behind a dot."""
    name = node.attr if hasattr(node, "attr") else getattr(node.arg, "value", None)
    if getattr(node.node, "name", None) != "fields":
        raise _refusal("this access", 'fields.NAME, fields["NAME"]')
    if not isinstance(name, str):
        raise BadExpression("the name of a field is a text in quotes")
    return Part("text", field_attribute(name).get, f"fields.{printable(name)}")


def _literal(node: nodes.Const, _depth: int) -> Part:
    """Return a literal of the expression."""
    value = node.value
    if isinstance(value, bool):
        return constant("flag", value, "true" if value else "false")
    if isinstance(value, str):
        return constant("text", value, f'"{value}"')
    if isinstance(value, int | float):
        return constant("number", value, repr(value))
    raise BadExpression("`none` equals nothing; write `x is defined` or `x is not defined`")


def _negative(node: nodes.Neg, depth: int) -> Part:
    """Return a negative number."""
    part = _part(node.node, depth + 1)
    if part.kind != "number" or not part.literal:
        raise _refusal("arithmetic", "comparisons, `and`, `or`, `not`")
    return constant("number", -part.value, f"-{part.shown}")


def _literals(node: nodes.List | nodes.Tuple, depth: int) -> Part:
    """Return a list of literals, all of them texts or all of them numbers."""
    items = [_part(item, depth + 1) for item in node.items]
    kinds = {item.kind for item in items}
    values = tuple(item.value for item in items)
    if not all(item.literal for item in items) or kinds not in ({"text"}, {"number"}):
        raise BadExpression("a list holds texts or numbers, such as [2023, 2024]")
    shown = f"[{', '.join(item.shown for item in items)}]"
    return constant("texts" if kinds == {"text"} else "numbers", values, shown)


def _filtered(node: nodes.Filter, depth: int) -> Part:
    """Return a value after one of the filters that there are."""
    known = "`|length`, `|lower`, `|upper`, `|int`"
    if node.node is None or node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
        raise _refusal(f"`|{printable(node.name)}` like this", known)
    part = _part(node.node, depth + 1)
    shown, get = f"{part.shown}|{printable(node.name)}", part.get
    if node.name in ("length", "count") and part.kind in ("text", "texts", "people"):
        return Part("number", lambda publication: len(get(publication) or ""), shown)
    if node.name in ("lower", "upper") and part.kind == "text":
        # Texts compare without regard to case anyway.
        return Part("text", get, shown)
    if node.name == "int" and part.kind == "text":
        return Part("number", lambda publication: _whole_number(get(publication)), shown)
    if node.name in ("length", "count", "lower", "upper", "int"):
        raise BadExpression(f"`|{node.name}` cannot take {part.shown}")
    raise _refusal(f"`|{printable(node.name)}`", known)


def _whole_number(text: str | None) -> int | None:
    """Return the number that a text is, None where it is none."""
    found = re.match(_WHOLE_NUMBER, text or "")
    return int(found[1]) if found else None


def _refusal(what: str, known: str) -> BadExpression:
    """Return the error about something that is not part of filter expressions."""
    return BadExpression(f"{what} is not possible here; there are {known}")


#: The parts of Jinja2's tree, by the names of their classes, which need no import.
_CONDITIONS: dict[str, Callable[[Any, int], Test]] = {
    "And": _both,
    "Or": _either,
    "Not": _negation,
    "Compare": _compare,
    "Test": _defined,
    "Call": _method,
}
_PARTS: dict[str, Callable[[Any, int], Part]] = {
    "Name": _named,
    "Const": _literal,
    "Neg": _negative,
    "List": _literals,
    "Tuple": _literals,
    "Filter": _filtered,
    "Getattr": _of_fields,
    "Getitem": _of_fields,
}
_NODE_NAMES = {"CondExpr": "`if`", "Concat": "`~`", "Dict": "`{...}`"}
