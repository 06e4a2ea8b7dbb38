"""Authors: from what services say of them to `Author`, and from there to a value of BibTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.sources.answers import clean, items, member, text_of
from pubtool.sources.markup import from_text
from pubtool.sources.records import Author

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What only the names of many people at once have in them.
_GROUP = (
    r"(?a)\b(?:Collaborations?|Consortium|Team|Group|Committee|Network|Project|Initiative|Alliance"
    r"|Investigators|Organi[sz]ation|Institute|University|Foundation|Agency|Association|Society"
    r"|Partnership|Community|Developers|Contributors|Task Force|collaborations?|consortium|team)\b"
)
_SUFFIX = r"(.*[^\s,])(?:,\s*|\s+)(Jr\.?|Sr\.?|I{2,3}|IV)\Z"
#: What BibTeX takes apart within a word: to it a hyphen ends one, and a small letter begins a
#: particle, so that it reads `Ken-ichi Iwata` as one of the family `ichi Iwata`.
_SMALL_AFTER_HYPHEN = r"-[a-z]"
#: The numbers of affiliations behind a name: `(1)`, `(1 and 2)`, `[a]`.
_MARKS = r"\s*[(\[](?:\d+|[a-z*†‡])(?:\s*(?:,|and|&|;)\s*(?:\d+|[a-z*†‡]))*[)\]]\Z"
_BEHALF = (
    r"(.*[^\s(])\s*(?:\(|\s)(?:on behalf of|for)\s+((?:the\s+)?[^()]*\b[Cc]ollaborations?)\)?\Z"
)
#: What stands among authors and is none: `:`, `et al.`, `(1) Some University`, `(2)`.
_NOBODY = r"(?i)[\W\d_]*\Z|(?:and\s+)?(?:et\s+al\b.*|others)\Z|\(+\d+\)+\s"
#: What readers of BibTeX take for more than one name, or for no name.
_APART = r"(?i)(?:\A|[\s~])and(?:[\s~]|\Z)|\bothers\b|\bet\b|[;&=]"
#: No paper has more authors than a few thousand.
_MOST = 20_000


def is_group(name: str) -> bool:
    """Return whether this is the name of a collaboration or an organisation by its words."""
    return re.search(_GROUP, name) is not None


def displayed(names: Iterable[str]) -> tuple[Author, ...]:
    """Return the authors that a service names as they are displayed, `First Last`.

    TeX becomes Unicode; numbers of affiliations, affiliations taken for authors, `et al.` and
    colons are left out; of `A. Person (for the X Collaboration)` come both.
    """
    authors: list[Author] = []
    for name in names:
        shown = _unicode(clean(name)).strip(" ,;")
        while match := re.search(_MARKS, shown[-80:]):
            shown = shown[: len(shown) - len(match[0])].rstrip(" ,;")
        if re.match(_NOBODY, shown) or len(authors) >= _MOST:
            continue
        behalf = re.fullmatch(_BEHALF, shown) if "ollaboration" in shown else None
        authors.append(_displayed(behalf[1] if behalf else shown))
        if behalf:
            authors.append(Author(behalf[2], group=True))
    return tuple(authors)


def _unicode(name: str) -> str:
    if not any(char in name for char in "\\{}$"):
        return name
    from pubtool.latex import to_text

    return to_text(name)


def _displayed(name: str) -> Author:
    if is_group(name):
        return Author(name.rstrip(":").strip(), group=True)
    suffix = re.fullmatch(_SUFFIX, name)
    return Author(suffix[1], suffix=suffix[2]) if suffix else Author(name)


def structured(people: object) -> tuple[Author, ...]:
    """Return the authors of a CSL or Crossref list: `family`, `given`, `suffix`, or one name."""
    authors: list[Author] = []
    for person in items(people)[:_MOST]:
        family, given = _part(person, "family"), _part(person, "given")
        if family and given:
            particle = _part(person, "non-dropping-particle")
            dropping = _part(person, "dropping-particle")
            family = " ".join(filter(None, (dropping, particle, family)))
            suffix = _part(person, "suffix")
            name = f"{given} {family}" + (f", {suffix}" if suffix else "")
            authors.append(Author(name, family, given, suffix))
        elif one := family or given:
            authors.append(Author(one, group=is_group(one)))
        elif one := _part(person, "literal"):
            authors.append(Author(one, group=is_group(one) or " " in one))
        elif one := _part(person, "name"):
            authors.append(Author(one, group=True))
    return tuple(authors)


def _part(person: object, name: str) -> str:
    """Return a part of a name as plain text: deposits hold HTML entities, and marks at the end."""
    text = text_of(member(person, name))
    if "&" in text or "<" in text:
        from html import unescape

        text = clean(re.sub(r"<[^<>]*>", "", unescape(text)))
    return text.strip(" ,;*†‡")


def to_bibtex(authors: Iterable[Author]) -> str:
    """Return the value of `author`, as LaTeX: names joined by `and`, groups in braces.

    `First Last` stays where the service gives no parts, since only it is known to be right; but
    not where a suffix follows the family name, or BibTeX would take a wrong one.
    """
    return " and ".join(filter(None, map(_to_bibtex, authors)))


def _to_bibtex(author: Author) -> str:
    if author.group or not author.family:
        return _whole(author)
    parts = [_guarded(author.family, ","), *([from_text(author.suffix)] if author.suffix else [])]
    return ", ".join([*parts, _guarded(author.given, ",")])


def _whole(author: Author) -> str:
    name = from_text(author.name)
    if author.group or name.count(",") > 1:
        return f"{{{name}}}" if name else ""
    family, given = _taken_apart(author.name)
    if author.suffix:
        return ", ".join(_guarded(part, ",") for part in (family, author.suffix, given))
    if "," not in author.name and re.search(_SMALL_AFTER_HYPHEN, given):
        return ", ".join(_guarded(part, ",") for part in (family, given))
    return _guarded(author.name, "")


def _taken_apart(name: str) -> tuple[str, str]:
    """Return the family name, with the small words before it, and what stands before these."""
    if "," in name:
        family, _, given = name.partition(",")
        return family.strip(), given.strip()
    words = name.split()
    small = [at for at, word in enumerate(words) if word[0].islower()]
    first = small[0] if 0 < len(small) < len(words) else len(words) - 1
    return " ".join(words[first:]), " ".join(words[:first])


def _guarded(name: str, special: str) -> str:
    """Return a part of a name, in braces where BibTeX would take it apart."""
    text = from_text(name)
    apart = special and special in text
    if apart or re.search(_APART, text):
        return f"{{{text}}}"
    return text
