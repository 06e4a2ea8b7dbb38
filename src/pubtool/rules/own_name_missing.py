"""A publication in a list, but none of its authors is the owner of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.folding import fold
from pubtool.rules.base import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.model import Person, Publication
    from pubtool.rules.base import Context, Problem

_ME = 'me = ["Ann Lee", "A. Lee"]'


def _check(context: Context) -> Iterator[Problem]:
    if not context.config.me:
        return
    shown = {each.position for each_list in context.lists.values() for each in each_list}
    families = {fold(name) for spelling in context.config.me for name in _family_names(spelling)}
    for subject in context.subjects:
        publication = subject.publication
        if publication is None or publication.position not in shown:
            continue
        name = "author" if publication.authors else "editor"
        # The editors of the volume that a paper is in are not people of the paper.
        own_editors = publication.editors if "editor" in subject.own else ()
        persons = publication.authors or own_editors
        if not _lacks_me(publication, (*persons, *own_editors)) or name not in subject.fields:
            continue
        namesake = next((each for each in persons if fold(each.family_name) in families), None)
        message = f"none of the {name}s is you: {_hint(namesake, context.config.me)}"
        yield subject.at_value(subject.fields[name], message)


def _lacks_me(publication: Publication, persons: tuple[Person, ...]) -> bool:
    if not persons or publication.et_al:
        return False
    return not any(each.me for each in persons)


def _family_names(spelling: str) -> tuple[str, ...]:
    """Return what may be the family name in a configured spelling."""
    if "," in spelling:
        return (spelling.partition(",")[0].strip(),)
    return tuple(spelling.split()[-1:])


def _hint(namesake: Person | None, me: tuple[str, ...]) -> str:
    if namesake is not None:
        return f"if `{namesake.name}` is, add this spelling to `me` in the configuration"
    return f"`me` is {', '.join(me)}; add the spelling that stands here, or hide the entry"


RULE = Rule(
    name="own-name-missing",
    severity="warning",
    what=(
        "A publication that a list shows, none of whose authors or editors is the owner of the "
        "list; editors that an entry inherits from its volume do not count. Only where `me` is "
        "configured, and not for lists of authors that end in `others`."
    ),
    why=(
        "Either somebody else's paper is in the list, or your name is written in a way that is not "
        "recognised, and then it is not emphasised and filters by role miss the paper."
    ),
    mend="Add the spelling to `me`, correct the name, or hide the entry: `hidden = {true}`.",
    bad=(
        Example("@misc{k, title = {T}, author = «{Jo Roe and Anne Lee}»}", config=_ME),
        Example("@misc{k, title = {T}, author = «{Jo Roe}»}", config=_ME),
        Example("@proceedings{k, title = {T}, editor = «{Jo Roe}»}", config=_ME),
        Example(
            "@misc{k, title = {T}, author = «{Jo Roe}», crossref = {p}}\n"
            "@proceedings{p, title = {T}, editor = {Ann Lee}}",
            config=_ME,
        ),
    ),
    good=(
        Example("@proceedings{k, title = {T}, editor = {Ann Lee}}", config=_ME),
        Example("@misc{k, title = {T}, author = {Jo Roe and Lee, A.}}", config=_ME),
        Example("@misc{k, title = {T}, author = {Jo Roe and others}}", config=_ME),
        Example("@misc{k, title = {T}, author = {Jo Roe}, author+an = {1=self}}", config=_ME),
        Example("@misc{k, title = {T}, author = {Jo Roe}, hidden = {true}}", config=_ME),
        Example("@misc{k, title = {T}, author = {Jo Roe}}"),
    ),
    whole=_check,
)
