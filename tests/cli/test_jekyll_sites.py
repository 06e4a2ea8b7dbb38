"""Whole sites as people have them: started by `init`, kept by `render --write`, built by Jekyll."""

from __future__ import annotations

import gc
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from pubtool.cli import cli
from pubtool.cli.running import run
from references import require_program

if TYPE_CHECKING:
    from pathlib import Path

BIB = r"""---
---

@inproceedings{a, title={First * of <b> \& {{x}} all}, author={Lovelace, Ada and Li, Wei},
  booktitle={Proc. of X}, abbr={X}, year={2025}, selected={true}, code={https://example.org/a}}
@article{b, title={Second}, author={Li, Wei and Lovelace, Ada}, journal={Nature}, year={2024}}
"""
LAYOUT = "<!DOCTYPE html>\n<html><body><main>{{ content }}</main></body></html>\n"

ACADEMICPAGES = {
    "_config.yml": (
        'title: A\nauthor:\n  avatar: a.png\n  name: "Ada Lovelace"\nmarkdown: kramdown\n'
        "kramdown:\n  input: GFM\ninclude: [_pages]\n"
    ),
    "_publications/paper.md": "---\ntitle: x\n---\n",
    "_layouts/archive.html": LAYOUT,
    "_pages/about.md": (
        "---\nlayout: archive\npermalink: /\ntitle: About\n---\nI am Ada.\n\n"
        "{% if page.title %}\n## Selected Publications\n{% endif %}\n\nNews\n======\nSomething\n"
    ),
    "_pages/publications.html": (
        "---\nlayout: archive\npermalink: /publications/\n---\n{% if true %}\n"
        "<div>\n  <h1>Publications</h1>\n  <p>All of them.</p>\n</div>\n{% endif %}\n"
    ),
}
AL_FOLIO = {
    "_config.yml": "first_name: Ada\nmiddle_name:\nlast_name: Lovelace\ninclude: [_pages]\n",
    "_bibliography/papers.bib": BIB,
    "_layouts/page.html": LAYOUT,
    "_pages/about.md": (
        "---\nlayout: page\npermalink: /\n---\nI am Ada.\n\n"
        '<div markdown="1">\n## selected publications\n</div>\n'
    ),
    "_pages/publications.md": (
        "---\nlayout: page\npermalink: /publications/\n---\n<!-- all -->\n"
        '<div class="publications">\n\n<h1>My papers</h1>\n\n</div>\n'
    ),
}


@pytest.mark.parametrize(
    ("site", "bib", "item"),
    [
        pytest.param(ACADEMICPAGES, "pubs.bib", "<span style=.font-family: 'H", id="academicpages"),
        pytest.param(AL_FOLIO, "_bibliography/papers.bib", "<li>", id="al-folio"),
    ],
)
def test_jekyll_shows_the_lists(
    site: dict[str, str], bib: str, item: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jekyll = require_program("jekyll")
    for name, text in site.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    pages = [name for name in site if name.startswith("_pages")]
    monkeypatch.chdir(tmp_path)
    named = [part for page in pages for part in ("--page", page)]
    assert run(cli, ["init", "--me", "Ada Lovelace", "--yes", *named]) == 0
    (tmp_path / bib).write_text(BIB)
    assert run(cli, ["render", "--write"]) == 0
    assert run(cli, ["render", "--check"]) == 0
    gc.enable()
    done = subprocess.run(
        [jekyll, "build", "--quiet", "--disable-disk-cache"], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    home = (tmp_path / "_site" / "index.html").read_text()
    everything = (tmp_path / "_site" / "publications" / "index.html").read_text()
    assert "First * of &lt;b&gt; &amp; x all" in home
    assert "Second" not in home
    assert len(re.findall(item, home)) == 1
    assert everything.index("First") < everything.index("Second") < everything.index("</main>")
    assert re.search(r"<strong[^>]*>(<u>)?Ada Lovelace", home + everything)
    assert not re.search(r"\{%|\{\{|\*\*", home + everything)
