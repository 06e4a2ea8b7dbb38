"""What a reader sees of a Markdown page, with the HTML and the templates in it."""

from __future__ import annotations

import pytest

from page_trees import kinds, lines, runs
from pubtool.pages.reading.seen.markdown_tree import markdown_tree


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\ntitle: Hidden\n---\nseen", id="front matter"),
        pytest.param("<!-- hidden\n\nhidden -->\n\nseen", id="a comment over paragraphs"),
        pytest.param("<div>\n<!-- a\n\nb -->\nseen</div>", id="a comment in a raw element"),
        pytest.param("[comment]: <> (hidden (too) &#40;)\n\nseen", id="a definition for no link"),
        pytest.param("{% comment %}hidden{% endcomment %}seen", id="a Liquid comment"),
        pytest.param("{% if x %}\nseen\n{% endif %}", id="Liquid tags"),
        pytest.param("seen{{ site.title }}", id="a Liquid expression"),
        pytest.param("seen\n{: .notice}", id="an attribute list of kramdown"),
        pytest.param("::: {.pubs}\nseen\n:::", id="a fenced element of Pandoc"),
        pytest.param("# seen {#anchor}", id="an anchor of a heading"),
    ],
)
def test_what_a_site_generator_takes_out_is_not_in_the_tree(text: str) -> None:
    assert lines(markdown_tree(text)) == ["seen"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{ open", id="an expression that does not end"),
        pytest.param("{% open", id="a tag that does not end"),
        pytest.param("a {: b", id="attributes that do not end"),
        pytest.param("{% comment %} open", id="a comment block that does not end"),
    ],
)
def test_what_does_not_end_is_text(text: str) -> None:
    assert lines(markdown_tree(text)) == [text]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("$x^2+y^2=1$ and $H^n(X)^m$", "$x^2+y^2=1$ and $H^n(X)^m$", id="formulas"),
        pytest.param("`a^2^` and [b](c^2^d)", "a^2^ and b", id="code and addresses"),
        pytest.param("Rivers[^1][^2]", "Rivers[^1][^2]", id="footnotes"),
        pytest.param("Lee^†^ and CO~2~", "Lee† and CO2", id="raised and lowered signs"),
        pytest.param("~~Lee~~", "Lee", id="struck out"),
        pytest.param("`r icon('pdf')` Rivers", "Rivers", id="what R computes"),
        pytest.param("[PDF](a paper of mine.pdf)", "PDF", id="an address with blanks"),
        pytest.param("**Lee **A", "Lee A", id="emphasis with a late end"),
    ],
)
def test_what_pandoc_and_its_kin_know(text: str, seen: str) -> None:
    assert lines(markdown_tree(text)) == [seen]


def test_the_blocks_of_a_landing_page_end_where_their_text_does() -> None:
    text = (
        "---\nblocks:\n- text: |\n    A *paper* 2020.\n  design: wide\n- text: |\n    "
        "More\n---\nseen\n"
    )
    tree = markdown_tree(text)
    assert lines(tree) == ["A paper 2020.", "More", "seen"]
    assert [run.line for run in runs(tree)][:1] == [4]


def test_a_link_with_an_expression_keeps_it_as_it_is_written() -> None:
    (run,) = runs(markdown_tree('[pdf]({{ site.url }}{{ "/a b.pdf" }})'))
    assert (run.text, run.href) == ("pdf", '{{ site.url }}{{ "/a b.pdf" }}')


def test_raw_html_and_markdown_look_the_same() -> None:
    html = "<span style='font-weight:bold'>a</span>"
    assert list(runs(markdown_tree(html))) == list(runs(markdown_tree("**a**")))


def test_indented_html_after_a_blank_line_is_no_code() -> None:
    text = "<div>\n  <div>\n\n    <p>seen</p>\n  </div>\n</div>"
    assert lines(markdown_tree(text)) == ["seen"]


def test_markdown_within_an_element_that_asks_for_it_is_read() -> None:
    text = '<div markdown="1">\n**bold** text\n</div>'
    assert [run.styles for run in runs(markdown_tree(text))] == [{"bold"}, frozenset()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("<br>\n#### 2022\nA *b*", ["heading", "text"], id="a break over a heading"),
        pytest.param("<img src=a.png>\n[A](b.pdf)\n---\nC", ["heading", "text"], id="a picture"),
        pytest.param("<span>\n**a**\n</span>", ["text"], id="a stretch"),
    ],
)
def test_below_an_element_of_a_line_stands_markdown(text: str, found: list[str]) -> None:
    assert [kind for kind in kinds(markdown_tree(text)) if kind not in ("group", "gap")] == found


def test_the_rest_of_a_block_of_html_is_none() -> None:
    assert lines(markdown_tree("<div>\n2022 *b*\n</div>")) == ["2022 *b*"]


def test_lines_of_raw_html_that_nobody_filled_are_lines() -> None:
    title = "A Title of a Paper of Some Length, and What Follows"
    paper = f"<div>\n{title}\nAnn Lee, Bo Chan\nICML 2024\n</div>"
    tree = markdown_tree("\n\n".join([paper] * 4))
    assert lines(tree)[:3] == paper.split("\n")[1:4]
    assert [run.line for run in runs(tree)][:3] == [2, 3, 4]


@pytest.mark.parametrize("fence", ["```", "````"])
def test_raw_html_of_quarto_is_seen(fence: str) -> None:
    text = f"{fence}{{=html}}\n<p>seen <b>too</b></p>\n\n<p>more</p>\n{fence}\n\nbelow"
    tree = markdown_tree(text)
    assert lines(tree) == ["seen too", "more", "below"]
    assert [run.line for run in runs(tree)] == [2, 2, 4, 7]


def test_other_code_stays_code() -> None:
    text = "````\n```{=html}\n<p>a</p>\n```\n````\n\n```{=latex}\n<p>b</p>\n```\n"
    assert [kind for kind in kinds(markdown_tree(text)) if kind != "group"] == ["code", "code"]


def test_tables_become_rows() -> None:
    assert kinds(markdown_tree("| a | b |\n|---|---|\n| 1 | 2 |")).count("row") == 2


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_each_run_knows_its_line_in_the_page(newline: str) -> None:
    text = (
        "---\ntitle: x\n---\n\n<!-- a\nb -->\n- one  \n  two\n\n<div>\n<p>three</p>\n"
        "{% comment %}\n{% endcomment %}\n<p>four</p>\n</div>\n\nfive\n"
    )
    found = [(run.text, run.line) for run in runs(markdown_tree(text.replace("\n", newline)))]
    assert found == [("one", 7), ("two", 8), ("three", 11), ("four", 14), ("five", 17)]


def test_behind_an_element_that_a_script_fills_stands_markdown() -> None:
    text = "* <div data-doi='10.1/a'></div> Ann Lee. [Snow](</a b.pdf>). *Water*"
    assert [run.text.strip() for run in runs(markdown_tree(text))] == [
        "Ann Lee.",
        "Snow",
        ".",
        "Water",
    ]
