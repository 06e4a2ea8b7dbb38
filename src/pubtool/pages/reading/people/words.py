"""Words of names in displayed text: which may be one, and the marks at their ends."""

from __future__ import annotations

import re
import unicodedata

from pubtool.model import is_unspaced

#: Parts of names in small letters.
_PARTICLE_WORDS = """
van von i der den de del della di da dos das do du la le el al bin ibn ter ten af zu zur y e
't ‘t ’t st. v. san vom dal dalla degli lo mac ben op los
"""
PARTICLES = frozenset(_PARTICLE_WORDS.split())
#: Those that may end a name, and a list with it: `Santos, B. S. dos.`
_BEHIND = frozenset(("de", "da", "das", "do", "dos", "di", "von", "van"))
SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
#: Suffixes that no comma sets apart: `Miller ER 3rd`.
_COUNTED = frozenset(("2nd", "3rd"))
#: Capitalised words with which no name begins, or that no name holds.
_OTHER_WORDS = """
the in for towards toward how what why when where are is from using with by to at as of and on
via not or into over under beyond your our we it this that these does based without learning
deep neural networks network model models data analysis systems system theory method methods
approach study survey efficient fast large language graph image video machine computer
software engineering research communications sciences selected published department institute
laboratory lab college school center centre group team society association foundation figure
table chapter section part paper slides code pdf talk prof. prof dr. dr professor best award
understanding categorizing predicting modeling modelling estimating exploring improving
evaluating analyzing analysing detecting measuring characterizing optimizing leveraging rethinking
revisiting enhancing identifying assessing investigating designing building training generating
solving mapping tracking planning sensing mining managing integrating
papers working draft drafting spotlight poster oral remote assistant associate phd ph.d. msc master
bachelor
"""
#: Words of titles that are nobody's name.
_OF_TITLES = """
accounting across adolescents adults advances adversarial aerospace aesthetics agents aging
agricultural agriculture alcohol algebra algebraic algorithm algorithms alignment analysts ancient
anxiety approaches architectural architecture archives areas asset assets asylum atmosphere
atmospheric attack attacks attitudes audiences audio auditing authoritarian autonomous bacterial
banking bankruptcy bargaining behavior behavioral behaviour beliefs benchmark benchmarks between
bias biodiversity blockchain boards borders brain brands buildings bureaucracy bureaucratic capacity
capital carbon category causal causes cells cellular challenges changes chemistry childhood children
choice choices cinema cities citizenship climate colonial companion comparison compilers complex
complexity computing concrete conflict congress congressional consequences constitutional consumer
consumers contemporary context contextual contracts corporate cortex courts credit crime criminal
critique crystals cultural culture cycles database databases dataset datasets debate debates debt
debugging decision democracy democratic density depression design determinants diabetes dialogue
dictatorship differences diffusion digital diplomacy disasters disclosure discourse diseases
disorders distinct distributed diversity domestic drones drought drugs dynamic dynamics early
earnings earthquakes ecology economic economics economies economy effect effects electoral
electricity electronic embedding embeddings emotional empire empires employment encyclopedia energy
entrepreneurial entrepreneurship environment environmental environments epidemic epidemics essay
essays ethics ethnic ethnicity evidence evolutionary executives experimental experiments explainable
fairness families farmers feature features fertility films finance financial firms fiscal fisheries
flooding floods flow flows fluid foreign forest forests fossil framework frameworks functional gains
galaxies gender general genetic genetics genome genomes genomic genomics geology geometry global
governance government governments gravity groundwater growth handbook heritage higher histories
history hospitals household households housing humanitarian hurricanes hybrid hygiene identity
images imaging immigrants immune impact impacts imperial improves incentives inclusion income
independent indigenous individual inference influence infrastructure insights institutional
insurance internet investment investments investors issues judicial knowledge labor labour languages
leadership legal legislatures length lessons linear linguistic linguistics liquidity literary
literature local lockdown logistics losses magnetic making malware management managerial managers
manufacturing manuscripts market marketing markets marriage matching materials mathematics
measurement measures mechanics media medieval members memory mergers microscopy military mobile
mobility modern molecular molecules monetary money moral movements multilingual multimodal multiple
multiscale museums music narratives neuronal neurons nonlinear nuclear nursing obesity objects ocean
oceans opinion opinions optimal options pain pandemic parallel parliament parliamentary parsing
particle particles parties partisanship patient patients patterns perspectives philosophy photonic
physics platform platforms poetry police policies policing policy politics polymers postcolonial
poverty practice practices pragmatics preferences prices pricing principles privacy private
probabilistic problem problems program programming programs propaganda properties protein proteins
protest protests psychiatry punishment quantum queries query racial rainfall random ranking rankings
reasoning reciprocity recommender recordings refugees regional regions reinforcement relationship
religion rendering renewable resilience responses retail retirement retrieval returns revealed
reveals rhetoric rights risk risks rivers roads robot robotic robotics robots robust robustness role
routing rural sales scheduling schooling schools scientific search security sediments seismic
semantic semantics semiconductors sensor sensors sequence sequences shocks signals similarity social
societies soils solar soldiers spatial species spectroscopy speech startups state stellar stochastic
strategic strategies strategy strength stress structural structures students studies supply surface
sustainable syntax systematic tasks taxes teachers teaching techniques temperature testing tests
text textual theatre their therapies therapy thermal tissue tobacco trade traffic transfer
transformer transformers transport treatment treatments trends tumors turbulence turbulent
uncertainty unemployment urban vaccine vaccines vehicle vehicles venture ventures veterans videos
violence viral vision visual volatility volcanic voters voting wages warming water wealth welfare
wetlands wildfires wildlife wireless within women workers
"""
_NO_GROUP = frozenset(_OTHER_WORDS.split())
_NO_NAME = _NO_GROUP | frozenset(_OF_TITLES.split())
#: How such words end, and no name does.
_ENDS_NO_NAME = re.compile(
    r"[a-z-]{3,}(?:tions?|sions|isms?|ists|olog(?:y|ies|ical)|ically|abilit(?:y|ies)|ivity|ality|ities"
    r"|i[sz]ed|i[sz]ing|ational|[cai]tive|[ei]ous|ical|graph(?:y|ic)|metrics?|ible|ated|ify(?:ing)?"
    r"|ential|ively|enc(?:y|ies)|-(?:based|aware|driven|free))"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?‐?){1,4}")
#: What follows a full stop is no initials but a name from so many letters on: `C.Schmidt.`.
_SPELT = 4
_SIGNS = frozenset("_*∗⁎＊#＃†‡§¶‖⋆★☆✝✉♠♣♥♦°^+=$~⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
#: What chooses between a sign and its picture, and is not seen.
_VARIANTS = re.compile("[\ufe0e\ufe0f]")
_SAME = str.maketrans({"∗": "*", "⁎": "*", "＊": "*", "＃": "#"})


def one_spelling(marks: str) -> str:
    """Return marks with one character for each sign: `∗` is `*`."""
    return marks.translate(_SAME)


def is_initials(text: str) -> bool:
    """Return whether a text is initials alone: `D.`, `J.-P.`, `AB`."""
    parts = [] if text == "Ó" else text.split()  # of Irish names
    return bool(parts) and all(
        _INITIALS.fullmatch(part)
        and ("." in part or len(part) < 4)
        and part.replace(".", "").replace("-", "").isupper()
        for part in parts
    )


def is_name_word(word: str, *, first: bool, group: bool = False) -> bool:
    """Return whether a word may be part of a name; the `first` one is never a bare `A`.

    A `group` may be called by what its title would be: `Brain Imaging Consortium`.
    """
    bare = word.strip(".-'’‘`")
    others = _NO_GROUP if group else _NO_NAME
    if not bare or (word.lower() in others and not (word.isupper() and len(bare) < 3)):
        return False
    if not group and _ENDS_NO_NAME.fullmatch(bare.lower()):
        return False
    if (
        word.lower() in PARTICLES
        or bare in _BEHIND
        or ((word in _COUNTED or word.lower() in SUFFIXES) and not first)
    ):
        return True
    if not all(
        char.isalpha() or char in ".-'’‘`‐–" or unicodedata.combining(char) for char in bare
    ):
        return False
    if is_unspaced(bare[0]):
        return all(is_unspaced(char) or char == "·" for char in bare)
    letter = bare[0]
    if bare[1:2] in ("'", "’") and bare[2:3].isupper():
        letter = bare[2]  # d'Alembert
    return not letter.islower() and not (first and word == "A")


def ends_as_name(word: str, words: list[str]) -> bool:
    """Return whether a word with a full stop goes on: an initial, `Jr.`, `St.`."""
    bare = word.rstrip(".")
    if word.lower() in SUFFIXES or word in PARTICLES:
        return True
    if (
        len(bare.rpartition("-")[2]) == 1
        or ("." in bare and len(bare.rpartition(".")[2]) < _SPELT)
        or (bare.isupper() and len(bare) <= 2 and len(words) == 1)
    ):
        return True
    return (
        len(bare) <= 3
        and len(words) == 1
        and not bare.islower()
        and bare.lower() in ("st", "ch", "yu", "md")
    )


def without_signs(word: str) -> tuple[str, str]:
    """Return a word without the marks at its end, and these."""
    bare = word.rstrip(".")
    end = len(bare)
    while end and (bare[end - 1] in _SIGNS or _is_symbol(bare[end - 1])):
        end -= 1
    if end < len(bare):
        return bare[:end], _VARIANTS.sub("", bare[end:])
    return word, ""


def signs_at(text: str, at: int) -> tuple[str, int]:
    """Return the marks from a place on, and where they end."""
    end = at
    while end < len(text) and (text[end] in _SIGNS or _is_symbol(text[end])):
        end += 1
    return _VARIANTS.sub("", text[at:end]), end


def _is_symbol(char: str) -> bool:
    return not char.isascii() and (
        unicodedata.category(char) in ("So", "Sk") or char in "\ufe0e\ufe0f\u200d"
    )
