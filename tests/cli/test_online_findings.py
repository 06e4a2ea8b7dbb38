"""What `check --online` brings: first what is no finding."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pubtool.cli.online_findings import bring
from pubtool.cli.session import Session
from standins import faults

if TYPE_CHECKING:
    from pubtool.checking import Brought
    from standins import Services

RULES = ("published-version", "doi-mismatch", "arxiv-metadata", "dead-link", "retracted")
Look = Callable[..., "Brought"]

LATTICE = (
    "title={Sparse Lattices \\& the 100\\% Rule\\_of\\_Thumb}, author={M. A. O'Neil and others}"
)
QUIET = (
    "title={Quiet Attention: Faster Inference for Large Language Models on $k$ Devices},"
    ' author={Ada Quill and J{\\"o}rg van der Berg and Lin Mo}, year=2024'
)


@pytest.fixture
def look(tmp_path: Path, services: Services, monkeypatch: pytest.MonkeyPatch) -> Look:
    """Return a function that looks at a BibTeX text by some rules."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    for name, value in services.environment.items():
        monkeypatch.setenv(name, value)

    def call(text: str, *rules: str, **how: bool) -> Brought:
        (tmp_path / "pubs.bib").write_text(text, encoding="utf-8")
        session = Session((), None, "never", verbose=False, quiet=False)
        return bring(session, dict.fromkeys(rules or RULES, "warning"), **how)

    return call


FINE = [
    pytest.param(f"@misc{{k, {QUIET}, eprint={{2412.99001}}}}", id="a preprint that is one"),
    pytest.param(
        f"@article{{k, {LATTICE}, journal={{J}}, year=2025, doi={{10.5555/LATTICE.2025.17}},"
        " eprint={2412.99002}}",
        id="a published paper with all its ids",
    ),
    pytest.param(
        "@article{k, title={Sparse Lattices}, author={O'Neil, M. and Diaz, C.}, journal={J},"
        " doi={10.5555/lattice.2025.17}}",
        id="a short title of the same author",
    ),
    pytest.param("@article{k, title={T}, author={A B}, journal={J}, year=2020}", id="no id at all"),
    pytest.param("@misc{k, title={T}, url={not a url}, pdf={file.pdf}}", id="files and nonsense"),
]


@pytest.mark.parametrize("text", FINE)
def test_nothing_is_found_in(look: Look, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    brought = look(text)
    assert brought.findings == []
    assert brought.looked == frozenset(RULES)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "path", ["ok", "no-head", "moved", "500", "403"], ids=lambda path: f"link-{path}"
)
def test_a_link_that_may_be_alive_is_not_dead(look: Look, services: Services, path: str) -> None:
    text = f"@misc{{k, title={{T}}, url={{{services.url}/link/{path}}}}}"
    assert look(text, "dead-link").findings == []


@pytest.mark.parametrize("service", ["arxiv", "crossref", "datacite", "semanticscholar"])
def test_what_could_not_be_asked_is_said_and_no_finding(
    look: Look, services: Services, service: str, capsys: pytest.CaptureFixture[str]
) -> None:
    services.fail(service, faults.status(403))
    brought = look(FINE[0].values[0], "published-version")
    assert brought.findings == []
    assert brought.looked == frozenset()
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("could not ask about k: ")
    assert err.count("\n") == 1


def test_offline_asks_nobody(look: Look, services: Services) -> None:
    brought = look(FINE[0].values[0], offline=True)
    assert (brought.findings, brought.looked) == (
        [],
        frozenset(RULES) - {"published-version", "arxiv-metadata"},
    )
    assert services.received == []


def test_offline_knows_what_was_asked_before(look: Look, services: Services) -> None:
    text = f"@misc{{k, {LATTICE}, year=2024, eprint={{2412.99002}}}}"
    findings = look(text, "published-version").findings
    asked = len(services.received)
    assert look(text, "published-version", offline=True).findings == findings != []
    assert len(services.received) == asked
    assert look(text, "published-version", no_cache=True).findings == findings
    assert len(services.received) > asked


def test_a_rule_that_is_not_chosen_asks_nothing(look: Look, services: Services) -> None:
    brought = look(FINE[0].values[0], "missing-field")
    assert (brought.findings, brought.looked) == ((), frozenset())
    assert services.received == []


def found(brought: Brought) -> list[tuple[str, str]]:
    """Return rule and text at the place of each finding."""
    text = Path("pubs.bib").read_text(encoding="utf-8")
    return [(each.rule, text[each.place.start : each.place.end]) for each in brought.findings]


def test_a_published_preprint_is_found(look: Look) -> None:
    brought = look(f"@misc{{k, {LATTICE}, year=2024, eprint={{2412.99002}}}}", "published-version")
    assert found(brought) == [("published-version", "k")]
    (finding,) = brought.findings
    assert finding.message == (
        "this preprint is published in Journal of Imagined Lattices, doi:10.5555/lattice.2025.17; "
        "`pubtool update k` shows what changes"
    )
    assert finding.key == "k"
    assert finding.place.file == "pubs.bib"


def test_a_doi_of_another_work_is_found(look: Look) -> None:
    text = (
        "@article{k, title={Loud Networks}, author={Noor Idris}, journal={J},"
        " doi={10.5555/lattice.2025.17}}"
    )
    brought = look(text)
    assert found(brought) == [("doi-mismatch", "{10.5555/lattice.2025.17}")]
    assert "Sparse Lattices & the 100% Rule_of_Thumb, by Mary Ann O'Neil" in (
        brought.findings[0].message
    )


def test_a_doi_that_does_not_exist_is_found(look: Look) -> None:
    text = "@article{k, title={T}, author={A B}, journal={J}, doi={10.5555/no.such}}"
    brought = look(text)
    assert found(brought) == [("doi-mismatch", "{10.5555/no.such}")]
    assert "there is no DOI 10.5555/no.such" in brought.findings[0].message


def test_an_arxiv_id_of_another_paper_is_found(look: Look) -> None:
    text = "@misc{k, title={Loud Networks}, author={Noor Idris}, eprint={2412.99001}}"
    brought = look(text, "arxiv-metadata")
    assert found(brought) == [("arxiv-metadata", "{2412.99001}")]


def test_authors_other_than_arxivs_are_found(look: Look) -> None:
    text = f"@misc{{k, {QUIET}, eprint={{2412.99001}}}}".replace(" and Lin Mo", "")
    brought = look(text, "arxiv-metadata")
    assert found(brought)[0][0] == "arxiv-metadata"
    assert "arXiv has another author: Ada Quill, Jörg van der Berg, Lin Mo" in (
        brought.findings[0].message
    )


def test_the_longer_list_of_arxivs_authors_is_fine_for_et_al(look: Look) -> None:
    text = f"@misc{{k, {QUIET}, eprint={{2412.99001}}}}".replace("Lin Mo", "others")
    assert look(text, "arxiv-metadata").findings == []


def test_an_arxiv_id_without_paper_is_found(look: Look) -> None:
    brought = look("@misc{k, title={T}, author={A B}, arxiv={2412.12345}}", "arxiv-metadata")
    assert found(brought) == [("arxiv-metadata", "{2412.12345}")]


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_found(look: Look, services: Services, status: int) -> None:
    url = f"{services.url}/link/{status}"
    brought = look(f"@misc{{k, title={{T}}, code={{{url}}}}}", "dead-link")
    assert found(brought) == [("dead-link", f"{{{url}}}")]
    assert len(services.asked("link")) > 1


def test_one_page_is_asked_for_once_and_found_in_each_entry(look: Look, services: Services) -> None:
    url = f"{services.url}/link/404"
    text = f"@misc{{a, title={{T}}, url={{{url}}}}}\n@misc{{b, title={{U}}, pdf={{{url}}}}}\n"
    assert [each.key for each in look(text, "dead-link").findings] == ["a", "b"]
    assert len(services.asked("link")) == 2


def test_a_retracted_paper_is_found(look: Look) -> None:
    text = (
        "@article{k, title={A Result That Did Not Hold}, author={Max Mistake}, journal={J},"
        " year=2021, doi={10.5555/retracted.1}}"
    )
    brought = look(text)
    assert found(brought) == [("retracted", "{10.5555/retracted.1}")]
    assert brought.findings[0].severity == "error"
    assert "10.5555/retracted.1.notice" in brought.findings[0].message


def test_the_notice_of_a_retraction_is_not_retracted(look: Look, services: Services) -> None:
    paper = next(each for each in services.papers if each.retracted_by)
    notice = paper._replace(doi=paper.retracted_by, title="Retraction Note", retracted_by="")
    services.papers.append(notice)
    text = (
        "@article{k, title={Retraction Note}, author={Max Mistake}, journal={J},"
        " doi={10.5555/retracted.1.notice}}"
    )
    assert look(text, "retracted").findings == []


def test_an_entry_without_a_key_is_found_where_it_stands(look: Look) -> None:
    brought = look(f"@misc{{, {LATTICE}, year=2024, eprint={{2412.99002}}}}", "published-version")
    assert [each.place.line for each in brought.findings] == [1]
