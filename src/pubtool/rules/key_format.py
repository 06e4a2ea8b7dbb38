"""A citation key that does not follow the pattern family name, year, word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.folding import fold
from pubtool.query.matching import words
from pubtool.rules.base import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.rules.base import Context, Problem, Subject

_SMALL_WORDS = frozenset(("a", "an", "the", "on", "of", "for", "in", "to", "and", "with", "from"))


def _check(subject: Subject, _: Context) -> Iterator[Problem]:
    publication = subject.publication
    if publication is None or publication.date is None:
        return
    persons = publication.authors or publication.editors
    title = [word for word in words(publication.title_text) if word not in _SMALL_WORDS]
    if not persons or not title:
        return
    start = f"{''.join(words(persons[0].family_name))}{publication.date.year:04}"
    key = fold(publication.key)
    if not (key.startswith(start) and key[len(start) :].isalnum()):
        message = f"the key is not family name, year and a word; for example `{start}{title[0]}`"
        yield subject.problem(message)


RULE = Rule(
    name="key-format",
    severity="warning",
    what=(
        "A citation key other than the first author's family name, the year and a word, without "
        "anything between: `lee2024attention`. Off by default."
    ),
    why="Keys made alike are easy to guess, to sort and to keep apart.",
    mend="Rename the key, also where it is cited. Which word follows the year is free.",
    bad=(Example("@misc{«lee_2024», title = {On Attention}, author = {Ann Lee}, year = {2024}}"),),
    good=(
        Example("@misc{lee2024sage, title = {Sage}, author = {Ann Lee}, year = {2024}}"),
        Example("@misc{vandenBerg2024x, title = {T}, author = {van den Berg, Jo}, year = {2024}}"),
        Example("@misc{k, title = {Undated}, author = {Ann Lee}}"),
    ),
    entry=_check,
    on=False,
)
