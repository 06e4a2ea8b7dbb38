"""Which delimiter closes which, in linear time however broken the text is."""

from __future__ import annotations

from pubtool.bibtex.careful_grammar import BRACES, PARENS, QUOTE_OR_BRACE


class Braces:
    """The pairs of braces of one text.

    A pair is searched by counting from its opening brace. Once that has cost as much as reading the
    text, or one brace proves never closed, all pairs are found in one pass and kept.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._spent = 0
        self._pairs: dict[int, int] | None = None

    def close(self, opened: int) -> int | None:
        """Return the offset of the `}` that closes the `{` at `opened`, or None."""
        if self._pairs is not None:
            return self._pairs.get(opened)
        depth = 0
        for match in BRACES.finditer(self._text, opened):
            if match[0] == "{":
                depth += 1
                continue
            depth -= 1
            if depth == 0:
                self._spent += match.end() - opened
                if self._spent > len(self._text):
                    self._pairs = self._all_pairs()
                return match.start()
        self._pairs = self._all_pairs()
        return None

    def _all_pairs(self) -> dict[int, int]:
        pairs = {}
        opened = []
        for match in BRACES.finditer(self._text):
            if match[0] == "{":
                opened.append(match.start())
            elif opened:
                pairs[opened.pop()] = match.start()
        return pairs

    def close_quote(self, opened: int) -> int | None:
        """Return the offset of the `"` that closes the one at `opened`, or None.

        Quotes in braces do not count; a `}` of an outer pair ends the search.
        """
        at = opened + 1
        while match := QUOTE_OR_BRACE.search(self._text, at):
            if match[0] == '"':
                return match.start()
            closed = self.close(match.start()) if match[0] == "{" else None
            if closed is None:
                return None
            at = closed + 1
        return None

    def close_paren(self, opened: int, limit: int) -> int | None:
        """Return the offset, before `limit`, of the `)` that closes the `(` at `opened`."""
        depth = 0
        at = opened
        while match := PARENS.search(self._text, at, limit):
            at = match.end()
            if match[0] == "{":
                closed = self.close(match.start())
                at = at if closed is None else closed + 1
            elif match[0] != "}":
                depth += 1 if match[0] == "(" else -1
                if depth == 0:
                    return match.start()
        return None
