"""Fixtures that every test may use, and the hypothesis profile of the whole suite."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

import samples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pubtool.model import Publication
    from standins import Services

ROOT = Path(__file__).resolve().parent.parent

# What a shell starts in the background ignores interrupts, and so would the programs that tests
# interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples on every machine and in every run: a red build means a change, never bad luck.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.load_profile("ci")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder `../shared` beside the project; skip the test where there is none."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is not here")
    return folder


@pytest.fixture(scope="session")
def corpus(shared: Path) -> Path:
    """Return the folder of real .bib files, `../shared/corpus`; skip where there is none."""
    return shared / "corpus"


@pytest.fixture(scope="session")
def publication() -> Callable[..., Publication]:
    """Return what makes a publication of the given values, without any other."""
    return samples.publication


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


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """Return stand-ins for arXiv and the other services, on this machine."""
    from standins import running

    with running(tmp_path / "service-cache") as services:
        yield services
