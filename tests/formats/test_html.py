"""HTML: text stays text, the tree becomes elements."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.formats.base import clean
from pubtool.formats.html import Html
from pubtool.formats.markdown import Markdown
from pubtool.inline import Inlines, Node

HTML = Html()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.text += "".join(value or "" for _, value in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> tuple[str, list[str]]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text, reader.tags


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("<>&\"'{}%;#!-/]= "))))
def test_any_text_stays_text_in_an_element(text: str) -> None:
    assert read(f"<b>{HTML.text(text)}</b>") == (clean(text), ["b"])


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("<>&\"'{}%;#!-/]= "))))
def test_any_text_stays_text_in_an_attribute(text: str) -> None:
    assert read(f'<b title="{HTML.text(text)}">') == (clean(text), ["b"])


@given(st.text(alphabet="{%<}- x"))
def test_liquid_and_shortcodes_find_nothing(text: str) -> None:
    written = HTML.text(text) + HTML.text(text)
    assert "{{" not in written
    assert "{%" not in written


@pytest.mark.parametrize(
    "text", ["Jean-Luc", "CCF-A, Research track", "SageAttention2++: A More", "(Full Paper)", "é中"]
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert HTML.text(text) == text


@pytest.mark.parametrize(
    ("tree", "html"),
    [
        pytest.param((Node("emph", ("a",)),), "<em>a</em>", id="emphasis"),
        pytest.param((Node("strong", ("a",)),), "<strong>a</strong>", id="strong"),
        pytest.param((Node("code", ("a<b",)),), "<code>a&lt;b</code>", id="code"),
        pytest.param((Node("sub", ("2",)),), "<sub>2</sub>", id="a subscript"),
        pytest.param((Node("sup", ("2",)),), "<sup>2</sup>", id="a superscript"),
        pytest.param(
            (Node("smallcaps", ("a",)),), '<span class="pub-smallcaps">a</span>', id="small caps"
        ),
        pytest.param((Node("protected", ("SQL",)),), "SQL", id="protected text is its text"),
        pytest.param(
            (Node("link", ("x",), "https://a.b/?c=1&d='{{"),),
            '<a href="https://a.b/?c=1&amp;d=&#39;%7B%7B">x</a>',
            id="a link",
        ),
        pytest.param((Node("link", ("x",), "javascript:y"),), "x", id="an unsafe link is its text"),
        pytest.param(
            (Node("link", ("a", Node("link", ("b",), "/b")), "/a"),),
            '<a href="/a">ab</a>',
            id="a link in a link is its text",
        ),
        pytest.param(
            (Node("link", (Node("link", ("b",), "/b"),), "data:x"),),
            '<a href="/b">b</a>',
            id="a link in an unsafe one is a link",
        ),
        pytest.param((Node("math", ("x",), "a<b"),), "\\(a&lt;b\\)", id="a formula"),
        pytest.param((Node("display-math", ("x",), "a"),), "\\[a\\]", id="a displayed formula"),
        pytest.param((Node("emph", ()), Node("math", ())), "", id="nothing stays nothing"),
        pytest.param((Node("emph", (" ",)),), " ", id="a blank is not emphasised"),
    ],
)
def test_a_tree_becomes_elements(tree: Inlines, html: str) -> None:
    assert HTML.inline(tree) == html


@pytest.mark.parametrize(
    ("kind", "html"), [("math", "$a$"), ("display-math", "$$a$$")], ids=["inline", "displayed"]
)
def test_formulas_stand_between_dollars_on_request(kind: str, html: str) -> None:
    node = Node("math" if kind == "math" else "display-math", ("a",), "a")
    assert Html("dollar").inline((node,)) == html


def test_lines_of_code_keep_their_layout() -> None:
    block = HTML.code_block("@a{b,\n  c = {{<d>}},\n}\n")
    assert block == ("<pre><code>@a&#123;b,\n  c = &#123;&#123;&lt;d&gt;}},\n}</code></pre>")


def test_no_code_is_no_block() -> None:
    assert HTML.code_block(" \n") == ""


def test_formulas_can_be_readable_text() -> None:
    tree = (Node("math", ("O(n²) < 1",), "O(n^2) < 1"),)
    assert Html("unicode").inline(tree) == "O(n²) &lt; 1"
    assert Markdown("unicode").inline(tree) == r"O(n²) &lt; 1"
