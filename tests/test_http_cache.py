from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pubtool.errors import ServiceUnavailable
from pubtool.exchange import Request
from pubtool.http import Client
from standins import Services, faults

if TYPE_CHECKING:
    from pathlib import Path

    from standins.faults import Fault

HOUR = 3600.0
DAY = 24 * HOUR

#: A process of its own that asks once; the user's cache folder is that of the environment.
ASK = """
import os, sys
from pubtool.config import Config
from pubtool.config.environment import with_environment
from pubtool.exchange import Request
from pubtool.http import Client
with Client(with_environment(Config().services, os.environ)) as client:
    sys.stdout.buffer.write(client.send(Request("arxiv", sys.argv[1])).body)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "cache"
    folder.mkdir()
    return folder


def request_of(services: Services, ids: str = "2412.99001") -> Request:
    return Request("arxiv", f"{services.settings.arxiv}?id_list={ids}")


def ask(
    services: Services,
    folder: Path,
    request: Request | None = None,
    now: float = 0.0,
    *,
    offline: bool = False,
    no_cache: bool = False,
) -> int:
    """Send one request with a client of its own, and return the status."""
    with Client(
        services.settings, offline=offline, no_cache=no_cache, folder=folder, clock=lambda: now
    ) as client:
        return client.send(request or request_of(services)).status


# What must not be kept.


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(faults.status(400), id="what was asked wrongly"),
        pytest.param(faults.status(204), id="nothing"),
        pytest.param(faults.html(), id="a page for people"),
        pytest.param(faults.empty(), id="an empty body"),
    ],
)
def test_what_is_no_good_answer_is_not_kept(services: Services, folder: Path, fault: Fault) -> None:
    services.fail("arxiv", fault, times=1)
    ask(services, folder)
    assert ask(services, folder) == 200
    assert len(services.received) == 2


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(faults.status(403), id="forbidden"),
        pytest.param(faults.status(429), id="too often"),
        pytest.param(faults.status(500), id="out of order"),
        pytest.param(faults.truncated(), id="truncated"),
    ],
)
def test_a_failure_is_not_kept(services: Services, folder: Path, fault: Fault) -> None:
    services.fail("arxiv", fault)
    with pytest.raises(ServiceUnavailable):
        ask(services, folder)
    services.recover()
    assert ask(services, folder) == 200


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"url": "?id_list=2412.99002"}, id="another URL"),
        pytest.param({"method": "POST", "body": b"id_list=2412.99001"}, id="another method"),
        pytest.param({"method": "POST", "body": b"id_list=2412.99002"}, id="another body"),
        pytest.param({"headers": {"Accept": "text/plain"}}, id="another Accept"),
    ],
)
def test_another_question_has_another_answer(
    services: Services, folder: Path, other: dict[str, object]
) -> None:
    base = request_of(services)
    ask(services, folder, base._replace(method="POST", body=b"id_list=1"))
    ask(services, folder, base)
    if "url" in other:
        other = {"url": services.settings.arxiv + str(other["url"])}
    ask(services, folder, base._replace(**other))  # type: ignore[arg-type] # fields by name
    assert len(services.received) == 3


@pytest.mark.parametrize(
    ("status", "seconds"),
    [
        pytest.param(200, DAY, id="an answer after a day"),
        pytest.param(404, HOUR, id="nothing there after an hour"),
        pytest.param(410, HOUR, id="gone after an hour"),
    ],
)
def test_what_is_too_old_is_asked_again(
    services: Services, folder: Path, status: int, seconds: float
) -> None:
    services.fail("arxiv", faults.answer(status, "text/plain", b"x"))
    ask(services, folder, now=1000)
    assert ask(services, folder, now=1000 + seconds - 1) == status
    assert len(services.received) == 1
    ask(services, folder, now=1000 + seconds)
    assert len(services.received) == 2


def test_what_comes_from_the_future_is_asked_again(services: Services, folder: Path) -> None:
    ask(services, folder, now=1000)
    ask(services, folder, now=999)
    assert len(services.received) == 2


# What is kept.


def test_the_same_question_is_asked_once(services: Services, folder: Path) -> None:
    with Client(services.settings, folder=folder) as client:
        first = client.send(request_of(services))
        assert client.send(request_of(services)) == first
    assert len(services.received) == 1


def test_another_process_has_the_answer_too(services: Services) -> None:
    environment = {**os.environ, **services.environment}
    command = [sys.executable, "-c", ASK, request_of(services).url]
    first, second = (
        subprocess.run(command, env=environment, capture_output=True, check=True) for _ in range(2)
    )
    assert first.stdout == second.stdout != b""
    assert len(services.received) == 1


def test_offline_what_is_kept_is_the_answer(services: Services, folder: Path) -> None:
    ask(services, folder)
    assert ask(services, folder, offline=True) == 200
    assert len(services.received) == 1


def test_no_cache_asks_and_refreshes(services: Services, folder: Path) -> None:
    ask(services, folder, now=0)
    ask(services, folder, now=DAY - 1, no_cache=True)
    assert len(services.received) == 2
    ask(services, folder, now=DAY + 1)
    assert len(services.received) == 2


def test_a_fresh_answer_is_asked_for_and_kept(services: Services, folder: Path) -> None:
    services.fail("arxiv", faults.empty_feed(), times=1)
    with Client(services.settings, folder=folder) as client:
        assert b"<entry>" not in client.send(request_of(services)).body
        assert b"<entry>" in client.send(request_of(services), fresh=True).body
        assert b"<entry>" in client.send(request_of(services)).body
    assert len(services.received) == 2


def test_an_answer_that_is_none_can_be_forgotten(services: Services, folder: Path) -> None:
    services.fail("crossref", faults.not_json(), times=1)
    request = Request("crossref", services.settings.crossref + "works/10.5555/retracted.1")
    with Client(services.settings, folder=folder) as client:
        client.send(request)
        client.forget(request)
        assert client.send(request).body.endswith(b"}")


# A cache is never needed.


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda _old: b"no database at all" * 1000, id="something else"),
        pytest.param(lambda old: old[:100] + b"\xff" * (len(old) - 100), id="a damaged one"),
        pytest.param(lambda old: old[: len(old) // 2], id="half of one"),
        pytest.param(lambda _old: b"", id="an empty file"),
    ],
)
def test_a_broken_cache_is_thrown_away(services: Services, folder: Path, damage: object) -> None:
    assert callable(damage)
    ask(services, folder)
    (file,) = folder.glob("*.sqlite")
    file.write_bytes(damage(file.read_bytes()))
    assert ask(services, folder) == 200
    assert ask(services, folder) == 200
    assert len(services.received) == 2


def test_a_folder_that_cannot_be_used_is_no_error(services: Services, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")
    assert ask(services, file / "cache") == 200
    assert ask(services, file / "cache") == 200
    assert len(services.received) == 2


def test_nothing_is_imported_for_an_answer_that_is_kept(services: Services) -> None:
    environment = {**os.environ, **services.environment}
    url = request_of(services).url
    subprocess.run([sys.executable, "-c", ASK, url], env=environment, check=True)
    code = ASK + "assert not {'requests', 'urllib3', 'filelock'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code, url], env=environment, check=True)
