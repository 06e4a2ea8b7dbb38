"""`pubtool update` as a user meets it: what is shown, what is written, what is refused."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

import service_runs
from standins import Paper, faults

if TYPE_CHECKING:
    from pathlib import Path

    from service_runs import Result
    from standins import Services
    from standins.replies import Reply
    from standins.wire import Wire

#: Three preprints that were published (known to arXiv, to DataCite, to Semantic Scholar) and one
#: that was not, each in a layout of its own.
PUBS = r"""% My papers.
@string{jil = {Journal of Imagined Lattices}}

@article{lattice,
  title     = {{Sparse Lattices} \& the 100\% Rule\_of\_Thumb},
  author    = {O'Neil*, Mary Ann and de la Fuente, Jr., Carlos},  % the first one is me
  journal   = {arXiv preprint arXiv:2412.99002},
  year      = 2024,
  month     = dec,
  selected  = {true},
  abbr      = {JIL},
  myfield   = {kept},
  code      = {https://example.org/code},
}
% between

@misc{forget, title="Learning to forget in small steps", author="Tan, Wei and Quill, Ada",
   author+an = {1=equal; 2=equal}, year="2024", eprint = "2412.99003", archivePrefix = "arXiv"}

@unpublished{alone,
  title  = {Known to Semantic Scholar Alone},
  author = {Ola Nordmann},
  note   = {J. Imag. (2025)},
  arxiv  = {2412.99004}
}

@misc{quiet,
  title         = {Quiet Attention: Faster Inference for Large Language Models on $k$ Devices},
  author        = {Quill, Ada and van der Berg, J{\"o}rg and Mo, Lin},
  year          = {2024},
  eprint        = {2412.99001},
  archiveprefix = {arXiv},
}
"""
#: What of the first entry and the third goes and comes, line by line.
GONE = """\
  journal   = {arXiv preprint arXiv:2412.99002},
  year      = 2024,
  month     = dec,
@unpublished{alone,
  arxiv  = {2412.99004}
"""
COME = """\
  journal   = jil,
  year      = 2025,
  eprint    = {2412.99002},
  month     = jun,
  archivePrefix = {arXiv},
  volume    = {17},
  number    = {2},
  pages     = {101--119},
  doi       = {10.5555/lattice.2025.17},
@article{alone,
  journal = {Annals of Nothing},
  year   = {2025},
  arxiv  = {2412.99004},
  doi    = {10.5555/alone.4}
"""


class Folder(service_runs.Folder):
    """The folder of these tests."""

    def update(self, *arguments: str, text: str | None = None) -> Result:
        """Run `pubtool update` with these arguments."""
        return self.run("update", *arguments, text=text)


@pytest.fixture
def folder(tmp_path: Path, services: Services) -> Folder:
    """Return a folder with four preprints in its file."""
    return Folder(tmp_path / "site", services, PUBS)


NOTHING_WRITTEN = [
    pytest.param((), 0, "nothing is written; --write does", id="without --write"),
    pytest.param(("--diff",), 0, "3 published", id="with --diff"),
    pytest.param(("--write", "nope"), 1, "there is no publication `nope`", id="for an unknown key"),
    pytest.param(("--write", "--diff"), 2, "choose one", id="with --write and --diff"),
    pytest.param(("--write", "quiet"), 0, "not published", id="where nothing is published"),
    pytest.param(("--write", "--offline"), 4, "offline", id="offline without kept answers"),
]


@pytest.mark.parametrize(("arguments", "status", "said"), NOTHING_WRITTEN)
def test_nothing_is_written(
    folder: Folder, arguments: tuple[str, ...], status: int, said: str
) -> None:
    result = folder.update(*arguments)
    assert result.file == PUBS.encode()
    assert result.status == status
    assert said in result.err
    assert sorted(path.name for path in folder.path.iterdir()) == [".git", "pubs.bib"]


def test_standard_input_is_not_written(folder: Folder) -> None:
    result = folder.update("--file", "-", "--write", text=PUBS)
    assert result.status == 2
    assert "standard input" in result.err


def test_a_file_that_changes_while_services_are_asked_is_refused(
    folder: Folder, services: Services
) -> None:
    def meddle(wire: Wire, good: Reply) -> None:
        folder.pubs.write_text(f"{PUBS}% edited\n", encoding="utf-8", newline="")
        wire.send(good)

    services.fail("arxiv", meddle)
    result = folder.update("--write")
    assert result.status == 5
    assert "changed meanwhile" in result.err
    assert result.file == f"{PUBS}% edited\n".encode()


def test_all_but_the_changed_fields_stays_byte_for_byte(folder: Folder) -> None:
    result = folder.update("--write", "lattice", "alone")
    assert result.status == 0
    before, after = PUBS.splitlines(), result.file.decode().splitlines()
    assert [line for line in before if line not in after] == GONE.splitlines()
    assert [line for line in after if line not in before] == COME.splitlines()
    kept = [line for line in before if line in after]
    assert [line for line in after if line in before] == kept


def test_an_entry_on_few_lines_stays_on_them(folder: Folder) -> None:
    entry = folder.update("--write", "forget").file.decode().split("\n\n")[2]
    assert entry.count("\n") == 1
    kept = ('"Learning to forget in small steps"', "{1=equal; 2=equal}", 'archivePrefix = "arXiv"')
    assert all(each in entry for each in kept)
    assert 'doi="10.5555/3700000.3700042"' in entry


def test_the_id_that_stood_in_the_journal_is_kept(folder: Folder) -> None:
    entry = folder.update("--write").file.decode().partition("% between")[0]
    assert "2412.99002" in entry
    assert "10.5555/lattice.2025.17" in entry
    assert "101--119" in entry


def test_types_become_those_of_the_publications(folder: Folder) -> None:
    text = folder.update("--write").file.decode()
    assert "@inproceedings{forget," in text
    assert "@article{alone," in text
    assert "@misc{quiet," in text


def test_writing_twice_changes_nothing_more(folder: Folder, services: Services) -> None:
    first = folder.update("--write")
    services.received.clear()
    second = folder.update("--write", "--no-cache")
    assert second.file == first.file
    assert {each.path for each in services.asked("crossref") if "works/" in each.path} == set()


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_line_ends_and_a_mark_stay(folder: Folder, newline: str) -> None:
    data = b"\xef\xbb\xbf" + PUBS.replace("\n", newline).encode()
    folder.pubs.write_bytes(data)
    after = folder.update("--write").file
    assert after.startswith(b"\xef\xbb\xbf%")
    assert after.count(b"\n") == after.count(newline.encode())
    assert after != data


def test_the_diff_is_what_is_written(folder: Folder) -> None:
    diff = folder.update("--diff").out
    (folder.path / "it.diff").write_text(diff, encoding="utf-8", newline="")
    written = folder.update("--write").file
    folder.pubs.write_bytes(PUBS.encode())
    subprocess.run(["git", "apply", "--no-index", "it.diff"], cwd=folder.path, check=True)
    assert folder.pubs.read_bytes() == written


def test_each_value_is_shown_with_its_source(folder: Folder) -> None:
    out = folder.update("lattice").out
    assert "pubs.bib:4: lattice is published: doi:10.5555/lattice.2025.17" in out
    assert "high confidence: named by arXiv" in out
    assert "- journal: arXiv preprint arXiv:2412.99002" in out
    assert "+ journal: Journal of Imagined Lattices (Crossref)" in out
    assert "+ year: 2025 (Crossref)" in out


def test_who_named_the_publication_is_shown(folder: Folder) -> None:
    assert "named by DataCite" in folder.update("forget").out
    assert "named by Semantic Scholar" in folder.update("alone").out


def test_a_pipe_gets_no_colour_and_lines_of_80_columns(folder: Folder) -> None:
    out = folder.update().out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 80


def test_colour_is_only_where_it_is_asked_for(folder: Folder) -> None:
    assert "\x1b[32m" in folder.run("--color", "always", "update").out


def test_a_paper_that_only_a_search_finds_is_found(folder: Folder, services: Services) -> None:
    services.papers[:] = [
        each._replace(on_arxiv=False, on_datacite=False, on_s2=False) for each in services.papers
    ]
    out = folder.update("alone").out
    assert "named by a search at Crossref" in out


def test_what_is_not_sure_is_written_only_by_name(folder: Folder, services: Services) -> None:
    services.papers.append(
        Paper(
            "Quiet Attentions: Faster Inference for the Large Language Models on $k$ Devices",
            (("Ada", "Quill"), ("Jörg", "van der Berg"), ("Lin", "Mo")),
            doi="10.5555/quiet",
            venue="Journal of Quiet",
            published=(2025,),
        )
    )
    result = folder.update("--write")
    assert "quiet: left out, for it is not sure" in result.err
    assert b"10.5555/quiet" not in result.file
    assert b"10.5555/quiet" in folder.update("--write", "quiet").file


def test_two_publications_that_fit_are_no_update(folder: Folder, services: Services) -> None:
    paper = services.papers[0]._replace(arxiv="", venue="Journal of Quiet", published=(2025,))
    services.papers += [paper._replace(doi="10.5555/one"), paper._replace(doi="10.5555/two")]
    result = folder.update("quiet", "--write")
    assert "several publications have its title and authors" in result.out
    assert result.file == PUBS.encode()


def test_an_id_of_another_paper_is_a_contradiction(folder: Folder) -> None:
    text = "@misc{k, title={Loud Networks}, author={Noor Idris}, eprint={2412.99002}}\n"
    folder.pubs.write_text(text, encoding="utf-8")
    result = folder.update("--write")
    assert "arXiv:2412.99002 is another paper" in result.out
    assert result.file.decode() == text


def test_an_id_without_paper_is_a_contradiction(folder: Folder) -> None:
    folder.pubs.write_text("@misc{k, title={T}, author={N Idris}, eprint={2412.12345}}\n")
    assert "arXiv has no paper 2412.12345" in folder.update().out


def test_a_wrong_id_is_not_sent_and_fails_no_other(folder: Folder, services: Services) -> None:
    with folder.pubs.open("a", encoding="utf-8") as stream:
        stream.write("@misc{k, title={T}, author={N Idris}, eprint={2499.12345}}\n")
    assert "3 published" in folder.update().err
    assert not any("2499" in each.path for each in services.received)


def test_a_dead_service_is_named_and_the_others_are_asked(
    folder: Folder, services: Services
) -> None:
    services.fail("datacite", faults.status(403))
    services.fail("semanticscholar", faults.status(403))
    result = folder.update("--write")
    assert result.status == 4
    assert "could not ask about quiet" in result.err
    assert "DataCite" in result.err
    assert "Semantic Scholar" in result.err
    assert "@article{lattice" in result.out or "lattice is published" in result.out
    assert b"10.5555/lattice.2025.17" in result.file


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(faults.status(403), id="403"),
        pytest.param(faults.html(), id="HTML instead of JSON"),
        pytest.param(faults.not_json(), id="broken JSON"),
        pytest.param(faults.truncated(), id="a truncated answer"),
    ],
)
def test_a_named_publication_without_its_record_is_unknown(
    folder: Folder, services: Services, fault: faults.Fault
) -> None:
    services.fail("crossref", fault)
    services.fail("doi", fault)
    result = folder.update("lattice", "--write")
    assert result.status == 4
    assert "could not ask about lattice" in result.err
    assert result.file == PUBS.encode()


def test_no_paper_is_called_unpublished_while_a_service_is_not_there(
    folder: Folder, services: Services
) -> None:
    services.fail("crossref", faults.status(403))
    result = folder.update("quiet", "-v")
    assert result.status == 4
    assert "not published" not in result.err


def test_verbose_names_what_is_not_published(folder: Folder) -> None:
    assert "quiet: not published, as far as is known" in folder.update("-v").err


def test_a_published_paper_is_no_preprint(folder: Folder, services: Services) -> None:
    folder.pubs.write_text("@article{k, title={T}, journal={Nature}, doi={10.5555/1}}\n")
    result = folder.update("k")
    assert result.status == 0
    assert "k: this is no preprint" in result.err
    assert services.received == []


def test_what_add_writes_of_a_published_preprint_is_completed(folder: Folder) -> None:
    folder.pubs.write_bytes(b"")
    added = folder.run("add", "2412.99002")
    (command,) = re.findall(r"`pubtool (update \S+)` completes the entry", added.err)
    result = folder.run(*command.split(), "--write")
    assert result.status == 0
    written = result.file.decode()
    assert written.startswith("@article{oneil2024sparse,")
    assert "journal       = {Journal of Imagined Lattices}" in written
    assert written.count("doi ") == 1


def test_a_broken_entry_stops_no_other(folder: Folder) -> None:
    folder.pubs.write_text(PUBS + "@misc{broken, title = {T\n", encoding="utf-8")
    result = folder.update("--write")
    assert b"10.5555/lattice.2025.17" in result.file
    assert result.file.endswith(b"@misc{broken, title = {T\n")


def test_metadata_writes_nothing(folder: Folder) -> None:
    result = folder.update("--metadata")
    assert result.file == PUBS.encode()
    assert sorted(path.name for path in folder.path.iterdir()) == [".git", "pubs.bib"]


def test_metadata_names_contradictions_and_exits_with_1(folder: Folder) -> None:
    text = PUBS.replace("and Mo, Lin", "and Less, Lin").replace(
        "Known to Semantic Scholar Alone", "Something Else"
    )
    folder.pubs.write_text(text, encoding="utf-8")
    result = folder.update("--metadata")
    assert result.status == 1
    assert "- title: Something Else" in result.out
    assert "+ title: Known to Semantic Scholar Alone (arXiv)" in result.out
    assert "+ author: Ada Quill, Jörg van der Berg, Lin Mo (arXiv)" in result.out


def test_metadata_without_contradictions_exits_with_0(folder: Folder) -> None:
    result = folder.update("--metadata", "quiet", "lattice")
    assert (result.status, result.out) == (0, "")


def test_metadata_that_cannot_be_asked_for_exits_with_4(folder: Folder, services: Services) -> None:
    services.fail("arxiv", faults.status(403))
    result = folder.update("--metadata")
    assert result.status == 4
    assert "could not ask about" in result.err


def test_help_names_no_secret_options(folder: Folder) -> None:
    out = folder.update("--help").out
    for option in ("--write", "--diff", "--metadata", "--offline", "--no-cache"):
        assert option in out
