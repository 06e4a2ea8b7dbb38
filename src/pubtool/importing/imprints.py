"""Imprints on a page: `Paris, Seuil`, `Göttingen: Vandenhoeck`, `Oxford University Press`.

Where a book was published, and by whom, is told from a journal by the town in front, or by what
publishers call themselves.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pubtool.pages.reading.places import COUNTRIES

#: Towns in front of publishers.
_TOWN_NAMES = """
Amsterdam|Ann Arbor|Athens|Austin|Baden-Baden|Baltimore|Barcelona|Basel|Basingstoke|Beijing
|Belo Horizonte|Bergen|Berkeley|Berlin|Bern|Berne|Bielefeld|Bilbao|Bloomington|Bogotá|Bologna
|Bonn|Boston|Braga|Brasília|Brno|Bruxelles|Brussels|Budapest|Buenos Aires|Cambridge|Campinas
|Cham|Chapel Hill|Cheltenham|Chicago|Coimbra|Copenhagen|Curitiba|Darmstadt|Den Haag|Dordrecht
|Dresden|Dublin|Durham|Edinburgh|Firenze|Florianópolis|Fortaleza|Frankfurt(?: am Main
| a\\.? ?M\\.)?|Freiburg|Genève|Genova|Girona|Göttingen|Granada|Grenoble|Groningen|Hamburg
|Hannover|Heidelberg|Helsinki|Hildesheim|Hoboken|Hong Kong|Innsbruck|Istanbul|Ithaca|Jena|Kassel
|Köln|Konstanz|Kraków|Kyoto|København|Lausanne|Leiden|Leipzig|Leuven|Lima|Lisboa|Lisbon
|Ljubljana|London|Londres|Los Angeles|Louvain(?:-la-Neuve)?|Lund|Lyon|Madrid|Mainz|Málaga
|Manchester|Marburg|Marseille|México|Milano?|Minneapolis|Montréal|Montreal|Moscow|München|Munich
|Münster|Napoli|New Delhi|New Haven|New York|Nijmegen|Norman|Oslo|Oxford|Paderborn|Padova
|Palermo|Paris|Philadelphia|Pisa|Porto|Porto Alegre|Praha|Princeton|Quito|Recife|Reinbek|Rennes
|Rio de Janeiro|Roma|Rotterdam|Salamanca|Salvador|Salzburg|San Francisco|Santiago
|Santiago de Chile|São Paulo|Sevilla|Singapore|Sofia|Stanford|Stockholm|Strasbourg|Stuttgart
|Sydney|Tartu|The Hague|Thousand Oaks|Tokyo|Torino|Toronto|Toulouse|Tübingen|Uppsala|Utrecht
|Valencia|Vancouver|Venezia|Vienna|Warszawa|Washington(?:, D\\.?C\\.?)?|Weimar|Wien|Wiesbaden
|Würzburg|Zagreb|Zaragoza|Zürich|北京|上海|广州|南京|武汉|成都|重庆|西安|杭州|天津|台北|東京|京都
"""
_TOWN = rf"(?:{''.join(_TOWN_NAMES.split(chr(10)))})"
#: One town or two, and the publisher: `Berlin/Boston: De Gruyter`.
_WITH_TOWN = re.compile(
    rf"(?P<address>{_TOWN}(?:(?:[/,–-]|\s(?:and|und|&)|\s/)\s?{_TOWN})?)\s?[:：,]\s*+"
    rf"(?!(?:{COUNTRIES})$)(?P<publisher>(?=[^\d,;:]*[^\W\d])[^,;:]{{2,60}})"
)
_ALONE = re.compile(_TOWN)
#: What publishers call themselves, perhaps with a town behind it.
_NAMED = re.compile(
    r"(?i)(?:springer|elsevier|wiley|routledge|de gruyter|brill|birkhäuser|crc|o['’]reilly"
    r"|world scientific|(?:[\w.&'’-]+ ){0,4}(?:press|verlag|publish(?:ing|ers?)(?: \w+)?))\b"
    r"[\w ,&.-]{0,40}"
)
_TOWN_BEHIND = re.compile(rf"[,:] ({_TOWN})")


class Imprint(NamedTuple):
    """Where a book was published, and by whom; what is not said is empty."""

    address: str = ""
    publisher: str = ""


#: No imprint.
NOWHERE = Imprint()


def read_imprint(text: str) -> Imprint:
    """Return the imprint that a text is as a whole, or an empty one."""
    text = text.strip(" ,.;")
    if _ALONE.fullmatch(text):
        return Imprint(address=text)
    if with_town := _WITH_TOWN.fullmatch(text):
        return Imprint(with_town["address"], with_town["publisher"].strip())
    town = next((each for each in _TOWN_BEHIND.finditer(text) if each.end() == len(text)), None)
    name = text[: town.start()] if town else text
    return Imprint(town[1] if town else "", name) if _NAMED.fullmatch(name) else NOWHERE
