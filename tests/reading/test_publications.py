"""From BibTeX to publications: what the parts of reading make together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pubtool.bibtex import load
from pubtool.config import Config
from pubtool.reading import Reading, read

if TYPE_CHECKING:
    from pubtool.model import Publication


def reading(bibtex: str, me: str = "") -> Reading:
    return read(load([("pubs.bib", bibtex)]), Config(me=(me,) if me else ()))


def first(bibtex: str) -> Publication:
    return reading(bibtex).publications[0]


PARENT = """
@inproceedings{paper, title={P}, author={A B}, crossref={conf}}
@proceedings{conf, title={Proceedings}, editor={Ed Itor}, year=2020}
"""


def test_proceedings_that_only_serve_their_papers_are_hidden() -> None:
    assert [each.hidden for each in reading(PARENT).publications] == [False, True]


def test_proceedings_that_the_owner_edited_are_a_publication() -> None:
    assert [each.hidden for each in reading(PARENT, "Ed Itor").publications] == [False, False]


def test_proceedings_that_nobody_refers_to_are_a_publication() -> None:
    assert not first("@proceedings{conf, title={Proceedings}, year=2020}").hidden


@pytest.mark.parametrize("words", ["forthcoming", "To appear", "in  press", "submitted"])
def test_words_in_place_of_the_year_are_the_state_and_still_reported(words: str) -> None:
    found = reading(f"@article{{a, title={{T}}, journal={{J}}, year={{{words}}}}}")
    state = {"To appear": "forthcoming", "in  press": "inpress"}.get(words, words)
    assert found.publications[0].venue.state == state
    assert [each.rule for each in found.findings] == ["year-format"]


def test_entries_that_hold_fields_for_others_are_no_publications() -> None:
    bibtex = "@xdata{x, publisher={P}}@set{s, entryset={a}}@misc{a, title={T}, xdata={x}}"
    assert [each.key for each in reading(bibtex).publications] == ["a"]


@pytest.mark.parametrize("value", ["{true}", "true", "{yes}", '"True"'])
def test_selected_may_be_written_in_several_ways(value: str) -> None:
    assert first(f"@misc{{a, title={{T}}, selected={value}}}").selected


def test_a_selected_that_is_neither_true_nor_false_is_reported_at_its_value() -> None:
    finding = reading("@misc{a,\n  selected = {maybe}}").findings[0]
    assert (finding.rule, finding.place.line, finding.place.column) == ("bad-selected", 2, 14)


def test_a_bad_selected_is_quoted_as_it_is_written() -> None:
    assert "`Maybe`" in reading("@misc{a, selected = {Maybe}}").findings[0].message


@pytest.mark.parametrize("order", ["nan", "first", "inf"])
def test_a_place_that_is_no_number_is_reported_and_none(order: str) -> None:
    found = reading(f"@misc{{a, selected_order={{{order}}}}}")
    assert found.publications[0].selected_order is None
    assert [each.rule for each in found.findings] == ["bad-selected"]


def test_fields_of_other_tools_are_read_under_our_names() -> None:
    publication = first("@misc{a, url_code={https://c.org}, _venue={ICML}, featured={true}}")
    assert ("code", "https://c.org") in publication.links
    assert publication.fields["abbr"] == "ICML"
    assert publication.selected


def test_our_name_wins_over_the_name_of_another_tool() -> None:
    assert first("@misc{a, codeurl={x}, code={y}}").fields["code"] == "y"


def test_a_problem_inside_a_value_has_its_own_place() -> None:
    finding = reading("@misc{a,\n  title = {An \\nope{x}}}").findings[0]
    assert (finding.rule, finding.place.line, finding.place.column) == ("latex-command", 2, 15)


def test_links_never_come_from_a_parent() -> None:
    bibtex = "@misc{a, title={T}, crossref={b}}@misc{b, title={B}, code={x}, doi={10.1/x}, url={u}}"
    assert first(bibtex).links == ()


def test_a_subtitle_follows_the_title() -> None:
    assert first("@misc{a, title={T}, subtitle={S}}").title_text == "T: S"


def test_reading_an_empty_file_finds_nothing() -> None:
    assert reading("") == Reading((), ())
