"""The DOI of a preprint on a paper that claims to have appeared elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.reading.links import read_doi
from pubtool.rules._values import stripped
from pubtool.rules.base import Context, Example, Problem, Rule, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.bibtex import Field

#: Beginnings of DOIs that only preprint servers give, and the server.
_SERVERS = (
    (r"10\.48550/", "arXiv"),
    (r"10\.1101/\d{4}\.\d\d\.\d\d\.\d+", "bioRxiv or medRxiv"),
    (r"10\.26434/chemrxiv", "ChemRxiv"),
    (r"10\.36227/techrxiv", "TechRxiv"),
    (r"10\.20944/preprints", "Preprints.org"),
    (r"10\.21203/rs\.", "Research Square"),
    (r"10\.22541/au\.", "Authorea"),
    (r"10\.2139/ssrn", "SSRN"),
)
_PREFIXES = ("10.48550", "10.1101/", "10.26434", "10.36227", "10.2")
#: How a `journal` that is itself a server is called.
_NO_VENUE = r"(?ai)rxiv|preprint|\bcorr\b|ssrn|research ?square|authorea"


def _check(subject: Subject, field: Field, _: Context) -> Iterator[Problem]:
    doi = field.value.strip()
    if not doi.startswith(_PREFIXES):
        doi = read_doi(doi)
        if not doi.startswith(_PREFIXES):
            return
    if subject.value("pubstate") or not _claims_venue(subject):
        return
    for pattern, server in _SERVERS:
        if re.match(f"(?ai){pattern}", doi):
            message = (
                f"this is the DOI of the preprint ({server}); write that of the published paper"
            )
            yield subject.at_value(field, message, *stripped(field))
            return


def _claims_venue(subject: Subject) -> bool:
    for name in ("journal", "journaltitle", "booktitle"):
        venue = subject.fields.get(name)
        if venue is not None and venue.value.strip():
            # As written, too: the macro in `arxiv # {2401.01234}` may be undefined.
            written = venue.source.text[slice(*venue.value_span)]
            return re.search(_NO_VENUE, f"{venue.value} {written}") is None
    return False


RULE = Rule(
    name="preprint-doi",
    severity="warning",
    what="A DOI of arXiv or another preprint server on a paper with a journal or proceedings.",
    why="The link of a published paper leads to its preprint, and tools cite the wrong version.",
    mend="Write the DOI of the published paper, or leave `doi` away and keep `eprint`.",
    bad=(
        Example(
            "@article{k, title = {T}, journal = {Journal of Tests},\n"
            "  doi = {«10.48550/arXiv.2401.01234»}}\n"
        ),
        Example(
            "@article{k, title = {T}, journal = {Cell}, doi = {«10.1101/2023.09.06.556545»}}\n"
        ),
    ),
    good=(
        Example("@misc{k, title = {T}, doi = {10.48550/arXiv.2401.01234}}\n"),
        Example(
            "@article{k, title = {T}, journal = {arXiv preprint arXiv:2401.01234},\n"
            "  doi = {10.48550/arXiv.2401.01234}}\n"
        ),
        Example("@article{k, title = {T}, journal = {Genome Research}, doi = {10.1101/gr.1234}}\n"),
        Example(
            "@article{k, title = {T}, journal = {Cell}, pubstate = {submitted},\n"
            "  doi = {10.1101/2023.09.06.556545}}\n"
        ),
        Example(
            "@article{k, title = {T}, journal = arxiv # {2401.01234},\n"
            "  doi = {10.48550/arXiv.2401.01234}}\n"
        ),
    ),
    names=("doi",),
    field=_check,
)
