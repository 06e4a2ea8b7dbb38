"""The options of `pubtool` itself; they may stand before the command, and behind it too."""

from __future__ import annotations

from typing import Any

import click

#: What the session calls an option, where that is not the option's name.
_ATTRIBUTES = {"config": "config_path", "inputs": "files"}


def session_options() -> list[click.Option]:
    """Return the options, for the group of all commands."""
    return [
        click.Option(
            ["--file", "inputs"],
            multiple=True,
            metavar="PATH",
            help="A BibTeX file to read, `-` for standard input; may be repeated.  "
            "[default: the configured files, else pubs.bib]",
        ),
        click.Option(["--config"], metavar="PATH", help="The configuration file to use."),
        click.Option(
            ["--color"],
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            help="Whether to colour the output; `auto` does on a terminal.",
        ),
        click.Option(
            ["-v", "--verbose"], is_flag=True, help="Show every problem found while reading."
        ),
        click.Option(["-q", "--quiet"], is_flag=True, help="Show errors only."),
    ]


def late_options() -> list[click.Option]:
    """Return the same for one command: hidden in its help, they change the session."""
    options = session_options()
    for option in options:
        option.hidden = True
        option.expose_value = False
        option.default = None
        option.callback = _change_session
    return options


def _change_session(context: click.Context, option: click.Parameter, value: Any) -> None:
    if value:
        name = str(option.name)
        setattr(context.obj, _ATTRIBUTES.get(name, name), value)
