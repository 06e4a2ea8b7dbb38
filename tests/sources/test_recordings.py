"""Real answers, where they are: compared with what other means read from the same bytes."""

from __future__ import annotations

import csv
import html
import json
import re
from pathlib import Path

import pytest

from pubtool.errors import ServiceUnavailable
from pubtool.exchange import Answer
from pubtool.identifiers import same_doi
from pubtool.latex import to_text
from pubtool.people import PeopleSettings, read_people
from pubtool.sources import arxiv, crossref, csl, datacite, semanticscholar
from pubtool.sources.names import to_bibtex

RECORDINGS = Path(__file__).resolve().parents[3] / "shared" / "recordings"


def _recorded(pattern: str) -> list[Path]:
    return sorted(RECORDINGS.glob(pattern))


pytestmark = pytest.mark.skipif(not RECORDINGS.is_dir(), reason="../shared/recordings is not here")


def _all(pattern: str, text: str) -> list[str]:
    """Return what a pattern finds in XML, as text on one line."""
    return [
        " ".join(html.unescape(found).split()) for found in re.findall(pattern, text, re.DOTALL)
    ]


@pytest.mark.parametrize("path", _recorded("arxiv/*.xml"), ids=lambda path: path.name)
def test_an_arxiv_record_says_what_arxiv_said(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    answer = Answer(200, "", "application/atom+xml", body=path.read_bytes())
    if "api/errors" in text:
        with pytest.raises(ServiceUnavailable, match="incorrect id format"):
            arxiv.read(answer, ["2401.00001"])
        return
    for entry in re.findall(r"<entry>.*?</entry>", text, re.DOTALL):
        (told,) = _all(r"<id>\s*http://arxiv.org/abs/(.*?)\s*</id>", entry)
        record = arxiv.read(answer, [told]).records[told]
        assert f"{record.arxiv}v{record.version}" == told
        (title,) = _all(r"<title[^>]*>(.*?)</title>", entry)
        unescaped = re.sub(r"\\([&%#_])", r"\1", record.title)
        assert unescaped == re.sub(r"\\([&%#_])", r"\1", title)
        names = _all(r"<name>(.*?)</name>", entry)
        assert [author.name for author in record.authors] == names
        people = read_people(to_bibtex(record.authors), None, PeopleSettings())
        assert [person.name for person in people.persons] == names
        (published,) = _all(r"<published>(.{10}).*?</published>", entry)
        assert record.date is not None
        assert record.date.iso == published
        dois = _all(r"<arxiv:doi[^>]*>(.*?)</arxiv:doi>", entry)
        assert [record.doi] == (dois or [""])
        notes = _all(r"<arxiv:journal_ref[^>]*>(.*?)</arxiv:journal_ref>", entry)
        assert to_text(record.fields.get("note", "")) == to_text("".join(notes).replace("&", r"\&"))


def test_datacites_published_doi_is_the_one_that_was_matched() -> None:
    with (RECORDINGS / "datacite/arxiv_to_published_doi_1000.csv").open(encoding="utf-8") as file:
        pairs = {row["doi"].lower(): row["related_doi"] for row in csv.DictReader(file)}
    paths = _recorded("datacite/arxiv-*.json")
    assert paths
    for path in paths:
        id_ = path.stem.partition("arxiv.")[2].replace("_", "/")
        record = datacite.read(Answer(200, "", body=path.read_bytes()), [id_]).records[id_]
        told = json.loads(path.read_bytes())["data"]["attributes"]
        assert record.title
        assert len(record.authors) == len(told["creators"])
        expected = pairs.get(told["doi"])
        assert expected is None or same_doi(record.published_as[0], expected)


def _describes_works(path: Path) -> bool:
    message = json.loads(path.read_bytes())["message"]
    return "items" in message or "title" in message


@pytest.mark.parametrize(
    "path",
    [path for path in _recorded("crossref/*-200.json") if _describes_works(path)],
    ids=lambda path: path.name,
)
def test_a_recorded_crossref_work_keeps_title_and_authors(path: Path) -> None:
    answer = Answer(200, "", "application/json", body=path.read_bytes())
    message = json.loads(path.read_bytes())["message"]
    if "items" in message:
        records = crossref.read_search(answer)
        works = message["items"]
    else:
        records = tuple(crossref.read(answer, [message["DOI"]]).records.values())
        works = [message]
    for record, work in zip(records, works, strict=True):
        assert same_doi(record.doi, work["DOI"])
        assert len(record.authors) == len(work.get("author", []))
        for title in work.get("title", [])[:1]:
            assert to_text(record.title).startswith(" ".join(title.split()[:2]))


@pytest.mark.parametrize(
    "path", _recorded("doi-cn/*") + _recorded("*/*-4*") + _recorded("*/*.txt"), ids=lambda p: p.name
)
def test_a_recorded_answer_is_read_or_refused(path: Path) -> None:
    status = re.search(r"-(\d{3})(?:[-.]|\Z)", path.name)
    answer = Answer(int(status[1]) if status else 200, "", body=path.read_bytes())
    for service in (csl, crossref, datacite, semanticscholar, arxiv):
        try:
            found = service.read(answer, ["10.1126/science.169.3946.635"])
        except ServiceUnavailable:
            continue
        assert found.records or found.missing


def test_a_recorded_csl_answer_is_an_article() -> None:
    (path,) = _recorded("doi-cn/*csl_json-200*.json")
    doi = "10.1126/science.169.3946.635"
    record = csl.read(Answer(200, "", body=path.read_bytes()), [doi]).records[doi]
    assert (record.type, record.service) == ("article", "Crossref")
    assert dict(record.fields) == {
        "journal": "Science",
        "volume": "169",
        "number": "3946",
        "pages": "635--641",
        "publisher": "American Association for the Advancement of Science (AAAS)",
        "issn": "0036-8075",
    }


def test_semantic_scholars_doi_of_a_preprint_server_is_no_published_one() -> None:
    path = RECORDINGS / "semanticscholar/paperjson-published-2402.00030.json"
    answer = Answer(200, "", body=b"[" + path.read_bytes() + b"]")
    record = semanticscholar.read(answer, ["2402.00030"]).records["2402.00030"]
    assert (record.doi, record.published_as) == ("", ())


def test_semantic_scholars_null_is_missing_at_its_place() -> None:
    (path,) = _recorded("semanticscholar/*batch_fields_abstract*")
    papers = json.loads(path.read_bytes())
    ids = [f"2401.{number:05}" for number in range(1, len(papers) + 1)]
    found = semanticscholar.read(Answer(200, "", body=path.read_bytes()), ids)
    assert found.missing == tuple(id_ for id_, paper in zip(ids, papers, strict=True) if not paper)
