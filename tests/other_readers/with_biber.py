"""What biber's tool mode reads, told by its XML output.

The XML, unlike biber's BibTeX output, has every part of a name in an element of its own, macros
expanded and no further syntax to read.
"""

from __future__ import annotations

import contextlib
import re
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

from other_readers.records import Complaint, Name, Record, Result, squeezed

TIMEOUT = 60
NO_OUTPUT = "biber wrote no XML, or only a part of it"
_NAMESPACE = "{http://biblatex-biber.sourceforge.net/biblatexml}"
_PARTS = ("given", "prefix", "family", "suffix")
_MESSAGE = re.compile(
    r"(?P<kind>ERROR|WARN) - (?P<message>.*?(?:, line (?P<line>\d+),.*)?)$",
    re.MULTILINE,
)


def read(program: str, text: str) -> Result:
    """Return what biber reads in the text; nothing but complaints where it writes no XML."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "input.bib").write_bytes(text.encode("utf-8"))
        command = ["--tool", "--output-format=biblatexml", "--no-bltxml-schema", "--noconf"]
        run = subprocess.run(
            [program, *command, "--output-file=output.xml", "input.bib"],
            cwd=folder,
            check=False,
            capture_output=True,
            timeout=TIMEOUT,
        )
        log = run.stdout.decode("utf-8", errors="replace")
        output = folder / "output.xml"
        records = None
        if output.exists():
            with contextlib.suppress(ET.ParseError):  # biber stopped while it was writing
                records = _records(output.read_bytes())
    complaints = [
        Complaint(int(match["line"] or 0), match["message"], match["kind"] == "ERROR")
        for match in _MESSAGE.finditer(log)
    ]
    if records is None:
        complaints.append(Complaint(0, NO_OUTPUT, serious=True))
    return Result(records or [], complaints)


def _records(xml: bytes) -> list[Record]:
    root = ET.fromstring(xml)  # noqa: S314  # written by biber just now, not by a stranger
    return [_record(entry) for entry in root.iter(f"{_NAMESPACE}entry")]


def _record(entry: ET.Element) -> Record:
    fields: dict[str, str] = {}
    names: dict[str, list[Name]] = {}
    for element in entry:
        tag = element.tag.removeprefix(_NAMESPACE)
        if tag == "names":
            names[element.get("type", "")] = _names(element)
            continue
        kind = element.get("type")
        fields[f"{kind}{tag}" if tag == "date" and kind else tag] = _text(element)
    return Record(entry.get("id", ""), entry.get("entrytype", ""), fields, names)


def _names(element: ET.Element) -> list[Name]:
    found = []
    for name in element.findall(f"{_NAMESPACE}name"):
        parts = {part.get("type", ""): _text(part) for part in name}
        found.append(Name(*(parts.get(part, "") for part in _PARTS)))
    if element.get("morenames"):
        found.append(Name("", "", "others", ""))
    return found


def _text(element: ET.Element) -> str:
    """Return the text of an element and all in it, with blanks between the pieces."""
    return squeezed(" ".join(element.itertext()))
