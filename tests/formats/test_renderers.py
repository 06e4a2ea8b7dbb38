"""Markdown through the programs that show it: what is meant is what stands on the page.

Every renderer gets one batch of generated fragments, each placed where templates place them. More
fragments than usual: `PUBTOOL_RENDERER_CASES=3000`, others than usual: `PUBTOOL_RENDERER_SEED=7`.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import unicodedata
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from pubtool.formats.markdown import Markdown
from pubtool.inline import Inlines, Kind, Node, plain
from references import require_program, require_ruby

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CASES = int(os.environ.get("PUBTOOL_RENDERER_CASES", "250"))
SEED = os.environ.get("PUBTOOL_RENDERER_SEED", "1")
MARKDOWN = Markdown()

# --- what a page shows ---------------------------------------------------------------------------


class Shown(NamedTuple):
    """A block of a page: its text, its links (text, target), its elements, the emphasised text."""

    text: str
    links: tuple[tuple[str, str], ...]
    elements: frozenset[str]
    emphasised: str


class _Page(HTMLParser):
    """Reads HTML into what a block shows."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.emphasised = ""
        self.elements: set[str] = set()
        self.links: list[tuple[str, str]] = []
        self.open: list[tuple[str, int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        if tag == "br":
            self.text += "\n"
            return
        self.open.append((tag, len(self.text), dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "br":
            return
        opened, start, href = self.open.pop()
        assert opened == tag, "the elements nest"
        if tag == "a":
            self.links.append((squeeze(self.text[start:]), unquote(href)))

    def handle_data(self, data: str) -> None:
        self.text += data
        if any(tag in {"em", "strong", "code"} for tag, _, _ in self.open):
            self.emphasised += data


def squeeze(text: str) -> str:
    return re.sub("[ \t\n]+", " ", text).strip()


def read_page(html: str) -> list[Shown]:
    """Return what each block of the page shows; the blocks are parted by horizontal rules."""
    blocks = []
    for part in re.split(r"<hr ?/?>", html):
        page = _Page()
        page.feed(part)
        page.close()
        blocks.append(
            Shown(
                squeeze(page.text),
                tuple(page.links),
                frozenset(page.elements),
                re.sub(r"\s", "", page.emphasised),
            )
        )
    return blocks


# --- what is meant -------------------------------------------------------------------------------


class Meant(NamedTuple):
    """A fragment of Markdown with what it means."""

    markdown: str
    text: str
    links: tuple[tuple[str, str], ...] = ()
    #: the elements that it may make
    elements: frozenset[str] = frozenset()
    emphasised: str = ""
    #: whether its emphasis stands between blanks, so that it works within a template's emphasis
    is_calm: bool = False


class Place(NamedTuple):
    """Where a template puts a fragment, the text and the elements that are then on the page."""

    markdown: str
    text: str
    elements: str
    is_link: bool = False


PLACES = (
    Place("{}", "{}", "p"),
    Place("mid {} line", "mid {} line", "p"),
    Place("tag ({}), {};", "tag ({}), {};", "p"),
    Place("- {}", "{}", "ul li"),
    Place("7. {}", "{}", "ol li"),
    Place("### {}", "{}", "h3"),
    Place("{}  \nnext", "{} next", "p br"),
    Place("**{}**", "{}", "p strong"),
    Place("so *{}*, so", "so {}, so", "p em"),
    Place("[{}](https://example.org/a)", "{}", "p a", is_link=True),
    Place("- [{}](https://example.org/a)", "{}", "ul li a", is_link=True),
    Place("**[{}](https://example.org/a)**", "{}", "p a strong", is_link=True),
)
#: The look of academicpages: only where raw HTML passes.
SPANS = (
    Place('<span style="color: red">{}</span>', "{}", "p span"),
    Place('a <span style="color: red">**{}**</span>, b', "a {}, b", "p span strong"),
)


def fits(meant: Meant, place: Place) -> bool:
    """Return whether Markdown can say this here: no emphasis in the same, no link in a link."""
    own = set(place.elements.split())
    if own & meant.elements:
        return False
    emphasis = {"strong", "em"}
    if own & emphasis and meant.elements & emphasis and not meant.is_calm:
        return False
    return meant.text == meant.text.strip() or not own & (emphasis | {"a"})


def differences(meant: Meant, place: Place, shown: Shown) -> list[str]:
    """Return what the page shows and is not meant."""
    own = frozenset(place.elements.split())
    times = place.markdown.count("{}")
    links = meant.links * times
    if place.is_link:
        links = ((squeeze(meant.text), "https://example.org/a"),)
    found = []
    if shown.text != squeeze(place.text.replace("{}", meant.text)):
        found.append("text")
    if shown.links != links:
        found.append("links")
    if not own <= shown.elements or not shown.elements - own <= meant.elements | (
        {"a"} if links else set()
    ):
        found.append("elements")
    if not own & {"em", "strong"} and not is_within(shown.emphasised, meant.emphasised * times):
        found.append("emphasis")
    return found


def is_within(part: str, whole: str) -> bool:
    """Return whether the characters of `part` occur in `whole` in their order."""
    rest = iter(whole)
    return all(char in rest for char in part)


def visible(text: str) -> str:
    """Return what a page can show of the text: one line, no control characters."""
    blanked = re.sub("[\t-\r\x1c-\x1f\x85\u2028\u2029]", " ", text)
    return "".join(
        "\ufffd" if "\ud800" <= char <= "\udfff" else char
        for char in blanked
        if unicodedata.category(char) != "Cc" and char != "\uffff"
    )


# --- generated fragments -------------------------------------------------------------------------

TOKENS = (
    *"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
    *("**", "__", "``", "~~", "~~~", "--", "---", "...", "<<", ">>", "$$", "\\\\", "\\(", "\\["),
    *("{{", "}}", "{{ x }}", "{%", "%}", "{% raw %}", "{{<", "{{% x %}}", "{:.class}", "{::x}"),
    *("<b>", "</b>", "<div>", "<!-- x -->", "<script>", "<a", "&amp;", "&copy;", "&#42;", "&x"),
    *(":smile:", ":x", "(c)", "(tm)", "[^1]", "[x]", "[x](y)", "![x](y)", "*[abbr]: x", "==x=="),
    *("https://x.org/y", "http://x.org", "www.x.org", "a@b.org", "mailto:a@b.org", "ftp://x.y"),
    *("1.", "1)", "12.", "+", "- ", "+ ", "# ", "> ", "* ", "| ", ": ", "= ", "~ ", "^ ", "1. "),
    *("it's", "O'Brien", '"a"', "'a'", "'90s", "5'", '12"', "a--b", "x*y", "x_y_z", "x~y", "x^2"),
    *("word", "Zhang", "A", "z", "2024", "100%", "$5", "C#", "C++", "8-Bit", "et al.", "R&D"),
    *(
        "中文",
        "“引”",
        "、",
        "שלום",
        "مرحبا",
        "é",
        "e\u0301",
        "ß",
        "ﬁ",
        "😀",
        "👩\u200d🔬",
        "–",
        "—",
        "…",
    ),
    *("\xa0", "\u200b", "\u200d", "\u2009", "\u3000", "\u2028", "\x00", "\x07", "\x7f", "\x85"),
    *("\n", "\t", "\r\n", "\f", " ", " ", "  ", "    ", "\ud800", "\uffff", "∑", "€", "©", "→"),
)
URLS = (
    "https://example.org/a_b_c/*d*?q=1&copy=2&lt;x&amp;y#f~g",
    "https://example.org/:smile:/a:b:c:",
    "https://example.org/{{x}}/{%y%}/{{<z>}}",
    "https://example.org/(a)b)c(/%20x y|z",
    "https://example.org/\"quoted\"'s'<b>/`c`/\\d/^e/[f]/$$g$$/--h...",
    "https://example.org/é/中文/100%/%zz",
    "papers/a.pdf",
    "/papers/[1].pdf",
    "//example.org/x",
    "#anchor",
    "mailto:someone@example.org",
    "ftp://example.org/x",
    "https://example.org/www.x.org/https://y.org/a@b.org",
)
UNSAFE_URLS = ("javascript:alert(1)", "java\nscript:x", "&#106;avascript:x", "data:x", "")
SCRIPTS: tuple[tuple[Kind, str, str], ...] = (
    ("sup", "2", "²"),
    ("sup", "th", "ᵗʰ"),
    ("sup", "*", "^*"),
    ("sup", "a_b", "^(a_b)"),
    ("sub", "2", "₂"),
    ("sub", "i,j", "_(i,j)"),
)
FORMULAS = (r"x_1^{2}", r"a<b", r"\mathcal{O}(n\log n)", r"{{a}}*b*", r"f'(x) \& \%", "a|b~c", "\\")
EMPHASIS: dict[Kind, str] = {"emph": "em", "strong": "strong"}
DELIMITERS: dict[Kind, tuple[str, str]] = {
    "math": ("\\(", "\\)"),
    "display-math": ("\\[", "\\]"),
}


def some_text(rng: random.Random, most: int = 6) -> str:
    """Return tokens, some parted by blanks, some touching; without white space around."""
    glue = rng.choice(("", "", " "))
    tokens = rng.choices(TOKENS, k=rng.randint(1, most))
    text = "".join(token + (glue or rng.choice(("", "", " "))) for token in tokens)
    return text.strip() if rng.random() < 0.9 else text


class _Grower:
    """Grows one random tree and notes what it means."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.links: list[tuple[str, str]] = []
        self.elements: set[str] = set()
        self.emphasised = ""

    def grow(self, depth: int, inside: frozenset[str] = frozenset()) -> tuple[Inlines, str]:
        """Return a tree, and the text that it shows."""
        parts = [self._part(depth, inside) for _ in range(self.rng.randint(1, 4))]
        return tuple(part for part, _ in parts), "".join(text for _, text in parts)

    def _part(self, depth: int, inside: frozenset[str]) -> tuple[str | Node, str]:
        rng = self.rng
        if depth == 0 or rng.random() < 0.45:
            text = rng.choice((some_text(rng, 2), " ", "word", "a ", " b"))
            return text, self._note(visible(text), inside)
        kind: Kind = rng.choice(
            ("emph", "emph", "strong", "code", "link", "link", "sup", "math", "protected")
        )
        if kind == "sup":
            script, source, text = rng.choice(SCRIPTS)
            return Node(script, (source,)), self._note(text, inside)
        if kind == "math":
            formula = rng.choice(FORMULAS)
            kind = rng.choice(tuple(DELIMITERS))
            before, after = DELIMITERS[kind]
            return Node(kind, ("x",), formula), self._note(before + formula + after, inside)
        if kind == "code":
            source = squeeze(visible(some_text(rng, 2))) or "x"
            self.elements.add("code")
            return Node("code", (source,)), self._note(source, inside | {"code"})
        if kind == "link":
            return self._link(depth, inside)
        if kind in EMPHASIS:
            self.elements.add(EMPHASIS[kind])
            inside |= {kind}
        children, text = self.grow(depth - 1, inside)
        return Node(kind, children), text

    def _link(self, depth: int, inside: frozenset[str]) -> tuple[Node, str]:
        url = self.rng.choice(URLS if self.rng.random() < 0.8 else UNSAFE_URLS)
        is_link = url in URLS and "link" not in inside
        children, text = self.grow(depth - 1, inside | {"link"} if is_link else inside)
        if is_link and text.strip():
            self.links.append((squeeze(text), unquote(url)))
        return Node("link", children, url), text

    def _note(self, text: str, inside: frozenset[str]) -> str:
        if inside & {"emph", "strong", "code"}:
            self.emphasised += re.sub(r"\s", "", text)
        return text


def a_text(rng: random.Random) -> Meant:
    text = some_text(rng)
    return Meant(MARKDOWN.text(text), visible(text))


def two_texts(rng: random.Random) -> Meant:
    """Return two fragments that touch, or with what templates put between them."""
    one, two, glue = some_text(rng, 3), some_text(rng, 3), rng.choice(("", "", ", ", " "))
    return Meant(MARKDOWN.text(one) + glue + MARKDOWN.text(two), visible(one + glue + two))


def text_and_link(rng: random.Random) -> Meant:
    text, label, url = some_text(rng, 3), some_text(rng, 2).strip() or "x", rng.choice(URLS)
    markdown = f"{MARKDOWN.text(text)}[{MARKDOWN.text(label)}]({MARKDOWN.url(url)})"
    label = visible(label)
    if not label.strip():
        return a_text(rng)
    return Meant(
        markdown, visible(text) + label, ((squeeze(label), unquote(url)),), frozenset({"a"})
    )


def a_tree(rng: random.Random) -> Meant:
    grower = _Grower(rng)
    tree, text = grower.grow(3)
    elements = grower.elements | ({"a"} if grower.links else set())
    links = tuple(grower.links)
    return Meant(MARKDOWN.inline(tree), text, links, frozenset(elements), grower.emphasised)


def calm_trees() -> list[Meant]:
    """Return titles with the emphasis that titles have."""
    made = []
    for kind, element in EMPHASIS.items():
        core = Node(kind, ("E. coli",))
        for tree in (("The ", core, " genome"), (core, ": a study"), ("Genes of ", core), (core,)):
            elements = frozenset({element})
            text = plain(tree)
            made.append(Meant(MARKDOWN.inline(tree), text, (), elements, "E.coli", is_calm=True))
    return made


def fragments() -> list[Meant]:
    """Return the generated fragments, every token alone among them."""
    rng = random.Random(SEED)  # noqa: S311 - not for secrets
    makers: tuple[Callable[[random.Random], Meant], ...] = (
        a_text,
        two_texts,
        text_and_link,
        a_tree,
        a_tree,
    )
    made = [Meant(MARKDOWN.text(token), visible(token)) for token in TOKENS]
    made += calm_trees()
    made += [rng.choice(makers)(rng) for _ in range(CASES)]
    return [meant for meant in made if meant.text.strip()]


# --- the renderers -------------------------------------------------------------------------------

RULE = "\n\n___\n\n"


def pages(places: tuple[Place, ...]) -> list[tuple[str, list[tuple[Meant, Place]]]]:
    """Return one page of Markdown for each fragment, with what stands in each block of it."""
    result = []
    for meant in fragments():
        blocks = [(meant, place) for place in places if fits(meant, place)]
        source = RULE.join(place.markdown.replace("{}", meant.markdown) for _, place in blocks)
        result.append((source + "\n", blocks))
    return result


def hold(render: Callable[[list[str]], list[str]], places: tuple[Place, ...]) -> None:
    """Render the pages in one batch; fail with the first differences."""
    made = pages(places)
    wrong: dict[Meant, str] = {}
    count = 0
    for (source, blocks), html in zip(made, render([page for page, _ in made]), strict=True):
        shown = read_page(html)
        assert len(shown) == len(blocks), (source, html)
        for (meant, place), block in zip(blocks, shown, strict=True):
            count += 1
            found = differences(meant, place, block)
            if found:
                wrong.setdefault(meant, f"{found} {place.markdown!r}\n  {meant}\n  {block}")
    print(f"{len(made)} fragments, {count} blocks, {len(wrong)} fragments differ")  # noqa: T201
    assert not wrong, "\n".join([f"{len(wrong)} fragments differ", *list(wrong.values())[:10]])


KRAMDOWN = """
input = ARGV[0]
pages = JSON.parse($stdin.read).map do |page|
  through = Liquid::Template.parse(page).render
  raise "Liquid changed #{page}" if through != page
  Kramdown::Document.new(through, input: input, hard_wrap: false).to_html
end
puts JSON.generate(pages)
"""


def kramdown(parser: str) -> Callable[[list[str]], list[str]]:
    ruby = require_ruby("kramdown", "kramdown-parser-gfm", "liquid", "json")
    libraries = [f"-r{name}" for name in ("json", "kramdown", "kramdown-parser-gfm", "liquid")]

    def render(sources: list[str]) -> list[str]:
        run = subprocess.run(
            [ruby, "-EUTF-8:UTF-8", *libraries, "-e", KRAMDOWN, parser],
            input=json.dumps(sources),
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        assert run.returncode == 0, run.stderr
        html: list[str] = json.loads(run.stdout)
        return html

    return render


def hugo(site: Path, settings: str) -> Callable[[list[str]], list[str]]:
    program = require_program("hugo")

    def render(sources: list[str]) -> list[str]:
        (site / "content").mkdir()
        (site / "layouts" / "_default").mkdir(parents=True)
        (site / "layouts" / "_default" / "single.html").write_text("{{ .Content }}")
        kinds = '["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]'
        (site / "config.toml").write_text(
            f'baseURL = "https://example.org/"\nuglyURLs = true\ndisableKinds = {kinds}\n{settings}'
        )
        for number, source in enumerate(sources):
            page = site / "content" / f"p{number}.md"
            page.write_text(f"---\ntitle: x\n---\n\n{source}", encoding="utf-8")
        run = subprocess.run(
            [program, "--source", str(site), "--quiet"], capture_output=True, check=False
        )
        assert run.returncode == 0, run.stderr.decode() + run.stdout.decode()
        return [
            (site / "public" / f"p{number}.html").read_text(encoding="utf-8")
            for number in range(len(sources))
        ]

    return render


def markdown_it(markdown: MarkdownIt) -> Callable[[list[str]], list[str]]:
    def render(sources: list[str]) -> list[str]:
        return [str(markdown.render(source)) for source in sources]

    return render


# --- what must hold ------------------------------------------------------------------------------


def test_commonmark_shows_what_is_meant() -> None:
    hold(markdown_it(MarkdownIt("commonmark")), PLACES + SPANS)


def test_gfm_tables_and_strikethrough_show_what_is_meant() -> None:
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    hold(markdown_it(markdown), PLACES + SPANS)


@pytest.mark.parametrize("parser", ["kramdown", "GFM"])
def test_kramdown_after_liquid_shows_what_is_meant(parser: str) -> None:
    hold(kramdown(parser), PLACES + SPANS)


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param("", id="with its defaults"),
        pytest.param("enableEmoji = true\n", id="with emoji"),
    ],
)
def test_hugo_shows_what_is_meant(settings: str, tmp_path: Path) -> None:
    hold(hugo(tmp_path, settings), PLACES)
