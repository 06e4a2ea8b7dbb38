"""`pubtool init`: start a project. Everything is shown before it is written."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from pubtool import __version__
from pubtool.cli.diffs import unified
from pubtool.cli.session import relative
from pubtool.cli.terminal import printable_lines
from pubtool.errors import UnwritableOutput, UsageProblem
from pubtool.pages import sites

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pubtool.cli.session import Session
    from pubtool.files import Source
    from pubtool.pages.sites import Site

_CONFIGURATION = "pubtool.toml"
_NAME_ASKED = "Your name, as in your papers"
_WORKFLOW = ".github/workflows/publications.yml"


class Plan(NamedTuple):
    """What would be written: new files, pages with markers; and what is to be said of others."""

    new: dict[str, str]
    pages: list[tuple[Source, str]]
    kept: list[str]


class Wishes(NamedTuple):
    """What the user wants, by options or answers."""

    me: tuple[str, ...]
    pages: tuple[str, ...]
    template: str
    templates: bool
    ci: bool
    imported: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@click.command("init")
@click.option("--me", multiple=True, metavar="NAME", help="Your name, as in your papers.")
@click.option(
    "--page",
    "pages",
    multiple=True,
    metavar="FILE",
    help="A page to put an empty list into, between markers; repeatable.",
)
@click.option(
    "--from",
    "imported",
    multiple=True,
    metavar="FILE",
    help="A page whose publications the BibTeX file begins with; repeatable.",
)
@click.option(
    "--example",
    "examples",
    multiple=True,
    metavar="TITLE",
    help="With --from: a title there that was not understood; repeatable.",
)
@click.option("--template", metavar="NAME", help="The template to use.  [default: by the site]")
@click.option("--templates", is_flag=True, help="Copy the template into templates/, to change it.")
@click.option("--ci", type=click.Choice(["github"]), help="Add a workflow that checks every push.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.pass_obj
def command(
    session: Session,
    *,
    me: tuple[str, ...],
    pages: tuple[str, ...],
    imported: tuple[str, ...],
    examples: tuple[str, ...],
    template: str | None,
    templates: bool,
    ci: str | None,
    yes: bool,
) -> int:
    """Start a project in this folder: a configuration, a first pubs.bib, markers in pages.

    With --from the pubs.bib begins with the publications of a hand-written page. Prints what would
    be written, and asks. Files that are there are never overwritten; pages only get lines added.
    Without a terminal nothing is written unless --yes is given.
    """
    if not all(map(str.strip, me)):
        raise UsageProblem("--me: a name is empty: give it as it is in your papers")
    if examples and not imported:
        raise UsageProblem("--example is for --from")
    _refuse_governed(session)
    asking = not yes and sys.stdin.isatty() and sys.stdout.isatty()
    site = look(Path())
    if site.kind and not session.quiet:
        session.say(f"this looks like {site.kind}")
    wishes = Wishes(
        me,
        _paths(pages),
        template or site.template,
        templates,
        ci is not None,
        _paths(imported),
        examples,
    )
    if asking:
        wishes = _answers(session, wishes, site)
    plan = make_plan(session, wishes, site)
    for line in plan.kept:
        session.say(line)
    if not plan.new and not plan.pages:
        session.say("there is nothing to write")
        return 0
    _show(plan)
    if asking:
        yes = click.confirm("Write this?", err=True)
    if not yes:
        session.say("nothing is written" if asking else "nothing is written; --yes writes it")
        return 0
    carry_out(plan)
    if not session.quiet:
        session.say(f"written: {', '.join((*plan.new, *(page.path for page, _ in plan.pages)))}")
        session.say(f"next: {', '.join(_what_next(plan, wishes.imported))}")
    return 0


def _paths(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return paths in one spelling, each once."""
    return tuple(dict.fromkeys(Path(name).as_posix() for name in names))


def look(folder: Path) -> Site:
    """Return what kind of site a folder is."""
    paths = {path for path in sites.LOOKED_AT if (folder / path).exists()}
    texts = {}
    for path in sites.READ:
        if path in paths and (folder / path).is_file():
            texts[path] = (folder / path).read_bytes()[:100_000].decode("utf-8", "replace")
    return sites.recognise(paths, texts)


def make_plan(session: Session, wishes: Wishes, site: Site) -> Plan:
    """Return what is to be written; raises UsageProblem or UnreadableInput for a wrong page."""
    plan = Plan({}, [], [])
    template = _template(session, wishes.template)
    is_marked = bool(wishes.pages)
    text, selected, has_selected = sites.example(wishes.me), frozenset[str](), True
    if wishes.imported:
        from pubtool.cli.beginnings import begin

        for page in wishes.imported:
            _refuse_elsewhere(page)
        text, owner, selected, has_selected = begin(session, wishes.imported, wishes.examples)
        wishes = wishes._replace(me=wishes.me or tuple(filter(None, [owner])))
    for page in wishes.pages:
        _plan_page(plan, page, has_selected=has_selected)
    pages = tuple(dict.fromkeys((*wishes.pages, *wishes.imported)))
    files = session.files or site.files or session.config.files
    if session.config.source:
        files = tuple(relative(session.config.root / file) for file in session.config.files)
        where = relative(Path(session.config.source))
        plan.kept.append(f"{where}: is there, and stays as it is")
        if pages:
            named = ", ".join(f'"{page}" = {{}}' for page in pages)
            plan.kept.append(f"{where}: see that [pages] has {named}")
    else:
        plan.new[_CONFIGURATION] = sites.configuration(
            files=files,
            me=wishes.me,
            template=wishes.template,
            pages=pages,
            selected=selected,
        )
    if wishes.imported and _is_there(files[0]):
        plan.kept.append(f"{files[0]}: `pubtool import --write` adds what it lacks of the pages")
    _plan_new(plan, files[0], text)
    if wishes.templates:
        _plan_new(plan, f"templates/{template.name}", template.read_text("utf-8"))
    if wishes.ci:
        _plan_new(plan, _WORKFLOW, sites.workflow(__version__, pages=is_marked))
    return plan


def _is_there(path: str) -> bool:
    return Path(path).exists() or Path(path).is_symlink()


def _plan_new(plan: Plan, path: str, text: str) -> None:
    """Add a file to the plan, unless there is one."""
    if _is_there(path):
        plan.kept.append(f"{path}: is there, and stays as it is")
    else:
        plan.new[path] = text


def _plan_page(plan: Plan, name: str, *, has_selected: bool) -> None:
    """Add a page with markers to the plan."""
    from pubtool.cli.pages import problem_line, read_kept

    _refuse_elsewhere(name)
    file = read_kept(name)
    if file.page.problems:
        raise UsageProblem(problem_line(file, file.page.problems[0]))
    if file.page.regions:
        plan.kept.append(f"{name}: has markers, and stays as it is")
        return
    markdown = file.page.markdown
    shown = sites.list_for(name, file.source.text)
    if shown == "selected" and not has_selected:
        shown = "all"
        plan.kept.append(
            f"{name}: gets the list `all`, since no imported paper is selected; for a Selected list"
            " give papers `selected = {true}`, and write `begin selected` in the marker"
        )
    text = sites.with_markers(file.source.text, shown, markdown=markdown)
    if text is None:
        raise UsageProblem(
            f"{name}: there is no good place for a list; put the lines"
            " `<!-- pubtool: begin all -->` and `<!-- pubtool: end -->` where it belongs"
        )
    plan.pages.append((file.source, text))


def _refuse_governed(session: Session) -> None:
    """Raise UsageProblem where the configuration is that of another folder."""
    source = session.config.source
    if source and Path(source).resolve().parent != Path.cwd():
        raise UsageProblem(
            f"{source}: this configuration governs this folder too: run `pubtool init` where it"
            f" is, or make an empty {_CONFIGURATION} here for a project of its own"
        )


def _refuse_elsewhere(name: str) -> None:
    """Raise UsageProblem for a page that is not in this folder."""
    if Path(name).is_absolute() or ".." in Path(name).parts:
        raise UsageProblem(f"{name}: name a page in this folder, by its path from here")


def _template(session: Session, name: str) -> Path:
    """Return the file of a template; raises UsageProblem where there is none."""
    from pubtool.cli.rendering import templates_of

    return templates_of(session.config).find(name).path


def _answers(session: Session, wishes: Wishes, site: Site) -> Wishes:
    """Ask for what no option says."""
    if not wishes.me and not session.config.source:
        name = click.prompt(_NAME_ASKED, default=site.name, show_default=bool(site.name), err=True)
        wishes = wishes._replace(me=(name.strip(),) if name.strip() else ())
    if not wishes.pages:
        from pubtool.cli.pages import read_kept

        texts = ((page, read_kept(page).source.text) for page in site.pages)
        questions = [(page, sites.list_for(page, text)) for page, text in texts]
        pages = [
            page
            for page, name in questions
            if click.confirm(f"Keep the list `{name}` in {page}?", err=True)
        ]
        wishes = wishes._replace(pages=tuple(pages))
    if not wishes.imported and not (site.files or session.config.source):
        wishes = wishes._replace(imported=_pages_to_import(session, site))
    if not wishes.ci and Path(".git").exists():
        ci = click.confirm("Add a GitHub workflow that checks every push?", err=True)
        wishes = wishes._replace(ci=ci)
    return wishes


def _pages_to_import(session: Session, site: Site) -> tuple[str, ...]:
    """Ask which pages the BibTeX file is to begin with, of those that hold publications."""
    from pubtool.cli.beginnings import count_of

    return tuple(
        page
        for page in site.pages
        if (count := count_of(session, page))
        and click.confirm(f"Begin with the {count} publications on {page}?", err=True)
    )


def _show(plan: Plan) -> None:
    """Print what would be written, as a diff."""
    for path, text in plan.new.items():
        difference = unified(path, "", text).replace(f"--- a/{path}\n", "--- /dev/null\n", 1)
        click.echo(printable_lines(difference), nl=False)
    for source, text in plan.pages:
        click.echo(printable_lines(unified(source.path, source.text, text)), nl=False)


def carry_out(plan: Plan) -> None:
    """Write everything, or nothing. Raises UnwritableOutput where something cannot be written."""
    from pubtool.replacing import replace_all

    made: list[Path] = []
    try:
        for path, text in plan.new.items():
            _create(Path(path), text.encode(), made)
        replace_all(plan.pages)
    except BaseException:
        for file in reversed(made):
            file.unlink(missing_ok=True)
        raise


def _create(path: Path, data: bytes, made: list[Path]) -> None:
    """Write a file that is not there."""
    from pubtool.files import refusals

    with refusals(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("xb") as stream:
                made.append(path)
                stream.write(data)
        except FileExistsError:
            raise UnwritableOutput(f"{path}: is there now, and is not overwritten") from None


def _what_next(plan: Plan, imported: Sequence[str]) -> Iterator[str]:
    """Yield what is to be done now."""
    for path, text in plan.new.items():
        if path.endswith(".bib") and not imported:
            yield f"put your publications into {path}"
        elif path.endswith(".bib") and "% check" in text:
            yield f"see to the lines `% check` in {path}"
    if imported:
        yield f"`pubtool diff {shlex.join(imported)}`"
    for page, _ in plan.pages:
        if page.path in imported:
            yield f"delete the hand-written list in {page.path}"
        if "{% bibliography" in page.text:
            yield f"take `{{% bibliography %}}` out of {page.path}, which shows a list of its own"
    if plan.pages:
        yield "`pubtool render --write`"
    yield "`pubtool check`"
