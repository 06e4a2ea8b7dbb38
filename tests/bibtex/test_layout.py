"""A new entry looks as if the file's author had written it."""

from __future__ import annotations

import pytest

from pubtool.bibtex import NewEntry, layout_of, parse, write_entry

PREPRINT = NewEntry(
    "misc",
    "new",
    [("title", "T"), ("author", "A B"), ("year", "2025"), ("month", "3"), ("eprint", "2501.1")],
)


def written(text: str, new: NewEntry = PREPRINT) -> str:
    return write_entry(new, layout_of(parse(text)))


@pytest.mark.parametrize(
    ("text", "like"),
    [
        pytest.param(
            "",
            "@misc{new,\n  title  = {T},\n  author = {A B},\n  year   = {2025},\n"
            "  month  = mar,\n  eprint = {2501.1},\n}",
            id="an empty file has aligned fields and a comma after the last",
        ),
        pytest.param(
            "@misc{a,\n\ttitle={x},\n\tauthor={y}\n}\n",
            "@misc{new,\n\ttitle={T},\n\tauthor={A B},\n\tyear={2025},\n\tmonth=mar,\n"
            "\teprint={2501.1}\n}",
            id="tabs, no blanks, no last comma",
        ),
        pytest.param(
            '@misc{a,\r\n  title = "x",\r\n  author = "y",\r\n}\r\n',
            '@misc{new,\r\n  title = "T",\r\n  author = "A B",\r\n  year = "2025",\r\n'
            '  month = mar,\r\n  eprint = "2501.1",\r\n}',
            id="quotes and CRLF",
        ),
        pytest.param(
            "@misc{ a\n  , title = {x}\n  , author = {y}\n  }\n",
            "@misc{ new\n  , title = {T}\n  , author = {A B}\n  , year = {2025}\n"
            "  , month = mar\n  , eprint = {2501.1}\n  }",
            id="commas that lead",
        ),
        pytest.param(
            "@misc{a, title={x}, year=2020}\n@misc{b, title={x}, year=2021}\n",
            "@misc{new, title={T}, author={A B}, year=2025, month=mar, eprint={2501.1}}",
            id="one line and bare years",
        ),
        pytest.param(
            "@misc(a,\n title = {x},\n author = {y}\n)\n",
            "@misc(new,\n title = {T},\n author = {A B},\n year = {2025},\n month = mar,\n"
            " eprint = {2501.1}\n)",
            id="parentheses",
        ),
        pytest.param(
            "@ARTICLE{a,\n  TITLE = {x},\n  AUTHOR = {y}}\n",
            "@MISC{new,\n  TITLE = {T},\n  AUTHOR = {A B},\n  YEAR = {2025},\n  MONTH = mar,\n"
            "  EPRINT = {2501.1}}",
            id="capitals, and the brace behind the last field",
        ),
        pytest.param(
            "@Article{a,\n  Author = {y},\n  Title = {x},\n}\n",
            "@Misc{new,\n  Author = {A B},\n  Year = {2025},\n  Month = mar,\n"
            "  Eprint = {2501.1},\n  Title = {T},\n}",
            id="names that begin with a capital, the author first",
        ),
        pytest.param(
            "@misc{a,\n  title         = {x},\n  archiveprefix = {y},\n}\n",
            "@misc{new,\n  title  = {T},\n  author = {A B},\n  year   = {2025},\n"
            "  month  = mar,\n  eprint = {2501.1},\n}",
            id="as wide as the longest name needs",
        ),
        pytest.param(
            "@misc{a,\n  title     = {x},\n  author    = {y},\n}\n"
            "@misc{b,\n  title     = {x},\n  publisher = {y},\n}\n"
            "@misc{c,\n  title     = {x},\n  pages     = {y},\n}\n",
            "@misc{new,\n  title     = {T},\n  author    = {A B},\n  year      = {2025},\n"
            "  month     = mar,\n  eprint    = {2501.1},\n}",
            id="one column in the whole file",
        ),
        pytest.param(
            "@misc{a,\n  title =    {x},\n  author =   {y},\n  keywords = {z}\n}\n",
            "@misc{new,\n  title =  {T},\n  author = {A B},\n  year =   {2025},\n"
            "  month =  mar,\n  eprint = {2501.1}\n}",
            id="values aligned, not the equals sign",
        ),
    ],
)
def test_a_new_entry_is_written_like_those_of_the_file(text: str, like: str) -> None:
    assert written(text) == like


def test_tabs_fill_up_to_the_column_of_the_file() -> None:
    text = "@misc{a,\n  author\t= {x},\n  organization\t= {y},\n  doi\t\t= {z}\n}\n"
    new = NewEntry("misc", "new", [("author", "x"), ("doi", "y")])
    assert written(text, new) == "@misc{new,\n  author\t= {x},\n  doi\t\t= {y}\n}"


def test_a_name_wider_than_the_column_shifts_its_whole_entry() -> None:
    text = "@misc{a,\n  title   = {x},\n  author  = {y},\n  pages   = {y},\n}\n"
    new = NewEntry("misc", "new", [("title", "x"), ("archiveprefix", "y")])
    assert "  title         = {x},\n  archiveprefix = {y},\n" in written(text, new)


def test_a_name_sticks_out_where_long_names_do() -> None:
    text = (
        "@misc{a,\n  title  = {x},\n  author = {y},\n  year   = {z},\n  archiveprefix = {y},\n}\n"
    )
    new = NewEntry("misc", "new", [("title", "x"), ("archiveprefix", "y")])
    assert "  title  = {x},\n  archiveprefix = {y},\n" in written(text, new)


def test_most_entries_decide_wherever_they_stand() -> None:
    odd = "@misc{z,\n\ttitle={x},\n\tauthor={y}\n}\n"
    plain = "".join(f"@misc{{{key},\n  title = {{x}},\n  author = {{y}}\n}}\n" for key in "ab")
    assert written(odd + plain) == written(plain) == written(plain + odd)


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param("@misc{b,\n\ttitle={x},\n\tyear={2020}\n", id="an entry never closed"),
        pytest.param("@misc{,\n\ttitle={x},\n\tyear={2020}\n}\n", id="an entry without a key"),
        pytest.param("@misc{b}\n", id="an entry without fields"),
    ],
)
def test_a_broken_entry_does_not_decide(broken: str) -> None:
    sound = "@misc{a,\n  title = {x},\n  author = {y}\n}\n"
    assert written(sound + broken * 3) == written(sound)


def test_blanks_at_line_ends_are_no_style() -> None:
    assert " \n" not in written("@misc{a, \n  title = {x}, \n  year = {2020} \n}\n")


def test_names_are_spelled_as_in_the_file() -> None:
    text = "@misc{a,\n  title = {x},\n  archivePrefix = {arXiv},\n  DOI = {10.1/x}\n}\n"
    new = NewEntry("misc", "n", [("archiveprefix", "x"), ("primaryclass", "y"), ("doi", "z")])
    assert "archivePrefix = {x},\n  primaryClass = {y},\n  DOI = {z}" in written(text, new)


def test_types_are_spelled_as_in_the_file() -> None:
    text = (
        "@Article{a,\n  title = {x}}\n@inproceedings{b,\n  title = {x}}\n" + "@Misc{c, title = {x}}"
    )
    for kind, like in (("inproceedings", "@inproceedings{"), ("incollection", "@InCollection{")):
        assert written(text, NewEntry(kind, "n", [("title", "x")])).startswith(like)


def test_biblatex_names_are_used_where_the_file_uses_them() -> None:
    text = (
        "@article{a,\n  journaltitle = {x},\n  date = {2020},\n  eprinttype = {arxiv},\n"
        "  location = {x}\n}\n"
    )
    new = NewEntry(
        "article",
        "n",
        [
            ("journal", "J"),
            ("year", "2025"),
            ("month", "Mar"),
            ("archiveprefix", "arXiv"),
            ("primaryclass", "cs.LG"),
            ("address", "Bonn"),
        ],
    )
    entry = parse(written(text, new)).entries[0]
    assert {field.name: field.value for field in entry.fields} == {
        "journaltitle": "J",
        "date": "2025-03",
        "eprinttype": "arXiv",
        "eprintclass": "cs.LG",
        "location": "Bonn",
    }


def test_a_field_that_the_file_has_not_stays_behind_its_predecessor() -> None:
    text = "@misc{a,\n  url = {u},\n  author = {y},\n  title = {x}\n}\n"
    new = NewEntry("misc", "n", [("title", "x"), ("note", "n"), ("author", "a"), ("url", "u")])
    names = [field.name for field in parse(written(text, new)).entries[0].fields]
    assert names == ["url", "author", "title", "note"]


@pytest.mark.parametrize(
    ("months", "like"),
    [
        pytest.param("jan|feb", "mar", id="macros"),
        pytest.param("{1}|{12}", "{3}", id="numbers"),
        pytest.param("{01}|{12}", "{03}", id="numbers of two digits"),
        pytest.param("1|12", "3", id="bare numbers"),
        pytest.param("{January}|{May}", "{March}", id="words"),
        pytest.param("{Jan}|{May}", "{Mar}", id="abbreviations"),
        pytest.param("{May}", "{March}", id="May alone, which is short and long"),
    ],
)
@pytest.mark.parametrize("given", ["3", "03", "mar", "March"])
def test_a_month_is_written_as_the_file_writes_months(months: str, like: str, given: str) -> None:
    text = "".join(
        f"@misc{{a{at},\n  month = {month}\n}}\n" for at, month in enumerate(months.split("|"))
    )
    assert f"month = {like}\n" in written(text, NewEntry("misc", "n", [("month", given)]))


def test_arxiv_is_the_vocabulary_of_a_file_that_uses_it() -> None:
    assert layout_of(parse("@misc{a, arxiv = {1}}")).arxiv
    assert not layout_of(parse("@misc{a, eprint = {1}}")).arxiv
    assert not layout_of(parse("")).arxiv


ARTICLE = NewEntry(
    "article",
    "new",
    [(name, "1") for name in ("title", "journal", "volume", "number", "pages", "year", "doi")],
)


def order_of(text: str, new: NewEntry) -> list[str]:
    return [field.name for field in parse(written(text, new)).entries[0].fields]


def test_fields_stand_as_in_most_entries_of_the_type() -> None:
    one = "@article{%s, title=1, journal=2, volume=3, pages=5, year=4}\n"
    other = "@article{%s, year=4, volume=3, title=1, doi=7, journal=2}\n"
    misc = "@misc{%s, year=1, title=2}\n"
    text = "".join(
        each % f"{kind}{number}"
        for kind, each, times in (("a", one, 3), ("b", other, 2), ("m", misc, 9))
        for number in range(times)
    )
    assert order_of(text, ARTICLE) == [
        *("title", "doi", "journal", "volume", "number", "pages", "year")
    ]


def test_a_type_that_the_file_lacks_has_the_order_of_the_others() -> None:
    text = "@misc{a, year=1, title=2}\n@misc{b, year=1, doi=3, title=2}\n"
    found = order_of(text, ARTICLE)
    assert [name for name in found if name in {"year", "title", "doi"}] == ["year", "doi", "title"]
