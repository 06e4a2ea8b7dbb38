"""Formulas as readable Unicode."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.latex.maths import approximate


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("n", "n"),
        ("O(n^2)", "O(n²)"),
        ("H_2O", "H₂O"),
        (r"\alpha", "α"),
        (r"\alpha x + \beta", "αx + β"),
        (r"\mathbb{R}^d", "ℝᵈ"),
        (r"\mathcal{O}(n \log n)", "𝒪(n log n)"),
        (r"n\log n", "n log n"),
        (r"\ell_p", "ℓₚ"),
        ("n^{k+1}", "n^(k+1)"),
        ("10^{-3}", "10⁻³"),
        ("L_{best}", "L_best"),
        (r"x_{\max}", "xₘₐₓ"),
        (r"H_\infty", "H_∞"),
        ("^*", "*"),
        (r"^{\dagger}", "†"),
        (r"90^\circ", "90°"),
        (r"x\leq1", "x ≤ 1"),
        ("a=b", "a = b"),
        (r"D\rightarrow4", "D → 4"),
        (r"3 \times 3", "3 × 3"),
        (r"k\cdot p", "k·p"),
        (r"\sqrt{n}", "√n"),
        (r"\sqrt[3]{x+1}", "∛(x+1)"),
        (r"\frac{o}{a}", "o/a"),
        (r"\frac{a+b}{2}", "(a+b)/2"),
        (r"\left( 000\bar{1} \right)", "(0001\u0304)"),
        (r"\hat{e}", "ê"),
        (r"\not\in", "∉"),
        (r"{\rm GaN}", "GaN"),
        (r"\text{Li-Al}", "Li-Al"),
        ("1-x", "1−x"),
        ("x'", "x′"),
        (r"W^{1,p}", "W^(1,p)"),
        (r"50\%", "50%"),
        (r"\quad", " "),
        (r"\varkappa", "ϰ"),
        (r"\KL(p)", "KL(p)"),
    ],
)
def test_a_formula_reads_as_in_print(latex: str, text: str) -> None:
    assert approximate(latex) == text


@given(st.text(alphabet=r"\{}^_$ab1[] ,=-" + "\n", max_size=60))
def test_any_formula_has_an_approximation_on_one_line(latex: str) -> None:
    assert "\n" not in approximate(latex)


@given(st.text(alphabet="abcxyzABC019.()", min_size=1))
def test_letters_and_digits_are_all_kept(latex: str) -> None:
    assert approximate(latex) == latex
