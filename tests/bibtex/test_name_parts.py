"""The parts of one name, by BibTeX's rules and beyond them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubtool.bibtex.names import NameParts, split_name

PARTS = [
    pytest.param("", NameParts(""), id="nothing has no parts"),
    pytest.param("Plato", NameParts("Plato"), id="one word is the family name"),
    pytest.param("plato", NameParts("plato"), id="one small word is the family name"),
    pytest.param("Jane Q. Doe", NameParts("Doe", "Jane Q."), id="the last word is the family"),
    pytest.param("Doe, Jane Q.", NameParts("Doe", "Jane Q."), id="the family before the comma"),
    pytest.param("  Doe ,\n Jane ", NameParts("Doe", "Jane"), id="white space is no part"),
    pytest.param("Jane\u00a0Doe", NameParts("Doe", "Jane"), id="a no-break space separates"),
    pytest.param("J.~R.~R. Tolkien", NameParts("Tolkien", "J.~R.~R."), id="a tie separates words"),
    pytest.param("Don~Knuth", NameParts("Knuth", "Don"), id="a tie separates the family"),
    pytest.param(r"L.\ Thiele", NameParts("Thiele", "L."), id="a control space separates"),
    pytest.param("Ludwig van Beethoven", NameParts("Beethoven", "Ludwig", "van"), id="von"),
    pytest.param("van Beethoven, Ludwig", NameParts("Beethoven", "Ludwig", "van"), id="von, comma"),
    pytest.param("de la Fontaine, Jean", NameParts("Fontaine", "Jean", "de la"), id="two words"),
    pytest.param(
        "Ana de Souza e Silva", NameParts("Souza e Silva", "Ana", "de"), id="the first run is von"
    ),
    pytest.param(
        "Jean de la Fontaine du Bois",
        NameParts("Fontaine du Bois", "Jean", "de la"),
        id="a capital ends the particle",
    ),
    pytest.param(
        "von Trapp zu Berg, Maria",
        NameParts("Trapp zu Berg", "Maria", "von"),
        id="a capital ends the particle before the comma",
    ),
    pytest.param(
        "Fosas de Pando, Miguel",
        NameParts("Fosas de Pando", "Miguel"),
        id="a particle begins what stands before the comma",
    ),
    pytest.param("jean de la fontaine", NameParts("fontaine", "", "jean de la"), id="all small"),
    pytest.param("De La Fontaine, Jean", NameParts("De La Fontaine", "Jean"), id="a capital De"),
    pytest.param("van Beek, Jr., Jan", NameParts("Beek", "Jan", "van", "Jr."), id="a suffix"),
    pytest.param(
        "{van Beethoven}, Ludwig", NameParts("{van Beethoven}", "Ludwig"), id="a braced one"
    ),
    pytest.param("{NASA and ESA}", NameParts("NASA and ESA"), id="a literal loses its braces"),
    pytest.param("{Barnes, Inc.}", NameParts("Barnes, Inc."), id="a literal keeps its comma"),
    pytest.param("{Barnes} {Inc.}", NameParts("{Inc.}", "{Barnes}"), id="two groups: no literal"),
    pytest.param("Jean-Luc Picard", NameParts("Picard", "Jean-Luc"), id="a hyphenated given name"),
    pytest.param("Xu-dong Wang", NameParts("Wang", "Xu-dong"), id="a hyphen begins no particle"),
    pytest.param("al-Hasan, Ali", NameParts("al-Hasan", "Ali"), id="a hyphen ends no particle"),
    pytest.param("Édouard Manet", NameParts("Manet", "Édouard"), id="a Unicode capital"),
    pytest.param("Jan öster Berg", NameParts("Berg", "Jan", "öster"), id="a small Unicode letter"),
    pytest.param("ʿAlī Ṭūsī", NameParts("Ṭūsī", "ʿAlī"), id="a modifier letter has no case"),
    pytest.param("张 金涛", NameParts("金涛", "张"), id="a script without case is no particle"),
    pytest.param(r"\'Eric Blanc", NameParts("Blanc", r"\'Eric"), id="an unbraced accent"),
    pytest.param(r"\v{S}koda Auto", NameParts("Auto", r"\v{S}koda"), id="an accent by a letter"),
    pytest.param(r"\AA{}sman, Bo", NameParts(r"\AA{}sman", "Bo"), id="an unbraced letter"),
    pytest.param(r"\O{}rsted Bo", NameParts("Bo", r"\O{}rsted"), id="a large letter"),
    pytest.param(r"Bo \o{}st Ek", NameParts("Ek", "Bo", r"\o{}st"), id="a small letter is von"),
    pytest.param(r"{\AA}ke Persson", NameParts("Persson", r"{\AA}ke"), id="a special character"),
    pytest.param(r"{\'{E}}adaoin W X", NameParts("X", r"{\'{E}}adaoin W"), id="a special, nested"),
    pytest.param(r"Bo {\'e}l Ek", NameParts("Ek", "Bo", r"{\'e}l"), id="a small special is von"),
    pytest.param(
        r"Bo {\relax Von} Ek", NameParts("Ek", r"Bo {\relax Von}"), id="a relaxed capital"
    ),
    pytest.param(r"Bo {\relax von} Ek", NameParts("Ek", "Bo", r"{\relax von}"), id="a relaxed von"),
    pytest.param(
        r"A N\'{u}\~{n}ez", NameParts(r"N\'{u}\~{n}ez", "A"), id="a tilde accent is no tie"
    ),
    pytest.param("Donald {\\relax} Knuth", NameParts("Knuth", "Donald {\\relax}"), id="no letter"),
    pytest.param("family=Foo, given=Bar", NameParts("Foo", "Bar"), id="an extended name"),
    pytest.param(
        'given={Ura Ru}, family="Juan", suffix={Sr}, prefix=von, useprefix=true, given-i=U',
        NameParts("Juan", "Ura Ru", "von", "Sr"),
        id="an extended name with all its parts",
    ),
    pytest.param("given=A=B, family=C", NameParts("C", "A=B"), id="an equals sign in a part"),
    pytest.param("given=A, family=B, given=C", NameParts("B", "C"), id="the last of a kind counts"),
]


@pytest.mark.parametrize(("name", "parts"), PARTS)
def test_a_name_is_split_without_a_problem(name: str, parts: NameParts) -> None:
    assert split_name(name) == (parts, ())


REPORTED = [
    pytest.param("Smith, John,", NameParts("Smith", "John"), "comma at the end", id="final comma"),
    pytest.param("John Smith,", NameParts("Smith", "John"), "comma at the end", id="only a comma"),
    pytest.param(",", NameParts(""), "no name", id="nothing but a comma"),
    pytest.param(", John", NameParts("John"), "no family name", id="nothing before the comma"),
    pytest.param("Doe,, Jane", NameParts("Doe", "Jane"), "nothing between", id="an empty suffix"),
    pytest.param("A, b, C, D", NameParts("A", "C, D", "", "b"), "more than two", id="three commas"),
    pytest.param(
        "Doe, Jo, Jr.", NameParts("Doe", "Jo", "", "Jr."), "stands last", id="late suffix"
    ),
    pytest.param(
        "Jo Doe, Jr.", NameParts("Doe", "Jo", "", "Jr."), "in place of", id="First Last, Jr"
    ),
    pytest.param(
        "Wall W.A.", NameParts("W.A.", "Wall"), "write `Wall, W.A.`", id="initials stand last"
    ),
    pytest.param(
        "van Wall W. A.",
        NameParts("Wall W. A.", "", "van"),
        "write `van Wall, W. A.`",
        id="initials stand last behind a particle",
    ),
    pytest.param("family=A, B", NameParts("A"), "`B` is no part", id="a part without a kind"),
]


@pytest.mark.parametrize(("name", "parts", "message"), REPORTED)
def test_a_wrong_name_is_read_sensibly_and_reported(
    name: str, parts: NameParts, message: str
) -> None:
    found, (problem,) = split_name(name)
    assert found == parts
    assert message in problem


@pytest.mark.parametrize("name", ["Rishi T.", "A. B. Lee", "Jo Lee M.D.", "Smith Jr.", "W.A."])
def test_initials_that_may_be_right_are_no_problem(name: str) -> None:
    assert split_name(name)[1] == ()


def test_an_initial_that_looks_like_a_number_is_no_suffix() -> None:
    assert split_name("Doe, V.") == (NameParts("Doe", "V."), ())


@settings(max_examples=400)
@given(st.text(alphabet="aAbÉé {}\\,~.-'\t\u00a0", max_size=30))
def test_the_parts_hold_every_character_but_separators_and_braces(name: str) -> None:
    parts, _ = split_name(name)
    bare = str.maketrans("", "", " {}\\,~\t\u00a0")
    assert sorted("".join(parts).translate(bare)) == sorted(name.translate(bare))


@settings(max_examples=200)
@given(st.text(max_size=30))
def test_no_name_raises(name: str) -> None:
    assert len(split_name(name)[0]) == 4
