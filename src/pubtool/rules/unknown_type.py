"""An entry type that neither BibTeX nor biblatex has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.findings import Edit, Fix
from pubtool.rules._spelling import one_slip_away
from pubtool.rules.base import Example, Problem, Rule

if TYPE_CHECKING:
    from pubtool.rules.base import Context, Subject

#: BibTeX's types, those of the biblatex manual (2.1), and what widespread styles add to them.
_KNOWN = (
    *("article", "inproceedings", "conference", "proceedings", "book", "inbook", "incollection"),
    *("booklet", "manual", "misc", "unpublished", "techreport", "phdthesis", "mastersthesis"),
    *("thesis", "report", "online", "electronic", "www", "software", "dataset", "patent"),
    *("collection", "mvbook", "mvcollection", "mvproceedings", "mvreference", "reference"),
    *("bookinbook", "suppbook", "suppcollection", "suppperiodical", "periodical", "inreference"),
    *("set", "xdata", "bibnote", "artwork", "audio", "commentary", "image", "jurisdiction"),
    *("legislation", "legal", "letter", "movie", "music", "performance", "review", "standard"),
    *("video", *(f"custom{letter}" for letter in "abcdef")),
    # biblatex-apa, biblatex-software, IEEEtran, REVTeX, and what homepages list
    *("presentation", "hardware", "constitution", "legmaterial", "legadminmaterial", "nameonly"),
    *("softwareversion", "softwaremodule", "codefragment", "ieeetranbstctl", "control"),
    *("talk", "poster", "preprint", "webpage", "newspaper", "lecture", "tutorial", "media"),
)
_KNOWN_SET = frozenset(_KNOWN)
#: Names that people use for a type that has another one.
_MEANT = {
    "masterthesis": "mastersthesis",
    "msthesis": "mastersthesis",
    "mscthesis": "mastersthesis",
    "doctoralthesis": "phdthesis",
    "journal": "article",
    "paper": "article",
    "proceeding": "proceedings",
    "technicalreport": "techreport",
    "bookchapter": "incollection",
    "inconference": "inproceedings",
    "website": "online",
    "web": "online",
    "arxiv": "misc",
    "data": "dataset",
}


def meant_type(kind: str) -> str:
    """Return the known type that an unknown one is near, or an empty text."""
    return "" if kind in _KNOWN_SET else _MEANT.get(kind) or one_slip_away(kind, _KNOWN)


def _check(subject: Subject, _: Context) -> tuple[Problem, ...]:
    entry = subject.entry
    kind = entry.entry_type
    if kind in _KNOWN_SET:
        return ()
    written = entry.source.text[slice(*entry.type_span)]
    meant = meant_type(kind)
    advice = f"did you mean @{meant}?" if meant else "write @misc if no other type fits"
    fix = Fix((Edit(*entry.type_span, meant),), safe=False) if meant else None
    message = f"@{written} is no entry type of BibTeX or biblatex; {advice}"
    return (Problem(message, entry.source, *entry.type_span, entry.key, fix),)


RULE = Rule(
    name="unknown-type",
    severity="warning",
    what="An entry type that neither BibTeX nor biblatex nor a widespread style knows.",
    why=(
        "Lists that are grouped by type, and programs that format references, do not know what the "
        "entry is: most treat it as @misc, some leave it out."
    ),
    mend="Correct the spelling, or take the standard type that comes nearest; @misc fits anything.",
    bad=(
        Example("@«artcle»{k, title = {T}}", fixed="@article{k, title = {T}}"),
        Example("@«MasterThesis»{k, title = {T}}", fixed="@mastersthesis{k, title = {T}}"),
        Example("@«blogentry»{k, title = {T}}"),
    ),
    good=(
        Example("@InProceedings{k, title = {T}}"),
        Example("@software{k, title = {T}}"),
        Example("@conference{k, title = {T}}"),
    ),
    entry=_check,
)
