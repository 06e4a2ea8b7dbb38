"""The one place that turns errors into messages and exit statuses."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import NoReturn

import click

from pubtool.cli.terminal import printable
from pubtool.errors import PubtoolError, UnwritableOutput

#: 128 + SIGINT, as shells have it.
INTERRUPTED = 130


def run(command: click.Command, arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status; expected errors are one line on standard error."""
    try:
        return _run(command, arguments)
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        hint = f" (see `{context.command_path} --help`)" if context else ""
        return _fail(f"{error.format_message()}{hint}", error.exit_code)
    except PubtoolError as error:
        return _fail(str(error), error.exit_status)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED


def _run(command: click.Command, arguments: list[str] | None) -> int:
    # A command is short, and nothing of what it makes is garbage before it ends: looking for some
    # costs a tenth of the time.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        # The same bytes whatever the locale; what UTF-8 cannot hold (a lone surrogate in a file
        # name) must not end in a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = command.main(arguments, prog_name="pubtool", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):
        # Whoever read our output has enough; click turns its own broken pipes into SystemExit.
        # Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        # Files are read and written with errors of their own; what is left is what we print.
        reason = error.strerror or str(error)
        return _fail(f"the output cannot be written: {reason}", UnwritableOutput.exit_status)
    return status if isinstance(status, int) else 0


def leave(status: int) -> NoReturn:
    """Exit at once: everything is written, and taking all modules apart costs an eighth more."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


def _fail(message: str, status: int) -> int:
    click.echo(f"error: {printable(' '.join(message.split()))}", err=True)
    return status
