"""Real answers, stored by others and read from where they are: by id, to be served as they were."""

from __future__ import annotations

import json
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Recordings(NamedTuple):
    """The records by what is asked: arXiv ids with and without version, DOIs in lower case.

    `arxiv` holds entries of feeds as text; `semanticscholar` is by `arxiv:ID` and `doi:DOI`.
    """

    arxiv: Mapping[str, str] = _NOTHING
    crossref: Mapping[str, object] = _NOTHING
    csl: Mapping[str, object] = _NOTHING
    datacite: Mapping[str, object] = _NOTHING
    semanticscholar: Mapping[str, object] = _NOTHING

    @classmethod
    def read(cls, folder: Path) -> Recordings:
        """Return what the folder of recordings holds."""
        works = (value.get("message") for _, value in _values(folder / "crossref"))
        preprints = (value for _, value in _values(folder / "datacite"))
        papers = (value for _, value in _values(folder / "semanticscholar"))
        return cls(
            _entries(folder / "arxiv"),
            {
                work["DOI"].lower(): work
                for work in works
                if isinstance(work, dict) and "DOI" in work
            },
            {
                value["DOI"].lower(): value
                for _, value in _values(folder / "doi-cn")
                if "DOI" in value
            },
            {
                value["data"]["id"].lower(): value
                for value in preprints
                if isinstance(value.get("data"), dict)
            },
            dict(_papers(papers)),
        )


def _entries(folder: Path) -> dict[str, str]:
    found = {}
    for path in sorted(folder.glob("*.xml")):
        text = path.read_text(encoding="utf-8")
        for match in re.finditer(r"<entry\b.*?</entry>", text, re.DOTALL):
            number = re.search(r"<id>https?://arxiv\.org/abs/(\S+?)(v\d+)</id>", match[0])
            if number:
                found[number[1]] = found[number[1] + number[2]] = match[0] + "\n"
    return found


def _values(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(folder.glob("*.json")):
        try:
            value = json.loads(path.read_bytes())
        except ValueError:
            continue  # an error's text under a JSON name
        if isinstance(value, dict):
            yield path.name, value


def _papers(values: Iterator[dict[str, Any]]) -> Iterator[tuple[str, object]]:
    for value in values:
        ids = value.get("externalIds") or {}
        for kind, name in (("ArXiv", "arxiv"), ("DOI", "doi")):
            if kind in ids:
                yield f"{name}:{ids[kind]}".lower(), value
