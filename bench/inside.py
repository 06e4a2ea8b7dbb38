"""One reader measured from inside, without its start: `python bench/inside.py READER FILE.bib`.

Prints `cpu SECONDS`: what the reader takes in a process in which its modules are loaded already.
"""

from __future__ import annotations

import gc
import logging
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def pubtool() -> Callable[[str], object]:
    """Return what reads a text into blocks with spans, macros resolved."""
    from pubtool.bibtex import parse

    gc.disable()  # as every command of pubtool does: a command is short and keeps what it makes
    return parse


def bibtexparser() -> Callable[[str], object]:
    """Return the reader of bibtexparser 2."""
    from bibtexparser.entrypoint import parse_string

    return parse_string


def bibtexparser_rewriting() -> Callable[[str], object]:
    """Return what bibtexparser needs to change a file: read it, write all of it."""
    from bibtexparser.entrypoint import parse_string, write_string

    return lambda text: write_string(parse_string(text))


def pybtex() -> Callable[[str], object]:
    """Return the reader of pybtex."""
    from pybtex.database import parse_string

    return lambda text: parse_string(text, "bibtex")


READERS = {each.__name__: each for each in (pubtool, bibtexparser, bibtexparser_rewriting, pybtex)}


def main(arguments: list[str]) -> None:
    """Measure one reader."""
    name, path = arguments
    logging.disable(logging.CRITICAL)
    reader = READERS[name]()
    text = Path(path).read_text(encoding="utf-8", errors="replace")
    start = time.process_time()
    kept = reader(text)
    print(f"cpu {time.process_time() - start}")
    del kept


if __name__ == "__main__":
    main(sys.argv[1:])
