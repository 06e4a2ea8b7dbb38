"""Bytes <-> text, exactly, and the replacement of a file in one step.

No line end is translated and no byte is lost: `encode(source, source.text)` gives back the very
bytes that were read, whatever the file looks like.
"""

from __future__ import annotations

import codecs
import contextlib
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pubtool.errors import MissingInput, UnreadableInput, UnwritableOutput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STANDARD_INPUT = "-"

#: Byte order marks, the longer ones first: that of UTF-32-LE begins with that of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SHOWN_NAMES = {"latin-1": "Latin-1"}

#: How the names of temporary files end.
TEMPORARY = ".tmp"


class Source(NamedTuple):
    """A file as text: what was read, and how to write it back.

    `path` is the name that messages show. `mark` is the byte order mark, which is no part of
    `text`. `problem` says what is wrong with the encoding, empty for UTF-8; it belongs to the
    character at offset `problem_at` of the text.
    """

    path: str
    text: str
    encoding: str = "utf-8"
    mark: bytes = b""
    problem: str = ""
    problem_at: int = 0


def read_text(path: str) -> Source:
    """Return the text of a file, or of standard input for `-`.

    Raises UnreadableInput, in one line, for what is missing, a directory, forbidden or not text.
    """
    if path == STANDARD_INPUT:
        return decode("<stdin>", _read_standard_input())
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        raise MissingInput(f"{path}: there is no such file{_leads_to(path)}") from None
    except IsADirectoryError:
        raise UnreadableInput(f"{path}: this is a directory; name a file in it") from None
    except PermissionError:
        raise UnreadableInput(f"{path}: no permission to read this file") from None
    except (OSError, ValueError) as error:
        raise UnreadableInput(f"{path!r}: cannot be read: {_reason(error)}") from None
    return decode(path, data)


def decode(path: str, data: bytes) -> Source:
    """Return the bytes as text: UTF-8, UTF-16 or UTF-32 with their mark, else Latin-1.

    `path` is only for messages. Raises UnreadableInput for what is not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            with contextlib.suppress(UnicodeDecodeError):
                text = data[len(mark) :].decode(encoding)
                return Source(path, text, encoding, mark, _wide_problem(encoding))
    if b"\0" in data:
        raise UnreadableInput(f"{path}: not a text file{_binary_hint(data)}")
    try:
        return Source(path, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        byte = data[error.start]
        problem = f"not UTF-8 (byte 0x{byte:02X}), read as Latin-1; save the file as UTF-8"
        return Source(path, data.decode("latin-1"), "latin-1", b"", problem, error.start)


def encode(source: Source, text: str) -> bytes:
    """Return new text as bytes, in the encoding and with the mark that the source has.

    Raises UnwritableOutput where the encoding has no such character: a file is never written in
    another encoding unasked.
    """
    try:
        return source.mark + text.encode(source.encoding)
    except UnicodeEncodeError as error:
        name = _SHOWN_NAMES.get(source.encoding, source.encoding.upper())
        raise UnwritableOutput(
            f"{source.path}: the file is {name}, which cannot hold U+{ord(text[error.start]):04X};"
            f" save it as UTF-8 first"
        ) from None


def write_atomic(path: Path, data: bytes) -> None:
    """Replace the contents of a file in one step, as `write_parts_atomic` does."""
    write_parts_atomic(path, (data,))


def write_parts_atomic(path: Path, parts: Iterable[bytes]) -> None:
    """Replace the contents of a file in one step: readers see the old or the new, nothing between.

    A symbolic link stays one, and its target is replaced; permissions (and, where allowed, the
    owner) stay. What is no regular file, such as `/dev/stdout`, is written to directly.
    Raises UnwritableOutput, in one line; then the old contents stand, and nothing is left behind.
    """
    with refusals(path):
        target = Path(os.path.realpath(path))
        status = status_of(target)
        if status is not None and not stat.S_ISREG(status.st_mode):
            with target.open("wb") as stream:
                stream.writelines(parts)
            return
        temporary = stage(target, parts, status)
        try:
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        sync_folder(target.parent)


@contextlib.contextmanager
def refusals(path: str | Path) -> Iterator[None]:
    """Turn what the system refuses into UnwritableOutput, in one line."""
    try:
        yield
    except IsADirectoryError:
        raise UnwritableOutput(f"{path}: this is a directory; name a file in it") from None
    except (FileNotFoundError, NotADirectoryError):
        folder = Path(path).parent
        raise UnwritableOutput(f"{path}: the folder {folder} does not exist") from None
    except PermissionError:
        raise UnwritableOutput(f"{path}: no permission to write this file") from None
    except (OSError, ValueError) as error:
        raise UnwritableOutput(f"{path}: cannot be written: {_reason(error)}") from None


def stage(target: Path, parts: Iterable[bytes], status: os.stat_result | None) -> Path:
    """Write a temporary file beside the target, ready to take its place, and return its path."""
    # Replacing needs only a writable folder, but a read-only file means "leave me alone".
    if status is not None:
        target.open("r+b").close()
    temporary = target.with_name(f"{temporary_prefix(target)}{os.urandom(6).hex()}{TEMPORARY}")
    # Created by `open` itself, so that a new file gets the permissions that the umask leaves.
    with temporary.open("xb") as stream:
        try:
            stream.writelines(parts)
            stream.flush()
            os.fsync(stream.fileno())
            if status is not None:
                with contextlib.suppress(OSError, AttributeError):
                    os.chown(temporary, status.st_uid, status.st_gid)
                temporary.chmod(stat.S_IMODE(status.st_mode))
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    return temporary


def temporary_prefix(target: Path) -> str:
    """Return how the names of temporary files for a target begin."""
    return f".{target.name[:100]}."


def sync_folder(folder: Path) -> None:
    """Make the new name durable, where the system can do that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def status_of(path: Path) -> os.stat_result | None:
    """Return what is known about a file, None where there is none yet."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _read_standard_input() -> bytes:
    """Return all bytes of standard input."""
    if sys.stdin is None or sys.stdin.closed:
        raise UnreadableInput("standard input is closed; name a file instead of -")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise UnreadableInput(f"standard input cannot be read: {_reason(error)}") from None


def _leads_to(path: str) -> str:
    """Return the end of the message about a missing file: where a symbolic link leads."""
    name = Path(path)
    return f"; the symbolic link points to {name.readlink()}" if name.is_symlink() else ""


def _wide_problem(encoding: str) -> str:
    """Return what is wrong with UTF-16 and UTF-32, which biber and bibtex do not read."""
    if encoding == "utf-8":
        return ""
    return f"{encoding[:6].upper()}, which other tools cannot read; save the file as UTF-8"


def _binary_hint(data: bytes) -> str:
    """Return the end of the message about zero bytes."""
    sample = data[:1000]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return " (it begins as UTF-16, but is damaged)"
    fewer, more = sorted((sample[0::2].count(0), sample[1::2].count(0)))
    if more > len(sample) // 4 and fewer * 50 <= len(sample):
        return " (perhaps UTF-16 without a byte order mark: save it as UTF-8)"
    at = data.index(0)
    return f" (zero byte at offset {at})"


def _reason(error: OSError | ValueError) -> str:
    """Return why the system refused, in one line."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
