"""Which template writes a list: the one asked for, else the configured one, else the default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.errors import UsageProblem

if TYPE_CHECKING:
    from pubtool.config import Config
    from pubtool.formats.templates import Choice, Templates


def templates_of(config: Config) -> Templates:
    """Return the templates that a configuration knows."""
    from pubtool.formats import formats
    from pubtool.formats.templates import Templates

    return Templates(config.root / config.templates, formats(config))


def known_format(templates: Templates, name: str) -> str:
    """Return the name of a format; raises UsageProblem where there is no such format."""
    if name not in templates.formats:
        known = ", ".join(templates.formats)
        raise UsageProblem(f"there is no format `{name}`; known are {known}")
    return name


def configured_template(
    templates: Templates, configured: str, config: Config, format_: str | None
) -> Choice:
    """Return the template of a list, or the default one where that writes another format."""
    name = from_root(configured, config)
    choice = templates.find(name)
    if format_ in (None, choice.format.name):
        return choice
    try:
        return templates.find(name, format_)
    except UsageProblem:
        return templates.find("default", format_)


def from_root(template: str, config: Config) -> str:
    """Return the name of a template, or its path from the configuration's folder."""
    return str(config.root / template) if "/" in template else template
