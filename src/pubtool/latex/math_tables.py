"""What the commands and signs of LaTeX's formulas look like in Unicode: data only.

Signs come from Unicode's mathematical blocks; where a sign has several characters the one is here
that most fonts have. `symbols` knows a thousand rarer ones.
"""

from __future__ import annotations

_names = str.split


def _named(table: str) -> dict[str, str]:
    """Read `sign name name ... sign name ...` into name -> sign."""
    names: dict[str, str] = {}
    sign = ""
    for word in table.split():
        if word.isascii() and word.isalpha():
            names[word] = sign
        else:
            sign = word
    return names


#: Relations always stand between blanks.
RELATIONS = _named(
    """
    ≤ leq le ≥ geq ge ≠ neq ne ≈ approx ∼ sim ≃ simeq ≅ cong ≡ equiv ∝ propto ≍ asymp ≐ doteq
    → to rightarrow ← leftarrow gets ↔ leftrightarrow ⇒ Rightarrow ⇐ Leftarrow ⇔ Leftrightarrow
    ↦ mapsto ⟶ longrightarrow ⟹ Longrightarrow implies ⟺ iff ∈ in ∉ notin ∋ ni ⊂ subset
    ⊆ subseteq ⊃ supset ⊇ supseteq ≺ prec ⪯ preceq ≻ succ ⪰ succeq ≪ ll ≫ gg ∣ mid ∥ parallel
    ⊥ perp ⊨ models ⊢ vdash ≲ lesssim ≳ gtrsim ⩽ leqslant ⩾ geqslant ≔ coloneqq < lt > gt
    ⇝ leadsto
    """
)
RELATION_SIGNS = frozenset(RELATIONS.values()) | {"="}

#: Operations between two things: a blank that the author typed before one also follows it.
OPERATIONS = _named(
    """
    × times · cdot ± pm ∓ mp ÷ div * ast ⋆ star ∘ circ • bullet ∪ cup ∩ cap ∖ setminus
    ⊕ oplus ⊗ otimes ⊙ odot ∧ wedge land ∨ vee lor ⊔ sqcup ⊓ sqcap ⊎ uplus
    """
)

SIGNS = {
    **_named(
        """
        α alpha β beta γ gamma δ delta ϵ epsilon ε varepsilon ζ zeta η eta θ theta ϑ vartheta
        ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ϖ varpi ρ rho ϱ varrho σ sigma ς varsigma
        τ tau υ upsilon ϕ phi φ varphi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi
        Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega
        ∞ infty ∂ partial ∇ nabla † dagger dag ‡ ddagger ddag ∅ emptyset varnothing ∀ forall
        ∃ exists ¬ neg lnot ⊤ top ⊥ bot ∠ angle ∑ sum ∏ prod ∐ coprod ∫ int ∮ oint ⋃ bigcup
        ⋂ bigcap ℏ hbar ℓ ell ℜ Re ℑ Im ℵ aleph ℘ wp ′ prime ⌊ lfloor ⌋ rfloor ⌈ lceil ⌉ rceil
        ⟨ langle ⟩ rangle | vert lvert rvert ‖ Vert lVert rVert ✓ checkmark ° degree △ triangle
        □ square Box ⋄ diamond ♣ clubsuit ♡ heartsuit ♠ spadesuit ♢ diamondsuit ♯ sharp ♭ flat
        ♮ natural { lbrace } rbrace ⋯ cdots … ldots dots dotsc ⋮ vdots ⋱ ddots ı imath ȷ jmath
        √ surd / slash : colon ↑ uparrow ↓ downarrow ⇑ Uparrow ⇓ Downarrow
        """
    ),
    **dict.fromkeys(["quad", "qquad", "\\", " ", ",", ";", ":", ">"], " "),
    "backslash": "\\",
    "|": "‖",
    "!": "",
}

#: Characters that do not stand for themselves.
CHARACTERS = {"-": "−", "'": "′", "~": " ", "&": " "}

#: Names of functions and operators, which LaTeX sets apart from letters.
FUNCTIONS = frozenset(
    _names(
        "log ln lg exp sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan max min sup inf"
        " lim limsup liminf arg det dim gcd hom ker deg Pr mod bmod"
    )
)

#: Commands that only set how something looks.
SILENT = frozenset(
    _names(
        "left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr limits"
        " nolimits displaystyle textstyle scriptstyle rm it bf sf tt cal mathstrut protect relax"
        " mathbf mathrm mathit mathsf mathtt mathnormal boldsymbol bm mathop mathbin mathrel"
        " mathord mathopen mathclose mathpunct ensuremath underbrace overbrace boldmath"
    )
)

#: Commands whose argument is text, not a formula.
TEXTS = frozenset(
    _names("text textrm textit textbf textsf texttt textsc textnormal textup emph mbox hbox")
)

#: Commands whose argument is not shown.
DROPPED = frozenset(_names("phantom hphantom vphantom color label tag begin end hspace"))

FRACTIONS = frozenset(["frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac"])
ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}

#: Combining marks on the first character, and on every one.
MARKS = {
    "bar": "\u0304",
    "hat": "\u0302",
    "widehat": "\u0302",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "dot": "\u0307",
    "ddot": "\u0308",
    "vec": "\u20d7",
    "check": "\u030c",
    "breve": "\u0306",
    "acute": "\u0301",
    "grave": "\u0300",
    "not": "\u0338",
}
LINES = {"overline": "\u0305", "underline": "\u0332"}

#: The letters of an alphabet that Unicode had before it got the whole of it, and where A and a of
#: the whole are.
ALPHABETS = {
    "mathbb": (dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)), 0x1D538, 0x1D552),
    "mathcal": (dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)), 0x1D49C, 0x1D4B6),
    "mathfrak": (dict(zip("CHIRZ", "ℭℌℑℜℨ", strict=True)), 0x1D504, 0x1D51E),
}
ALPHABETS["mathscr"] = ALPHABETS["mathcal"]

RAISED = dict(
    zip(
        "0123456789+−abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ°∘*†‡′",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ°°*†‡′",
        strict=True,
    )
)
LOWERED = dict(
    zip(
        "0123456789+−aehijklmnoprstuvxβγρφχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
        strict=True,
    )
)
