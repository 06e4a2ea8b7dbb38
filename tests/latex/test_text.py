"""What `to_text` shows of a value."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.inline import plain
from pubtool.latex import parse, to_text

SAME = [
    pytest.param("100% sure", id="a percent sign begins no comment"),
    pytest.param("R & D", id="a bare ampersand"),
    pytest.param("C# and F#", id="a bare hash"),
    pytest.param("snake_case and 2^10", id="underscore and caret outside of formulas"),
    pytest.param("<b>bold</b> &amp; more", id="HTML is text"),
    pytest.param("Let's go, O'Brien", id="an apostrophe stays as it is typed"),
    pytest.param("The dogs' house isn't `here", id="a lone backtick that nothing closes"),
    pytest.param("Use `code` here", id="backticks of Markdown are no quotation"),
    pytest.param('say "hi"', id="straight double quotes"),
    pytest.param("well-known", id="a hyphen"),
    pytest.param("http://x.org/~me/a--b?c=%20d&e_f#g", id="an address in text"),
    pytest.param("see www.x.org/~me", id="a tilde in an address without scheme"),
    pytest.param("about ~4,000 km", id="a tilde that says about"),
    pytest.param("Price $5", id="a price"),
    pytest.param("$5 and $10", id="two prices"),
    pytest.param("from $5-$10 to $20", id="a range of prices"),
    pytest.param("神奈川 Ωmega Ångström", id="Unicode is not changed"),
    pytest.param("\uf900 compatibility", id="no ideograph is replaced by its canonical twin"),
    pytest.param("[x] *y* | 1. +", id="characters of Markdown"),
    pytest.param("", id="nothing"),
]


@pytest.mark.parametrize("value", SAME)
def test_what_is_text_stays_as_it_is(value: str) -> None:
    assert to_text(value) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"\'e", "é"),
        (r"\'{e}", "é"),
        (r"{\'e}", "é"),
        (r"{\'{e}}", "é"),
        (r"\' e", "é"),
        (r"\'\i", "í"),
        (r"{\'\i}", "í"),
        (r"\"{\i}", "ï"),
        (r"{\'{\i}}", "í"),
        (r"\v\j", "ǰ"),
        (r"\`a", "à"),
        (r"\^o", "ô"),
        (r"\~n", "ñ"),
        (r"\=u", "ū"),
        (r"\.z", "ż"),
        (r"\.{I}", "İ"),
        (r"\.i", "i"),
        (r"\c{c}", "ç"),
        (r"\c c", "ç"),
        (r"{\v s}", "š"),
        (r"\H{o}", "ő"),
        (r"\k{a}", "ą"),
        (r"\u{g}", "ğ"),
        (r"\r{a}", "å"),
        (r"\d{s}", "ṣ"),
        (r"\b{o}", "o\u0331"),
        (r"\t{oo}", "o\u0361o"),
        (r"\'{\^e}", "ế"),
        (r"\'\^e", "ế"),
        (r"\'{\ae}", "ǽ"),
        (r"\~{}", "~"),
        (r"\^{}", "^"),
        (r"\"O", "Ö"),
        (r"G{\"o}del", "Gödel"),
        (r"{\'{E}}adaoin", "Éadaoin"),
        (r"X and \'Eric", "X and Éric"),
    ],
)
def test_an_accent_in_any_spelling_is_one_composed_letter(value: str, text: str) -> None:
    assert to_text(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"\aa\AA{}\ae\AE\oe\OE\o\O\l\L\ss\i\j", "åÅæÆœŒøØłŁßıȷ"),
        (r"\dh\DH\dj\DJ\th\TH\ng\NG", "ðÐđĐþÞŋŊ"),
        (r"{\AA}ke", "Åke"),
        (r"\AA{}sman", "Åsman"),
        (r"\& \% \$ \# \_ \{ \}", "& % $ # _ { }"),
        (r"\TeX, \LaTeX{} and {\BibTeX}", "TeX, LaTeX and BibTeX"),
        (r"\ldots \dots \textellipsis", "………"),
        (r"\S\P\copyright\pounds\texteuro\textdegree", "§¶©£€°"),
        (r"\textregistered{} \texttrademark", "® ™"),
        (r"\textbackslash{} \textasciitilde{} \textasciicircum", "\\ ~ ^"),
        (r"\dag\ddag\textpm\textmu", "†‡±µ"),
        (r"\textalpha\textOmega", "αΩ"),
        (r"\textbaht\textlira", "฿₤"),
        (r"\cyrchar\cyrf\cyrchar\cyri", "фи"),
        (r"\char92 \char`\%\char'133", "\\%["),
    ],
)
def test_a_symbol_command_is_its_character(value: str, text: str) -> None:
    assert to_text(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1--2", "1–2"),
        ("yes---no", "yes—no"),
        ("``a''", "“a”"),
        ("`a'", "‘a’"),
        ("``a `b' c''", "“a ‘b’ c”"),
        ("```b' c''", "“‘b’ c”"),
        ("`Let's go'", "‘Let's go’"),
        ("?`Qu\\'e?", "¿Qué?"),
        ("a~b", "a\u00a0b"),
        ("Figure ~ 1", "Figure 1"),
        (r"R.\,P.", "R.\u202fP."),
        (r"a\ b", "a b"),
        (r"pre\-Columbian", "preColumbian"),
        (r"shelf\/ful", "shelfful"),
        (r"a\\b", "a b"),
        (r"\enquote{a \enquote{b}}", "“a ‘b’”"),
    ],
)
def test_dashes_quotation_marks_and_spaces_are_those_of_latex(value: str, text: str) -> None:
    assert to_text(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  a \n\t b  ", "a b"),
        (r"\TeX book", "TeXbook"),
        ("{ a } { b }", "a b"),
        (r"\emph{a }", "a"),
        (r"a \emph{ b}", "a b"),
        (r"{\TeX} book", "TeX book"),
        (r"a\textemdash{} b", "a— b"),
    ],
)
def test_white_space_is_collapsed_as_latex_reads_it(value: str, text: str) -> None:
    assert to_text(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"{\noopsort{1973b}}1973", "1973"),
        (r"\foreignlanguage{german}{Zeit}", "Zeit"),
        (r"\textcolor{red}{hot}", "hot"),
        (r"\bibinfo{author}{Me}\natexlab{a}", "Mea"),
        (r"{\uppercase{d}e} la Fontaine", "De la Fontaine"),
        (r"G. {\relax Yu}. P", "G. Yu. P"),
        (r"\mbox{a b} \text{c} \textrm{d}", "a b c d"),
        (r"a\hspace*{1em}b\kern-.15em c", "abc"),
        ("Meta\\kern-.1em\n                 Type1", "MetaType1"),
        (r"\texorpdfstring{$x$}{x}", "x"),
        (r"\url{http://a.org/b_c}", "http://a.org/b_c"),
        (r"\verb|a_b|", "a_b"),
    ],
)
def test_a_command_shows_its_text_and_not_its_options(value: str, text: str) -> None:
    assert to_text(value) == text


def test_letters_with_combining_marks_are_composed() -> None:
    assert to_text("Go\u0308del") == "Gödel"


@given(st.text())
def test_the_short_way_shows_what_the_tree_shows(value: str) -> None:
    assert to_text(value) == plain(parse(value).tree)


@given(st.text(alphabet=st.characters(categories=["L", "Nd"]), min_size=1))
def test_words_without_anything_special_are_kept_letter_by_letter(word: str) -> None:
    assert to_text(word) == word


@given(st.sampled_from("aeiouyAEIOU"), st.sampled_from("`'^\"~=."))
def test_an_accented_letter_is_normalised(letter: str, accent: str) -> None:
    text = to_text(f"{{\\{accent}{letter}}}")
    assert text == unicodedata.normalize("NFC", text)
