"""What the tests of reading BibTeX share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def _decoded(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")


@pytest.fixture(scope="session")
def corpus_texts(corpus: Path) -> dict[str, str]:
    """Return the text of every real file by its name."""
    folders = ("bibs", "homepages", "large")
    paths = [path for folder in folders for path in sorted((corpus / folder).glob("*.bib"))]
    assert paths
    return {path.name: _decoded(path) for path in paths}
