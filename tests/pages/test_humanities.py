"""Lists of the humanities and of law: books, chapters, reviews, quotes, and what has no authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pubtool.pages.reading import read_page
from pubtool.pages.reading.item import Unit, read_item
from pubtool.pages.reading.opening import page_tree
from pubtool.pages.reading.people.owner import Owner
from pubtool.pages.reading.seen.tree import lines_of

if TYPE_CHECKING:
    from pubtool.pages.items import PageItem

BOOK = "In V. Hill & T. Shack ({}), *Handbook of Rivers*. Springer."


def only(text: str, path: str = "page.md") -> PageItem:
    (item,) = read_page(text, path).items
    return item


@pytest.mark.parametrize(
    ("text", "title", "venue"),
    [
        pytest.param(
            f"Roe, N. (2018). Apology. {BOOK.format('Eds.')}",
            "Apology",
            "Handbook of Rivers",
            id="a chapter of one word",
        ),
        pytest.param(
            "Roe, N. (2018). Guardia. En G. Kess y P. Sem (comps.), *Diccionario del río*. Eudeba.",
            "Guardia",
            "Diccionario del río",
            id="and its book in Spanish",
        ),
        pytest.param(
            "Roe, G. (2020), *Negazione*, in *Enciclopedia dei fiumi*, Roma, Treccani.",
            "Negazione",
            "Enciclopedia dei fiumi",
            id="a chapter of one word in italics",
        ),
        pytest.param(
            "ROED, R. T. Ditado. In: FRADE, I. C.; COSTA, M. G. (Org.). **Glossário de rios**. "
            "Belo Horizonte: UFMG, 2014, p. 88-90.",
            "Ditado",
            "Glossário de rios",
            id="the book in bold behind its editors",
        ),
        pytest.param(
            "Roe, G. (2022), *Vowel harmony in loanwords*, “Italian Journal of Ice”, 34/1, pp. 97.",
            "Vowel harmony in loanwords",
            "Italian Journal of Ice",
            id="a journal in quotes",
        ),
        pytest.param(
            "A. Roe, *Czy „Dziennik” był pismem?*, „Kwartalnik Historii” 2005, nr 2, s. 41–63.",
            "Czy „Dziennik” był pismem?",
            "Kwartalnik Historii",
            id="and in Polish ones",
        ),
        pytest.param(
            "Roe, A. (2018), Recensione di M. Loro, *Gender from Latin to Ice*, “Archivio”, 103/2.",
            "Recensione di M. Loro, Gender from Latin to Ice",
            "Archivio",
            id="a review with the title of its book",
        ),
        pytest.param(
            "Roe, A. (2018). Review of Kit Marl, *The Limits of Ice* (OUP, 2017). "
            "*Water Reviews*, 2018.",
            "Review of Kit Marl, The Limits of Ice (OUP, 2017)",
            "Water Reviews",
            id="and its publisher",
        ),
        pytest.param(
            "A. Roe, «Sobre un cuento de Emilia: “La nieve”», *Boletín de Ríos*, 86 (2010), 225.",
            "Sobre un cuento de Emilia: “La nieve”",
            "Boletín de Ríos",
            id="a quotation in guillemets",
        ),
        pytest.param(
            "ROED, R. T. **O caderno e a lousa**: história da escrita no interior. Campinas: "
            "Mercado de Letras, 2011. 256 p.",
            "O caderno e a lousa: história da escrita no interior",
            "Mercado de Letras",
            id="a title in bold, its subtitle not",
        ),
        pytest.param(
            "M. Roe, *Zorgplichten in ketens*, Deventer: Wolters Kluwer 2018.",
            "Zorgplichten in ketens",
            "Wolters Kluwer",
            id="a town before the publisher",
        ),
    ],
)
def test_a_work_is_told_from_what_it_stands_in(text: str, title: str, venue: str) -> None:
    item = only(f"# Publications\n\n- {text}\n")
    assert (item.title, item.venue) == (title, venue)
    assert len(item.authors) == 1


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            '*"No Way": Trust in Old Maps*. Ann Lee, Bo Chan. *Water*, 2022.',
            '"No Way": Trust in Old Maps',
        ),
        (
            'Ann Lee, Bo Chan. "No Way": Trust in Old Maps. *Water*, 2022.',
            '"No Way": Trust in Old Maps',
        ),
        (
            "Lee, A. (2020). «¿Por qué?»: mapas en la fila. *Agua*, 4, 2-9.",
            "«¿Por qué?»: mapas en la fila",
        ),
        (
            "“Why a Map?” Trust in Old Rivers. Ann Lee, Bo Chan. *Water*, 2022.",
            "“Why a Map?” Trust in Old Rivers",
        ),
        (
            'Ann Lee, Bo Chan, "Is there a black hole?" MNRAS, 371, 1216, 2006.',
            "Is there a black hole?",
        ),
        (
            "Lee, A. (2016). Turnos, números, «colados»: notas para una fila. *Agua*, 28, 77.",
            "Turnos, números, «colados»: notas para una fila",
        ),
    ],
)
def test_a_title_goes_on_behind_what_it_quotes(text: str, title: str) -> None:
    assert only(f"# Publications\n\n- {text}\n").title == title


def test_quotes_with_a_book_behind_hold_one_word() -> None:
    (item,) = read_page(
        "# Chapitres\n\n- Notice « Glanage », dans *Dictionnaire du monde*, PUF, 2011.\n", "p.md"
    ).items
    assert (item.title, item.venue) == ("Glanage", "Dictionnaire du monde")


@pytest.mark.parametrize(
    ("remark", "venue", "year", "badges"),
    [
        ("(Oxford University Press, 2010)", "Oxford University Press", 2010, ()),
        ("(4th ed., West Academic 2016)", "West Academic", 2016, ()),
        ("*Michigan Review* (forthcoming 2017)", "Michigan Review", 2017, ("forthcoming",)),
        ("(R&R at Games and Behavior)", "Games and Behavior", None, ("R&R",)),
        ("Submitted.", "", None, ("Submitted",)),
        ("*In revision for Annals of Ice*.", "Annals of Ice", None, ("In revision",)),
    ],
)
def test_what_stands_behind_a_title_says_where_and_when(
    remark: str, venue: str, year: int | None, badges: tuple[str, ...]
) -> None:
    item = only(f"# Books\n\n- *Twelve Strangers and the Ice Jury* (with Larry Tep) {remark}\n")
    assert (item.title, item.venue, item.year) == ("Twelve Strangers and the Ice Jury", venue, year)
    assert item.badges == badges


@pytest.mark.parametrize(
    "heading",
    [
        *("Artikelen", "Boeken", "Książki", "Rezensionen", "Recensioni", "Reseñas", "Makaleler"),
        *("Статьи", "Публікації", "Δημοσιεύσεις", "논문", "专著", "Op-Eds", "Writing"),
    ],
)
def test_sections_are_known_in_many_languages(heading: str) -> None:
    listed = "\n\n".join(
        f"'{title} and what it is not', *Agua* 2019, nr. {number}, p. 79."
        for number, title in enumerate(("The ice", "The snow", "The rain"), 1)
    )
    page = read_page(f"# Ann Lee\n\n## {heading}\n\n{listed}\n", "page.md")
    assert [item.venue for item in page.items] == ["Agua"] * 3


def test_who_writes_the_foreword_is_no_author() -> None:
    item = only(
        "# Books\n\n### *Idle: A Theology of Ice*\n\nSCM Press, 2021. Foreword by Rowan Wills.\n"
    )
    assert (item.title, item.venue, item.authors) == ("Idle: A Theology of Ice", "SCM Press", ())


@pytest.mark.parametrize(
    ("text", "title", "venue"),
    [
        (
            (
                "Zucker und Zölle. Handelspolitik im langen 19. Jahrhundert (= Kritische Studien, "
                "Bd. 214), Göttingen: Vandenhoeck 2019, 412 S."
            ),
            "Zucker und Zölle. Handelspolitik im langen 19. Jahrhundert",
            "Göttingen: Vandenhoeck",
        ),
        (
            "Schulden machen. Kredit und Moral in der Neuzeit, Berlin/Boston: De Gruyter 2016.",
            "Schulden machen. Kredit und Moral in der Neuzeit",
            "Berlin/Boston: De Gruyter 2016",
        ),
    ],
)
def test_the_subtitle_of_a_german_book_is_a_part_of_its_title(
    text: str, title: str, venue: str
) -> None:
    read = read_item(Unit(tuple(lines_of(page_tree(text, "page.md")))), Owner([]))
    assert read is not None
    item = read.item
    assert (item.title, item.venue) == (title, venue)


def test_a_chinese_talk_of_a_year_and_a_month_has_its_title_in_angles() -> None:
    text = "# 會議論文\n\n" + "".join(
        f"- **2025-0{at}** 〈{title}：東方白〈尾巴〉的身體〉，《台灣文學學報》第46期。\n\n"
        for at, title in enumerate(("相遇時的不安", "工傷身體", "勞動與懷舊"), 1)
    )
    items = read_page(text, "page.md").items
    assert [item.title for item in items][:1] == ["相遇時的不安：東方白〈尾巴〉的身體"]
    assert {item.year for item in items} == {2025}
