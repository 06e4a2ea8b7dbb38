"""JSON of any value is the value again, and drives no terminal."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from pubtool.cli.records import dump, dump_parts
from pubtool.cli.terminal import CONTROL

TEXTS = st.text(st.sampled_from('aé𝒌\n\r\t\x1b\x85\u2028\u202e"\\'), max_size=6)
VALUES = st.recursive(
    TEXTS | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
)


@given(VALUES)
def test_what_is_dumped_is_read_again_and_holds_no_control_characters(value: object) -> None:
    text = dump(value)
    assert json.loads(text) == value
    assert not re.search(CONTROL, text.replace("\n", ""))


def test_a_large_value_comes_in_parts() -> None:
    value = [{"number": number} for number in range(30_000)]
    parts = list(dump_parts(value))
    assert len(parts) > 3
    assert json.loads("".join(parts)) == value
