"""A file is replaced as it was read, or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pubtool.errors import UnwritableOutput
from pubtool.files import Source, read_text
from pubtool.locking import locked
from pubtool.replacing import replace, replace_all

OLD = "@misc{a}\n"


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def source(tmp_path: Path) -> Source:
    path = tmp_path / "pubs.bib"
    path.write_text(OLD)
    return read_text(str(path))


def contents(folder: Path) -> dict[str, str]:
    """Return what every file of a folder holds."""
    return {each.name: each.read_text() for each in folder.iterdir()}


@pytest.mark.parametrize("now", ["% by the editor\n", f"{OLD}% more\n", OLD[:-1], ""])
def test_a_file_that_has_changed_is_left_alone(tmp_path: Path, source: Source, now: str) -> None:
    Path(source.path).write_text(now)
    with pytest.raises(UnwritableOutput, match=r"pubs\.bib: the file has changed meanwhile"):
        replace(source, "new")
    assert contents(tmp_path) == {"pubs.bib": now}


def test_a_large_file_is_compared_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "pubs.bib"
    path.write_text(f"{OLD}\n" * 500_000)
    source = read_text(str(path))
    with path.open("a") as stream:
        stream.write("% more")
    with pytest.raises(UnwritableOutput, match="changed"):
        replace(source, "new")
    path.write_text(source.text)
    replace(source, "new")
    assert path.read_text() == "new"


def test_a_change_of_bytes_that_is_none_of_the_text_counts(tmp_path: Path, source: Source) -> None:
    Path(source.path).write_bytes(b"\xef\xbb\xbf" + OLD.encode())
    with pytest.raises(UnwritableOutput, match="changed"):
        replace(source, "new")
    assert contents(tmp_path) == {"pubs.bib": "\ufeff" + OLD}


def test_a_file_that_was_removed_does_not_come_back(tmp_path: Path, source: Source) -> None:
    Path(source.path).unlink()
    with pytest.raises(UnwritableOutput, match=r"pubs\.bib: the file was removed"):
        replace(source, "new")
    assert contents(tmp_path) == {}


def test_what_the_encoding_lacks_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "pubs.bib"
    path.write_bytes(b"caf\xe9")
    with pytest.raises(UnwritableOutput, match="cannot hold"):
        replace(read_text(str(path)), "→")
    assert path.read_bytes() == b"caf\xe9"


def test_the_same_text_is_not_written(source: Source) -> None:
    before = Path(source.path).stat()
    replace(source, source.text)
    after = Path(source.path).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pubs.bib")
    with pytest.raises(UnwritableOutput, match="no regular file"):
        replace(Source(str(tmp_path / "pubs.bib"), OLD), "new")


def test_a_file_that_another_process_writes_is_waited_for(tmp_path: Path, source: Source) -> None:
    code = (
        "import sys\n"
        "from pubtool.files import read_text\n"
        "from pubtool.replacing import replace\n"
        "source = read_text(sys.argv[1])\n"
        "print('ready', flush=True)\n"
        "replace(source, 'new')\n"
    )
    root = Path(__file__).resolve().parent.parent / "src"
    command = [sys.executable, "-c", code, source.path]
    environment = os.environ | {"PYTHONPATH": str(root)}
    with locked(source.path):
        other = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            other.wait(0.3)
        assert contents(tmp_path) == {"pubs.bib": OLD}
    other.communicate()
    assert contents(tmp_path) == {"pubs.bib": "new"}


def test_the_new_text_has_the_mark_and_the_line_ends_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "pubs.bib"
    path.write_bytes(b"\xef\xbb\xbf@misc{a}\r\n")
    source = read_text(str(path))
    replace(source, source.text + "é\r\n")
    assert path.read_bytes() == b"\xef\xbb\xbf@misc{a}\r\n\xc3\xa9\r\n"


def test_link_and_permissions_stay(tmp_path: Path, source: Source) -> None:
    Path(source.path).chmod(0o640)
    link = tmp_path / "link.bib"
    link.symlink_to("pubs.bib")
    replace(read_text(str(link)), "new")
    assert link.is_symlink()
    assert Path(source.path).read_text() == "new"
    assert stat.S_IMODE(Path(source.path).stat().st_mode) == 0o640


def test_who_holds_the_lock_may_write(source: Source) -> None:
    with locked(source.path):
        replace(source, "new")
    assert Path(source.path).read_text() == "new"


def test_several_files_are_replaced_together(tmp_path: Path, source: Source) -> None:
    (tmp_path / "b.bib").write_text("b")
    replace_all([(source, "new a"), (read_text(str(tmp_path / "b.bib")), "new b")])
    assert contents(tmp_path) == {"pubs.bib": "new a", "b.bib": "new b"}


def test_where_one_has_changed_none_is_replaced(tmp_path: Path, source: Source) -> None:
    (tmp_path / "zz.bib").write_text("b")
    other = read_text(str(tmp_path / "zz.bib"))
    (tmp_path / "zz.bib").write_text("c")
    with pytest.raises(UnwritableOutput, match=r"zz\.bib: the file has changed"):
        replace_all([(source, "new"), (other, "new")])
    assert contents(tmp_path) == {"pubs.bib": OLD, "zz.bib": "c"}


def test_where_one_cannot_be_put_in_place_all_get_their_old_contents(
    tmp_path: Path, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "zz.bib"
    path.write_text("b")
    other = read_text(str(path))
    renamed = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target.name == "zz.bib" and self.read_text() == "new":
            raise OSError(5, "Input/output error")
        return renamed(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(UnwritableOutput, match=r"zz\.bib: cannot be written: Input/output error"):
        replace_all([(source, "new"), (other, "new")])
    assert contents(tmp_path) == {"pubs.bib": OLD, "zz.bib": "b"}


def test_a_file_named_twice_is_a_mistake_of_the_caller(tmp_path: Path, source: Source) -> None:
    (tmp_path / "link.bib").symlink_to("pubs.bib")
    other = read_text(str(tmp_path / "link.bib"))
    with pytest.raises(ValueError, match="twice"):
        replace_all([(source, "new"), (other, "newer")])
    assert Path(source.path).read_text() == OLD


def test_what_a_killed_process_has_left_is_removed(tmp_path: Path, source: Source) -> None:
    left = tmp_path / ".pubs.bib.0123456789ab.tmp"
    left.write_text("half")
    os.utime(left, (0, 0))
    replace(source, "new")
    assert contents(tmp_path) == {"pubs.bib": "new"}


@pytest.mark.parametrize(
    ("name", "age"),
    [
        pytest.param(".pubs.bib.0123456789ab.tmp", 0, id="a process may be writing it"),
        pytest.param(".other.bib.0123456789ab.tmp", 9999, id="of another file"),
        pytest.param(".pubs.bib.tmp", 9999, id="of another program"),
        pytest.param("pubs.bib.0123456789ab.tmp", 9999, id="somebody's own"),
    ],
)
def test_other_files_stay(tmp_path: Path, source: Source, name: str, age: int) -> None:
    (tmp_path / name).write_text("x")
    then = time.time() - age
    os.utime(tmp_path / name, (then, then))
    replace(source, "new")
    assert contents(tmp_path) == {"pubs.bib": "new", name: "x"}


def test_nothing_damages_a_file() -> None:
    """Runs `bench/safety.py`, shortened: several writers, kills, full disk, busy editor."""
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(
        [sys.executable, str(root / "bench" / "safety.py"), "--quick"],
        env=os.environ | {"PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
