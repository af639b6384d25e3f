"""The search of the best plan as work that people follow: asked for, done in the background, stopped, kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from pontdarc.core.refusals import Conflict, NotFound, Refusal
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.storage import blobs
from pontdarc.journal.actions import announce, ask_cancel, beat, end_run, record, start_run
from pontdarc.journal.models import Run
from pontdarc.journal.queries import last_run
from pontdarc.network.queries import require
from pontdarc.network.rules import Actor
from pontdarc.outside import confined
from pontdarc.outside.clock import date_of
from pontdarc.outside.confined import Confinement, Stopped
from pontdarc.outside.endings import Endings
from pontdarc.publication.events import PlanWanted
from pontdarc.publication.models import PlanSearch
from pontdarc.publication.planning import SEARCH
from pontdarc.standardisation.models import Preparation
from pontdarc.standardisation.queries import preparations_seen_by

RUN: Final = "search_plan"
"""The kind of the runs that search plans."""
KEPT: Final = timedelta(days=30)
_PATIENCE: Final = Confinement(memory_bytes=8 * 1024**3, wall_seconds=900.0, cpu_seconds=1800)
_FEWER: Final = gettext_noop("Comparez moins de colonnes, ou écartez des niveaux, puis relancez la recherche.")
_ENDINGS: Final = Endings(
    too_long=(
        gettext_noop("La recherche du meilleur plan a pris plus de %(seconds)s secondes : elle a été arrêtée."),
        _FEWER,
    ),
    too_big=(
        gettext_noop("La recherche du meilleur plan demande plus de mémoire que permis (%(megabytes)s Mo)."),
        _FEWER,
    ),
    failed=(
        gettext_noop("La recherche du meilleur plan s’est arrêtée sans aller au bout."),
        gettext_noop("Relancez-la ; si elle s’arrête encore, choisissez vous-même la précision de chaque colonne."),
    ),
    stopped=(
        gettext_noop("La recherche du meilleur plan a été arrêtée à la demande de quelqu’un."),
        gettext_noop("Vos réglages sont gardés : vous pouvez la relancer."),
    ),
)


@dataclass(frozen=True, slots=True)
class Progress:
    """*state*: waiting, running, stopping, cancelled, failed or found. *counted*: plans looked at so far.

    *refusal*: why it failed: code, sentence and advice.
    """

    state: str
    counted: int = 0
    refusal: Mapping[str, str] | None = None

    @property
    def goes_on(self) -> bool:
        """Whether the page has something to wait for."""
        return self.state in ("waiting", "running", "stopping")


def want_plan(
    *,
    by: Actor,
    preparation: Preparation,
    order: Mapping[str, Any],
    choices: Mapping[str, Sequence[str]],
    now: datetime,
) -> PlanSearch:
    """Have the best plan searched for in the background; what was already found for the same order is taken up.

    *order*: as `planning.search` has it, without ``path`` and ``today``. *choices*: what the page held.

    :raises Forbidden: the actor may not propose for the organisation.
    """
    require(by, "propose", preparation.delivery.entry.organisation_id, date_of(now))
    with transaction.atomic():
        # The table of a preparation never changes, so the same order has the same answer.
        known = PlanSearch.objects.filter(preparation=preparation, order=dict(order), found__isnull=False).first()
        search = PlanSearch.objects.create(
            preparation=preparation,
            by_id=by.person,
            asked_at=now,
            order=dict(order),
            choices={name: list(texts) for name, texts in choices.items()},
            found=known.found if known is not None else None,
        )
        facts = {"preparation": preparation.pk, "columns": len(order["quasi"]), "k": order["k"]}
        record(by=by, verb="search_plan", subject=search, facts=facts, now=now)
        if known is None:
            _queue(search)
    return search


def _queue(search: PlanSearch) -> None:
    Run.objects.create(kind=RUN, subject=search.pk)
    announce(PlanWanted(search=search.pk))


def carry_out(search: PlanSearch, now: datetime) -> None:
    """Search, in a confined child that can be stopped, and keep what is found. Safe to run twice."""
    if search.found is not None:
        return
    run = start_run(RUN, search.pk)
    if run.cancel_asked:
        end_run(run, "cancelled")
        return
    order = {**search.order, "path": str(blobs().path(search.preparation.table)), "today": date_of(now).isoformat()}

    def watch(said: Mapping[str, Any]) -> bool:
        return beat(run, said.get("rows", 0), stage=said.get("stage", ""))

    try:
        found = confined.run(SEARCH, order, limits=_PATIENCE, watch=watch, endings=_ENDINGS)
    except Stopped:
        end_run(run, "cancelled")
    except Refusal as refusal:
        end_run(run, "failed", refusal)
    else:
        PlanSearch.objects.filter(pk=search.pk).update(found=found)
        end_run(run, "done")


def cancel_search(*, by: Actor, search: PlanSearch, now: datetime) -> Run:
    """Ask a search that goes on to stop.

    :raises Forbidden: the actor may not propose for the organisation. :raises Conflict: it has ended.
    """
    _require(by, search, now)
    run = _run_of(search)
    if run is None:
        raise Conflict(
            "run_ended",
            gettext_noop("Cette recherche est déjà terminée."),
            gettext_noop("Rechargez la page pour voir son résultat."),
        )
    return ask_cancel(by=by, run=run, now=now)


def search_again(*, by: Actor, search: PlanSearch, now: datetime) -> None:
    """Take up again a search that was stopped or that failed.

    :raises Forbidden: the actor may not propose for the organisation. :raises Conflict: it goes on, or has its answer.
    """
    _require(by, search, now)
    with transaction.atomic():
        run = _run_of(search, lock=True)
        if run is None or run.state not in (Run.State.CANCELLED, Run.State.FAILED):
            raise Conflict(
                "not_stopped",
                gettext_noop("Cette recherche n’est pas arrêtée."),
                gettext_noop("Rechargez la page pour voir où elle en est."),
            )
        record(by=by, verb="search_plan_again", subject=search, now=now)
        _queue(search)


def _require(by: Actor, search: PlanSearch, now: datetime) -> None:
    require(by, "propose", search.preparation.delivery.entry.organisation_id, date_of(now))


def progress_of(search: PlanSearch) -> Progress:
    """Return how a search goes."""
    if search.found is not None:
        return Progress("found")
    run = _run_of(search)
    if run is None or (run.state == Run.State.QUEUED and not run.cancel_asked):
        return Progress("waiting")
    if run.state in (Run.State.CANCELLED, Run.State.FAILED):
        return Progress(str(run.state), run.done, run.refusal)
    return Progress("stopping" if run.cancel_asked else "running", run.done)


def _run_of(search: PlanSearch, *, lock: bool = False) -> Run | None:
    return last_run(RUN, search.pk, lock=lock)


def searches_seen_by(by: Actor) -> QuerySet[PlanSearch]:
    """Return the searches on what the actor may see."""
    seen = PlanSearch.objects.filter(preparation__in=preparations_seen_by(by).values("pk"))
    return seen.select_related("preparation__delivery__entry__organisation")


def plan_search(by: Actor, id_: UUID) -> PlanSearch:
    """Return one of them.

    :raises NotFound: there is none that the actor may see.
    """
    found = searches_seen_by(by).filter(pk=id_).first()
    if found is None:
        raise NotFound(
            "no_such_search",
            gettext_noop("Cette recherche n’existe pas, ou n’est pas à vous."),
            gettext_noop("Ouvrez la fiche des données, puis proposez leur publication."),
        )
    return found


def forget_searches(now: datetime) -> int:
    """Delete the searches that nobody will take up again, and return how many."""
    old = PlanSearch.objects.filter(asked_at__lt=now - KEPT)
    Run.objects.filter(kind=RUN, subject__in=list(old.values_list("pk", flat=True))).delete()
    count, _ = old.delete()
    return count
