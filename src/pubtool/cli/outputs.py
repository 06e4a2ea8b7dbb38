"""Where a command writes: never over what it was made from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pubtool.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pubtool.cli.session import Session

STANDARD_OUTPUT = "-"
#: How many characters are encoded at a time.
_STRETCH = 1_000_000

_FORMATS = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}


def format_of(output: str | None) -> str | None:
    """Return the format that the name of an output file tells, None where it tells none."""
    return _FORMATS.get(Path(output).suffix.lower()) if output else None


def refuse_inputs(session: Session, output: str, others: Iterable[Path] = ()) -> None:
    """Raise UsageProblem where writing would replace an input, the configuration or a template."""
    inputs = [Path(source.path) for source in session.sources]
    if session.config.source:
        inputs.append(Path(session.config.source))
    for path in (*inputs, *others):
        if _is_same(Path(output), path):
            raise UsageProblem(f"{output}: this is an input; write the list to another file")


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def write_output(output: str | None, parts: Iterable[str]) -> None:
    """Write a text in parts as UTF-8, to standard output without a file name."""
    encoded = _encoded(parts)
    if output in {None, STANDARD_OUTPUT}:
        sys.stdout.buffer.writelines(encoded)
        return
    from pubtool.files import write_parts_atomic

    write_parts_atomic(Path(str(output)), encoded)


def _encoded(parts: Iterable[str]) -> Iterator[bytes]:
    """Yield a text in UTF-8, a stretch at a time: one part may be a whole large list."""
    for part in parts:
        for start in range(0, len(part), _STRETCH):
            yield part[start : start + _STRETCH].encode()
