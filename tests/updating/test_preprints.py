"""Which entries are preprints, and what they say."""

from __future__ import annotations

import pytest

from pubtool.bibtex import load
from pubtool.config import Config
from pubtool.model import Date, Publication
from pubtool.reading import read
from pubtool.updating.preprints import (
    arxiv_date,
    arxiv_of,
    as_record,
    is_preprint,
    lacks_venue,
    why_published,
)


def entry(text: str) -> Publication:
    (publication,) = read(load([("pubs.bib", text)]), Config()).publications
    return publication


NONE = [
    pytest.param("@article{k, journal={Nature}, eprint={2412.99001}}", id="a journal's paper"),
    pytest.param("@inproceedings{k, booktitle={ICML}, eprint={2412.99001}}", id="a conference's"),
    pytest.param("@misc{k, doi={10.5555/1}, eprint={2412.99001}}", id="one with a publisher's DOI"),
    pytest.param("@phdthesis{k, school={ETH}, eprint={2412.99001}}", id="a thesis"),
    pytest.param("@misc{k, url={https://example.org}}", id="a web page"),
    pytest.param("@article{k, journal={Corrosion Science}}", id="a journal that begins like CoRR"),
    pytest.param("@misc{k, eprint={123}, archiveprefix={HAL}}", id="another archive's"),
]


@pytest.mark.parametrize("text", NONE)
def test_no_preprint_is(text: str) -> None:
    assert not is_preprint(entry(text))


PREPRINTS = [
    pytest.param("@misc{k, eprint={2412.99001}, archiveprefix={arXiv}}", id="arXiv's own entry"),
    pytest.param("@article{k, journal={arXiv preprint arXiv:2412.99001}}", id="arXiv as journal"),
    pytest.param("@article{k, journal={CoRR}, volume={abs/2412.99001}}", id="CoRR"),
    pytest.param("@article{k, journal={{arXiv}}, year=2024}", id="arXiv in braces"),
    pytest.param("@inproceedings{k, booktitle={arXiv}, arxiv={2412.99001}}", id="arXiv as book"),
    pytest.param("@misc{k, doi={10.48550/arXiv.2412.99001}}", id="arXiv's DOI"),
    pytest.param("@article{k, journal={bioRxiv}, doi={10.1101/2023.09.06.556545}}", id="bioRxiv"),
    pytest.param("@misc{k, abbr={arXiv}, eprint={2412.99001}}", id="arXiv as short name"),
    pytest.param("@misc{k, abbr={NeurIPS}, eprint={2412.99001}}", id="a short name alone"),
    pytest.param("@unpublished{k, url={https://arxiv.org/abs/2412.99001}}", id="arXiv's page"),
]


@pytest.mark.parametrize("text", PREPRINTS)
def test_a_preprint_is(text: str) -> None:
    assert is_preprint(entry(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@article{k, journal={CoRR}, volume={abs/2412.99001}}", id="volume"),
        pytest.param("@article{k, journal={CoRR abs/2412.99001v2}}", id="journal"),
        pytest.param("@article{k, journal = arxiv # {2412.99001}}", id="an unknown macro"),
        pytest.param("@misc{k, howpublished={arXiv:2412.99001 [cs.LG]}}", id="howpublished"),
        pytest.param("@misc{k, howpublished={\\url{https://arxiv.org/abs/2412.99001}}}", id="URL"),
        pytest.param("@misc{k, note={Preprint arXiv:2412.99001}}", id="note"),
    ],
)
def test_an_arxiv_id_is_found_behind_the_name_of_the_server(text: str) -> None:
    assert arxiv_of(entry(text)) == "2412.99001"


def test_an_id_that_a_note_mentions_is_not_that_of_the_entry() -> None:
    assert arxiv_of(entry("@misc{k, note={See also arXiv:2412.99001}}")) == ""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@techreport{k, institution={arXiv}, number={2412.99004}}", id="a report"),
        pytest.param("@unpublished{k, note={arXiv:2412.99004}}", id="an unpublished one"),
    ],
)
def test_an_entry_that_names_arxiv_elsewhere_is_a_preprint(text: str) -> None:
    assert is_preprint(entry(text))
    assert arxiv_of(entry(text)) == "2412.99004"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("@techreport{k, institution={MIT}, number={2412.99004}}", "arXiv id", id="a"),
        pytest.param("@misc{k, title={T}}", "it has no arXiv id: give it `eprint", id="no id"),
        pytest.param("@book{k, eprint={2412.99004}}", "its type is `book`", id="a book"),
        pytest.param("@article{k, journal={J}}", "its `journal` is no", id="a journal"),
        pytest.param("@misc{k, doi={10.5555/x.1}}", "it has the DOI 10.5555/x.1", id="a DOI"),
    ],
)
def test_what_is_no_preprint_has_a_reason(text: str, reason: str) -> None:
    assert reason in why_published(entry(text))


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        pytest.param("@misc{k, doi={10.5555/1}, eprint={2412.99001}}", True, id="as add writes it"),
        pytest.param("@misc{k, doi={10.5555/1}}", False, id="no preprint of it is known"),
        pytest.param("@misc{k, eprint={2412.99001}}", False, id="nothing says it is published"),
        pytest.param(
            "@misc{k, doi={10.48550/arXiv.2412.99001}}", False, id="the preprint's own DOI"
        ),
        pytest.param(
            "@misc{k, doi={10.5555/1}, eprint={2412.99001}, journal={J}}", False, id="a journal"
        ),
        pytest.param("@article{k, doi={10.5555/1}, eprint={2412.99001}}", False, id="an article"),
    ],
)
def test_an_entry_that_has_only_the_doi_of_its_publication_lacks_a_venue(
    text: str, lacking: bool
) -> None:
    assert lacks_venue(entry(text)) is lacking


def test_a_record_has_clean_names_and_the_date_of_the_id() -> None:
    record = as_record(
        entry(
            "@misc{k, title={T}, subtitle={S}, author={Quill*, Ada}, year=2026, arxiv={2412.99001}}"
        )
    )
    assert record.title == "T: S"
    assert [author.name for author in record.authors] == ["Ada Quill"]
    assert record.date == Date(2024, 12)


@pytest.mark.parametrize(
    ("arxiv", "date"),
    [
        pytest.param("2412.99001", Date(2024, 12), id="a new id"),
        pytest.param("0712.9991", Date(2007, 12), id="a new id of the first years"),
        pytest.param("hep-th/9912999", Date(1999, 12), id="an old id"),
        pytest.param("math/0309136", Date(2003, 9), id="an old id of this century"),
        pytest.param("2413.99001", None, id="no month 13"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_an_arxiv_id_tells_the_date(arxiv: str, date: Date | None) -> None:
    assert arxiv_date(arxiv) == date
