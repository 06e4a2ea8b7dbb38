"""Runs programs side by side and says what they cost: CPU seconds and peak memory.

Every round runs each command once, so that a busy machine slows all of them alike; ratios are taken
round by round. A first round that is not counted writes .pyc files and fills caches.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

#: Python may keep its compiled modules, as it does for users.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
#: A command that prints such a line has measured itself: imports and start-up do not count.
OWN = b"cpu "


class Run(NamedTuple):
    """What one run took: CPU seconds (user and system) and peak memory in MiB."""

    cpu: float
    memory: float


class Spread(NamedTuple):
    """The least, the median and the greatest of some figures."""

    least: float
    median: float
    greatest: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """Return the spread of at least one figure."""
        return cls(min(values), statistics.median(values), max(values))


def run(command: Sequence[str], folder: Path) -> Run:
    """Run a command in a folder; what it prints goes nowhere, but for a line `cpu SECONDS`.

    Ends the benchmark if the command fails: a crash is fast and would look like a good result.
    """
    with tempfile.TemporaryFile() as messages:
        process = subprocess.Popen(
            command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=messages
        )
        own = _own_seconds(process)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        messages.seek(0)
        # A checker ends with 1 where it found something; Python also where a program is broken.
        if process.returncode not in {0, 1} or b"Traceback" in messages.read():
            sys.exit(f"{' '.join(command)} ended with status {process.returncode}")
    # On Linux a child begins with the peak of its parent; this one is far below what is measured.
    return Run(float(own or usage.ru_utime + usage.ru_stime), usage.ru_maxrss / 1024)


def _own_seconds(process: subprocess.Popen[bytes]) -> str:
    """Read all that a process prints; return what it has measured itself, or nothing."""
    own = b""
    for line in process.stdout or ():
        if line.startswith(OWN):
            own = line.split()[1]
    return own.decode()


def paired(
    commands: Sequence[Sequence[str]], runs: int, folder: Path, *, warm: bool = True
) -> list[list[Run]]:
    """Return the runs of each command, `runs` of them, the commands taking turns.

    Without `warm` the first round counts: whatever it would fill has been filled before.
    """
    rounds = [[run(command, folder) for command in commands] for _ in range(runs + warm)]
    return [list(each) for each in zip(*rounds[warm:], strict=True)]
