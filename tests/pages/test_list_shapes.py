"""What holds a list together: lists that are none, years among items, empty paragraphs."""

from __future__ import annotations

import pytest

from pubtool.pages.reading import read_page

AGAIN, TOWN = "Attention Models Revisited Again", "A Paper About Snow in Towns"


def read(text: str, path: str = "page.html") -> list[tuple[str, int, str, int | None]]:
    """Return title, number of authors, venue and year of each item."""
    items = read_page(text, path).items
    return [(item.title, len(item.authors), item.venue, item.year) for item in items]


BOTH = [(AGAIN, 2, "Journal of Water", 2022), (TOWN, 2, "Journal of Ice", 2021)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"<ul><div>2022</div><br><li>A. Lee, B. Chan. {AGAIN}. <i>Journal of "
            f"Water</i>.</li></ul>"
            f"<ul><li>2021</li><li>B. Chan, A. Lee. {TOWN}. <i>Journal of Ice</i>.</li></ul>",
            id="years among the items",
        ),
        pytest.param(
            "<dl><dt>2022<dd>A. Lee, B. Chan. " + AGAIN + ". <i>Journal of Water</i>."
            "<dt>2021<dd>B. Chan, A. Lee. " + TOWN + ". <i>Journal of Ice</i>.</dl>",
            id="years as terms",
        ),
        pytest.param(
            f"<ul><li><b>{AGAIN}</b></li><br>A. Lee, B. Chan<br>Journal of Water (2022)"
            f"<li><b>{TOWN}</b></li><br>B. Chan, A. Lee<br>Journal of Ice (2021)</ul>",
            id="text behind the end of an item",
        ),
        pytest.param(
            f"<table><tr><td><i>{AGAIN}</i>, (with A. Lee and B. Chan), Journal of Water, "
            f"2022.</td>"
            f"<td><i>{TOWN}</i>, (with B. Chan and A. Lee), Journal of Ice, "
            f"2021.</td></tr></table>",
            id="a paper in each cell of a row",
        ),
        pytest.param(
            f"<ul><li><b>Water</b><ul><li>{AGAIN}<br>A. Lee, B. Chan<br>Journal of Water, 2022</ul>"
            f"<li><b>Ice</b><ul><li>{TOWN}<br>B. Chan, A. Lee<br>Journal of Ice, 2021</ul></ul>",
            id="sections of one paper in a list",
        ),
        pytest.param(
            f"<p>A. Lee, B. Chan</p><p>{AGAIN}</p><p>Journal of Water, 2022</p><p><br></p>"
            f"<p>B. Chan, A. Lee</p><p>{TOWN}</p><p>Journal of Ice, 2021</p>",
            id="empty paragraphs between papers in paragraphs",
        ),
        pytest.param(
            f"<h3>On Water</h3><p>A. Lee, B. Chan, {AGAIN}, Journal of Water, 2022.</p>"
            f"<h3>On Ice</h3><p>B. Chan, A. Lee, {TOWN}, Journal of Ice, 2021.</p>",
            id="a heading with its topic over each paper",
        ),
        pytest.param(
            f"<section><h3>On Water</h3><p>A. Lee, B. Chan, {AGAIN}, Journal of Water, "
            f"2022.</p></section>"
            f"<section><h3>On Ice</h3><p>B. Chan, A. Lee, {TOWN}, Journal of Ice, "
            f"2021.</p></section>",
            id="and each in a box",
        ),
        pytest.param(
            f"<ul><li><p>{AGAIN}</p></li></ul><p>A. Lee, B. Chan</p><p>Journal of Water, 2022</p>"
            f"<ul><li><p>{TOWN}</p></li></ul><p>B. Chan, A. Lee</p><p>Journal of Ice, 2021</p>",
            id="titles in lists of one item",
        ),
        pytest.param(
            f"<dl><dt>A. Lee and B. Chan, 2022<dd>{AGAIN}, <i>Journal of Water</i>, v. 49, 24-58."
            f"<dt>B. Chan and A. Lee, 2021<dd>{TOWN}, <i>Journal of Ice</i>, v. 100, 9-30.</dl>",
            id="authors as terms",
        ),
        pytest.param(
            f"<div><p><b><u>Articles</u></b><br>A. Lee, B. Chan. {AGAIN}. Journal of Water, "
            f"2022.<br><br>"
            f"<b><u>Refereed papers</u></b><br>B. Chan, A. Lee. {TOWN}. Journal of Ice, "
            f"2021.</p></div>",
            id="names of sections in a paragraph of papers",
        ),
        pytest.param(
            f"<li><span class=t>{AGAIN}</span>\n<b>A. Lee</b>, B. Chan\n<br>Journal of Water, 2022"
            f"<li><span class=t>{TOWN}</span>\nB. Chan, <b>A. Lee</b>\n<br>Journal of Ice, 2021",
            id="titles in spans with a line end",
        ),
    ],
)
def test_each_paper_is_one(text: str) -> None:
    assert read(f"<h1>Ann Lee</h1><h2>Publications</h2>{text}") == BOTH


def test_a_definition_list_of_markdown_is_one() -> None:
    page = (
        f"## Papers\n\n[PDF](a.pdf), [Bib](a.bib)\n: Lee, A., B. Chan. 2022. {AGAIN}. "
        f"*Journal of Water* 3."
    )
    (item,) = read_page(page, "page.md").items
    assert (item.title, item.venue) == (AGAIN, "Journal of Water")
    assert [link.label for link in item.links] == ["PDF", "Bib"]


def test_a_paragraph_that_belongs_to_no_paper_is_not_swallowed_by_the_one_above() -> None:
    alone = (
        "Feld, N. (2018). Apology. In V. Hill &amp; T. Shack (Eds.), <i>Handbook of "
        "Ice</i>. Springer."
    )
    page = (
        f"<h2>Publications</h2><p>A. Lee, B. Chan. {AGAIN}. <i>Journal of Water</i>, "
        f"2022.</p><p>{alone}</p>"
    )
    assert [title for title, *_ in read(page)] == [AGAIN, "Apology"]


def test_numbers_and_pictures_before_the_heading_of_a_card_are_not_in_the_way() -> None:
    card = (
        "<div><div><span>{0}</span><div><h4>{1}</h4><p><i>{2}</i>, 2025</p></div></div>"
        '<a href="https://doi.org/10.1000/{0}">Link</a></div>'
    )
    cards = card.format(58, AGAIN, "Sensors") + card.format(57, TOWN, "Water")
    page = f"<h1>Lab</h1><h3>2025</h3><div>{cards}</div>"
    assert read(page) == [(AGAIN, 0, "Sensors", 2025), (TOWN, 0, "Water", 2025)]


def test_a_title_with_a_long_paragraph_below_is_a_paper_among_papers() -> None:
    told = "We show what maps of rivers say of towns, and what they do not. " * 4
    papers = "\n\n".join(
        f'[**"{title} of Towns"**](a.pdf)\n(with Bo Chan)\n\n::: {{.small}}\n{told}\n:::'
        for title in ("The Water", "The Rain", "The Snow")
    )
    page = (
        f'## Working papers\n\n{papers}\n\n[**"Where to Next? Maps and '
        f'Rivers"**](d.pdf)\n\n{told}\n'
    )
    assert [title for title, *_ in read(page, "page.md")][-1] == "Where to Next? Maps and Rivers"


def test_in_a_column_of_titles_what_is_folded_below_is_none() -> None:
    page = (
        "<table><tr><th>Title<th>Coauthors<th>Year</tr><tr><td><div><a href='a.pdf'>"
        + AGAIN
        + "</a></div>"
        "<details><summary>Abstract</summary><div>We show what maps of rivers say of towns.</div>"
        "</details><td>Ann Lee, Bo Chan<td>2022</tr><tr><td><div>A Paper "
        "About</div><div>Snow in Towns</div>"
        "<td>Bo Chan, Cy Doe<td>2021</tr></table>"
    )
    assert [title for title, *_ in read(page)] == [AGAIN, TOWN]


def test_the_text_of_a_landing_page_is_read_where_it_stands() -> None:
    page = (
        "---\ntitle: ''\ntype: landing\nsections:\n  - block: markdown\n    content:\n      "
        "text: |-\n"
        f"        <h2>Publications</h2>\n        <div>{AGAIN}</div>\n        <p>Ann Lee, Bo "
        f"Chan</p>\n"
        "        <p><em>Journal of Water</em>, 2022</p>\n    design:\n      columns: '1'\n---\n"
    )
    (item,) = read_page(page, "index.md").items
    assert (item.title, item.line) == (AGAIN, 9)


def test_a_theme_is_over_the_papers_in_its_list() -> None:
    """Only one of them names an author."""
    text = (
        "## Research\n\n- **Missing data**\n"
        "  - Doubly Robust Imputation Under Monotone Missingness. *Annals of Statistics*, 2019.\n"
        "  - When Is Listwise Deletion Harmless? (with T. Hale). *Biometrics*, 2018.\n"
    )
    assert read(text, "page.md") == [
        ("Doubly Robust Imputation Under Monotone Missingness", 0, "Annals of Statistics", 2019),
        ("When Is Listwise Deletion Harmless?", 1, "Biometrics", 2018),
    ]


def test_a_year_and_a_stop_before_an_entry_are_its_year() -> None:
    entries = (
        f"<p>2023. A. Lee, B. Chan. {AGAIN}. Ice.</p><p>2021. B. Chan, A. Lee. {TOWN}. Ice.</p>"
    )
    assert [item[::3] for item in read(f"<h2>Papers</h2>{entries}")] == [
        (AGAIN, 2023),
        (TOWN, 2021),
    ]


def test_a_label_over_a_list_is_its_heading() -> None:
    text = (
        "# Ann Lee\n\nI like lines.\n\nPublished papers:\n\n"
        f"-[{AGAIN}](http://arxiv.org/abs/2002.00604).\n"
        f"-[{TOWN}](http://arxiv.org/abs/2002.00605).\n\n"
        "Some talks I gave:\n\n- [What I said of hail](http://x.org/hail)\n"
    )
    items = read_page(text, "p.md").items
    assert [(item.title, item.headings[-1:]) for item in items] == [
        (AGAIN, ("Published papers:",)),
        (TOWN, ("Published papers:",)),
    ]


def test_a_list_of_one_item_that_tells_of_the_paper_above_is_no_heading() -> None:
    tells = "<ul>\n<li><sup>We apply the model to rain. My part was the code.</sup></li>\n</ul>"
    text = "## Publications\n\n" + "\n\n".join(
        f"[{title}](https://x.org/{at}) April 2021, joint work with Ann Lee\n{tells}"
        for at, title in enumerate((AGAIN, TOWN))
    )
    items = read_page(text, "p.md").items
    assert [(item.title, item.headings) for item in items] == [
        (title, ("Publications",)) for title in (AGAIN, TOWN)
    ]
