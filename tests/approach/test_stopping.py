"""The preparation of a file is followed while it goes on, stopped by a person, started again in one click."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from pontdarc.approach.dispatch import drain
from pontdarc.approach.journeys import deliver
from pontdarc.approach.queries import state_of
from pontdarc.core.refusals import Conflict, Forbidden
from pontdarc.extraction.models import Delivery
from pontdarc.extraction.storage import blobs
from pontdarc.journal.models import AuditEvent, Run
from pontdarc.outside import confined
from pontdarc.standardisation.actions import cancel_preparation, start_again
from pontdarc.standardisation.confined_preparing import confined as prepare_here
from pontdarc.standardisation.runs import progress_of
from tests.world.territory import NOW, Network, actor
from tests.world.way import PLACES, later, register

HALF = {"stage": "checking", "rows": 600, "total": 1_200}


@pytest.fixture
def delivery(network: Network) -> Delivery:
    entry = register(network)
    return deliver(by=actor(network.referent), entry=entry, file=[PLACES.encode()], filename="lieux.csv", now=NOW)


@pytest.fixture
def while_it_runs(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], None]], None]:
    """Have something done when a preparation is half way."""

    def given(deed: Callable[[], None]) -> None:
        def run(target: str, arguments: Mapping[str, Any], *, watch: confined.Watch, **_: object) -> dict[str, Any]:
            assert watch(HALF)
            deed()
            if not watch(HALF):
                raise confined.Stopped("stopped", "Arrêté.", "Relancez.")
            return prepare_here(dict(arguments))

        monkeypatch.setattr(confined, "run", run)

    return given


def test_how_far_it_is_can_be_read_while_it_goes_on(
    delivery: Delivery, while_it_runs: Callable[[Callable[[], None]], None]
) -> None:
    seen = []
    assert progress_of(delivery).state == "waiting"
    while_it_runs(lambda: seen.append(progress_of(delivery)))
    drain(NOW)
    (half,) = seen
    assert (half.state, half.stage, half.rows, half.total, half.percent) == ("running", "checking", 600, 1_200, 50)
    assert Run.objects.get(subject=delivery.pk).state == "done"


def test_a_person_stops_it_the_file_is_kept_and_one_click_starts_it_again(
    network: Network, delivery: Delivery, while_it_runs: Callable[[Callable[[], None]], None]
) -> None:
    by = actor(network.referent)
    while_it_runs(lambda: cancel_preparation(by=by, delivery=delivery, now=NOW) and None)
    drain(NOW)
    delivery.refresh_from_db()
    assert progress_of(delivery).state == state_of(delivery).state == "cancelled"
    assert delivery.refusal is None
    assert not delivery.preparations.exists()
    assert blobs().path(delivery.sha256).read_bytes() == PLACES.encode()
    assert AuditEvent.objects.filter(verb="ask_cancel", actor=network.referent.pk).count() == 1
    start_again(by=by, delivery=delivery, now=later(1))
    assert progress_of(delivery).state == "waiting"
    with pytest.raises(Conflict):
        start_again(by=by, delivery=delivery, now=later(1))
    while_it_runs(lambda: None)
    drain(later(1))
    assert delivery.preparations.count() == 1
    assert sorted(Run.objects.filter(subject=delivery.pk).values_list("state", flat=True)) == ["cancelled", "done"]


def test_only_who_may_deliver_stops_it_and_only_while_it_goes_on(network: Network, delivery: Delivery) -> None:
    with pytest.raises(Forbidden):
        cancel_preparation(by=actor(network.dpo), delivery=delivery, now=NOW)
    with pytest.raises(Forbidden):
        start_again(by=actor(network.dpo), delivery=delivery, now=NOW)
    with pytest.raises(Conflict):
        cancel_preparation(by=actor(network.referent), delivery=delivery, now=NOW)
    drain(NOW)
    with pytest.raises(Conflict):
        cancel_preparation(by=actor(network.referent), delivery=delivery, now=NOW)
