"""What a new project begins with: the site is recognised, and a page only gains lines."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.bibtex import load
from pubtool.pages.regions import is_markdown, read_regions
from pubtool.pages.sites import (
    LOOKED_AT,
    configuration,
    example,
    list_for,
    recognise,
    with_markers,
    workflow,
)

BEGIN = "<!-- pubtool: begin all -->"
IN_HTML = "<!-- pubtool: begin all format=html -->"
END = "<!-- pubtool: end -->"


@pytest.mark.parametrize(
    ("paths", "kind"),
    [
        ("_config.yml _bibliography _bibliography/papers.bib _pages/about.md", "al-folio"),
        ("_config.yml _pages/about.md _publications", "academicpages"),
        ("_config.yml _pages/about.md", "Jekyll"),
        ("_config.yml index.md", "Jekyll"),
        ("hugo.toml content content/_index.md", "Hugo"),
        ("config.toml content", "Hugo"),
        ("config.toml", ""),
        ("_quarto.yml index.qmd", "Quarto"),
        ("mkdocs.yml docs/index.md", "MkDocs"),
        ("index.html", "plain HTML"),
        ("publications.md", "plain Markdown"),
        ("", ""),
    ],
)
def test_a_site_is_known_by_its_files(paths: str, kind: str) -> None:
    found = paths.split()
    assert set(found) <= set(LOOKED_AT)
    assert recognise(set(found), {}).kind == kind


def test_a_bibliography_that_is_there_is_used() -> None:
    paths = {"_config.yml", "_bibliography", "_bibliography/papers.bib", "_pages/about.md"}
    assert recognise(paths, {}).files == ("_bibliography/papers.bib",)


@pytest.mark.parametrize(
    ("config", "name"),
    [
        ("first_name: Ada\nmiddle_name:\nlast_name: Lovelace # me\n", "Ada Lovelace"),
        ("first_name: A\r\nmiddle_name: B.\r\nlast_name: C\r\n", "A B. C"),
        ('author:\n  avatar: x.png\n  name             : "Ada Lovelace"\n', "Ada Lovelace"),
        ("title: x\nname: The Site\n", ""),
        ("first_name: [x]\nlast_name: {y}\n", ""),
        ("author:\n" + " " * 5000 + "\n" + "  x: y\n" * 5000, ""),
    ],
)
def test_the_owner_is_read_from_a_jekyll_configuration(config: str, name: str) -> None:
    assert recognise({"_config.yml", "index.md"}, {"_config.yml": config}).name == name


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("index.md", "selected"),
        ("_pages/about.md", "selected"),
        ("publications.html", "all"),
        ("content/publication/_index.md", "all"),
    ],
)
def test_the_name_of_a_page_tells_its_list(page: str, expected: str) -> None:
    assert list_for(page) == expected


@pytest.mark.parametrize(
    ("page", "text", "expected"),
    [
        pytest.param("pubs.md", "", "all", id="a name of publications"),
        pytest.param("p.md", "", "all", id="a page that is no home page"),
        pytest.param("selected.md", "", "selected", id="a name that says it"),
        pytest.param("x.md", "---\ntitle: Publications\n---\n", "all", id="front matter"),
        pytest.param("index.md", "---\r\ntitle: Papers\r\n---\r\n", "all", id="with CRLF"),
        pytest.param("p.md", "Selected work\n=====\n", "selected", id="an underlined heading"),
        pytest.param("p.html", "<h1>Selected <b>papers</b></h1>", "selected", id="HTML"),
        pytest.param("index.html", "<title>My papers</title>", "all", id="the title in the head"),
        pytest.param("index.md", "# Ada\n\n## Publications\n", "selected", id="a home page"),
        pytest.param("index.md", "```\n# Papers\n```\n", "selected", id="a heading in code"),
    ],
)
def test_what_a_page_calls_itself_tells_its_list(page: str, text: str, expected: str) -> None:
    assert list_for(page, text) == expected


@given(st.lists(st.text()), st.lists(st.text(min_size=1)), st.lists(st.text(min_size=1)))
def test_the_configuration_is_toml_of_these_values(
    files: list[str], me: list[str], pages: list[str]
) -> None:
    text = configuration(files=files, me=me, template="academicpages", pages=sorted(set(pages)))
    table = tomllib.loads(text)
    assert (table["files"], table.get("me", [])) == (files, me)
    assert list(table.get("pages", {})) == sorted(set(pages))


@pytest.mark.parametrize("me", [[], ["Ada Lovelace"], ["Lovelace, Ada"], ["a {"], ["A and B"]])
def test_the_example_is_one_good_entry(me: list[str]) -> None:
    bibliography = load([("pubs.bib", example(me))])
    assert bibliography.findings == []
    assert len(bibliography.entries) == 1


def test_the_workflow_looks_at_pages_only_where_there_are_some() -> None:
    assert "render --check" in workflow("1.0", pages=True)
    assert "render" not in workflow("1.0", pages=False)


# --- markers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "text", "expected"),
    [
        pytest.param(
            "p.md",
            "# Me\n\n## Publications\n\n- Paper\n\n## Talks\n",
            f"# Me\n\n## Publications\n\n{BEGIN}\n{END}\n\n- Paper\n\n## Talks\n",
            id="under its heading",
        ),
        pytest.param(
            "p.md",
            "Papers\n======\ntext\n",
            f"Papers\n======\n\n{BEGIN}\n{END}\n\ntext\n",
            id="under an underlined heading",
        ),
        pytest.param("p.md", "text", f"text\n\n{BEGIN}\n{END}\n", id="else at the end"),
        pytest.param(
            "p.md",
            "```\n# Publications\n```\n",
            f"```\n# Publications\n```\n\n{BEGIN}\n{END}\n",
            id="not in code",
        ),
        pytest.param(
            "p.md",
            "## Selected papers\n\n## All papers\n",
            f"## Selected papers\n\n## All papers\n\n{BEGIN}\n{END}\n",
            id="under the heading of all, not of selected ones",
        ),
        pytest.param("p.md", "# Papers\r\n", f"# Papers\r\n\r\n{BEGIN}\r\n{END}\r\n", id="CRLF"),
        pytest.param(
            "p.html",
            "<body>\n  <h2>Publications</h2>\n  <p>x</p>\n</body>\n",
            f"<body>\n  <h2>Publications</h2>\n  {BEGIN}\n  {END}\n  <p>x</p>\n</body>\n",
            id="HTML",
        ),
        pytest.param(
            "p.html",
            "<!-- <h2>Publications</h2>\n -->\n<p>x</p>\n</body>\n</html>\n",
            f"<!-- <h2>Publications</h2>\n -->\n<p>x</p>\n{BEGIN}\n{END}\n</body>\n</html>\n",
            id="HTML without such a heading",
        ),
        pytest.param(
            "p.md",
            "<div>\n<h2>Publications</h2>\n</div>\n",
            f"<div>\n<h2>Publications</h2>\n\n{IN_HTML}\n{END}\n\n</div>\n",
            id="HTML in Markdown",
        ),
    ],
)
def test_markers_are_put_where_the_list_belongs(page: str, text: str, expected: str) -> None:
    assert with_markers(text, "all", markdown=is_markdown(page)) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{BEGIN}\n{END}\n", id="a page that has a region"),
        pytest.param(f"{BEGIN}\n", id="a page with a wrong marker"),
        pytest.param("```\ncode", id="a page that ends in code"),
    ],
)
def test_no_markers_are_put_into(text: str) -> None:
    assert with_markers(text, "all", markdown=True) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<html><body><p>x</p></body></html>\n", id="a page in one line"),
        pytest.param("<h1>Papers</h1></body></html>\n", id="a heading in the last line"),
    ],
)
def test_no_markers_are_put_behind_the_body(text: str) -> None:
    assert with_markers(text, "all", markdown=False) is None


PIECES = (
    "# Papers\n",
    "Papers\n---\n",
    "text\r\n",
    "```\n",
    "> # Papers\n",
    "- x\n",
    "<!--\n",
    "x",
)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.booleans())
def test_a_page_only_gains_lines(text: str, markdown: bool) -> None:
    new = with_markers(text, "all", markdown=markdown)
    if new is None:
        return
    at = new.index("<!-- pubtool: begin all")
    end = new.index(END) + len(END)
    assert text.startswith(new[:at].rstrip("\r\n> "))
    assert text.endswith(new[end:].lstrip("\r\n"))
    kept = [line for line in new.splitlines() if line.strip(" >") and "pubtool" not in line]
    assert kept == [line for line in text.splitlines() if line.strip(" >")]
    assert len(read_regions(new, markdown=markdown).regions) == 1
