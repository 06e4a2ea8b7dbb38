"""The elements of an HTML page, as a browser makes them of broken HTML too, and what some are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pubtool.errors import UnreadableInput

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from pubtool.pages.reading.seen.tree import Kind

#: Browsers stop nesting at three times this depth; no page for people comes near.
_DEEPEST = 150
#: No element can have an attribute with a blank.
LINE = " line"
#: Elements that nobody sees, or that are no text.
UNSEEN = frozenset(
    [
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "select",
        "textarea",
        "svg",
        "math",
        "iframe",
        "nav",
        "footer",
        "object",
        "video",
        "audio",
        "canvas",
        "title",
        "button",
        "datalist",
    ]
)
#: The parts of lists, tables and definition lists.
CONTAINERS: dict[str, Kind] = {
    "ul": "list",
    "ol": "list",
    "menu": "list",
    "li": "item",
    "table": "table",
    "tr": "row",
    "td": "cell",
    "th": "cell",
    "dl": "terms",
    "dt": "term",
    "dd": "definition",
}
#: What else holds blocks.
GROUPS = frozenset(
    [
        "html",
        "body",
        "div",
        "section",
        "article",
        "main",
        "aside",
        "header",
        "blockquote",
        "center",
        "form",
        "fieldset",
        "figure",
        "figcaption",
        "details",
        "summary",
        "address",
        "p",
        "tbody",
        "thead",
        "tfoot",
        "caption",
        "dir",
        "hgroup",
    ]
)


def elements_of(text: str) -> Element:
    """Return the root element; each has in `LINE` the line that its start tag ends in.

    Raises `UnreadableInput` where elements are nested deeper than any page has them.
    """
    import html5lib  # type: ignore[import-untyped]  # has no types, and is used here alone

    base: Any = html5lib.getTreeBuilder("etree")

    class Builder(base):  # type: ignore[misc]  # the base is made by html5lib when asked for
        def createElement(self, token: Any) -> Any:  # noqa: N802  # html5lib's name
            return super().createElement(self.placed(token))

        def insertElementNormal(self, token: Any) -> Any:  # noqa: N802
            return super().insertElementNormal(self.placed(token))

        def placed(self, token: Any) -> Any:
            """Return the token of a start tag with its line."""
            if len(self.openElements) > _DEEPEST:
                raise UnreadableInput(f"the page nests more than {_DEEPEST} elements")
            token["data"][LINE] = str(parser.tokenizer.stream.position()[0])
            return token

    parser = html5lib.HTMLParser(tree=Builder, namespaceHTMLElements=False)
    root: Element = parser.parse(text)
    return root


def takes_line(element: Element, child: Element) -> bool:
    """Return whether a span that begins an item is a line of it, by its class and the line end."""
    return (
        element.tag in ("li", "dd", "td", "p")
        and child.tag == "span"
        and bool(child.get("class"))
        and (child.tail or "")[:1] in ("\n", "\r")
        and len("".join(child.itertext()).split()) > 1
    )


def is_gap(element: Element) -> bool:
    """Return whether an element without text takes up a line: it holds a break or a blank."""
    return element.find(".//br") is not None or "\xa0" in "".join(element.itertext())


def is_around_text(element: Element) -> bool:
    """Return whether an element is a button whose end tag is missing: paragraphs stand in it."""
    return element.tag == "button" and element.find(".//p") is not None


def is_code(element: Element) -> bool:
    """Return whether preformatted text is code, such as BibTeX."""
    return element.find(".//code") is not None or "@" in "".join(element.itertext())[:200]
