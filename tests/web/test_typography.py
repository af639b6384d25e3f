"""The sentences of pages, with the spaces that French wants: none of its double signs begins a line."""

import re
from html.parser import HTMLParser

import pytest
from django.template import engines
from django.test import Client
from django.utils import translation
from django.utils.safestring import SafeData, mark_safe

from pontdarc.publication.models import Dataset
from pontdarc.web.typography import typeset

LOOSE = re.compile(r"« | »| [:;!?](?:\s|$)|\d [%€]")
"""A space that may break before a double sign, after an opening one, before a unit."""
VERBATIM = frozenset({"script", "style", "pre", "code", "textarea", "td"})


@pytest.fixture(autouse=True)
def _plain_spaces() -> None:
    """Here spaces are those that readers get."""


class Sentences(HTMLParser):
    """What a page says, without what it shows as it is: code, and the cells of tables."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self._inside: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VERBATIM:
            self._inside.append(tag)
        self.said += [value for name, value in attrs if value and name in ("aria-label", "alt", "placeholder", "title")]

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.said.append(data)


def rendered(source: str, **context: object) -> str:
    return str(engines["django"].from_string("{% load i18n %}" + source).render(context))


def test_spaces_before_double_signs_and_units_do_not_break() -> None:
    assert typeset("Trois choses : « oui » ; non ? 12 % et 3 €") == (
        "Trois choses\u00a0: «\u202foui\u202f»\u00a0; non\u00a0? 12\u202f% et 3\u202f€"
    )
    assert typeset("<b>Pourquoi :</b> https://a.example/?q=1 : 2") == (
        "<b>Pourquoi\u00a0:</b> https://a.example/?q=1\u00a0: 2"
    )


def test_html_stays_html_and_text_stays_text() -> None:
    assert isinstance(typeset(mark_safe("<b>a :</b>")), SafeData)
    assert not isinstance(typeset("<b>a :</b>"), SafeData)


def test_templates_set_what_they_translate_whatever_the_tag() -> None:
    with translation.override("fr"):
        assert rendered('{% translate "Que faire ?" %}') == "Que faire\u00a0?"
        assert rendered("{% blocktranslate %}« {{ a }} » : non{% endblocktranslate %}", a="<i>") == (
            "«\u202f&lt;i&gt;\u202f»\u00a0: non"
        )
        assert rendered('{% translate "Que faire ?" as x %}[{{ x }}]') == "[Que faire\u00a0?]"
        plural = "{% blocktranslate count n=n %}Une : {{ n }}{% plural %}Plusieurs : {{ n }}{% endblocktranslate %}"
        assert rendered(plural, n=2) == "Plusieurs\u00a0: 2"


def test_another_language_keeps_its_own_spaces() -> None:
    with translation.override("en"):
        assert rendered('{% translate "Rien de tel : " %}') == "Rien de tel : "


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/donnees/",
        "/donnees/?q=rien",
        "/donnees/marches/",
        "/donnees/marches/versions/1/",
        "/donnees/marches/question",
        "/organisations/saint-arcens/",
        "/organisations/saint-arcens/demander/",
        "/moissonnage/",
        "/non-publies/",
        "/demarche/",
        "/accessibilite/",
        "/donnees-personnelles/",
        "/compte/login/",
        "/inconnu/",
    ],
)
def test_no_public_page_lets_a_double_sign_begin_a_line(client: Client, markets: Dataset, address: str) -> None:
    said = Sentences(client.get(address).content.decode()).said
    assert len(said) > 20
    assert [text.strip() for text in said if LOOSE.search(" ".join(text.split(" ")))] == []
