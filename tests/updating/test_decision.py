"""The decision of `update`: first what is never taken for the published version."""

from __future__ import annotations

from typing import Any

import pytest

from pubtool.model import Date
from pubtool.sources.records import Author, Record
from pubtool.updating.decision import agrees, decide

AUTHORS = (
    Author("Ada Quill", "Quill", "Ada"),
    Author("Jörg van der Berg", "van der Berg", "Jörg"),
    Author("Lin Mo", "Mo", "Lin"),
)
OTHERS = (Author("Noor Idris", "Idris", "Noor"), Author("Max Mistake", "Mistake", "Max"))
PREPRINT = Record(
    "arXiv", "misc", "Quiet Attention: Fast Inference", AUTHORS, Date(2024, 12), arxiv="2412.99001"
)
PUBLISHED = Record(
    "Crossref",
    "article",
    "Quiet attention: fast inference",
    AUTHORS,
    Date(2025),
    doi="10.5555/quiet",
    fields={"journal": "Journal of Quiet"},
)
NAMED = PREPRINT._replace(doi="10.5555/QUIET")


def changed(**values: Any) -> Record:
    return PUBLISHED._replace(**values)


NEVER = [
    pytest.param(changed(doi=""), id="a paper without a DOI"),
    pytest.param(changed(doi="10.48550/arXiv.2412.99001"), id="arXiv's own DOI"),
    pytest.param(changed(doi="10.2139/ssrn.4684136"), id="another preprint server's DOI"),
    pytest.param(changed(doi="10.1101/2023.09.06.556545"), id="bioRxiv's DOI"),
    pytest.param(
        changed(fields={"journal": "arXiv (Cornell University)"}), id="a server as journal"
    ),
    pytest.param(changed(type="misc"), id="a data set or a preprint"),
    pytest.param(changed(date=Date(2023)), id="what appeared before the first version"),
    pytest.param(changed(date=Date(2055)), id="what appeared a generation later"),
    pytest.param(changed(date=None), id="a paper without a year"),
    pytest.param(changed(authors=OTHERS), id="the same title by others"),
    pytest.param(changed(authors=()), id="a record without authors"),
    pytest.param(changed(title="Erratum: Quiet Attention: Fast Inference"), id="an erratum"),
    pytest.param(changed(title="Comment on “Quiet Attention: Fast Inference”"), id="a comment"),
    pytest.param(changed(title="Peer Review of Quiet Attention: Fast Inference"), id="a review"),
    pytest.param(changed(title="Quiet Attention: Fast Inference, Part II"), id="a second part"),
    pytest.param(changed(title="Quiet Attention++: Fast Inference"), id="a successor"),
    pytest.param(changed(title="Loud Networks"), id="another paper of the same authors"),
    pytest.param(changed(retracted_by=("10.5555/notice",)), id="what was retracted"),
]


@pytest.mark.parametrize("candidate", NEVER)
@pytest.mark.parametrize(
    "preprint", [pytest.param(PREPRINT, id="found"), pytest.param(NAMED, id="named")]
)
def test_never_accepted_is(preprint: Record, candidate: Record) -> None:
    verdict = decide(preprint, candidate)
    assert not verdict.accepted
    assert verdict.confidence == "none"
    assert verdict.reasons


ONLY_NAMED = [
    pytest.param(changed(title="Quiet Attention"), id="a title without the subtitle"),
    pytest.param(changed(title="Quiet Attention: Faster Inferences"), id="a reworded title"),
    pytest.param(
        changed(title="Quiet Attention: Fast Inference (Extended Abstract)"), id="an abstract"
    ),
    pytest.param(
        changed(type="inproceedings", fields={"booktitle": "Workshop on Quiet"}), id="a workshop's"
    ),
    pytest.param(changed(type="book", fields={}), id="a book"),
]


@pytest.mark.parametrize("candidate", ONLY_NAMED)
def test_accepted_only_where_arxiv_names_its_doi_is(candidate: Record) -> None:
    assert not decide(PREPRINT, candidate).accepted
    assert decide(NAMED, candidate).accepted


def test_a_named_candidate_needs_a_common_author() -> None:
    one = changed(authors=(AUTHORS[1], *OTHERS))
    assert decide(NAMED, one).accepted
    assert not decide(NAMED, changed(authors=OTHERS)).accepted


def test_a_title_that_other_papers_have_needs_all_authors() -> None:
    preprint = PREPRINT._replace(title="Quiet Attention")
    assert decide(preprint, changed(title="Quiet Attention")).accepted
    fewer = changed(title="Quiet Attention", authors=AUTHORS[:2])
    assert not decide(preprint, fewer).accepted


def test_the_same_title_and_authors_are_accepted_from_a_search() -> None:
    verdict = decide(PREPRINT, PUBLISHED)
    assert verdict.accepted
    assert verdict.confidence == "high"


def test_what_only_nearly_agrees_is_not_sure() -> None:
    preprint = PREPRINT._replace(title="Quiet Attention: Fast Inference for Language Models")
    title = "Quiet Attention: Fast Inference for a Language Model"
    verdict = decide(preprint, changed(title=title))
    assert verdict.accepted
    assert verdict.confidence == "medium"


def test_a_short_title_has_to_be_the_same_in_a_search() -> None:
    preprint = PREPRINT._replace(title="Live on Debian")
    assert not decide(preprint, changed(title="Live for Debian")).accepted


def test_an_author_more_is_not_sure_in_a_search() -> None:
    verdict = decide(PREPRINT, changed(authors=(*AUTHORS, OTHERS[0])))
    assert verdict.accepted
    assert verdict.confidence == "medium"


def test_a_paper_that_semantic_scholar_takes_for_it_may_lack_the_subtitle() -> None:
    candidate = changed(title="Quiet Attention")
    assert not decide(PREPRINT, candidate).accepted
    assert decide(PREPRINT, candidate._replace(arxiv="2412.99001")).accepted
    assert not decide(PREPRINT, candidate._replace(arxiv="2412.99002")).accepted


def test_the_same_year_is_not_before_the_preprint() -> None:
    assert decide(PREPRINT, changed(date=Date(2024))).accepted


def test_records_of_one_paper_agree_in_part() -> None:
    assert agrees(PREPRINT, PUBLISHED)
    assert agrees(PREPRINT, changed(title="A Wholly New Title"))
    assert not agrees(PREPRINT, changed(authors=OTHERS))
    assert not agrees(PREPRINT, changed(title="A Wholly New Title", authors=(AUTHORS[0],)))
