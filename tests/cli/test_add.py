"""`pubtool add` as a user meets it: what is written, what is refused, and what is said."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

import service_runs
from pubtool.bibtex import parse
from standins import Paper, faults

if TYPE_CHECKING:
    from pathlib import Path

    from service_runs import Result
    from standins import Services

PUBS = """% My papers.
@misc{quill2020old,
  title         = {An Old One},
  author        = {Quill, Ada},
  year          = {2020},
  eprint        = {2001.00001},
  archiveprefix = {arXiv},
}
"""
QUIET = """
@misc{quill2024quiet,
  title         = {Quiet Attention: Faster Inference for Large Language Models on $k$ Devices},
  author        = {Ada Quill and Jörg van der Berg and Lin Mo},
  year          = {2024},
  eprint        = {2412.99001},
  archiveprefix = {arXiv},
  primaryclass  = {cs.LG},
  url           = {https://arxiv.org/abs/2412.99001},
}
"""


class Folder(service_runs.Folder):
    """The folder of these tests."""

    def add(self, *arguments: str, text: str | None = None) -> Result:
        """Run `pubtool add` with these arguments."""
        return self.run("add", *arguments, text=text)

    def keys(self) -> list[str]:
        """Return the citation keys of the file."""
        return [entry.key for entry in parse(self.pubs.read_text(encoding="utf-8")).entries]


@pytest.fixture
def folder(tmp_path: Path, services: Services) -> Folder:
    """Return a folder with one paper in its file."""
    return Folder(tmp_path / "site", services, PUBS)


NOTHING_WRITTEN = [
    pytest.param(("2513.00001",), 2, "no month 13", id="a wrong id"),
    pytest.param(("2412.99001", "banana"), 2, "banana", id="a right id and a wrong one"),
    pytest.param((), 2, "which paper?", id="no id"),
    pytest.param(("2412.99001", "2412.99002", "--key", "k"), 2, "--key", id="a key for two"),
    pytest.param(("2412.99001", "--key", "QUILL2020OLD"), 2, "taken", id="a key that is taken"),
    pytest.param(("2412.99001", "--key", "a,b"), 2, "--key", id="a key that is none"),
    pytest.param(("2412.99001", "--set", "year"), 2, "FIELD=VALUE", id="a setting without value"),
    pytest.param(("2412.99001", "--set", "a={"), 2, "balanced", id="a setting with one brace"),
    pytest.param(("2412.99001", "--to", "x.bib"), 2, "x.bib", id="a file that is not configured"),
    pytest.param(("2412.99001", "--type", "a b"), 2, "--type", id="a type that is none"),
    pytest.param(("2412.99001", "--type", "String"), 2, "--type", id="a type of no entries"),
    pytest.param(("--from", "no.txt"), 3, "no.txt", id="a list that is not there"),
    pytest.param(("--bibtex", "x.bib", "2412.99001"), 2, "--bibtex", id="a file and an id"),
    pytest.param(("--bibtex", "x.bib", "--selected"), 2, "--bibtex", id="a file and a wish"),
    pytest.param(("2001.00001",), 1, "`quill2020old` at pubs.bib:2", id="the same arXiv id"),
    pytest.param(("https://arxiv.org/pdf/2001.00001v2",), 1, "is there already", id="its URL"),
    pytest.param(("2412.98765",), 1, "arXiv has no paper 2412.98765", id="a paper that is none"),
    pytest.param(
        ("10.5555/nope",), 1, "doi.org knows no DOI 10.5555/nope", id="a DOI that is none"
    ),
    pytest.param(("2412.99001", "--dry-run"), 0, "", id="a dry run"),
    pytest.param(("2412.99001", "--print"), 0, "", id="printing"),
    pytest.param(("2412.99001", "--offline"), 4, "offline", id="offline without a kept answer"),
]


@pytest.mark.parametrize(("arguments", "status", "said"), NOTHING_WRITTEN)
def test_nothing_is_written(
    folder: Folder, arguments: tuple[str, ...], status: int, said: str
) -> None:
    result = folder.add(*arguments)
    assert (result.status, result.file) == (status, PUBS.encode())
    assert said in result.err
    assert sorted(path.name for path in folder.path.iterdir()) == [".git", "pubs.bib"]


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("2513.00001", "2412.99001"), id="a wrong id"),
        pytest.param(("2001.00001", "arXiv:2001.00001v3"), id="a duplicate"),
        pytest.param(("2412.99001", "--set", "x"), id="a wrong setting"),
    ],
)
def test_no_service_is_asked_in_vain(
    folder: Folder, services: Services, arguments: tuple[str, ...]
) -> None:
    assert folder.add(*arguments).status in {1, 2}
    assert services.received == []


FAULTS = [
    pytest.param(faults.status(503), id="503"),
    pytest.param(faults.status(403), id="403"),
    pytest.param(faults.status(429, retry_after="0"), id="429"),
    pytest.param(faults.html(), id="a web page"),
    pytest.param(faults.empty(), id="an empty answer"),
    pytest.param(faults.truncated(), id="half an answer"),
    pytest.param(faults.dtd_bomb(), id="a bomb of entities"),
    pytest.param(faults.reset(), id="a lost connection"),
    pytest.param(faults.loop(), id="redirects in a circle"),
]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(
    ("service", "identifier"), [("arxiv", "2412.99001"), ("doi", "10.5555/lattice.2025.17")]
)
def test_a_service_that_fails_leaves_the_file_alone_and_is_named(
    folder: Folder, services: Services, fault: faults.Fault, service: str, identifier: str
) -> None:
    services.fail(service, fault)
    result = folder.add(identifier)
    assert (result.status, result.file) == (4, PUBS.encode())
    assert identifier in result.err
    assert result.err.count("\n") == 1
    assert result.out == ""


def test_the_new_entry_is_all_that_changes(folder: Folder) -> None:
    result = folder.add("2412.99001")
    assert result.status == 0
    assert result.file.decode() == PUBS + QUIET
    assert result.out == "added quill2024quiet to pubs.bib:10\n"
    assert result.err == ""


def test_adding_twice_adds_once(folder: Folder, services: Services) -> None:
    once = folder.add("2412.99001")
    again = folder.add("https://doi.org/10.48550/arXiv.2412.99001")
    assert (again.status, again.file) == (1, once.file)
    assert again.err == (
        "error: arXiv:2412.99001 is there already: `quill2024quiet` at pubs.bib:10\n"
    )
    assert len(services.asked("arxiv")) == 1


def test_an_answer_is_kept_for_offline(folder: Folder) -> None:
    shown = folder.add("2412.99001", "--print")
    assert folder.add("2412.99001", "--print", "--offline") == shown


def test_several_ids_are_one_request_and_one_write(folder: Folder, services: Services) -> None:
    result = folder.add("2412.99001", "hep-th/9912999", "arXiv:2412.99001v2", "0712.9991")
    assert result.status == 0
    assert folder.keys() == [
        *("quill2020old", "quill2024quiet", "ypsilon1999old", "nihil2007search")
    ]
    assert len(services.received) == 1
    assert "withdrawn" in result.err.lower()


def test_what_was_found_is_added_though_others_fail(folder: Folder, services: Services) -> None:
    services.fail("doi", faults.status(503))
    result = folder.add("2412.98765", "2412.99001", "10.5555/data.1", "2001.00001")
    assert result.status == 4
    assert result.file.decode() == PUBS + QUIET
    for said in ("2412.98765", "10.5555/data.1", "2001.00001"):
        assert said in result.err


def test_an_empty_feed_is_asked_for_again(folder: Folder, services: Services) -> None:
    empty = b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>"
    services.fail("arxiv", faults.answer(200, "application/atom+xml", empty), times=1)
    assert folder.add("2412.99001").file.decode() == PUBS + QUIET


def test_a_paper_whose_page_exists_is_not_said_to_be_none(
    folder: Folder, services: Services
) -> None:
    services.fail("arxiv", faults.answer(200, "text/html", b"<html></html>"), where="/abs/")
    result = folder.add("2412.98765")
    assert (result.status, result.file) == (4, PUBS.encode())
    assert "try again later" in result.err


def test_the_published_version_of_a_paper_in_the_file_is_named(folder: Folder) -> None:
    result = folder.add("2412.99002")
    assert result.status == 0
    assert "`pubtool update oneil2024sparse` completes the entry" in result.err
    again = folder.add("10.5555/LATTICE.2025.17")
    assert (again.status, again.file) == (1, result.file)


def test_a_doi_becomes_an_entry_of_its_type(folder: Folder) -> None:
    result = folder.add("doi:10.5555/lattice.2025.17")
    assert result.status == 0
    new = parse(result.file.decode()).entries[-1]
    values = {field.name: field.value for field in new.fields}
    assert (new.entry_type, new.key) == ("article", "oneil2025sparse")
    assert values["journal"] == "Journal of Imagined Lattices"
    assert values["author"] == "O'Neil, Mary Ann and de la Fuente, Jr., Carlos"
    assert values["pages"] == "101--119"
    assert values["title"] == "Sparse Lattices \\& the 100\\% Rule\\_of\\_Thumb"


def test_the_same_title_by_the_same_author_needs_force(folder: Folder, services: Services) -> None:
    services.papers.append(
        Paper("An old ONE.", (("A.", "Quill"),), arxiv="2412.99100", versions=("2024-12-02",))
    )
    refused = folder.add("2412.99100")
    assert (refused.status, refused.file) == (1, PUBS.encode())
    assert "`quill2020old` at pubs.bib:2, which has the same title and first author" in refused.err
    assert "--force" in refused.err
    assert folder.add("2412.99100", "--force").status == 0
    assert folder.keys() == ["quill2020old", "quill2024old"]


def test_custom_fields_are_written(folder: Folder) -> None:
    result = folder.add(
        *("2412.99001", "--selected", "--abbr", "ICML", "--tag", "CCF-A", "--tag", "Oral"),
        *("--code", "https://example.org/c", "--key", "mine", "--set", "url=", "--set", "award=B"),
    )
    assert result.status == 0
    entry = parse(result.file.decode()).entries[-1]
    values = {field.name: field.value for field in entry.fields}
    assert entry.key == "mine"
    assert "url" not in values
    wanted = {"selected": "true", "abbr": "ICML", "venue_tags": "CCF-A, Oral", "award": "B"}
    assert wanted.items() <= values.items()


def test_a_dry_run_prints_a_diff(folder: Folder) -> None:
    result = folder.add("2412.99001", "--dry-run")
    assert result.out.startswith("--- a/pubs.bib\n+++ b/pubs.bib\n@@ ")
    added = [line[1:] for line in result.out.splitlines() if line.startswith("+")][1:]
    assert "\n".join(added) + "\n" == QUIET


def test_printing_needs_no_file(folder: Folder) -> None:
    folder.pubs.unlink()
    result = folder.add("2412.99001", "--print")
    assert (result.status, result.out, result.err) == (0, QUIET.lstrip(), "")


def test_a_file_that_is_not_there_is_made(folder: Folder) -> None:
    folder.pubs.unlink()
    result = folder.add("2412.99001")
    assert (result.status, result.file.decode()) == (0, QUIET.lstrip())
    assert result.out == "added quill2024quiet to pubs.bib:1\n"
    assert result.err == "created pubs.bib\n"


def test_the_end_of_a_file_that_is_not_sorted_is_said(folder: Folder) -> None:
    folder.pubs.write_text("@misc{b, year = 2020}\n@misc{a, year = 2021}\n@misc{c, year = 1999}\n")
    result = folder.add("2412.99001", "--position", "sorted")
    assert (result.status, folder.keys()[-1]) == (0, "quill2024quiet")
    assert "sorted neither by key nor by year" in result.err


def test_a_paper_without_a_title_is_not_added(folder: Folder, services: Services) -> None:
    services.papers.append(Paper("", (("A.", "Quill"),), doi="10.5555/empty", published=(2024,)))
    result = folder.add("10.5555/empty")
    assert (result.status, result.file) == (1, PUBS.encode())
    assert "doi:10.5555/empty: not added: Crossref gives no title" in result.err


def test_a_preprint_and_its_publication_in_one_call_are_not_both_added(folder: Folder) -> None:
    result = folder.add("2412.99003", "10.5555/3700000.3700042")
    assert (result.status, len(folder.keys())) == (1, 2)
    assert "doi:10.5555/3700000.3700042 may be the same paper as arXiv:2412.99003" in result.err


def test_one_of_several_files_is_written_and_all_are_searched(folder: Folder) -> None:
    config = 'files = ["pubs.bib", "more.bib"]\n'
    (folder.path / "pubtool.toml").write_text(config, encoding="utf-8")
    result = folder.add("2412.99001", "--to", "more.bib")
    assert (result.status, result.file) == (0, PUBS.encode())
    assert (folder.path / "more.bib").read_text(encoding="utf-8") == QUIET.lstrip()
    again = folder.add("2412.99001")
    assert (again.status, again.file) == (1, PUBS.encode())
    assert "more.bib:1" in again.err


def test_the_start_of_the_file_is_below_its_first_comment(folder: Folder) -> None:
    text = "% My papers.\n\n@string{icml = {ICML}}\n\n@misc{a, title = {A}}\n"
    folder.pubs.write_text(text, encoding="utf-8")
    assert folder.add("2412.99001", "--position", "start").status == 0
    assert folder.keys() == ["quill2024quiet", "a"]
    assert folder.pubs.read_text(encoding="utf-8").startswith(text.partition("@misc")[0])


def test_ids_come_from_a_list(folder: Folder) -> None:
    ids = "# to read\n\n2412.99001  Quiet Attention\nhep-th/9912999 # old\n"
    (folder.path / "ids.txt").write_text(ids, encoding="utf-8")
    assert folder.add("--from", "ids.txt").status == 0
    assert folder.keys()[1:] == ["quill2024quiet", "ypsilon1999old"]


def test_a_bad_line_of_a_list_is_named_and_the_others_are_added(folder: Folder) -> None:
    (folder.path / "ids.txt").write_text("# x\nbanana\n2412.99001\n", encoding="utf-8")
    result = folder.add("--from", "ids.txt")
    assert result.status == 2
    assert result.err.startswith("ids.txt:2: error: ")
    assert "banana" in result.err
    assert folder.keys()[1:] == ["quill2024quiet"]


def test_ids_come_from_standard_input(folder: Folder) -> None:
    assert folder.add("--from", "-", text="2412.99001\n").file.decode() == PUBS + QUIET


def test_a_list_without_ids_is_a_wrong_call(folder: Folder) -> None:
    result = folder.add("--from", "-", text="# nothing\n")
    assert (result.status, result.file) == (2, PUBS.encode())


def test_what_the_rules_find_in_the_new_entry_is_shown(folder: Folder) -> None:
    config = 'me = ["Somebody Else"]\n'
    (folder.path / "pubtool.toml").write_text(config, encoding="utf-8")
    result = folder.add("2412.99001")
    assert result.status == 0
    assert "warning own-name-missing: " in result.err
    assert "[quill2020old]" not in result.err
    assert folder.add("hep-th/9912999", "-q").err == ""


def test_a_file_in_an_encoding_without_the_letters_is_left_alone(folder: Folder) -> None:
    text = "@misc{a, title = {Caf\xe9}}\n".encode("latin-1")
    folder.pubs.write_bytes(text)
    paper = Paper("Ω", (("李", "明"),), arxiv="2412.99101", versions=("2024-12-02",))
    folder.services.papers.append(paper)
    result = folder.add("2412.99101")
    assert (result.status, result.file) == (5, text)
    assert "UTF-8" in result.err


def test_a_read_only_file_is_left_alone(folder: Folder) -> None:
    folder.pubs.chmod(0o444)
    if os.access(folder.pubs, os.W_OK):
        pytest.skip("permissions do not bind this user")
    result = folder.add("2412.99001")
    assert (result.status, result.file) == (5, PUBS.encode())


def test_a_hostile_answer_makes_one_entry(folder: Folder, services: Services) -> None:
    services.papers.append(
        Paper(
            "} @misc{evil, title = {x} % \u202e{ \\",
            (("Ann and", "Bob, C{"), ("", "others")),
            arxiv="2412.99102",
            versions=("2024-12-02",),
        )
    )
    result = folder.add("2412.99102", "--key", "k")
    assert result.status == 0
    document = parse(result.file.decode())
    assert [entry.key for entry in document.entries] == ["quill2020old", "k"]
    assert [finding for finding in document.findings if finding.severity == "error"] == []
    assert "\u202e" not in result.file.decode()


def test_another_file_is_merged(folder: Folder, services: Services) -> None:
    other = (
        "@misc{quill2020old, title = {New}, author = {Bo Li}}\n@misc{d, eprint = {2001.00001}}\n"
    )
    result = folder.add("--bibtex", "-", text=other)
    assert result.status == 0
    assert folder.keys() == ["quill2020old", "quill2020olda"]
    assert "`d` is left out: `quill2020old` at pubs.bib:2 has arXiv:2001.00001" in result.err
    assert "`quill2020old` is `quill2020olda` here" in result.err
    assert services.received == []


def test_nobodys_entry_is_lost_where_several_add_at_once(
    folder: Folder, services: Services
) -> None:
    papers = [
        Paper(f"Paper {n}", (("Ann", f"Lee{n}"),), arxiv=f"2412.98{n:03}", versions=("2024-12-02",))
        for n in range(12)
    ]
    services.papers += papers
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda paper: folder.add(paper.arxiv), papers))
    assert {result.status for result in results} == {0}
    assert len(folder.keys()) == 13
    assert len(set(folder.keys())) == 13


def on_terminal(folder: Folder, answer: str, *arguments: str) -> tuple[int, str]:
    """Run `pubtool add` on a terminal, answer its first question; return status and all shown."""
    import pty

    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "pubtool", "add", *arguments],
        cwd=folder.path,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env={**os.environ, **folder.services.environment},
    ) as process:
        os.close(follower)
        shown = b""
        with contextlib.suppress(OSError):  # how the end of a terminal is told
            while part := os.read(leader, 4096):
                asked = b"[y/N]" not in shown
                shown += part
                if asked and b"[y/N]" in shown:
                    os.write(leader, f"{answer}\n".encode())
        os.close(leader)
    return process.returncode, shown.decode()


@pytest.mark.skipif(os.name != "posix", reason="terminals are made otherwise there")
@pytest.mark.parametrize(("answer", "added"), [("n", 0), ("y", 1)])
def test_on_a_terminal_a_possible_duplicate_is_asked_about(
    folder: Folder, services: Services, answer: str, added: int
) -> None:
    services.papers.append(
        Paper("An old one", (("A.", "Quill"),), arxiv="2412.99100", versions=("2024-12-02",))
    )
    status, shown = on_terminal(folder, answer, "2412.99100", "2412.99001")
    assert "add it all the same?" in shown
    assert "asking" in shown
    assert (status, len(folder.keys())) == (1 - added, 2 + added)


@pytest.mark.skipif(os.name != "posix", reason="interrupts are sent otherwise there")
def test_an_interrupt_while_waiting_leaves_the_file_alone(
    folder: Folder, services: Services
) -> None:
    services.fail("arxiv", faults.silent(20))
    with subprocess.Popen(
        [sys.executable, "-m", "pubtool", "add", "2412.99001"],
        cwd=folder.path,
        stderr=subprocess.PIPE,
        env={**os.environ, **services.environment},
    ) as process:
        while not services.received:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=10)
    assert (process.returncode, said.strip()) == (130, b"")
    assert folder.pubs.read_bytes() == PUBS.encode()
