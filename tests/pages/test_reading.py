"""Whole pages: which publications are read, with which fields."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubtool.pages.reading import read_page

if TYPE_CHECKING:
    from pubtool.pages.items import PageItem

HERE = Path(__file__).parent
SAMPLES = sorted(
    path
    for folder in ("samples", "more_samples")
    for path in (HERE / folder).iterdir()
    if path.suffix != ".json"
)


def items(text: str, path: str = "page.md", me: tuple[str, ...] = ()) -> tuple[PageItem, ...]:
    return read_page(text, path, me).items


def shown(item: PageItem) -> dict[str, Any]:
    """Return an item in the shape of the truth beside a sample."""
    return {
        "title": item.title,
        "authors": [author._asdict() for author in item.authors],
        "et_al": item.et_al,
        "venue": item.venue or None,
        "year": item.year,
        "badges": sorted((*item.badges, *item.tags)),
        "links": sorted({link.url for link in item.links}),
    }


@pytest.mark.parametrize("page", [pytest.param(path, id=path.stem) for path in SAMPLES])
def test_a_sample_page_is_read_as_a_reader_sees_it(page: Path) -> None:
    truth = json.loads(page.with_name(f"{page.stem}.truth.json").read_text("utf-8"))
    optional = {each["title"] for each in truth if each.get("optional")}
    found = [
        each for each in items(page.read_text("utf-8"), page.name) if each.title not in optional
    ]
    assert [shown(each) for each in found] == [
        {
            **each,
            "badges": sorted(each["badges"]),
            "links": sorted(set(each["links"].values())),
        }
        for each in truth
        if each["title"] not in optional
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "# News\n\n- Our paper with Ann Lee and Bo Chan is accepted at ICML 2024!", id="news"
        ),
        pytest.param("# Group\n\n- Shuo Yang (PhD, 2024)\n- Xiang Li (RA, 2024)", id="students"),
        pytest.param(
            "# Service\n\n- Reviewer, ICML 2024\n- Program committee, CCS 2025", id="service"
        ),
        pytest.param("# Teaching\n\n**Databases** (Fall 2023)  \nwith Ann Lee", id="teaching"),
        pytest.param("# Awards\n\n- Best Paper Award (ASPLOS), 2024", id="awards"),
        pytest.param(
            "# Publications\n\n<!-- - Ann Lee, Bo Chan. **A lost paper of ours**. ICML 2024 -->",
            id="a comment",
        ),
        pytest.param(
            "# Publications\n\nSee my [Google Scholar](https://scholar.example.org).",
            id="a pointer",
        ),
        pytest.param(
            "```bibtex\n@misc{a, author = {Ann Lee and Bo Chan}, title = {A title}}\n```",
            id="BibTeX",
        ),
        pytest.param("", id="nothing"),
    ],
)
def test_this_is_no_publication(text: str) -> None:
    assert items(text) == ()


ONE = """\
# Papers

- **A Paper About Snow** [pdf](snow.pdf)<br>
  Ann Lee\\*, Bo Chan\\*<br>
  ICML 2024 (oral)
"""


def test_an_item_knows_its_lines_and_headings() -> None:
    (item,) = items(ONE)
    assert (item.line, item.end_line, item.headings) == (3, 5, ("Papers",))


def test_what_the_page_marks_is_certain() -> None:
    (item,) = items(ONE)
    assert (item.sure["title"], item.sure["year"]) == ("certain", "certain")


def test_a_year_from_a_heading_is_likely() -> None:
    (item,) = items(
        "## Papers\n\n### 2021\n\n- **A Paper About Snow**  \n  Ann Lee, Bo Chan  \n  *J. Snow*"
    )
    assert (item.year, item.sure["year"]) == (2021, "likely")


def test_what_nobody_understands_is_kept_as_rest() -> None:
    (item,) = items(
        '# Papers\n\n- Ann Lee, Bo Chan. "A paper about snow." *Snow*, vol. 3, pp. 1-9, 2020'
    )
    assert item.rest == "vol. 3, pp. 1-9, 2020"


def test_the_same_title_twice_are_two_publications() -> None:
    paper = "- **A Paper About Snow**  \n  Ann Lee, Bo Chan  \n  {}\n"
    assert len(items(f"# Papers\n\n{paper.format('arXiv 2023')}{paper.format('ICML 2024')}")) == 2


def test_identifiers_are_taken_from_links() -> None:
    text = (
        "# Papers\n\n- **A Paper About Snow** [a](https://arxiv.org/abs/2401.00001v2) "
        "[doi](https://doi.org/10.1000/x)  \n  Ann Lee, Bo Chan"
    )
    (item,) = items(text)
    assert (item.arxiv, item.doi) == ("2401.00001", "10.1000/x")


def test_a_link_without_a_target_is_none() -> None:
    (item,) = items(ONE.replace("snow.pdf", ""))
    assert item.links == ()


def test_an_item_that_nobody_understands_beside_publications_is_named() -> None:
    text = (
        "# Papers\n\n- **A Paper About Snow**. Ann Lee, Bo Chan. ICML 2024.\n- What we did with ice"
    )
    seen = read_page(f"{text} in those days\n\n# News\n\n- We did a thing with ice again\n", "a.md")
    assert (len(seen.items), seen.skipped) == (1, (4,))


def test_the_configured_owner_wins_over_the_name_that_stands_out() -> None:
    text = ONE.replace("Ann Lee", "**Ann Lee**") + ONE[10:].replace("Ann Lee", "**Ann Lee**")
    assert {author.name for item in items(text) for author in item.authors if author.me} == {
        "Ann Lee"
    }
    mine = {
        author.name
        for item in items(text, me=("Chan, Bo",))
        for author in item.authors
        if author.me
    }
    assert mine == {"Bo Chan"}


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from((*ONE.split(" "), "<li>", "<p>", "{{", "**", "\n\n", "| a |\n|--|", "<!--"))
    )
)
def test_reading_never_fails(parts: list[str]) -> None:
    text = " ".join(parts)
    assert items(text, "page.md") is not None
    assert items(text, "page.html") is not None


def test_the_real_pages_are_read_as_their_truth_says(corpus: Path) -> None:
    """The measure of `bench/pages.py`, with what must not be lost again."""
    found = right = total = 0
    for truth in sorted((corpus / "pages").glob("*.truth.json")):
        page = next(
            each for each in truth.parent.glob(f"{truth.name[:2]}-*") if each.suffix != ".json"
        )
        wanted = {each["title"].casefold() for each in json.loads(truth.read_text("utf-8"))}
        read = {each.title.casefold() for each in items(page.read_text("utf-8"), page.name)}
        found, right, total = found + len(read), right + len(read & wanted), total + len(wanted)
    assert right / found > 0.97
    assert right / total > 0.97
