"""A change that was not meant does not pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pubtool.bibtex import apply_edits, parse
from pubtool.bibtex.proof import grown, harder_to_read, is_closed, unintended
from pubtool.findings import Edit

if TYPE_CHECKING:
    from pubtool.bibtex import Entry

TEXT = "@string{m = {x}}\n@misc{a,\n  title = {T},\n  year = {2020}\n}\n@misc{b, note = m}\n"
NEW = "@misc{n, note = {N}}"
END = len(TEXT)


def of(text: str, change: str) -> Edit:
    """Return the edit that replaces the one place of a text."""
    assert TEXT.count(text) == 1
    start = TEXT.index(text)
    return Edit(start, start + len(text), change)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(of("{T}", "{U}"), id="a value"),
        pytest.param(of("title", "name"), id="a name"),
        pytest.param(of(",\n  year = {2020}", ""), id="a field fewer"),
        pytest.param(of("{2020}", "{2020}, note = {x}"), id="a field more"),
        pytest.param(of("misc{a", "book{a"), id="type and key"),
    ],
)
def test_what_an_edit_touches_may_change(edit: Edit) -> None:
    assert unintended(parse(TEXT), parse(apply_edits(TEXT, [edit])), [edit]) == ""


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        pytest.param(of("{T}", "{T}}"), "more of `a`", id="a brace closes"),
        pytest.param(of("m = {x}", "k = {x}"), "more of `b`", id="a macro of another entry"),
        pytest.param(of("@misc{b, note = m}", ""), "other entries", id="an entry fewer"),
        pytest.param(Edit(END, END, NEW), "other entries", id="an entry more"),
    ],
)
def test_what_no_edit_touches_has_to_stay(edit: Edit, said: str) -> None:
    new = parse(apply_edits(TEXT, [edit]))
    assert said in unintended(parse(TEXT), new, [edit])


@pytest.mark.parametrize("change", ["{T", "{T} % "])
def test_a_text_may_not_be_harder_to_read(change: str) -> None:
    new = parse(apply_edits(TEXT, [of("{T}", change)]))
    assert harder_to_read(parse(TEXT).findings, new.findings) != ""
    assert harder_to_read(new.findings, parse(TEXT).findings) == ""


def insertion_proved(before: str, at: int, text: str) -> tuple[Entry, ...] | None:
    edit = Edit(at, at, text)
    old = parse(before)
    return grown(old, old.passing(apply_edits(before, [edit])), [edit], parse(NEW).entries)


@pytest.mark.parametrize(
    ("at", "text"), [(END, f"\n{NEW}\n"), (TEXT.index("@misc{a"), f"{NEW}\n\n")]
)
def test_an_entry_between_others_is_growth(at: int, text: str) -> None:
    entries = insertion_proved(TEXT, at, text)
    assert entries is not None
    (entry,) = entries
    assert (entry.start, entry.raw) == (at + text.index("@"), NEW)


@pytest.mark.parametrize(
    ("at", "text"),
    [
        pytest.param(TEXT.index("{T}") + 1, NEW, id="in a value"),
        pytest.param(TEXT.index("{T}"), f"{NEW}\n", id="in an entry"),
        pytest.param(END, "@misc{n, note = {M}}", id="another value"),
        pytest.param(END, "@misc{n, note = {N}, note = {N}}", id="a field twice"),
        pytest.param(END, "@book{n, note = {N}}", id="another type"),
        pytest.param(END, f"{NEW}\n{NEW}", id="twice"),
        pytest.param(END, f"% {NEW}", id="commented out"),
        pytest.param(END, "\n", id="nothing"),
        pytest.param(END, f"{NEW}\n@comment{{x}}", id="a comment as well"),
        pytest.param(0, f"{NEW}\n@string{{x = {{y}}}}\n", id="a macro as well"),
    ],
)
def test_anything_else_is_no_growth(at: int, text: str) -> None:
    assert insertion_proved(TEXT, at, text) is None


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("@misc{a, title={x}}", True),
        ("@misc(a, title={x})", True),
        ("@comment line", True),
        ("@misc{a, title={x}", False),
        ("@misc{a,\n title={x,\n year={1}\n}", False),
        ("@comment{ x", False),
        ("@string{a = {b}", False),
    ],
)
def test_who_sees_the_end_of_a_block(text: str, closed: bool) -> None:
    assert is_closed(parse(text).blocks[0]) is closed
