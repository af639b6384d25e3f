"""The search of the best plan is followed while it goes on, stopped, taken up again, and kept."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from pontdarc.approach.dispatch import drain
from pontdarc.core.refusals import Conflict, Forbidden, Invalid, NotFound
from pontdarc.journal.models import AuditEvent, Run
from pontdarc.network.rules import Actor
from pontdarc.outside import confined
from pontdarc.publication.models import PlanSearch, Version
from pontdarc.publication.planning import search as search_here
from pontdarc.publication.searching import (
    KEPT,
    cancel_search,
    forget_searches,
    plan_search,
    progress_of,
    search_again,
    want_plan,
)
from pontdarc.standardisation.models import Preparation
from tests.world.territory import NOW, Network, actor
from tests.world.way import drop, later, register

PEOPLE = "nom_prenom;date_naissance\n" + "".join(f"Anne Martin;{n + 1:02d}/05/{1980 + n}\n" for n in range(12))
ORDER = {
    "quasi": ["date_naissance"],
    "kinds": {"date_naissance": "birth_date"},
    "k": 2,
    "left_out": 0.5,
    "locked": [],
}
WhileItRuns = Callable[[Callable[[], object]], list[str]]


@pytest.fixture
def preparation(network: Network) -> Preparation:
    return drop(network, register(network, "Aides"), PEOPLE).preparation


@pytest.fixture
def while_it_runs(monkeypatch: pytest.MonkeyPatch) -> WhileItRuns:
    """Have something done once seven plans are counted; return the names of what was run."""

    def given(deed: Callable[[], object]) -> list[str]:
        ran: list[str] = []

        def run(target: str, arguments: Mapping[str, Any], *, watch: confined.Watch, **_: object) -> dict[str, Any]:
            ran.append(target)
            assert watch({"stage": "searching", "rows": 7})
            deed()
            if not watch({"stage": "searching", "rows": 7}):
                raise confined.Stopped("stopped", "Arrêté.", "Relancez.")
            return search_here(dict(arguments))

        monkeypatch.setattr(confined, "run", run)
        return ran

    return given


def want(network: Network, preparation: Preparation, hours: int = 1, **changes: Any) -> PlanSearch:
    order = {**ORDER, **changes}
    by = actor(network.referent)
    return want_plan(by=by, preparation=preparation, order=order, choices={"k": ["2"]}, now=later(hours))


def test_a_search_is_followed_while_it_goes_on_and_what_it_found_is_kept(
    network: Network, preparation: Preparation, while_it_runs: WhileItRuns
) -> None:
    made = want(network, preparation)
    assert progress_of(made).state == "waiting"
    seen = []
    while_it_runs(lambda: seen.append(progress_of(made)))
    drain(later(1))
    assert [(each.state, each.counted) for each in seen] == [("running", 7)]
    made.refresh_from_db()
    assert progress_of(made).state == "found"
    assert made.found["reached"]
    assert Run.objects.get(subject=made.pk).state == "done"
    assert "1980" not in str(made.found), "what is kept holds no value"


def test_the_same_order_is_not_searched_twice_and_another_one_is(
    network: Network, preparation: Preparation, while_it_runs: WhileItRuns
) -> None:
    ran = while_it_runs(lambda: None)
    first = want(network, preparation)
    drain(later(1))
    first.refresh_from_db()
    again = want(network, preparation, 2)
    assert (again.found, progress_of(again).state) == (first.found, "found")
    drain(later(2))
    assert len(ran) == 1
    want(network, preparation, 3, k=3)
    drain(later(3))
    assert len(ran) == 2


def test_a_person_stops_a_search_and_takes_it_up_again(
    network: Network, preparation: Preparation, while_it_runs: WhileItRuns
) -> None:
    by, made = actor(network.referent), want(network, preparation)
    while_it_runs(lambda: cancel_search(by=by, search=made, now=later(1)))
    drain(later(1))
    made.refresh_from_db()
    assert (progress_of(made).state, made.found) == ("cancelled", None)
    assert AuditEvent.objects.filter(verb="ask_cancel", actor=network.referent.pk).count() == 1
    search_again(by=by, search=made, now=later(2))
    with pytest.raises(Conflict):
        search_again(by=by, search=made, now=later(2))
    while_it_runs(lambda: None)
    drain(later(2))
    made.refresh_from_db()
    assert progress_of(made).state == "found"
    with pytest.raises(Conflict):
        cancel_search(by=by, search=made, now=later(3))


def test_a_search_stopped_before_it_began_never_looks_at_the_table(
    network: Network, preparation: Preparation, while_it_runs: WhileItRuns, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = want(network, preparation)
    cancel_search(by=actor(network.referent), search=made, now=later(1))
    assert progress_of(made).state == "stopping"
    monkeypatch.setattr(confined, "run", lambda *_, **__: pytest.fail("the table is read"))
    drain(later(1))
    assert progress_of(made).state == "cancelled"


def test_what_cannot_be_searched_says_why(
    network: Network, preparation: Preparation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise Invalid("too_many_plans", "Trop de plans.", "Retirez une colonne.")

    monkeypatch.setattr(confined, "run", refuse)
    made = want(network, preparation)
    drain(later(1))
    told = progress_of(made)
    assert (told.state, told.refusal) == (
        "failed",
        {"code": "too_many_plans", "sentence": "Trop de plans.", "advice": "Retirez une colonne."},
    )


def test_who_may_not_propose_searches_nothing_and_strangers_see_no_search(
    network: Network, preparation: Preparation
) -> None:
    made, stranger = want(network, preparation), Actor(uuid4(), "person")
    assert plan_search(actor(network.referent), made.pk) == made
    with pytest.raises(NotFound):
        plan_search(stranger, made.pk)
    with pytest.raises(Forbidden):
        want_plan(by=stranger, preparation=preparation, order=ORDER, choices={}, now=NOW)


def test_searches_are_forgotten_after_a_month_with_their_runs_and_nothing_else(
    network: Network, preparation: Preparation
) -> None:
    old, new = want(network, preparation), want(network, preparation, 48)
    assert forget_searches(later(1) + KEPT + timedelta(seconds=1)) == 1
    assert list(PlanSearch.objects.all()) == [new]
    assert list(Run.objects.filter(kind="search_plan").values_list("subject", flat=True)) == [new.pk]
    assert Version.objects.filter(preparation=preparation).exists()
    assert old.pk
