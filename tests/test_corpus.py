"""Real files, from the bytes to the lists: no crash, nothing lost, every template."""

from __future__ import annotations

from pathlib import Path

import pytest

from pubtool.bibtex import load
from pubtool.config import Config
from pubtool.files import encode, read_text
from pubtool.formats import formats
from pubtool.formats.templates import Templates, render
from pubtool.listing import choose, make_listing
from pubtool.reading import read

TEMPLATES = (("default", "markdown"), ("default", "html"), ("academicpages", "markdown"))


def test_every_real_file_is_read_and_rendered_in_every_template(corpus: Path) -> None:
    config = Config()
    templates = Templates(Path("none"), formats(config))
    for path in sorted([*corpus.glob("homepages/*.bib"), *corpus.glob("bibs/*.bib")]):
        source = read_text(str(path))
        assert encode(source, source.text) == path.read_bytes()
        publications = read(load([(path.name, source.text)]), config).publications
        settings = config.lists["all"]._replace(group_by="year,type")
        listing = make_listing(choose(publications, settings), settings, config)
        for name, format_name in TEMPLATES:
            choice = templates.find(name, format_name)
            text = render(choice, listing, templates.folders)
            assert "{{" not in text, f"{path.name} as {name} {format_name}"
            assert "{%" not in text, f"{path.name} as {name} {format_name}"


@pytest.mark.parametrize("name", ["14-7qchen", "05-1saacRankin", "02-0phoff"])
def test_every_title_of_a_homepage_is_in_its_html(corpus: Path, name: str) -> None:
    config = Config()
    html = formats(config)["html"]
    text = read_text(str(corpus / "homepages" / f"{name}.bib")).text
    publications = read(load([("x.bib", text)]), config).publications
    listing = make_listing(list(publications), config.lists["all"], config)
    templates = Templates(Path("none"), formats(config))
    written = render(templates.find("default", "html"), listing, templates.folders)
    assert publications
    assert [each.key for each in publications if html.inline(each.title) not in written] == []
