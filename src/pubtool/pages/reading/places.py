"""Publishers and countries: what stands behind a venue's name, or in front of a book's publisher.

All are parts of regular expressions that regard case.
"""

from __future__ import annotations

import re

#: Publishers, and what they call themselves in several languages, from the beginning of a word.
PUBLISHER = (
    r"(?:Press(?:es)?\b|Verlag|Publish|Books\b|[EÉ]dition|Ediciones|Edi[tç][oõ]r?e?|Edizioni|Kitabevi"
    r"|Wydawnictwo|Academic\b|Kluwer|Routledge|Springer|Brill\b|Palgrave|Blackwell|Wiley|Elsevier"
    r"|S(?:age|AGE)\b|Polity|Bloomsbury|De Gruyter|Peter Lang|Ashgate|Hart\b|OUP\b|CUP\b|MIT\b"
    r"|Mohr Siebeck|Nomos|Suhrkamp|Metzler|Reclam|Waxmann|Kohlhammer|Gallimard|Seuil|PU[FR]\b"
    r"|Armand Colin|Il Mulino|Laterza|Einaudi|Franco ?Angeli|Carocci|Cátedra|Trea\b|Alianza"
    r"|Siglo XXI|Eudeba|Mercado de Letras|EdU[A-Z]|UFMG)"
)
#: The publisher behind the name of a journal or of proceedings, at the end of a text.
PUBLISHER_AT_END = re.compile(
    r"(?<!and),\s+(?:(?:John )?Wiley(?: (?:&|and) Sons)?(?:,? Inc)?|Springer(?:[- ]Verlag)?"
    r"|Elsevier|IEEE|ACM|MDPI|Hindawi|Taylor (?:&|and) Francis|S(?:age|AGE)|IOP|AIP"
    r"|Frontiers Media)\W*$"
)
#: Countries, and the states of America, as they stand behind a town.
COUNTRIES = (
    r"USA?|U\.S\.A\.|UK|United (?:States|Kingdom)|France|Germany|Italy|Spain|Portugal|Belgium"
    r"|(?:The )?Netherlands|Switzerland|Austria|Greece|Poland|Czech Republic|Hungary|Romania|Sweden"
    r"|Norway|Denmark|Finland|Ireland|Turkey|Israel|Iran|India|China|Japan|(?:South )?Korea|Taiwan"
    r"|Singapore|Malaysia|Thailand|Vietnam|Australia|New Zealand|Canada|Mexico|Brazil|Chile"
    r"|Argentina|Colombia|Egypt|Morocco|Tunisia|South Africa|Russia|Ukraine|UAE|Hong Kong|[A-Z]{2}"
)
#: A town and its country, or one of the states of America, at the end of a text.
TOWN_AT_END = re.compile(rf",\s+[A-Z][\w’'. -]{{2,25}},\s+(?:{COUNTRIES})\W*$")
