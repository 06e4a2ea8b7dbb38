from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.identifiers import (
    BadIdentifier,
    Identifier,
    arxiv_id,
    bare_doi,
    doi_key,
    is_arxiv_id,
    is_preprint_doi,
    parse_identifier,
    same_doi,
)

SICI = "10.1890/0012-9615(1999)069[0569:AEDILS]2.0.CO;2"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2513.00001", "2513.00001 has no month 13"),
        ("2400.00001", "2400.00001 has no month 00"),
        ("2401.1234", "must have 5 digits after the dot since 2015"),
        ("1412.69800", "must have 4 digits after the dot until 2014"),
        ("0703.0001", "from before April 2007"),
        ("2401.00000", "has the number 0"),
        ("2401.01234v0", "has no possible version"),
        ("hep-th/0704001", "is of 2007-04"),
        ("hep-th/9106001", "is of 1991-06"),
        ("hep-th/9913001", "has no month 13"),
        ("hep-th/9901000", "has the number 0"),
        ("recipes/9901001", "has no archive of arXiv before the /"),
        ("9901001", "lacks its archive"),
        ("hep-th/99010", "the archive, / and seven digits"),
        ("10.48550/arXiv.2413.00001", "2413.00001 has no month 13"),
        ("https://arxiv.org/list/hep-th/9901", "names no paper of arXiv"),
        ("10.123/abc", "10.123 begins no DOI"),
        ("10.1000", "is only the beginning of a DOI"),
        ("10.1000/", "is only the beginning of a DOI"),
        ("10.1000/a b", "has white space in it"),
        ("doi:", "is no DOI"),
        ("https://openreview.net/forum?id=abc", "holds neither an arXiv id nor a DOI"),
        ("978-3-319-07040-7", "is neither an arXiv id"),
        ("١٢٣٤.١٢٣٤٥", "is neither an arXiv id"),
        ("", "nothing is given"),
        ("x" * 3000, "this is too long"),
    ],
)
def test_what_is_wrong_is_said(text: str, problem: str) -> None:
    found = parse_identifier(text)
    assert isinstance(found, BadIdentifier)
    assert problem in found.problem
    assert not found.problem.endswith(".")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2401.01234", "2401.01234"),
        (" 2401.01234v2\n", "2401.01234v2"),
        ("arXiv:2401.01234", "2401.01234"),
        ("ARXIV: 2401.01234v11", "2401.01234v11"),
        ("arXiv:arXiv:2401.01234", "2401.01234"),
        ("arXiv:0706.0001v1 [q-bio.CB] 1 Jun 2007", "0706.0001v1"),
        ("CoRR abs/2401.01234", "2401.01234"),
        ("hep-th/9901001v3", "hep-th/9901001v3"),
        ("math.GT/0309136", "math/0309136"),
        ("Astro-Ph/0601001", "astro-ph/0601001"),
        ("hepth/9901001", "hep-th/9901001"),
        ("astro--ph/0601001", "astro-ph/0601001"),
        ("hep-th//9901001", "hep-th/9901001"),
        ("2401.01234.pdf", "2401.01234"),
        ("https://arxiv.org/abs/2401.01234v2", "2401.01234v2"),
        ("arxiv.org/abs/2401.01234", "2401.01234"),
        ("http://www.arxiv.org/pdf/2401.01234v3.pdf?download=1#page=3", "2401.01234v3"),
        ("https://export.arxiv.org/e-print/2401.01234", "2401.01234"),
        ("https://arxiv.org/html/2401.01234v1/", "2401.01234v1"),
        ("https://arxiv.org/abs/math.GT/0309136v2", "math/0309136v2"),
        ("https://arxiv.org/abs/hep-th%2F9901001", "hep-th/9901001"),
        ("http://xxx.lanl.gov/abs/hep-th/9901001", "hep-th/9901001"),
        ("https://ar5iv.org/html/2401.01234", "2401.01234"),
        ("https://ar5iv.labs.arxiv.org/html/hep-th/9901001", "hep-th/9901001"),
        ("https://www.alphaxiv.org/overview/2401.01234v1", "2401.01234v1"),
        ("https://huggingface.co/papers/2401.01234", "2401.01234"),
        ("10.48550/arXiv.2401.01234", "2401.01234"),
        ("https://doi.org/10.48550/ARXIV.HEP-TH/9603183", "hep-th/9603183"),
        ("https://doi.org/10.48550%2FarXiv.2401.01234v2", "2401.01234v2"),
        ("<https://arxiv.org/abs/2401.01234>,", "2401.01234"),
    ],
)
def test_every_spelling_of_an_arxiv_id_is_read(text: str, expected: str) -> None:
    found = parse_identifier(text)
    assert isinstance(found, Identifier)
    assert (found.kind, found.versioned) == ("arxiv", expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.1000/182", "10.1000/182"),
        ("doi:10.1000/182", "10.1000/182"),
        ("DOI 10.1000/182.", "10.1000/182"),
        ("(10.1000/182)", "10.1000/182"),
        ("https://doi.org/10.1000/ABC", "10.1000/ABC"),
        ("http://dx.doi.org/10.1000/182?x=1#y", "10.1000/182"),
        ("https://doi.org/https://doi.org/10.1000/182", "10.1000/182"),
        (SICI, SICI),
        ("10.1890/0012-9615%281999%29069%5B0569%3AAEDILS%5D2.0.CO%3B2", SICI),
        (
            "https://doi.org/10.1002/(SICI)1(199601)99:1%3C1::AID-A1%3E3.0.CO;2-%23",
            "10.1002/(SICI)1(199601)99:1<1::AID-A1>3.0.CO;2-#",
        ),
        (r"10.1007/978-3-031-56066-8\_29", "10.1007/978-3-031-56066-8_29"),
        ("https://dl.acm.org/doi/abs/10.1145/3613904.3642143#sec", "10.1145/3613904.3642143"),
        ("http://doi.acm.org/10.1145/1137627", "10.1145/1137627"),
        ("https://link.springer.com/article/10.1007/s1-2-3-y", "10.1007/s1-2-3-y"),
        ("https://link.springer.com/content/pdf/10.1007/s1-2-3-y.pdf", "10.1007/s1-2-3-y"),
        ("https://onlinelibrary.wiley.com/doi/10.1002/jor.11/full", "10.1002/jor.11"),
        (
            "https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full.pdf",
            "10.1101/2020.01.01.123456",
        ),
        ("https://journals.plos.org/x/article?id=10.1371/j.p.1&type=x", "10.1371/j.p.1"),
    ],
)
def test_every_spelling_of_a_doi_is_read(text: str, expected: str) -> None:
    assert parse_identifier(text) == Identifier("doi", expected)


def test_control_characters_never_reach_a_message() -> None:
    found = parse_identifier("10.1000\x1b[31m/x y")
    assert isinstance(found, BadIdentifier)
    assert (found.problem + found.text).isprintable()


def test_dois_are_the_same_whatever_their_case_and_prefix() -> None:
    assert same_doi("https://doi.org/10.1000/ABC", "10.1000/abc")


def test_a_doi_is_not_the_same_as_one_that_begins_like_it() -> None:
    assert not same_doi("10.1007/978-3_1", "10.1007/978-3_15")


def test_no_doi_is_the_same_as_no_doi() -> None:
    assert not same_doi("", "")


def test_only_ascii_letters_have_no_case_in_a_doi() -> None:
    assert doi_key("10.1000/ÄB") == "10.1000/Äb"


@pytest.mark.parametrize(
    ("doi", "expected"),
    [
        ("10.48550/arXiv.2401.01234", True),
        ("https://doi.org/10.2139/SSRN.123", True),
        ("10.1101/123456", True),
        ("10.1101/2020.01.01.123456v1", True),
        ("10.31234/osf.io/abc", True),
        ("10.21203/rs.3.rs-1/v1", True),
        pytest.param("10.1101/gr.123", False, id="Genome Research is a journal"),
        pytest.param("10.1101/087969752.41.1", False, id="a book of Cold Spring Harbor"),
        pytest.param("10.7287/peerj.3819v0.1/reviews/2", False, id="a review"),
        ("10.1103/PhysRevD.1", False),
        ("", False),
    ],
)
def test_a_preprint_servers_doi_is_known(doi: str, expected: bool) -> None:
    assert is_preprint_doi(doi) is expected


def test_arxivs_own_doi_is_a_doi_too() -> None:
    assert bare_doi("https://doi.org/10.48550/arXiv.2401.01234") == "10.48550/arXiv.2401.01234"


def test_an_arxiv_id_is_found_without_its_version() -> None:
    assert arxiv_id("arXiv:2401.01234v2") == "2401.01234"


@pytest.mark.parametrize("text", ["arXiv:2401.01234", "2413.01234", "2401.01234v0", "10.1000/1"])
def test_what_is_not_an_id_alone_is_none(text: str) -> None:
    assert not is_arxiv_id(text)


@given(st.text(max_size=80) | st.from_regex(r"(https?://|doi:|arXiv:)?[\w./()<>%?#-]{0,40}"))
def test_any_text_is_an_identifier_or_a_sentence(text: str) -> None:
    found = parse_identifier(text)
    if isinstance(found, Identifier):
        again = parse_identifier(found.versioned)
        assert isinstance(again, Identifier)
        assert again.id.lower() == found.id.lower()
    else:
        assert found.problem


@given(st.integers(7, 90), st.integers(1, 12), st.integers(1, 9999), st.integers(0, 30))
def test_a_possible_new_id_is_read_in_every_dress(year: int, month: int, n: int, v: int) -> None:
    if (year, month) < (7, 4):
        return
    number = f"{year:02}{month:02}.{n:0{5 if year >= 15 else 4}}"
    expected = Identifier("arxiv", number, v)
    for dress in ("{}", "arXiv:{}", "https://arxiv.org/pdf/{}.pdf", "doi:10.48550/arXiv.{}"):
        assert parse_identifier(dress.format(expected.versioned)) == expected
