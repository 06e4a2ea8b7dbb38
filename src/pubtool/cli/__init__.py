"""The command line: `main`, and the table of commands.

A command's module is imported when the command is called: `--help` and `--version` stay cheap.
"""

from __future__ import annotations

from importlib import import_module

import click

from pubtool import __version__
from pubtool.cli.session_options import late_options, session_options

#: Command -> its line in `--help`. `pubtool.cli.commands.NAME_command` holds the click command,
#: `command`.
COMMANDS = {
    "render": "Print a publication list as Markdown or HTML.",
    "list": "Show the publications as a table.",
    "show": "Show one publication in full.",
    "check": "Report problems in the BibTeX files.",
    "import": "Make BibTeX of a hand-written page.",
    "diff": "Compare hand-written pages with the BibTeX files.",
    "add": "Add papers by arXiv id or DOI.",
    "update": "Find the published versions of preprints.",
    "init": "Start a project in this folder.",
    "explain": "Explain a rule of check.",
}


class _Commands(click.Group):
    """A group that knows its commands by name and imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"pubtool.cli.commands.{cmd_name}_command").command
        taken = {spelling for param in command.params for spelling in param.opts}
        late = (option for option in late_options() if taken.isdisjoint(option.opts))
        command.params += late
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    params=[*session_options()],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="`pubtool COMMAND --help` explains a command.",
)
@click.version_option(__version__, "-V", "--version", prog_name="pubtool")
@click.pass_context
def cli(
    context: click.Context,
    *,
    inputs: tuple[str, ...],
    config: str | None,
    color: str,
    verbose: bool,
    quiet: bool,
) -> None:
    """One BibTeX file in, the publication lists of a homepage out."""
    from pubtool.cli.session import Session

    context.obj = Session(inputs, config, color, verbose=verbose, quiet=quiet)


def main() -> None:
    """Run the command line and exit with its status."""
    from pubtool.cli.running import leave, run

    leave(run(cli))
