"""What a new project begins with: which kind of site it is, and the texts of its first files.

Pure: the folder comes in as the paths that are there and the texts of a few of them.
"""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.regions import is_markdown, read_regions
from pubtool.pages.verbatim import front_matter_end, readable

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


class Kind(NamedTuple):
    """A kind of site: known by all of `signs` (each a path, or several with `|`)."""

    name: str
    signs: tuple[str, ...]
    pages: tuple[str, ...]
    template: str = "default"


#: The more particular kinds come first.
KINDS = (
    Kind(
        "al-folio",
        ("_config.yml", "_bibliography", "_pages/about.md"),
        ("_pages/about.md", "_pages/publications.md"),
    ),
    Kind(
        "academicpages",
        ("_config.yml", "_pages/about.md", "_publications|_talks|markdown_generator"),
        ("_pages/about.md", "_pages/publications.md", "_pages/publications.html"),
        "academicpages",
    ),
    Kind(
        "Jekyll",
        ("_config.yml|_config.toml",),
        (
            "index.md",
            "index.html",
            "_pages/about.md",
            "publications.md",
            "publications.html",
            "_pages/publications.md",
            "_pages/publications.html",
        ),
    ),
    Kind(
        "Hugo",
        ("hugo.toml|hugo.yaml|config.toml|config.yaml|config/_default", "content"),
        (
            "content/_index.md",
            "content/publications.md",
            "content/publications/_index.md",
            "content/publication/_index.md",
        ),
    ),
    Kind("Quarto", ("_quarto.yml|_quarto.yaml",), ("index.qmd", "publications.qmd")),
    Kind("MkDocs", ("mkdocs.yml|mkdocs.yaml",), ("docs/index.md", "docs/publications.md")),
    Kind(
        "plain HTML",
        ("index.html|publications.html",),
        ("index.html", "publications.html"),
    ),
    Kind("plain Markdown", ("index.md|publications.md",), ("index.md", "publications.md")),
)

#: What is said of publications; how files of home pages are named.
_WORDS = r"publi[ck]|\bpubs\b|paper|preprint|论文|发表"
_HOME_PAGES = frozenset(("index", "_index", "about", "home", "readme"))

#: Where BibTeX files are found.
_BIBLIOGRAPHIES = ("pubs.bib", "_bibliography/papers.bib", "publications.bib", "papers.bib")

#: Every path that tells something, for whoever looks at the folder.
LOOKED_AT = tuple(
    dict.fromkeys(
        path
        for kind in KINDS
        for path in (*"|".join(kind.signs).split("|"), *kind.pages, *_BIBLIOGRAPHIES)
    )
)
#: Of which files the text is needed.
READ = ("_config.yml",)


class Site(NamedTuple):
    """What was found: the kind, or ""; existing BibTeX files; pages that could show lists.

    `name` is that of the owner, as the site's own configuration has it, or empty.
    """

    kind: str
    template: str
    files: tuple[str, ...]
    pages: tuple[str, ...]
    name: str


def recognise(paths: Collection[str], texts: Mapping[str, str]) -> Site:
    """Return what kind of site has these paths, of `LOOKED_AT`, and these texts, of `READ`."""
    found = tuple(path for path in _BIBLIOGRAPHIES if path in paths)[:1]
    for kind in KINDS:
        if all(any(path in paths for path in sign.split("|")) for sign in kind.signs):
            pages = tuple(page for page in kind.pages if page in paths)
            return Site(kind.name, kind.template, found, pages, _owner(texts))
    return Site("", "default", found, (), "")


def list_for(page: str, text: str = "") -> str:
    """Return the name of the list that a page of this name and text most likely shows.

    The full list, but for a page that says Selected, and for a home page that has no title of
    publications.
    """
    titles = [page, *_titles(text, markdown=is_markdown(page))]
    about = [title for title in titles if re.search(rf"(?i){_WORDS}|research", title)]
    if any(re.search(r"(?i)select", title) for title in titles):
        return "selected"
    stem = PurePath(page).stem.lower()
    return "selected" if not about and stem in _HOME_PAGES else "all"


def _titles(text: str, *, markdown: bool) -> list[str]:
    """Return the titles of a page: of its front matter, its head, and its first heading."""
    text = text.replace("\r\n", "\n")
    found = [_setting(text[: front_matter_end(text)], r"^title")]
    shown = re.sub(r"(?s)<!--.*?-->", "", readable(text, markdown=markdown).text)
    for pattern in (r"(?is)<title[^>]*>([^<]*)", r"(?is)<h1\b[^>]*>(.*?)</h1>"):
        title = re.search(pattern, shown)
        found.append(title[1] if title else "")
    first = re.search(r"(?m)^ {0,3}# +(.*)|^([^\n]+)\n=+ *$", shown) if markdown else None
    found.append((first[1] or first[2]) if first else "")
    return found


def _owner(texts: Mapping[str, str]) -> str:
    """Return the name in a Jekyll configuration as al-folio and academicpages have it, or ""."""
    config = texts.get("_config.yml", "")
    parts = [_setting(config, rf"^{name}_name") for name in ("first", "middle", "last")]
    if parts[0] and parts[2]:
        return " ".join(filter(None, parts))
    return _setting(config, r"^author[ \t]*:[ \t]*\n(?:[ \t][^\n]*\n)*?[ \t]+name")


def _setting(config: str, key: str) -> str:
    """Return the value of a line of YAML, without quotes and comment."""
    found = re.search(rf"(?m){key}[ \t]*:[ \t]*([^\n#]*)", config.replace("\r\n", "\n"))
    value = found[1].strip().strip("\"'") if found else ""
    return value if value.isprintable() and not re.search(r"[<>{}\[\]|&*]", value) else ""


# --- the first files -----------------------------------------------------------------------------


def configuration(
    *,
    files: Sequence[str],
    me: Sequence[str],
    template: str,
    pages: Sequence[str],
    selected: Collection[str] = (),
) -> str:
    """Return the text of a `pubtool.toml`; pages of `selected` show that list, others all."""
    lines = [f"files = {_toml(files)}"]
    lines.append(f"me = {_toml(me)}" if me else '# me = ["Your Name"]  # shown in bold')
    if template != "default":
        lines.append(f"template = {_toml(template)}")
    if pages:
        lines += ["", "[pages]"]
        for page in pages:
            settings = '{ list = "selected" }' if page in selected else "{}"
            lines.append(f"{_toml(page)} = {settings}")
    return "".join(f"{line}\n" for line in lines)


def _toml(value: str | Sequence[str]) -> str:
    """Return a text or a list of texts as TOML writes it."""
    if not isinstance(value, str):
        return f"[{', '.join(map(_toml, value))}]"
    # A JSON text is a TOML text, but for DEL, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


EXAMPLE = """\
% Your publications. This entry is an example: replace it by your own.

@inproceedings{key2025example,
  title     = {An Example: What a Publication Looks Like},
  author    = {%s and Coauthor, Carla},
  booktitle = {Proceedings of the Conference on Examples},
  year      = {2025},
  abbr      = {CONF},
  url       = {https://example.org/paper.pdf},
  code      = {https://example.org/code},
  selected  = {true},
}
"""


def example(me: Sequence[str]) -> str:
    """Return the text of a first BibTeX file, with one entry."""
    name = me[0] if me and not re.search(r"[{}\\%#,]|\band\b", me[0]) else "Name, Your"
    return EXAMPLE.replace("%s", name)


def workflow(version: str, *, pages: bool) -> str:
    """Return the text of a GitHub workflow that checks the file, and the pages where there are."""
    steps = ["check", "render --check"] if pages else ["check"]
    runs = "".join(f"      - run: pipx run pubtool=={version} {step}\n" for step in steps)
    return f"""\
name: publications
on:
  push:
  pull_request:
jobs:
  check:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@v4
{runs}"""


# --- markers -------------------------------------------------------------------------------------

_HEADINGS = (
    r"(?m)^(?P<indent>[ \t>]*)#{1,6}[ \t]+(?P<title>[^\n]*)\n"
    r"|^(?P<over>[^\n\[\]()|<>]{1,80})\n(?:=+|-+)[ \t]*\n"
    r"|^(?P<before>[ \t]*)<h[1-6]\b[^>\n]*>(?P<inner>[^\n]*)</h[1-6]>[^\n]*\n"
)
_ENDS = r"(?mi)^[ \t]*</(?:main|article|body)>"
_AFTER_ALL = re.compile(r"(?i)</(?:body|html)\s*>")


def with_markers(text: str, name: str, *, markdown: bool) -> str | None:
    """Return the page with an empty region: under its heading of publications, else at its end.

    Only lines are added. None where the page has regions, or where none could stand: what follows
    `</body>` is no part of the page.
    """
    page = read_regions(text, markdown=markdown)
    if page.regions or page.problems:
        return None
    newline = "\r\n" if "\r\n" in text else "\n"
    # Offsets stay the same; a CRLF counts as its line feed.
    shown = re.sub(r"<!--.*?-->", _blank, readable(text, markdown=markdown).text, flags=re.DOTALL)
    at, indent, in_html = _place(shown.replace("\r\n", " \n"), name, markdown=markdown)
    if _AFTER_ALL.search(shown, 0, at):
        return None
    # Around a heading of HTML there may be elements in which kramdown reads no Markdown.
    options = " format=html" if markdown and in_html else ""
    lines = [f"{indent}<!-- pubtool: begin {name}{options} -->", f"{indent}<!-- pubtool: end -->"]
    if markdown:
        lines = ["", *lines, *([] if _is_blank_line(text, at) else [""])]
    if at and not text[:at].endswith(("\n", "\r")):
        lines.insert(0, "")
    new = text[:at] + "".join(f"{line}{newline}" for line in lines) + text[at:]
    return new if len(read_regions(new, markdown=markdown).regions) == 1 else None


def _place(shown: str, name: str, *, markdown: bool) -> tuple[int, str, bool]:
    """Return where the markers go, what they are indented with, and whether HTML is before them."""
    best: re.Match[str] | None = None
    for heading in re.finditer(_HEADINGS, shown):
        title = heading["title"] or heading["over"] or heading["inner"] or ""
        if not re.search(rf"(?i){_WORDS}", title) or (not markdown and heading["inner"] is None):
            continue
        fits = ("select" in title.lower()) == (name == "selected")
        if best is None or fits:
            best = heading
        if fits:
            break
    if best is not None:
        return best.end(), best["indent"] or best["before"] or "", best["inner"] is not None
    end = None if markdown else re.search(_ENDS, shown)
    return (end.start() if end else len(shown)), "", False


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", " ", match[0])


def _is_blank_line(text: str, at: int) -> bool:
    """Return whether the line at an offset is blank, or the text ends there."""
    return re.compile(r"[ \t]*(?:[\r\n]|\Z)").match(text, at) is not None
