"""Links of a page: which field each gets, and that none disappears without a word."""

from __future__ import annotations

import pytest

from pubtool.importing.links import read_links
from pubtool.pages.items import PageLink


def fields(*links: tuple[str, str]) -> dict[str, str]:
    return dict(read_links([PageLink(*link) for link in links]).fields)


@pytest.mark.parametrize(
    ("label", "url", "field"),
    [
        ("paper", "https://example.org/p", "url"),
        ("paper", "https://example.org/p.pdf", "pdf"),
        ("paper", "https://arxiv.org/pdf/2509.24006", "pdf"),
        ("pdf", "https://arxiv.org/abs/2509.24006", "url"),
        ("PDF", "files/p.pdf", "pdf"),
        ("title", "https://example.org/p", "url"),
        ("code", "https://example.org/c", "code"),
        ("Artifacts", "https://github.com/a/b", "code"),
        ("link", "https://github.com/a/b", "code"),
        ("Slides", "s.pdf", "slides"),
        ("talk", "https://youtu.be/x", "video"),
        ("project page", "https://example.org", "website"),
        ("Supplementary material", "s.zip", "supp"),
        ("SI", "files/si.pdf", "supp"),
        ("媒体", "https://example.org/m", "url"),
        ("media", "https://example.org/m", "media"),
        ("journal", "https://example.org/j", "url"),
    ],
)
def test_a_label_tells_the_field(label: str, url: str, field: str) -> None:
    assert fields((label, url)) == {field: url}


def test_a_bibtex_link_is_none_of_ours() -> None:
    assert read_links([PageLink("bib", "p.bib")]) == read_links([])


def test_a_doi_is_no_second_link() -> None:
    found = read_links([PageLink("doi", "https://doi.org/10.5555/x")])
    assert (found.doi, found.fields) == ("10.5555/x", ())


def test_the_page_of_a_publisher_stays_a_link_beside_its_doi() -> None:
    url = "https://dl.acm.org/doi/10.1145/3742426"
    found = read_links([PageLink("title", url)])
    assert (found.doi, found.fields) == ("10.1145/3742426", (("url", url),))


def test_a_second_link_to_the_paper_has_its_place_too() -> None:
    both = ("title", "https://example.org/a"), ("paper", "https://example.org/b")
    assert fields(*both) == {"url": "https://example.org/a", "html": "https://example.org/b"}


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("file:///home/me/p.pdf", id="a file of somebody's computer"),
        pytest.param("data:text/html,x", id="a scheme that is no link"),
    ],
)
def test_what_may_be_no_link_is_named(url: str) -> None:
    found = read_links([PageLink("pdf", url)])
    assert found.fields == ()
    assert url in found.doubts[0]


@pytest.mark.parametrize("url", ["http://[", "//", "http://a@b@c:x/", "{{", "%"])
def test_broken_urls_are_data(url: str) -> None:
    found = read_links([PageLink("paper", url)])
    assert found.fields or found.doubts


def test_a_further_link_of_one_kind_is_named() -> None:
    found = read_links([PageLink("code", "https://a.org"), PageLink("code", "https://b.org")])
    assert found.doubts == ("link code not taken over: https://b.org",)


@pytest.mark.parametrize(
    ("url", "plain", "is_sure"),
    [
        ('{{ "/docs/p.pdf" | relative_url }}', "/docs/p.pdf", True),
        ("{{ site.baseurl }}/docs/p.pdf", "/docs/p.pdf", True),
        ("{% link files/p.pdf %}", "/files/p.pdf", True),
        ("{{ site.papers }}/p.pdf", "/p.pdf", False),
    ],
)
def test_liquid_in_a_link_becomes_the_path(url: str, plain: str, is_sure: bool) -> None:
    found = read_links([PageLink("pdf", url)])
    assert found.fields == (("pdf", plain),)
    assert (not found.doubts) is is_sure


def test_braces_and_blanks_are_encoded() -> None:
    assert fields(("code", "https://a.org/{x} y")) == {"code": "https://a.org/%7Bx%7D%20y"}
