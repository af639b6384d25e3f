"""How a refusal is told: on the next page, with what to do."""

from datetime import UTC, datetime

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import Client, RequestFactory

from pontdarc.core.refusals import Conflict
from pontdarc.publication.actions import withdraw
from pontdarc.publication.models import Dataset
from pontdarc.web import refusals
from tests.world.territory import Network, actor


def test_what_is_refused_within_is_told_with_the_next_step_and_what_follows_goes_on(rf: RequestFactory) -> None:
    request = rf.post("/")
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    with refusals.Telling(request):
        raise Conflict("too_late", "Trop tard.", "Rechargez la page.")
    assert [str(each) for each in get_messages(request)] == ["Trop tard. Rechargez la page."]


def test_what_is_no_refusal_goes_through(rf: RequestFactory) -> None:
    with pytest.raises(ZeroDivisionError), refusals.Telling(rf.post("/")):
        raise ZeroDivisionError


def test_the_day_of_a_withdrawal_is_said_in_words(client: Client, network: Network, markets: Dataset) -> None:
    first = datetime(2026, 12, 1, 9, tzinfo=UTC)
    withdraw(by=actor(network.referent), dataset=markets, why="Erreur de fichier.", now=first)
    answer = client.get(f"/donnees/{markets.slug}/")
    assert answer.status_code == 410
    assert "a été retiré le 1er\u00a0décembre 2026." in answer.content.decode()
