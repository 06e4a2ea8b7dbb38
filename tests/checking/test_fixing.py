"""Fixes: made whole, in rounds, and proved to change nothing else."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from pubtool.bibtex import apply_edits
from pubtool.checking import Examination, examine
from pubtool.checking.comparison import difference
from pubtool.checking.fixing import Fixed, fix, mend
from pubtool.config import Config
from pubtool.files import Source
from pubtool.findings import Edit, Finding, Fix, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY = datetime.date(2026, 5, 15)
CHOSEN = {"needless-ignore": "warning", "year-format": "warning", "syntax": "error"}
TEXT = "% pubtool: ignore[year-format]\n@misc{a, title = {One}}\n% pubtool: ignore\n\n@misc{b}\n"


def look(text: str) -> Examination:
    return examine([Source("a.bib", text)], Config(), TODAY, CHOSEN)  # type: ignore[arg-type]


def fixed_by(chosen: dict[str, str], *sources: Source, unsafe: bool = False) -> Fixed:
    def look(texts: Sequence[Source]) -> Examination:
        return examine(texts, Config(), TODAY, chosen)  # type: ignore[arg-type]

    return fix(sources, look, unsafe=unsafe)


def mended(*texts: str) -> list[str]:
    sources = [Source(f"{number}.bib", text) for number, text in enumerate(texts)]
    fixed = fixed_by(CHOSEN, *sources)
    return [source.text for source in fixed.sources]


def test_a_file_with_nothing_to_mend_stays_as_it_is() -> None:
    text = "@misc{a, year = {soon},\r\n  title={x}}}\x00"
    assert mended(text) == [text]


def test_a_fix_changes_its_span_and_nothing_else() -> None:
    assert mended(TEXT) == [TEXT.replace("% pubtool: ignore[year-format]\n", "")]


def test_a_second_run_changes_nothing() -> None:
    assert mended(*mended(TEXT)) == mended(TEXT)


def test_any_number_of_fixes_side_by_side_is_made() -> None:
    line = "% pubtool: ignore[year-format]\n"
    assert mended(f"{line * 5000}@misc{{a}}") == ["@misc{a}"]


def test_fixes_at_the_same_place_take_turns() -> None:
    # An empty field is deleted, and before it a comma is missing.
    chosen = {"syntax": "error", "empty-field": "warning"}
    source = Source("a.bib", "@misc{a, title = {One}\n note = {},\n year = 2024\n month = 1}")
    fixed = fixed_by(chosen, source)
    assert fixed.examination.findings == []
    assert "note" not in fixed.sources[0].text


def test_each_file_is_mended() -> None:
    text = "% pubtool: ignore-file[year-format]\n"
    assert mended(text, "@misc{a}", text) == ["", "@misc{a}", ""]


def replacement(text: str, old: str, new: str, key: str) -> Finding:
    """Return a finding whose fix, said to be safe, replaces the first `old`."""
    start = text.index(old)
    place = Place("a.bib", 1, 1 + start, start, start + len(old))
    fix = Fix((Edit(start, start + len(old), new),))
    return Finding("year-format", "warning", place, f"write {new}", key, fix)


def tried(*findings: tuple[str, str, str]) -> Fixed:
    """Return what comes of fixes of BEFORE, each from, to and in the entry."""
    fixed = Fixed([Source("a.bib", BEFORE)], look(BEFORE))
    wanted = [replacement(BEFORE, *each) for each in findings]
    return mend(fixed, wanted, lambda sources: look(sources[0].text), only_safe=True)


def test_a_fix_that_fails_does_not_hinder_the_others() -> None:
    fixed = tried(("{One}", "{Won}", "a"), ("2024", "{2024}", "a"), ("{Two}", '"Two"', "b"))
    expected = BEFORE.replace("2024", "{2024}").replace("{Two}", '"Two"')
    assert [source.text for source in fixed.sources] == [expected]
    assert fixed.mended == 2


def test_a_fix_that_fails_is_named_with_its_entry() -> None:
    refused = tried(("{One}", "{Won}", "a"), ("2024", "{2024}", "a")).refused
    assert len(refused) == 1
    assert str(refused[0]).startswith(
        "a.bib:1:18: a fix of year-format in `a` was not made: "
        "the fixes would change what is shown of `a`. "
    )


def test_where_every_fix_fails_nothing_is_changed() -> None:
    fixed = tried(("{One}", "{Won}", "a"), ("{Two}", "{To", "b"))
    assert [source.text for source in fixed.sources] == [BEFORE]
    assert len(fixed.refused) == 2


def test_a_group_that_begins_with_a_special_character_hinders_no_fix() -> None:
    chosen = {"unescaped-character": "warning", "pages-format": "warning"}
    text = "@misc{k,title={x {_y}},author={Me, Myself},year=2020,pages={1-2}}"
    fixed = fixed_by(chosen, Source("a.bib", text), unsafe=True)
    assert fixed.sources[0].text == text.replace("1-2", "1--2")
    assert fixed.refused == ()


BEFORE = "@misc{a, title = {One}, year = 2024}\n@string{s = {x}}\n@misc{b, title = {Two}}\n"


def changed(old: str, new: str, *, same_display: bool = True) -> str:
    """Return what is said about an edit that replaces the first `old`."""
    start = BEFORE.index(old)
    edit = Edit(start, start + len(old), new)
    after = look(apply_edits(BEFORE, [edit]))
    return difference(look(BEFORE), after, {"a.bib": [edit]}, same_display=same_display)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("2024", "{2024}", id="another way to write a value"),
        pytest.param("{One}", "{{O}ne}", id="the look of a value"),
        pytest.param(", year = 2024", ", year = 2024, pages = {}", id="a field more"),
        pytest.param("\n@string", "\n\n@string", id="text between entries"),
    ],
)
def test_a_change_of_what_is_edited_is_no_difference(old: str, new: str) -> None:
    assert changed(old, new, same_display=False) == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("{One}", "{One", id="an entry swallows the rest"),
        pytest.param("@misc{b, title = {Two}}\n", "", id="an entry is gone"),
        pytest.param("{One},", "{One}, extra = {", id="a field swallows the next"),
        pytest.param("{Two}}", "{Two}}}", id="a brace too many"),
        pytest.param("@string{s = {x}}\n", "", id="an @string is gone"),
        pytest.param("@misc{b", "@misc{a", id="a key is taken twice"),
        pytest.param("@string{s = {x}}", "@misc{c}\n@string{s = {x}}", id="there is another entry"),
    ],
)
def test_a_change_of_anything_else_is_a_difference(old: str, new: str) -> None:
    assert changed(old, new, same_display=False) != ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("{One}", "{Won}", id="the title"),
        pytest.param("2024", "2023", id="the year"),
        pytest.param("= 2024", "= 2024, author = {A B}", id="an author more"),
        pytest.param("= 2024", "= 2024, url = {https://example.org}", id="a link more"),
    ],
)
def test_a_safe_fix_may_not_change_what_is_shown(old: str, new: str) -> None:
    assert "shown of `a`" in changed(old, new)
    assert changed(old, new, same_display=False) == ""
