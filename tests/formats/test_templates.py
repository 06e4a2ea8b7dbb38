"""Templates: the contract of docs/templates.md, the sandbox, and what errors look like."""

from __future__ import annotations

import html
from pathlib import Path

import pytest

from pubtool.bibtex import load
from pubtool.config import Config
from pubtool.errors import UsageProblem
from pubtool.formats import formats
from pubtool.formats.templates import Templates, render
from pubtool.listing import choose, make_listing
from pubtool.reading import read

HOSTILE = r"""
@article{key_1,
  title    = {A * <b> \emph{star} \& $x_1$},
  subtitle = {It's},
  author   = {Zhang*, Jintao and {R&D <Team>} and others},
  author+an = {2=lead<i>},
  journal  = {Nature <x>},
  abbr     = {N*},
  year     = 2024, month = may,
  venue_tags = {CCF-A, a<b},
  award    = {Best *Paper*},
  keywords = {one, t*wo},
  abstract = {100% <b>sure</b>},
  note     = {a_b},
  isbn     = {1-2},
  doi      = {10.1000/a_b},
  code     = {https://x.org/a_(b)},
  website  = {javascript:alert(1)},
  selected = {true},
}
"""


def run(template: str, folder: Path, *, suffix: str = "md", group_by: str = "") -> str:
    """Return what a template writes for the hostile entry."""
    (folder / f"own.{suffix}.j2").write_text(template, encoding="utf-8")
    config = Config(me=("Jintao Zhang",), people={"Jintao Zhang": "https://z.org/?a=1&b=2"})
    publications = read(load([("pubs.bib", HOSTILE)]), config).publications
    settings = config.lists["all"]._replace(group_by=group_by)
    listing = make_listing(choose(publications, settings), settings, config)
    templates = Templates(folder, formats(config))
    return render(templates.find("own"), listing, templates.folders)


EVERY = (Path(__file__).parent / "every_variable.j2").read_text("utf-8")


def test_every_variable_of_the_contract_is_written_for_html(tmp_path: Path) -> None:
    assert run(EVERY, tmp_path, suffix="html", group_by="year").split() == [
        "2024|2024|0",
        "key_1|article|1|A",
        "*",
        "&lt;b&gt;",
        "<em>star</em>",
        "&amp;",
        "\\(x_1\\):",
        "It&#39;s|True",
        "100%",
        "&lt;b&gt;sure&lt;/b&gt;|a_b|one;t*wo|10.1000/a_b|",
        "Jintao",
        "Zhang/Zhang/Jintao/True/*/equal/https://z.org/?a=1&amp;b=2/0;R&amp;D",
        "&lt;Team&gt;/R&amp;D",
        "&lt;Team&gt;//False//lead&lt;i&gt;//0;",
        "N*",
        "2024|N*|Nature",
        "&lt;x&gt;|2024|",
        "CCF-A;a&lt;b|Best",
        "*Paper*",
        "paper=paper=https://doi.org/10.1000/a_b;code=code=https://x.org/a_(b);",
        "2024-5-|1-2||True|all-key_1",
        "all|Publications|1|*=equal",
        "contributions",
    ]


def test_every_variable_of_the_contract_is_written_for_markdown(tmp_path: Path) -> None:
    text = run(EVERY, tmp_path, group_by="year")
    assert r"A \* &lt;b&gt; *star* & \\(x\_1\\): It\'s" in text
    assert r"Best \*Paper\*" in text
    assert "https://x.org/a_%28b%29" in text
    assert "<b>" not in text


def test_macros_set_blocks_join_and_strings_never_escape_twice(tmp_path: Path) -> None:
    template = """
    {% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}
    {% for pub in groups[0].entries %}
    {% set block %}<i>{{ pub.title }}</i>{% endset %}
    {{ bold(block) }} {{ "<hr>" }} {{ pub.tags | join(" &middot; ") }} {{ "<" ~ pub.key ~ ">" }}
    {{ pub.title | e }}
    {% endfor %}
    """
    title = "A * &lt;b&gt; <em>star</em> &amp; \\(x_1\\): It&#39;s"
    assert run(template, tmp_path, suffix="html").split() == (
        f"<b><i>{title}</i></b> <hr> CCF-A &middot; a&lt;b <key_1> {title}".split()
    )


@pytest.mark.parametrize(
    "expression",
    [
        pytest.param("pub.venue.full.plain", id="printed"),
        pytest.param("[pub.venue.full.plain] | join(',')", id="joined"),
        pytest.param("pub.venue.full.plain ~ ''", id="concatenated"),
        pytest.param("'%s' | format(pub.venue.full.plain)", id="formatted"),
        pytest.param("pub.venue.full.plain | e", id="escaped"),
        pytest.param("pub.venue.full.plain | string", id="made a string"),
        pytest.param(
            "pub.venue.full.plain | upper | lower | capitalize | text", id="filtered, text"
        ),
    ],
)
def test_plain_text_is_escaped_however_it_is_printed(tmp_path: Path, expression: str) -> None:
    template = "{% for pub in groups[0].entries %}{{ " + expression + " }}{% endfor %}"
    assert run(template, tmp_path, suffix="html") == "Nature &lt;x&gt;\n"


@pytest.mark.parametrize(
    ("suffix", "expression", "written"),
    [
        ("md", "pub.badges[0] | strong", r"**Best \*Paper\***"),
        ("md", "pub.title | emph", r"*A \* &lt;b&gt; star & \\(x\_1\\): It\'s*"),
        ("md", "pub.fields['none'] | strong", ""),
        ("md", "pub.venue.full.plain | emph", "*Nature &lt;x&gt;*"),
        ("md", "'a*b' | strong", r"**a\*b**"),
        ("html", "pub.badges[0] | strong", "<strong>Best *Paper*</strong>"),
        ("html", "pub.title | emph | length > 40", "True"),
        ("html", "(pub.tags[1] | emph).plain == 'a<b'", "True"),
        ("html", "pub.tags[1] | emph | strong", "<strong>a&lt;b</strong>"),
    ],
)
def test_emphasis_around_a_value_is_written_by_the_format(
    tmp_path: Path, suffix: str, expression: str, written: str
) -> None:
    template = "{% for pub in groups[0].entries %}{{ " + expression + " }}{% endfor %}"
    assert run(template, tmp_path, suffix=suffix).strip() == written


def guide_example(name: str) -> str:
    """Return the template that docs/templates.md shows under that file name."""
    guide = (Path(__file__).parents[2] / "docs" / "templates.md").read_text("utf-8")
    return guide.split(f"`templates/{name}`:\n\n```jinja\n")[1].split("```")[0]


def test_the_markdown_example_of_the_guide_works(tmp_path: Path) -> None:
    assert run(guide_example("compact.md.j2"), tmp_path, group_by="year") == (
        "## 2024\n\n"
        r"1. A \* &lt;b&gt; *star* & \\(x\_1\\): It\'s. Zhang, R&amp;D &lt;Team&gt;." + "\n"
        r"   *N\* 2024* [paper](https://doi.org/10.1000/a_b) [code](https://x.org/a_%28b%29)" + "\n"
    )


def test_the_html_example_of_the_guide_works(tmp_path: Path) -> None:
    written = run(guide_example("unfold.html.j2"), tmp_path, suffix="html")
    assert [line.strip() for line in written.splitlines()] == [
        '<article id="all-key_1" class="article">',
        r"<h3>A * &lt;b&gt; <em>star</em> &amp; \(x_1\): It&#39;s</h3>",
        "<p><b>Jintao Zhang</b>, R&amp;D &lt;Team&gt; <em>N* 2024</em></p>",
        "<details><summary>Abstract</summary>100% &lt;b&gt;sure&lt;/b&gt;</details>",
        '<span class="rank">CCF-A</span></article>',
    ]


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        pytest.param(Path("own.html.j2"), "<h2>x</h2>own", id="an own page around an own list"),
        pytest.param(Path("standalone.html.j2"), "<h2>x</h2>no list", id="the page by its name"),
    ],
)
def test_an_own_page_stands_around_the_list(tmp_path: Path, template: Path, wanted: str) -> None:
    (tmp_path / "own.html.j2").write_text("own", encoding="utf-8")
    page = (
        "<h2>x</h2>{% if fragment is defined %}{% include fragment %}{% else %}no list{% endif %}"
    )
    (tmp_path / "standalone.html.j2").write_text(page, encoding="utf-8")
    templates = Templates(tmp_path, formats(Config()))
    choice = templates.find(str(tmp_path / template))
    listing = make_listing([], Config().lists["all"], Config())
    text = render(choice, listing, templates.folders, standalone=True)
    assert text == wanted + "\n"


def test_an_own_style_sheet_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    (tmp_path / "default.css").write_text(".pub { color: red }", encoding="utf-8")
    templates = Templates(tmp_path, formats(Config()))
    listing = make_listing([], Config().lists["all"], Config())
    text = render(templates.find("default", "html"), listing, templates.folders, standalone=True)
    assert ".pub { color: red }" in text
    assert ".pub-link" not in text


def test_plain_text_compares_as_it_is(tmp_path: Path) -> None:
    template = (
        "{% for pub in groups[0].entries %}"
        "{{ pub.venue.full.plain == 'Nature <x>' }} {{ 'CCF-A' in pub.tags }} "
        "{{ 'equal' in pub.authors[0].roles }} {{ pub.venue.full.plain | length }}"
        "{% endfor %}"
    )
    assert run(template, tmp_path, suffix="html") == "True True True 10\n"


def test_bibtex_is_the_entry_as_it_stands(tmp_path: Path) -> None:
    template = "{% for pub in groups[0].entries %}{{ pub.bibtex }}{% endfor %}"
    text = run(template, tmp_path, suffix="html")
    assert text.startswith("<pre")
    assert html.unescape(text).count(HOSTILE.strip()) == 1
    assert "<b>" not in text


def test_an_own_template_includes_others_and_wins_over_a_built_in_one(tmp_path: Path) -> None:
    (tmp_path / "part.md.j2").write_text("part {{ list.count }}", encoding="utf-8")
    (tmp_path / "default.md.j2").write_text('{% include "part.md.j2" %}', encoding="utf-8")
    templates = Templates(tmp_path, formats(Config()))
    listing = make_listing([], Config().lists["all"], Config())
    assert render(templates.find("default"), listing, templates.folders) == "part 0\n"


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        pytest.param("\n{% if %}", 2, "Expected an expression", id="broken syntax"),
        pytest.param("a\nb\n{{ nope }}", 3, "'nope' is undefined", id="an unknown variable"),
        pytest.param("\n{{ groups[0].nope }}", 2, "no attribute 'nope'", id="an unknown attribute"),
        pytest.param("{{ list.name.plain.nope() }}", 1, "no attribute", id="an unknown method"),
        pytest.param("\n\n{{ ().__class__.__mro__ }}", 3, "unsafe", id="Python internals"),
        pytest.param("{{ list.__class__ }}", 1, "unsafe", id="internals of our own values"),
        pytest.param("{{ groups.append(1) }}", 1, "unsafe", id="changing a value"),
        pytest.param("{% include 'none.md.j2' %}", 1, "none.md.j2", id="a missing include"),
        pytest.param("{{ groups[0] }}", 1, "print one of its parts: entries", id="a whole object"),
        pytest.param("{{ groups[0].nope }}", 1, "a group has no attribute", id="our words for it"),
        pytest.param("{{ 1 / 0 }}", 1, "division by zero", id="an error of Python's"),
        pytest.param("{{ range(10000000) | list }}", 1, "too big", id="a huge range"),
        pytest.param("{% if x %}\n{% endfor %}", 2, "unknown tag 'endfor'", id="unbalanced tags"),
        pytest.param("{{ '{0.__class__}'.format(1) }}", 1, "unsafe", id="a format string"),
    ],
)
def test_an_error_names_file_line_and_reason_in_one_line(
    tmp_path: Path, template: str, line: int, said: str
) -> None:
    with pytest.raises(UsageProblem) as caught:
        run(template, tmp_path)
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / 'own.md.j2'}:{line}: ")
    assert said in message
    assert "\n" not in message


def test_endless_recursion_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="itself"):
        run('{% include "own.md.j2" %}', tmp_path)


def test_a_template_that_is_not_utf8_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "own.md.j2").write_bytes(b"\xff\xfe\xff")
    templates = Templates(tmp_path, formats(Config()))
    listing = make_listing([], Config().lists["all"], Config())
    with pytest.raises(UsageProblem, match="UTF-8"):
        render(templates.find("own"), listing, templates.folders)


@pytest.mark.parametrize(
    ("name", "format_name", "said"),
    [
        pytest.param("nope", None, "academicpages, default", id="an unknown name lists the known"),
        pytest.param("academicpages", "html", "writes markdown, not html", id="another format"),
        pytest.param("no/such.md.j2", None, "does not exist", id="a path to nothing"),
        pytest.param("x.tex.j2", None, "does not exist", id="a path of an unknown kind"),
    ],
)
def test_a_template_that_cannot_be_used_is_an_error(
    tmp_path: Path, name: str, format_name: str | None, said: str
) -> None:
    with pytest.raises(UsageProblem, match=said):
        Templates(tmp_path, formats(Config())).find(name, format_name)


def test_a_name_in_two_formats_is_markdown_unless_asked(tmp_path: Path) -> None:
    templates = Templates(tmp_path, formats(Config()))
    assert templates.find("default").format.name == "markdown"
    assert templates.find("default", "html").format.name == "html"
