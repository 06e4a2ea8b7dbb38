"""The words of pages for papers that have not appeared."""

from __future__ import annotations

import re

import pytest

from pubtool.pages.states import NOT_YET, state_of

WORDS = [
    ("submitted", "submitted"),
    ("Resubmitted", "submitted"),
    ("Under review", "submitted"),
    ("in submission", "submitted"),
    ("(Major revision)", "submitted"),
    ("R&R", "submitted"),
    ("R & R", "submitted"),
    ("revise and resubmit", "submitted"),
    ("Reject & Resubmit", "submitted"),
    ("eingereicht", "submitted"),
    ("in press", "inpress"),
    ("accepted/in press", "inpress"),
    ("im Druck", "inpress"),
    ("To appear.", "forthcoming"),
    ("conditionally accepted", "forthcoming"),
    ("accepted with minor changes", "forthcoming"),
    ("à paraître", "forthcoming"),
    ("in prep.", "inpreparation"),
    ("in preparation", "inpreparation"),
    ("Drafting", "inpreparation"),
    ("draft available upon request", "inpreparation"),
]


@pytest.mark.parametrize(("words", "state"), WORDS)
def test_words_mean_a_state(words: str, state: str) -> None:
    assert state_of(words) == state


@pytest.mark.parametrize("words", [words for words, _ in WORDS])
def test_a_pattern_finds_all_words_that_mean_a_state(words: str) -> None:
    assert re.search(rf"(?i)\b{NOT_YET}", words)


@pytest.mark.parametrize(
    "words", ["", "Nature", "Journal of Press Freedom", "best paper", "preprint"]
)
def test_other_words_mean_none(words: str) -> None:
    assert state_of(words) == ""
    assert not re.fullmatch(f"(?i){NOT_YET}", words)
