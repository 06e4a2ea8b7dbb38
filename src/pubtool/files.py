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
from typing import NamedTuple

from pubtool.errors import UnreadableInput, UnwritableOutput

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
        hint = _why_missing(path)
        raise UnreadableInput(f"{path}: there is no such file{hint}") from None
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
    """Replace the contents of a file in one step: readers see the old or the new, nothing between.

    A symbolic link stays one, and its target is replaced; permissions (and, where allowed, the
    owner) stay. What is no regular file, such as `/dev/stdout`, is written to directly.
    Raises UnwritableOutput, in one line; then the old contents stand, and nothing is left behind.
    """
    try:
        target = Path(os.path.realpath(path))
        status = _status(target)
        if status is not None and not stat.S_ISREG(status.st_mode):
            with target.open("wb") as stream:
                stream.write(data)
            return
        # Replacing needs only a writable folder, but a read-only file means "leave me alone".
        if status is not None:
            target.open("r+b").close()
        _replace(target, data, status)
    except IsADirectoryError:
        raise UnwritableOutput(f"{path}: this is a directory; name a file in it") from None
    except (FileNotFoundError, NotADirectoryError):
        raise UnwritableOutput(f"{path}: the folder {path.parent} does not exist") from None
    except PermissionError:
        raise UnwritableOutput(f"{path}: no permission to write this file") from None
    except (OSError, ValueError) as error:
        raise UnwritableOutput(f"{path}: cannot be written: {_reason(error)}") from None


def _replace(target: Path, data: bytes, status: os.stat_result | None) -> None:
    """Write a temporary file beside the target and put it in its place."""
    temporary = target.with_name(f".{target.name[:100]}.{os.urandom(6).hex()}.tmp")
    # Created by `open` itself, so that a new file gets the permissions that the umask leaves.
    with temporary.open("xb") as stream:
        try:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
            if status is not None:
                with contextlib.suppress(OSError, AttributeError):
                    os.chown(temporary, status.st_uid, status.st_gid)
                temporary.chmod(stat.S_IMODE(status.st_mode))
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    try:
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable, where the system can do that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _status(path: Path) -> os.stat_result | None:
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


def _why_missing(path: str) -> str:
    """Return the end of the message about a missing file."""
    name = Path(path)
    if name.is_symlink():
        return f"; the symbolic link points to {name.readlink()}"
    return "; name the BibTeX file with --file, or in the configuration"


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
    return f" (zero byte at offset {at}): name a BibTeX file"


def _reason(error: OSError | ValueError) -> str:
    """Return why the system refused, in one line."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
