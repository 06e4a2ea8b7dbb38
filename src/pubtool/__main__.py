"""The program: `python -m pubtool`, and the script `pubtool`."""

import os


def main() -> None:
    """Run the command line; an interruption ends it quietly, while modules are imported too."""
    try:
        from pubtool.cli import main as command_line

        command_line()
    except KeyboardInterrupt:
        os._exit(130)  # 128 + SIGINT, as `pubtool.cli.running` has it


if __name__ == "__main__":
    main()
