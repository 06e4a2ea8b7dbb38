"""Marked regions: what is one, what is not, and how a list stands in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pubtool.pages.regions import Page, is_markdown, laid_out, read_regions

BEGIN = "<!-- pubtool: begin all -->"
END = "<!-- pubtool: end -->"
REGION = f"{BEGIN}\nold\n{END}\n"


def names(text: str, *, markdown: bool = True) -> list[str]:
    page = read_regions(text, markdown=markdown)
    assert page.problems == ()
    return [region.name for region in page.regions]


def contents(page: Page) -> list[str]:
    return [page.text[slice(*region.content)] for region in page.regions]


# --- what is no region ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"```html\n{REGION}```\n", id="a fence"),
        pytest.param(f"~~~~\n{REGION}~~~~\n", id="a fence of tildes"),
        pytest.param(f"```\n{REGION}", id="a fence that does not end"),
        pytest.param(f"- item\n\n  ```\n  {BEGIN}\n  {END}\n  ```\n", id="a fence in a list"),
        pytest.param(f"> ```\n> {BEGIN}\n> {END}\n> ```\n", id="a fence in a quotation"),
        pytest.param(f"text\n\n    {BEGIN}\n    {END}\n", id="indented code"),
        pytest.param(f"Write `{BEGIN}` and `{END}`.\n", id="code within a line"),
        pytest.param(f"Write `` ` {BEGIN} `` here.\n", id="code between double backticks"),
        pytest.param(f"---\na: |\n  {BEGIN}\n  {END}\n---\ntext\n", id="YAML front matter"),
        pytest.param(f"+++\na = '''\n{BEGIN}\n{END}\n'''\n+++\n", id="TOML front matter"),
        pytest.param(f"<pre>\n{REGION}</pre>\n", id="a pre element"),
        pytest.param(f"<script>\n{REGION}</script>\n", id="a script"),
        pytest.param(f"{{% highlight html %}}\n{REGION}{{% endhighlight %}}\n", id="Liquid's code"),
        pytest.param(f"{{% comment %}}\n{REGION}{{% endcomment %}}\n", id="Liquid's comment"),
        pytest.param("<!-- generated: all -->\nold\n<!-- end -->\n", id="another tool's marker"),
        pytest.param("<!-- pubtool -->\n", id="a comment about pubtool"),
        pytest.param("pubtool: begin all\npubtool: end\n", id="no comment"),
        pytest.param("<!-- pubtool begins here -->\n", id="a sentence about pubtool"),
        pytest.param("<!-- toolbar begin -->\n<!-- toolbar end -->\n", id="another word"),
        pytest.param("`<!-- pubtool begin all -->`\n", id="a wrong marker within code"),
    ],
)
def test_no_region_is(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"<pre>\n{REGION}</pre>\n", id="a pre element"),
        pytest.param(f"<script>\n{REGION}</script>\n", id="a script"),
        pytest.param(f"<STYLE>\n{REGION}</style >\n", id="a style sheet"),
        pytest.param(f"---\na: |\n  {BEGIN}\n  {END}\n---\n", id="front matter"),
    ],
)
def test_in_html_no_region_is(text: str) -> None:
    assert names(text, markdown=False) == []


# --- what is one ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(REGION, id="alone"),
        pytest.param(f"text\n{REGION}text\n", id="right after text"),
        pytest.param(f"---\ntitle: x\n---\n{REGION}", id="after front matter"),
        pytest.param(f"---\r\ntitle: x\r\n---\r\n{REGION}", id="after front matter with CRLF"),
        pytest.param(f"---\ntext\n{REGION}", id="after a rule that is no front matter"),
        pytest.param(f"- item\n  {BEGIN}\n  {END}\n", id="in a list"),
        pytest.param(f"1.  item\n\n    {BEGIN}\n    {END}\n", id="in a list, four blanks deep"),
        pytest.param(f"> {BEGIN}\n> {END}\n", id="in a quotation"),
        pytest.param(f"<div>\n    {BEGIN}\n    {END}\n</div>\n", id="in an element"),
        pytest.param(f"<div>\n\n    {BEGIN}\n    {END}\n</div>\n", id="in an element, after a gap"),
        pytest.param(f"{{% if x %}}\n{REGION}{{% endif %}}\n", id="within Liquid"),
        pytest.param(f"a ` b\n{REGION}c ` d\n", id="between single backticks of other lines"),
        pytest.param(f"the <pre> tag\n{REGION}", id="after a pre element that does not end"),
        pytest.param(f"```\ncode\n```\n{REGION}", id="after a fence"),
        pytest.param(f"`<!--`\n\n{REGION}", id="after a comment's beginning shown as code"),
        pytest.param(f"<!-- x -->\n{REGION}", id="after another comment"),
        pytest.param("<!--pubtool:begin all-->\n<!--pubtool:end-->", id="without blanks"),
        pytest.param("<!--\npubtool: begin\n  all\n-->\n<!-- pubtool: end -->", id="over lines"),
        pytest.param(f"{BEGIN}\n```\n<!--\n<pre>\n{END}\n", id="around anything at all"),
        pytest.param(f"{BEGIN}\nx {BEGIN}\n{END}\n", id="around a marker within a line"),
        pytest.param(f"{BEGIN}\n<!-- pubtool: end all -->\n", id="with the name at its end"),
    ],
)
def test_a_region_is(text: str) -> None:
    assert names(text) == ["all"]


def test_several_regions_stand_in_their_order() -> None:
    text = REGION + REGION.replace("all", "selected") + REGION
    assert names(text) == ["all", "selected", "all"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_content_is_the_lines_between(newline: str) -> None:
    text = f"x\n{REGION}".replace("\n", newline)
    page = read_regions(text, markdown=True)
    assert contents(page) == [f"old{newline}"]
    assert page.regions[0].newline == newline


def test_the_options_are_those_of_a_shell() -> None:
    marker = """<!-- pubtool: begin a where='x > "3 4"' sort=-date tag="A B" tag=C\\ D -->"""
    page = read_regions(f"{marker}\n{END}", markdown=False)
    options = page.regions[0].options
    assert [(option.name, option.value) for option in options] == [
        ("where", 'x > "3 4"'),
        ("sort", "-date"),
        ("tag", "A B"),
        ("tag", "C D"),
    ]
    assert marker[options[2].start : options[2].end] == 'tag="A B"'


# --- what is wrong -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "meant", "message"),
    [
        pytest.param(BEGIN, BEGIN, "does not end", id="no end"),
        pytest.param(f"{END}\n{BEGIN}\n{END}", END, "none begins", id="no begin"),
        pytest.param(f"{BEGIN}\n{REGION}", BEGIN, "another one begins", id="one in another"),
        pytest.param(f"{BEGIN}\n{REGION}{END}", BEGIN, "another one begins", id="nested"),
        pytest.param(f"{BEGIN}{END}", BEGIN, "alone", id="two in a line"),
        pytest.param(f"- {BEGIN}\n  {END}", BEGIN, "alone", id="after a bullet"),
        pytest.param(f"| {BEGIN} |\n{END}", BEGIN, "alone", id="in a table"),
        pytest.param(f"{BEGIN} x\n{END}", BEGIN, "alone", id="text behind"),
        pytest.param("<!-- pubtool: start all -->", "", "`begin NAME` or `end`", id="another word"),
        pytest.param("<!-- pubtool: -->", "", "`begin NAME` or `end`", id="no word"),
        pytest.param("<!-- pubtool: begin -->", "", "names no list", id="no list"),
        pytest.param("<!-- pubtool: begin sort=date -->", "", "no list", id="no list first"),
        pytest.param("<!-- pubtool: begin a srot=x -->", "srot=x", '"sort"', id="a typo"),
        pytest.param("<!-- pubtool: begin a group_by=x -->", "group_by=x", '"group-by"', id="a _"),
        pytest.param("<!-- pubtool: begin a b -->", "b", "name=value", id="no value"),
        pytest.param("<!-- pubtool: begin a sort= -->", "sort=", "no value", id="an empty value"),
        pytest.param("<!-- pubtool: begin a where='x -->", "where=", "not closed", id="a quote"),
        pytest.param("<!-- pubtool: begin a limit=0 -->", "limit=0", "from 1", id="a limit of 0"),
        pytest.param("<!-- pubtool: begin a limit=x -->", "limit=x", "from 1", id="a limit of x"),
        pytest.param(
            "<!-- pubtool: begin a checksum=1 -->", "checksum=1", "`on` or `off`", id="a checksum"
        ),
        pytest.param(
            "<!-- pubtool: begin a sort=a sort=b -->", "sort=b", "twice", id="an option twice"
        ),
        pytest.param(
            f"{BEGIN}\n<!-- pubtool: end x -->", "<!-- pubtool: end x -->", "`all`", id="other name"
        ),
        pytest.param(
            f"{BEGIN}\n<!-- pubtool: end limit=3 -->", "limit=3", "no options", id="late options"
        ),
        pytest.param(f"<!--\n{BEGIN}\n{END}\n-->", END, "none begins", id="commented out"),
        pytest.param(
            f"<!-- pubtool: begin all\n{END}\n",
            "<!-- pubtool: begin all",
            "lacks its `-->`",
            id="a beginning that is not closed",
        ),
        pytest.param(
            f"{BEGIN}\n<!-- pubtool: end  \n\nIt's here\n  <!-- other -->\n",
            "<!-- pubtool: end",
            "lacks its `-->`",
            id="an end that is not closed",
        ),
        pytest.param(
            f"<!-- pubtool: begin a where='t == \"<!--\"' sort=x y -->\n{END}",
            "y",
            "name=value",
            id="the sign of a comment in an option",
        ),
        *(
            pytest.param(f"{REGION}{wrong}\n{END}\n", wrong, "`<!-- pubtool: begin", id=wrong)
            for wrong in (
                "<!-- pubtool begin all -->",
                "<!-- pubtools: begin all -->",
                "<!-- pub-tool: begin all -->",
                "<!-- pub tool: begin all -->",
                "<!-- pubtol: begin all -->",
                "<!-- putbool: begin all -->",
                "<!-- PubTool begin all-->",
                "<!--pubtool;begin all-->",
                "<!-- pubtool :begin all -->",
                "<!--- pubtool: begin all --->",
                "<!-- pubtool - begin all -->",
            )
        ),
        pytest.param(
            f"{BEGIN}\n<!-- pubtool end -->\n",
            "<!-- pubtool end -->",
            "`<!-- pubtool: end -->`",
            id="a wrong end",
        ),
        pytest.param(
            f"{BEGIN}\n<!-- pubtools: end\n-->\nkept\n<!-- pubtools: begin\n-->\n{END}\n",
            "<!-- pubtools: end",
            "`<!-- pubtool: end -->`",
            id="a wrong end and a wrong beginning, which together look like one region",
        ),
    ],
)
def test_a_wrong_marker_is_told_with_its_place(text: str, meant: str, message: str) -> None:
    problem = read_regions(text, markdown=True).problems[0]
    assert message in problem.message
    assert text[problem.start : problem.end] == (meant or text)


def test_a_quotation_mark_before_a_marker_is_text_in_html() -> None:
    assert read_regions(f"> {BEGIN}\n> {END}\n", markdown=False).problems


# --- how a list stands in its region -------------------------------------------------------------


def laid(text: str, written: str, markup: str, *, markdown: bool) -> str:
    page = read_regions(text, markdown=markdown)
    return laid_out(page, page.regions[0], written, markup=markup)


def test_markdown_has_blank_lines_around() -> None:
    assert laid(REGION, "- a\n", "markdown", markdown=True) == "\n- a\n\n"


def test_html_in_an_html_page_stands_as_it_is() -> None:
    assert laid(REGION, "<p>\n\n<b>\n", "html", markdown=False) == "<p>\n\n<b>\n"


def test_html_in_a_markdown_page_has_no_blank_line_within() -> None:
    assert laid(REGION, "<p>\n\n<b>\n", "html", markdown=True) == "\n<p>\n<b>\n\n"


def test_deep_html_in_a_markdown_page_has_no_blank_line_at_all() -> None:
    text = f"<div>\n    {BEGIN}\n    {END}\n</div>"
    assert laid(text, "<p>\n", "html", markdown=True) == "    <p>\n"


def test_markdown_in_an_element_begins_at_the_margin() -> None:
    text = f'<div markdown="1">\n  {BEGIN}\n  {END}\n</div>'
    assert laid(text, "# a\n", "markdown", markdown=True) == "\n# a\n\n"


def test_an_empty_list_leaves_nothing() -> None:
    assert laid(REGION, "", "markdown", markdown=True) == ""


def test_the_lines_are_indented_as_the_marker_and_blank_ones_stay_empty() -> None:
    text = f"- a\n  {BEGIN}\n  {END}\n"
    assert laid(text, "- b  \n  c\n\n- d\n", "markdown", markdown=True) == (
        "\n  - b  \n    c\n\n  - d\n\n"
    )


def test_in_a_quotation_blank_lines_belong_to_it() -> None:
    assert laid(f"> {BEGIN}\n> {END}\n", "- b\n", "markdown", markdown=True) == ">\n> - b\n>\n"


def test_the_line_ends_are_those_after_the_marker() -> None:
    text = f"a\n{BEGIN}\r\n{END}\n"
    assert laid(text, "<p>\n<b>\n", "html", markdown=False) == "<p>\r\n<b>\r\n"


def test_indentation_never_gets_into_a_pre_element() -> None:
    written = "<ul>\n<pre><code>a\n\n  b</code></pre>\n</ul>\n"
    text = f" {BEGIN}\n {END}"
    assert laid(text, written, "html", markdown=False) == (
        " <ul>\n <pre><code>a&#10;&#10;  b</code></pre>\n </ul>\n"
    )


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.md", True),
        ("README", True),
        ("a.markdown", True),
        ("a.Rmd", True),
        ("a.qmd", True),
        ("a.html", False),
        ("a.HTM", False),
    ],
)
def test_the_ending_tells_markdown_from_html(path: str, expected: bool) -> None:
    assert is_markdown(path) is expected


# --- hostile pages -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<!-- pubtool: begin " * 20_000, id="markers that do not end"),
        pytest.param(f"{BEGIN}\n" * 20_000, id="regions that do not end"),
        pytest.param(REGION * 5_000, id="many regions"),
        pytest.param("<pre>" * 50_000 + REGION, id="elements that do not end"),
        pytest.param("` `` ``` " * 20_000 + BEGIN, id="runs of backticks"),
        pytest.param("<!-- pubtool: begin a " + "\"'" * 50_000 + " -->", id="quotation marks"),
        pytest.param("---\n" * 50_000 + REGION, id="front matter that does not end"),
        pytest.param("<!-- pubtools begin " * 20_000 + REGION, id="wrong markers"),
        pytest.param("<!" + "-" * 200_000 + REGION, id="a long dash"),
        pytest.param("<!--" + " " * 200_000 + "pub" + "-" * 200_000 + REGION, id="long gaps"),
    ],
)
def test_a_hostile_page_is_read_at_once(text: str) -> None:
    read_regions(text, markdown=True)
    read_regions(text, markdown=False)


def test_the_guide_shows_markers_and_has_no_region() -> None:
    guide = Path(__file__).parents[2] / "docs" / "pages.md"
    page = read_regions(guide.read_text("utf-8"), markdown=True)
    assert page.text.count("pubtool: begin") > 3
    assert (page.regions, page.problems) == ((), ())
