"""Queries: which publications, in which order, in which sections."""

from pubtool.query.attributes import ATTRIBUTES, Attribute
from pubtool.query.expressions import compile_where
from pubtool.query.filters import (
    Predicate,
    by_author,
    by_key,
    by_tag,
    by_type,
    by_venue,
    by_year,
)
from pubtool.query.grouping import Group, group_publications
from pubtool.query.sorting import (
    SORT_KEYS,
    selected_publications,
    sort_publications,
)

__all__ = [
    "ATTRIBUTES",
    "SORT_KEYS",
    "Attribute",
    "Group",
    "Predicate",
    "by_author",
    "by_key",
    "by_tag",
    "by_type",
    "by_venue",
    "by_year",
    "compile_where",
    "group_publications",
    "selected_publications",
    "sort_publications",
]
