"""One process at a time writes a file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pubtool.errors import UnwritableOutput
from pubtool.locking import locked

_OTHER = (
    "import sys\n"
    "from pubtool.errors import UnwritableOutput\n"
    "from pubtool.locking import locked\n"
    "try:\n"
    "    with locked(sys.argv[1], timeout=float(sys.argv[2])):\n"
    "        print('free')\n"
    "except UnwritableOutput as error:\n"
    "    print(error)\n"
)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


def said_by_another(path: str, cwd: Path, timeout: float = 0.2) -> str:
    """Return what another process says that wants the lock."""
    command = [sys.executable, "-c", _OTHER, path, str(timeout)]
    root = Path(__file__).resolve().parent.parent / "src"
    done = subprocess.run(
        command,
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_folder_of_the_file_is_not_touched(tmp_path: Path) -> None:
    folder = tmp_path / "repository"
    folder.mkdir()
    with locked(folder / "pubs.bib"):
        assert list(folder.iterdir()) == []


def test_another_process_waits_and_then_says_so(tmp_path: Path) -> None:
    with locked(tmp_path / "pubs.bib"):
        said = said_by_another("pubs.bib", tmp_path)
    assert said == "pubs.bib: another pubtool is writing it; try again"


def test_after_the_end_the_lock_is_free(tmp_path: Path) -> None:
    with locked(tmp_path / "pubs.bib"):
        pass
    assert said_by_another("pubs.bib", tmp_path) == "free"


def test_after_an_error_the_lock_is_free(tmp_path: Path) -> None:
    with pytest.raises(KeyError), locked(tmp_path / "pubs.bib"):
        raise KeyError
    assert said_by_another("pubs.bib", tmp_path) == "free"


def test_other_files_are_free(tmp_path: Path) -> None:
    with locked(tmp_path / "pubs.bib"):
        assert said_by_another("other.bib", tmp_path) == "free"


def test_every_way_to_a_file_is_one_lock(tmp_path: Path) -> None:
    (tmp_path / "link.bib").symlink_to("pubs.bib")
    with locked(tmp_path / "pubs.bib"):
        assert "another pubtool" in said_by_another("link.bib", tmp_path)


def test_who_holds_a_lock_may_take_it_again(tmp_path: Path) -> None:
    path = tmp_path / "pubs.bib"
    with locked(path, timeout=0.2):
        with locked(path, timeout=0.2):
            pass
        assert "another pubtool" in said_by_another("pubs.bib", tmp_path)


def test_without_a_cache_folder_temporary_files_hold_the_lock(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (cache / "pubtool").write_text("no folder")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", None)
    with locked(tmp_path / "pubs.bib"):
        assert "another pubtool" in said_by_another("pubs.bib", tmp_path)
    assert list(temporary.rglob("*.lock"))


def test_without_any_folder_the_work_goes_on(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (cache / "pubtool").write_text("no folder")
    monkeypatch.setattr("tempfile.tempdir", str(cache / "pubtool"))
    with locked(tmp_path / "pubs.bib"):
        assert said_by_another("other.bib", tmp_path) == "free"


def test_a_temporary_folder_of_somebody_else_is_not_used(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (cache / "pubtool").write_text("no folder")
    foreign = tmp_path / f"pubtool-{os.getuid()}"
    foreign.mkdir()
    foreign.chmod(0o777)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with locked(tmp_path / "pubs.bib"):
        assert list(foreign.iterdir()) == []


def test_what_is_no_path_is_left_to_whoever_opens_it() -> None:
    with locked("a\0b"):
        pass


def test_the_message_names_the_file_as_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "pubs.bib"
    with locked(path), pytest.raises(UnwritableOutput, match="no way"):
        raise UnwritableOutput("no way")
