"""What a person is told while services are waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pubtool.cli.progress import teller_of_waits
from pubtool.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def tell() -> Callable[[str, float, str], None]:
    """Return the teller of a session."""
    return teller_of_waits(Session((), None, "never", verbose=False, quiet=False))


def test_a_short_wait_is_not_told(
    tell: Callable[[str, float, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    tell("doi.org", 0.25, "the pause between requests")
    assert capsys.readouterr() == ("", "")


def test_a_long_wait_is_told_on_a_line_of_its_own(
    tell: Callable[[str, float, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    tell("arXiv", 15.0, "HTTP 503")
    assert capsys.readouterr() == ("", "\rwaiting 15 s for arXiv: HTTP 503\n")


def test_a_wait_for_another_process_is_told_once_for_each_service(
    tell: Callable[[str, float, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    for service in ("arXiv", "doi.org", "arXiv"):
        tell(service, 0.0, "another pubtool is asking")
    lines = capsys.readouterr().err.replace("\r", "").splitlines()
    assert lines == [
        "waiting for arXiv: another pubtool is asking",
        "waiting for doi.org: another pubtool is asking",
    ]
