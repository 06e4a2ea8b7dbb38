import pytest

from pubtool.config import Config
from pubtool.config.values import AssetSettings
from pubtool.model import Link
from pubtool.reading.links import read_arxiv, read_doi, read_links, read_url


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("https://x.org/a%20b", "https://x.org/a%20b", id="stays as it is"),
        pytest.param(r"\url{https://x.org/~a}", "https://x.org/~a", id="loses the url command"),
        pytest.param(r"\href{https://x.org}{here}", "https://x.org", id="href has a target"),
        pytest.param(r"https://x.org/a\_b\%20\#c", "https://x.org/a_b%20#c", id="is unescaped"),
        pytest.param("{https://x.org}", "https://x.org", id="loses braces"),
        pytest.param("<https://x.org>", "https://x.org", id="loses angle brackets"),
        pytest.param(" paper.pdf\n", "paper.pdf", id="a file of the site is a URL"),
        pytest.param("", "", id="empty stays empty"),
    ],
)
def test_a_url(value: str, expected: str) -> None:
    assert read_url(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("10.1000/x_(1)", "10.1000/x_(1)"),
        ("https://doi.org/10.1000/x", "10.1000/x"),
        ("http://dx.doi.org/10.1000/x", "10.1000/x"),
        ("doi: 10.1000/x", "10.1000/x"),
        ("10.1000", ""),
        ("https://doi.org/10.1000/", ""),
        (r"10.1000/a\_b", "10.1000/a_b"),
        ("n/a", ""),
    ],
)
def test_a_doi_is_bare(value: str, expected: str) -> None:
    assert read_doi(value) == expected


@pytest.mark.parametrize(
    ("fields", "doi", "expected"),
    [
        pytest.param(
            {"eprint": "2101.00001", "archiveprefix": "arXiv"}, "", "2101.00001", id="eprint"
        ),
        pytest.param({"eprint": "2101.00001v3"}, "", "2101.00001", id="the version is dropped"),
        pytest.param({"eprint": "hep-th/9603183"}, "", "hep-th/9603183", id="an old id"),
        pytest.param({"arxiv": "arXiv:2101.00001"}, "", "2101.00001", id="a prefix"),
        pytest.param({"arxiv": "https://arxiv.org/abs/2101.00001"}, "", "2101.00001", id="a URL"),
        pytest.param(
            {"pdf": "https://www.arxiv.org/pdf/2101.00001v2.pdf"}, "", "2101.00001", id="a PDF"
        ),
        pytest.param({}, "10.48550/arXiv.2101.00001", "2101.00001", id="an arXiv DOI"),
        pytest.param(
            {"journal": "arXiv preprint arXiv:2101.00001"}, "", "2101.00001", id="in the journal"
        ),
        pytest.param({"eprint": "12345", "archiveprefix": "hal"}, "", "", id="another archive"),
        pytest.param({"eprint": "2101.00001", "archiveprefix": "hal"}, "", "", id="not arXiv's"),
        pytest.param({"url": "https://x.org/2101.00001"}, "", "", id="another site"),
        pytest.param({}, "10.1000/2101.00001", "", id="another DOI"),
    ],
)
def test_an_arxiv_id(fields: dict[str, str], doi: str, expected: str) -> None:
    assert read_arxiv(fields, doi) == expected


def test_paper_is_the_first_present_link_of_the_configured_ones() -> None:
    fields = {"url": "https://x.org", "pdf": "https://x.org/p.pdf"}
    assert read_links(fields, "10.1/x", "", Config(paper=("doi", "pdf")))[0] == Link(
        "paper", "https://doi.org/10.1/x"
    )
    assert read_links(fields, "", "", Config(paper=("doi", "pdf")))[0] == Link(
        "paper", "https://x.org/p.pdf"
    )


def test_an_empty_field_is_no_link() -> None:
    assert read_links({"code": "{}", "pdf": " "}, "", "", Config()) == ()


def test_a_configured_link_name_is_a_field() -> None:
    links = read_links({"colab": "https://x.org"}, "", "", Config(links=("colab",)))
    assert links == (Link("colab", "https://x.org"),)


ASSETS = Config(assets={"pdf": AssetSettings("p", "/files/"), "slides": AssetSettings("s")})


@pytest.mark.parametrize(
    ("value", "url"),
    [
        pytest.param("a.pdf", "/files/a.pdf", id="a file name"),
        pytest.param("./a.pdf", "/files/a.pdf", id="a file name with a dot before it"),
        pytest.param("old/a.pdf", "/files/old/a.pdf", id="a file in a folder"),
        pytest.param(r"my\_a.pdf", "/files/my_a.pdf", id="a file name with an escape"),
        pytest.param("https://x.org/a.pdf", "https://x.org/a.pdf", id="a URL stays"),
        pytest.param("HTTPS://x.org/a.pdf", "HTTPS://x.org/a.pdf", id="a URL in capitals stays"),
        pytest.param("//x.org/a.pdf", "//x.org/a.pdf", id="a URL without scheme stays"),
        pytest.param("/a.pdf", "/a.pdf", id="a path from the root of the site stays"),
        pytest.param("#here", "#here", id="a place in the page stays"),
        pytest.param("mailto:a@x.org", "mailto:a@x.org", id="an address stays"),
        pytest.param("{{ site.url }}/a.pdf", "site.url /a.pdf", id="a template stays"),
    ],
)
def test_a_file_name_becomes_its_url_on_the_site(value: str, url: str) -> None:
    assert read_links({"pdf": value}, "", "", ASSETS) == (Link("paper", url), Link("pdf", url))


@pytest.mark.parametrize("name", ["slides", "code"])
def test_a_file_name_stays_where_no_url_of_its_folder_is_known(name: str) -> None:
    assert read_links({name: "a.pdf"}, "", "", ASSETS) == (Link(name, "a.pdf"),)
