"""What is asked of the services: how many requests, where to, with which ids."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from pubtool.sources import arxiv, crossref, csl, datacite, semanticscholar

ARXIV = "https://export.arxiv.org/api/query"
MANY = [f"2401.{number:05}" for number in range(1, 251)]


def test_arxiv_is_told_how_many_papers_to_send() -> None:
    (question,) = arxiv.questions(["2401.00001", "hep-th/9901001v2"], ARXIV)
    assert question.request.url == (f"{ARXIV}?id_list=2401.00001,hep-th/9901001v2&max_results=2")


def test_arxiv_is_asked_for_at_most_a_hundred_papers_at_once() -> None:
    questions = arxiv.questions(MANY, ARXIV)
    assert [len(question.ids) for question in questions] == [100, 100, 50]
    assert [id_ for question in questions for id_ in question.ids] == MANY


def test_a_repeated_id_is_asked_for_once() -> None:
    (question,) = arxiv.questions(["2401.00001", "2401.00001"], ARXIV)
    assert question.ids == ("2401.00001",)


def test_without_ids_nothing_is_asked() -> None:
    assert arxiv.questions([], ARXIV) == ()


def test_a_long_list_for_arxiv_goes_in_a_form() -> None:
    (question,) = arxiv.questions([f"cond-mat/99010{n:02}v12" for n in range(1, 100)], ARXIV)
    request = question.request
    assert (request.method, request.url) == ("POST", ARXIV)
    assert request.body is not None
    assert parse_qs(request.body.decode())["max_results"] == ["99"]


def test_a_doi_is_asked_for_as_csl_json() -> None:
    (question,) = csl.questions(["10.1000/182"], "https://doi.org/")
    assert question.request.url == "https://doi.org/10.1000/182"
    assert question.request.headers["Accept"] == "application/vnd.citationstyles.csl+json"


def test_odd_characters_of_a_doi_are_encoded() -> None:
    (question,) = csl.questions(["10.1002/1<2::A>3.0.CO;2-#?"], "http://localhost:1")
    assert question.request.url == "http://localhost:1/10.1002/1%3C2::A%3E3.0.CO;2-%23%3F"


def test_one_doi_in_two_spellings_is_asked_for_once() -> None:
    assert len(crossref.questions(["10.1000/AB", "https://doi.org/10.1000/ab"], "https://x/")) == 1


def test_crossref_is_asked_for_a_work() -> None:
    (question,) = crossref.questions(["10.1000/182"], "https://api.crossref.org/")
    assert question.request.url == "https://api.crossref.org/works/10.1000/182"


def test_crossref_is_searched_by_title_and_author() -> None:
    url = crossref.search("A & B?", "Čapek", "https://api.crossref.org").url
    assert parse_qs(urlsplit(url).query) == {
        "query.bibliographic": ["A & B?"],
        "query.author": ["Čapek"],
        "rows": ["5"],
    }


def test_datacite_is_asked_for_the_papers_own_doi() -> None:
    (question,) = datacite.questions(["hep-th/9901001v2"], "https://api.datacite.org/")
    assert question.request.url == "https://api.datacite.org/dois/10.48550/arXiv.hep-th/9901001"


def test_semantic_scholar_is_asked_for_500_papers_at_once() -> None:
    ids = [f"2401.{number:05}" for number in range(1, 602)]
    questions = semanticscholar.questions(ids, "https://api.semanticscholar.org/graph/v1/")
    assert [len(question.ids) for question in questions] == [500, 101]
    body = questions[0].request.body
    assert body is not None
    assert json.loads(body)["ids"][0] == "ARXIV:2401.00001"


@given(st.lists(st.text(max_size=30), max_size=5))
def test_whatever_is_asked_for_the_url_is_one(ids: list[str]) -> None:
    for service in (arxiv, csl, crossref, datacite, semanticscholar):
        for question in service.questions(ids, "https://example.org/"):
            assert question.request.url.isascii()
            assert not any(map(str.isspace, question.request.url))
