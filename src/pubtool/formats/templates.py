"""Templates: where they are found, how they run, and what their errors look like.

Templates are Jinja2 in a sandbox. A template's file name says what it writes: `NAME.md.j2` is
Markdown, `NAME.html.j2` is HTML. Values come in written and safe (`pubtool.formats.views`); strings
of the template's own are markup.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import FileSystemLoader, StrictUndefined, Template, TemplateError, TemplateSyntaxError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pubtool.errors import UsageProblem
from pubtool.formats.template_cache import template_cache
from pubtool.formats.views import VIEWS, variables
from pubtool.formats.written import Pen, raw
from pubtool.parts import joined, with_one_final_newline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import TracebackType

    from pubtool.formats.base import Format
    from pubtool.listing import Listing

SUFFIX = ".j2"
#: The page around an HTML list.
PAGE = "standalone.html.j2"


class Choice(NamedTuple):
    """A template file and the format that it writes."""

    path: Path
    format: Format


def built_in_folder() -> Path:
    """Return the folder of the built-in templates: in a wheel in the package, else beside `src`."""
    package = Path(__file__).parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent.parent / "templates"


class Templates:
    """The templates that can be used: those of the user's folder, then the built-in ones."""

    def __init__(self, own: Path, formats: Mapping[str, Format]) -> None:
        self.folders = (own, built_in_folder())
        self.formats = formats

    def names(self) -> list[str]:
        """Return the names of all templates, sorted."""
        files = (file for folder in self.folders for file in _template_files(folder))
        names = {self._name(file) for file in files if self._format_of(file)}
        return sorted(names)

    def find(self, name: str, format_name: str | None = None) -> Choice:
        """Return the template of a name or path, which must write the format where one is asked.

        Raises `UsageProblem` where there is none, naming those that there are.
        """
        if name.endswith(SUFFIX) or "/" in name or "\\" in name:
            return self._at_path(Path(name), format_name)
        found = self._with_name(name)
        if not found:
            known = ", ".join(self.names())
            raise UsageProblem(
                f"there is no template `{name}`; known are {known}, "
                f"or give the path of a file that ends in .md{SUFFIX} or .html{SUFFIX}"
            )
        if format_name is None:
            return found[0]
        for choice in found:
            if choice.format.name == format_name:
                return choice
        written = " and ".join(dict.fromkeys(choice.format.name for choice in found))
        raise UsageProblem(f"the template `{name}` writes {written}, not {format_name}")

    def _with_name(self, name: str) -> list[Choice]:
        return [
            Choice(folder / f"{name}{each.suffix}{SUFFIX}", each)
            for each in self.formats.values()
            for folder in self.folders
            if (folder / f"{name}{each.suffix}{SUFFIX}").is_file()
        ]

    def _at_path(self, path: Path, format_name: str | None) -> Choice:
        if not path.is_file():
            kind = "is a directory" if path.is_dir() else "does not exist"
            raise UsageProblem(f"{path}: the template file {kind}")
        found = self._format_of(path)
        if found is None:
            endings = " or ".join(f"{each.suffix}{SUFFIX}" for each in self.formats.values())
            raise UsageProblem(f"{path}: the name of a template ends in {endings}")
        if format_name not in (None, found.name):
            raise UsageProblem(f"{path}: this template writes {found.name}, not {format_name}")
        return Choice(path, found)

    def _format_of(self, path: Path) -> Format | None:
        for each in self.formats.values():
            if path.name.endswith(each.suffix + SUFFIX):
                return each
        return None

    def _name(self, path: Path) -> str:
        return path.name.removesuffix(SUFFIX).rpartition(".")[0]


def _template_files(folder: Path) -> Iterable[Path]:
    return folder.glob(f"*.*{SUFFIX}") if folder.is_dir() else ()


#: Safe by construction but for what begins with an underscore: no long check for each attribute.
_SAFE = VIEWS | {LoopContext}


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox, with a short way to the attributes that templates ask for most."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) in _SAFE and attribute[:1] != "_":
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass  # the name of a field, or an error that Jinja2 words well
        return super().getattr(obj, attribute)


def render(
    choice: Choice, listing: Listing, folders: Iterable[Path], *, standalone: bool = False
) -> str:
    """Return the list as one text; see `render_parts`."""
    return "".join(render_parts(choice, listing, folders, standalone=standalone))


def render_parts(
    choice: Choice, listing: Listing, folders: Iterable[Path], *, standalone: bool = False
) -> list[str]:
    """Return the list as the template writes it: no blank lines around it, one final newline.

    All parts are there before any is printed: a template that fails has written nothing.
    `standalone` puts a whole page around it; the template must write HTML. Raises `UsageProblem`
    with the template's file and line where it has an error.
    """
    pen = Pen(choice.format)
    environment = _Sandbox(
        loader=FileSystemLoader(_places(choice.path, list(folders))),
        undefined=StrictUndefined,
        autoescape=False,
        bytecode_cache=template_cache(),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "text": lambda value: pen.text(raw(value)),
        "strong": lambda value: pen.within("strong", value),
        "emph": lambda value: pen.within("emph", value),
        "in_html": lambda value: choice.format.text_in_html(raw(value)),
    }
    try:
        values = variables(listing, pen)
        path = choice.path
        if standalone and path.name != PAGE:
            values["fragment"] = path.name
            path = path.with_name(PAGE)
        return with_one_final_newline(joined(_load(environment, path).generate(values)))
    except RecursionError:
        raise UsageProblem(
            f"{choice.path}: the template includes or calls itself without end"
        ) from None
    except Exception as error:
        raise _problem(choice.path, error) from error


def _places(path: Path, folders: list[Path]) -> list[Path]:
    """Return where templates are looked for, so that the one at `path` is found by its name."""
    first = next((folder for folder in folders if (folder / path.name).is_file()), None)
    return folders if first == path.parent else [path.parent, *folders]


def _load(environment: ImmutableSandboxedEnvironment, path: Path) -> Template:
    try:
        return environment.get_template(path.name)
    except (OSError, UnicodeDecodeError) as error:
        reason = "is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise UsageProblem(f"{path}: the template cannot be read: it {reason}") from error


def _problem(path: Path, error: Exception) -> Exception:
    """Return the error to raise for whatever went wrong in a template."""
    if isinstance(error, UsageProblem):
        return error
    if isinstance(error, TemplateSyntaxError):
        return UsageProblem(f"{error.filename or path}:{error.lineno}: {error.message}")
    file, line = _place(path, error.__traceback__)
    what = error.message if isinstance(error, TemplateError) else None
    reason = what or str(error) or type(error).__name__
    reason = re.sub(r"'pubtool\.formats\.views\.(\w+)View object'", _named, str(reason))
    return UsageProblem(f"{file}:{line}: {' '.join(str(reason).split())}")


def _named(match: re.Match[str]) -> str:
    """Return what a template's author calls a view."""
    return f"a {match[1].lower()}"


def _place(path: Path, traceback: TracebackType | None) -> tuple[str, int]:
    """Return the innermost template file and line of a traceback; Jinja2 rewrites its frames."""
    place = (str(path), 1)
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if file.endswith(SUFFIX):
            place = (file, traceback.tb_lineno)
        traceback = traceback.tb_next
    return place
