"""Two readings in biber's terms: its tool mode renames types and fields, and decodes LaTeX.

What it renames is written in its `biber-tool.conf`; the few renamings are repeated here, the names
of the fields that it knows are read from there.
"""

from __future__ import annotations

import re
import subprocess
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from other_readers.records import Name, Record, squeezed
from pubtool.latex import to_text
from pubtool.reading.dates import read_date

if TYPE_CHECKING:
    from collections.abc import Mapping

TYPES = {
    "conference": "inproceedings",
    "electronic": "online",
    "www": "online",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "techreport": "report",
}
FIELDS = {
    "address": "location",
    "school": "institution",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "journal": "journaltitle",
    "primaryclass": "eprintclass",
    "key": "sortkey",
    "pdf": "file",
}
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_KNOWN = re.compile(
    r'<field fieldtype="(?P<kind>\w+)" datatype="(?P<type>\w+)"[^>]*>(?P<name>\w+)<'
)


class DataModel:
    """The fields that biber's tool mode knows: all others it leaves out."""

    def __init__(self, program: str) -> None:
        run = subprocess.run([program, "--tool-config"], check=True, capture_output=True, text=True)
        config = Path(run.stdout.strip()).read_text(encoding="utf-8")
        found = list(_KNOWN.finditer(config))
        self.fields = frozenset(match["name"] for match in found) | {"year", "month"}
        self.names = frozenset(match["name"] for match in found if match["type"] == "name")
        self.lists = frozenset(match["name"] for match in found if match["kind"] == "list")


def our_terms(record: Record, model: DataModel) -> Record:
    """Return pubtool's entry as biber names it; of two fields that become one, the first stays."""
    fields: dict[str, str] = {}
    for name, value in record.fields.items():
        fields.setdefault(FIELDS.get(name, name), value)
    names = {name: [_name(part) for part in parts] for name, parts in record.names.items()}
    if "date" not in fields and "year" in fields:
        fields["date"] = _date(fields)
    shown = {
        name: "" if name in model.names else _text(value, listed=name in model.lists)
        for name, value in fields.items()
        if name not in {"year", "month"} or "date" not in fields
    }
    return record._replace(type=TYPES.get(record.type, record.type), fields=shown, names=names)


def their_terms(record: Record) -> Record:
    """Return biber's entry with values that can be compared with ours."""
    fields = {name: _text(value) for name, value in record.fields.items()}
    fields |= dict.fromkeys(record.names, "")
    names = {name: [_name(part) for part in parts] for name, parts in record.names.items()}
    return record._replace(fields=fields, names=names)


def _date(fields: Mapping[str, str]) -> str:
    """Return year and month as biber writes them; anything else than a year as it stands."""
    month = fields.get("month", "")
    date = read_date("", fields["year"], month, "").date
    if date is None or not fields["year"].isdecimal():
        return fields["year"]
    return f"{date.year:04}-{date.month:02}" if date.month else f"{date.year:04}"


def _name(name: Name) -> Name:
    return Name(*(squeezed(to_text(part).replace("\u00a0", " ")) for part in name))


def _text(value: str, *, listed: bool = False) -> str:
    """Return the letters and digits of a value: what biber changes besides is spelling."""
    text = to_text(_AND.sub(" ", value) if listed else value)
    return "".join(char for char in unicodedata.normalize("NFKD", text) if char.isalnum())
