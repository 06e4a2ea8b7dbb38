"""Text of a page as LaTeX: it shows the same, and formulas stay formulas."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.adding.values import is_balanced
from pubtool.importing.texts import title_of, value_of
from pubtool.latex import to_text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("100% of A_b & C#", r"100\% of A\_b \& C\#"),
        ("Sparse–Linear — “now”", "Sparse--Linear --- ``now''"),
        ("Cliques of size $k$ in $O(n^2)$", "Cliques of size $k$ in $O(n^2)$"),
        (r"Sums \(x_i\)", "Sums $x_i$"),
        ("From $5 to $10", r"From \$5 to \$10"),
        ("a lone {", r"a lone \textbraceleft{}"),
    ],
)
def test_text_becomes_latex(text: str, value: str) -> None:
    assert value_of(text) == value


def test_titles_protect_their_capitals() -> None:
    assert title_of("SLA: Beyond Sparsity", "words") == "{SLA}: Beyond Sparsity"


@given(st.text(max_size=60))
def test_braces_are_always_balanced(text: str) -> None:
    assert is_balanced(title_of(text, "words"))


@given(st.text(alphabet="abc XYZ 12 %&#_{}~^\\:.,!?()", max_size=60))
def test_what_is_shown_is_the_text(text: str) -> None:
    assert to_text(value_of(text)) == " ".join(text.split())
