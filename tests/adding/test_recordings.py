"""Every recorded answer of arXiv as an entry, as other programs read it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from references import require_program

SCRIPT = Path(__file__).resolve().parents[2] / "bench" / "adding.py"


def test_bibtex_and_biber_read_of_every_recorded_paper_what_arxiv_said(shared: Path) -> None:
    require_program("bibtex")
    require_program("biber")
    command = [sys.executable, str(SCRIPT), str(shared / "recordings" / "arxiv")]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "118 papers, 118 entries" in result.stdout
