"""Contradictions between an entry and a record: first what is none."""

from __future__ import annotations

import pytest

from pubtool.bibtex import load
from pubtool.config import Config
from pubtool.model import Date, Publication
from pubtool.reading import read
from pubtool.sources.records import Author, Record
from pubtool.updating.metadata import contradictions, is_other_paper

RECORD = Record(
    "arXiv",
    "misc",
    "Quiet Attention: Fast Inference",
    (Author("Ada Quill"), Author("Jörg van der Berg"), Author("Lin Mo")),
    Date(2024, 12, 1),
    arxiv="2412.99001",
)
AUTHORS = 'Quill, A. and van der Berg, J{\\"o}rg and Mo, Lin'


def entry(title: str, authors: str = AUTHORS, rest: str = "year=2024") -> Publication:
    text = f"@misc{{k, title={{{title}}}, author={{{authors}}}, {rest}, eprint={{2412.99001}}}}"
    (publication,) = read(load([("pubs.bib", text)]), Config()).publications
    return publication


FINE = [
    pytest.param(entry("Quiet attention: {F}ast inference"), id="the same in other spelling"),
    pytest.param(entry("Quiet Attention: Fast Inference", "Quill*, A. and others"), id="et al."),
    pytest.param(
        entry("Quiet Attention: Fast Inference", rest="year=2025, journal={Nature}"),
        id="the later year of the publication",
    ),
    pytest.param(
        entry("Quiet Attention: Fast Inference", rest="year=2025, abbr={NIL}"),
        id="the later year of a short venue",
    ),
    pytest.param(entry("Quiet Attention: Fast Inference", rest="note={x}"), id="no year"),
]


@pytest.mark.parametrize("publication", FINE)
def test_no_contradiction_is(publication: Publication) -> None:
    assert contradictions(publication, RECORD) == ()


def fields(publication: Publication) -> list[str]:
    return [each.field for each in contradictions(publication, RECORD)]


def test_another_title_is_a_contradiction() -> None:
    (found,) = contradictions(entry("Loud Attention: Slow Inference"), RECORD)
    assert found.field == "title"
    assert found.ours == "Loud Attention: Slow Inference"
    assert found.theirs == "Quiet Attention: Fast Inference"
    assert found.service == "arXiv"


def test_missing_and_reordered_authors_are_contradictions() -> None:
    title = "Quiet Attention: Fast Inference"
    assert fields(entry(title, "Quill, Ada and Mo, Lin")) == ["author"]
    assert fields(entry(title, "Mo, Lin and Quill, Ada and van der Berg, J")) == ["author"]


def test_another_year_of_a_preprint_is_a_contradiction() -> None:
    assert fields(entry("Quiet Attention: Fast Inference", rest="year=2022")) == ["year"]


def test_a_year_that_the_service_names_too_is_none() -> None:
    record = RECORD._replace(remarks=("Crossref says 2023 for online and 2024 for print.",))
    publication = entry("Quiet Attention: Fast Inference", rest="year=2023")
    assert contradictions(publication, record) == ()


def test_another_paper_has_another_title_and_other_authors() -> None:
    assert is_other_paper(entry("Loud Networks", "Idris, Noor"), RECORD)
    assert is_other_paper(entry("Loud Networks", "Mo, Lin"), RECORD)
    assert not is_other_paper(entry("Loud Networks"), RECORD)
    assert not is_other_paper(entry("Quiet Attention: Fast Inference", "Idris, Noor"), RECORD)
