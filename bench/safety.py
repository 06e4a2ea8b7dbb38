"""Try to damage a bibliography: `python bench/safety.py [--quick]`.

Several processes add entries to one file at once; writers are killed (SIGKILL) at random moments;
a disk is full; a folder is read-only; an editor changes, or removes, the file between reading and
writing. Prints one row for each and ends with status 1 where a file is not as it has to be. Needs a
POSIX system; a really full disk needs root, and is left out otherwise.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from pubtool.bibtex import NewEntry, parse, with_entries
from pubtool.errors import PubtoolError, UnwritableOutput
from pubtool.files import read_text
from pubtool.locking import locked
from pubtool.replacing import replace, replace_all

if TYPE_CHECKING:
    from collections.abc import Callable

NOBODY = 65534


def added(path: Path, key: str) -> None:
    """Add an entry to a file as `pubtool add` does: under the lock, read, write, compare."""
    with locked(path):
        source = read_text(str(path))
        replace(source, with_one_more(source.text, key))


def with_one_more(text: str, key: str) -> str:
    """Return the text of a file with another entry."""
    return with_entries(parse(text), [NewEntry("misc", key, [("title", f"On {key}")])])


def in_child(task: Callable[[], None]) -> int:
    """Run a task in a process of its own, and return that one's id."""
    child = os.fork()
    if not child:
        run_and_end(task)
    return child


def run_and_end(task: Callable[[], None]) -> NoReturn:
    """Run a task and end the process: 0, 5 for an expected error, 70 for any other."""
    try:
        task()
    except PubtoolError:
        os._exit(5)
    except BaseException:  # noqa: BLE001  # whatever it is, the parent has to hear of it
        os._exit(70)
    os._exit(0)


def status_of(child: int) -> int:
    """Wait for a process and return how it ended; negative for a signal."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def several_writers(folder: Path, processes: int, entries: int) -> tuple[bool, str]:
    """Let processes add entries to one file at once, and count those that got lost."""
    path = folder / "pubs.bib"
    path.write_text("")

    def writer(name: int) -> Callable[[], None]:
        def task() -> None:
            for number in range(entries):
                added(path, f"p{name}n{number}")

        return task

    started = time.monotonic()
    children = [in_child(writer(name)) for name in range(processes)]
    failed = sum(status_of(child) != 0 for child in children)
    seconds = time.monotonic() - started
    keys = [entry.key for entry in parse(path.read_text()).entries]
    wanted = {f"p{name}n{number}" for name in range(processes) for number in range(entries)}
    lost = len(wanted - set(keys))
    fine = not failed and sorted(keys) == sorted(wanted) and not litter(folder)
    return fine, f"{processes} x {entries} in {seconds:.1f} s: {lost} lost, {failed} writers failed"


def killed_writers(folder: Path, times: int) -> tuple[bool, str]:
    """Kill a writer at random moments; the file has to be one that was written whole."""
    path = folder / "pubs.bib"
    chance = random.SystemRandom()
    keys = [f"k{number:04}" for number in range(60)]
    texts = [""]
    for key in keys:
        texts.append(with_one_more(texts[-1], key))
    whole = {text.encode() for text in texts}

    def task() -> None:
        for key in keys:
            added(path, key)

    broken = mid_way = 0
    for _ in range(times):
        path.write_bytes(b"")
        child = in_child(task)
        time.sleep(chance.uniform(0, 0.1))
        os.kill(child, signal.SIGKILL)
        status_of(child)
        now = path.read_bytes()
        broken += now not in whole
        mid_way += now not in {b"", texts[-1].encode()}
    left = len(litter(folder))
    for each in litter(folder):  # as if it had been left a while ago
        os.utime(each, (0, 0))
    added(path, "after")
    fine = not broken and not litter(folder)
    note = f"{times} kills, {mid_way} after some write: {broken} files broken, "
    return fine, f"{note}{left} temporary files left, {len(litter(folder))} after the next write"


def too_large(folder: Path) -> tuple[bool, str]:
    """Write more than the process may; the old file has to stay."""
    path = folder / "pubs.bib"
    path.write_text("@misc{a, title={x}}\n")
    source = read_text(str(path))

    def task() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        replace(source, source.text * 200)

    status = status_of(in_child(task))
    return unchanged(path, source.text, status), f"status {status}, the old file stays"


def full_disk(folder: Path) -> tuple[bool, str]:
    """Fill a small file system; neither of two files may change."""
    disk = folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    unmount = ["umount", str(disk)]
    if os.getuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        return True, "left out: no file system can be mounted here"
    try:
        paths = [disk / "a.bib", disk / "b.bib"]
        for path in paths:
            path.write_text("@misc{a, title={x}}\n")
        sources = [read_text(str(path)) for path in paths]

        def task() -> None:
            replace_all([(sources[0], "% new\n"), (sources[1], sources[1].text * 4000)])

        status = status_of(in_child(task))
        fine = all(unchanged(path, sources[0].text, status) for path in paths)
        return fine, f"status {status}, both old files stay"
    finally:
        subprocess.run(unmount, check=True)


def read_only_folder(folder: Path) -> tuple[bool, str]:
    """Write in a folder that may not be written to."""
    path = folder / "pubs.bib"
    path.write_text("@misc{a, title={x}}\n")
    source = read_text(str(path))
    folder.chmod(0o555)

    def task() -> None:
        if not os.getuid():  # root may write anywhere
            os.setuid(NOBODY)
        replace(source, "% new\n")

    status = status_of(in_child(task))
    folder.chmod(0o755)
    return unchanged(path, source.text, status), f"status {status}, the old file stays"


def busy_editor(folder: Path) -> tuple[bool, str]:
    """Change the file, or remove it, between reading and writing."""
    path = folder / "pubs.bib"
    refused = 0
    for change in (lambda: path.write_text("% by the editor\n"), path.unlink):
        path.write_text("@misc{a, title={x}}\n")
        source = read_text(str(path))
        change()
        try:
            replace(source, "% by pubtool\n")
        except UnwritableOutput:
            refused += 1
    return refused == 2 and not litter(folder), f"{refused} of 2 writes refused"


def unchanged(path: Path, text: str, status: int) -> bool:
    """Say whether a write was refused and has left nothing behind."""
    return status == 5 and path.read_text() == text and not litter(path.parent)


def litter(folder: Path) -> list[Path]:
    """Return the temporary files in a folder."""
    return list(folder.glob(".*.tmp"))


def main(arguments: list[str]) -> int:
    """Print one row for each trial."""
    quick = "--quick" in arguments
    trials: list[tuple[str, Callable[[Path], tuple[bool, str]]]] = [
        ("several writers", lambda each: several_writers(each, 4, 5 if quick else 50)),
        ("killed writers", lambda each: killed_writers(each, 20 if quick else 400)),
        ("file too large", too_large),
        ("full disk", full_disk),
        ("read-only folder", read_only_folder),
        ("busy editor", busy_editor),
    ]
    failed = False
    with tempfile.TemporaryDirectory() as parent:
        Path(parent).chmod(0o755)
        for number, (name, trial) in enumerate(trials):
            folder = Path(parent) / str(number)
            folder.mkdir()
            fine, note = trial(folder)
            failed = failed or not fine
            print(f"{'ok  ' if fine else 'BAD '} {name}: {note}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
