"""The stand-ins behave as the services do: their manuals, and recorded answers, say how."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from pubtool.exchange import Answer, Request
from pubtool.http import Client
from standins import PAPERS, Paper, Services, faults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pubtool.exchange import Service

ATOM = "{http://www.w3.org/2005/Atom}"
CSL = {"Accept": "application/vnd.citationstyles.csl+json"}


@pytest.fixture
def client(services: Services, tmp_path: Path) -> Iterator[Client]:
    with Client(services.settings, folder=tmp_path) as client:
        yield client


def ids(answer: Answer) -> list[str]:
    """Return the ids of the entries of a feed."""
    feed = ET.fromstring(answer.body)  # noqa: S314 - our own stand-in wrote it
    found = [entry.findtext(f"{ATOM}id") or "" for entry in feed.iter(f"{ATOM}entry")]
    return [text.rpartition("/abs/")[2] for text in found]


def query(services: Services, client: Client, text: str) -> Answer:
    return client.send(Request("arxiv", f"{services.settings.arxiv}?{text}"))


def get(services: Services, client: Client, service: Service, path: str) -> Answer:
    return client.send(Request(service, getattr(services.settings, service) + path))


def test_arxiv_answers_in_another_order_and_drops_unknown_ids(
    services: Services, client: Client
) -> None:
    answer = query(services, client, "id_list=2412.99001,0000.0000,2412.99003v2,hep-th/9912999")
    assert ids(answer) == ["hep-th/9912999v1", "2412.99003v2", "2412.99001v2"]


def test_arxiv_gives_ten_unless_it_is_told(services: Services, client: Client) -> None:
    many = [Paper("A", (("B", "C"),), f"2412.98{n:03}", ("2024-12-01",)) for n in range(12)]
    services.papers += many
    text = "id_list=" + ",".join(paper.arxiv for paper in many)
    assert len(ids(query(services, client, text))) == 10
    assert len(ids(query(services, client, f"{text}&max_results=12"))) == 12


def test_arxiv_refuses_a_batch_for_one_malformed_id(services: Services, client: Client) -> None:
    answer = query(services, client, "id_list=2412.99001,abc")
    assert answer.status == 400
    assert b"https://arxiv.org/api/errors#incorrect_id_format_for_abc" in answer.body


def test_arxiv_does_not_know_a_version_that_never_was(services: Services, client: Client) -> None:
    assert ids(query(services, client, "id_list=2412.99001v9")) == []


@pytest.mark.parametrize("paper", [paper for paper in PAPERS if paper.doi])
def test_the_resolver_gives_csl_of_every_doi(
    services: Services, client: Client, paper: Paper
) -> None:
    answer = client.send(Request("doi", services.settings.doi + paper.doi, CSL))
    assert answer.content_type == CSL["Accept"]
    assert json.loads(answer.body)["title"] == paper.title


@pytest.mark.parametrize(("doi", "status"), [("10.5555/unknown", 404), ("foo", 400)])
def test_the_resolver_has_pages_for_errors(
    services: Services, client: Client, doi: str, status: int
) -> None:
    answer = client.send(Request("doi", services.settings.doi + doi, CSL))
    assert (answer.status, answer.content_type) == (status, "text/html")


def test_crossref_finds_by_words_best_first(services: Services, client: Client) -> None:
    answer = get(
        services, client, "crossref", "works?query.bibliographic=learning+to+forget+tan&rows=2"
    )
    items = json.loads(answer.body)["message"]["items"]
    assert items[0]["DOI"] == "10.5555/3700000.3700042"
    assert items[0]["score"] >= items[-1]["score"]


def test_crossref_does_not_know_datacites_dois(services: Services, client: Client) -> None:
    answer = get(services, client, "crossref", "works/10.48550/arxiv.2412.99001")
    assert (answer.status, answer.body) == (404, b"Resource not found.")


def test_crossref_marks_what_was_retracted(services: Services, client: Client) -> None:
    answer = get(services, client, "crossref", "works/10.5555/retracted.1")
    assert json.loads(answer.body)["message"]["updated-by"][0]["type"] == "retraction"


def test_datacite_relates_a_preprint_to_what_was_published(
    services: Services, client: Client
) -> None:
    answer = get(services, client, "datacite", "dois/10.48550/arXiv.2412.99003")
    (related,) = json.loads(answer.body)["data"]["attributes"]["relatedIdentifiers"]
    assert related["relationType"] == "IsVersionOf"
    assert related["relatedIdentifier"] == "10.5555/3700000.3700042"


def test_semantic_scholar_has_null_in_the_place_of_the_unknown(
    services: Services, client: Client
) -> None:
    body = json.dumps({"ids": ["ARXIV:0000.0000", "ARXIV:2412.99004"]}).encode()
    url = services.settings.semanticscholar + "paper/batch?fields=title,externalIds"
    first, second = json.loads(client.send(Request("semanticscholar", url, {}, body, "POST")).body)
    assert first is None
    assert second["externalIds"] == {"ArXiv": "2412.99004", "DOI": "10.5555/alone.4"}


def test_recordings_are_served_where_they_are(
    services: Services, client: Client, shared: Path
) -> None:
    services.replay(shared / "recordings")
    assert ids(query(services, client, "id_list=1605.08386,2412.99001")) == [
        "2412.99001v2",
        "1605.08386v1",
    ]
    answer = get(services, client, "datacite", "dois/10.48550/arxiv.1407.3966")
    assert json.loads(answer.body)["data"]["id"] == "10.48550/arxiv.1407.3966"
    answer = get(services, client, "crossref", "works/10.1371/journal.pone.0020476")
    assert json.loads(answer.body)["message"]["prefix"] == "10.1371"


def test_what_was_asked_is_known(services: Services, client: Client) -> None:
    query(services, client, "id_list=2412.99001")
    (request,) = services.asked("arxiv")
    assert request.query == {"id_list": "2412.99001"}
    assert request.headers["user-agent"].startswith("pubtool/")


def test_a_fault_can_be_for_one_request_alone(services: Services, client: Client) -> None:
    services.fail("arxiv", faults.answer(404, "text/plain", b""), where="99002")
    assert query(services, client, "id_list=2412.99001").status == 200
    assert query(services, client, "id_list=2412.99002").status == 404
