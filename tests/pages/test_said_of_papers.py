"""What is said of a paper beside its title and its venue: states, awards, badges, abstracts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pubtool.pages.reading import read_page

if TYPE_CHECKING:
    from pubtool.pages.items import PageItem

TITLE = "Rivers of the Far South"


def only(text: str, path: str = "page.html") -> PageItem:
    (item,) = read_page(text, path).items
    return item


@pytest.mark.parametrize(
    ("line", "title", "venue"),
    [
        pytest.param(
            "A history of snow in Berlin <i>Journal of Water</i> 12(3), 2020.",
            "A history of snow in Berlin",
            "Journal of Water",
            id="in, at the end of a word",
        ),
        pytest.param(
            "A history of snow and rain <i>Caenorhabditis</i> in town. <i>Journal of "
            "Water</i> 2020.",
            "A history of snow and rain Caenorhabditis in town",
            "Journal of Water",
            id="rain, before italics",
        ),
        pytest.param(
            "Emotions at work, communicated emotion and rain. <i>Journal of Water</i> 2020.",
            "Emotions at work, communicated emotion and rain",
            "Journal of Water",
            id="a state's word in a title",
        ),
        pytest.param(
            f"{TITLE}. In Print Culture Review 12(3), 2020.",
            TITLE,
            "Print Culture Review",
            id="a state's words in a venue",
        ),
        pytest.param(
            "<b>Growth of Cells [in vitro]</b>. <i>Journal of Water</i> 2020.",
            "Growth of Cells [in vitro]",
            "Journal of Water",
            id="brackets of a title",
        ),
        pytest.param(
            f"{TITLE}. Banks and Roofs, in: Annals. Snow and Rain 70/3 (2020), S. 61-64.",
            f"{TITLE}. Banks and Roofs",
            "Annals",
            id="a title in two sentences before a German in",
        ),
    ],
)
def test_words_of_titles_and_venues_are_left_in_them(line: str, title: str, venue: str) -> None:
    item = only(f"<h2>Publications</h2><ul><li>Ann Lee, Bo Chan. {line}</li></ul>")
    assert (item.title, item.venue) == (title, venue)
    assert [author.name for author in item.authors] == ["Ann Lee", "Bo Chan"]


@pytest.mark.parametrize(
    ("behind", "badges", "year", "rest"),
    [
        pytest.param(
            "Submitted. Winner of the 2023 Snow Award. Media: The Hill",
            ("Submitted", "Winner of the 2023 Snow Award"),
            None,
            "",
            id="a state, an award of a year and more",
        ),
        pytest.param(
            "<i>Journal of Water</i> 21, 33–49 (2024) [Cover article]",
            ("Cover article",),
            2024,
            "21, 33–49",
            id="pages and a badge in brackets",
        ),
        pytest.param(
            "<i>Journal of Water</i> 21, 33–49 🏆 Best Paper",
            ("Best Paper",),
            None,
            "21, 33–49",
            id="pages and an award without a sign",
        ),
        pytest.param(
            '<i>Journal of Water</i> 2024 <span class="badge">Oral</span> '
            '<span class="badge">Best Paper</span>',
            ("Oral", "Best Paper"),
            2024,
            "",
            id="badges side by side",
        ),
        pytest.param(
            "<em>Journal of Water, submitted, 2026</em>", ("submitted",), 2026, "", id="in a venue"
        ),
        pytest.param(
            "<em>Journal of Water (JoW), to be presented at Conference on Ice (CoI), 2026</em>",
            ("to be presented at Conference on Ice (CoI), 2026",),
            2026,
            "",
            id="presented elsewhere",
        ),
        pytest.param(
            "<i>ICML</i> 2020 [Best Paper Award] [Oral] <b>Best Paper Award</b>",
            ("Best Paper Award", "Oral"),
            2020,
            "",
            id="one said twice",
        ),
        pytest.param(
            "NeurIPS 2020 🏆 Best Paper", ("Best Paper",), 2020, "", id="a picture before it"
        ),
    ],
)
def test_badges_are_taken_apart(
    behind: str, badges: tuple[str, ...], year: int | None, rest: str
) -> None:
    item = only(f"<h2>Publications</h2><p><b>{TITLE}</b>. Ann Lee and Bo Chan. {behind}</p>")
    assert (item.title, item.badges, item.year, item.rest) == (TITLE, badges, year, rest)


def test_a_badge_before_the_authors_is_none_of_their_names() -> None:
    item = only(
        '<h2>Publications</h2><p><span class="badge">bioRxiv</span> O. Nord*, A. Lee*, and B. Chan.'
        f" <b>{TITLE}</b>. <i>Nature</i> 2024</p>"
    )
    assert [author.name for author in item.authors] == ["O. Nord", "A. Lee", "B. Chan"]


def test_a_title_and_a_state_are_a_publication_beside_others() -> None:
    others = "".join(
        f"**On the {each} Roofs of Town**. Ann Lee, Bo Chan. *Journal of Water*, 2020.\n\n"
        for each in ("Red", "Green", "Blue")
    )
    items = read_page(f"# Publications\n\n{others}**{TITLE}**. Submitted.\n", "page.md").items
    assert [item.title for item in items][3:] == [TITLE]
    assert items[3].badges == ("Submitted",)


def test_a_paragraph_with_a_title_of_its_own_is_another_paper() -> None:
    text = (
        f"**On the Red Roofs of Town** with Ann Lee. *Journal of Water*, 2020.\n\n"
        "**On the Blue Roofs of Town** with Ann Lee. *Journal of Water*, 2020.\n\n"
        f"**{TITLE}** with Ann Lee. Reject and resubmit, *Journal of Water*.\n\n"
        "**The Long Shadow of Roofs**. Submitted. Winner of the 2023 Snow Award.\n"
    )
    items = read_page(f"# Publications\n\n{text}", "page.md").items
    assert [item.title for item in items][2:] == [TITLE, "The Long Shadow of Roofs"]


def test_an_abstract_that_opens_is_no_venue() -> None:
    item = only(
        f"<h2>Publications</h2><ul><li>Ann Lee, Bo Chan. <b>{TITLE}</b>. <details><summary>Abstract"
        "</summary><p>Water flows. The Journal of Water 2020 says so.</p></details></li></ul>"
    )
    assert (item.venue, item.year) == ("", None)
    assert item.notes == ("Abstract: Water flows. The Journal of Water 2020 says so",)


def test_pictures_without_end_take_no_time() -> None:
    stars = "★" * 400
    items = read_page(
        f"- Ann Lee, Bo Chan. **{TITLE} {stars} -x.** *Nature* 2020.", "page.md"
    ).items
    assert len(items) == 1


def test_a_label_of_bootstrap_is_a_badge_and_a_type_says_nothing() -> None:
    item = only(
        f'<h2>Papers</h2><ul><li><h4>{TITLE}</h4><div>A. Lee, B. Chan</div><div><span class="label '
        'label-success">Journal Paper</span>Natural Language Journal, Vol. 5, 2023</div></li></ul>'
    )
    assert (item.venue, item.badges) == ("Natural Language Journal", ())


def test_quotes_with_a_blank_before_the_title_are_none_of_it() -> None:
    item = only(
        f"<h2>Papers</h2><ul><li>A. Lee, B. Chan, and M. Doe “ {TITLE}”, ICML 2016</li></ul>"
    )
    assert (item.title, len(item.authors)) == (TITLE, 3)


@pytest.mark.parametrize(
    ("chip", "venue", "badges"),
    [
        pytest.param("ICLR 2026", "ICLR 2026", (), id="a venue"),
        pytest.param("Preprint", "Preprint", (), id="none yet"),
    ],
)
def test_a_venue_in_a_box_before_the_title_is_none_of_it(
    chip: str, venue: str, badges: tuple[str, ...]
) -> None:
    item = only(
        f'### <span class="venue-tag">{chip}</span> {TITLE}\nAnn Lee, Bo '
        f"Chan\n\n[[paper](a.pdf)]\n",
        "page.md",
    )
    assert (item.title, item.venue, item.badges) == (TITLE, venue, badges)


def test_a_link_with_a_short_year_is_the_venue() -> None:
    item = only(f"### [{TITLE}](a.pdf)\n\nAnn Lee, Bo Chan\n\n[CCS '23](b.html)\n", "page.md")
    assert (item.title, item.venue, item.year) == (TITLE, "CCS '23", 2023)


def test_abstract_and_links_beside_a_picture_belong_to_the_paper_above() -> None:
    item = only(
        f'<div><div><p class="p_title">{TITLE}</p><p>Ann Lee, Bo Chan</p><p>in Water, '
        f"2020</p></div>"
        '<table><tr><td><img src="a.png"></td></tr></table><div><p class="p_abstract">'
        "We show how water flows, and that in the far south it does so more than elsewhere.</p>"
        '<p>[<a href="https://a.org/1">PDF</a>], [<a '
        'href="https://a.org/2">Code</a>]</p></div></div>'
    )
    assert [link.label for link in item.links] == ["PDF", "Code"]
    assert item.notes[0].startswith("Abstract: We show")


def test_a_title_that_the_reference_says_again_is_no_paper_of_its_own() -> None:
    text = (
        f'<h2>Papers</h2><p><a href="a.html">{TITLE}</a></p><p><a href="a.html">[C.1] A. Lee, and'
        f" B. Chan, “{TITLE},” in <i>Conference on Ice</i>, pp. 1-6, 2021.</a></p><p>Summary: we"
        " show how.</p>"
    )
    item = only(text)
    assert (item.title, len(item.authors), item.venue) == (TITLE, 2, "Conference on Ice")


def test_a_single_author_by_class_stands_beside_the_title() -> None:
    item = only(
        f'<h2>Papers</h2><ul><li><a href="a.pdf"><b>{TITLE}</b></a> <span class="coauthor"> — '
        f"J. Lee"
        "</span><br><small>Journal of Water, 2020</small></li></ul>"
    )
    assert [author.name for author in item.authors] == ["J. Lee"]


@pytest.mark.parametrize(
    ("said", "venue", "year", "badges"),
    [
        pytest.param(
            "Best Paper Award. Nature Communications 12, 2020.",
            "Nature Communications",
            2020,
            ("Best Paper Award",),
            id="an award before the venue",
        ),
        pytest.param(
            "<i>Journal of Water</i>, 2020. Open Access at the publisher. Best Paper Award.",
            "Journal of Water",
            2020,
            ("Best Paper Award",),
            id="behind what is of no use",
        ),
        pytest.param(
            "„Der faule Geselle auf Reisen“, in: Historische Zeitschrift 301 (2015), S. 5–8.",
            "Historische Zeitschrift",
            2015,
            (),
            id="behind German quotes",
        ),
    ],
)
def test_nothing_said_beside_an_award_is_lost(
    said: str, venue: str, year: int, badges: tuple[str, ...]
) -> None:
    shown = said if said.startswith("„") else f"<b>{TITLE}</b>. {said}"
    item = only(f"<h2>Papers</h2><ul><li>Ann Lee, Bo Chan. {shown}</li></ul>")
    assert (item.venue, item.year, item.badges) == (venue, year, badges)


def test_a_short_journal_in_italics_is_no_given_name() -> None:
    item = only(f"# Papers\n\n- **{TITLE}**, Laura Bennett and Tom Hara, *JPE*, 2023.", "page.md")
    assert [author.name for author in item.authors] == ["Laura Bennett", "Tom Hara"]
    assert (item.venue, item.year) == ("JPE", 2023)


@pytest.mark.parametrize(
    "line",
    [
        f"Ann Lee (with Bo Chan and Cy Doe). “{TITLE}”. Journal of Water, 2020.",
        f"**{TITLE}.** Ann Lee (with Bo Chan and Cy Doe). Journal of Water, 2020.",
    ],
)
def test_those_behind_with_are_authors_beside_the_first(line: str) -> None:
    item = only(f"# Papers\n\n- {line}", "page.md")
    assert [author.name for author in item.authors] == ["Ann Lee", "Bo Chan", "Cy Doe"]


def test_a_link_with_the_number_of_an_archive_is_no_venue() -> None:
    text = (
        f"# Papers\n\n1. *{TITLE}*, with Bo Chan. "
        f"[math.AG/0309155](https://arxiv.org/abs/math/0309155)"
    )
    item = only(text, "page.md")
    assert (item.title, item.venue, item.arxiv) == (TITLE, "", "math/0309155")


def test_a_box_of_blanks_takes_no_time() -> None:
    assert read_page("!!!" + " " * 5000 + "!", "page.md").items == ()


@pytest.mark.parametrize(
    "line",
    [
        f"[{TITLE}](r.pdf) (short paper). Robert Eklund, Timothy Berg. ICML 2020.",
        f"**{TITLE}** (poster). Robert Eklund, Timothy Berg. *ICML* 2020.",
        f"**{TITLE}** [demo], Robert Eklund and Timothy Berg, *ICML* 2020.",
    ],
)
def test_authors_behind_a_remark_behind_the_title(line: str) -> None:
    item = only(f"# Papers\n\n- {line}\n", "page.md")
    assert [author.name for author in item.authors] == ["Robert Eklund", "Timothy Berg"]
    assert item.venue.startswith("ICML")


def test_a_tagline_is_no_venue_beside_a_label_that_is_one() -> None:
    item = only(
        f"<h2>Papers</h2><ol><li>[ICLR 2023] <b>{TITLE}</b>.<br>Lena Haas, Rolf Stein.<br>"
        "<em>The flow of cold water, revisited at scale.</em></li></ol>"
    )
    assert (item.venue, item.year) == ("ICLR 2023", 2023)
    assert "revisited at scale" in item.rest


def test_a_stop_of_chinese_is_no_part_of_the_title() -> None:
    item = only(
        "# Publications\n\n- 陈静、吴刚。城市声音的历史。历史研究，2024，3：45-67。\n", "page.md"
    )
    assert item.title == "城市声音的历史"


@pytest.mark.parametrize("heading", ["Books I liked", "Favourite books", "Conference organisation"])
def test_what_stands_under_other_headings_is_no_publication(heading: str) -> None:
    text = (
        f"## Publications\n\n- Ann Lee, Bo Chan. {TITLE}. *Ice*, 2020.\n\n## {heading}\n\n"
        "- **The Left Hand of Snow**, Ursula K. Roe, 1969\n- Program chair, ICALP 2023, Rome\n"
    )
    assert only(text, "page.md").title == TITLE


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("**{}** `ICML 2024` `Oral` `Best Paper`\nAnn Lee, Bo Chan", id="behind"),
        pytest.param("`ICML 2024` `Oral` `Best Paper` **{}**, Ann Lee, Bo Chan", id="before"),
    ],
)
def test_each_label_in_the_look_of_code_is_one(line: str) -> None:
    item = only(f"# Publications\n\n{line.format(TITLE)}\n", "page.md")
    assert (item.title, item.venue, item.badges) == (TITLE, "ICML 2024", ("Oral", "Best Paper"))
    assert [author.name for author in item.authors] == ["Ann Lee", "Bo Chan"]


@pytest.mark.parametrize(
    ("heading", "state"),
    [("Work-in-Progress", "Draft coming soon"), ("Job market paper", "New draft coming soon")],
)
def test_a_bare_title_under_such_headings_is_a_paper_with_its_state(
    heading: str, state: str
) -> None:
    text = f"## {heading}\n\n**{TITLE}**\n\n*{state}*\n\n## Publications\n\n"
    text += "**A Model of Rain on Roofs** with Ann Lee and Bo Chan. *Water*, 2020.\n"
    first, second = read_page(text, "page.md").items
    assert (first.title, first.badges, second.badges) == (TITLE, (state,), ())


def test_a_state_in_a_paragraph_of_its_own_belongs_to_the_paper_above() -> None:
    text = (
        f"## Working papers\n\n**{TITLE}** [(pdf)](a.pdf)\n\n*Revision requested at Water Notes*\n"
    )
    item = only(text, "page.md")
    assert (item.title, item.venue, item.badges) == (TITLE, "Water Notes", ("Revision requested",))


def test_long_prose_below_a_paper_is_none() -> None:
    prose = (
        "Many partially identified parameters in evaluation settings\nare instances of the general "
        "problem of bounding\na functional of a joint distribution.\nA leading example is the "
        "distribution of floods.\nUsing data on rain can tighten the identified set,\nbut doing so "
        "nonparametrically is difficult in practice.\nWe show that it delivers valid inference."
    )
    text = (
        "## Working papers\n\n**Rain with new roofs** [(pdf)](a.pdf)\n\n## Work in progress\n\n"
        f"**{TITLE}**\n\n*with [Ann Lee](a) and [Bo Chan](b)*\n\n{prose}\n"
    )
    titles = [item.title for item in read_page(text, "page.md").items]
    assert titles == ["Rain with new roofs", TITLE]


def test_what_tells_of_the_paper_has_no_badges_in_brackets() -> None:
    text = (
        f"<div><p><b>{TITLE}</b></p><p>Ann Lee, Bo Chan</p><p><i>Water</i>, 2021</p><p>We propose "
        "an interface (e.g., for towns) that measures what falls in June (twice as fast).</p></div>"
    )
    item = only(f"<h2>Publications</h2>{text}")
    assert (item.badges, item.remarks) == ((), ())


@pytest.mark.parametrize(
    ("before", "badges", "year"),
    [
        ("Submitted. ", ("Submitted",), None),
        ("To appear. ", ("To appear",), None),
        ("2020\\. ", (), 2020),
    ],
)
def test_a_state_or_a_year_before_a_stop_is_no_part_of_the_title(
    before: str, badges: tuple[str, ...], year: int | None
) -> None:
    text = f"# Papers\n\n+ {before}“Wanting” the rivers of the south. (With Ann Lee and Bo Chan.)\n"
    item = only(text, "page.md")
    assert (item.title, item.badges, item.year) == (
        "“Wanting” the rivers of the south",
        badges,
        year,
    )


@pytest.mark.parametrize(
    ("line", "badge"),
    [
        ("{}. Job Market Paper. With Ann Lee.", "Job Market Paper"),
        ('"{}" (JMP) with Ann Lee', "JMP"),
        ('**Job Market Paper:** "{}" (with Ann Lee)', "Job Market Paper"),
    ],
)
def test_a_job_market_paper_is_called_so(line: str, badge: str) -> None:
    item = only(f"## Working papers\n\n- {line.format(TITLE)}\n", "page.md")
    assert (item.title, item.venue, item.badges) == (TITLE, "", (badge,))


def test_paragraphs_with_a_title_in_italics_and_a_state_are_a_paper_each() -> None:
    page = """# Working papers

*Hail in Many Towns*, Revise and Resubmit at *Journal of Hail*.

*Snow and Ice in Cold Towns*, R&R at *Journal of Snow*.

*Hail in Towns*, with Bo Chan.

*A Model of Rain* with Ann Lee. Draft coming soon.
"""
    items = read_page(page, "page.md").items
    assert [(item.title, item.venue, len(item.authors)) for item in items] == [
        ("Hail in Many Towns", "Journal of Hail", 0),
        ("Snow and Ice in Cold Towns", "Journal of Snow", 0),
        ("Hail in Towns", "", 1),
        ("A Model of Rain", "", 1),
    ]


def test_a_venue_in_italics_with_its_state_belongs_to_the_paper_above() -> None:
    page = """# Publications

**Hail in Many Towns**

Bo Chan and Jane Doe

*Journal of Hail*, forthcoming

**Snow and Ice in Cold Towns**

Ann Lee and Jane Doe

*Journal of Snow*, forthcoming
"""
    items = read_page(page, "page.md").items
    assert [item.venue for item in items] == ["Journal of Hail", "Journal of Snow"]


def test_a_venue_in_italics_and_another_one_belong_to_the_paper_above() -> None:
    page = """# Working papers

"Moving Hail", with Bo Chan.

*American Economic Review*, forthcoming in the *May Issue*

*Snow and Ice in Cold Towns*, R&R at *Journal of Snow*.
"""
    items = read_page(page, "page.md").items
    assert [(item.title, item.venue) for item in items] == [
        ("Moving Hail", "American Economic Review"),
        ("Snow and Ice in Cold Towns", "Journal of Snow"),
    ]
