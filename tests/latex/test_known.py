"""Commands that only show something, and those that may do more."""

from __future__ import annotations

import pytest

from pubtool.latex.known import is_known


@pytest.mark.parametrize(
    "name", ["input", "include", "write", "openin", "csname", "def", "catcode", "special", "ours"]
)
def test_what_may_act_is_not_known(name: str) -> None:
    assert not is_known(name)
    assert not is_known(name, in_formula=True)


@pytest.mark.parametrize("name", ["emph", "textbf", "LaTeX", "alpha", "ss", "&", '"', "url", "bf"])
def test_what_shows_something_is_known(name: str) -> None:
    assert is_known(name)


@pytest.mark.parametrize("name", ["frac", "mathbb", "sqrt", "left", "hat", "operatorname"])
def test_formulas_have_commands_of_their_own(name: str) -> None:
    assert is_known(name, in_formula=True)
