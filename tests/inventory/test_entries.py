from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.core.refusals import Forbidden, Invalid, NotFound
from pontdarc.inventory import actions, queries
from pontdarc.inventory.models import Entry
from pontdarc.inventory.rules import ORDER, next_stage
from pontdarc.journal.models import OutboxEvent
from pontdarc.network.rules import MACHINE, OPERATOR
from tests.world.territory import NOW, Network, actor

stages = st.sampled_from([*ORDER, "refused"])


@pytest.fixture
def entry(network: Network) -> Entry:
    return actions.register(
        by=actor(network.referent),
        organisation=network.commune,
        title="  Subventions   aux associations ",
        standard="scdl/subventions",
        software="Compta+",
        now=NOW,
    )


def test_an_entry_says_what_where_who_and_the_target_standard(network: Network, entry: Entry) -> None:
    assert (entry.title, entry.standard, entry.stage) == (
        "Subventions aux associations",
        "scdl/subventions",
        "identified",
    )
    described = actions.describe(
        by=actor(network.referent),
        entry=entry,
        now=NOW,
        holder=network.secretary,
        service="Secrétariat",
        personal_data="yes",
    )
    described.refresh_from_db()
    assert (described.holder, described.service, described.personal_data) == (network.secretary, "Secrétariat", "yes")


def test_only_who_describes_registers_and_describes(network: Network, entry: Entry) -> None:
    for person in (network.dpo, network.mayor, network.signatory, network.secretary):
        with pytest.raises(Forbidden):
            actions.register(by=actor(person), organisation=network.commune, title="X", now=NOW)
        with pytest.raises(Forbidden):
            actions.describe(by=actor(person), entry=entry, now=NOW, title="Y")


@pytest.mark.parametrize("wrong", [{"title": " "}, {"title": "x" * 201}, {"personal_data": "peut-être"}])
def test_an_entry_that_says_nothing_useful_is_refused(network: Network, entry: Entry, wrong: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        actions.describe(by=OPERATOR, entry=entry, now=NOW, **wrong)
    with pytest.raises(Invalid):
        actions.register(**{"by": OPERATOR, "organisation": network.commune, "title": "X", "now": NOW, **wrong})


def test_the_stage_is_not_described_but_reached(entry: Entry) -> None:
    with pytest.raises(Invalid):
        actions.describe(by=OPERATOR, entry=entry, now=NOW, stage="published")


def test_each_sees_only_the_entries_of_their_organisations(network: Network, entry: Entry) -> None:
    elsewhere = actions.register(by=OPERATOR, organisation=network.departement, title="Routes", now=NOW)
    assert set(queries.entries_seen_by(actor(network.mayor))) == {entry}
    assert set(queries.entries_seen_by(actor(network.referent))) == {entry, elsewhere}
    assert set(queries.entries_seen_by(actor(network.secretary))) == set()
    assert set(queries.entries_seen_by(MACHINE)) == {entry, elsewhere}
    assert queries.entry(actor(network.mayor), entry.pk) == entry
    for id in (elsewhere.pk, uuid4()):
        with pytest.raises(NotFound):
            queries.entry(actor(network.mayor), id)


def test_an_entry_moves_forward_and_says_so_once(network: Network, entry: Entry) -> None:
    for stage in ("extracted", "published", "extracted", "published"):
        actions.move(by=MACHINE, entry=entry, stage=stage, now=NOW)
    entry.refresh_from_db()
    assert entry.stage == "published"
    moved = OutboxEvent.objects.filter(name="inventory.entry_moved").order_by("pk")
    assert [event.payload["stage"] for event in moved] == ["extracted", "published"]


def test_a_signatory_moves_an_entry_by_deciding_and_a_reader_does_not(network: Network, entry: Entry) -> None:
    actions.move(by=actor(network.mayor), entry=entry, stage="cleared", now=NOW)
    with pytest.raises(Forbidden):
        actions.move(by=actor(network.dpo), entry=entry, stage="published", now=NOW)
    with pytest.raises(Forbidden):
        actions.move(by=actor(network.signatory), entry=entry, stage="published", now=NOW)


@given(stages, stages)
def test_no_entry_goes_backwards_and_only_a_clearance_takes_it_out_of_refusal(current: str, asked: str) -> None:
    reached = next_stage(current, asked)
    if asked == "refused":
        assert reached == "refused"
    elif current == "refused":
        assert reached == ("cleared" if asked == "cleared" else "refused")
    else:
        assert ORDER.index(reached) == max(ORDER.index(current), ORDER.index(asked))


def test_the_stages_are_those_of_the_catalogue() -> None:
    assert {*ORDER, "refused"} == set(Entry.Stage.values)
    with pytest.raises(ValueError, match="no stage"):
        next_stage("identified", "finished")
