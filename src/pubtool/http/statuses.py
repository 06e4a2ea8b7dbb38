"""What the statuses of HTTP mean to one who asks: an answer, a wait, or the end of asking."""

from __future__ import annotations

import re
import time
from email.utils import parsedate_to_datetime

from pubtool.http.exchanges import Reply, Trouble

_FORBIDDEN = 403
_TOO_MANY = 429

#: The server has closed early, or is not ready yet.
_LATER = frozenset({408, 425})


def refusal(reply: Reply, *, is_link: bool, contact: str) -> Trouble | None:
    """Return why this is no answer to the question, None where it is one."""
    status = reply.status
    if status == _FORBIDDEN:
        return _forbidden(is_link=is_link, contact=contact)
    if status != _TOO_MANY and status not in _LATER and status < 500:
        return None
    wait = _retry_after(reply.headers.get("retry-after", ""))
    asks = f" and asks for a pause of {wait:.0f} s" if wait >= 1 else ""
    if status == _TOO_MANY:
        what = f"says that it is asked too often (HTTP 429){asks}"
        return Trouble(what, "try again later, with fewer at once", "pause", "host", wait)
    return Trouble(
        f"is out of order (HTTP {status}){asks}", "try again later", "pause", "perhaps", wait
    )


def _forbidden(*, is_link: bool, contact: str) -> Trouble:
    if is_link:
        return Trouble(
            "lets no programs look (HTTP 403)", "open the link in a browser", blame="host"
        )
    hint = "try again in some hours"
    if not contact:
        hint += ", with your address in the settings: services.contact"
    return Trouble("refuses to answer (HTTP 403) and is not asked again", hint, blame="host")


def _retry_after(value: str) -> float:
    """Return the seconds that a Retry-After header asks for, 0 where it says nothing usable.

    It holds seconds or a date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after.
    """
    value = value.strip()
    if re.fullmatch(r"[0-9]{1,9}", value):
        return float(value)
    try:
        date = parsedate_to_datetime(value)
        return max(0.0, date.timestamp() - time.time())
    except (ValueError, TypeError, OverflowError, IndexError):
        return 0.0
