from __future__ import annotations

import pytest

from pubtool.config.environment import TIMEOUT_VARIABLE, URL_VARIABLES, with_environment
from pubtool.config.values import ServiceSettings
from pubtool.errors import UsageProblem

DEFAULT = ServiceSettings(contact="me@example.org", crossref="https://crossref.example/")


@pytest.mark.parametrize(
    "environ",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"PUBTOOL_ARXIV_URL": "", "PUBTOOL_TIMEOUT": " "}, id="empty variables"),
        pytest.param({"PUBTOOL_CONTACT": "x", "HOME": "/"}, id="other variables"),
    ],
)
def test_what_the_environment_does_not_say_stays(environ: dict[str, str]) -> None:
    assert with_environment(DEFAULT, environ) == DEFAULT


@pytest.mark.parametrize("variable", URL_VARIABLES)
@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://example.org/", id="http elsewhere"),
        pytest.param("ftp://example.org/", id="another scheme"),
        pytest.param("example.org", id="no scheme"),
        pytest.param("https://", id="no host"),
        pytest.param("http://localhost.example.org/", id="a host that begins as this machine"),
        pytest.param("file:///etc/passwd", id="a file"),
    ],
)
def test_a_bad_url_is_refused_by_the_name_of_its_variable(variable: str, url: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        with_environment(DEFAULT, {variable: url})
    assert str(caught.value).startswith(f'{variable}: "{url}" is no https URL')


@pytest.mark.parametrize("value", ["0", "-1", "nan", "inf", "3601", "soon", "1 s"])
def test_a_timeout_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        with_environment(DEFAULT, {TIMEOUT_VARIABLE: value})
    assert str(caught.value).startswith(f'PUBTOOL_TIMEOUT: "{value}" is no number of seconds')


def test_the_environment_wins() -> None:
    environ = {
        "PUBTOOL_ARXIV_URL": "https://a.example/api/query",
        "PUBTOOL_DOI_URL": "https://d.example/",
        "PUBTOOL_CROSSREF_URL": "http://127.0.0.1:8000/crossref/",
        "PUBTOOL_DATACITE_URL": "http://localhost:8000/",
        "PUBTOOL_S2_URL": "http://[::1]:8000/graph/",
        "PUBTOOL_TIMEOUT": "2.5",
    }
    assert with_environment(DEFAULT, environ) == ServiceSettings(
        contact="me@example.org",
        arxiv="https://a.example/api/query",
        doi="https://d.example/",
        crossref="http://127.0.0.1:8000/crossref/",
        datacite="http://localhost:8000/",
        semanticscholar="http://[::1]:8000/graph/",
        timeout=2.5,
    )


def test_a_base_url_ends_in_a_slash_and_a_whole_one_does_not() -> None:
    environ = {"PUBTOOL_CROSSREF_URL": "https://c.example/v1", "PUBTOOL_ARXIV_URL": "https://a/q"}
    found = with_environment(DEFAULT, environ)
    assert (found.crossref, found.arxiv) == ("https://c.example/v1/", "https://a/q")
