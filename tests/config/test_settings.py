from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pubtool.config import Config, GroupSettings, ListSettings, Mark
from pubtool.config.settings import DEFAULTS, SETTINGS, TABLES, read_settings
from pubtool.config.values import AssetSettings, PageSettings, ServiceSettings
from pubtool.errors import UsageProblem

FILE = Path("site") / "pubtool.toml"


def read(text: str) -> Config:
    """Return the settings of a TOML text."""
    return read_settings(tomllib.loads(text), FILE)


def test_an_empty_file_changes_nothing_but_the_place() -> None:
    assert read("") == Config(root=Path("site"), source=str(FILE))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param('files = ["a.bib", "b.bib"]', {"files": ("a.bib", "b.bib")}, id="files"),
        pytest.param('me = ["Li, Jin"]', {"me": ("Li, Jin",)}, id="own names"),
        pytest.param('links = ["PDF", "pdf"]', {"links": ("pdf",)}, id="links, by field name"),
        pytest.param("links = []", {"links": ()}, id="no links"),
        pytest.param('labels = { supp = "more" }', {"labels": {"supp": "more"}}, id="labels"),
        pytest.param('paper = ["html", "doi"]', {"paper": ("html", "doi")}, id="paper"),
        pytest.param('math = "dollar"', {"math": "dollar"}, id="math"),
        pytest.param("max_authors = 3", {"max_authors": 3}, id="a number of authors"),
        pytest.param('[people]\n"Jun Zhu" = "u"', {"people": {"Jun Zhu": "u"}}, id="people"),
    ],
)
def test_a_setting_is_read(text: str, wanted: dict[str, object]) -> None:
    found = read(text)._asdict()
    assert {name: found[name] for name in wanted} == wanted


def test_what_to_check_is_read_and_the_names_of_bibtex_are_in_lower_case() -> None:
    check = read(
        """
        [check]
        select = ["default", "arxiv-*"]
        ignore = ["year-format"]
        severity = { syntax = "off" }
        required = { InProceedings = ["Abbr", "abbr"], inproceedings = ["doi"] }
        vocabulary = { Venue_Tags = ["CCF-A", "CCF-A"] }
        """
    ).check
    assert check.select == ("default", "arxiv-*")
    assert check.ignore == ("year-format",)
    assert check.severity == {"syntax": "off"}
    assert check.required == {"inproceedings": ("abbr", "doi")}
    assert check.vocabulary == {"venue_tags": ("CCF-A",)}


def test_the_example_of_the_documentation_is_read() -> None:
    page = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
    config = read(page.split("```toml\n")[1].split("```")[0])
    assert config.lists["first-author"].where == "role == 'first'"
    assert config.marks[0].read == ("*", "†")
    assert config.groups["type"].labels["phdthesis"] == "Theses"


def test_both_built_in_lists_are_always_there() -> None:
    lists = read("[lists.talks]\nwhere = \"type == 'talk'\"").lists
    assert list(lists) == ["selected", "all", "talks"]
    assert lists["selected"].where == "selected"
    assert lists["all"].where == ""


def test_a_list_takes_what_it_does_not_say_from_the_top() -> None:
    config = read('sort = "-date"\nmax_authors = 4\ntemplate = "t"\n[lists.all]\nmax_authors = 0')
    assert config.lists["all"] == ListSettings("all", "Publications", "", "-date", template="t")
    assert config.lists["selected"].max_authors == 4


def test_a_built_in_list_keeps_what_it_does_not_say() -> None:
    selected = read("[lists.selected]\nlimit = 5").lists["selected"]
    assert (selected.limit, selected.where, selected.title) == (
        5,
        "selected",
        "Selected Publications",
    )


def test_a_list_without_a_title_is_headed_by_its_name() -> None:
    assert read("[lists.first-author]").lists["first-author"].title == "First author"


def test_a_mark_keeps_what_it_does_not_say() -> None:
    marks = read('[marks]\nequal = { read = ["†"] }').marks
    assert marks[0] == Mark("equal", ("†",), "*", "equal contributions")
    assert marks[1] == Mark("corresponding", ("#",), "#", "the corresponding author")


def test_a_new_mark_shows_its_first_character_and_its_role() -> None:
    assert read('[marks]\nlead = { read = ["‡", "¶"] }').marks[2] == Mark(
        "lead", ("‡", "¶"), "‡", "lead"
    )


def test_marks_may_change_places() -> None:
    equal = 'equal = { read = ["#"], show = "#" }'
    corresponding = 'corresponding = { read = ["*"], show = "*" }'
    marks = read(f"[marks]\n{equal}\n{corresponding}").marks
    assert [mark.read for mark in marks] == [("#",), ("*",)]


def test_two_marks_may_show_nothing() -> None:
    marks = read('[marks]\nequal = { show = "" }\ncorresponding = { show = "" }').marks
    assert [mark.show for mark in marks] == ["", ""]


def test_an_emoji_mark_is_read_without_its_presentation_selector() -> None:
    assert read('[marks]\ncorresponding = { read = ["✉\ufe0f"] }').marks[1].read == ("✉",)


def test_group_order_and_labels_come_before_the_default_ones() -> None:
    config = read('[groups.role]\norder = ["co-author"]\nlabels = { first = "Lead" }')
    assert config.groups["role"] == GroupSettings(
        ("co-author", "first"), {"first": "Lead", "co-author": "Co-author", "": "Other"}
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("fiels = []", 'unknown key "fiels" (did you mean "files"?)', id="a wrong key"),
        pytest.param("max-authors = 3", 'did you mean "max_authors"', id="a hyphen in a key"),
        pytest.param("[zzz]", 'unknown key "zzz"; known are files, me,', id="a strange table"),
        pytest.param("[assets.pdf]", "assets.pdf must say in which folder", id="no folder"),
        pytest.param("[assets.'a b']", "cannot be the name of a field", id="a blank in an asset"),
        pytest.param('[pages."a.md"]\nlst = ""', 'did you mean "list"', id="in a page"),
        pytest.param('[services]\narxiv = "http://a.b/"', "is no https URL", id="not encrypted"),
        pytest.param('[services]\narxiv = "file:///etc"', "is no https URL", id="not the web"),
        pytest.param('key = "{name}"', '"{name}" is no pattern of keys', id="a wrong placeholder"),
        pytest.param('key = "paper"', "is no pattern of keys", id="a key without placeholder"),
        pytest.param('key = "{year} {word}"', "is no pattern of keys", id="a blank in a key"),
        pytest.param("[check]\nselct = []", 'in [check] (did you mean "select"', id="in check"),
        pytest.param("[check]\nselect = []", "check.select must name", id="no rules at all"),
        pytest.param('[check.severity]\nx = "bad"', '"warning" or "off", got', id="a severity"),
        pytest.param("[check.required]\nx = []", "check.required.x must name", id="no fields"),
        pytest.param('[check.vocabulary]\nx = "a"', 'write ["a"]', id="a text for a vocabulary"),
        pytest.param("[tool.pubtool]", "at the top", id="the table of pyproject.toml"),
        pytest.param('[lists.a]\nwher = ""', 'in [lists.a] (did you mean "where"', id="in a list"),
        pytest.param('[marks]\nequal = { shw = "*" }', "in [marks.equal]", id="in a mark"),
        pytest.param("[groups.year]\nx = 1", "in [groups.year]", id="in a group"),
        pytest.param("[groups.decade]", '"year" or "type" or', id="a wrong kind of group"),
        pytest.param('me = "Jin Li"', 'write ["Jin Li"]', id="a text for an array"),
        pytest.param("me = [1]", "me[1] must be text in quotes, got 1", id="a number in an array"),
        pytest.param('me = [""]', "me[1] must not be empty", id="an empty name"),
        pytest.param("files = []", "files must name at least one", id="no files"),
        pytest.param("sort = 2024-01-01", "got a date or time", id="a date for a text"),
        pytest.param('sort = ""', "sort must not be empty", id="an empty sort"),
        pytest.param("max_authors = true", "whole number from 0, got true", id="true for a number"),
        pytest.param("max_authors = -1", "from 0, got -1", id="a number below zero"),
        pytest.param("max_authors = 1.5", "got 1.5", id="half an author"),
        pytest.param(
            'math = "katex"', '"latex" or "dollar" or "unicode", got the text "katex"', id="math"
        ),
        pytest.param("math = {}", "got a table", id="a table for a word"),
        pytest.param("lists = []", "lists must be a table, got an array", id="an array of lists"),
        pytest.param('[lists]\nall = ""', "lists.all must be a table", id="a text for a list"),
        pytest.param('[lists."my list"]', "is no list name", id="a blank in a list name"),
        pytest.param('[marks."a,b"]', "is no role", id="a comma in a role"),
        pytest.param("[people]\nx = 1", 'people."x" must be text', id="a number for a URL"),
        pytest.param('links = ["a b"]', "cannot be the name of a field", id="a blank in a link"),
        pytest.param('[marks]\na = { read = ["x"] }', "cannot be a mark", id="a letter as mark"),
        pytest.param('[marks]\na = { read = ["**"] }', "cannot be a mark", id="two characters"),
        pytest.param('[marks]\na = { read = ["."] }', "cannot be a mark", id="a full stop"),
        pytest.param('[marks]\na = { read = ["*"] }', 'read as "equal" and as "a"', id="two roles"),
        pytest.param('[marks]\na = { show = "#" }', 'shown for "corresponding" and', id="one sign"),
        pytest.param('"\\u001b[31m" = 1', "\\u001b[31m", id="control characters"),
        pytest.param(f"{'k' * 100_000} = 1", "kkk…", id="a very long key"),
    ],
)
def test_a_wrong_setting_is_one_line_with_the_file_and_what_is_right(text: str, said: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        read(text)
    message = str(caught.value)
    assert message.startswith(f"{FILE}: ")
    assert said in message
    assert message.isprintable()
    assert len(message) < 500


def test_assets_pages_and_services_are_read_and_link_names_are_in_lower_case() -> None:
    config = read(
        """
        [assets]
        PDF = { root = "files", url = "/files/" }
        [pages]
        "index.md" = { list = "selected" }
        "all.md" = {}
        [services]
        contact = "me@example.org"
        arxiv = "http://127.0.0.1:8080/query"
        timeout = 2.5
        """
    )
    assert config.assets == {"pdf": AssetSettings("files", "/files/")}
    assert config.pages == {"index.md": PageSettings("selected"), "all.md": PageSettings("all")}
    services = ServiceSettings(
        contact="me@example.org", arxiv="http://127.0.0.1:8080/query", timeout=2.5
    )
    assert config.services == services


def test_keys_in_pyproject_are_named_with_their_table() -> None:
    with pytest.raises(UsageProblem, match=r"in \[tool\.pubtool\]"):
        read_settings({"fiels": []}, Path("pyproject.toml"), "tool.pubtool.")


def test_every_setting_is_a_value_of_the_configuration_and_every_value_a_setting() -> None:
    by_table = {"": SETTINGS, **TABLES}
    named_by_the_table = {"": {"root", "source"}, "lists.NAME": {"name"}, "marks.ROLE": {"role"}}
    for table, settings in by_table.items():
        values = set(DEFAULTS[table]._fields) - named_by_the_table.get(table, set())
        assert {setting.key for setting in settings} == values


@pytest.mark.parametrize("value", ["0", "-1", "3601", "nan", "true", '"60"'])
def test_a_timeout_is_a_number_of_seconds(value: str) -> None:
    with pytest.raises(UsageProblem, match=r"services\.timeout must be a number"):
        read(f"[services]\ntimeout = {value}")
