"""A beneficiary is asked for its identifiers, and for nothing else."""

from datetime import timedelta

import pytest
from django.core import mail

from pontdarc.core.refusals import Conflict, Forbidden, Invalid, NotFound
from pontdarc.extraction import actions
from pontdarc.extraction.models import IdentifierRequest
from pontdarc.inventory.models import Entry
from tests.world.territory import NOW, Network, actor

EMAIL = "club@val.example"


def ask(network: Network, entry: Entry, **more: object) -> tuple[IdentifierRequest, str]:
    given = {"by": actor(network.referent), "entry": entry, "beneficiary": "Club du Val", "email": EMAIL, "now": NOW}
    return actions.ask_identifiers(**(given | more))


def test_the_letter_says_that_the_beneficiary_owes_no_open_data(network: Network, entry: Entry) -> None:
    _made, token = ask(network, entry)
    (message,) = mail.outbox
    assert message.to == [EMAIL]
    assert f"/depot/identifiants/{token}/" in message.body
    assert "ne vous oblige pas à publier vos données" in message.body


def test_an_answer_waits_for_a_person(network: Network, entry: Entry) -> None:
    made, token = ask(network, entry)
    with pytest.raises(Conflict):
        actions.settle_identifiers(by=actor(network.referent), request=made, taken=True, now=NOW)
    given = actions.give_identifiers(token=token, siret="356 000 000 00048", now=NOW)
    assert (given.state, given.siret) == ("answered", "35600000000048")
    settled = actions.settle_identifiers(by=actor(network.referent), request=given, taken=False, now=NOW)
    assert settled.state == "refused"
    with pytest.raises(Forbidden):
        actions.give_identifiers(token=token, rna="W072000123", now=NOW)


@pytest.mark.parametrize(("siret", "rna"), [("", ""), ("35600000000049", ""), ("", "W07200012"), ("356000000", "")])
def test_a_wrong_number_is_refused(network: Network, entry: Entry, siret: str, rna: str) -> None:
    _made, token = ask(network, entry)
    with pytest.raises(Invalid):
        actions.give_identifiers(token=token, siret=siret, rna=rna, now=NOW)


def test_nobody_is_asked_twice_while_their_link_lives(network: Network, entry: Entry) -> None:
    _made, token = ask(network, entry)
    with pytest.raises(Conflict):
        ask(network, entry)
    later = NOW + timedelta(days=61)
    with pytest.raises(Forbidden):
        actions.give_identifiers(token=token, rna="W072000123", now=later)
    assert ask(network, entry, now=later)
    with pytest.raises(NotFound):
        actions.give_identifiers(token="x" * 43, rna="W072000123", now=NOW)


def test_who_may_not_deliver_asks_nobody(network: Network, entry: Entry) -> None:
    with pytest.raises(Forbidden):
        ask(network, entry, by=actor(network.dpo))
    assert not mail.outbox
