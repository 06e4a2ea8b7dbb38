"""Markdown: text stays text, the tree becomes markup; the spelling is as plain as is safe."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pubtool.formats.base import clean
from pubtool.formats.markdown import Markdown
from pubtool.inline import Inlines, Node

MARKDOWN = Markdown()
HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from("\\`*_{}[]()<>#+-.!|~^$&\"':;=@%/,? x1a\n"), st.characters(codec="utf-8")
    ),
    max_size=20,
)


# --- nothing is escaped without need -------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "CCF-A, Research track",
        "SageAttention2++: A More Efficient Attention",
        "Jean-Luc",
        "Joseph E. Gonzalez",
        "Sparse–Linear",
        "8-Bit",
        "(Full Paper)",
        "10.1109/TKDE.2024.3389693",
        "NeurIPS 2025",
        "AT & T; a/b; 5%",
        "What? Yes!, no",
        "x = y + z - 1",
        "Zhang et al.",
        "3.5 x",
        "Recall@10",
        "中文、“引”，שלום",
        "e\u0301 \xa0\u200b👩\u200d🔬",
    ],
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert MARKDOWN.text(text) == text


# --- what is markup somewhere is escaped ---------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("*a*", r"\*a\*"),
        ("a_b", r"a\_b"),
        ("<b>", "&lt;b&gt;"),
        ("[x](y)", r"\[x\](y)"),
        ("`a`", r"\`a\`"),
        ("a|b", r"a\|b"),
        ("$5", r"\$5"),
        ("~5", "&#126;5"),
        ('"a" it\'s', r"\"a\" it\'s"),
        ("a--b", r"a\-\-b"),
        ("a...", r"a\.\.\."),
        ("AT&T", "AT&amp;T"),
        ("&copy;", "&amp;copy;"),
        ("{{x}}", r"\{\{x\}\}"),
        ("{%x%}", r"&#123;%x%\}"),
        ("a\\b", r"a\\b"),
        ("1. x", r"1\. x"),
        ("12) x", r"12\) x"),
        ("+ x", r"\+ x"),
        (" - x", r" \- x"),
        ("# x", r"\# x"),
        ("=", r"\="),
        ("^", "&#94;"),
        (":smile: x", "&#58;smile: x"),
        ("https://x.y", "https&#58;//x.y"),
        ("www.x.y", r"www\.x.y"),
        ("a@b.c", "a&#64;b.c"),
        ("(c)", r"\(c)"),
        ("==a==", r"\=\=a\=\="),
        ("[x]: y", r"\[x\]&#58; y"),
        ("x", "&#120;"),
        ("a\nb\x00", "a b"),
    ],
)
def test_markup_in_a_text_is_escaped(text: str, written: str) -> None:
    assert MARKDOWN.text(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("a!", r"a\!", id="a link would become an image"),
        pytest.param("a-", r"a\-", id="a hyphen would become a dash"),
        pytest.param("a\\", "a&#92;", id="a line's end would become a break"),
        pytest.param("a{", "a&#123;", id="a brace would open a Liquid tag"),
        pytest.param("a&", "a&amp;", id="letters would become a character"),
        pytest.param("C#", r"C\#", id="a heading would lose its end"),
        pytest.param("C# ", "C\\# ", id="a heading would lose its end before a blank"),
        pytest.param("a:", "a&#58;", id="slashes would become a URL"),
    ],
)
def test_the_end_of_a_text_is_safe_before_what_comes_next(text: str, written: str) -> None:
    assert MARKDOWN.text(text) == written


def test_a_character_that_is_escaped_already_is_not_escaped_again_at_the_end() -> None:
    assert MARKDOWN.text("a--") == r"a\-\-"


@given(st.lists(st.text(alphabet="{%<\\}!a "), max_size=5))
def test_liquid_and_shortcodes_find_nothing_in_touching_texts(texts: list[str]) -> None:
    written = "".join(MARKDOWN.text(text) for text in texts)
    assert "{{" not in written
    assert "{%" not in written


# --- a renderer shows the text -------------------------------------------------------------------


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.targets += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(html: str) -> tuple[str, list[str], list[str]]:
    """Return the page's text, its elements and the targets of its links."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text.strip(), reader.tags, reader.targets


@settings(max_examples=300)
@given(HOSTILE)
def test_commonmark_shows_any_text_as_it_is(text: str) -> None:
    written = MARKDOWN.text(text)
    tags = ["p"] if clean(text).strip() else []
    assert shown(MarkdownIt("commonmark").render(written)) == (clean(text).strip(), tags, [])


@settings(max_examples=300)
@given(HOSTILE)
def test_a_typographer_changes_no_text(text: str) -> None:
    markdown = MarkdownIt("default", {"typographer": True, "html": False})
    markdown.enable(["replacements", "smartquotes"])
    assert shown(markdown.render(MARKDOWN.text(text)))[0] == clean(text).strip()


@settings(max_examples=200)
@given(HOSTILE, HOSTILE)
def test_commonmark_shows_the_text_of_a_link(before: str, text: str) -> None:
    written = f"{MARKDOWN.text(before)}[{MARKDOWN.text(text)}](/x)"
    expected = (clean(before) + clean(text)).strip()
    visible, tags, targets = shown(MarkdownIt("commonmark").render(written))
    assert re.sub(r"\s+", " ", visible) == re.sub(r"\s+", " ", expected)
    assert (tags, targets) == (["p", "a"], ["/x"])


# --- trees ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tree", "written"),
    [
        pytest.param(("a ", Node("emph", ("b",)), " c"), "a *b* c", id="emphasis"),
        pytest.param((Node("strong", ("a",)),), "**a**", id="strong"),
        pytest.param(("a", Node("emph", ("b",)), "c"), "a*b*c", id="emphasis within a word"),
        pytest.param((Node("emph", (" a ",)), "b"), " *a* b", id="blanks move outside"),
        pytest.param(
            ("a", Node("emph", ("(b)",)), "c"),
            "&#97;*(b)*&#99;",
            id="punctuation inside needs no letter outside",
        ),
        pytest.param((Node("emph", ("a",)), Node("emph", ("b",))), "*ab*", id="touching ones join"),
        pytest.param(
            (Node("emph", ("a",)), Node("strong", ("b",))), "ab", id="touching kinds are text"
        ),
        pytest.param(
            (Node("emph", ("a ", Node("emph", ("b",)))),), "*a b*", id="emphasis in the same"
        ),
        pytest.param(
            (Node("strong", (Node("emph", ("a",)), " b")),), "***a* b**", id="emphasis in strong"
        ),
        pytest.param(
            (Node("emph", (Node("strong", ("a",)), " b")),),
            "*a b*",
            id="strong that begins emphasis is text",
        ),
        pytest.param((Node("emph", (Node("strong", ("a",)),)),), "***a***", id="both at once"),
        pytest.param((Node("emph", ()),), "", id="nothing stays nothing"),
        pytest.param((Node("emph", (" ",)), "+ a"), " \\+ a", id="a blank is not emphasised"),
        pytest.param((Node("code", ("a_b",)),), "`a_b`", id="code"),
        pytest.param((Node("code", ("a`b",)),), "`` a`b ``", id="code with a backtick"),
        pytest.param((Node("code", ("a|b",)),), r"a\|b", id="code that a table would cut is text"),
        pytest.param((Node("code", ("{{a}}",)),), r"\{\{a\}\}", id="code that Liquid runs is text"),
        pytest.param(
            (Node("code", ("a",)), Node("code", ("b",))), "`ab`", id="touching code joins"
        ),
        pytest.param(
            (Node("code", ("a",)), "\0", Node("code", ("b_",))),
            r"`a`b\_",
            id="code that touches code after all is text",
        ),
        pytest.param(
            (Node("code", ("{{",)), "%x"),
            r"\{\{&#37;x",
            id="what code and text would make Liquid of",
        ),
        pytest.param(("x", Node("sup", ("2",)), Node("sub", ("i",))), "x²ᵢ", id="scripts"),
        pytest.param(("x", Node("sup", ("a,b",))), "x^(a,b)", id="a script that Unicode lacks"),
        pytest.param(("x", Node("sub", ("*",))), r"x\_\*", id="a single one"),
        pytest.param((Node("smallcaps", ("A",)), Node("protected", ("B",))), "AB", id="plain ones"),
        pytest.param((Node("link", ("a",), "/b(c) d"),), "[a](/b%28c%29%20d)", id="a link"),
        pytest.param(
            ("a!", Node("link", ("^b",), "/c")), r"a\![&#94;b](/c)", id="neither image nor footnote"
        ),
        pytest.param((Node("link", ("a",), "javascript:b"),), "a", id="an unsafe link is its text"),
        pytest.param((Node("link", (), "/b"),), "", id="a link without text is nothing"),
        pytest.param(
            (Node("link", ("a", Node("link", ("b",), "/b")), "/a"),),
            "[ab](/a)",
            id="a link in a link is its text",
        ),
        pytest.param(("O", Node("math", ("n",), "x_{1}^2")), r"O\\(x\_\{1\}^2\\)", id="a formula"),
        pytest.param(
            (Node("display-math", ("a",), "a<b"),), r"\\\[a&lt;b\\\]", id="a displayed one"
        ),
        pytest.param((Node("math", (), " "),), "", id="no formula"),
    ],
)
def test_a_tree_becomes_markup(tree: Inlines, written: str) -> None:
    assert MARKDOWN.inline(tree) == written


@pytest.mark.parametrize(
    ("tree", "written"),
    [
        pytest.param((Node("math", (), "a_b"),), r"$a\_b$", id="a formula"),
        pytest.param((Node("display-math", (), "a"),), r"\$\$a\$\$", id="a displayed one"),
        pytest.param(
            (Node("math", (), "a"), Node("math", (), "b")), r"$a$\$b$", id="two that touch"
        ),
    ],
)
def test_formulas_stand_between_dollars_on_request(tree: Inlines, written: str) -> None:
    assert Markdown("dollar").inline(tree) == written


# --- URLs and code -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://a.b/c_d*e?f=1&g=2", "https://a.b/c_d*e?f=1&g=2"),
        ("https://a.b/(c)|d e", "https://a.b/%28c%29%7Cd%20e"),
        ("https://a.b/?x&copy;", "https://a.b/?x&amp;copy;"),
        ("https://a.b/{{c}}", "https://a.b/%7B%7Bc%7D%7D"),
        ("https://a.b/:c:", "https://a.b/&#58;c:"),
        ("javascript:x", ""),
    ],
)
def test_a_url_fits_a_link_target(url: str, written: str) -> None:
    assert MARKDOWN.url(url) == written


def test_lines_of_code_stand_in_a_fence_that_kramdown_knows() -> None:
    assert MARKDOWN.code_block("@a{b,\n  c = 1\n}\n") == "~~~\n@a{b,\n  c = 1\n}\n~~~"


def test_braces_in_code_cannot_start_liquid() -> None:
    assert MARKDOWN.code_block("t = {{{A}}},{%") == "~~~\nt = { { {A}}},{ %\n~~~"


def test_a_fence_is_longer_than_those_within() -> None:
    assert MARKDOWN.code_block("~~~~\na") == "~~~~~\n~~~~\na\n~~~~~"


def test_no_code_is_no_block() -> None:
    assert MARKDOWN.code_block("\n \n") == ""


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param(
            "Jean-Luc O. Smith (Jr.)", "Jean-Luc O. Smith (Jr.)", id="harmless text stays"
        ),
        pytest.param("O'N_e*il", "O&#39;N&#95;e&#42;il", id="no backslash stands for anything"),
        pytest.param("a -- b...", "a &#45;&#45; b&#46;&#46;&#46;", id="no typographic replacement"),
        pytest.param("<b> & {{x}}", "&lt;b&gt; &amp; &#123;&#123;x&#125;&#125;", id="no markup"),
    ],
)
def test_text_within_html_needs_no_markdown_to_be_read(text: str, written: str) -> None:
    assert Markdown().text_in_html(text) == written
