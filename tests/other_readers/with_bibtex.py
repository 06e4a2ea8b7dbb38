"""What the real `bibtex` reads, told by a style of our own (`dump.bst`)."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from other_readers.records import Complaint, Name, Record, Result, words

if TYPE_CHECKING:
    from collections.abc import Iterable

TIMEOUT = 120
STYLE = Path(__file__).with_name("dump.bst")
#: What a style can name. BibTeX allows it in a file too, so other names are errors in both.
_NAME = re.compile(r"[^\s\"#%'(),={}0-9][^\s\"#%'(),={}]*")
#: Where a field can begin: after a comma, or, if one is missing, on a line of its own.
_FIELD = re.compile(r"(?:^|[,\n\r{(])\s*([^\s\"#%'(),={}]+)\s*=\s*[\"{\w]")
_PREDEFINED = frozenset({"crossref", "sort.key$", "entry.max$", "global.max$"})
_MESSAGE = re.compile(
    r"(?P<warning>Warning--)?(?P<message>[^\n]+)\n?--+line (?P<line>\d+) of file input\.bib"
)


def names_in(text: str) -> tuple[set[str], set[str]]:
    """Return whatever could be a field name in a text, and whatever could be a type."""
    fields = {name.lower() for name in _FIELD.findall(text)}
    types = {name.lower() for name in re.findall(r"@\s*([^\s\"#%'(),={}@]+)\s*[{(]", text)}
    return fields, types


def style(fields: Iterable[str], types: Iterable[str]) -> str:
    """Return `dump.bst` for these fields and types."""
    names = {name.lower() for name in fields if _NAME.fullmatch(name) and "$" not in name}
    wanted = sorted({"author", "editor"} | names - _PREDEFINED)
    functions = sorted(
        {
            name.lower()
            for name in types
            if _NAME.fullmatch(name) and "$" not in name and name.lower() not in wanted
        }
    )
    lines = (
        f'  {name} missing$ \'skip$ {{ "F {name} " {name} * dump.line }} if$'
        for name in (*wanted, "crossref")
    )
    text = STYLE.read_text(encoding="utf-8")
    text = text.replace("@FIELDS@", "\n  ".join(wanted))
    text = text.replace("@TYPES@", "\n".join(f"FUNCTION {{{name}}} {{}}" for name in functions))
    return text.replace("@LINES@", "\n".join(lines))


def read(program: str, text: str) -> Result:
    """Return what bibtex reads in the text; raises subprocess.TimeoutExpired where it hangs.

    In a style fields and types share one name space: where a file has a field and a type of one
    name, a second run without the field tells the type.
    """
    fields, types = names_in(text)
    result = _run(program, text, style(fields, types))
    if fields & types:
        again = _run(program, text, style(fields - types, types))
        known = {record.key: record.type for record in again.records}
        found = [record._replace(type=known[record.key]) for record in result.records]
        result = result._replace(records=found)
    return result


def _run(program: str, text: str, dump_style: str) -> Result:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Of the last line bibtex reads one entry, whatever follows on it.
        (folder / "input.bib").write_bytes(f"{text}\n\n".encode())
        (folder / "dump.bst").write_bytes(dump_style.encode("utf-8"))
        (folder / "input.aux").write_text("\\citation{*}\n\\bibstyle{dump}\n\\bibdata{input}\n")
        subprocess.run(
            [program, "-terse", "input"],
            cwd=folder,
            check=False,
            capture_output=True,
            timeout=TIMEOUT,
        )
        dump = (folder / "input.bbl").read_bytes().decode("utf-8", errors="replace")
        log = (folder / "input.blg").read_bytes().decode("utf-8", errors="replace")
    return Result(records(dump), complaints(log))


def complaints(log: str) -> list[Complaint]:
    """Return the messages of a .blg that name a line of the file."""
    return [
        Complaint(int(match["line"]), match["message"], not match["warning"])
        for match in _MESSAGE.finditer(log)
    ]


def records(dump: str) -> list[Record]:
    """Return the entries of a dump."""
    found: list[Record] = []
    parts: list[str] = []
    field = ""
    for line in dump.replace("\n  ", " ").split("\n"):
        kind, _, rest = line.partition(" ")
        if kind == "E":
            found.append(Record(rest, "", {}, {}))
        elif kind == "T":
            found[-1] = found[-1]._replace(type=rest)
        elif kind == "F":
            name, _, value = rest.partition(" ")
            found[-1].fields[name] = value.strip(" ")
        elif kind == "N":
            field, parts = rest, []
        elif kind in {"f", "v", "l", "j"} and kind:
            parts.append(words(rest))
            if kind == "j":
                found[-1].names.setdefault(field, []).append(Name(*parts))
    return found
