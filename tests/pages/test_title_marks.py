"""Which of the marked stretches of a publication is its title, and what goes before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pubtool.pages.reading import read_page

if TYPE_CHECKING:
    from pubtool.pages.items import PageItem

TITLE = "Attention Models Revisited Again"
TWO = ["Ann Lee", "Bo Chan"]
AT = "<i>Journal of Water</i>, 2022."


def only(text: str, path: str = "page.html") -> PageItem:
    (item,) = read_page(f"<h2>Publications</h2><ul><li>{text}</li></ul>", path).items
    return item


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f'<b>Ann Lee and Bo Chan, <a href="a.html">{TITLE}.</a></b> {AT}',
            id="bold authors with the linked title",
        ),
        pytest.param(
            f'<a href="a.html">Ann Lee, Bo Chan. <b>{TITLE}.</b></a> {AT}',
            id="a link around authors and the bold title",
        ),
        pytest.param(
            f'{TITLE}<br><b>Ann Lee</b>, <a href="b.html">Bo Chan</a><br>{AT}',
            id="a linked author",
        ),
        pytest.param(
            f"\U0001f9ec <b>{TITLE}</b><br>Ann Lee, Bo Chan<br>{AT}", id="a picture before"
        ),
        pytest.param(
            f"<b>{TITLE}</b> \U0001f1f0\U0001f1ff<br>Ann Lee, Bo Chan<br>{AT}", id="and behind"
        ),
        pytest.param(
            f"1.2. <b>{TITLE}</b><br>Ann Lee, Bo Chan<br>{AT}", id="a number of two parts"
        ),
        pytest.param(
            f"<papertitle>{TITLE}</papertitle><br>Ann Lee, Bo Chan<br>{AT}",
            id="an element of its own",
        ),
        pytest.param(
            f'<span class="t">Preprint</span> <b>{TITLE}</b> [in Persian]<br>Ann Lee, Bo '
            f"Chan<br>{AT}",
            id="remarks around it",
        ),
    ],
)
def test_the_title_is_found_among_marks(text: str) -> None:
    item = only(text)
    assert (item.title, item.venue) == (TITLE, "Journal of Water")
    assert [author.name for author in item.authors] == TWO


def test_a_link_over_two_names_is_a_title() -> None:
    title = "Stochastic Rain and Recursive Snow"
    item = only(f'A. Lee and B. Chan, <a href="a.pdf">{title}</a>, {AT}')
    assert (item.title, len(item.authors)) == (title, 2)


def test_a_title_that_looks_like_names_stands_before_its_venue() -> None:
    item = only("S. Rama, T.-B. Vu, White Space, Black Market, <i>IEEE DySPAN 2011</i>, Aachen")
    assert (item.title, len(item.authors)) == ("White Space, Black Market", 2)


def test_a_venue_in_the_look_of_code_goes_before() -> None:
    item = read_page(
        f"# Papers\n\n- ``AAAI 2023 (Oral)`` {TITLE}, **Ann Lee**, Bo Chan\n", "p.md"
    ).items[0]
    assert (item.title, item.venue, item.badges) == (TITLE, "AAAI 2023", ("Oral",))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            (
                "S. Lee, B. Chan, Weighted rank moments. III. A list of congruences modulo 5, "
                "submitted."
            ),
            "Weighted rank moments. III. A list of congruences modulo 5",
        ),
        (
            "A. Lee and B. Chan, Vanishing coefficients and more, to appear in <i>Rama J.</i>",
            "Vanishing coefficients and more",
        ),
        (
            (
                "Liu, Z., &amp; Jiang, N. (2020). Blasting a tunnel: A case study in Wuhan, China. "
                "International Journal of Structures, 11(3), 283-303."
            ),
            "Blasting a tunnel: A case study in Wuhan, China",
        ),
        (
            (
                "A. Lee, B. Chan (2018). Climate: What Are The Trends? A review protocol. "
                "<i>BMJ Open</i>, 6:12."
            ),
            "Climate: What Are The Trends? A review protocol",
        ),
        (
            (
                "A. Lee and B. Chan, Mind the spikes in fixed dimension, Neural Processing "
                "Systems, 2023."
            ),
            "Mind the spikes in fixed dimension",
        ),
        (
            "Иванов А. Б., Осипов К. Ю. О поперечниках классов // Матем. заметки. — 2004. — Т. 75.",
            "О поперечниках классов",
        ),
        (
            "于博，周建国*．粒计算研究综述．软件学报，2020．",
            "粒计算研究综述",
        ),
        (
            "<i>De Minimis</i>, 38 CONST. COMMENT. 55 (2023) (with Ann Lee)",
            "De Minimis",
        ),
        (
            (
                "Ann Lee, Bo Chan. The fate of <i>Phaeocystis pouchetii</i> in ice. "
                "<i>Water</i>, 2019."
            ),
            "The fate of Phaeocystis pouchetii in ice",
        ),
    ],
)
def test_a_title_ends_where_it_does(text: str, title: str) -> None:
    assert only(text).title == title


@pytest.mark.parametrize(
    ("venue", "shown"),
    [
        ("Journal of Ice Engineering, Springer, 2022", "Journal of Ice Engineering"),
        (
            "International Conference on Ice, Vannes, France, 2022",
            "International Conference on Ice",
        ),
        ("accepted for publication in Nature Climate Change", "Nature Climate Change"),
        (
            "published in Review of Scientific Instruments in 2021",
            "Review of Scientific Instruments",
        ),
    ],
)
def test_a_venue_ends_where_it_does(venue: str, shown: str) -> None:
    assert only(f"Ann Lee, Bo Chan. <b>{TITLE}</b>. {venue}").venue == shown


def test_a_span_with_a_class_and_a_venue_goes_before_the_title() -> None:
    item = read_page(
        f'# Papers\n\n- <span class="pill">ACL-Findings 2026</span> {TITLE}\n\n'
        "  Ann Lee, **Bo Chan**, Cy Roe\n",
        "p.md",
    ).items[0]
    assert (item.title, item.venue, item.year) == (TITLE, "ACL-Findings 2026", 2026)
