"""Answers by the documented shapes, written for this project, and the records they must give."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pubtool.exchange import Answer
from pubtool.model import Date
from pubtool.sources import arxiv, crossref, csl, datacite, semanticscholar
from pubtool.sources.records import Author

if TYPE_CHECKING:
    from pubtool.sources.records import Found, Record

FOLDER = Path(__file__).parent / "answers"


def answer(name: str, status: int = 200, url: str = "") -> Answer:
    return Answer(status, url, body=(FOLDER / name).read_bytes())


def plain(record: Record) -> dict[str, object]:
    """Return what a record holds beyond the defaults, as JSON has it."""
    shown = {name: _plain(value) for name, value in record._asdict().items()}
    return {name: value for name, value in shown.items() if value}


def _plain(value: object) -> object:
    if isinstance(value, Date):
        return value.iso
    if isinstance(value, Author):
        return {name: part for name, part in value._asdict().items() if part}
    if isinstance(value, Mapping):
        return dict(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _records(found: Found) -> object:
    return {id_: plain(record) for id_, record in found.records.items()}


CASES: dict[str, Callable[[], object]] = {
    "arxiv-current": lambda: _records(
        arxiv.read(answer("arxiv-current.xml"), ["2509.00001", "math/0301001"])
    ),
    "arxiv-legacy": lambda: _records(arxiv.read(answer("arxiv-legacy.xml"), ["0801.0001v2"])),
    "crossref-article": lambda: _records(
        crossref.read(answer("crossref-article.json"), ["10.1234/JMU.2020.7"])
    ),
    "crossref-notice": lambda: _records(
        crossref.read(answer("crossref-notice.json"), ["10.1234/jmu.2021.9"])
    ),
    "crossref-chapter": lambda: _records(
        crossref.read(answer("crossref-chapter.json"), ["10.1234/978-3-00-000000-0_5"])
    ),
    "crossref-search": lambda: [
        plain(record) for record in crossref.read_search(answer("crossref-search.json"))
    ],
    "csl-crossref": lambda: _records(csl.read(answer("csl-crossref.json"), ["10.1234/conf.1"])),
    "csl-datacite": lambda: _records(
        csl.read(
            answer("csl-datacite.json", url="https://data.crosscite.org/10.5072/DATA.1"),
            ["10.5072/data.1"],
        )
    ),
    "datacite": lambda: _records(datacite.read(answer("datacite.json"), ["2509.00002"])),
    "semanticscholar": lambda: _records(
        semanticscholar.read(
            answer("semanticscholar.json"), ["2509.00002", "2509.99999", "2509.00003"]
        )
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_an_answer_gives_the_records_written_beside_it(name: str) -> None:
    expected = json.loads((FOLDER / f"{name}.expected.json").read_text(encoding="utf-8"))
    assert CASES[name]() == expected
