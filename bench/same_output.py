"""Compare what two versions print: `python bench/same_output.py OLD_SRC NEW_SRC PATH...`.

OLD_SRC and NEW_SRC are folders that hold the package `pubtool`, PATHs are BibTeX files or folders
of them. Each version checks, lists and renders every file, and shows what it would mend and add:
what it prints on either stream and how it ends has to be the same to the byte. Names each
difference, and exits with 1 where there is one.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import importlib
import io
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

COMMANDS = (
    ("check", "--output-format", "json"),
    ("check", "--output-format", "text", "--select", "all"),
    ("check", "--output-format", "github"),
    ("check", "--output-format", "sarif"),
    ("check", "--unsafe-fixes", "--diff"),
    ("list", "--json"),
    ("render", "--all"),
    ("render", "--all", "--format", "html"),
    ("render", "--all", "--template", "academicpages", "--group-by", "year", "--sort", "-date"),
    ("render", "--selected", "--max-authors", "2"),
    ("render", "--all", "--standalone"),
    ("add", "--force", "--dry-run", "--bibtex", "new.bib"),
    ("add", "--force", "--dry-run", "--position", "sorted", "--bibtex", "new.bib"),
)
#: What is added: two entries of papers that no file has.
NEW = "@misc{b2030new,\n  title = {A New One},\n  year = 2030\n}\n@book{new, title={Tété}}\n"
#: So that marks, own names, links and lists have something to do.
SETTINGS = """\
me = ["Jintao Zhang", "Knuth, Donald E.", "Chao Li"]
max_authors = 5
[lists.recent]
where = "year >= 2015 and role != 'none'"
sort = "-date,title"
"""


def report(files: list[str]) -> None:
    """Print, for each command on each file, a digest of what pubtool does; of this version."""
    cli = importlib.import_module("pubtool.cli").cli
    run = importlib.import_module("pubtool.cli.running").run
    for file in files:
        for command in COMMANDS:
            out, err = (io.TextIOWrapper(io.BytesIO()) for _ in range(2))
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                status = run(cli, ["--file", file, *command])
                out.flush()
                err.flush()
            digests = [hashlib.sha256(each.buffer.getvalue()).hexdigest() for each in (out, err)]
            print(json.dumps([file, " ".join(command), status, *digests]))
        gc.collect()  # a command switches it off


def reported(source: Path, files: list[Path], folder: Path) -> dict[tuple[str, str], list[object]]:
    """Return what the version in `source` reports of each file and command."""
    environment = os.environ | {"PYTHONPATH": str(source), "PYTHONHASHSEED": "0"}
    done = subprocess.run(
        [sys.executable, __file__, "--report", *map(str, files)],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    lines = map(json.loads, done.stdout.splitlines())
    return {(file, command): rest for file, command, *rest in lines}


def found(paths: list[str]) -> list[Path]:
    """Return the BibTeX files that are named, and those in the folders that are."""
    files: list[Path] = []
    for path in map(Path, paths):
        files += sorted(path.rglob("*.bib")) if path.is_dir() else [path]
    return [file.resolve() for file in files]


def main(arguments: list[str]) -> None:
    """Compare, or report of one version."""
    if arguments[:1] == ["--report"]:
        report(arguments[1:])
        return
    old, new, *paths = arguments
    files = found(paths)
    if not files:
        sys.exit("no BibTeX file was named")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pubtool.toml").write_text(SETTINGS, encoding="utf-8")
        (folder / "new.bib").write_text(NEW, encoding="utf-8")
        before, after = (reported(Path(each).resolve(), files, folder) for each in (old, new))
    different = [key for key in before if before[key] != after[key]]
    for file, command in different:
        parts = ("status", "standard output", "standard error")
        pairs = zip(parts, before[file, command], after[file, command], strict=True)
        print(f"{file}: {command}: another {', '.join(part for part, a, b in pairs if a != b)}")
    print(f"{len(before)} runs on {len(files)} files, {len(different)} differ")
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
