"""What entries take from `crossref` and `xdata`."""

from __future__ import annotations

import pytest

from pubtool.bibtex import load


def fields(text: str, key: str = "c") -> dict[str, str]:
    bibliography = load([("f.bib", text)])
    entry = bibliography.get(key)
    assert entry is not None
    return {name: field.value for name, field in bibliography.fields(entry).items()}


PARENT = "@proceedings{p, title={T}, editor={E}, year=2020, publisher={P}}\n"


@pytest.mark.parametrize(
    "name",
    [
        "url", "doi", "eprint", "archiveprefix", "arxiv", "pmid", "hal", "pdf", "code", "url_code",
        "codeurl", "talkurl", "abbr", "_venue", "selected", "selected_order", "featured", "hidden",
        "award", "award_name", "presentation", "annotation", "author+an", "editor+an:orcid",
        "label", "ids", "note",
    ],
)  # fmt: skip
@pytest.mark.parametrize("link", ["crossref", "xdata"])
def test_what_belongs_to_one_work_is_never_inherited(name: str, link: str) -> None:
    assert name not in fields(f"@a{{c, {link}={{p}}}}@b{{p, {name}={{1}}, editor={{E}}}}")


def test_own_fields_come_first_and_win() -> None:
    read = fields("@inproceedings{c, year=1, crossref={p}}" + PARENT)
    assert read["year"] == "1"
    assert list(read)[:2] == ["year", "crossref"]


def test_the_first_of_a_repeated_field_holds() -> None:
    assert fields("@a{c, t=1, T=2}") == {"t": "1"}


def test_a_parents_title_is_the_childs_booktitle_and_never_its_title() -> None:
    read = fields("@inproceedings{c, crossref={p}}" + PARENT)
    assert read["booktitle"] == "T"
    assert "title" not in read


def test_a_periodicals_title_is_its_articles_journaltitle() -> None:
    read = fields("@article{c, crossref={p}}@periodical{p, title={T}}")
    assert read["journaltitle"] == "T"


def test_a_title_from_xdata_is_a_title() -> None:
    assert fields("@a{c, xdata={p}}@xdata{p, title={T}}")["title"] == "T"


def test_xdata_may_name_several_entries_and_the_first_wins() -> None:
    read = fields("@a{c, xdata={p, q}}@xdata{p, year=1}@xdata{q, year=2, editor={E}}")
    assert (read["year"], read["editor"]) == ("1", "E")


def test_xdata_comes_before_crossref() -> None:
    read = fields("@a{c, crossref={p}, xdata={q}}@b{p, year=1}@xdata{q, year=2}")
    assert read["year"] == "2"


@pytest.mark.parametrize(
    ("own", "inherited"), [("year", "date"), ("date", "year"), ("journal", "journaltitle")]
)
def test_no_synonym_of_an_own_field_is_inherited(own: str, inherited: str) -> None:
    assert inherited not in fields(f"@a{{c, {own}={{1}}, xdata={{p}}}}@b{{p, {inherited}={{2}}}}")


def test_a_parent_may_stand_before_the_child_and_in_another_file() -> None:
    bibliography = load([("a.bib", PARENT), ("b.bib", "@inproceedings{c, crossref={P}}")])
    entry = bibliography.get("c")
    assert entry is not None
    assert bibliography.fields(entry)["editor"].value == "E"
    assert bibliography.findings == []


def test_grandparents_are_inherited_from() -> None:
    assert fields("@a{c, xdata={p}}@b{p, xdata={q}}@b{q, year=7}")["year"] == "7"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@a{c, crossref={c}, t=1}", id="itself"),
        pytest.param("@a{c, crossref={d}}@a{d, crossref={c}, t=1}", id="each other"),
        pytest.param("@a{c, xdata={d,e}}@a{d, xdata={e,c}}@a{e, xdata={d,c}, t=1}", id="three"),
    ],
)
def test_entries_that_inherit_from_each_other_are_read(text: str) -> None:
    assert fields(text)["t"] == "1"


def test_a_long_chain_of_parents_is_read() -> None:
    chain = "".join(f"@a{{k{n}, crossref={{k{n + 1}}}}}" for n in range(5_000))
    assert fields(chain + "@a{k5000, t=1}", "k4999")["t"] == "1"


@pytest.mark.parametrize("link", ["crossref", "xdata"])
def test_a_reference_to_nothing_is_reported_at_the_key(link: str) -> None:
    text = f"@a{{c, {link}={{ nowhere }}}}"
    bibliography = load([("f.bib", text)])
    assert [item.rule for item in bibliography.findings] == ["dangling-crossref"]
    place = bibliography.findings[0].place
    assert text[place.start : place.end] == "nowhere"


def test_a_reference_to_an_alias_is_not_dangling() -> None:
    assert load([("f.bib", "@a{c, crossref={old}}@b{p, ids={older, old}}")]).findings == []


def test_an_inherited_field_stands_in_its_parents_document() -> None:
    bibliography = load([("a.bib", "@a{c, crossref={p}}"), ("b.bib", "@b{p, year=7}")])
    field = bibliography.fields(bibliography.entries[0])["year"]
    assert field.source.path == "b.bib"


def circles(text: str) -> list[str]:
    return [each.key for each in load([("a.bib", text)]).findings if "refers back" in each.message]


def test_each_reference_of_a_circle_is_reported_and_none_that_leads_to_it() -> None:
    text = "@a{a, crossref={b}}@a{b, xdata={c}}@a{c, crossref={a}}@a{d, crossref={a}}"
    assert circles(text) == ["a", "b", "c"]


def test_two_ways_to_one_ancestor_are_no_circle() -> None:
    assert circles("@a{a, crossref={b}, xdata={c}}@a{b, xdata={c}}@xdata{c, year=7}") == []
