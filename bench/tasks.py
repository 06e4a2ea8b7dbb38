"""What is measured: each task of pubtool, the peers that do the same, and how much it may cost."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
PYTHON = sys.executable
#: In a command: the file that is measured, and a file with one more entry.
FILE, ONE = "{file}", "{one}"


class Peer(NamedTuple):
    """Another program: its name, its command, how to install it, the highest ratios.

    `bar` and `memory_bar` are what pubtool may cost at most, as a ratio to this peer; 0 is no bar.
    `module` is a Python module that it needs. A `slow` one runs only with `--slow`, and then once.
    """

    name: str
    command: tuple[str, ...]
    install: str
    bar: float = 0.0
    memory_bar: float = 0.0
    module: str = ""
    slow: bool = False

    @property
    def is_here(self) -> bool:
        """Whether it can run on this machine."""
        if self.module and importlib.util.find_spec(self.module) is None:
            return False
        return shutil.which(self.command[0]) is not None


class Task(NamedTuple):
    """Something that pubtool does; with `grows` also measured for twice as many entries, again."""

    name: str
    command: tuple[str, ...]
    peers: tuple[Peer, ...]
    grows: bool = True


def script() -> tuple[str, ...]:
    """Return the command that starts pubtool: the installed script, which is what users run."""
    path = Path(PYTHON).with_name("pubtool")
    return (str(path),) if path.exists() else (PYTHON, "-m", "pubtool")


def imports(modules: str, bar: float) -> Peer:
    """Return the peer that only imports what pubtool cannot do without."""
    return Peer(f"import {modules}", (PYTHON, "-c", f"import {modules}"), "with pubtool", bar)


def inside(reader: str) -> tuple[str, ...]:
    """Return the command that measures one reader from inside."""
    return (PYTHON, str(HERE / "inside.py"), reader, FILE)


PARSE_STRING = (
    PYTHON,
    "-c",
    (
        "import bibtexparser, logging, pathlib, sys; logging.disable();"
        "bibtexparser.parse_string(pathlib.Path(sys.argv[1]).read_text('utf-8', 'replace'))"
    ),
    FILE,
)
BIBTEX_TIDY = Peer(
    "bibtex-tidy",
    ("bibtex-tidy", FILE, "-o", "tidy.bib", "--quiet", "--duplicates"),
    "npm install --global bibtex-tidy",
)
#: Its command, of an environment of its own, has to be on the PATH.
PAPIS = ("papis", "bibtex", "--noar", "read", FILE)
PIP_PAPIS = "pip install papis, in an environment of its own"
PANDOC = ("pandoc", "--from=bibtex", "--to=html", "--citeproc", FILE)

#: Starting, in the folder of this repository.
STARTS = (
    Task("--version", (*script(), "--version"), (imports("click", 1.3),), grows=False),
    Task("--help", (*script(), "--help"), (imports("click", 1.3),), grows=False),
    Task(
        "render --selected",
        (*script(), "render", "--selected"),
        (imports("click, jinja2, bibtexparser", 1.35),),
        grows=False,
    ),
)

#: On a large file.
TASKS = (
    Task(
        "reading",
        inside("pubtool"),
        (
            Peer("bibtexparser.parse_string", inside("bibtexparser"), "with pubtool", 0.30, 1.3),
            Peer("pybtex", inside("pybtex"), "pip install pybtex", module="pybtex"),
            Peer("papis bibtex read", PAPIS, PIP_PAPIS, slow=True),
        ),
    ),
    Task(
        "check",
        (*script(), "--quiet", "check", FILE),
        (
            Peer("bibtexparser.parse_string", PARSE_STRING, "with pubtool", 1.0, 1.3),
            BIBTEX_TIDY,
            Peer("papis bibtex doctor", (*PAPIS, "doctor"), PIP_PAPIS, slow=True),
        ),
    ),
    Task(
        "render --all --format html",
        (*script(), "--quiet", "--file", FILE, "render", "--all", "--format", "html"),
        (
            Peer("bibtex2html -i", ("bibtex2html", "-i", "-q", "-o", "list", FILE), "Debian", 2.2),
            Peer("pandoc --citeproc", PANDOC, "Debian", 0.12, slow=True),
        ),
    ),
    Task(
        "add --bibtex",
        (*script(), "--quiet", "--file", FILE, "add", "--force", "--dry-run", "--bibtex", ONE),
        (
            Peer(
                "bibtexparser: read, write all",
                inside("bibtexparser_rewriting"),
                "with pubtool",
            ),
        ),
    ),
)
