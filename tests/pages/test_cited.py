"""A title with `Recommended citation: ...` below: one paper, with all that its citation says."""

import pytest

from pubtool.pages.items import PageItem
from pubtool.pages.reading import read_page

ACADEMICPAGES = """# Publications

### [Rain and towns in the delta](https://a.org/1)

Published in *Journal of Rain*, 2019

Recommended citation: Lee, A., and B. Chan. (2019). "Rain and Towns in the Delta."
<i>Journal of Rain</i>. 1(1).

[Download paper here](https://a.org/1.pdf)

### [Hail over the northern plains](https://a.org/2)

This paper is about hail.

Recommended citation: Lee, A., and B. Chan. (2018). "Hail over the northern plains."
<i>Journal of Hail</i>. 1(2).

[Download paper here](https://a.org/2.pdf)
"""

BOLD = """# Published work

[**Rain and towns in the delta: a study**](https://a.org/1)\\
**Citation:** **Lee AD**, Kerr K. Rain and towns in the delta: a study. J Rain, 2022, 11(4), 1-4.

**Abstract:** Rain is more common than snow in many towns of the delta.

[**Hail over the northern plains**](https://a.org/2)\\
**Cite as:** Colon, A., **Lee, A.**, Quezada, A. (2020). Hail over the northern plains. Hail, 8.
"""


def seen(page: str) -> tuple[PageItem, ...]:
    return read_page(page, "index.md").items


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            ACADEMICPAGES,
            [
                ("Rain and towns in the delta", ["Lee, A.", "B. Chan"], "Journal of Rain", 2019),
                ("Hail over the northern plains", ["Lee, A.", "B. Chan"], "Journal of Hail", 2018),
            ],
            id="headings, as academicpages writes them",
        ),
        pytest.param(
            BOLD,
            [
                ("Rain and towns in the delta: a study", ["Lee AD", "Kerr K"], "J Rain", 2022),
                (
                    "Hail over the northern plains",
                    ["Colon, A.", "Lee, A.", "Quezada, A."],
                    "Hail",
                    2020,
                ),
            ],
            id="bold titles, the citation in the next line",
        ),
    ],
)
def test_a_title_and_its_citation_are_one_paper(
    page: str, expected: list[tuple[str, list[str], str, int]]
) -> None:
    found = [
        (item.title, [author.name for author in item.authors], item.venue, item.year)
        for item in seen(page)
    ]
    assert found == expected


def test_its_line_and_links_are_those_of_the_title() -> None:
    first, second = seen(ACADEMICPAGES)
    assert (first.line, second.line) == (3, 12)
    assert [link.url for link in first.links] == ["https://a.org/1", "https://a.org/1.pdf"]
    assert not first.rest.startswith("Recommended")


def test_the_citation_of_another_paper_takes_no_title() -> None:
    page = """# Papers

**Snow upon the hills of Wales**\\
Ann Lee and Bo Chan, *Journal of Snow*, 2021

**Citation:** Lee, A. and Kerr, K. (2020). Rain and towns in the delta. *Journal of Rain*, 4.
"""
    titles = [item.title for item in seen(page)]
    assert titles[0] == "Snow upon the hills of Wales"


def test_a_short_title_is_not_looked_for_in_a_citation() -> None:
    page = """# Papers

## Rain

Citation: Lee, A. and Kerr, K. (2020). Rain and towns in the delta. *Journal of Rain*, 4.
"""
    assert "Rain" not in [item.title for item in seen(page)]


def test_what_stands_between_is_kept_where_the_citation_has_no_year() -> None:
    page = """# Papers

### Rain and towns in the delta

*Journal of Rain*, 2019

Citation: Lee, A. Rain and towns in the delta.

### Hail over the northern plains

*Journal of Hail*, 2018

Citation: Lee, A. Hail over the northern plains.
"""
    found = [(item.title, item.venue, item.year) for item in seen(page)]
    assert found == [
        ("Rain and towns in the delta", "Journal of Rain", 2019),
        ("Hail over the northern plains", "Journal of Hail", 2018),
    ]
