"""Which DOIs are those of a preprint: what the examples of the rule do not say."""

from __future__ import annotations

import datetime

import pytest

from pubtool.bibtex import load
from pubtool.config import Config
from pubtool.reading import read
from pubtool.rules.engine import check, make_context


def messages(doi: str) -> list[str]:
    """Return what the rule says of a published paper with this DOI."""
    text = f"@article{{k, title = {{T}}, journal = {{J}}, doi = {{{doi}}}}}"
    bibliography = load([("pubs.bib", text)])
    reading = read(bibliography, Config())
    context = make_context(bibliography, reading, Config(), datetime.date(2026, 5, 15))
    return [each.message for each in check(context, (), {"preprint-doi": "warning"})]


@pytest.mark.parametrize("doi", ["10.1101/gr.123456.111", "10.1000/10.48550/1", "10.48550", ""])
def test_the_doi_of_a_publisher_is_fine(doi: str) -> None:
    assert messages(doi) == []


@pytest.mark.parametrize(
    ("doi", "said"),
    [
        pytest.param("https://doi.org/10.48550/arXiv.2401.01234", "(arXiv)", id="as a URL"),
        pytest.param("\\url{https://doi.org/10.48550/arXiv.1}", "(arXiv)", id="a URL in LaTeX"),
        pytest.param("10.1101/556545", "(bioRxiv or medRxiv)", id="an old one of bioRxiv"),
        pytest.param("10.31223/X5ABCD", "the preprint;", id="a server that has no name here"),
    ],
)
def test_the_doi_of_a_preprint_server_is_found(doi: str, said: str) -> None:
    (message,) = messages(doi)
    assert said in message
