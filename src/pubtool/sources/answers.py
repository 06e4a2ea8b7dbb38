"""What all services have in common: questions in batches, answers as text or JSON, clean text.

An answer is untrusted. What is not what it should be raises `ServiceUnavailable` with a sentence
that names the service, what came, and what to do.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from pubtool.errors import ServiceUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pubtool.exchange import Answer

#: Statuses by which a service says that there is no such thing.
_ABSENT = frozenset((404, 410))
#: Encodings that a header may name; not the odd ones that Python knows besides.
_ENCODING = (
    r"(?ai)(?:iso|latin|windows|us-ascii|ascii|utf-?16|utf-?32|gb|big5|shift|euc|koi8|cp\d)[\w-]*\Z"
)
_HTML = r"(?i)\s*(?:<!doctype\s+html|<html\b|<head\b|<body\b|<script\b)"
#: White space and control characters; then what is invisible or turns the text around, which no
#: title needs (joiners, which some scripts need, may stay), and half characters.
_BLANKS = r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+"
_INVISIBLE = (
    r"[\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
#: No title or name is longer; an answer that says otherwise is cut, not believed.
_LONGEST = 20_000


def clean(text: str) -> str:
    """Return a service's text on one line: composed, without control or invisible characters."""
    text = text[:_LONGEST]
    if not (text.isascii() and text.isprintable()):
        text = re.sub(_INVISIBLE, "", text)
        text = unicodedata.normalize("NFC", re.sub(_BLANKS, " ", text))
    return " ".join(text.split())


def unique(ids: Iterable[str]) -> tuple[str, ...]:
    """Return the ids without repetitions, in their order."""
    return tuple(dict.fromkeys(ids))


def batches(ids: Iterable[str], size: int) -> Iterator[tuple[str, ...]]:
    """Yield the ids without repetitions in groups of at most `size`."""
    left = unique(ids)
    for start in range(0, len(left), size):
        yield left[start : start + size]


def joined(base: str, path: str) -> str:
    """Return the URL of `path` at a service, whether or not its base ends in a slash."""
    return f"{base.rstrip('/')}/{path}"


def is_absent(answer: Answer) -> bool:
    """Return whether the service says that there is no such thing."""
    return answer.status in _ABSENT


def unavailable(service: str, what: str, advice: str = "try again later") -> ServiceUnavailable:
    """Return the error that says what a service answered instead, on one line."""
    sentence = clean(f"{service} {what}; {advice}")
    return ServiceUnavailable("".join(each if each.isprintable() else "?" for each in sentence))


def check_status(answer: Answer, service: str) -> None:
    """Raise `ServiceUnavailable` for an answer whose status is not 200."""
    if answer.status != 200:
        raise unavailable(service, f"answered with status {answer.status}")


def is_web_page(answer: Answer) -> bool:
    """Return whether the answer is HTML, by its header or by how it begins."""
    return answer.content_type in ("text/html", "application/xhtml+xml") or (
        re.match(_HTML, answer.body[:1000].decode("latin-1").lstrip("\xef\xbb\xbf")) is not None
    )


def decoded(answer: Answer, service: str) -> str:
    """Return the text of an answer, which is UTF-8 whatever its header says, else what that says.

    Raises `ServiceUnavailable` where the text is empty, a web page, or in no known encoding.
    """
    text = _decoded(answer)
    if text is None:
        raise unavailable(service, "answered with bytes that are not text")
    if not text.strip():
        raise unavailable(service, "answered with nothing")
    if is_web_page(answer) or re.match(_HTML, text[:1000]):
        raise unavailable(service, "answered with a web page instead of data")
    return text


def _decoded(answer: Answer) -> str | None:
    body = answer.body
    encodings = ["utf-8-sig"]
    if re.match(_ENCODING, answer.charset):
        encodings.append(answer.charset)
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings.insert(0, "utf-16")
    for encoding in encodings:
        try:
            return body.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return None


def read_json(answer: Answer, service: str) -> object:
    """Return the JSON value of an answer; raises `ServiceUnavailable` where it holds none."""
    import json

    text = decoded(answer, service)
    try:
        value: object = json.loads(text)
    except RecursionError:
        raise unavailable(service, "answered with JSON that is nested too deeply") from None
    except ValueError as error:
        # Not the document: that may be large, and is not needed.
        cut = isinstance(error, json.JSONDecodeError) and error.pos >= len(text.rstrip()) - 1
        what = f"answered with JSON that is {'cut short' if cut else 'broken'}"
        raise unavailable(service, what) from None
    return value


def member(value: object, *path: str) -> object:
    """Return what stands at the path of names in a JSON value; None where there is nothing."""
    for name in path:
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    return value


def items(value: object) -> Sequence[object]:
    """Return the items of a JSON array; of a lone value it alone; of null none."""
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)


def texts(value: object) -> list[str]:
    """Return the texts of a JSON array, or the lone text, clean and without empty ones."""
    return [found for item in items(value) if (found := text_of(item))]


def text_of(value: object) -> str:
    """Return a JSON text or number as clean text, anything else as an empty one."""
    if isinstance(value, str):
        return clean(value)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def number_of(value: object) -> int | None:
    """Return a JSON number, also one written as text of few digits; else None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, str) and re.fullmatch(r"(?a)\d{1,9}", value):
        return int(value)
    return None
