"""No input raises, and none makes the tree deep; hanging would show as a test that never ends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.inline import Inlines, Node, plain
from pubtool.latex import parse, to_text

PIECES = [
    *"{}$\\~`'-[]()^_%&#\" \nax1é",
    "\\emph",
    "\\em ",
    "\\foo",
    "\\'",
    "\\c ",
    "\\url{",
    "\\href{",
    "\\(",
    "\\]",
    "$$",
    "--",
    "\\verb|",
    "\\frac",
    "\\sqrt[",
    "\\kern",
    "\\char`",
    "\\enquote{",
    "http://",
    "\\footnote{",
    "\\uppercase{",
    "e\u0301",
]


def depth(tree: Inlines) -> int:
    return 1 + max((depth(part.children) for part in tree if isinstance(part, Node)), default=0)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_mixture_of_commands_and_braces_is_read(value: str) -> None:
    tree, problems = parse(value)
    assert all(0 <= problem.offset < problem.end <= len(value) for problem in problems)
    assert plain(tree) == plain(tree).strip(" \t\n")


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_two_texts_stand_side_by_side_and_none_is_empty(value: str) -> None:
    def check(tree: Inlines) -> None:
        for part in tree:
            assert part
            if isinstance(part, Node):
                assert part.children or part.kind in ("math", "display-math")
                check(part.children)
        for part, following in pairwise(tree):
            assert not (isinstance(part, str) and isinstance(following, str))

    check(parse(value).tree)


@pytest.mark.parametrize(
    "piece", [*PIECES, "{\\em a", "{a", "{\\'", "\\textbf{", "$a$", "{}", "${"]
)
def test_a_hundred_thousand_of_anything_are_read(piece: str) -> None:
    value = piece * (100_000 // len(piece))
    assert depth(parse(value).tree) < 100
    assert depth(parse(value + "}" * value.count("{")).tree) < 100


def test_text_below_the_deepest_level_is_kept() -> None:
    assert to_text("{" * 1000 + "core" + "}" * 1000) == "core"


def test_open_braces_are_text() -> None:
    assert to_text("{" * 100_000) == "{" * 100_000
