"""Which field means what: the names of other tools, and those that biblatex has for BibTeX's."""

from __future__ import annotations

#: Name of another tool or of biblatex -> the name that pubtool uses. biblatex's names for BibTeX
#: fields come from its manual (2.2.5, "Field Aliases"), the others from the tools named.
ALIASES = {
    "journaltitle": "journal",
    "institution": "school",
    "location": "address",
    "eprinttype": "archiveprefix",
    "eprintclass": "primaryclass",
    "annotation": "annote",
    # Hugo Blox / academic
    "url_code": "code",
    "url_pdf": "pdf",
    "url_slides": "slides",
    "url_video": "video",
    "url_poster": "poster",
    "url_dataset": "dataset",
    "url_project": "website",
    # jekyll-scholar sites, PubTex and relatives
    "codeurl": "code",
    "paperurl": "pdf",
    "slidesurl": "slides",
    "talkurl": "video",
    "videourl": "video",
    "posterurl": "poster",
    "_venue": "abbr",
    "x-abbrv": "abbr",
    "featured": "selected",
}

#: Fields that say where a publication appeared, the most telling first.
VENUE_FIELDS = ("journal", "booktitle", "school", "howpublished", "publisher", "organization")

#: What biblatex calls "publication state", and the words shown for it.
STATES = {
    "inpreparation": "in preparation",
    "submitted": "submitted",
    "forthcoming": "forthcoming",
    "inpress": "in press",
    "prepublished": "prepublished",
}

#: What people write into `year` instead of a year -> the publication state that it says.
YEAR_WORDS = {
    **{state: state for state in STATES},
    **{words: state for state, words in STATES.items()},
    "to appear": "forthcoming",
    "accepted": "forthcoming",
    "under review": "submitted",
}
