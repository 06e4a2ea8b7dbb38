"""Titles: what makes two of them one paper's, and what another paper's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.updating.titles import compare, read_title

OTHERS = [
    pytest.param("SageAttention2", "SageAttention2++", id="a `++` is a successor"),
    pytest.param("Learning to Rank", "Learning to Rank 2", id="a number is a successor"),
    pytest.param("Waves in Ice. I. Theory", "Waves in Ice. II. Theory", id="parts have numbers"),
    pytest.param("Waves in Ice: Part A", "Waves in Ice: Part B", id="parts have letters"),
    pytest.param("Waves in Ice, Part A", "Waves in Ice", id="a part is not the whole"),
    pytest.param("Flow in 2D Channels", "Flow in 3D Channels", id="dimensions are numbers"),
    pytest.param("Erratum: Waves in Ice", "Waves in Ice", id="an erratum is another text"),
    pytest.param("Waves in Ice [Erratum]", "Waves in Ice", id="an erratum may be named last"),
    pytest.param("Waves in Ice", "Comment on “Waves in Ice”", id="a comment is another text"),
    pytest.param("Waves in Ice", "Reply to: Waves in Ice", id="a reply is another text"),
    pytest.param("Waves in Ice", 'Peer Review #2 of "Waves in Ice"', id="a review is another text"),
    pytest.param("Waves in Ice", "Supplementary material for Waves in Ice", id="a supplement is"),
    pytest.param("Waves in Ice", "Data for: Waves in Ice", id="a data set is another text"),
    pytest.param("Waves", "", id="nothing is like an empty title"),
    pytest.param("", "", id="not even another empty one"),
]


@pytest.mark.parametrize(("first", "second"), OTHERS)
def test_another_paper_has_another_title(first: str, second: str) -> None:
    assert compare(read_title(first), read_title(second)) == "different"


NOT_SURE = [
    pytest.param("Learning with Noise", "Learning without Noise", id="`without` is no small word"),
    pytest.param("Waves in Ice: A Survey", "Waves in Ice", id="a survey is another paper"),
    pytest.param("Waves in Ice", "Waves in Ice: New Results", id="a later title with a subtitle"),
    pytest.param("Lower Bounds for Sorting", "Upper Bounds for Sorting", id="one word may be all"),
    pytest.param(
        "Supervised Hashing of Texts", "Unsupervised Hashing of Texts", id="so may a prefix"
    ),
    pytest.param("Phonons in Thin Layers", "Photons in Thin Layers", id="so may a letter"),
]


@pytest.mark.parametrize(("first", "second"), NOT_SURE)
def test_a_changed_title_is_never_nearly_the_same(first: str, second: str) -> None:
    assert compare(read_title(first), read_title(second)) in {"similar", "different"}


SAME = [
    pytest.param("Waves in Thin Ice", "WAVES IN THIN ICE", id="case does not count"),
    pytest.param("Multi-agent Learning", "Multiagent learning.", id="hyphens do not count"),
    pytest.param("Cross‐entropy", "Cross-Entropy", id="whatever hyphens they are"),
    pytest.param(
        "Modelling the Behaviour of Fibres", "Modeling the behavior of fibers", id="British"
    ),
    pytest.param("Optimisation and Colour", "Optimization & Color", id="`and` may be `&`"),
    pytest.param(r"BaFe$_2$Al$_9$ Waves", "BaFe<sub>2</sub>Al<sub>9</sub> waves", id="HTML"),
    pytest.param(r"$\alpha$-Decay of {\O}re", "Alpha decay of Øre", id="LaTeX and Greek"),
    pytest.param("{SLA}: {B}eyond Sparsity", "SLA - Beyond sparsity", id="braces and dashes"),
    pytest.param("Bell’s Inequality", "Bell's inequality", id="apostrophes"),
    pytest.param("Waves, Part II", "Waves: Part 2", id="a part's number in both scripts"),
    pytest.param("0", "0", id="a title may be a number"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_spelling_does_not_count(first: str, second: str) -> None:
    assert compare(read_title(first), read_title(second)) == "same"


def test_small_words_and_plurals_are_nearly_the_same() -> None:
    first = read_title("A Foo Network for Sorting of Things")
    assert compare(first, read_title("Foo networks for the sorting of things")) == "nearly"


def test_a_later_title_may_lack_the_subtitle() -> None:
    first = read_title("Waves in Thin Ice: Theory and Experiment")
    assert compare(first, read_title("Waves in thin ice")) == "subtitle"


def test_a_reworded_title_is_similar() -> None:
    first = read_title("Semantic Support for Log Analysis of Embedded Systems")
    second = read_title("Semantic Support for Log Analyses of Critical Embedded Systems")
    assert compare(first, second) == "similar"


@given(st.text(max_size=200))
def test_every_text_with_a_letter_is_like_itself(text: str) -> None:
    title = read_title(text)
    assert compare(title, title) == ("same" if title.words else "different")


@given(
    st.text(alphabet="ab12+: -{}$\\II", max_size=80),
    st.text(alphabet="ab12+: -{}$\\II", max_size=80),
)
def test_what_is_the_same_is_so_from_both_sides(first: str, second: str) -> None:
    one, two = read_title(first), read_title(second)
    assert (compare(one, two) == "same") == (compare(two, one) == "same")


def test_a_hostile_title_is_cut() -> None:
    title = read_title("ab " * 1_000_000)
    assert sum(map(len, title.words)) < 1100
