"""Names in the configuration that are nearly known ones: first those that may be meant so."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pubtool.bibtex import load
from pubtool.checking.misspelt import misspelt
from pubtool.config.settings import read_settings


def messages(toml: str, bibtex: str = "@misc{k, title = {T}}") -> list[str]:
    config = read_settings(tomllib.loads(toml), Path("pubtool.toml"))
    return list(misspelt(config, load([("pubs.bib", bibtex)])))


@pytest.mark.parametrize(
    "toml",
    [
        pytest.param("", id="nothing is configured"),
        pytest.param('[check]\nrequired = { misc = ["code"], conference = ["abbr"] }', id="known"),
        pytest.param('[check]\nrequired = { blogpost = ["topic"] }', id="a type of one's own"),
        pytest.param('[check]\nvocabulary = { topic = ["a"], notes = ["b"] }', id="own fields"),
        pytest.param('[assets]\npreprint = { root = "p" }', id="an own link"),
        pytest.param('links = ["pfd"]\n[assets]\npfd = { root = "p" }', id="a configured link"),
    ],
)
def test_a_name_that_may_be_meant_is_no_slip(toml: str) -> None:
    assert messages(toml) == []


def test_a_name_that_an_entry_has_is_no_slip() -> None:
    toml = '[check]\nrequired = { miscc = ["code"] }\nvocabulary = { awardname = ["a"] }'
    assert messages(toml, "@miscc{k, awardname = {a}}") == []


@pytest.mark.parametrize(
    ("toml", "name", "meant"),
    [
        ('[check]\nrequired = { miscc = ["code"] }', "miscc", "misc"),
        ('[check]\nrequired = { artcle = ["code"] }', "artcle", "article"),
        ('[check]\nrequired = { misc = ["titel"] }', "titel", "title"),
        ('[check]\nvocabulary = { venuetags = ["a"] }', "venuetags", "venue_tags"),
        ('[assets]\npfd = { root = "p" }', "pfd", "pdf"),
    ],
)
def test_a_slip_is_told_with_what_is_meant(toml: str, name: str, meant: str) -> None:
    (message,) = messages(toml)
    assert f"`{name}`; did you mean `{meant}`?" in message
