"""Whose a page is, by what it says of itself: introductions, accounts, lists without the owner."""

from __future__ import annotations

import pytest

from pubtool.pages.reading import read_page

LISTS = "".join(
    f"<li>Ann Lee, Bo Chan. <b>On the {each} Roofs of Town</b>. <i>Journal of Water</i>, 2020.</li>"
    for each in ("Red", "Green", "Blue")
)


def owners(text: str) -> set[str]:
    page = read_page(f"{text}<h2>Publications</h2><ul>{LISTS}</ul>", "page.html")
    return {author.name for item in page.items for author in item.authors if author.me}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<p>I am Bo Chan, and I like snow.</p>", id="English"),
        pytest.param("<p>Ich bin Bo Chan.</p>", id="German"),
        pytest.param("<p>Je suis Bo Chan.</p>", id="French"),
        pytest.param('<p><a href="https://github.com/bochan">Code</a></p>', id="an account"),
        pytest.param('<p><a href="https://github.com/bochan">bochan</a></p>', id="shown itself"),
        pytest.param('<p><a href="//linkedin.com/in/bo-chan-12">in</a></p>', id="linkedin"),
        pytest.param('<p><a href="https://bochan.github.io/x">Software</a></p>', id="a site"),
    ],
)
def test_the_page_says_whose_it_is(text: str) -> None:
    assert owners(text) == {"Bo Chan"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<p>I am a student of Bo Chan.</p>", id="no name follows"),
        pytest.param('<p>With <a href="https://github.com/bochan">Bo Chan</a></p>', id="a name"),
        pytest.param('<p><a href="https://github.com/">-</a></p>', id="no account"),
    ],
)
def test_others_are_not_taken_for_the_owner(text: str) -> None:
    assert owners(text) == set()


def test_of_those_behind_with_none_is_the_owner() -> None:
    text = "# Publications\n\n" + "\n\n".join(
        f"**On the {each} Roofs of Town** (with Ann Lee and Bo Chan). *Journal of Water*, 2020."
        for each in ("Red", "Green", "Blue")
    )
    items = read_page(text, "page.md").items
    assert len(items) == 3
    assert all(item.coauthors and not any(a.me for a in item.authors) for item in items)


def test_a_bullet_of_the_authors_own_does_not_hide_the_names() -> None:
    listed = "".join(
        f'<li>&bull; Ann Lee, and Bo Chan. "On the {each} Roofs" <em>Water</em>, 2, 2020</li>'
        for each in ("Red", "Green", "Blue")
    )
    page = f"<title>Bo Chan - Welcome</title><h2>Publications</h2><ul>{listed}</ul>"
    items = read_page(page, "page.html").items
    assert {a.name for item in items for a in item.authors if a.me} == {"Bo Chan"}


def test_a_heading_names_the_owner_rather_than_a_short_title_in_bold() -> None:
    text = (
        "<h1>Ann Lee</h1><h2>Papers</h2>"
        "<p><b>Trust and Courts in Europe</b>, Ann Lee and Cy Doe, <i>Econometrica</i>, 2022.</p>"
        "<p><b>Housing Policy</b>, Ann Lee and Bo Chan, <i>JPE</i>, 2023.</p>"
    )
    items = read_page(text, "page.html").items
    assert [(item.title, item.venue) for item in items][1:] == [("Housing Policy", "JPE")]
    assert {a.name for item in items for a in item.authors if a.me} == {"Ann Lee"}
