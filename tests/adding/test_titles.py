"""Which words of a title keep their capitals, and in whose style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.adding.titles import needs_protection, protect, style_of
from pubtool.adding.values import balanced, is_balanced


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Deep Learning for Graphs", id="the first letter of an ordinary word"),
        pytest.param("A Note on the Bethe Lattice", id="the article at the beginning"),
        pytest.param("{SLA}: {GPT-4} in Use", id="what stands in braces already"),
        pytest.param("Sparse--Linear Fine-Tuning of 8-Bit Models", id="words with hyphens"),
        pytest.param("On $k$-means and $n^2$", id="a formula in small letters"),
        pytest.param("Schr\\\"odinger and \\'Etude", id="accented letters"),
        pytest.param("TOWARDS A THEORY OF EVERYTHING", id="a title that is all in capitals"),
        pytest.param("Rule\\_of\\_Thumb and Q\\&{A}", id="words joined by escaped signs"),
        pytest.param("\\textit{in vitro} Models", id="a command in small letters"),
    ],
)
def test_what_needs_no_protection_stays(title: str) -> None:
    assert protect(title) == title


@pytest.mark.parametrize(
    ("title", "protected"),
    [
        pytest.param("SageAttention3: A Study", "{SageAttention3}: A Study", id="inner capitals"),
        pytest.param("Training in FP4", "Training in {FP4}", id="an acronym"),
        pytest.param("the iPhone", "the {iPhone}", id="a small first letter"),
        pytest.param("3D Models", "{3D} Models", id="a digit before the capital"),
        pytest.param("SageAttention2++: More", "{SageAttention2++}: More", id="signs at its end"),
        pytest.param("A GPT-4-Based View", "A {GPT-4}-Based View", id="parts joined by hyphens"),
        pytest.param("Text-to-SQL", "Text-to-{SQL}", id="only the part that needs it"),
        pytest.param("(ES-FoMo)", "({ES-FoMo})", id="not the parentheses"),
        pytest.param("CPU/GPU and I/O", "{CPU/GPU} and {I/O}", id="acronyms with a slash"),
        pytest.param("Part I in C++", "Part {I} in {C++}", id="single capitals"),
        pytest.param("The U.S. Economy", "The {U.S.} Economy", id="the dots of an abbreviation"),
        pytest.param("ΛCDM", "{ΛCDM}", id="Greek capitals"),
        pytest.param("$O(n)$ Steps", "{$O(n)$} Steps", id="a formula with capitals"),
        pytest.param("{SLA}s of GANs", "{SLA}s of {GANs}", id="beside braces"),
        pytest.param('G\\"{o}delTM', '{G\\"{o}delTM}', id="a word with a group in it"),
        pytest.param("\\LaTeX{} for All", "{{\\LaTeX{}}} for All", id="a command with capitals"),
        pytest.param("BERT", "{BERT}", id="a title of one acronym"),
    ],
)
def test_capitals_that_matter_are_protected_with_the_whole_word(title: str, protected: str) -> None:
    assert protect(title) == protected


def test_protecting_twice_changes_nothing() -> None:
    once = protect("SLA: FP4 and $O(n)$ for the iPhone, \\LaTeX and CPU/GPU")
    assert protect(once) == once


def test_a_file_that_braces_whole_titles_is_followed() -> None:
    assert protect("SLA: A Study", style_of(["{One A}", "{Two}", "Three"])) == "{SLA: A Study}"


def test_a_file_that_never_braces_is_followed() -> None:
    style = style_of(["BERT", "GPT and more", "Plain", "Of iPhones"])
    assert protect("SLA: A Study", style) == "SLA: A Study"


@pytest.mark.parametrize(
    "titles",
    [
        pytest.param([], id="an empty file"),
        pytest.param(["Plain", "Words", "Only"], id="titles that need no braces"),
        pytest.param(["BERT", "GPT", "{ICML}", "SQL"], id="one title with a brace"),
        pytest.param(["{Whole}", "Plain", "Words"], id="few whole titles"),
    ],
)
def test_without_a_clear_habit_words_are_protected(titles: list[str]) -> None:
    assert style_of(titles) == "words"


@given(st.text(alphabet="aB3{}\\$ -/.:é", max_size=30))
def test_protection_adds_nothing_but_braces_and_keeps_their_balance(text: str) -> None:
    title = balanced(text)
    for style in ("words", "whole", "none"):
        done = protect(title, style)
        assert is_balanced(done)
        assert done.replace("{", "").replace("}", "") == title.replace("{", "").replace("}", "")


def test_a_long_hostile_title_takes_no_quadratic_time() -> None:
    for piece in ("{", "$", "\\", "{A", "A-", "\\(", "$\\{"):
        assert is_balanced(protect(balanced(piece * 20000)))


@given(st.text(alphabet="aBcD  $\\{}-/.:(+#1'IA\u00c9", max_size=12).filter(is_balanced))
def test_a_title_needs_protection_where_it_is_changed(title: str) -> None:
    assert needs_protection(title) == (protect(title) != title)
