"""What people record of duties, and the agreement that lets a coordinator see them."""

from datetime import timedelta
from typing import Any

import pytest

from pontdarc.core.refusals import Conflict, Forbidden, Invalid, NotFound
from pontdarc.journal.models import AuditEvent
from pontdarc.legal import actions
from pontdarc.legal.models import DutyRecord, StatusSharing
from pontdarc.network.rules import OPERATOR, Actor
from tests.world.territory import NOW, Network, actor

SEEN = {"code": "P1", "kind": "seen", "url": "https://www.data.gouv.fr/datasets/marches"}


def _record(network: Network, by: Actor | None = None, **more: Any) -> DutyRecord:
    values = {**SEEN, "organisation": network.commune, "now": NOW} | more
    return actions.record_duty(by=by or actor(network.referent), **values)


def test_a_record_says_who_saw_what_where_and_when(network: Network) -> None:
    made = _record(network, receipt="  2026-12 ")
    assert (made.by, made.on, made.code, made.receipt) == (network.referent, NOW.date(), "P1", "2026-12")
    assert AuditEvent.objects.get(verb="record_duty").facts == {"duty": "P1", "kind": "seen"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"url": ""},
        {"url": "https://mairie.test/marches"},
        {"url": "http://data.gouv.fr.mechant.test/"},
        {"kind": "exempt", "exemption": "too_small"},
        {"code": "S1", "kind": "exempt", "exemption": "published_elsewhere"},
        {"kind": "reason", "reason": "  "},
        {"kind": "done"},
        {"on": NOW.date() + timedelta(days=1)},
    ],
)
def test_what_proves_nothing_is_refused(network: Network, wrong: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        _record(network, **wrong)
    assert not DutyRecord.objects.exists()


def test_an_unknown_duty_is_refused(network: Network) -> None:
    with pytest.raises(NotFound):
        _record(network, code="Z1")


def test_a_receipt_without_an_address_and_a_deed_without_any_are_enough(network: Network) -> None:
    assert _record(network, url="", receipt="SISPEA 2026-0007", code="W1")
    assert _record(network, url="", code="G10")
    assert _record(network, code="G3", kind="exempt", exemption="published_elsewhere").exemption


def test_only_those_who_describe_its_data_record_for_an_organisation(network: Network) -> None:
    for person in (network.dpo, network.signatory, network.mayor, network.secretary):
        with pytest.raises(Forbidden):
            _record(network, by=actor(person))
    with pytest.raises(Forbidden):
        _record(network, by=OPERATOR)


def test_the_body_alone_agrees_that_its_coordinator_sees_and_takes_it_back(network: Network) -> None:
    for by in (actor(network.coordinator), OPERATOR, actor(network.signatory)):
        with pytest.raises(Forbidden):
            actions.share_status(by=by, organisation=network.commune, now=NOW)
    made = actions.share_status(by=actor(network.mayor), organisation=network.commune, now=NOW)
    assert made.by == network.mayor
    with pytest.raises(Conflict):
        actions.share_status(by=actor(network.referent), organisation=network.commune, now=NOW)
    with pytest.raises(Forbidden):
        actions.stop_sharing(by=actor(network.coordinator), organisation=network.commune, now=NOW)
    actions.stop_sharing(by=actor(network.referent), organisation=network.commune, now=NOW)
    assert StatusSharing.objects.get().ended_by == network.referent
    assert actions.share_status(by=actor(network.mayor), organisation=network.commune, now=NOW)
