"""What an entry becomes when its preprint was published: first what stays."""

from __future__ import annotations

import pytest

from pubtool.adding.house import named_macros
from pubtool.bibtex import Change, MacroName, load, with_changes
from pubtool.config import Config
from pubtool.model import Date
from pubtool.reading import read
from pubtool.sources.records import Author, Record
from pubtool.updating.changes import Proposal, propose

RECORD = Record(
    "Crossref",
    "article",
    "Sparse Lattices and the Rule",
    (Author("Mary O'Neil", "O'Neil", "Mary"), Author("Carlos Diaz", "Diaz", "Carlos")),
    Date(2025, 6, 1),
    doi="10.5555/lattice.17",
    fields={
        "journal": "Journal of Lattices",
        "volume": "17",
        "pages": "101--119",
        "publisher": "The Press",
        "issn": "1234-5678",
    },
)
PAPER = RECORD._replace(
    type="inproceedings", fields={"booktitle": "Proceedings of L", "publisher": "The Press"}
)
OWN = r"""% a comment
@misc{key1,
  title     = {Sparse {L}attices \& the Rule},
  author    = {O'Neil*, Mary and Diaz, Carlos},
  author+an = {1=equal},
  year      = 2024,  % posted
  eprint    = {2412.99002},
  archivePrefix = {arXiv},
  note      = {J. Latt. 17 (2025)},
  code      = {https://example.org},
  selected  = {true},
  abbr      = {LATT},
  myfield   = "mine",
}
"""


def proposal(text: str, record: Record = RECORD, *, arxiv_field: bool = False) -> Proposal:
    bibliography = load([("pubs.bib", text)])
    (publication,) = read(bibliography, Config()).publications
    entry = bibliography.entries[0]
    macros = bibliography.documents[0].macros
    return propose(entry, publication, record, macros, arxiv_field=arxiv_field)


def written(text: str, record: Record = RECORD) -> str:
    bibliography = load([("pubs.bib", text)])
    made = proposal(text, record)
    change = Change(bibliography.entries[0], made.fields, made.entry_type)
    return with_changes(bibliography.documents[0], [change])


KEPT = (
    *(
        "% a comment",
        "key1",
        r"{Sparse {L}attices \& the Rule}",
        "{O'Neil*, Mary and Diaz, Carlos}",
    ),
    *("author+an = {1=equal}", "% posted", "{2412.99002}", "archivePrefix = {arXiv}"),
    *("{J. Latt. 17 (2025)}", "{https://example.org}", "selected  = {true}", "{LATT}", '"mine"'),
)


@pytest.mark.parametrize("text", KEPT)
def test_what_is_not_about_the_publication_stays_as_written(text: str) -> None:
    assert text in written(OWN)


def test_every_line_that_is_not_named_stays() -> None:
    names = ("@misc", "year")
    kept = [line for line in OWN.splitlines() if not line.strip().startswith(names)]
    after = written(OWN).splitlines()
    assert [line for line in after if line in kept] == kept


def test_a_proposal_names_field_old_new_and_service() -> None:
    changes = {each.name: (each.old, each.new, each.service) for each in proposal(OWN).changes}
    assert changes == {
        "@type": ("misc", "article", "Crossref"),
        "journal": ("", "Journal of Lattices", "Crossref"),
        "volume": ("", "17", "Crossref"),
        "pages": ("", "101--119", "Crossref"),
        "doi": ("", "10.5555/lattice.17", "Crossref"),
        "year": ("2024", "2025", "Crossref"),
    }


def test_once_written_nothing_is_left_to_change() -> None:
    assert proposal(written(OWN)).changes == ()


def test_arxiv_as_journal_is_replaced_and_its_id_kept() -> None:
    text = "@article{k, title={Sparse Lattices and the Rule}, journal={arXiv:2412.99002}}"
    fields = proposal(text).fields
    assert fields["journal"] == "Journal of Lattices"
    assert (fields["eprint"], fields["archiveprefix"]) == ("2412.99002", "arXiv")


def test_the_id_is_kept_in_the_field_that_the_file_has_for_it() -> None:
    text = "@article{k, title={T}, doi={10.48550/arXiv.2412.99002}}"
    fields = proposal(text, arxiv_field=True).fields
    assert fields["arxiv"] == "2412.99002"
    assert "eprint" not in fields


def test_in_proceedings_arxiv_is_dropped_as_journal() -> None:
    made = proposal("@article{k, title={T}, journal={CoRR}, volume={abs/2412.99002}}", PAPER)
    assert made.entry_type == "inproceedings"
    assert made.fields["journal"] is None
    assert made.fields["volume"] is None
    assert made.fields["booktitle"] == "Proceedings of L"


def test_the_id_of_a_volume_is_kept() -> None:
    fields = proposal("@article{k, title={T}, journal={CoRR}, volume={abs/2412.99002}}").fields
    assert fields["eprint"] == "2412.99002"
    assert fields["volume"] == "17"


def test_biblatex_names_are_kept() -> None:
    fields = proposal("@article{k, journaltitle={arXiv}, eprint={2412.99002}}").fields
    assert fields["journaltitle"] == "Journal of Lattices"
    assert "journal" not in fields


def test_a_date_stays_as_precise_as_it_was() -> None:
    assert proposal("@misc{k, date={2024-12}, eprint={2412.99002}}").fields["date"] == "2025-06"
    assert proposal("@misc{k, date={2024}, eprint={2412.99002}}").fields["date"] == "2025"


def test_the_month_of_the_preprint_does_not_stay() -> None:
    text = "@misc{k, year=2024, month=dec, eprint={2412.99002}}"
    assert proposal(text).fields["month"] == "6"
    assert "month=jun" in written(text)
    assert proposal(text, RECORD._replace(date=Date(2025))).fields["month"] is None


def test_a_month_is_written_as_the_file_writes_months_and_shown_by_its_name() -> None:
    text = "@misc{k, year = 2024, month = {December}, eprint = {2412.99002}}"
    assert "month = {June}" in written(text)
    (change,) = (each for each in proposal(text).changes if each.name == "month")
    assert (change.old, change.shown) == ("December", "June")


def test_a_macro_is_shown_by_what_it_stands_for() -> None:
    text = "@string{JL = {Journal of Lattices}}\n@misc{k, title={T}, eprint={2412.99002}}"
    macros = named_macros(load([("pubs.bib", text)]).documents[0])
    bibliography = load([("pubs.bib", text)])
    (publication,) = read(bibliography, Config()).publications
    made = propose(bibliography.entries[0], publication, RECORD, macros)
    (change,) = (each for each in made.changes if each.name == "journal")
    assert (change.new, change.shown) == ("JL", "Journal of Lattices")


def test_a_field_goes_only_once() -> None:
    text = "@article{k, journal={CoRR}, institution={arXiv}, eprint={2412.99002}}"
    names = [each.name for each in proposal(text, PAPER).changes]
    assert len(names) == len(set(names))


def test_without_a_month_none_is_added() -> None:
    assert "month" not in proposal("@misc{k, year=2024, eprint={2412.99002}}").fields


def test_a_macro_of_the_file_is_used() -> None:
    text = "@string{jl = {Journal of Lattices}}\n@misc{k, title={T}, eprint={2412.99002}}"
    journal = proposal(text).fields["journal"]
    assert isinstance(journal, MacroName)
    assert "journal=jl" in written(text)


def test_a_publisher_of_the_users_own_stays() -> None:
    fields = proposal("@misc{k, publisher={My Press}, eprint={2412.99002}}", PAPER).fields
    assert "publisher" not in fields


def test_a_state_before_publication_is_dropped() -> None:
    fields = proposal("@misc{k, pubstate={submitted}, eprint={2412.99002}}").fields
    assert fields["pubstate"] is None


REWORDED = "Sparser Lattices and the Rule of NIL"


def test_the_title_is_the_owner_s_whatever_the_publication_is_called() -> None:
    text = "@misc{k, title={Sparse Lattices and the Rule}, eprint={2412.99002}}"
    made = proposal(text, RECORD._replace(title=REWORDED))
    assert "title" not in made.fields
    assert f"`title` stays as it is; Crossref has: {REWORDED}" in made.remarks


@pytest.mark.parametrize("title", ["Sparse Lattices", "SPARSE LATTICES: AND THE RULE OF NIL", ""])
def test_a_shorter_title_or_one_in_capitals_is_not_worth_a_word(title: str) -> None:
    text = "@misc{k, title={Sparse Lattices: And the Rule of Nil}, eprint={2412.99002}}"
    made = proposal(text, RECORD._replace(title=title))
    assert not any("`title`" in remark for remark in made.remarks)


def test_authors_never_change_but_it_is_said_where_they_differ() -> None:
    text = "@misc{k, title={T}, author={O'Neil, Mary}, eprint={2412.99002}}"
    made = proposal(text)
    assert "author" not in made.fields
    assert any("Carlos Diaz" in remark for remark in made.remarks)


def test_what_the_publication_does_not_say_is_named() -> None:
    text = "@misc{k, title={T}, author={Bee, Ann}, eprint={2412.99001}, pages={1--9}, type={Draft}}"
    record = RECORD._replace(fields={"journal": "J"})
    remarks = proposal(text, record).remarks
    assert f"`pages` still is `1--9`; {record.service} gives none" in remarks
    assert f"`type` still is `Draft`; {record.service} gives none" in remarks


def test_the_doi_that_the_entry_has_is_no_other_one() -> None:
    text = f"@misc{{k, title={{T}}, eprint={{2412.99001}}, doi={{{RECORD.doi.upper()}}}}}"
    assert not any("had the DOI" in remark for remark in proposal(text).remarks)


def test_what_still_names_arxiv_is_said() -> None:
    made = proposal("@misc{k, abbr={arXiv}, note={Under review}, eprint={2412.99002}}")
    assert "`abbr` still is `arXiv`" in made.remarks
    assert "`note` still is `Under review`" in made.remarks
