"""The made-up papers that the stand-ins know: no such ids, DOIs or people exist."""

from __future__ import annotations

from typing import NamedTuple


class Paper(NamedTuple):
    """A paper on arXiv, published, or both.

    `authors` are (given, family) or (given, family, suffix); a group is ("", name). `versions` are
    the days on which the versions came to arXiv. `doi` is the publisher's; `on_arxiv`,
    `on_datacite` and `on_s2` say whether that service knows of it. `type` is Crossref's.
    """

    title: str
    authors: tuple[tuple[str, ...], ...]
    arxiv: str = ""
    versions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ("cs.LG",)
    abstract: str = "We study a made-up thing and find that it is as large as $n^2$."
    comment: str = ""
    journal_ref: str = ""
    doi: str = ""
    type: str = "journal-article"
    venue: str = ""
    published: tuple[int, ...] = ()
    volume: str = ""
    issue: str = ""
    page: str = ""
    publisher: str = "The Press of Nowhere"
    on_arxiv: bool = True
    on_datacite: bool = True
    on_s2: bool = True
    agency: str = "crossref"
    retracted_by: str = ""


PAPERS = (
    Paper(
        "Quiet Attention: Faster Inference for Large Language Models on $k$ Devices",
        (("Ada", "Quill"), ("Jörg", "van der Berg"), ("Lin", "Mo")),
        arxiv="2412.99001",
        versions=("2024-12-01", "2025-02-03"),
        categories=("cs.LG", "cs.CL"),
        comment="12 pages, 3 figures",
    ),
    Paper(
        "Sparse Lattices & the 100% Rule_of_Thumb",
        (("Mary Ann", "O'Neil"), ("Carlos", "de la Fuente", "Jr.")),
        arxiv="2412.99002",
        versions=("2024-12-05",),
        categories=("math.CO",),
        doi="10.5555/lattice.2025.17",
        venue="Journal of Imagined Lattices",
        published=(2025, 6, 1),
        volume="17",
        issue="2",
        page="101-119",
        journal_ref="J. Imag. Latt. 17 (2025) 101-119",
    ),
    Paper(
        "Learning to Forget in Small Steps",
        (("Wei", "Tan"), ("Ada", "Quill")),
        arxiv="2412.99003",
        versions=("2024-12-09", "2024-12-20", "2025-01-15"),
        doi="10.5555/3700000.3700042",
        type="proceedings-article",
        venue="Proceedings of the 12th Conference on Imagined Learning",
        published=(2025, 7),
        page="420-433",
        on_arxiv=False,
    ),
    Paper(
        "Known to Semantic Scholar Alone",
        (("Ola", "Nordmann"),),
        arxiv="2412.99004",
        versions=("2024-12-11",),
        doi="10.5555/alone.4",
        venue="Annals of Nothing",
        published=(2025,),
        on_arxiv=False,
        on_datacite=False,
    ),
    Paper(
        "A Search for Nothing at the Imagined Collider",
        (("", "NIHIL Collaboration"), ("Grace", "Hollow")),
        arxiv="0712.9991",
        versions=("2007-12-20",),
        categories=("hep-ex",),
        comment="Withdrawn by the authors",
    ),
    Paper(
        "On the Old Strings",
        (("Émile", "Ypsilon"),),
        arxiv="hep-th/9912999",
        versions=("1999-12-30",),
        categories=("hep-th",),
    ),
    Paper(
        "A Paper That Was Never a Preprint",
        (("Noor", "Idris"), ("Sam", "Field", "III")),
        doi="10.5555/never(1999)29:4<a>2.0",
        venue="The Letters",
        published=(1999, 4),
        volume="29",
        issue="4",
        page="1-9",
    ),
    Paper(
        "A Data Set of Made-up Numbers",
        (("Noor", "Idris"),),
        doi="10.5555/data.1",
        type="dataset",
        venue="",
        published=(2023, 3, 2),
        publisher="The Archive of Nowhere",
        agency="datacite",
    ),
    Paper(
        "A Result That Did Not Hold",
        (("Max", "Mistake"),),
        doi="10.5555/retracted.1",
        venue="Annals of Nothing",
        published=(2021, 5),
        volume="3",
        retracted_by="10.5555/retracted.1.notice",
    ),
)


def displayed(author: tuple[str, ...]) -> str:
    """Return the name of an author as it is shown: First Last Suffix."""
    return " ".join(part for part in author if part)


def preprint_doi(paper: Paper) -> str:
    """Return the DOI that arXiv gives a preprint."""
    return f"10.48550/arXiv.{paper.arxiv}"
