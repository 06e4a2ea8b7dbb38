"""Generated fragments of Markdown with what they mean, and the places where templates put them."""

from __future__ import annotations

import random
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from pubtool.formats.markdown import Markdown
from pubtool.inline import Inlines, Kind, Node, plain

if TYPE_CHECKING:
    from collections.abc import Callable

MARKDOWN = Markdown()

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


def squeeze(text: str) -> str:
    return re.sub("[ \t\n]+", " ", text).strip()


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


def some_tree(rng: random.Random) -> tuple[Inlines, str, tuple[tuple[str, str], ...]]:
    """Return a random tree, the text that it shows, and its links (text, target)."""
    grower = _Grower(rng)
    tree, text = grower.grow(3)
    return tree, text, tuple(grower.links)


def a_tree(rng: random.Random) -> Meant:
    grower = _Grower(rng)
    tree, text = grower.grow(3)
    elements = grower.elements | ({"a"} if grower.links else set())
    links = tuple(grower.links)
    return Meant(MARKDOWN.inline(tree), text, links, frozenset(elements), grower.emphasised)


def formulas_in_dollars(rng: random.Random) -> Meant:
    """Return formulas between single dollars, which may touch."""
    parts = [rng.choice((*FORMULAS, " ", "$5 ")) for _ in range(3)]
    tree = tuple(Node("math", ("x",), part) if part in FORMULAS else part for part in parts)
    text = "".join(f"${part}$" if part in FORMULAS else part for part in parts)
    return Meant(Markdown("dollar").inline(tree), text)


def calm_trees() -> list[Meant]:
    """Return titles with the emphasis that titles have."""
    elements = frozenset(EMPHASIS.values())
    return [
        Meant(MARKDOWN.inline(tree), plain(tree), (), elements, "E.coli", is_calm=True)
        for tree in calm_titles()
    ]


def calm_titles() -> list[Inlines]:
    """Return trees with the emphasis that titles have: between blanks, or at an end."""
    made: list[Inlines] = []
    for kind in EMPHASIS:
        core = Node(kind, ("E. coli",))
        made += [("The ", core, " genome"), (core, ": a study"), ("Genes of ", core), (core,)]
    return made


def fragments(number: int, seed: str) -> list[Meant]:
    """Return about that many generated fragments, and every token alone."""
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    makers: tuple[Callable[[random.Random], Meant], ...] = (
        a_text,
        two_texts,
        text_and_link,
        a_tree,
        a_tree,
        formulas_in_dollars,
    )
    made = [Meant(MARKDOWN.text(token), visible(token)) for token in TOKENS]
    made += calm_trees()
    made += [rng.choice(makers)(rng) for _ in range(number)]
    return [meant for meant in made if meant.text.strip()]
