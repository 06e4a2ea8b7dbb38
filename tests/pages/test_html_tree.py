"""What a reader sees of an HTML page."""

from __future__ import annotations

import pytest

from page_trees import kinds, lines, runs
from pubtool.errors import UnreadableInput
from pubtool.pages.reading.seen.html_tree import html_tree


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<p>seen<!-- hidden --></p>", id="a comment"),
        pytest.param("<p>seen</p><script>hidden</script>", id="a script"),
        pytest.param("<style>hidden</style><p>seen</p>", id="a style sheet"),
        pytest.param("<p>seen</p><p style='display: none'>hidden</p>", id="display: none"),
        pytest.param("<p>seen</p><p hidden>hidden</p>", id="the attribute hidden"),
        pytest.param("<p>seen<span style='color:white'>...</span></p>", id="white text"),
        pytest.param("<title>hidden</title><p>seen</p>", id="the title of the window"),
        pytest.param("<p>seen</p><template>hidden</template>", id="a template"),
    ],
)
def test_what_a_browser_does_not_show_is_not_in_the_tree(html: str) -> None:
    assert lines(html_tree(html)) == ["seen"]


def test_the_content_of_details_is_seen_and_not_the_button_over_it() -> None:
    html = "<details><summary>On the first five years</summary>A paper</details>"
    assert lines(html_tree(html)) == ["On the first five years", "A paper"]
    assert lines(html_tree("<details><summary>More</summary>A paper</details>")) == ["A paper"]


def test_end_tags_may_be_missing() -> None:
    tree = html_tree("<ul><li>one<li>two</ul><p>three<p>four")
    assert lines(tree) == ["one", "two", "three", "four"]
    assert kinds(tree).count("item") == 2


def test_text_directly_in_an_element_with_blocks_is_a_paragraph_of_its_own() -> None:
    assert lines(html_tree("<div>before<p>inside</p>after</div>")) == ["before", "inside", "after"]


def test_line_breaks_part_lines_and_an_empty_line_is_kept() -> None:
    assert lines(html_tree("<p>one<br>two<br><br>three<br></p>")) == ["one", "two", "", "three"]


def test_white_space_is_collapsed_across_elements() -> None:
    assert lines(html_tree("<p>a \n <b> b</b>\n c </p>")) == ["a b c"]


@pytest.mark.parametrize(
    ("html", "style"),
    [
        pytest.param("<strong>x</strong>", "bold", id="strong"),
        pytest.param("<span style='font-weight: 700'>x</span>", "bold", id="a heavy weight"),
        pytest.param("<em>x</em>", "italic", id="em"),
        pytest.param("<span style='font-style:italic'>x</span>", "italic", id="an italic style"),
        pytest.param("<u>x</u>", "underline", id="u"),
        pytest.param("<sup>x</sup>", "sup", id="sup"),
        pytest.param("<del>x</del>", "strike", id="del"),
    ],
)
def test_looks_are_kept(html: str, style: str) -> None:
    assert [run.styles for run in runs(html_tree(html))] == [{style}]


def test_two_links_to_one_page_are_two_links() -> None:
    first, second = runs(html_tree("<a href=x>one</a><a href=x>two</a>"))
    assert (first.href, second.href) == ("x", "x")
    assert first.link != second.link


def test_a_button_in_a_link_is_the_text_of_the_link() -> None:
    (run,) = runs(html_tree("<a href=x><button>PDF</button></a><button>Menu</button>"))
    assert (run.text, run.href) == ("PDF", "x")


def test_a_picture_is_its_alternative_text() -> None:
    (run,) = runs(html_tree("<a href=x><img src=y alt='arXiv'></a>"))
    assert (run.text, run.image, run.href) == ("arXiv", True, "x")


def test_each_run_knows_its_line_in_the_page() -> None:
    html = "<ul>\n<li>one\n<li>\n  two <b>three</b>\n\n</ul>\n<!-- a\nb -->\n<p\nclass=x>four"
    assert [(run.text.strip(), run.line) for run in runs(html_tree(html))] == [
        ("one", 2),
        ("two", 4),
        ("three", 4),
        ("four", 10),
    ]


def test_a_table_has_rows_and_cells_whatever_stands_around_the_rows() -> None:
    html = "<table><thead><tr><th>A<tbody><tr><td>1<td>2</table>"
    assert kinds(html_tree(html)).count("row") == 2


def test_nesting_without_end_is_refused_in_one_line() -> None:
    with pytest.raises(UnreadableInput, match="nests more than"):
        html_tree("<div>" * 5000)


def test_lines_that_an_editor_filled_part_nothing() -> None:
    items = "".join(
        f"<li>A Study into Investigating Temporal Robustness of Towns and\nRoofs {at}<ul><li>Jonas"
        f" Fox, Abel\nDee, Ada Roe and Bo Chan</li><li>In Findings of the Society for\nWeather"
        " and its Friends, pp. 45-67</li></ul></li>\n"
        for at in range(4)
    )
    lines = [run.text for run in runs(html_tree(f"<ul>\n{items}</ul>"))]
    assert "A Study into Investigating Temporal Robustness of Towns and Roofs 1" in lines


def test_lines_that_a_program_wrapped_part_nothing_where_it_wraps_tags_too() -> None:
    items = "".join(
        f"<li><span lang=EN\nstyle='color: red{'; margin: 0cm 0cm 0cm 0cm' * (at % 3)}'>A Study of "
        f"Roofs\nIn Towns and Cities {at}</span></li>\n"
        "<li><span lang=EN\nstyle='color: red'>Ada Roe</span></li>\n"
        for at in range(12)
    )
    lines = [run.text for run in runs(html_tree(f"<ul>\n{items}</ul>"))]
    assert "A Study of Roofs In Towns and Cities 7" in lines
