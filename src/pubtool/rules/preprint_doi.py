"""The DOI of a preprint on a paper that claims to have appeared elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.identifiers import bare_doi, is_preprint_doi
from pubtool.reading.links import read_doi
from pubtool.rules._values import stripped
from pubtool.rules.base import Context, Example, Problem, Rule, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.bibtex import Field

#: What messages call the servers, by the prefixes of their DOIs; the smaller ones have no name.
_SERVERS = {
    "10.48550": "arXiv",
    "10.1101": "bioRxiv or medRxiv",
    "10.64898": "bioRxiv or medRxiv",
    "10.26434": "ChemRxiv",
    "10.36227": "TechRxiv",
    "10.20944": "Preprints.org",
    "10.21203": "Research Square",
    "10.22541": "Authorea",
    "10.2139": "SSRN",
}
#: How a `journal` that is itself a server is called.
_NO_VENUE = r"(?ai)rxiv|preprint|\bcorr\b|ssrn|research ?square|authorea"


def _check(subject: Subject, field: Field, _: Context) -> Iterator[Problem]:
    doi = field.value.strip()
    if not doi.startswith("10."):
        doi = read_doi(doi)
    if not is_preprint_doi(doi) or subject.value("pubstate") or not _claims_venue(subject):
        return
    server = _SERVERS.get(bare_doi(doi).partition("/")[0])
    which = f"the preprint ({server})" if server else "the preprint"
    message = f"this is the DOI of {which}; write that of the published paper"
    yield subject.at_value(field, message, *stripped(field))


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
