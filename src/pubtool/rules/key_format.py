"""A citation key that does not follow the configured pattern."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.folding import fold
from pubtool.query.matching import words
from pubtool.rules.base import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.model import Person, Publication
    from pubtool.rules.base import Context, Problem, Subject

_SMALL_WORDS = frozenset(("a", "an", "the", "on", "of", "for", "in", "to", "and", "with", "from"))
_PLACEHOLDER = r"\{(\w+)\}"
_WORD = r"[^\W_]+"
#: What keeps the keys of several papers apart: `lee2024a`.
_LETTERS = "[a-z]{0,2}"


def _check(subject: Subject, context: Context) -> Iterator[Problem]:
    publication = subject.publication
    if publication is None:
        return
    pattern = context.config.key
    known = _known(publication)
    parts = re.split(_PLACEHOLDER, pattern)
    if not all(known[name.lower()] for name in parts[1::2]):
        return
    if not _follows(publication.key, parts, known):
        example = "".join(
            text if not at % 2 else _cased(known[text.lower()][0], text)
            for at, text in enumerate(parts)
        )
        message = f"the key is not written as `{pattern}`; for example `{example}`"
        yield subject.problem(message)


def _known(publication: Publication) -> dict[str, list[str]]:
    """Return what may stand for each placeholder; nothing where the entry does not say."""
    persons = publication.authors or publication.editors
    title = [word for word in words(publication.title_text) if word not in _SMALL_WORDS]
    year = f"{publication.date.year:04}" if publication.date is not None else ""
    venue = "".join(re.findall(r"[A-Za-z]+", publication.fields.get("abbr", "")))
    return {
        "family": list(_families(persons[0])) if persons else [],
        "year": [year] if year else [],
        "yy": [year[-2:]] if year else [],
        "word": ([word for word in title if len(word) > 2] or title)[:1],
        "venue": [venue] if venue else [],
    }


def _families(person: Person) -> Iterator[str]:
    """Yield the family name, with its particle and without; of an organisation also one word."""
    for name in (person.family_name, person.family):
        if found := "".join(words(name)):
            yield found
    if not person.given:
        yield from (word for word in words(person.family) if word not in _SMALL_WORDS)


def _follows(key: str, parts: list[str], known: dict[str, list[str]]) -> bool:
    pattern = [fold(re.escape(part)) for part in parts]
    for at in range(1, len(parts), 2):
        name = parts[at].lower()
        pattern[at] = "|".join(map(fold, map(re.escape, known[name]))) if name != "word" else _WORD
        pattern[at] = f"({pattern[at]})"
    match = re.fullmatch("".join(pattern) + _LETTERS, fold(key))
    if match is None:
        return False
    capitals = [at for at, name in enumerate(parts[1::2], 1) if name[0].isupper()]
    return not key.isascii() or all(key[match.start(at)].isupper() for at in capitals)


def _cased(text: str, placeholder: str) -> str:
    return text[:1].upper() + text[1:] if placeholder[0].isupper() else text


_SHORT = 'key = "{family}{yy}{venue}"'
_SCHOLAR = 'key = "{Family}:{year}"'

RULE = Rule(
    name="key-format",
    severity="warning",
    what=(
        "A citation key other than `key` in the configuration has it; without that, other than the "
        "first author's family name, the year and a word: `lee2024attention`. Off by default."
    ),
    why="Keys made alike are easy to guess, to sort and to keep apart.",
    mend=(
        "Rename the key, also where it is cited. Which word of the title is taken is free, and "
        "letters at the end may keep two keys apart."
    ),
    bad=(
        Example("@misc{«lee_2024», title = {On Attention}, author = {Ann Lee}, year = {2024}}"),
        Example(
            "@misc{«lee2024attention», title = {Attention}, author = {Ann Lee}, year = {2024}}",
            config=_SCHOLAR,
        ),
    ),
    good=(
        Example("@misc{lee2024sage, title = {Sage}, author = {Ann Lee}, year = {2024}}"),
        Example("@misc{vandenBerg2024x, title = {T}, author = {van den Berg, Jo}, year = {2024}}"),
        Example("@misc{berg2024x, title = {T}, author = {van den Berg, Jo}, year = {2024}}"),
        Example("@misc{k, title = {Undated}, author = {Ann Lee}}"),
        Example(
            "@misc{lee24ICML, title = {Sage}, author = {Ann Lee}, year = {2024}, abbr = {ICML}}",
            config=_SHORT,
        ),
        Example(
            "@misc{Lee:2024b, title = {Sage}, author = {Ann Lee}, year = {2024}}", config=_SCHOLAR
        ),
    ),
    entry=_check,
    on=False,
)
