from __future__ import annotations

import contextlib
import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.errors import ServiceUnavailable
from pubtool.exchange import Answer, Request
from pubtool.http import Client
from pubtool.http.exchanges import Call, Reply, Trouble
from pubtool.http.limits import LOCAL, title_of
from pubtool.http.routes import check_address, next_call
from standins import Services, faults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pubtool.exchange import Service
    from standins.faults import Fault

#: For answers that never end; everything else has the usual time.
SECONDS = 0.8


class Make(Protocol):
    def __call__(self, **options: object) -> Client: ...


@pytest.fixture
def make(services: Services, tmp_path: Path) -> Iterator[Make]:
    """Return what makes a client of the stand-ins that keeps nothing of the user's."""
    clients = []

    def make(**options: object) -> Client:
        given = {"settings": services.settings, "folder": tmp_path / "cache", **options}
        clients.append(Client(**given))  # type: ignore[arg-type] # options by their names
        return clients[-1]

    yield make
    for client in clients:
        client.close()


def arxiv(services: Services, ids: str = "2412.99001") -> Request:
    return Request("arxiv", f"{services.settings.arxiv}?id_list={ids}&max_results=10")


def link(services: Services, path: str) -> Request:
    return Request("link", f"{services.url}/link/{path}", method="HEAD")


def failure(client: Client, request: Request) -> str:
    with pytest.raises(ServiceUnavailable) as caught:
        client.send(request)
    return str(caught.value)


# What must not happen.


def test_after_a_403_the_service_is_not_asked_again(services: Services, make: Make) -> None:
    services.fail("arxiv", faults.status(403), times=1)
    client = make()
    first = failure(client, arxiv(services))
    assert failure(client, arxiv(services, "2412.99002")) == first
    assert len(services.asked("arxiv")) == 1


def test_a_403_of_one_service_says_nothing_about_another(services: Services, make: Make) -> None:
    services.fail("arxiv", faults.status(403))
    client = make()
    failure(client, arxiv(services))
    work = Request("crossref", services.settings.crossref + "works/10.5555/retracted.1")
    assert client.send(work).status == 200


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("ftp://example.org/", id="to another scheme"),
        pytest.param("file:///etc/passwd", id="to a file"),
        pytest.param("http://example.org/", id="to http elsewhere"),
        pytest.param("http://[::1", id="to no URL at all"),
        pytest.param("https:///x", id="to no host"),
    ],
)
def test_an_unsafe_redirect_is_not_followed(services: Services, make: Make, url: str) -> None:
    services.fail("arxiv", faults.redirect(url))
    assert "redirects to an unsafe address" in failure(make(), arxiv(services))


@pytest.mark.parametrize("url", ["ftp://example.org/x", "http://example.org/", "https://[", "x"])
def test_an_address_that_is_not_secure_is_not_asked(make: Make, url: str) -> None:
    assert "is no address to ask at" in failure(make(), Request("arxiv", url))


@pytest.mark.parametrize("url", ["ftp://example.org/x", "https://[", "\x1b[31m", "", "mailto:x"])
def test_a_link_that_is_no_page_is_not_asked(make: Make, url: str) -> None:
    text = failure(make(), Request("link", url, method="HEAD"))
    assert "is no address to ask at" in text
    assert text.isprintable()


@given(st.text(), st.text())
def test_no_address_and_no_redirect_breaks_anything(url: str, location: str) -> None:
    with contextlib.suppress(Trouble):
        check_address("link", url)
        next_call(Call("HEAD", url, {}, None), Reply(302, {"location": location}, b""), "link")
    assert title_of("link", url).isprintable()


def test_nothing_is_asked_offline(services: Services, make: Make) -> None:
    text = failure(make(offline=True), arxiv(services))
    assert text.startswith("arXiv: not asked, because of --offline")
    assert not services.received


def test_no_cookie_is_sent_back(services: Services, make: Make) -> None:
    services.fail("arxiv", faults.answer(200, "text/xml", b"<x/>", {"Set-Cookie": "a=b; Path=/"}))
    client = make()
    client.send(arxiv(services))
    client.send(arxiv(services), fresh=True)
    assert "cookie" not in services.received[1].headers


def test_no_password_of_the_user_is_sent(
    services: Services, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "netrc"
    file.write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(file))
    make().send(arxiv(services))
    assert "authorization" not in services.received[0].headers


def test_a_proxy_is_not_used_for_this_machine(
    services: Services, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    assert make().send(arxiv(services)).status == 200


# What goes wrong has a message of its own.


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        pytest.param(
            faults.status(403),
            "refuses to answer (HTTP 403) and is not asked again; try again in some hours,"
            " with your address in the settings: services.contact",
            id="forbidden",
        ),
        pytest.param(
            faults.status(429),
            "says that it is asked too often (HTTP 429), also at attempt 4;"
            " try again later, with fewer at once",
            id="too often",
        ),
        pytest.param(
            faults.status(429, retry_after="3600"),
            "says that it is asked too often (HTTP 429) and asks for a pause of 3600 s;"
            " try again later, with fewer at once",
            id="too often, and a pause that is not waited for",
        ),
        pytest.param(
            faults.status(503),
            "is out of order (HTTP 503), also at attempt 4; try again later",
            id="out of order",
        ),
        pytest.param(
            faults.truncated(),
            "the answer broke off in the middle, also at attempt 4; try again later",
            id="a truncated body",
        ),
        pytest.param(
            faults.truncated(chunked=True),
            "the answer broke off in the middle, also at attempt 4; try again later",
            id="a truncated body without a length",
        ),
        pytest.param(
            faults.huge(),
            "the answer is larger than 32 MiB; none of it was used; ask for less at once",
            id="a body of 100 MB",
        ),
        pytest.param(
            faults.huge(announced=True),
            "the answer is larger than 32 MiB; none of it was used; ask for less at once",
            id="a body announced as 100 MB",
        ),
        pytest.param(
            faults.bomb(),
            "the answer is larger than 32 MiB; none of it was used; ask for less at once",
            id="a small body that unpacks to 100 MB",
        ),
        pytest.param(
            faults.strange_encoding(),
            "the answer is packed in a way that was not asked for; try again later",
            id="a packing that nobody asked for",
        ),
        pytest.param(
            faults.answer(200, "text/xml", b"no gzip", {"Content-Encoding": "gzip"}),
            "the answer cannot be unpacked, also at attempt 4; try again later",
            id="a packing that is none",
        ),
        pytest.param(
            faults.reset(),
            "the connection broke off, also at attempt 4; try again later",
            id="a reset",
        ),
        pytest.param(
            faults.garbage(),
            "what answers there does not speak HTTP; check its address, or the proxy",
            id="another protocol",
        ),
    ],
)
def test_a_failure_says_what_happened_and_what_to_do(
    services: Services, make: Make, fault: Fault, text: str
) -> None:
    services.fail("arxiv", fault)
    assert failure(make(), arxiv(services)) == f"arXiv: {text}"


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        pytest.param(
            faults.drip(pause=0.01),
            "no whole answer within 0.8 s; try again later, or allow more: services.timeout",
            id="a slow drip",
        ),
        pytest.param(
            faults.slow_headers(pause=0.01),
            "no whole answer within 0.8 s; try again later, or allow more: services.timeout",
            id="a slow drip of headers",
        ),
        pytest.param(
            faults.silent(60),
            "no answer for 0.4 s, also at attempt 2; try again later",
            id="silence",
        ),
    ],
)
def test_who_is_too_slow_is_left_alone(
    services: Services, make: Make, fault: Fault, text: str
) -> None:
    services.fail("arxiv", fault)
    client = make(settings=services.settings._replace(timeout=SECONDS))
    assert failure(client, arxiv(services)) == f"arXiv: {text}"


def test_a_circle_of_redirects_is_left(services: Services, make: Make) -> None:
    services.fail("doi", faults.loop())
    text = failure(make(), Request("doi", services.settings.doi + "10.5555/data.1"))
    assert text.startswith("doi.org: redirects in a circle, last to http://127.0.0.1:")
    assert len(services.received) == 1


def test_a_refused_connection_is_tried_twice(services: Services, make: Make) -> None:
    asked: list[str] = []
    client = make(on_request=lambda title, _url: asked.append(title))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    text = failure(client, Request("crossref", f"http://127.0.0.1:{port}/works/x"))
    assert text == (
        "Crossref: no connection: Connection refused, also at attempt 2;"
        " check the network connection, or try again later"
    )
    assert asked == ["Crossref", "Crossref"]


def test_an_unknown_host_is_named(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    limits = LOCAL._replace(reconnect=0.0)
    text = failure(make(limits=limits), Request("arxiv", "https://arxiv.invalid/api/query"))
    assert text == (
        "arXiv: the name arxiv.invalid cannot be looked up, also at attempt 2;"
        " check the network connection"
    )


def test_a_proxy_that_is_not_there_is_named(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    limits = LOCAL._replace(reconnect=0.0)
    text = failure(make(limits=limits), Request("arxiv", "https://arxiv.invalid/api/query"))
    assert text == "arXiv: the proxy cannot be reached, also at attempt 2; check HTTPS_PROXY"


def test_a_broken_encryption_is_not_tried_again(services: Services, make: Make) -> None:
    url = services.url.replace("http:", "https:")
    text = failure(make(), Request("datacite", f"{url}/dois/x"))
    assert text.startswith("DataCite: no secure connection: ")
    assert text.endswith("; check the clock, the proxy and the certificates of this machine")


def test_a_message_is_one_line_whatever_the_redirect_says(services: Services, make: Make) -> None:
    services.fail("arxiv", faults.redirect("ftp://x/\x1b[31m" + "y" * 1000))
    text = failure(make(), arxiv(services))
    assert text.isprintable()
    assert len(text) < 250


# What is tried again, and when.


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(faults.status(429), id="asked too often"),
        pytest.param(faults.status(500), id="an error of the server"),
        pytest.param(faults.status(503, retry_after="0"), id="a pause of no length"),
        pytest.param(faults.status(503, retry_after="soon"), id="a pause that cannot be read"),
        pytest.param(faults.status(503, retry_after="9" * 5000), id="a pause without end"),
        pytest.param(faults.reset(), id="a reset"),
        pytest.param(faults.truncated(), id="a truncated body"),
    ],
)
def test_what_may_pass_is_tried_again(services: Services, make: Make, fault: Fault) -> None:
    services.fail("arxiv", fault, times=2)
    assert make().send(arxiv(services)).status == 200
    assert len(services.received) == 3


def test_retry_after_in_seconds_is_what_is_waited(services: Services, make: Make) -> None:
    services.fail("arxiv", faults.status(429, retry_after="7"), times=1)
    waits: list[tuple[str, float, str]] = []
    client = make(limits=LOCAL._replace(longest=5.0), on_wait=lambda *wait: waits.append(wait))
    assert "asks for a pause of 7 s" in failure(client, arxiv(services))
    assert waits == []


def test_retry_after_as_a_date_is_understood(services: Services, make: Make) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True)
    services.fail("arxiv", faults.status(503, retry_after=date), times=1)
    text = failure(make(), arxiv(services))
    assert "asks for a pause of 7200 s" in text or "asks for a pause of 7199 s" in text


def test_a_wait_is_told_with_its_reason(services: Services, make: Make) -> None:
    services.fail("arxiv", faults.status(503), times=1)
    waits: list[tuple[str, float, str]] = []
    make(on_wait=lambda *wait: waits.append(wait)).send(arxiv(services))
    ((title, seconds, reason),) = waits
    assert (title, reason) == ("arXiv", "is out of order (HTTP 503)")
    assert 0 < seconds <= LOCAL.backoff[0] * (1 + LOCAL.jitter)


def test_a_service_out_of_order_is_given_up_at_the_second_question(
    services: Services, make: Make
) -> None:
    services.fail("crossref", faults.status(502))
    client = make()
    for number in range(4):
        url = f"{services.settings.crossref}works/10.5555/{number}"
        failure(client, Request("crossref", url))
    assert len(services.received) == 2 * (1 + len(LOCAL.backoff))


# What is an answer.


@pytest.mark.parametrize("status", [200, 204, 400, 401, 404, 405, 410, 422, 451])
def test_a_status_that_means_something_is_an_answer(
    services: Services, make: Make, status: int
) -> None:
    services.fail("arxiv", faults.answer(status, "Text/Plain; Charset=UTF-8", b""))
    answer = make().send(arxiv(services))
    assert answer == Answer(status, arxiv(services).url, "text/plain", "utf-8", b"")


def test_arxivs_error_feed_is_an_answer(services: Services, make: Make) -> None:
    answer = make().send(arxiv(services, "abc"))
    assert (answer.status, answer.content_type) == (400, "application/atom+xml")
    assert b"incorrect id format for abc" in answer.body


def test_a_packed_body_is_unpacked(services: Services, make: Make) -> None:
    client = make()
    plain = client.send(arxiv(services))
    services.fail("arxiv", faults.compressed())
    assert client.send(arxiv(services), fresh=True) == plain


def test_a_form_is_posted(services: Services, make: Make) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    body = b"id_list=2412.99001,2412.99002&max_results=2"
    url = services.settings.arxiv
    answer = make().send(Request("arxiv", url, form, body, "POST"))
    assert answer.body.count(b"<entry>") == 2
    assert services.received[0].method == "POST"


def test_a_redirect_is_followed_with_the_same_headers(services: Services, make: Make) -> None:
    csl = "application/vnd.citationstyles.csl+json"
    url = services.settings.doi + "10.5555/lattice.2025.17"
    answer = make().send(Request("doi", url, {"Accept": csl}))
    assert (answer.status, answer.content_type) == (200, csl)
    assert "/transform/" in answer.url
    assert [request.headers["accept"] for request in services.received] == [csl, csl]


@pytest.mark.parametrize(
    ("contact", "agent"),
    [
        pytest.param("", "pubtool/", id="nobody"),
        pytest.param("me@example.org", " (mailto:me@example.org)", id="an address"),
        pytest.param("me\r\nX: y", " (mailto:me%0D%0AX%3A%20y)", id="no second header"),
        pytest.param("jörg@example.org", " (mailto:j%C3%B6rg@example.org)", id="not ASCII"),
    ],
)
def test_the_user_agent_says_who_asks(
    services: Services, make: Make, contact: str, agent: str
) -> None:
    make(settings=services.settings._replace(contact=contact)).send(arxiv(services))
    found = services.received[0].headers["user-agent"]
    assert found.startswith("pubtool/")
    assert agent in found
    assert ("mailto" in found) is bool(contact)


# Links.


def test_a_link_is_asked_for_its_head_alone(services: Services, make: Make) -> None:
    assert make().send(link(services, "ok"))[:3:2] == (200, "text/html")
    assert [request.method for request in services.received] == ["HEAD"]


def test_a_server_without_head_is_asked_with_get(services: Services, make: Make) -> None:
    answer = make().send(link(services, "no-head"))
    assert (answer.status, answer.body) == (200, b"")
    assert [request.method for request in services.received] == ["HEAD", "GET"]


@pytest.mark.parametrize("status", [404, 410])
def test_a_dead_link_was_asked_twice(services: Services, make: Make, status: int) -> None:
    assert make().send(link(services, str(status))).status == status
    assert [request.method for request in services.received] == ["HEAD", "GET"]


def test_the_body_behind_a_link_is_not_read(services: Services, make: Make) -> None:
    services.fail("link", faults.huge())
    request = link(services, "ok")._replace(method="GET")
    assert make().send(request)[0::4] == (200, b"")


def test_a_moved_link_ends_where_it_leads(services: Services, make: Make) -> None:
    assert make().send(link(services, "moved")).url == f"{services.url}/link/ok"


def test_where_the_doi_resolver_sends_a_reader_is_not_asked() -> None:
    call = Call("HEAD", "https://doi.org/10.5555/x", {}, None)
    reply = Reply(302, {"location": "https://publisher.example/x"}, b"")
    assert next_call(call, reply, "link") is None


def test_the_doi_resolver_itself_may_move() -> None:
    call = Call("HEAD", "http://dx.doi.org/10.5555/x", {}, None)
    reply = Reply(301, {"location": "https://doi.org/10.5555/x"}, b"")
    assert next_call(call, reply, "link") == call._replace(url="https://doi.org/10.5555/x")


def test_a_page_elsewhere_cannot_send_a_reader_to_this_machine() -> None:
    call = Call("HEAD", "http://example.org/", {}, None)
    with pytest.raises(Trouble, match="unsafe address"):
        next_call(call, Reply(302, {"location": "http://127.0.0.1:8080/"}, b""), "link")


def test_a_body_does_not_go_where_only_looking_is_asked_for() -> None:
    form = {"Content-Type": "application/json", "Accept": "text/plain"}
    call = Call("POST", "https://a.example/", form, b"{}")
    reply = Reply(303, {"location": "https://b.example/"}, b"")
    wanted = Call("GET", "https://b.example/", {"Accept": "text/plain"}, None)
    assert next_call(call, reply, "arxiv") == wanted


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_body_goes_along_with_a_redirect(status: int) -> None:
    call = Call("POST", "https://a.example/", {}, b"{}")
    reply = Reply(status, {"location": "https://b.example/"}, b"")
    assert next_call(call, reply, "arxiv") == call._replace(url="https://b.example/")


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        pytest.param(faults.status(403), "lets no programs look (HTTP 403)", id="forbidden"),
        pytest.param(faults.status(429), "is asked too often (HTTP 429)", id="too often"),
        pytest.param(faults.status(500), "is out of order (HTTP 500)", id="out of order"),
        pytest.param(faults.reset(), "the connection broke off", id="a reset"),
    ],
)
def test_a_link_that_could_not_be_looked_at_is_not_dead(
    services: Services, make: Make, fault: Fault, text: str
) -> None:
    services.fail("link", fault)
    found = failure(make(), link(services, "ok"))
    assert found.startswith("127.0.0.1: ")
    assert text in found


@pytest.mark.parametrize(
    ("service", "title"),
    [
        ("arxiv", "arXiv"),
        ("doi", "doi.org"),
        ("crossref", "Crossref"),
        ("datacite", "DataCite"),
        ("semanticscholar", "Semantic Scholar"),
    ],
)
def test_a_service_has_its_name_for_people(make: Make, service: Service, title: str) -> None:
    request = Request(service, "https://example.org/")
    assert failure(make(offline=True), request).startswith(f"{title}: ")
