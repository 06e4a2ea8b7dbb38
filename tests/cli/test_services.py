"""Asking the services in one place: what is known, what is missing, what could not be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pubtool.cli.services import Services as Asker
from pubtool.cli.services import arxiv_page
from pubtool.errors import ServiceUnavailable
from pubtool.http import Client
from standins import faults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from standins import Services

EMPTY = faults.answer(
    200, "application/atom+xml", b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>"
)


@pytest.fixture
def asker(services: Services, tmp_path: Path) -> Iterator[Asker]:
    """Return what asks the stand-ins."""
    with Client(services.settings, folder=tmp_path / "cache") as client:
        yield Asker(client, services.settings)


def test_asking_for_nothing_asks_nobody(asker: Asker, services: Services) -> None:
    assert asker.arxiv([]).records == asker.doi([]).records == {}
    assert services.received == []


def test_one_service_that_fails_leaves_the_others(asker: Asker, services: Services) -> None:
    services.fail("doi", faults.status(403))
    dois = asker.doi(["10.5555/data.1"])
    assert dois.records == {}
    assert "403" in dois.unknown["10.5555/data.1"]
    assert asker.arxiv(["2412.99001"]).records["2412.99001"].arxiv == "2412.99001"


def test_one_paper_that_cannot_be_asked_about_leaves_the_others(
    asker: Asker, services: Services
) -> None:
    services.fail("doi", faults.html(), where="data.1")
    answers = asker.doi(["10.5555/data.1", "10.5555/lattice.2025.17", "10.5555/nope"])
    assert list(answers.records) == ["10.5555/lattice.2025.17"]
    assert answers.missing == ("10.5555/nope",)
    assert list(answers.unknown) == ["10.5555/data.1"]


def test_what_cannot_be_understood_is_not_kept(asker: Asker, services: Services) -> None:
    services.fail("arxiv", faults.answer(200, "application/atom+xml", b"<feed"), times=1)
    assert list(asker.arxiv(["2412.99001"]).unknown) == ["2412.99001"]
    assert list(asker.arxiv(["2412.99001"]).records) == ["2412.99001"]


def test_an_empty_feed_is_no_proof(asker: Asker, services: Services) -> None:
    services.fail("arxiv", EMPTY, times=1)
    assert list(asker.arxiv(["2412.99001"]).records) == ["2412.99001"]


def test_a_paper_is_missing_only_where_its_page_is_missing_too(
    asker: Asker, services: Services
) -> None:
    assert asker.arxiv(["2412.98765"]).missing == ("2412.98765",)
    services.fail("arxiv", faults.status(503), where="/abs/")
    unsure = asker.arxiv(["2412.98766"])
    assert unsure.missing == ()
    assert "2412.98766" in unsure.unknown


def test_a_search_that_fails_says_so(asker: Asker, services: Services) -> None:
    assert asker.crossref_search("Sparse Lattices", "O'Neil")
    services.fail("crossref", faults.not_json())
    with pytest.raises(ServiceUnavailable, match="Crossref"):
        asker.crossref_search("Learning to Forget", "Tan")


def test_the_other_services_are_asked_by_their_own_ids(asker: Asker) -> None:
    doi = "10.5555/lattice.2025.17"
    assert asker.crossref([doi]).records[doi].type == "article"
    assert asker.datacite(["2412.99003"]).records["2412.99003"].published_as
    assert asker.semanticscholar(["2412.99004"]).records["2412.99004"].published_as


def test_a_link_is_answered_with_a_status(asker: Asker, services: Services) -> None:
    assert asker.link(f"{services.url}/link/ok").status == 200
    assert asker.link(f"{services.url}/link/404").status == 404


@pytest.mark.parametrize(
    ("base", "page"),
    [
        pytest.param(
            "https://export.arxiv.org/api/query", "https://arxiv.org/abs/2412.1", id="arXiv"
        ),
        pytest.param("http://localhost:1/x/api/query", "http://localhost:1/x/abs/2412.1", id="own"),
        pytest.param("http://localhost:1", "http://localhost:1/abs/2412.1", id="only a host"),
        pytest.param(
            "https://notarxiv.org/api/query", "https://notarxiv.org/abs/2412.1", id="alike"
        ),
    ],
)
def test_the_page_of_a_paper_is_where_its_service_is(base: str, page: str) -> None:
    assert arxiv_page(base, "2412.1") == page
