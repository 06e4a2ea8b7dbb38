from __future__ import annotations

import os
import subprocess
import sys
import time
from itertools import pairwise
from typing import TYPE_CHECKING

import filelock
import pytest

from pubtool.errors import ServiceUnavailable
from pubtool.exchange import Request
from pubtool.http import Client, Limits
from pubtool.http.limits import LOCAL, is_local, service_at
from pubtool.http.pace import Pace
from standins import Services, faults

if TYPE_CHECKING:
    from pathlib import Path

    from pubtool.exchange import Service

INTERVAL = 0.2
PACED = LOCAL._replace(intervals={"arxiv": INTERVAL})

#: A process of its own that asks twice, with a pause of 0.2 s as its manners.
ASK_TWICE = f"""
import os
from pubtool.config import Config
from pubtool.config.environment import with_environment
from pubtool.exchange import Request
from pubtool.http import Client
from pubtool.http.limits import LOCAL
settings = with_environment(Config().services, os.environ)
limits = LOCAL._replace(intervals={{"arxiv": {INTERVAL}}})
with Client(settings, limits=limits, no_cache=True) as client:
    for number in range(2):
        client.send(Request("arxiv", f"{{settings.arxiv}}?id_list=2412.99001&n={{number}}"))
"""


def ask(services: Services, client: Client, number: int = 0) -> None:
    client.send(Request("arxiv", f"{services.settings.arxiv}?id_list=2412.99001&n={number}"))


def pauses(services: Services) -> list[float]:
    return [later.time - earlier.time for earlier, later in pairwise(services.received)]


def test_processes_share_the_pace_and_one_connection(services: Services) -> None:
    services.fail("arxiv", faults.silent(0.05))
    environment = {**os.environ, **services.environment}
    command = [sys.executable, "-c", ASK_TWICE]
    processes = [subprocess.Popen(command, env=environment) for _ in range(2)]
    assert [process.wait() for process in processes] == [0, 0]
    assert len(services.received) == 4
    assert min(pauses(services)) > INTERVAL
    assert {request.busy for request in services.received} == {1}


def test_a_client_keeps_the_pace(services: Services, tmp_path: Path) -> None:
    waits: list[tuple[str, str]] = []
    with Client(
        services.settings,
        limits=PACED,
        folder=tmp_path,
        on_wait=lambda title, _seconds, reason: waits.append((title, reason)),
    ) as client:
        for number in range(3):
            ask(services, client, number)
    assert min(pauses(services)) > INTERVAL
    assert waits == [("arXiv", "the pause between requests")] * 2


def test_the_pace_is_kept_without_a_folder(services: Services, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")
    with Client(services.settings, limits=PACED, folder=file / "none") as client:
        for number in range(2):
            ask(services, client, number)
    assert min(pauses(services)) > INTERVAL


class WouldWait(Exception):
    """Raised in place of a wait, with its seconds and its reason."""


def would_wait(_title: str, seconds: float, reason: str) -> None:
    raise WouldWait(seconds, reason)


def wait_of(pace: Pace, limits: Limits) -> float:
    with pytest.raises(WouldWait) as caught, pace.turn("arxiv", "arXiv", limits):
        pytest.fail("there was no wait")
    return float(caught.value.args[0])


def test_a_wait_that_a_service_asks_for_is_one_for_every_process(tmp_path: Path) -> None:
    limits = Limits()
    Pace(tmp_path, would_wait).postpone("arxiv", 50, "is out of order", limits)
    assert 3 < wait_of(Pace(tmp_path, would_wait), limits) <= 50


def test_a_turn_does_not_shorten_a_longer_wait(tmp_path: Path) -> None:
    limits = Limits()
    with Pace(tmp_path, would_wait).turn("arxiv", "arXiv", limits):
        Pace(tmp_path, would_wait).postpone("arxiv", 50, "is out of order", limits)
    assert 3 < wait_of(Pace(tmp_path, would_wait), limits) <= 50


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("9999999999999.0", id="a time far ahead"),
        pytest.param("nan", id="no number"),
        pytest.param("soon", id="a word"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_time_that_cannot_be_is_not_waited_for(
    services: Services, tmp_path: Path, content: str
) -> None:
    (tmp_path / "pace").mkdir()
    (tmp_path / "pace" / "arxiv.time").write_text(content)
    waits: list[float] = []
    with Client(
        services.settings,
        limits=PACED,
        folder=tmp_path,
        on_wait=lambda _title, seconds, _reason: waits.append(seconds),
    ) as client:
        ask(services, client)
    assert waits == []


def test_a_queue_that_does_not_move_is_left(services: Services, tmp_path: Path) -> None:
    (tmp_path / "pace").mkdir()
    limits = PACED._replace(queue=0.1)
    waits: list[str] = []
    with (
        filelock.FileLock(tmp_path / "pace" / "arxiv.lock"),
        Client(
            services.settings,
            limits=limits,
            folder=tmp_path,
            on_wait=lambda _title, _seconds, reason: waits.append(reason),
        ) as client,
        pytest.raises(ServiceUnavailable, match="arXiv: another pubtool has been asking for"),
    ):
        ask(services, client)
    assert waits == ["another pubtool is asking"]
    assert not services.received


def test_a_process_that_was_killed_holds_nobody_up(services: Services) -> None:
    services.fail("arxiv", faults.silent(30), times=1)
    environment = {**os.environ, **services.environment}
    with subprocess.Popen([sys.executable, "-c", ASK_TWICE], env=environment) as first:
        while not services.received:
            time.sleep(0.01)
        first.kill()
    subprocess.run([sys.executable, "-c", ASK_TWICE], env=environment, check=True)
    assert len(services.received) == 3


def test_the_real_services_are_asked_as_they_wish() -> None:
    intervals = Limits().intervals
    assert intervals["arxiv"] == 3.0
    assert intervals["crossref"] >= 1 / 5
    assert intervals["datacite"] >= 5 * 60 / 1000
    assert intervals["semanticscholar"] >= 1.0


@pytest.mark.parametrize(
    ("url", "service"),
    [
        ("https://arxiv.org/abs/2412.99001", "arxiv"),
        ("https://ARXIV.org/abs/2412.99001", "arxiv"),
        ("https://doi.org/10.5555/x", "doi"),
        ("https://api.crossref.org/v1/works/x/transform", "crossref"),
        ("https://notarxiv.org/abs/x", "link"),
        ("https://example.org/", "link"),
    ],
)
def test_a_link_keeps_the_pace_of_the_service_it_leads_to(url: str, service: Service) -> None:
    assert service_at(url, "link") == service


@pytest.mark.parametrize(
    "url",
    ["http://localhost.example.org/", "http://127.0.0.1@example.org/", "http://10.0.0.1/", "x"],
)
def test_another_machine_is_not_this_one(url: str) -> None:
    assert not is_local(url)
