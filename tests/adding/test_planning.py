"""From files and records to a new text: the new entries and nothing else, no paper twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.adding.drafts import Wishes
from pubtool.adding.planning import Candidate, Plan, Target, already_there, plan
from pubtool.bibtex import load, parse
from pubtool.errors import UnwritableOutput
from pubtool.identifiers import Identifier
from pubtool.model import Date
from pubtool.sources.records import Author, Record

if TYPE_CHECKING:
    from pubtool.adding.planning import Position

PATTERN = "{family}{year}{word}"


def paper(number: int, title: str = "", **more: Any) -> Record:
    record = Record(
        service="arXiv",
        type="misc",
        title=title or f"Title {number}",
        authors=(Author("Ann Lee"),),
        date=Date(2024, 12, 1),
        arxiv=f"2412.{number:05}",
        primary_class="cs.LG",
        url=f"https://arxiv.org/abs/2412.{number:05}",
    )
    return record._replace(**more)


def planned(
    text: str,
    *records: Record,
    others: tuple[str, ...] = (),
    forced: bool = False,
    position: Position = "end",
) -> Plan:
    files = [("pubs.bib", text), *((f"{n}.bib", other) for n, other in enumerate(others))]
    bibliography = load(files)
    candidates = [Candidate(f"arXiv:{each.arxiv}", each, forced) for each in records]
    target = Target(bibliography, bibliography.documents[0], position)
    return plan(target, candidates, Wishes(), PATTERN)


def keys(made: Plan) -> list[str]:
    return [addition.entry.key for addition in made.additions]


def test_nothing_to_add_changes_nothing() -> None:
    assert planned("@misc{a, title = {A}}\n").text == "@misc{a, title = {A}}\n"


def test_a_new_entry_takes_the_layout_of_the_file() -> None:
    text = (
        '@Article{a,\r\n\tAuthor = "A B",\r\n\tTitle = "T",\r\n\tYear = 2020\r\n}\r\n\r\n'
        '@Article{b,\r\n\tAuthor = "A B",\r\n\tTitle = "U",\r\n\tYear = 2021\r\n}\r\n'
    )
    new = planned(text, paper(1)).text.removeprefix(text)
    assert new == (
        '\r\n@Misc{lee2024title,\r\n\tAuthor = "Ann Lee",\r\n\tTitle = "Title 1",\r\n'
        '\tYear = 2024,\r\n\tEprint = "2412.00001",\r\n\tArchiveprefix = "arXiv",\r\n'
        '\tPrimaryclass = "cs.LG",\r\n\tUrl = "https://arxiv.org/abs/2412.00001"\r\n}\r\n'
    )


def test_keys_are_unique_across_files_and_among_the_new() -> None:
    made = planned("", paper(1), paper(2), others=("@misc{Lee2024Title, title = {X}}",))
    assert keys(made) == ["lee2024titlea", "lee2024titleb"]


@pytest.mark.parametrize(
    "there",
    [
        pytest.param("@misc{old, eprint = {2412.00001}}", id="the same arXiv id"),
        pytest.param("@article{old, doi = {10.5555/X.1}}", id="its published version"),
        pytest.param("@misc{old, title={TITLE 1}, author={Lee, A.}}", id="title and author"),
        pytest.param("@misc{old, note = {arXiv:2412.00001}}", id="its id in a note"),
    ],
)
def test_what_is_or_may_be_there_is_not_added(there: str) -> None:
    for text, others in ((there, ()), ("", (there,))):
        made = planned(text, paper(1, doi="10.5555/x.1"), others=others)
        assert (made.text, keys(made)) == (text, [])
        assert len(made.refusals) == 1
        assert "`old` at " in str(made.refusals[0])


def test_the_others_of_a_batch_are_added_all_the_same() -> None:
    made = planned("@misc{old, eprint = {2412.00001}}\n", paper(1), paper(2, "Other"))
    assert keys(made) == ["lee2024other"]
    assert [refusal.label for refusal in made.refusals] == ["arXiv:2412.00001"]


def test_a_forced_candidate_is_added_unless_it_is_surely_there() -> None:
    text = "@misc{lee2024title, title = {Title 1}, author = {Ann Lee}}\n"
    assert keys(planned(text, paper(1), forced=True)) == ["lee2024titlea"]
    text = "@misc{old, doi = {10.5555/x.1}}\n"
    assert keys(planned(text, paper(1, doi="10.5555/X.1"), forced=True)) == []


def test_one_paper_under_two_names_is_added_once() -> None:
    published = paper(2, doi="10.5555/x.1")._replace(arxiv="", service="Crossref")
    made = planned("", paper(1, doi="10.5555/X.1"), published)
    assert keys(made) == ["lee2024title"]
    assert made.repeated == (("arXiv:", "arXiv:2412.00001"),)


def test_a_paper_that_may_be_one_of_the_same_step_is_refused_unless_forced() -> None:
    published = paper(2, "Title 1", doi="10.5555/x.1")._replace(arxiv="", service="Crossref")
    made = planned("", paper(1), published)
    assert keys(made) == ["lee2024title"]
    assert [refusal.twin for refusal in made.refusals] == ["arXiv:2412.00001"]
    assert len(keys(planned("", paper(1), published, forced=True))) == 2


def test_a_paper_without_a_title_is_not_added() -> None:
    made = planned("", paper(1)._replace(title=""), paper(2))
    assert len(keys(made)) == 1
    assert [each.label for each in made.untitled] == ["arXiv:2412.00001"]


def test_a_duplicate_is_known_before_any_service_is_asked() -> None:
    from pubtool.adding.planning import known_works

    known = known_works(load([("pubs.bib", "@misc{old, eprint = {2412.00001}}")]))
    there, new = Identifier("arxiv", "2412.00001", 3), Identifier("arxiv", "2412.00002")
    assert list(already_there(known, [there, new])) == [there]


def test_a_broken_entry_is_left_alone() -> None:
    text = "@misc{a, title = {A}}\n\n@misc{b, title = {never closed\n"
    made = parse(planned(text, paper(1)).text)
    assert [entry.key for entry in made.entries] == ["a", "lee2024title", "b"]
    assert made.entries[-1].raw == parse(text).entries[-1].raw


HOUSES = (
    "",
    '@Misc{old,\n\tTitle = "{Old}",\n\tMonth = "Jan",\n\tYear = 2020\n}',
    "@misc(old, title={A}, date = {2020-01-01}, arxiv = {2001.00001})",
    "---\n---\n@misc { old , title = 1 , }\n% end\n@comment{jabref-meta: x}\n",
)


@given(st.text(max_size=30), st.text(alphabet='aB{}\\$@,"%#~ =\n', max_size=30))
def test_no_answer_can_do_more_than_add_an_entry(any_text: str, marks: str) -> None:
    hostile = paper(
        1,
        f"Unheard {marks} {any_text}",
        authors=(Author(any_text), Author("", marks, any_text), Author(marks, group=True)),
        fields={"note": marks, "journal": any_text, "pages": marks, "month": any_text},
        primary_class=marks,
        url=f"https://example.org/{marks}{any_text}",
        doi=f"10.1/{any_text}",
    )
    for text in HOUSES:
        made = planned(text, hostile)
        old, new = parse(text), parse(made.text)
        assert len(new.entries) == len(old.entries) + 1
        assert len(new.findings) == len(old.findings)


def test_every_real_file_gets_the_new_entry_and_nothing_else(corpus_texts: dict[str, str]) -> None:
    refused = 0
    for name, text in corpus_texts.items():
        if len(text) > 300_000:
            continue
        try:
            made = planned(text, paper(1, "Zebra $O(n)$ \\& SLA"), paper(2, "Yak"))
        except UnwritableOutput:
            refused += 1
            continue
        old, new = parse(text), parse(made.text)
        assert len(made.additions) == 2, name
        assert len(new.entries) == len(old.entries) + 2, name
        added = set(keys(made))
        assert [e.raw for e in new.entries if e.key not in added] == [e.raw for e in old.entries]
        assert _without(made.text, text), name
    assert refused <= 2


def _without(longer: str, text: str) -> bool:
    """Return whether the text is the longer one without one stretch of it."""
    start = 0
    while start < len(text) and longer[start] == text[start]:
        start += 1
    return longer.endswith(text[start:])
