from __future__ import annotations

import io
import os
import resource
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pubtool.errors import UnreadableInput, UnwritableOutput
from pubtool.files import Source, decode, encode, read_text, write_atomic, write_parts_atomic

if TYPE_CHECKING:
    from collections.abc import Iterator


def needs_refusal(path: Path, mode: int) -> None:
    """Skip the test where the system lets this user do anything, as it lets root."""
    if os.access(path, mode):
        pytest.skip("permissions do not bind this user")


@given(st.binary(max_size=40) | st.text(max_size=20).map(str.encode))
@example(b"\xef\xbb\xbf\xef\xbb\xbfa\r\n\rb\n")
@example("\ufeffä\r\n".encode("utf-16-le"))
@example("\ufeffä\r\n".encode("utf-16-be"))
@example("\ufeffä\r\n".encode("utf-32-le"))
@example("\ufeffä\r\n".encode("utf-32-be"))
@example(b"\xff\xfe")
@example(b"\xff\xfea")
@example(b"caf\xe9 \x81\x0c\x85")
def test_text_that_was_read_becomes_the_same_bytes_again(data: bytes) -> None:
    try:
        source = decode("pubs.bib", data)
    except UnreadableInput:
        assert b"\0" in data
    else:
        assert encode(source, source.text) == data


def test_no_line_end_is_translated(tmp_path: Path) -> None:
    path = tmp_path / "pubs.bib"
    path.write_bytes(b"a\r\nb\rc\n")
    assert read_text(str(path)).text == "a\r\nb\rc\n"


@pytest.mark.parametrize("data", [b"", b"plain", "Zoë".encode(), b"\xef\xbb\xbfwith a mark"])
def test_utf_8_is_no_problem(data: bytes) -> None:
    assert decode("pubs.bib", data).problem == ""


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode("pubs.bib", b"\xef\xbb\xbf@misc{a}").text == "@misc{a}"


def test_latin_1_is_read_and_its_first_byte_beyond_utf_8_is_the_problem() -> None:
    source = decode("pubs.bib", "ok\nZoë é".encode("latin-1"))
    assert source.text == "ok\nZoë é"
    assert source.text[source.problem_at] == "ë"
    assert "0xEB" in source.problem
    assert "Latin-1" in source.problem


@pytest.mark.parametrize("name", ["UTF-16", "UTF-32"])
def test_a_wide_encoding_is_read_and_reported(name: str) -> None:
    source = decode("pubs.bib", "Zoë".encode(name))
    assert source.text == "Zoë"
    assert name in source.problem


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"\x7fELF\x02\x00", "offset 5", id="a zero byte"),
        pytest.param("@misc{a,}".encode("utf-16-le"), "UTF-16 without", id="UTF-16 without a mark"),
        pytest.param("\ufeff@misc".encode("utf-16-le") + b"}", "damaged", id="half a character"),
    ],
)
def test_what_is_not_text_cannot_be_read(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableInput, match=rf"^pubs\.bib: not a text file .*{said}"):
        decode("pubs.bib", data)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"no\.bib: there is no such file$"):
        read_text(str(tmp_path / "no.bib"))


def test_a_dangling_symbolic_link_says_where_it_points(tmp_path: Path) -> None:
    (tmp_path / "link.bib").symlink_to("gone.bib")
    with pytest.raises(UnreadableInput, match=r"points to gone\.bib"):
        read_text(str(tmp_path / "link.bib"))


def test_a_directory_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="this is a directory"):
        read_text(str(tmp_path))


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("a\0b", id="a zero character"),
        pytest.param("a" * 5000, id="a name that is too long"),
        pytest.param("/dev/null/a", id="a folder that is none"),
    ],
)
def test_an_impossible_path_is_one_line(path: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read_text(path)
    assert "\n" not in str(caught.value)


def test_a_forbidden_file_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "pubs.bib"
    path.touch(0o000)
    needs_refusal(path, os.R_OK)
    with pytest.raises(UnreadableInput, match="no permission"):
        read_text(str(path))


def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"caf\xe9\r\n"), "ascii"))
    source = read_text("-")
    assert (source.path, source.text) == ("<stdin>", "café\r\n")


def test_closed_standard_input_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UnreadableInput, match="closed"):
        read_text("-")


@pytest.mark.parametrize(
    ("encoding", "text", "said"),
    [
        pytest.param("latin-1", "naïve → x", r"Latin-1, .* U\+2192", id="an arrow in Latin-1"),
        pytest.param("utf-8", "a\ud800", r"UTF-8, .* U\+D800", id="half a surrogate pair"),
    ],
)
def test_what_the_encoding_lacks_is_never_written(encoding: str, text: str, said: str) -> None:
    with pytest.raises(UnwritableOutput, match=said):
        encode(Source("pubs.bib", "", encoding), text)


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(UnwritableOutput, match=r"page\.md: .*too large"):
            write_atomic(path, b"new" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("page.md", b"old")]


def test_a_part_that_cannot_be_made_leaves_the_old_contents(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_bytes(b"old")

    def parts() -> Iterator[bytes]:
        yield b"new"
        raise ValueError("no more")

    with pytest.raises(UnwritableOutput, match="no more"):
        write_parts_atomic(path, parts())
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"list.md": b"old"}


def test_a_write_leaves_only_the_new_file(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_bytes(b"old")
    write_atomic(path, b"new\r\n")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [
        ("page.md", b"new\r\n")
    ]


def test_permissions_stay(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.touch()
    path.chmod(0o640)
    write_atomic(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_that_any_new_file_has(tmp_path: Path) -> None:
    write_atomic(tmp_path / "new.md", b"new")
    (tmp_path / "other.md").touch()
    assert (tmp_path / "new.md").stat().st_mode == (tmp_path / "other.md").stat().st_mode


def test_a_symbolic_link_stays_one_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "page.md"
    target.write_bytes(b"old")
    link = tmp_path / "page.md"
    link.symlink_to(Path("real") / "page.md")
    write_atomic(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_the_target_of_a_dangling_link_is_made(tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to("target.md")
    write_atomic(tmp_path / "link.md", b"new")
    assert (tmp_path / "target.md").read_bytes() == b"new"


def test_a_device_is_written_to_and_never_replaced() -> None:
    write_atomic(Path("/dev/null"), b"new")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_the_longest_file_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 127)
    write_atomic(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("", "this is a directory", id="a directory"),
        pytest.param("no/page.md", "no does not exist", id="a folder that is missing"),
        pytest.param("a" * 300, "too long", id="a name that is too long"),
        pytest.param("a\0b", "null", id="a zero character"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_line(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(UnwritableOutput, match=said) as caught:
        write_atomic(tmp_path / name, b"new")
    assert "\n" not in str(caught.value)


def test_a_loop_of_links_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(UnwritableOutput, match="symbolic links"):
        write_atomic(tmp_path / "a", b"new")


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.touch(0o444)
    needs_refusal(path, os.W_OK)
    with pytest.raises(UnwritableOutput, match="no permission"):
        write_atomic(path, b"new")


def test_every_real_file_becomes_the_same_bytes_again(corpus: Path) -> None:
    paths = sorted(corpus.rglob("*.bib"))
    assert paths
    for path in paths:
        data = path.read_bytes()
        source = decode(str(path), data)
        assert encode(source, source.text) == data, path
