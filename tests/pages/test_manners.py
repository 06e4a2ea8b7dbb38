"""The manners in which fields write their references, each with names in every usual style.

Each page has five papers, one of them by the owner alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

import pytest

from pubtool.pages.reading import read_page

Style: TypeAlias = Callable[[Sequence[str]], str]


class Paper(NamedTuple):
    """A paper as a page may show it."""

    title: str
    authors: tuple[str, ...]
    journal: str
    short: str
    volume: str
    pages: str
    year: int


PAPERS = (
    Paper("Crystal growth of snow at low pressure", ("Ann Lee", "Laura Frei", "Bo Chan"),
        "Physical Review B", "Phys. Rev. B", "103", "045101", 2023),
    Paper("A convolutional approach to rainfall nowcasting",
        ("Cy Roe", "Ann Lee", "Dee Ray", "Laura Frei"),
        "Nature Communications", "Nat. Commun.", "12", "1234-1240", 2022),
    Paper("Dynamics of floods in urban catchments: a review", ("Laura Frei", "Eva Stone"),
        "Water Research", "Water Res.", "188", "116-129", 2021),
    Paper("Microplastics in alpine lakes", ("Laura Frei",),
        "Environmental Science & Technology", "Environ. Sci. Technol.", "54", "33", 2020),
    Paper("Single-cell analysis of algae reveals seasonal adaptation",
        ("Gil Park", "Hana Kim", "Laura Frei", "Ivo Novak", "Jo Ito"),
        "eLife", "eLife", "8", "e41234", 2019),
)  # fmt: skip


def full(names: Sequence[str]) -> str:
    return ", ".join(names)


def joined(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def initials(names: Sequence[str]) -> str:
    return ", ".join(f"{given[0]}. {family}" for given, family in map(str.split, names))


def inverted(names: Sequence[str]) -> str:
    *others, last = [f"{family}, {given[0]}." for given, family in map(str.split, names)]
    return f"{', '.join(others)}, & {last}" if others else last


def parted(names: Sequence[str]) -> str:
    return "; ".join(f"{family}, {given[0]}." for given, family in map(str.split, names))


def vancouver(names: Sequence[str]) -> str:
    return ", ".join(f"{family} {given[0]}" for given, family in map(str.split, names))


FORMS: dict[str, tuple[Style, ...]] = {
    "- {A} {t}. *{J}* **{v}**, {p} ({y}).": (initials, inverted),
    "- {A} {t}. *{j}* **{y}**, *{v}*, {p}.": (parted, inverted),
    "1. {A}, {t}, {j} **{v}**, {p} ({y}).": (initials, full),
    "1. {A}, *{t}*, {j} **{v}**, {p} ({y}).": (initials, full),
    "1. {A}. {t}. {j} {y};{v}:{p}.": (vancouver,),
    "- {A} ({y}). {t}. {J} {v}, {p}.": (inverted, vancouver, initials, joined),
    "{A} ({y}). {t}. *{J}*, *{v}*, {p}. https://doi.org/10.1000/{v}\n": (inverted,),
    "**{n}.** {A}. {t}. *{J}*, {v}, {p}, {y}. [DOI](https://doi.org/10.1000/{v})\n": (
        initials,
        full,
        vancouver,
    ),
    "- {A}. {y}. {t}. {J} {v}: {p}. [pdf](x{v}.pdf)": (inverted, full, vancouver),
    "- {A}\\\n  **{t}**\\\n  *{J}* {v}, {p} ({y})": (full, initials),
    "- **{t}**\\\n  {A}\\\n  *{J}* {v}, {p} ({y}) [\\[paper\\]](x{v}.pdf)": (full, initials),
    "- {A}: {t}. {J} {v} ({y}) {p}": (full, initials, vancouver),
    '[{n}] {A}, "{t}," *{J}*, vol. {v}, pp. {p}, {y}.\n': (initials, joined),
    "- ({y}) {A}. {t}. {J}, {v}, {p}": (full, inverted),
    '- {y}: {A}, "{t}", {J} {v}, {p}': (full, initials),
    "- {A}, {y}, {j}, {v}, {p}: {t}": (inverted,),
    "- {t}, {A}, {J} **{v}**, {p} ({y})": (full, initials),
    "| {y} | {t} | {A} | {J} |": (full, initials),
    "- {t} - {A} - {J}, {y}": (full, initials),
    "- {t} | {A} | *{J}* {y}": (initials,),
}


@pytest.mark.parametrize("loud", [False, True], ids=["plain", "the owner in bold"])
@pytest.mark.parametrize(
    ("form", "style"),
    [
        pytest.param(form, style, id=f"{form.strip()} {style.__name__}")
        for form, styles in FORMS.items()
        for style in styles
    ],
)
def test_all_papers_are_read_in_every_manner(form: str, style: Style, loud: bool) -> None:
    head = "| Year | Title | Authors | Journal |\n|---|---|---|---|\n" if form[0] == "|" else ""
    mine = style(["Laura Frei"])
    lines = []
    for number, paper in enumerate(PAPERS):
        authors = style(paper.authors)
        lines.append(
            form.format(
                A=authors.replace(mine, f"**{mine}**") if loud else authors,
                t=paper.title,
                J=paper.journal,
                j=paper.short,
                v=paper.volume,
                p=paper.pages,
                y=paper.year,
                n=len(PAPERS) - number,
            )
        )
    page = read_page(
        "\n".join(["# Laura Frei\n\n## Publications\n", head + lines[0], *lines[1:]]), "p.md"
    )
    assert [
        (each.title, len(each.authors), sum(author.me for author in each.authors), each.year)
        for each in page.items
    ] == [(each.title, len(each.authors), 1, each.year) for each in PAPERS]
    for item, paper in zip(page.items, PAPERS, strict=True):
        assert item.venue in (paper.journal, paper.short)
