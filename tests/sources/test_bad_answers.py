"""Answers that are not what they should be: each is said in one sentence, none is believed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.errors import ServiceUnavailable
from pubtool.exchange import Answer
from pubtool.sources import arxiv, crossref, csl, datacite, semanticscholar

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent / "answers"
FEED = (FOLDER / "arxiv-current.xml").read_bytes()
HTML = b"<!DOCTYPE html>\n<html><body>Making sure you are not a bot</body></html>"
BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "&c;&c;">]><feed>&b;</feed>'


def read_search(answer: Answer, _: list[str]) -> object:
    return crossref.read_search(answer)


READERS = {
    "arXiv": (arxiv.read, "2509.00001"),
    "doi.org": (csl.read, "10.1234/conf.1"),
    "Crossref": (crossref.read, "10.1234/jmu.2020.7"),
    "DataCite": (datacite.read, "2509.00002"),
    "Semantic Scholar": (semanticscholar.read, "2509.00002"),
}


@pytest.mark.parametrize("service", READERS)
@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b" \n", id="blanks"),
        pytest.param(HTML, id="a web page"),
        pytest.param(b"\xef\xbb\xbf" + HTML, id="a web page behind a byte order mark"),
        pytest.param(b"Rate exceeded.", id="a sentence"),
        pytest.param(b"\xff\x00\x81", id="no text"),
        pytest.param(b"[" * 100_000, id="deep nesting"),
        pytest.param(b"<a>" * 100_000, id="deep elements"),
        pytest.param(b"null", id="null"),
        pytest.param(b"{}", id="an empty object"),
        pytest.param(b'{"message": {}, "data": {}}', id="empty parts"),
        pytest.param(b"1" * 5000, id="a number without end"),
        pytest.param(BOMB, id="entities"),
    ],
)
def test_another_answer_is_one_sentence_with_the_services_name(service: str, body: bytes) -> None:
    read, id_ = READERS[service]
    with pytest.raises(ServiceUnavailable) as caught:
        read(Answer(200, "", body=body), [id_])
    message = str(caught.value)
    assert message.startswith(f"{service} ")
    assert message.isprintable()
    assert ";" in message


@pytest.mark.parametrize("service", READERS)
@pytest.mark.parametrize("status", [204, 301, 403, 429, 500, 503])
def test_another_status_is_said(service: str, status: int) -> None:
    read, id_ = READERS[service]
    with pytest.raises(ServiceUnavailable, match=str(status)):
        read(Answer(status, "", body=FEED), [id_])


@pytest.mark.parametrize("service", ["doi.org", "Crossref", "DataCite"])
@pytest.mark.parametrize("status", [404, 410])
def test_what_a_service_does_not_have_is_missing(service: str, status: int) -> None:
    read, id_ = READERS[service]
    assert read(Answer(status, "", "text/html", body=HTML), [id_]).missing == (id_,)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        pytest.param(b"Rate exceeded.", "too many requests came; wait", id="too fast"),
        pytest.param(HTML, "a web page instead of data", id="HTML"),
        pytest.param(BOMB, "declares its own entities", id="a bomb"),
        pytest.param(FEED[:900], "cut short", id="truncated"),
        pytest.param(FEED.replace(b"<entry>", b"<entry", 1), "is broken", id="broken"),
        pytest.param(b"<rss></rss>", "XML that is no feed", id="another XML"),
        pytest.param(
            (FOLDER / "arxiv-error.xml").read_bytes(),
            "refused the question: incorrect id format for xyz; check the ids",
            id="its own error",
        ),
        pytest.param(
            (FOLDER / "arxiv-error.xml").read_bytes().replace(b"https:", b"http:"),
            "incorrect id format for xyz",
            id="its own error in its old form",
        ),
    ],
)
def test_arxiv_says_what_came(body: bytes, said: str) -> None:
    for status in (200, 400):
        with pytest.raises(ServiceUnavailable, match=said):
            arxiv.read(Answer(status, "", "application/atom+xml", body=body), ["2509.00001"])


@pytest.mark.parametrize("cut", range(0, len(FEED) - 8, 97))
def test_no_part_of_a_feed_is_taken_for_the_whole(cut: int) -> None:
    with pytest.raises(ServiceUnavailable):
        arxiv.read(Answer(200, "", body=FEED[:cut]), ["2509.00001"])


def test_a_feed_without_entries_has_no_paper() -> None:
    answer = Answer(200, "", body=(FOLDER / "arxiv-empty.xml").read_bytes())
    assert arxiv.read(answer, ["2509.99999"]).missing == ("2509.99999",)


def test_a_dropped_id_is_missing_and_the_others_are_there() -> None:
    found = arxiv.read(Answer(200, "", body=FEED), ["2509.00001", "2509.99999", "math/0301001"])
    assert found.missing == ("2509.99999",)
    assert set(found.records) == {"2509.00001", "math/0301001"}


def test_another_version_than_asked_for_is_missing() -> None:
    assert arxiv.read(Answer(200, "", body=FEED), ["math/0301001v2"]).missing == ("math/0301001v2",)


@pytest.mark.parametrize("charset", ["latin-1", "utf-16", "rot13", "no-such", "unicode_escape", ""])
def test_a_wrong_charset_changes_no_name(charset: str) -> None:
    found = arxiv.read(Answer(200, "", "application/xml", charset, FEED), ["math/0301001"])
    assert found.records["math/0301001"].authors[1].name == "Zoë Čapková"


def test_a_feed_that_is_no_utf_8_is_read_as_its_header_says() -> None:
    body = FEED.replace("Čapková".encode(), "Capková".encode()).decode().encode("latin-1")
    found = arxiv.read(Answer(200, "", "application/xml", "iso-8859-1", body), ["math/0301001"])
    assert found.records["math/0301001"].authors[1].name == "Zoë Capková"


def test_control_characters_are_removed() -> None:
    body = (FOLDER / "csl-crossref.json").read_bytes()
    body = body.replace(b"An Invented", rb"An\u001b[31m\u0007\u202e\ud800 Invented")
    record = csl.read(Answer(200, "", body=body), ["10.1234/conf.1"]).records["10.1234/conf.1"]
    assert record.title.isprintable()
    assert "[31m" in record.title


def test_another_work_than_asked_for_is_refused() -> None:
    body = (FOLDER / "csl-crossref.json").read_bytes()
    with pytest.raises(ServiceUnavailable, match=r"10\.1000/182 with another work, 10\.1234/conf"):
        csl.read(Answer(200, "", body=body), ["10.1000/182"])


def test_a_web_page_for_a_doi_says_to_write_the_entry() -> None:
    with pytest.raises(ServiceUnavailable, match="write the entry by hand"):
        csl.read(Answer(200, "https://example.org/", "text/html", body=HTML), ["10.1000/182"])


def test_a_list_of_another_length_is_not_matched_by_place() -> None:
    body = (FOLDER / "semanticscholar.json").read_bytes()
    with pytest.raises(ServiceUnavailable, match="no list of as many"):
        semanticscholar.read(Answer(200, "", body=body), ["2509.00002"])


BODIES = [path.read_bytes() for path in sorted(FOLDER.iterdir())]


@pytest.mark.parametrize("service", [*READERS, "search"])
@given(
    st.binary(max_size=200)
    | st.tuples(st.sampled_from(BODIES), st.integers(0, 4000)).map(lambda pair: pair[0][: pair[1]])
    | st.tuples(st.sampled_from(BODIES), st.integers(0, 3000), st.binary(max_size=9)).map(
        lambda parts: parts[0][: parts[1]] + parts[2] + parts[0][parts[1] + len(parts[2]) :]
    ),
    st.sampled_from([200, 200, 200, 400, 404]),
    st.sampled_from(["", "utf-8", "utf-16", "latin-1", "x\0y"]),
)
def test_no_answer_raises_anything_but_that_the_service_is_unavailable(
    service: str, body: bytes, status: int, charset: str
) -> None:
    read: Callable[[Answer, list[str]], object] = (
        read_search if service == "search" else READERS[service][0]
    )
    id_ = READERS.get(service, (None, ""))[1]
    said = ""
    try:
        read(Answer(status, "", "", charset, body), [id_])
    except ServiceUnavailable as error:
        said = str(error)
    assert said.isprintable()
