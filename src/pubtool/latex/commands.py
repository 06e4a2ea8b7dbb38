"""What each LaTeX command that takes arguments does to them.

A command that is in none of these tables, in `characters` or in `symbols` is unknown: its
arguments' text stays, and it is reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pubtool.inline import Kind

#: `_names("a b")` is a list of names, in the shape in which fifty of them can be read.
_names = str.split

#: Commands whose one argument becomes a node.
WRAPPERS: dict[str, Kind] = {
    "emph": "emph",
    "textit": "emph",
    "textsl": "emph",
    "mkbibemph": "emph",
    "mkbibitalic": "emph",
    "textbf": "strong",
    "mkbibbold": "strong",
    "strong": "strong",
    "texttt": "code",
    "path": "code",
    "textsc": "smallcaps",
    "mkbibsc": "smallcaps",
    "textsubscript": "sub",
    "mkbibsubscript": "sub",
    "textsuperscript": "sup",
    "mkbibsuperscript": "sup",
}

#: Declarations: what they change lasts to the end of the group. None changes nothing that an
#: inline tree knows.
DECLARATIONS: dict[str, Kind | None] = {
    "em": "emph",
    "it": "emph",
    "itshape": "emph",
    "sl": "emph",
    "slshape": "emph",
    "bf": "strong",
    "bfseries": "strong",
    "tt": "code",
    "ttfamily": "code",
    "sc": "smallcaps",
    "scshape": "smallcaps",
    **dict.fromkeys(
        _names(
            "rm rmfamily sf sffamily md mdseries up upshape normalfont tiny scriptsize footnotesize"
            " small normalsize large Large LARGE huge Huge bgroup egroup begingroup endgroup"
        )
    ),
}

#: Commands that show all, some or none of their arguments: one letter an argument, `k` kept as it
#: stands, `d` dropped. The dropped ones are names, sizes, and keys for sorting, never text.
ARGUMENTS: dict[str, str] = {
    **dict.fromkeys(
        _names(
            "mbox hbox smash llap rlap fbox makebox text textrm textsf textup textmd textnormal"
            " textlf textnohyphens natexlab singleletter mkbibparens mkbibnamefamily"
            " mkbibnamegiven mkbibnameprefix mkbibnamesuffix underline uline ensureascii textls"
            " NoCaseChange"
        ),
        "k",
    ),
    **dict.fromkeys(
        _names(
            "noopsort Noopsort SortNoop sortnoop NOOPSORT noop phantom vphantom hphantom hspace"
            " vspace label color index selectlanguage"
        ),
        "d",
    ),
    **dict.fromkeys(
        _names(
            "foreignlanguage textcolor colorbox bibinfo bibfield hyperlink hyperref raisebox"
            " scalebox"
        ),
        "dk",
    ),
    "resizebox": "ddk",
    "printfirst": "kd",
    "texorpdfstring": "kd",
}

#: Commands that put quotation marks around their argument.
QUOTERS = frozenset(["enquote", "textquote", "mkbibquote", "foreignquote"])

#: Commands that change the case of their argument: its `str` method.
CASES = {
    "uppercase": str.upper,
    "MakeUppercase": str.upper,
    "lowercase": str.lower,
    "MakeLowercase": str.lower,
}

#: Commands that neither show anything nor take anything.
SILENT = frozenset(
    _names(
        "protect relax xspace nobreakdash nobreak allowbreak break null leavevmode noindent unskip"
        " ignorespaces sloppy nolinebreak cyrchar boldmath unboldmath bibstring"
        " autocap displaystyle textstyle centering newblock"
    )
)

#: Commands whose argument stands elsewhere on a page, for which a list has no place.
FOOTNOTES = frozenset(["footnote", "thanks", "footnotemark", "footnotetext"])

#: Citations: the key is shown, as there is no bibliography to point into.
CITATIONS = frozenset(
    _names(
        "cite citep citet citealp citealt citeauthor citeyear citetitle parencite textcite autocite"
        " footcite fullcite nocite ref autoref cref"
    )
)

#: Commands followed by a measure, as in `\\kern-.15em`: both are dropped.
MEASURES = frozenset(["kern", "hskip", "vskip", "raise", "lower", "penalty", "mkern"])
