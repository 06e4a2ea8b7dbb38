"""Runs of pubtool on pages in a folder of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = "@misc{a, title={First}, author={Zhang, Jintao and Li, Wei}, year=2024, selected={true}}\n"
OTHER = "@article{b, title={Second}, author={Li, Wei}, journal={Nature}, year={2023}}\n"
BEGIN = "<!-- pubtool: begin all -->"
END = "<!-- pubtool: end -->"
REGION = f"{BEGIN}\n{END}\n"


class Result(NamedTuple):
    """What a run of the program did."""

    status: int
    stdout: str
    stderr: str


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def read(path: Path) -> str:
    return path.read_bytes().decode()
