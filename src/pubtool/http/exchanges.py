"""One request and its answer, as they go over the wire, and what may go wrong: values only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What may help: asking again after a pause, one more try to connect, or nothing.
Remedy: TypeAlias = Literal["pause", "reconnect", "none"]

#: Whether the next question there is worth asking: not to this host, perhaps, or yes.
Blame: TypeAlias = Literal["host", "perhaps", "answer"]


class Call(NamedTuple):
    """A request as it goes out."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes | None


class Reply(NamedTuple):
    """An answer as it came; the names of the headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Trouble(Exception):
    """A request without a usable answer.

    `what` happened and what to do (`hint`) are for people; `wait` is how many seconds the service
    asks for, 0 where it does not say.
    """

    def __init__(
        self,
        what: str,
        hint: str,
        remedy: Remedy = "none",
        blame: Blame = "answer",
        wait: float = 0.0,
    ) -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint
        self.remedy = remedy
        self.blame = blame
        self.wait = wait


def shown(url: str) -> str:
    """Return a URL for a message: printable and not too long."""
    text = "".join(char if char.isprintable() else "\ufffd" for char in url)
    return text if len(text) <= 120 else f"{text[:117]}..."
