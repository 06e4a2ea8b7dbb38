"""Options that several commands share: filters, and which list is meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pubtool.errors import UsageProblem

if TYPE_CHECKING:
    from pubtool.config import Config, ListSettings
    from pubtool.query.filters import Predicate

_Function = TypeVar("_Function", bound=Callable[..., Any])


class WholeNumber(click.IntRange):
    """A whole number in a range, which messages call so."""

    name = "whole number"


_FILTERS = (
    click.option(
        "--where",
        metavar="EXPR",
        multiple=True,
        help="Only those for which EXPR is true: 'year >= 2024 and \"CCF-A\" in tags'.",
    ),
    click.option("--author", metavar="NAME", multiple=True, help="Only those by NAME."),
    click.option(
        "--year", metavar="YEARS", multiple=True, help="Only those of 2024, 2023..2025, 2023.. ."
    ),
    click.option("--venue", metavar="NAME", multiple=True, help="Only those that appeared there."),
    click.option("--tag", metavar="TAG", multiple=True, help="Only those with this venue tag."),
    click.option("--type", "type_", metavar="TYPE", multiple=True, help="Only this entry type."),
    click.option("--key", metavar="KEY", multiple=True, help="Only this citation key."),
    click.option(
        "--sort", metavar="KEYS", help="Sort keys, `-` for descending: '-date,title'; or 'file'."
    ),
    click.option("--limit", type=WholeNumber(min=1), metavar="N", help="Only the first N."),
)


def _one_list(context: click.Context, option: click.Parameter, name: str | None) -> None:
    """Make `list_name` of the options that name a list; two different ones are a mistake."""
    del option
    chosen = context.params.setdefault("list_name", name)
    if name and chosen and name != chosen:
        raise click.UsageError("--selected, --all and --list: name one list", context)
    context.params["list_name"] = chosen or name


def _list_option(*names: str, **settings: Any) -> Callable[[_Function], _Function]:
    return click.option(*names, callback=_one_list, expose_value=False, **settings)


_LISTS = (
    _list_option("--selected", "selected_list", flag_value="selected", help="The Selected list."),
    _list_option("--all", "full_list", flag_value="all", help="The full list.  [default]"),
    _list_option("--list", "named_list", metavar="NAME", help="The configured list NAME."),
)

_TARGETS = (
    click.option("--to", metavar="FILE", help="Which of several files.  [default: the first]"),
    click.option(
        "--position",
        type=click.Choice(["end", "start", "sorted"]),
        default="end",
        help="Where in the file; `sorted` keeps the order of a file that has one.",
    ),
)

_ASKING = (
    click.option("--offline", is_flag=True, help="Ask nobody: use only answers kept from before."),
    click.option("--no-cache", is_flag=True, help="Use no answers kept from before."),
)


def list_options(function: _Function) -> _Function:
    """Add `--selected`, `--all` and `--list NAME`."""
    return _add(_LISTS, function)


def filter_options(function: _Function) -> _Function:
    """Add the filters, `--sort` and `--limit`."""
    return _add(_FILTERS, function)


def target_options(function: _Function) -> _Function:
    """Add `--to` and `--position`: where new entries go."""
    return _add(_TARGETS, function)


def asking_options(function: _Function) -> _Function:
    """Add `--offline` and `--no-cache`: how services are asked."""
    return _add(_ASKING, function)


def _add(options: Sequence[Callable[[_Function], _Function]], function: _Function) -> _Function:
    for option in reversed(options):
        function = option(function)
    return function


def list_settings(config: Config, name: str | None, limit: int | None) -> ListSettings:
    """Return the settings of a list, with the limit that an option gives."""
    settings = config.lists.get(name or "all")
    if settings is None:
        raise UsageProblem(f"there is no list `{name}`; known are {', '.join(config.lists)}")
    return settings._replace(limit=limit or settings.limit)


def predicates(
    *,
    where: tuple[str, ...],
    author: tuple[str, ...],
    year: tuple[str, ...],
    venue: tuple[str, ...],
    tag: tuple[str, ...],
    type_: tuple[str, ...],
    key: tuple[str, ...],
) -> list[Predicate]:
    """Return what the filter options demand; all must hold."""
    given = (where, author, year, venue, tag, type_, key)
    if not any(given):
        return []
    from pubtool.query import filters
    from pubtool.query.expressions import compile_where

    shorthands = (
        (filters.by_author, author),
        (filters.by_year, year),
        (filters.by_venue, venue),
        (filters.by_tag, tag),
        (filters.by_type, type_),
        (filters.by_key, key),
    )
    short = [make(values) for make, values in shorthands if values]
    return [*map(compile_where, where), *short]
