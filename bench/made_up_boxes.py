"""What stands around the parts of an entry: lists, tables, cards, boxes of themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from made_up_entries import Paper, Writer

_ABSTRACT = (
    "Abstract: We study a question that many have asked before us. Our results show that the answer"
    " depends on what one assumes, and that two assumptions are enough in most of the cases."
)
_CLASSES = {"a": "authors", "t": "title", "v": "journal"}


def _nested(writer: Writer, paper: Paper) -> str:
    """Return a list item with the parts behind the title in a list of their own."""
    first, *parts = writer.parts(paper)
    inner = [*parts, *writer.tail(), *_abstract(writer)]
    if writer.how["format"] == "html":
        return f"<li>{first}<ul>{''.join(f'<li>{each}</li>' for each in inner)}</ul></li>"
    return "\n".join([f"- {first}", *(f"    - {each}" for each in inner)])


def _headed(writer: Writer, paper: Paper) -> str:
    """Return a heading with the other parts below."""
    first, *parts = writer.parts(paper)
    body = "<br>\n".join([*parts, *writer.tail(), *_abstract(writer)])
    if writer.how["format"] == "html":
        return f"<h4>{first}</h4><p>{body}</p>"
    return f"\n#### {first}\n\n{body}\n"


def _classed(writer: Writer, paper: Paper) -> str:
    """Return parts whose classes say what they are."""
    parts = zip(writer.how["order"], writer.parts(paper), strict=False)
    named = [f'<span class="{_CLASSES[each]}">{part}</span>' for each, part in parts]
    more = "".join(f'<div class="abstract">{each}</div>' for each in _abstract(writer))
    return f'<div class="publication">{"<br>".join([*named, *writer.tail()])}{more}</div>'


def _in_paragraphs(writer: Writer, paper: Paper) -> str:
    """Return a box with a paragraph for each part."""
    inner = [*writer.parts(paper), *writer.tail(), *_abstract(writer)]
    return f'<div class="pub">{"".join(f"<p>{each}</p>" for each in inner)}</div>'


def _in_columns(writer: Writer, paper: Paper) -> str:
    """Return a row with a cell for each part."""
    return f"<tr>{''.join(f'<td>{each}</td>' for each in writer.parts(paper))}</tr>"


def _abstract(writer: Writer) -> list[str]:
    return [_ABSTRACT] if writer.how["abstract"] else []


def _under_venue_box(writer: Writer, paper: Paper) -> str:
    """Return a heading, a box with the venue beside a picture, and the authors below."""
    parts = writer.named(paper)
    more = "".join(f"<p>{each}</p>" for each in [*writer.tail(), *_abstract(writer)])
    return (
        f'<h4>{parts["t"]}</h4>\n<div style="display: flex"><div>{parts["v"]}</div>'
        f'<div><img src="x.png" alt="logo"></div></div>\n<div>{parts["a"]}</div>{more}'
    )


def _paper_box(writer: Writer, paper: Paper) -> str:
    """Return a box with a picture and its badge, and the parts beside it."""
    parts = writer.named(paper)
    inner = [parts["t"], parts["a"], *writer.tail(), *_abstract(writer)]
    markup = writer.how["format"] == "html"
    body = "".join(f"<p>{each}</p>" for each in inner) if markup else "\n\n".join(inner)
    return (
        '<div class="paper-box"><div class="paper-box-image"><div>'
        f'<div class="badge">{parts["v"]}</div><img src="x.png" alt="sym"></div></div>\n'
        f'<div class="paper-box-text" markdown="1">\n\n{body}\n</div>\n</div>\n'
    )


def _grid(writer: Writer, paper: Paper) -> str:
    """Return a row of a grid: a picture, and the parts in the column beside it."""
    body = "<br>\n".join([*writer.parts(paper), *writer.tail(), *_abstract(writer)])
    return (
        '<div class="row"><div class="col-md-3"><img src="x.png"></div>\n'
        f'<div class="col-md-9">{body}</div></div>'
    )


def _theme(writer: Writer, paper: Paper) -> str:
    """Return an entry as a theme for homepages writes it."""
    parts = writer.named(paper)
    tail = "".join(f"<div>{each}</div>" for each in writer.tail())
    more = "".join(
        f'<div class="abstract hidden"><p>{each}</p></div>' for each in _abstract(writer)
    )
    return (
        '<div class="row"><div class="col-sm-2 abbr"><abbr class="badge">ABC</abbr></div>'
        f'<div class="col-sm-8"><div class="title">{parts["t"]}</div>\n<div class="author">'
        f'{parts["a"]}</div>\n<div class="periodical">{parts["v"]}</div>{tail}{more}</div></div>'
    )


def _summary(writer: Writer, paper: Paper) -> str:
    """Return a title that opens the rest."""
    first, *parts = writer.parts(paper)
    body = "<br>\n".join([*parts, *writer.tail(), *_abstract(writer)])
    return f"<details><summary>{first}</summary>\n<p>{body}</p></details>\n"


def _labels(writer: Writer, paper: Paper) -> str:
    """Return parts behind labels."""
    parts = writer.named(paper)
    bold = writer.looks["bold"]
    lines = [f"{bold.format('Authors:')} {parts['a']}", f"{bold.format('Venue:')} {parts['v']}"]
    body = "<br>\n".join([parts["t"], *(each for each in lines if parts["a"] or each != lines[0])])
    return f"<p>{body}</p>" if writer.how["format"] == "html" else f"\n{body}\n"


def _two_rows(writer: Writer, paper: Paper) -> str:
    """Return two rows: the title, and the rest below."""
    first, *parts = writer.parts(paper)
    body = "<br>".join([*parts, *writer.tail(), *_abstract(writer)])
    return f"<tr><td>{first}</td></tr><tr><td>{body}</td></tr>"


def _described(writer: Writer, paper: Paper) -> str:
    """Return a term with a description for each part."""
    first, *parts = writer.parts(paper)
    inner = [*parts, *writer.tail(), *_abstract(writer)]
    return f"<dt>{first}</dt>" + "".join(f"<dd>{each}</dd>" for each in inner)


def _card(writer: Writer, paper: Paper) -> str:
    """Return a card with a picture and a small heading."""
    parts = writer.named(paper)
    more = "".join(f"<p>{each}</p>" for each in [*writer.tail(), *_abstract(writer)])
    return (
        f'<div class="card"><img src="x.png"><div class="card-body"><h5>{parts["t"]}</h5>'
        f'<p class="card-text">{parts["a"]}</p><p><small>{parts["v"]}</small></p>{more}</div></div>'
    )


_BY_PARTS: dict[str, Callable[[Writer, Paper], str]] = {
    "list in list": _nested,
    "headings": _headed,
    "classes": _classed,
    "parts": _in_paragraphs,
    "columns": _in_columns,
    "venue box": _under_venue_box,
    "paper box": _paper_box,
    "grid": _grid,
    "theme": _theme,
    "summary": _summary,
    "labels": _labels,
    "two rows": _two_rows,
    "described": _described,
    "card": _card,
}
#: What stands around an entry in HTML and in Markdown; `{1}` is its number, `{2}` its year.
_FRAMES = {
    "ul": ("<li>{0}</li>", "- {0}"),
    "ol": ("<li>{0}</li>", "{1}. {0}"),
    "table": ("<tr><td>{0}</td></tr>", ""),
    "pictures": ('<tr><td><img src="x.png" alt=""></td><td>{0}</td></tr>', ""),
    "years beside": ("<tr><td>{2}</td><td>{0}</td></tr>", ""),
    "terms": ("<dt>[{1}]</dt><dd>{0}</dd>", ""),
    "div": ('<div class="pub">{0}</div>', ""),
    "p": ("<p>{0}</p>", "\n{0}\n"),
    "rules": ("<p>{0}</p><hr>", "\n{0}\n\n---\n"),
    "blank lines": ("{0}<br><br>", "{0}<br><br>"),
}


#: All boxes; those that hold each part in one of its own; those with the title before all else.
BOXES = (*_FRAMES, *_BY_PARTS)
APART = frozenset(_BY_PARTS)
TITLE_FIRST = APART - {"classes", "parts", "columns", "grid"}
HTML_ONLY = frozenset(
    [
        *("table", "div", "classes", "parts", "terms", "pictures", "years beside", "columns"),
        *("venue box", "grid", "theme", "two rows", "described", "card", "summary"),
    ]
)
#: The element around all entries of a list.
TAGS = {
    **dict.fromkeys(("table", "pictures", "years beside", "columns", "two rows"), "table"),
    **dict.fromkeys(("terms", "described"), "dl"),
    **dict.fromkeys(("ul", "list in list"), "ul"),
    "ol": "ol",
}


def entry(writer: Writer, paper: Paper, number: int) -> str:
    """Return a paper in its box."""
    how, box = writer.how, writer.how["box"]
    if box in _BY_PARTS:
        return _BY_PARTS[box](writer, paper)
    sign = "<br>\n" if how["sign"] == "break" else {": ": ". "}.get(how["sign"], how["sign"])
    body = sign.join([writer.joined(paper), *writer.tail()]).replace(".. ", ". ")
    body = "<br>\n".join([how["number"].replace("1", str(number)) + body, *_abstract(writer)])
    if box in ("ul", "ol") and how["format"] == "md":
        body = body.replace("\n", "\n   ")
    return _FRAMES[box][how["format"] == "md"].format(body, number, paper.year)
