"""The elements of an HTML page, as a browser makes them of broken HTML too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pubtool.errors import UnreadableInput

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: Browsers stop nesting at three times this depth; no page for people comes near.
_DEEPEST = 150
#: No element can have an attribute with a blank.
LINE = " line"


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
