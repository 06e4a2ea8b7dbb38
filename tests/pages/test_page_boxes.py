"""What holds a publication together: boxes, rows, classes, sections, bare titles."""

from __future__ import annotations

import pytest

from pubtool.pages.reading import read_page

SNOW, RAIN, HAIL = (
    "Snow in the Streets of Small Towns",
    "A Model of Rain on Roofs",
    "What Hail Does to Cars",
)
ALL = [SNOW, RAIN, HAIL]
NAMES = ["Ann Lee", "Bo Chan"]


def read(text: str, path: str = "p.html") -> list[tuple[str, list[str]]]:
    items = read_page(text, path).items
    return [(item.title, [author.name for author in item.authors]) for item in items]


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(
            "<h3>{}</h3><div><div><i>ICS '25: Proceedings of the 5th Symposium on Snow</i><br>"
            "20 Jun. 2025</div><div><img src=x.png alt='ICS 2025'></div></div>"
            "<div>Ann Lee<sup>1</sup>, and Bo Chan<sup>1</sup><br><sup>1</sup>Yale University</div>"
            "<div><a onclick='t()'>Abstract</a></div>",
            id="a box with the venue between the title and the authors",
        ),
        pytest.param(
            "<table><tr><td>1.</td><td><b>{}</b></td></tr><tr><td></td><td>Ann Lee, Bo Chan<br>"
            "<i>Journal of Snow</i> 12(3):45-67</td></tr></table>",
            id="the title in a row above the authors",
        ),
        pytest.param(
            "<li class='journal'>J12.Ann Lee and Bo Chan, “{}“, Weather, Vol. 4, 2019.</li>",
            id="a class that is the type of the paper, and a label",
        ),
        pytest.param(
            "<div class='paper-box'><div><div class='badge'>ICS 2025</div><img src=x alt=x></div>"
            "<div><p><b>{}</b></p><p>Ann Lee and Bo Chan</p></div></div>",
            id="a badge over a picture",
        ),
        pytest.param(
            "<div><div><div class='badge'>ICS 2025</div><img src=x alt=x></div><div><p>{}</p>"
            "<p>Ann Lee, Bo Chan</p><ul><li>We let it snow in a small town and measure.</ul></div>"
            "</div>",
            id="a badge, and a list that tells of the paper",
        ),
        pytest.param(
            "<div><div><div class='badge'>ICS 2025</div><img src=x alt=x></div><div><p>{}</p>"
            "<p>Ann Lee, Bo Chan</p><ul><li>TL;DR: We let it snow in a small town and measure.</li>"
            "<li>Stars: <a href=y><img src=x alt=stars></a></li></ul></div></div>",
            id="a badge, and a list with a picture that is a link",
        ),
    ],
)
def test_each_box_is_one_publication(entry: str) -> None:
    text = "".join(map(entry.format, ALL))
    assert read(f"<h2>Publications</h2>{text}") == [(title, NAMES) for title in ALL]


def test_a_bold_title_may_be_broken_and_a_venue_in_bold_is_none_of_it() -> None:
    text = "".join(
        f"<div><div><b>{title} and How We<br>Measure It in Towns</b></div>"
        "<div><b>Ann Lee</b>, Bo Chan</div><div><b>Water<br>ICS 2025</b></div></div>"
        for title in ALL
    )
    assert read(f"<h2>Publications</h2>{text}") == [
        (f"{title} and How We Measure It in Towns", NAMES) for title in ALL
    ]


def test_a_short_title_that_is_a_link_may_stand_below_a_picture() -> None:
    text = (
        "<div><img src=x alt='a cloud'><div><p><strong><a href=y>Statistical Snow</a></strong></p>"
        "<p>Ann Lee, Bo Chan</p><p><em>Water</em>, 2021</p></div></div>"
    )
    assert read(f"<h2>Publications</h2>{text}{text.replace('Snow', 'Rain')}") == [
        ("Statistical Snow", NAMES),
        ("Statistical Rain", NAMES),
    ]


def test_a_badge_may_hold_venue_and_prize() -> None:
    (item,) = read_page(
        "<h2>Publications</h2><div class='paper-box'><div><div class='badge'>ICS 2025 Oral</div>"
        f"<img src=x alt=x></div><div><p><b>{SNOW}</b></p><p>Ann Lee and Bo Chan</p><ul>"
        "<li>TL;DR: We let it snow in a small town and measure.</li></ul></div></div>",
        "p.html",
    ).items
    assert (item.venue, item.year, item.badges) == ("ICS 2025", 2025, ("Oral",))


def test_paragraphs_in_one_cell_are_publications_of_their_own() -> None:
    text = "".join(
        f"<p>{at}. Ann Lee, <b>Bo Chan</b>, 2020, {title}, <b><i>Snow Journal</i></b>, Vol 5.</p>"
        for at, title in enumerate(ALL)
    )
    page = f"<h2>Publications</h2><table><tr><td><div>{text}</div></td></tr></table>"
    assert read(page) == [(title, NAMES) for title in ALL]


def test_a_list_beside_the_content_is_read_and_a_menu_is_not() -> None:
    papers = "".join(f"<li><a href=x>{title}</a>, Journal of Snow</li>" for title in ALL)
    menu = "<div class='sidebar'><h3>Papers</h3><ul><li><a href=a>By year</a></li></ul></div>"
    page = f"{menu}<div id='sidebar'><h2>Selected papers</h2><ul>{papers}</ul></div>"
    assert [title for title, _ in read(page)] == ALL


def test_titles_alone_in_a_list_under_a_heading_for_papers() -> None:
    published = "".join(f"- {title}. *Weather*, 2020. (with Bo Chan)\n" for title in ALL)
    text = (
        f"# Ann Lee\n\n## Publications\n\n{published}\n## Work in progress\n\n"
        "- The Role of Clouds in Building Roofs\n- Reducing Hail by Contact with Ice\n\n"
        "## Hobbies\n\n- Walking the dog in the rain\n- Looking at the snow outside\n"
    )
    found = [title for title, _ in read(text, "p.md")]
    assert found == [
        *ALL,
        "The Role of Clouds in Building Roofs",
        "Reducing Hail by Contact with Ice",
    ]


def test_numbers_of_citations_are_no_titles() -> None:
    published = "".join(f"- Ann Lee and Bo Chan. {title}. *Weather*, 2020.\n" for title in ALL)
    cited = "- Web of Things: 942 citations in all\n- Another Web of Things: h-index of 8\n"
    assert [title for title, _ in read(f"# Publications\n\n{cited}\n{published}", "p.md")] == ALL


def test_boxes_that_are_headings_by_their_class() -> None:
    entries = "".join(f'<div class="item">"{title}"</div>' for title in ALL)
    text = (
        f'<div class="section-header">Working Papers</div>{entries}'
        '<div class="section-header">Service</div><div class="item">Chair of the snow club</div>'
    )
    assert [title for title, _ in read(text)] == ALL


def test_chapters_below_their_book() -> None:
    text = (
        '# Publications\n\n1. "A Book of Weather," C. Roe and D. Fox, Eds., Oslo Press, 2023.\n'
        + "".join(
            f"    * Chapter {at}: Ann Lee and **Bo Chan**, “{title}”;\n"
            for at, title in enumerate(ALL)
        )
    )
    found = read_page(text, "p.md").items
    assert [item.title for item in found] == ["A Book of Weather", *ALL]
    assert {item.year for item in found} == {2023}


@pytest.mark.parametrize(
    "call",
    [
        pytest.param(
            '{{{{< paper\n  title = "{}"\n  authors = "Ann Lee and Bo Chan"\n  year = "2020"\n'
            '  journal = "https://e.org/1"\n  reference = "Weather, 3(1), p.4"\n>}}}}',
            id="a shortcode of Hugo",
        ),
        pytest.param(
            "{{% include paper.html title='{}' author='Ann Lee, Bo Chan' venue=\"Weather\""
            " year='2020' journal='https://e.org/1' %}}",
            id="an include of Jekyll",
        ),
    ],
)
def test_publications_that_a_template_shows(call: str) -> None:
    text = "# Publications\n\n" + "".join(f"1. {call.format(title)}\n" for title in ALL)
    found = read_page(text, "p.md").items
    assert [item.title for item in found] == ALL
    assert {tuple(author.name for author in item.authors) for item in found} == {tuple(NAMES)}
    assert {(item.venue, item.year) for item in found} == {("Weather", 2020)}
    assert {link.url for item in found for link in item.links} == {"https://e.org/1"}
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line.startswith("1. ")]
    assert [item.line for item in found] == lines


def test_details_in_a_shortcode() -> None:
    call = (
        '{{< paper title="Snow in the Streets" authors="Ann Lee" venue="Weather" year="2024"'
        ' doi="10.1111/ele.99981" volume="27" pages="e149" award="Editor\'s Choice" pdf="" >}}'
    )
    (item,) = read_page(f"# Publications\n\n{call}\n", "p.md").items
    assert (item.venue, item.year, item.rest) == ("Weather", 2024, "vol. 27, pp. e149")
    assert (item.doi, item.badges) == ("10.1111/ele.99981", ("Editor's Choice",))


def test_other_calls_of_templates_show_nothing() -> None:
    assert (
        read('# Papers\n\n{{< figure src="a.png" title="A Very Long Title of a Figure" >}}', "p.md")
        == []
    )


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(
            "### {}\n*Findings of Snow 2023*\n<br> Ann Lee and **Bo Chan**\n\n", id="a heading"
        ),
        pytest.param(
            "[**{}**](x.pdf)\n<br>Ann Lee and\n<a href='h'> Bo Chan</a><br>\n\n", id="a link"
        ),
    ],
)
def test_breaks_at_the_beginning_of_lines(entry: str) -> None:
    text = "## Papers\n\n" + "".join(map(entry.format, ALL))
    assert read(text, "p.md") == [(title, NAMES) for title in ALL]


def test_sentences_about_a_paper_are_no_titles() -> None:
    entries = "".join(
        f"{title}\n\nAnn Lee, Bo Chan\n\n[pdf](x.pdf)\n"
        "- Roofs filters all the rain in towns and makes the snow that falls on cars in the street "
        "much lighter than without it.\n\n---\n\n"
        for title in ALL
    )
    assert [title for title, _ in read(f"# Publications\n\n{entries}", "p.md")] == ALL


def test_rows_that_begin_with_a_year() -> None:
    text = "".join(
        f"2020 | Lee, A., & **Chan, B.** (2020). {title}. *Weather*. |\n\n" for title in ALL
    )
    found = read(f"# Publications\n\n{text}", "p.md")
    assert found == [(title, ["Lee, A.", "Chan, B."]) for title in ALL]


def test_papers_in_what_is_called_a_footer() -> None:
    papers = "".join(f"<p>Ann Lee, Bo Chan. “{title}”. Weather, 2020.</p>" for title in ALL)
    text = f"<div id=footer><h1>Publications</h1>{papers}</div>"
    assert read(text) == [(title, NAMES) for title in ALL]
    assert read(f"<h1>Publications</h1>{papers}") == read(text)
    assert read(f"<h1>Publications</h1><div id=footer>{papers}</div>") == []


def test_a_venue_by_class_above_several_papers() -> None:
    paper = "<div class=paper><div class=title>{}</div><div>Ann Lee, Bo Chan</div></div>"
    one, two, three = map(paper.format, ALL)
    text = f"<div class=venue>SNOW 2021</div>{one}{two}<div class=venue>ICE 2020</div>{three}"
    found = read_page(f"<h1>Ann Lee</h1><h2>Papers</h2>{text}", "p.html").items
    assert [each.venue for each in found] == ["SNOW 2021", "SNOW 2021", "ICE 2020"]


@pytest.mark.parametrize("above", [True, False])
def test_a_venue_by_class_above_or_below_its_paper(above: bool) -> None:
    text = ""
    for at, title in enumerate(ALL):
        venue = f"<div class=venue>SNOW '2{at}</div>"
        paper = f"<div class=title><a href=x>{title}</a><br>Ann Lee, Bo Chan</div>"
        text += venue + paper if above else paper + venue
    found = read_page(f"<h1>Papers</h1>{text}", "p.html").items
    assert [(each.title, each.venue) for each in found] == [
        (title, f"SNOW '2{at}") for at, title in enumerate(ALL)
    ]


def test_boxes_with_a_title_each_are_a_paper_each() -> None:
    """One of them names who wrote it with the owner."""
    box = "<div class='card'><div class='paper-title'>{}</div><div>{}</div></div>"
    metas = ["<i>Journal of Snow</i>, 55, e1 (2025)", "with Bo Chan. <i>Ice</i>, 3 (2024)"]
    boxes = "".join(map(box.format, [SNOW, RAIN], metas))
    page = f"<h1>Ann Lee</h1><h2>Papers</h2><div class='grid'>{boxes}</div>"
    assert [title for title, _ in read(page)] == [SNOW, RAIN]


def test_a_link_to_a_catalogue_is_no_part_of_a_title_in_a_heading() -> None:
    text = "## Publications\n\n" + "".join(
        f"### {title} [ADS](https://ui.ads.org/{at})\nA. Lee, B. Chan, 2022, *ApJ*, 927, 121\n\n"
        for at, title in enumerate(ALL)
    )
    assert [item.title for item in read_page(text, "p.md").items] == ALL
