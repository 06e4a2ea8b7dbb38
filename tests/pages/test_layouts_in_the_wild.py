"""Layouts met on homepages, after those in `test_layouts`: where titles and lists end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pubtool.pages.reading import read_page

if TYPE_CHECKING:
    from pubtool.pages.items import PageItem

SNOW, RAIN, HAIL = (
    "Snow in the Streets of Small Towns",
    "A Model of Rain on Roofs",
    "What Hail Does to Cars",
)
PAPERS = "# Publications\n\n"


def items(text: str, path: str = "p.md") -> tuple[PageItem, ...]:
    return read_page(text, path).items


def titles(text: str, path: str = "p.md") -> list[str]:
    return [item.title for item in items(text, path)]


def names(item: PageItem) -> list[str]:
    return [author.name for author in item.authors]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param(
            f"{PAPERS}- Ann Lee, Bo Chan, Cy Roe, {SNOW}, SNOWCON 2016\n"
            f"- Bo Chan, Ann Lee, Cy Roe, {RAIN} in RainSys 2015\n"
            f"- Cy Roe, Ann Lee, Bo Chan, {HAIL}, HAIL, 2014\n",
            "p.md",
            id="a short venue and a year behind a comma, or behind in",
        ),
        pytest.param(
            f"{PAPERS}- {SNOW}, 4th IEEE Conference on Snow (ICS), Oslo, Norway, May 2, 2020.\n"
            f"- {RAIN}, 9th International Conference on Rain (ICR), Rome, Italy, May 3, 2019.\n"
            f"- {HAIL}, 3rd IEEE Conference on Hail (ICH), Bonn, Germany, May 4, 2018.\n",
            "p.md",
            id="no authors, and places behind the venue",
        ),
        pytest.param(
            f"{PAPERS}1. Ann Lee, Bo Chan, {SNOW}, Weather Research, 2016, Special Issue: 3-9\n"
            f"2. Bo Chan, Ann Lee, {RAIN}, Problems of Weather, Hindawi, pp.1-11, 2018\n"
            f"3. Ann Lee, Bo Chan, {HAIL}, Ice Engineering, 2015, 7(2), pp. 3-5\n",
            "p.md",
            id="nothing but commas before the journal",
        ),
        pytest.param(
            "<h1>Ann Lee</h1><button onclick='t()'>Papers</button>"
            "<div style='display:none' id='papers'><h2>Publications</h2><ul>"
            f'<li>Ann Lee and Bo Chan. "{SNOW}". Journal of Snow, 2020.</li>'
            f'<li>Ann Lee and Cy Roe. "{RAIN}". Journal of Rain, 2019.</li>'
            f'<li>Ann Lee and Di Fox. "{HAIL}". Journal of Hail, 2018.</li></ul></div>',
            "p.html",
            id="a list that the page opens and shuts",
        ),
        pytest.param(
            "<h1>Publications</h1>"
            + "".join(
                f"<div class='c'><button onclick='go()'><div><p>Ann Lee, Bo Chan, {title}, "
                "Journal of Weather, 5(2), 2016</p></div></div>"
                for title in (SNOW, RAIN, HAIL)
            ),
            "p.html",
            id="buttons that nothing ends",
        ),
        pytest.param(
            "<h1>Papers</h1>"
            + "".join(
                f"<p>(ICW'2{year}, <font>CCF-A</font>) <b>Ann Lee</b>, Bo Chan, Cy Roe, {title}. "
                f"In Proceedings of the Conference on Weather, 202{year}.</p>"
                for year, title in enumerate((SNOW, RAIN, HAIL))
            ),
            "p.html",
            id="a venue and its rank in front",
        ),
        pytest.param(
            f"{PAPERS}**{SNOW}** <br>\nA Lee, B Chan, C Roe, <br>D Fox, E Orr. 2024. <br>\n\n"
            f"**{RAIN}** <br>\nB Chan, A Lee, C Roe, <br>D Fox, E Orr. 2023. <br>\n\n"
            f"**{HAIL}** <br>\nC Roe, A Lee, <br>D Fox, E Orr. 2022. <br>\n",
            "p.md",
            id="author lists in two lines",
        ),
        pytest.param(
            "<h1>Publications</h1>\n"
            "<p>[1] Lee, A.; Chan, B. <i>J. Snow</i> 2022, 7, 3-9. Title: "
            f"{SNOW}.</p><p>[2] Chan, B.; Lee, A. <i>J. Rain</i> 2021, 9, 2. Title: {RAIN}.</p>\n"
            f"<p>[3] Roe, C.; Lee, A. <i>J. Hail</i> 2020, 4, 1-2. Title: {HAIL}.</p>",
            "p.html",
            id="titles last, behind a label",
        ),
        pytest.param(
            "<h2>Working Papers</h2><div><div>"
            f"<p>{SNOW} (with Bo Chan), <a href='a.pdf'>paper</a></p>"
            f"<p>{RAIN} (with Cy Roe), <a href='b.pdf'>paper</a> (dormant)</p>"
            f"<p>{HAIL} (with Di Fox), <a href='c.pdf'>paper</a></p></div></div>",
            "p.html",
            id="paragraphs in one block, with co-authors alone",
        ),
        pytest.param(
            "<h2>Publications</h2>"
            + "".join(
                f"<div><i>{title}</i> {other}</div>"
                f"<div><a href='https://x.org/{year}'>Journal of Weather 34 (1) (20{year}) 9-14</a>"
                "</div><p>"
                for title, other, year in (
                    (SNOW, "(with *Bo Chan, *Cy Roe, and Di Fox)", 20),
                    (RAIN, "", 19),
                    (HAIL, "(with Bo Chan)", 18),
                )
            ),
            "p.html",
            id="title and journal in paragraphs of their own",
        ),
        pytest.param(
            "## Publications\n\n"
            + "\n---\n".join(
                f'\n<div class="row">\n  <div>\n<h5>{title}</h5>\n\n'
                "<h6><b>Ann Lee</b>, Bo Chan, Cy Roe</h6>\n"
                f'<h6>Conference on Weather (CW 2018)</h6>\n<h6><a href="{at}.pdf">Paper</a></h6>\n'
                "  </div>\n</div>\n"
                for at, title in enumerate((SNOW, RAIN, HAIL))
            ),
            "p.md",
            id="headings of two levels in each paper",
        ),
        pytest.param(
            f"# Papers\n\n1. **{SNOW}.**Ann Lee and Bo Chan, Snow Letters, 2023.\n"
            f"2. **{RAIN}.**Bo Chan and Ann Lee, Rain Letters, 2022.\n"
            f"3. **{HAIL}.**Ann Lee and Cy Roe, Hail Letters, 2021.\n",
            "p.md",
            id="a letter behind a bold title",
        ),
        pytest.param(
            f"<h2>Books</h2><ul><li><a href='a'>{SNOW}</a>, Wiley, Hoboken, January 2008.<p></p>"
            f"<li><a href='b'>{RAIN}</a>, with <a href='c'>Bo Chan</a>, Wiley, 2009.<p></p>"
            f"<li><a href='d'>{HAIL}</a>, Wiley, Hoboken, March 2010.<p></p></ul>",
            "p.html",
            id="books of which one has a co-author",
        ),
        pytest.param(
            "<h1>Publications</h1>"
            + "".join(
                f"<div class='year-section'><div class='year-marker'>202{at}</div><ul>"
                f'<li>Lee, Ann, and Bo Chan. "{title}." <em>Snow Letters XI</em>. Vol. 138.</li>'
                "</ul></div>"
                for at, title in enumerate((SNOW, RAIN, HAIL))
            ),
            "p.html",
            id="classes of sections that are named for a field",
        ),
        pytest.param(
            "<h1>Publications</h1><ul>"
            + "".join(
                "<li><span class='paper-authors'>Cy Roe, <strong>Ann Lee</strong>, Bo Chan:</span>"
                f"<span class='paper-title'>{title}. <strong>ICML</strong></span></li>"
                for title in (SNOW, RAIN, HAIL)
            )
            + "</ul>",
            "p.html",
            id="a short venue in what is called the title",
        ),
        pytest.param(
            f"# Publications\n\n- **(2024) {SNOW}** Ann Lee and Bo Chan. *ICW '24* "
            "[Extended Version with Additional Appendices](a.pdf)\n"
            f"- **(2023) {RAIN}** Ann Lee and Cy Roe. *ICW '23* [Preprint](b.pdf)\n"
            f"- **(2022) {HAIL}** Ann Lee and Di Fox. *ICW '22* [Preprint](c.pdf)\n",
            "p.md",
            id="a year within the bold title",
        ),
        pytest.param(
            f"<h1>Ann Lee</h1><h2>Peer reviewed journal articles</h2><p><b>Lee, A., Chan, B.</b> "
            f"(2018) {SNOW}. <em>J. Snow</em></p><h2>Peer reviewed conference articles and "
            f"workshop contributions</h2><p><b>Lee, A., Roe, C.</b> (2017) {RAIN}. <em>Proceedings "
            f"of Rain</em></p><p><b>Lee, A., Fox, D.</b> (2016) {HAIL}. <em>Hail Letters</em></p>",
            "p.html",
            id="headings that are words for publications",
        ),
        pytest.param(
            "# Ann Lee\n\n## Publications\n\n### Weather in Towns\n\n"
            f"**{SNOW}**  \nA. Lee  \nin the *Encyclopedia of Snow*, 2020\n\n"
            f"### Security of Cars in Weather\n\n**{RAIN} **(book chapter)  \nA. Lee, B. Chan  \n"
            f"*Rain Letters*, 2019\n\n**{HAIL} **A. Lee, B. Chan  \n*Hail Letters*, 2019\n",
            "p.md",
            id="headings of topics, with one paper below",
        ),
        pytest.param(
            "<h1>Publications</h1><ul>"
            + "".join(
                f"<li>{title}. <b>Lecture Notes on Towns</b>, pp. 3-9 (2020). "
                "A. Lee, B. Chan and C. Roe.</li>"
                for title in (SNOW, RAIN, HAIL)
            )
            + "</ul>",
            "p.html",
            id="a plain title, its venue in bold, and the authors last",
        ),
        pytest.param(
            "<h1>Publications</h1>"
            + "".join(
                f"<h4>{title}</h4><p>Ann Lee, Bo Chan<br><b>Towns and Streets</b>, 12(3), 4-5</p>"
                for title in (SNOW, RAIN, HAIL)
            ),
            "p.html",
            id="a heading for each paper, and a bold venue that could be a title",
        ),
        pytest.param(
            "# Publications\n\n"
            + "".join(
                f"**{title}**, In *Water* (2019), Lee, A. and Chan, B.. [[pdf](a.pdf)]<br><br>\n"
                for title in (SNOW, RAIN, HAIL)
            ),
            "p.md",
            id="a paragraph for all papers, authors last",
        ),
        pytest.param(
            "# Publications\n\n"
            + "".join(
                f"- Lee, Ann, Chan, Bo, Roe, Cy. {title}. In **Towns and Streets**, 2019.\n"
                for title in (SNOW, RAIN, HAIL)
            ),
            "p.md",
            id="names in pairs of single words, and a bold venue behind In",
        ),
        pytest.param(
            "<h1>Publications</h1><table>"
            + "".join(
                f"<tr><td>Bo Chan, <b>Ann Lee</b>, <b>{title}</b>, In <i>CoRR</i> (2025).</td></tr>"
                for title in (SNOW, RAIN, HAIL)
            )
            + "</table>",
            "p.html",
            id="a bold name beside a bold title",
        ),
        pytest.param(
            PAPERS
            + "".join(
                f"- {title}<br>\n   *Horm Behav*, pp. 45-67<br>\n   Ann Lee, Bo Chan and Cy Roe\n"
                for title in (SNOW, RAIN, HAIL)
            ),
            "p.md",
            id="plain titles, a venue without a word for one, and the authors last",
        ),
    ],
)
def test_titles_are_read_as_a_reader_sees_them(text: str, path: str) -> None:
    assert titles(text, path) == [SNOW, RAIN, HAIL]


def test_a_title_with_and_in_it_gives_no_names_to_the_list_before_it() -> None:
    text = (
        f"{PAPERS}- Ann Lee, Bo Chan, Cy Roe, Scalable and Timely Detection of Snow, SNOW 2018\n"
        "- Ann Lee, Bo Chan, Cy Roe, Leveraging BLE and Social Trust to Find Rain, RAIN 2017\n"
        "- Ann Lee, Bo Chan, Cy Roe, A Third Way to Look at Hail, HAIL 2016\n"
    )
    first, second, _ = items(text)
    assert first.title == "Scalable and Timely Detection of Snow"
    assert second.title == "Leveraging BLE and Social Trust to Find Rain"
    assert names(first) == names(second) == ["Ann Lee", "Bo Chan", "Cy Roe"]


@pytest.mark.parametrize("sign", [".", ","])
def test_co_authors_in_parentheses_behind_a_name_are_authors(sign: str) -> None:
    text = (
        f"# Ann Lee\n\n- Ann Lee (with Bo Chan and Cy Roe){sign} *{SNOW}.* Snow Letters, 2020.\n"
        f"- Ann Lee. *{RAIN}.* Journal of Rain, 2019.\n"
    )
    first = items(text)[0]
    assert names(first) == ["Ann Lee", "Bo Chan", "Cy Roe"]
    assert (first.coauthors, first.tags, first.rest) == (False, (), "")


def test_a_numbered_name_is_whole() -> None:
    text = f"{PAPERS}- C. Arden Lee III, Bo W. Hill, and G. Mary Chan. *{SNOW}.* Snow, 1999.\n"
    assert names(items(text)[0]) == ["C. Arden Lee III", "Bo W. Hill", "G. Mary Chan"]


@pytest.mark.parametrize("said", ["(2019b)", "(forthcoming)", "(resubmitted)", "(accepted 2024)"])
def test_what_stands_between_an_author_and_a_title_is_neither(said: str) -> None:
    text = f"{PAPERS}- **Lee, Ann** {said}. “{SNOW}.” *Phonology* 3(2), pp. 1–9.\n"
    assert [(each.title, names(each)) for each in items(text)] == [(SNOW, ["Lee, Ann"])]


def test_in_press_between_authors_and_title_is_a_remark() -> None:
    text = f"{PAPERS}- Lee, A., Chan, B., Roe, C., in press. {SNOW}. Ambio.\n"
    (item,) = items(text)
    assert (item.title, item.venue, item.badges) == (SNOW, "Ambio", ("in press",))


@pytest.mark.parametrize(
    ("where", "venue", "badges"),
    [
        ("To appear in the Proceedings of Snow", "Proceedings of Snow", ("To appear",)),
        ("In the Journal of Snow", "Journal of Snow", ()),
        ("*Frontiers in Snow* 8: e103", "Frontiers in Snow", ()),
        ("Snow Letters 6: e26967", "Snow Letters", ()),
        ("**J. Am. Chem. Soc.** 145(3)", "J. Am. Chem. Soc.", ()),
    ],
)
def test_venues_are_read_without_what_stands_around_them(
    where: str, venue: str, badges: tuple[str, ...]
) -> None:
    (item,) = items(f'{PAPERS}- Ann Lee and Bo Chan. "{SNOW}". {where}, 2020.\n')
    assert (item.venue, item.badges, item.year) == (venue, badges, 2020)


def test_a_kind_and_a_year_in_parentheses_are_a_year() -> None:
    text = "".join(
        f"<li><strong>{title}</strong> <span>(Journal, 2026)</span><br>Ann Lee and Bo Chan. "
        "<em>Neurocomputing</em>.</li>"
        for title in (SNOW, RAIN)
    )
    assert [
        (each.year, each.badges, each.tags) for each in items(f"<ul>{text}</ul>", "p.html")
    ] == [(2026, (), ())] * 2


def test_a_class_of_arxiv_is_no_badge_and_a_number_sign_no_link() -> None:
    text = (
        f"{PAPERS}- Ann Lee and Bo Chan. [{SNOW}](#). arXiv preprint, 2020. [cs.LG]\n"
        f"- Ann Lee and Bo Chan. [{RAIN}](#). arXiv preprint, 2021. [stat.ML]\n"
    )
    assert [(each.badges, each.links) for each in items(text)] == [((), ())] * 2


def test_a_file_in_the_next_cell_is_a_link_of_the_paper() -> None:
    row = (
        "<tr><td>Ann Lee &amp; Bo Chan. (2020). {}. Journal of Snow 3(2).</td>"
        '<td><a href="./{}.pdf"><img src="pdf.png"><br>Snow and more</a></td></tr>'
    )
    table = f"<table>{row.format(SNOW, 'a')}{row.format(RAIN, 'b')}</table>"
    found = items(f"<h1>Publications</h1>{table}", "p.html")
    assert [[link.url for link in each.links] for each in found] == [["./a.pdf"], ["./b.pdf"]]


@pytest.mark.parametrize("end", ["\\\\", " \\ ", "  "])
def test_line_breaks_of_any_markdown_part_title_authors_and_venue(end: str) -> None:
    text = "\n".join(
        f"## {title}\n<span>With Bo Chan and Cy Roe</span>{end}\n"
        "<span>Journal of Snow, 2020</span>\n"
        for title in (SNOW, RAIN, HAIL)
    )
    found = items(f"---\ntitle: Publications\n---\n\n{text}")
    assert [each.title for each in found] == [SNOW, RAIN, HAIL]
    assert [names(each) for each in found] == [["Bo Chan", "Cy Roe"]] * 3
    assert {(each.venue, each.year) for each in found} == {("Journal of Snow", 2020)}


def test_emphasis_that_ends_behind_a_blank_is_emphasis() -> None:
    text = (
        f"{PAPERS}**Lee **AB, Chan C, Roe DE (2014). {SNOW}. *Journal of Snow, *34(47), 15-17.\n\n"
        f"**Lee **AB, Chan C (2013). {RAIN}. *Journal of Rain, *3(4), 5-7.\n"
    )
    found = items(text)
    assert [each.title for each in found] == [SNOW, RAIN]
    assert [each.venue for each in found] == ["Journal of Snow", "Journal of Rain"]
    assert names(found[0]) == ["Lee AB", "Chan C", "Roe DE"]


def test_emphasis_is_not_taken_from_one_end_to_the_next_beginning() -> None:
    title = "A **Light** Linear **M**odel of Snow in Towns"
    text = f"{PAPERS}- **Ann Lee**, Bo Chan. {title}. *Snow* 3(1), 2020.\n"
    assert titles(text) == ["A Light Linear Model of Snow in Towns"]


def test_the_owner_is_the_one_in_every_list_however_the_name_is_written() -> None:
    text = f"""{PAPERS}
- Ann Lee, Bo Chan. "{SNOW}". Journal of Snow, 2020.
- A. Lee, C. Roe. "{RAIN}". Journal of Rain, 2019.
- D. Fox, A. Lee, B. Chan. "{HAIL}". Journal of Hail, 2018.
"""
    assert [[each.name for each in item.authors if each.me] for item in items(text)] == [
        ["Ann Lee"],
        ["A. Lee"],
        ["A. Lee"],
    ]


@pytest.mark.parametrize(
    "line",
    [
        "**Google Scholar**  \n[A. Lee](https://scholar.google.com/x)",
        "[ORCID](https://orcid.org/0) [Google Scholar search](https://s.org) [ResearchGate](https://r.org)",
        "Publication info is also available on [Scholar](https://s.org) and [my CV](cv.pdf)!",
        "_For the full publication list, see [Google Scholar](https://s.org)._",
    ],
)
def test_what_leads_elsewhere_is_no_publication(line: str) -> None:
    text = f"""---
title: Publications
---
{line}

- A. Lee, B. Chan. "{SNOW}". Journal of Snow, 2020.
- A. Lee, C. Roe. "{RAIN}". Journal of Rain, 2019.
- D. Fox, A. Lee. "{HAIL}". Journal of Hail, 2018.
"""
    assert titles(text) == [SNOW, RAIN, HAIL]


def test_items_in_one_line_of_the_page_are_named_where_one_was_not_understood() -> None:
    text = (
        '<h1>Publications</h1><ul><li>Ann Lee, Bo Chan. "Snow in the Streets". Journal of Snow, '
        "2020.</li><li>A thing said in many more words here</li></ul>"
    )
    assert len(read_page(text, "p.html").items) == 1
    assert read_page(text, "p.html").skipped == (1,)


def test_a_group_that_signs_a_paper_is_an_author_and_an_abbreviated_journal_is_none() -> None:
    text = (
        f"{PAPERS}- Lee AC, Chan B, Roe C; HORIZON Investigators. {SNOW}. *Lancet*. 2021;3(1):3.\n"
        f"- **{RAIN}**. *J. Am. Chem. Soc.* 2023, 145, 3. Ann Lee, Bo Chan.\n"
    )
    first, second = items(text)
    assert (first.title, names(first)[-1]) == (SNOW, "HORIZON Investigators")
    assert (second.venue, names(second)) == ("J. Am. Chem. Soc.", ["Ann Lee", "Bo Chan"])


@pytest.mark.parametrize(
    "title", ["Generalized Guarantees for Snow in Towns", "DNA strand formation in snow of towns"]
)
def test_the_last_initials_of_a_list_begin_no_title(title: str) -> None:
    text = f"{PAPERS}- Lee, A. B., Roe, C., & Chan, B. K. {title}. *Journal of Snow*, 2020.\n"
    (item,) = items(text)
    assert (item.title, names(item)) == (title, ["Lee, A. B.", "Roe, C.", "Chan, B. K."])


def test_the_number_of_a_part_ends_no_title() -> None:
    title = "Transport in Liquid Salt on Roads: Part II. Transference Numbers"
    assert titles(f"{PAPERS}- {title}. Ann Lee, Bo Chan and Cy Roe. *Salt*, 2020.\n") == [title]


def test_a_single_author_with_the_initial_last_ends_before_the_title() -> None:
    text = (
        f"{PAPERS}- Lee A, Chan B. Rain on many roofs of towns. *Water*, 2019.\n"
        "- Lee A. Snow in the streets of towns. *Water*, 2020.\n"
        "- Lee A, Roe C. Hail on many roofs of towns. *Water*, 2018.\n"
    )
    second = items(text)[1]
    assert (second.title, names(second)) == ("Snow in the streets of towns", ["Lee A"])


def test_authors_between_the_venue_and_the_title_are_authors() -> None:
    text = (
        f"{PAPERS}1. **J. Am. Chem. Soc.** **2023**, *145*, 11–31. A. Lee,‡ B. Chan,‡ and C. Roe*. "
        f"*{SNOW}*. [DOI](https://doi.org/10.1021/jacs.1)\n"
    )
    (item,) = items(text)
    assert (item.title, item.venue, item.year) == (SNOW, "J. Am. Chem. Soc.", 2023)
    assert [f"{author.name}{author.marks}" for author in item.authors] == [
        "A. Lee‡",
        "B. Chan‡",
        "C. Roe*",
    ]
