from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.latex import to_text
from pubtool.sources.markup import from_html, from_tex, from_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"On $\alpha$ and $x_1^{2}$", r"On $\alpha$ and $x_1^{2}$"),
        ("$a$$b$", "$a$$b$"),
        ("$$x_1$$", "$$x_1$$"),
        (r"\(x_1\) in \[ y", r"\(x_1\) in [ y"),
        (r"G\"odel and \'Etale {\it foo}", r"G\"odel and \'Etale {\it foo}"),
        (r"R\&D", r"R\&D"),
        ("R & D, 100%, #1, a_b", r"R \& D, 100\%, \#1, a\_b"),
        ("L^p", r"L\textasciicircum{}p"),
        ("a lone $", r"a lone \$"),
        ("costs $5 and brings $10", r"costs \$5 and brings \$10"),
        ("a { b", r"a \textbraceleft{} b"),
        ("a } b", r"a \textbraceright{} b"),
        ("$ { $ }", r"$ \lbrace{} $ \textbraceright{}"),
        ("back\\", r"back\textbackslash{}"),
        ("  two\n lines\t", "two lines"),
        (r"Read \input{/etc/passwd}", r"Read \textbackslash{}input{/etc/passwd}"),
        (r"\write18{ls} \ours", r"\textbackslash{}write18{ls} \textbackslash{}ours"),
        (r"On $\input{x} + \mathbb{R}$", r"On $input{x} + \mathbb{R}$"),
        ("On $^^^5cinput{x}$", "On $^5cinput{x}$"),
    ],
)
def test_tex_stays_and_specials_are_escaped(text: str, expected: str) -> None:
    assert from_tex(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a &amp; b, c &amp;amp; d, AT&T", r"a \& b, c \& d, AT\&T"),
        ("&lt;i&gt;H. pylori&lt;/i&gt;", r"\emph{H. pylori}"),
        ("CO\n <sub>2</sub> of <sup>13</sup>C", r"CO\textsubscript{2} of \textsuperscript{13}C"),
        ("<jats:italic>in vivo</jats:italic>", r"\emph{in vivo}"),
        ("<b>unclosed <i>tags", r"\textbf{unclosed \emph{tags}}"),
        ("</i>a stray end", "a stray end"),
        ("if a < b, List<T> is c", "if a < b, List<T> is c"),
        ("{sets} ~ of $5", r"\{sets\} \textasciitilde{} of \$5"),
        (r"The $\ell_1$ norm", r"The $\ell_1$ norm"),
        ("<math><mi>x</mi><mo>∈</mo><mi>Ω</mi></math>", r"$x\in \Omega$"),
        (
            "<m:math><m:mmultiscripts><m:mi>C</m:mi><m:mprescripts/><m:none/><m:mn>13</m:mn>",
            "${}^{13}C$",
        ),
        (
            "<math><msqrt><mi>s</mi></msqrt><mo>=</mo><mn>7</mn><mtext> TeV</mtext></math>",
            r"$\sqrt{s}=7\textrm{ TeV}$",
        ),
        (
            "<math><mfrac><mn>1</mn><mn>2</mn></mfrac><mover><mi>x</mi><mo>¯</mo></mover></math>",
            r"$\frac{1}{2}\overline{x}$",
        ),
        (
            r"<tex-math>\begin{document}$$x^{2}$$\end{document}</tex-math><math>x</math> once",
            "$x^{2}$ once",
        ),
    ],
)
def test_html_becomes_latex(text: str, expected: str) -> None:
    assert from_html(text) == expected


def _balanced(value: str) -> bool:
    depth = 0
    for char in value:  # as BibTeX counts: a backslash hides nothing
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


_ODD = st.text(
    st.sampled_from(list("ab{}$\\%&#_^~<>()[] \"'")) | st.characters(codec="utf-8"), max_size=60
)
_MARKED = st.lists(
    st.sampled_from(
        [
            *("<i>", "</i>", "<sub>", "</sub>", "<math>", "</math>", "<msup>", "<mi>", "</mi>"),
            *("$", "x", " ", "{", "}", "<tex-math>", "</tex-math>", "<mfenced>", "α", "\\", "&lt;"),
        ]
    ),
    max_size=30,
).map("".join)


@given(_ODD | _MARKED)
def test_every_value_can_stand_in_braces(text: str) -> None:
    for convert in (from_tex, from_html, from_text):
        value = convert(text)
        assert _balanced(value), value
        assert value == " ".join(value.split())
        assert not value.endswith("\\") or value.endswith("\\\\")


@given(st.text(st.sampled_from(list("ab{}$\\%&#_^~ ")), max_size=30))
def test_plain_text_shows_as_it_was(text: str) -> None:
    assert to_text(from_text(text)).split() == text.split()
