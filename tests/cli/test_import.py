"""`pubtool import` as a user meets it: what is printed, what is written, and what is said."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pubtool.bibtex import parse
from pubtool.cli import cli
from pubtool.cli.running import run
from pubtool.pages.sites import with_markers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from standins import Services

    Pubtool = Callable[..., tuple[int, str, str]]

CORPUS_PAGES = (
    "01-dylan-sanderson.md",
    "05-jinyang-yao.md",
    "07-chung-en-tsai.html",
    "08-boyang-fu.md",
    "14-heqing-huang.md",
    "18-javad-pourmostafa.md",
    "19-y-zhang-1phan.md",
    "22-austin-ferguson.md",
)
FILE = """% mine
@misc{lee2020old,
  title  = {An Old One},
  author = {Ann Lee},
  year   = {2020},
}
"""
PAGE = """# Selected publications

- **Ann Lee**\\*, Bo Chan\\*. *Quiet Lattices*. ICML 2024. [paper](https://arxiv.org/abs/2401.00001)
- **Ann Lee**. *An Old One*. 2020.
"""
OTHER = """# Publications

- **Ann Lee**\\*, Bo Chan\\*. "Quiet Lattices". arXiv 2023. [code](https://example.org/code)
- **Ann Lee**, Cy Du. *Loud Lattices*. Journal of Lattices, 7(5), 531-551, 2023.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working directory: a file, and two pages that partly agree."""
    site = tmp_path / "site"
    site.mkdir()
    (site / ".git").mkdir()
    monkeypatch.chdir(site)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (site / "pubs.bib").write_bytes(FILE.encode())
    (site / "index.md").write_text(PAGE)
    (site / "all.md").write_text(OTHER)
    return site


@pytest.fixture
def pubtool(folder: Path, capfd: pytest.CaptureFixture[str]) -> Pubtool:
    """Return a function that runs pubtool there: exit status, output, messages."""
    assert folder.is_dir()

    def call(*arguments: str) -> tuple[int, str, str]:
        status = run(cli, list(arguments))
        gc.enable()
        return (status, *capfd.readouterr())

    return call


# --- what must not happen -------------------------------------------------------------------------


def test_without_write_nothing_is_written(pubtool: Pubtool, folder: Path) -> None:
    status, out, _ = pubtool("import", "index.md")
    assert status == 0
    assert "@inproceedings{lee2024quiet," in out
    assert (folder / "pubs.bib").read_bytes() == FILE.encode()


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        pytest.param(("no.md",), 3, "no.md: there is no such page", id="no page"),
        pytest.param(("empty.md",), 1, "empty.md: no publication", id="no publication"),
        pytest.param(("deep.html",), 3, "deep.html: ", id="a page that nests too deeply"),
        pytest.param(("wrong.md",), 2, "wrong.md:1:1: ", id="a marker without its other half"),
        pytest.param(("index.md", "--to", "x.bib"), 2, "x.bib", id="a file that is none of ours"),
        pytest.param(("index.md", "--offline"), 2, "--online", id="an option without its other"),
        pytest.param((), 2, "PAGE", id="no page at all"),
    ],
)
def test_a_mistake_is_one_line_and_nothing_is_written(
    pubtool: Pubtool, folder: Path, arguments: tuple[str, ...], status: int, message: str
) -> None:
    (folder / "deep.html").write_text("<div>" * 3000)
    (folder / "empty.md").write_text("# Hello\n\nI like lattices.\n")
    (folder / "wrong.md").write_text("<!-- pubtool: begin all -->\n")
    found, _, err = pubtool("import", *arguments, "--write")
    assert found == status
    assert message in err
    assert (folder / "pubs.bib").read_bytes() == FILE.encode()


def test_the_pages_stay_as_they_are(pubtool: Pubtool, folder: Path) -> None:
    assert pubtool("import", "index.md", "all.md", "--write")[0] == 0
    assert ((folder / "index.md").read_text(), (folder / "all.md").read_text()) == (PAGE, OTHER)


def test_what_pubtool_wrote_itself_is_not_imported(pubtool: Pubtool, folder: Path) -> None:
    text = f"<!-- pubtool: begin all -->\n{PAGE}<!-- pubtool: end -->\n"
    (folder / "index.md").write_text(text)
    status, out, err = pubtool("import", "index.md")
    assert (status, out) == (0, "")
    assert "outside of the marked regions" in err


def test_twice_is_once(pubtool: Pubtool, folder: Path) -> None:
    assert pubtool("import", "index.md", "all.md", "--write")[0] == 0
    before = (folder / "pubs.bib").read_bytes()
    status, _, err = pubtool("import", "index.md", "all.md", "--write")
    assert (status, (folder / "pubs.bib").read_bytes()) == (0, before)
    assert "nothing to add" in err


def test_a_file_that_changes_meanwhile_loses_nothing(folder: Path) -> None:
    """Two at once: each adds to what the other wrote."""
    commands = [
        [sys.executable, "-m", "pubtool", "import", page, "--write"]
        for page in ("index.md", "all.md")
    ]
    running = [
        subprocess.Popen(
            command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=os.environ
        )
        for command in commands
    ]
    assert [process.wait(60) for process in running] == [0, 0]
    for process in running:
        assert process.stderr is not None
        process.stderr.close()
    keys = {entry.key for entry in parse((folder / "pubs.bib").read_text()).entries}
    assert {"lee2020old", "lee2023loud"} < keys
    assert len(keys) == 3


# --- what must ------------------------------------------------------------------------------------


def test_what_the_file_lacks_is_added_and_all_else_stays(pubtool: Pubtool, folder: Path) -> None:
    status, out, err = pubtool("import", "index.md", "--write")
    assert (status, out) == (0, "added lee2024quiet to pubs.bib:8\n")
    assert "1 paper is in the file already" in err
    assert (folder / "pubs.bib").read_text() == FILE + (
        "\n@inproceedings{lee2024quiet,\n"
        "  title         = {Quiet Lattices},\n"
        "  author        = {Ann Lee and Bo Chan},\n"
        "  author+an     = {1=equal; 2=equal},\n"
        "  booktitle     = {ICML},\n"
        "  abbr          = {ICML},\n"
        "  year          = {2024},\n"
        "  eprint        = {2401.00001},\n"
        "  archiveprefix = {arXiv},\n"
        "  url           = {https://arxiv.org/abs/2401.00001},\n"
        "  selected      = {true},\n"
        "}\n"
    )


def test_a_new_file_is_begun(pubtool: Pubtool, folder: Path) -> None:
    (folder / "pubs.bib").unlink()
    assert pubtool("import", "index.md", "--write")[0] == 0
    keys = [entry.key for entry in parse((folder / "pubs.bib").read_text()).entries]
    assert keys == ["lee2024quiet", "lee2020old"]


def test_pages_are_merged_and_their_contradictions_listed(pubtool: Pubtool) -> None:
    status, out, err = pubtool("import", "index.md", "all.md")
    assert status == 0
    assert out.count("Quiet Lattices") == 1
    assert "code          = {https://example.org/code}" in out
    assert "index.md:3: `Quiet Lattices`: venue: `ICML 2024` is taken, not `arXiv 2023`" in err
    assert "at all.md:3" in err


def test_all_can_be_selected(pubtool: Pubtool) -> None:
    assert "selected" not in pubtool("import", "all.md")[1]
    assert pubtool("import", "all.md", "--selected")[1].count("= {true}") == 2


def test_the_owner_of_the_page_is_named(pubtool: Pubtool) -> None:
    assert 'me = ["Ann Lee"]' in pubtool("import", "index.md")[2]


def test_the_owner_is_named_as_spelt_out(pubtool: Pubtool, folder: Path) -> None:
    lines = "".join(
        f"- **{name}**, B. Chan. *On {at} Roofs and Towns*. Water, 2020.\n"
        for at, name in enumerate(("A. Lee", "A. Lee", "Ann Lee"))
    )
    (folder / "page.md").write_text(f"# Ann Lee\n\n## Papers\n\n{lines}")
    assert 'me = ["Ann Lee"]' in pubtool("import", "page.md")[2]


def test_a_link_that_no_list_shows_is_said_until_one_does(pubtool: Pubtool, folder: Path) -> None:
    lines = "".join(
        f"- Ann Lee, Bo Chan. *{title}*. Water, 2020. [[ChemRxiv](https://chemrxiv.org/{at})]\n"
        for at, title in enumerate(("Snow in Small Towns", "A Model of Rain on Roofs"))
    )
    (folder / "page.md").write_text(f"# Papers\n\n{lines}")
    (folder / "pubs.bib").write_text("")
    said = "no list shows the links `chemrxiv`: add them to `links` in pubtool.toml"
    assert said in pubtool("import", "page.md", "--write")[2]
    status, out, _ = pubtool("diff", "page.md")
    assert status == 1
    assert "`chemrxiv = {https://chemrxiv.org/1}, a link that no list shows`" in out
    (folder / "pubtool.toml").write_text('links = ["paper", "chemrxiv"]\n')
    assert pubtool("diff", "page.md")[0] == 0
    assert said not in pubtool("import", "page.md", "--force")[2]


def test_standard_input_is_a_page(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pubtool", "import", "-"],
        cwd=folder,
        input=PAGE,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=os.environ,
    )
    assert "@inproceedings{lee2024quiet," in done.stdout


# --- with services --------------------------------------------------------------------------------

ONLINE = """# Publications

- **Ada Quill**, Jörg van der Berg. *Quiet Attention: Faster Inference for Large Language Models on
  $k$ Devices*. [paper](https://arxiv.org/abs/2412.99001)
- Mary Ann O'Neil, **Ada Quill**. *Sparse Lattices & the 100% Rule_of_Thumb*. JIL 2025.
  [paper](https://doi.org/10.5555/lattice.2025.17)
"""


@pytest.fixture
def online(
    pubtool: Pubtool, folder: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> Pubtool:
    """Return what runs pubtool with stand-ins for the services."""
    for name, value in services.environment.items():
        monkeypatch.setenv(name, value)
    (folder / "papers.md").write_text(ONLINE, encoding="utf-8")
    return pubtool


def test_services_complete_what_the_page_lacks(online: Pubtool) -> None:
    status, out, _ = online("import", "papers.md", "--online")
    assert status == 0
    assert "primaryclass  = {cs.LG}" in out
    assert "year          = {2024}" in out
    assert "journal    = {Journal of Imagined Lattices}" in out or "Imagined Lattices}" in out
    assert "abbr" in out
    assert "101--119" in out


def test_what_services_contradict_is_said_and_the_page_is_right(online: Pubtool) -> None:
    status, out, err = online("import", "papers.md", "--online")
    assert status == 0
    assert "papers.md:5: `Sparse Lattices & the 100% Rule_of_Thumb`: author: the page has" in err
    assert "Mary Ann O'Neil and Ada Quill" in out


def test_without_online_no_service_is_asked(online: Pubtool, services: Services) -> None:
    assert online("import", "papers.md")[0] == 0
    assert services.received == []


def test_a_service_that_cannot_be_asked_keeps_nothing_out(online: Pubtool) -> None:
    status, out, err = online("import", "papers.md", "--online", "--offline")
    assert (status, out.count("  title ")) == (4, 2)
    assert "not completed" in err


def test_an_id_that_does_not_exist_is_said(online: Pubtool, folder: Path) -> None:
    (folder / "papers.md").write_text(ONLINE.replace("2412.99001", "2412.98765"), encoding="utf-8")
    status, out, err = online("import", "papers.md", "--online")
    assert (status, out.count("  title ")) == (1, 2)
    assert "arXiv does not know 2412.98765" in err


def test_another_paper_behind_an_id_completes_nothing(online: Pubtool, folder: Path) -> None:
    (folder / "papers.md").write_text(
        "# Papers\n\n- **Zoe Xu**, Bo Chan. *Rivers of Stone*. ICML 2024. "
        "[paper](https://arxiv.org/abs/2412.99001)\n"
    )
    _, out, err = online("import", "papers.md", "--online")
    assert "2412.99001 is another paper by arXiv" in err
    assert "primaryclass" not in out


# --- real pages -----------------------------------------------------------------------------------


@pytest.fixture
def real(folder: Path, corpus: Path) -> Callable[[str], str]:
    """Return what puts a real page into the folder, beside no BibTeX file."""

    def put(name: str) -> str:
        (folder / "pubs.bib").unlink()
        if not (corpus / "pages" / name).exists():
            pytest.skip(f"../shared/corpus/pages/{name} is not here")
        shutil.copyfile(corpus / "pages" / name, folder / name)
        return name

    return put


@pytest.mark.parametrize("name", CORPUS_PAGES)
def test_a_real_page_becomes_a_file_without_errors(
    pubtool: Pubtool, real: Callable[[str], str], folder: Path, name: str
) -> None:
    assert pubtool("import", real(name), "--write")[0] == 0
    assert parse((folder / "pubs.bib").read_text("utf-8")).findings == []
    errors = [line for line in pubtool("check")[1].splitlines() if " error " in line]
    assert [line for line in errors if "missing-field" not in line] == []


@pytest.mark.parametrize("name", CORPUS_PAGES)
def test_an_imported_page_does_not_differ_from_the_file(
    pubtool: Pubtool, real: Callable[[str], str], name: str
) -> None:
    assert pubtool("import", real(name), "--write")[0] == 0
    assert pubtool("diff", name)[:2] == (0, "")


@pytest.mark.parametrize("name", CORPUS_PAGES)
def test_a_real_page_makes_the_round_trip(
    pubtool: Pubtool, real: Callable[[str], str], folder: Path, name: str
) -> None:
    page, pubs = folder / real(name), folder / "pubs.bib"
    assert pubtool("import", name, "--write")[0] == 0
    marked = with_markers(page.read_bytes().decode(), "all", markdown=name.endswith(".md"))
    assert marked is not None
    page.write_bytes(marked.encode())
    before, _, after = marked.partition("<!-- pubtool: end")
    before = before.rstrip("\n")

    def around() -> tuple[bool, bool]:
        text = page.read_bytes().decode()
        return text.startswith(before), text.endswith(after)

    assert pubtool("render", "--write", name)[0] == 0
    assert pubtool("render", "--check", name)[0] == 0
    title = parse(pubs.read_text("utf-8")).entries[0].fields[0]
    start, end = title.value_span
    text = pubs.read_bytes().decode()
    pubs.write_bytes(f"{text[:start]}{{A New Title}}{text[end:]}".encode())
    status, out, _ = pubtool("render", "--check", name)
    assert status == 1
    assert any(line.startswith("+") and "A New Title" in line for line in out.splitlines())
    assert pubtool("render", "--write", name)[0] == 0
    assert pubtool("render", "--check", name)[0] == 0
    assert around() == (True, True)


def test_the_pages_of_the_first_user_agree_with_what_is_made_of_them(
    pubtool: Pubtool, folder: Path, shared: Path
) -> None:
    (folder / "pubs.bib").unlink()
    for seed, name in (("000", "index.md"), ("002", "publications.md")):
        (path,) = (shared / "seeds").glob(f"{seed}_*.txt")
        shutil.copyfile(path, folder / name)
    (folder / "pubtool.toml").write_text(
        'me = ["Jintao Zhang"]\ntemplate = "academicpages"\nlinks = ["paper", "code"]\n'
    )
    status, out, err = pubtool("import", "index.md", "publications.md", "--write")
    assert (status, out.count("added ")) == (0, 18)
    assert [
        line.split("`: ")[1].split(":")[0] for line in err.splitlines() if " is taken" in line
    ] == [
        "venue",
        "tags",
        "venue",
    ]
    arguments = [sys.executable, str(shared / "tools" / "seed_lists.py")]
    for name in ("selected", "all"):
        (folder / f"{name}.md").write_text(pubtool("render", f"--{name}")[1], "utf-8")
        arguments += [f"--{name}", f"{name}.md"]
    result = subprocess.run(arguments, capture_output=True, encoding="utf-8", check=False)
    assert result.stdout == "selected: 16/16 records agree\nall: 18/18 records agree\n"


THESES = """- A. Bee, C. Dee. **On wax**. *ICML* 2020.
- A. Bee. On honey. PhD thesis, KTH, 2019.
- A. Bee. On pollen. Master's thesis, KTH, 2016.
"""
STATES = """- A. Bee, C. Dee. **On wax and honey**. In submission to ICML 2026.
- A. Bee, C. Dee. **On honey and wax**. Revise & Resubmit at *Econometrica*, 2025.
- A. Bee, C. Dee. **On pollen and wax**. *Ice*, 2024 (under revision).
"""
SUFFIX = '- X. Li, J. O\'Neil Jr. "Sorting: is it done?" *Journal of the ACM*, 2020.\n'


@pytest.mark.parametrize(
    ("page", "papers"),
    [
        pytest.param(THESES, 3, id="theses"),
        pytest.param(STATES, 3, id="what has not appeared"),
        pytest.param(SUFFIX, 1, id="a suffix of a name"),
    ],
)
def test_after_an_import_diff_finds_nothing(
    pubtool: Pubtool, folder: Path, page: str, papers: int
) -> None:
    (folder / "new.md").write_text(page)
    (folder / "pubs.bib").unlink()
    assert pubtool("import", "new.md", "--write")[0] == 0
    assert (folder / "pubs.bib").read_text().count("@") == papers
    assert pubtool("diff", "new.md")[:2] == (0, "")


BIBTEX = "# Papers\n\n```\n@article{lee2020old, title = {An Old One}, year = 2020}\n```\n"


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        pytest.param(BIBTEX, "`pubtool add --bibtex FILE` reads", id="BibTeX"),
        pytest.param("# Hello\n", "authors beside a title", id="no papers"),
        pytest.param("<style>@media{a, b = c}</style>", "authors beside a title", id="a style"),
    ],
)
@pytest.mark.parametrize(
    "command", [("import", "new.html"), ("diff", "new.html"), ("init", "--from", "new.html")]
)
def test_a_page_without_publications_gets_advice(
    pubtool: Pubtool, folder: Path, command: tuple[str, ...], text: str, advice: str
) -> None:
    (folder / "new.html").write_text(text)
    _, _, err = pubtool(*command)
    (line,) = (line for line in err.splitlines() if "no publication was recognised" in line)
    assert "new.html: " in line
    assert advice in line
