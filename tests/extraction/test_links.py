import smtplib
from datetime import timedelta

import pytest
from django.core import mail

from pontdarc.core.refusals import Forbidden, Invalid, NotFound, Unavailable
from pontdarc.extraction import actions, queries
from pontdarc.extraction.models import DepositLink
from pontdarc.inventory import actions as inventory
from pontdarc.inventory.models import Entry
from pontdarc.network.models import Person
from tests.world.territory import NOW, Network, actor


def _deposit(network: Network, entry: Entry, **more: object) -> object:
    return actions.receive(
        **{
            "by": actor(network.secretary),
            "entry": entry,
            "file": [b"a\n"],
            "filename": "a.csv",
            "origin": "link",
            "now": NOW,
        }
        | more
    )


def test_a_secretary_without_an_account_drops_a_file_by_the_link_of_the_email(network: Network, entry: Entry) -> None:
    link, token = actions.invite(by=actor(network.referent), entry=entry, person=network.secretary, now=NOW)
    (message,) = mail.outbox
    assert message.to == [network.secretary.email]
    assert message.body.count("http") == 1
    assert f"/depot/{token}/" in message.body
    assert "Si vous ne faites rien" in message.body
    assert "Subventions" in message.subject
    assert "23 décembre 2026" in message.body
    assert queries.link(token, NOW) == link
    _deposit(network, entry)
    link.refresh_from_db()
    assert link.last_used_at == NOW


def test_the_token_is_kept_nowhere(network: Network, entry: Entry) -> None:
    link, token = actions.invite(by=actor(network.referent), entry=entry, person=network.secretary, now=NOW)
    assert token not in str(DepositLink.objects.filter(pk=link.pk).values_list())


def test_the_link_opens_only_its_entry_to_its_person(network: Network, entry: Entry) -> None:
    actions.invite(by=actor(network.referent), entry=entry, person=network.secretary, now=NOW)
    other = inventory.register(by=actor(network.referent), organisation=network.commune, title="Autre", now=NOW)
    with pytest.raises(Forbidden):
        _deposit(network, other)
    with pytest.raises(Forbidden):
        _deposit(network, entry, by=actor(network.signatory))
    with pytest.raises(Forbidden):
        _deposit(network, entry, origin="workspace")


def test_a_link_ends_with_its_term_or_when_it_is_revoked(network: Network, entry: Entry) -> None:
    link, token = actions.invite(by=actor(network.referent), entry=entry, person=network.secretary, days=3, now=NOW)
    after = NOW + timedelta(days=3)
    with pytest.raises(Forbidden):
        queries.link(token, after)
    with pytest.raises(Forbidden):
        _deposit(network, entry, now=after)
    actions.revoke_link(by=actor(network.referent), link=link, now=NOW)
    with pytest.raises(Forbidden):
        queries.link(token, NOW)
    with pytest.raises(Forbidden):
        _deposit(network, entry)


def test_an_unknown_token_is_not_found(db: None) -> None:
    with pytest.raises(NotFound):
        queries.link("x" * 43)


def test_who_may_not_deliver_invites_nobody(network: Network, entry: Entry) -> None:
    with pytest.raises(Forbidden):
        actions.invite(by=actor(network.dpo), entry=entry, person=network.secretary, now=NOW)
    with pytest.raises(Invalid):
        actions.invite(by=actor(network.referent), entry=entry, person=network.secretary, days=1000, now=NOW)
    assert mail.outbox == []


def test_whoever_cannot_be_invited_is_not_added_to_the_network(network: Network) -> None:
    asked = {"name": "Lou Vial", "email": "Lou.Vial@mairie.example", "now": NOW}
    with pytest.raises(Forbidden):
        actions.guest(by=actor(network.referent), organisation=network.epci.pk, **asked)
    assert not Person.objects.filter(name="Lou Vial").exists()
    added = actions.guest(by=actor(network.referent), organisation=network.commune.pk, **asked)
    assert actions.guest(by=actor(network.referent), organisation=network.commune.pk, **asked) == added


def test_a_link_that_could_not_be_sent_is_revoked(
    network: Network, entry: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **kwargs: object) -> int:
        raise smtplib.SMTPException("550")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    with pytest.raises(Unavailable):
        actions.invite(by=actor(network.referent), entry=entry, person=network.secretary, now=NOW)
    assert DepositLink.objects.get().revoked_at == NOW
