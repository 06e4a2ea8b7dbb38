"""Layouts that people use for lists: each as a page of a few papers, with what a reader sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pubtool.files import read_text
from pubtool.pages.reading import read_page

if TYPE_CHECKING:
    from pathlib import Path

SNOW, RAIN, HAIL = (
    "Snow in the Streets of Small Towns",
    "A Model of Rain on Roofs",
    "What Hail Does to Cars",
)
TITLES = [SNOW, RAIN, HAIL]


def read(text: str, path: str) -> list[tuple[str, list[str]]]:
    return [
        (item.title, [author.name for author in item.authors])
        for item in read_page(text, path).items
    ]


def papers(*authors: list[str]) -> list[tuple[str, list[str]]]:
    return list(zip(TITLES, authors, strict=False))


LEE, CHAN = ["Ann Lee", "Bo Chan"], ["Bo Chan", "Ann Lee"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            f"# Papers\n\n### {SNOW}\nAnn Lee, Bo Chan\nIn IEEE Conference on Snow (SNOW), "
            "2023.\n\n"
            f"### {RAIN}\nBo Chan, Ann Lee\nIn IEEE Conference on Rain (RAIN), 2022.\n",
            papers(LEE, CHAN),
            id="a heading for each paper, and a venue that begins with In",
        ),
        pytest.param(
            f"# Working papers\n\n### {SNOW}\n\nwith Ann Lee and Bo Chan — *May 2023*\n\n"
            "**Abstract:** We look at snow.\n\n---\n\n"
            f"### {RAIN}\n\nwith Bo Chan and Ann Lee — *2022*\n",
            papers(LEE, CHAN),
            id="a heading for each paper, and co-authors alone",
        ),
        pytest.param(
            "# Papers\n\n"
            f"- **Ann Lee** and Bo Chan, ‘{SNOW}’, Phys. Rev. Lett. 123, 232501 (2019).\n"
            f"- Bo Chan and **Ann Lee**, {RAIN}, Phys. Rev. C 108, 024612 (2023).\n"
            f"- Bo Chan, **Ann Lee**, {HAIL}, Geophysical Letters B 795, 200–205 (2019).\n",
            papers(LEE, CHAN, CHAN),
            id="single quotes, and a venue known by its abbreviation or volume",
        ),
        pytest.param(
            f"# Papers\n\nLee, Ann Maria, Bo Chan:</br>\n**{SNOW}**.</br>\n*Water* 28 (2014): "
            "15.\n\n"
            f"Chan, Bo, and Ann Lee:</br>\n**{RAIN}**.</br>\n*Water* 27 (2013): 15.\n",
            papers(["Lee, Ann Maria", "Bo Chan"], ["Chan, Bo", "Ann Lee"]),
            id="the first author's family name first, and breaks of its own",
        ),
        pytest.param(
            "# Publication list\n\n"
            f"* _{SNOW}_ (preprint, 2024), with Ann Lee. "
            "[arXiv:2403.04681](https://arxiv.org/abs/2403.04681).\n"
            f"* _{RAIN}_, Adv. Math. Vol. 432 (2023), with Ann Lee and Bo Chan.\n"
            f"* _{HAIL}_, J. Geom. Anal. Vol. 32, no. 302 (2022).\n",
            papers(["Ann Lee"], LEE, []),
            id="titles in italics, co-authors behind, or none",
        ),
        pytest.param(
            "# Articles\n\n"
            f"1. Lee A., Chan B.C., de Ho D. (2023). {SNOW}. Earth Dynamics. doi:10.1000/1\n"
            f"1. Chan B.C. and Lee A. (2022). {RAIN}. Journal of Water.\n"
            f"1. Lee A., *Chan B.C., *Ho D., (2021). {HAIL}. Climate Dynamics.\n",
            papers(
                ["Lee A.", "Chan B.C.", "de Ho D."],
                ["Chan B.C.", "Lee A."],
                ["Lee A.", "Chan B.C.", "Ho D."],
            ),
            id="initials with full stops behind, and marks before names",
        ),
        pytest.param(
            "# Papers\n\n"
            f"0. **Lee**, A, Chan, BC, Ho, D & Yu, E (2022) {SNOW}. *Water 14*(5), 857.\n"
            f"0. Chan, BC & **Lee**, A (2021). {RAIN}. *Water, 31*, 1–12\n",
            papers(["Lee, A", "Chan, BC", "Ho, D", "Yu, E"], ["Chan, BC", "Lee, A"]),
            id="family names and bare initials, all with commas",
        ),
        pytest.param(
            "# Papers\n\n"
            f"1. Lee, Ann, Garcia-Chan, Julio, Ho, Dee L., Yu, E., et al., {SNOW}, *Water*, 2019.\n"
            f"1. Lee, A. and Chan, B. {RAIN}, *Water*, accepted with minor revisions, 2019.\n"
            f"1. **Lee, A.**, _2019_, {HAIL}, *Water*, vol. 10, p. 15-25.\n",
            papers(
                ["Lee, Ann", "Garcia-Chan, Julio", "Ho, Dee L.", "Yu, E."],
                ["Lee, A.", "Chan, B."],
                ["Lee, A."],
            ),
            id="given names in full, a title right behind an initial, a year in italics",
        ),
        pytest.param(
            "# Papers\n\n"
            f"1. Lee, A., Chan, B., Ho, D., ... & Yu, E. (2024). {SNOW}. Journal of Water, 26.\n"
            f"1. Chan, B., ... **Lee, A.**, & Yu, E. (2023). {RAIN}. bioRxiv.\n",
            papers(["Lee, A.", "Chan, B.", "Ho, D.", "Yu, E."], ["Chan, B.", "Lee, A.", "Yu, E."]),
            id="names left out in the middle",
        ),
        pytest.param(
            "# Papers\n\n"
            f"**Lee A.C.**, & Chan, B. {SNOW}. "
            "[https://doi.org/10.1000/1](https://doi.org/10.1000/1)\n\n"
            f"Ho, D., **Lee, A.C.**, & Chan, B. Temporal {RAIN[2:]}. "
            "[https://doi.org/10.1000/2](https://doi.org/10.1000/2)\n",
            [
                (SNOW, ["Lee A.C.", "Chan, B."]),
                (f"Temporal {RAIN[2:]}", ["Ho, D.", "Lee, A.C.", "Chan, B."]),
            ],
            id="both manners in one list, and no year before the title",
        ),
        pytest.param(
            f"# Papers\n\n**{SNOW}**  \nAnn Lee - Bo Chan - Cy Ho  \nUnpublished\n\n"
            f"**{RAIN}**  \nAnn Lee - Bo Chan  \n[thesis](t.pdf)\n",
            papers([*LEE, "Cy Ho"], LEE),
            id="names parted by dashes",
        ),
        pytest.param(
            "# Papers\n\n"
            "- Rain Brain Laboratory, Lee A., Chan B., Snow Network Consortium, **Ho D.** "
            "(2023).  \n"
            f"{SNOW}. ***Nature Water***, *12*, 854\n"
            f"- Chan B., **Ho D.** (2022).  \n{RAIN} ***Nature***\n",
            papers(
                ["Rain Brain Laboratory", "Lee A.", "Chan B.", "Snow Network Consortium", "Ho D."],
                ["Chan B.", "Ho D."],
            ),
            id="groups among the authors, and a journal in bold italics",
        ),
        pytest.param(
            '# Publications\n\n!!! success "In press"\n'
            f"    - Ann Lee, Bo Chan. {SNOW}. Journal of Water.\n\n## 2023\n\n"
            f"- Bo Chan, Ann Lee. {RAIN}. Journal of Water.\n",
            papers(LEE, CHAN),
            id="a box of MkDocs",
        ),
        pytest.param(
            "# Papers\n\n~~~\n<ul><li>Ann Lee, Bo Chan. <b>"
            + SNOW
            + "</b>. <i>Water</i>, 2019.</li>\n"
            "<li>Bo Chan, Ann Lee. <b>" + RAIN + "</b>. <i>Water</i>, 2018.</li></ul>\n~~~\n",
            papers(LEE, CHAN),
            id="HTML between the fences of Franklin",
        ),
        pytest.param(
            '<div class="row">\n<h3>Articles</h3>\n'
            f"1. Ann Lee & Bo Chan (2022). {SNOW}. *Water*.\n"
            f"2. Bo Chan & Ann Lee (2021). {RAIN}. *Water*.\n</div>\n",
            papers(LEE, CHAN),
            id="Markdown right below an HTML element",
        ),
        pytest.param(
            "# Papers\n\n"
            f'- [*Lee, A. et al*, "{SNOW}", SPIE, 2016](https://example.org/1)\n'
            f'- [*Chan, B. et al*, "{RAIN}", SPIE, 2014](https://example.org/2)\n',
            papers(["Lee, A."], ["Chan, B."]),
            id="all of a publication in one link",
        ),
        pytest.param(
            "# Papers\n\n"
            f"* Lee, A., & Chan, B. (2018). [**{SNOW}**. International Water Law "
            "(forthcoming)](https://example.org/1)\n"
            f"* Chan, B., & Lee, A. (2018). [**{RAIN}**. *Proceedings of Rain "
            "2018*.](https://example.org/2)\n",
            papers(["Lee, A.", "Chan, B."], ["Chan, B.", "Lee, A."]),
            id="title and venue in one link",
        ),
        pytest.param(
            "# Papers\n\n"
            f"- {SNOW}, A. Lee, PhD Thesis (2014)\n- {RAIN}, B. Chan et al., NIM A 660, 64 "
            "(2011)\n",
            papers(["A. Lee"], ["B. Chan"]),
            id="a title with a comma behind it, and one name",
        ),
        pytest.param(
            "# Papers\n\n"
            f"232. Ann Lee,+ Bo Chan,+ and **Cy Ho**.* {SNOW}. <em><strong>J. Med. "
            "Chem.</strong></em> 2026, Accepted\n"
            f"231. Bo Chan,+ Ann Lee, and **Cy Ho**.* {RAIN}. <em><strong>J. Med. "
            "Chem.</strong></em> 2026, ASAP\n",
            papers([*LEE, "Cy Ho"], [*CHAN, "Cy Ho"]),
            id="marks behind commas and full stops, journals in bold",
        ),
        pytest.param(
            "## Refereed\n\n::: {.pub-list}\n"
            f"- [{SNOW}]{{.pub-title}} (with Ann Lee)\n  [*Water*, 236 (2023)]{{.pub-venue}}\n"
            "  [[Paper](p.pdf)[Appendix](a.pdf)]{.pub-links}\n\n"
            f"- [{RAIN}]{{.pub-title}}\n  [*Water*, 225 (2021), 27–46]{{.pub-venue}}\n\n"
            f"- [{HAIL}]{{.pub-title}} (with Ann Lee and Bo Chan)\n"
            "  [*Water*, 2020]{.pub-venue}\n:::\n",
            papers(["Ann Lee"], [], LEE),
            id="spans of Quarto with classes",
        ),
        pytest.param(
            "# Publications\n\n"
            f'??? note "{SNOW}"\n\n    Ann Lee, Bo Chan\n\n    - <em>Water</em><br>2023\n\n'
            "    !!! abstract\n\n        We look at snow.\n\n"
            f'??? note "{RAIN}"\n\n    Bo Chan, Ann Lee\n\n    - <em>Water</em><br>2022\n',
            papers(LEE, CHAN),
            id="a box of MkDocs for each paper",
        ),
        pytest.param(
            f"# Publications\n\n- Ann Lee, Bo Chan. (R&R) {SNOW}. *Water*, 2025.\n"
            f"- (In press at *Water*) Bo Chan, Ann Lee (2026). {RAIN}.\n",
            papers(LEE, CHAN),
            id="a state before the title, or before all",
        ),
        pytest.param(
            "# 論文\n\n- [雪と小さな町についての調査](https://example.org/1)\n坂本 唯斗, 御手洗 "
            "彰, 雪学会論文集, March 2022.\n\n"
            "- [屋根の上の雨のモデル](https://example.org/2)\n御手洗 彰, 坂本 唯斗, 雨研究報告, "
            "June 2021.\n",
            [
                ("雪と小さな町についての調査", ["坂本 唯斗", "御手洗 彰"]),
                ("屋根の上の雨のモデル", ["御手洗 彰", "坂本 唯斗"]),
            ],
            id="Japanese names with a blank",
        ),
    ],
)
def test_markdown_is_read_as_a_reader_sees_it(
    text: str, wanted: list[tuple[str, list[str]]]
) -> None:
    assert read(text, "page.md") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "<ol>"
            "<li><span class=author_pub>A. Lee and B. Chan,</span> <span "
            f"class=title_pub>“{SNOW},”</span>"
            " <span class=editorial_pub>Water, vol. 7, 2023.</span></li>"
            "<li><span class=author_pub>B. Chan and A. Lee,</span> <span "
            f"class=title_pub>“{RAIN},”</span>"
            " <span class=editorial_pub>Snow, vol. 6, 2022.</span></li></ol>",
            papers(["A. Lee", "B. Chan"], ["B. Chan", "A. Lee"]),
            id="classes that name authors and title in one line",
        ),
        pytest.param(
            f"<ul><li><a href=https://doi.org/10.1000/1>{SNOW}</a> (10/2015) | Lee, A. M.; Chan,"
            " B. |"
            " New Water, Volume 40</li>"
            f"<li><a href=https://doi.org/10.1000/2>{RAIN}</a> (07/2015) | Chan, Bo; Lee, Ann |"
            " New Water, Volume 39</li></ul>",
            papers(["Lee, A. M.", "Chan, B."], ["Chan, Bo", "Lee, Ann"]),
            id="parts kept apart by strokes",
        ),
        pytest.param(
            f"<dl><dt><strong>{SNOW}</strong> (with Ann Lee and Bo "
            "Chan)<br>Preprint.<dd><u>Abstract</u>:"
            " We look at snow.<dt>Paper: <a href=1.pdf>PDF</a>\n<p>"
            f"<dl><dt><strong>{RAIN}</strong> (with Bo Chan)<br><i>Water</i> <b>92</b> (2025), "
            "419.<dd>"
            "<u>Abstract</u>: We look at rain.<dt>Paper: <a href=2.pdf>PDF</a>\n<p>"
            f"<dl><dt><strong>{HAIL}</strong> (with Ann Lee)<br><i>Water</i> <b>91</b> (2024), "
            "9.<dd>"
            "<u>Abstract</u>: We look at hail.",
            papers(LEE, ["Bo Chan"], ["Ann Lee"]),
            id="definition lists without end tags",
        ),
        pytest.param(
            f"<p>{SNOW}\nAnn Lee, Bo Chan (2015)\nPsychological Science</p>\n"
            f"<p>{RAIN}\nBo Chan and Ann Lee (2014)\nNeuron</p>\n"
            f"<p>{HAIL} and Why This Is So Very Interesting Indeed\nAnn Lee, Bo Chan "
            "(2014)\nScience</p>\n"
            "<p>Frost\nAnn Lee, Bo Chan (2013)\nScience</p>",
            [
                *papers(LEE, CHAN),
                (f"{HAIL} and Why This Is So Very Interesting Indeed", LEE),
                ("Frost", LEE),
            ],
            id="line ends in the source that nobody filled",
        ),
        pytest.param(
            "<article><h2><a href=1.pdf>Intermediate Dimensions</a></h2><p>With A. Lee and B. "
            "Chan. Published in "
            "<a href=https://example.org/article/x1>Water Zeitschrift</a>, 2019.</p></article>"
            f"<article><h2><a href=2.pdf>{RAIN}</a></h2><p>Preprint, 2015.</p></article>"
            f"<article><h2><a href=3.pdf>{HAIL}</a></h2><p>With A. Lee. Preprint, "
            "2014.</p></article>",
            [("Intermediate Dimensions", ["A. Lee", "B. Chan"]), (RAIN, []), (HAIL, ["A. Lee"])],
            id="cards, one of them without co-authors, one with a title like a name",
        ),
        pytest.param(
            f"<p>[1] A. Lee and B. Chan<br><em>{SNOW}</em><br><a "
            "href=https://doi.org/10.1000/1>Physica D 481,"
            " 134801, 2025</a></p>"
            f"<p>[2] B. Chan and A. Lee<br><em>{RAIN}</em><br><a "
            "href=https://example.org/9781>Water University"
            " Press, UK, 2018.</a></p>",
            papers(["A. Lee", "B. Chan"], ["B. Chan", "A. Lee"]),
            id="a venue that is a link under a title in italics",
        ),
        pytest.param(
            "<ul>"
            f"<li>Lee, A. and B. Chan, 2026, {SNOW}, Hydrol. Earth Syst. Sci., 30, 421–432.</li>"
            f"<li>Chan, B., A. Lee, 2022, {RAIN}, Hydrogeology Journal 30(5):1637-1655.</li>"
            f"<li>Lee, A., B. Chan, 2021, {HAIL}, International Journal of Rain, "
            "18(1):20–41.</li></ul>",
            papers(["Lee, A.", "B. Chan"], ["Chan, B.", "A. Lee"], ["Lee, A.", "B. Chan"]),
            id="commas between all parts",
        ),
        pytest.param(
            "<div>"
            + "".join(
                f"<ul><li><i>{title}</i><br>Ann Lee, Bo Chan. <a "
                "href=https://conf.example.org>Association for"
                " Water Science (AWS)</a>. [<a href=p.pdf>paper</a>]</li></ul>"
                for title in TITLES
            )
            + "</div>",
            papers(LEE, LEE, LEE),
            id="the same linked venue for all papers",
        ),
        pytest.param(
            "".join(
                f"<ul><li><a href={at}.pdf><b>{title}</b></a></li><li>Ann Lee and Bo Chan</li>"
                "<li><em>Water</em>, 2021</li></ul>"
                for at, title in enumerate(TITLES)
            ),
            papers(LEE, LEE, LEE),
            id="a list for each paper",
        ),
        pytest.param(
            "<div>Other links</div><div><h3>Links</h3><a href=a>Mathematics</a></div>"
            f"<div><h4>2025</h4><p>Ann Lee, Bo Chan. <b>{SNOW}</b>. Water, 2025.</p></div>",
            papers(LEE),
            id="a heading in a box beside the list",
        ),
        pytest.param(
            "<h1>Papers</h1><em>"
            f"<p>1. Ann Lee, Bo Chan. {SNOW}, <em>IEEE Transactions on Snow</em>, 2019, 66(5): "
            "3784-3793. A paper with pictures.</p>"
            f"<p>2. Bo Chan, Ann Lee. {RAIN}, <em>IEEE Transactions on Rain</em>, 2018, 65(3): "
            "2525-2536. A paper with pictures.</p>",
            papers(LEE, CHAN),
            id="a look that was never ended",
        ),
    ],
)
def test_html_is_read_as_a_reader_sees_it(text: str, wanted: list[tuple[str, list[str]]]) -> None:
    assert read(f"<title>Publications</title><body>{text}", "page.html") == wanted


def test_a_heading_that_is_the_author_list_of_the_one_above_is_read_as_such() -> None:
    text = (
        f"<h1>Ann Lee</h1><h2>Publications</h2><h3>{SNOW}</h3><h5>Bo Chan, <b>Ann Lee</b><br>"
        f"<a href=1.pdf>paper</a></h5><h3>{RAIN}</h3><h5><b>Ann Lee</b>, Bo Chan</h5>"
    )
    assert read(f"<title>Ann Lee</title>{text}", "page.html") == papers(CHAN, LEE)


def test_a_card_that_is_one_link_is_a_publication_with_that_link() -> None:
    text = "".join(
        f"<li><a href={at}.html><p class=t>{title}</p><p>Ann Lee, Bo Chan</p>"
        "<p>Water, 2020</p></a></li>"
        for at, title in enumerate(TITLES)
    )
    found = read_page(f"<h1>Papers</h1><ul>{text}</ul>", "page.html").items
    assert [(item.title, [link.url for link in item.links]) for item in found] == [
        (title, [f"{at}.html"]) for at, title in enumerate(TITLES)
    ]


def test_a_list_of_titles_with_venue_and_year_is_one_though_it_names_nobody() -> None:
    text = "<h2>Publication list</h2><ul>" + "".join(
        f"<li><b>{title}.\nC. R. Acad. Sci. Paris 323, no. {at}, 1025-1029 (199{at}).</b><br><br>"
        for at, title in enumerate(TITLES, 1)
    )
    assert read(text, "page.html") == papers([], [], [])


def test_preformatted_text_is_read_by_its_empty_lines_and_bibtex_is_not() -> None:
    text = (
        f"<h1>Papers</h1>\n<pre>  Ann Lee, Bo Chan. {SNOW}.\n  Journal of Water, 2020.\n\n"
        f"  Bo Chan, Ann Lee.\n  {RAIN}. Journal of Water, 2019.\n</pre>"
        "<pre>@article{lee, title = {A Thing}, author = {Ann Lee and Bo Chan}, year = 2020}</pre>"
    )
    items = read_page(text, "page.html").items
    assert [(item.title, item.line) for item in items] == [(SNOW, 2), (RAIN, 5)]


def test_bytes_that_are_no_utf8_are_quotes_and_dashes_as_in_a_browser(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(
        f"<h1>Papers</h1><p>Ann Lee, Bo Chan. \x93{SNOW}\x94, Water, 2020.".encode("l1")
    )
    assert read(read_text(str(page)).text, "page.html") == papers(LEE)


def test_a_page_that_says_what_it_is_needs_less() -> None:
    text = f"## Rain Project\n\n- “{SNOW},” A. Lee et al., Water 128, 174503 (2020)\n"
    text += f"- “{RAIN},” B. Chan et al., Water 127, 5 (2020)\n"
    wanted = papers(["A. Lee"], ["B. Chan"])
    assert read(f"---\ntitle: Publications\n---\n{text}", "page.md") == wanted


def test_a_menu_and_a_footer_are_no_publications() -> None:
    text = (
        "<title>Publications</title><nav><a href=a.html>Ann Lee</a> <a href=b.html>Home "
        "Work</a></nav>"
        f"<ul><li>Ann Lee, Bo Chan. <b>{SNOW}</b>. Water, 2025.</li></ul>"
        "<footer><p><a href=c.html>Department of Water</a>, <a href=d.html>University of "
        "Rain</a></p></footer>"
    )
    assert read(text, "page.html") == papers(LEE)


def test_a_heading_may_be_a_whole_publication() -> None:
    text = (
        "<h1>Publications</h1><h3>2022</h3>"
        f"<h5>2. Lee, A.#; Chan, B. {SNOW}. <a href=https://doi.org/10/a>Ice Lett. 2022, 1</a>"
        f"<h5>1. Chan, B.; de Wit, A. {RAIN}. <a href=https://doi.org/10/b>Ice Lett. 2022, 3</a>"
    )
    assert read(text, "page.html") == papers(["Lee, A.", "Chan, B."], ["Chan, B.", "de Wit, A."])


@pytest.mark.parametrize(
    "entry",
    [
        f"- Ann Lee, Bo Chan, \"{SNOW}\", *Water*, 2020. **(A version was a finalist)**",
        f"- {SNOW}: Slow Rise and Sudden Fall<br>\n**Lee, A.**; Chan, B.; Doe, C. 2019, Water, 7",
        "<li>\n<b>Disordered snow</b>\nA. Lee, B. Chan, and C. Doe,\nWater 118, 26 (2017)\n</li>",
        f"- [{SNOW} | IEEE Snow 2021](snow.html)\n\n  Ann Lee, Bo Chan",
        "- Ann Lee, Bo Chan. \"Seeing the snow: tools for judging ice.\" 2021. Water 14:1-9.",
    ],
)  # fmt: skip
def test_one_entry_among_others_written_otherwise(entry: str) -> None:
    titles = {item.title for item in read_page(f"# Papers\n\n{entry}\n", "page.md").items}
    wanted = {
        SNOW,
        f"{SNOW}: Slow Rise and Sudden Fall",
        "Disordered snow",
        "Seeing the snow: tools for judging ice",
    }
    assert len(titles) == 1
    assert titles < wanted


def test_a_title_under_a_heading_for_papers_needs_little_where_the_page_has_papers() -> None:
    text = (
        "## Published papers\n\n"
        + "".join(f"- Ann Lee, Bo Chan. **{title}**. *Water*, 2020.\n" for title in TITLES)
        + "\n## Working papers\n\n**[Ice in the Wind](ice.pdf)**\n\n*Abstract:*\n\nWe show.\n"
        + "\n## Work in progress\n\n- Fog on a Lake at Dawn (with Cy Doe)\n"
        + "\n## Links\n\n- **[The Weather of the Week](week.html)**\n"
    )
    titles = [item.title for item in read_page(text, "index.md").items]
    assert titles == [*TITLES, "Ice in the Wind", "Fog on a Lake at Dawn"]


def test_an_abstract_in_the_same_paragraph_speaks_for_a_paper() -> None:
    text = "---\ntitle: Publicações\n---\n\n" + "\n\n".join(
        f"**{title} (no prelo)**\n**Resumo**: {'O artigo traz a análise da neve. ' * 12}"
        for title in TITLES
    )
    items = read_page(text, "page.md").items
    assert [(item.title, item.badges) for item in items] == [
        (each, ("no prelo",)) for each in TITLES
    ]


def test_papers_of_one_author_between_others_are_papers_of_their_own() -> None:
    text = (
        "<h1>Papers</h1>"
        "<p>A. Bee, C. Dee<br>Wax pumping<br>Phys. Rev. B <b>132</b>, 106601 (2024)</p>"
        "<p>A. Bee<br>Edge states<br>J. Phys.: Condens. Matter <b>35</b>, 325401 (2023)</p>"
        "<p>C. Dee<br>Spin honey<br>Phys. Rev. B <b>133</b>, 106602 (2024), Best Paper Award</p>"
    )
    assert [
        (item.title, item.venue, item.badges) for item in read_page(text, "page.html").items
    ] == [
        ("Wax pumping", "Phys. Rev. B", ()),
        ("Edge states", "J. Phys.: Condens. Matter", ()),
        ("Spin honey", "Phys. Rev. B", ("Best Paper Award",)),
    ]


def test_a_short_title_in_a_preformatted_list() -> None:
    text = (
        "<title>Papers</title><pre>\n[1] A. Bee. Wax. In Proc. PLDI, 1998.\n\n"
        "[2] A. Bee, C. Dee. The Honey Report. Technical Report CS-99-12, Leeds, 1999.\n</pre>"
    )
    items = read_page(text, "page.html").items
    assert [(item.title, [each.name for each in item.authors]) for item in items] == [
        ("Wax", ["A. Bee"]),
        ("The Honey Report", ["A. Bee", "C. Dee"]),
    ]


def test_what_was_not_understood_is_named_by_its_line() -> None:
    text = (
        "# Cy Doe\n\n## Publications\n\n"
        f"- Cy Doe and Ann Lee. **{SNOW}**. *Water*, 2024.\n"
        "- D. Kovalenko and S. Ito, Phys. Rev. Lett. 120, 120401 (2021)\n\n"
        "## Work in progress\n\n- Childcare and Search\n\n"
        "## Teaching\n\n- Introduction to Weather, 2020\n"
    )
    page = read_page(text, "page.md")
    assert [item.title for item in page.items] == [SNOW]
    assert page.skipped == (6,)


def test_editors_are_no_authors() -> None:
    text = (
        f"# Aufsätze\n\n#### {SNOW}\n\nIn: Bo Chan und Cy Ho (Hg.), *Wasser*, Berlin: Verlag "
        "2019.\n\n"
        f"#### {RAIN}\n\nIn: *Handbuch Wasser*. Hg. von Bo Chan und Cy Ho. Berlin: Verlag 2017.\n"
    )
    assert read(text, "page.md") == papers([], [])
