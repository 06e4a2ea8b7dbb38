"""The output formats: how each escapes text and writes the inline tree, and the templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pubtool.config import Config
    from pubtool.formats.base import Format


def formats(config: Config) -> dict[str, Format]:
    """Return the formats by name; where a template's name has several, the first one wins."""
    from pubtool.formats.html import Html
    from pubtool.formats.markdown import Markdown

    return {each.name: each for each in (Markdown(config.math), Html(config.math))}
