"""The page where the référent proposes: what becomes of each column, the best plan on demand, then the proposal."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

import polars as pl
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pontdarc.approach.journeys import propose_for
from pontdarc.approach.questioning import Questioning, questioning
from pontdarc.approach.risk import roles_of
from pontdarc.core.privacy.plan import PrivacyPlan, plan_of, simple_plan
from pontdarc.core.privacy.usual_plans import usual_calls
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.storage import blobs
from pontdarc.inventory.models import Entry
from pontdarc.inventory.queries import entry as entry_seen
from pontdarc.legal.articles import article
from pontdarc.legal.models import Outcome, Proposal
from pontdarc.legal.thresholds import CELLS, Threshold, group_threshold
from pontdarc.network.queries import population_of
from pontdarc.network.rules import Actor
from pontdarc.outside import clock, confined
from pontdarc.outside.confined import Confinement
from pontdarc.outside.endings import Endings
from pontdarc.publication.models import PlanSearch, Version
from pontdarc.publication.planning import EFFECT
from pontdarc.publication.raw import withheld
from pontdarc.publication.searching import want_plan
from pontdarc.publication.versions import default_plan_of
from pontdarc.standardisation.models import Preparation
from pontdarc.standardisation.queries import last_preparation
from pontdarc.web import refusals
from pontdarc.web.legal.forms import ProposeForm
from pontdarc.web.legal.proposing.advanced import ColumnChoices
from pontdarc.web.legal.proposing.forms import ProtectForm, initial_of
from pontdarc.web.legal.proposing.lines import lines
from pontdarc.web.legal.proposing.searches import order_of, searched, told
from pontdarc.web.session import actor, workspace
from pontdarc.web.standardisation.shown import personal

_HEAD: Final = 20_000
_LEFT_OUT: Final = 2
_LIMITS: Final = Confinement(wall_seconds=30.0, cpu_seconds=60)
"""What a person waits for in front of the page; the whole risk is measured in the background."""
_PROPOSE: Final = gettext_noop("Proposez ces choix : le risque entier est mesuré en arrière-plan, et montré au DPO.")
_ENDINGS: Final = Endings(
    too_long=(
        gettext_noop("Montrer l’effet a pris plus de %(seconds)s secondes : le calcul a été arrêté. Rien n’a changé."),
        _PROPOSE,
    ),
    too_big=(
        gettext_noop("Montrer l’effet demande plus de mémoire que permis (%(megabytes)s Mo). Rien n’a changé."),
        _PROPOSE,
    ),
    failed=(gettext_noop("L’effet de ces choix n’a pas pu être calculé. Rien n’a changé."), _PROPOSE),
    stopped=(gettext_noop("Le calcul de l’effet a été arrêté. Rien n’a changé."), _PROPOSE),
)
# A sentence may name somebody: a search keeps choices alone.
_NOT_KEPT: Final = frozenset({"csrfmiddlewaretoken", "action", "note"})


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def propose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask what to propose, filled beforehand with what the scan suggests; search, show or propose a plan.

    ``?plan=``: a search to go on from, with what it found where it found something.
    """
    by = actor(request)
    entry = entry_seen(by, pk)
    preparation = last_preparation(entry.pk)
    if preparation is None:
        messages.error(request, _("Déposez d’abord un fichier : la proposition dit exactement ce qui sera public."))
        return redirect("deposit", entry.pk)
    page = _Page(request, entry, preparation)
    if request.method != "POST" and "plan" in request.GET:
        page.take_up(searched(by, request.GET["plan"]))
    if request.method == "POST" and page.valid:
        with refusals.Telling(request):
            made = page.act(by)
            if isinstance(made, PlanSearch):
                return redirect("plan-search", made.pk)
            if made is not None:
                messages.success(request, _("C’est proposé. Les personnes qui doivent agir sont prévenues."))
                return redirect("proposal", made.pk)
    return render(request, "legal/propose.html", page.context())


class _Page:
    """The two forms of the page, and what was found since it was sent: a *plan*, its *effect*."""

    def __init__(self, request: HttpRequest, entry: Entry, preparation: Preparation) -> None:
        self.entry, self.preparation = entry, preparation
        self.state = questioning(entry, clock.today())
        self.threshold = _threshold(entry)
        self.columns = _choices(preparation)
        self.data: QueryDict | None = request.POST.copy() if request.method == "POST" else None
        if self.data is not None:
            self.data.setdefault("k", str(self.threshold.least))
        self.planned = self.data.getlist("planned") if self.data is not None else _planned(preparation)
        self.plan: dict[str, Any] | None = None
        self.effect: dict[str, Any] | None = None
        self._make_forms()
        self.valid = self.form.is_valid() & self.protect.is_valid() if self.data is not None else False

    def _make_forms(self) -> None:
        suggested = _suggested(self.preparation) | _led(self.state)
        self.form = ProposeForm(self.data, initial=suggested)
        plan, k = _present_plan(self.preparation), self.threshold.least
        initial = initial_of(plan, self.columns, k) | {
            "left_out": _LEFT_OUT,
            "population": population_of(self.entry.organisation),
        }
        kept = [call for call in default_plan_of(self.preparation).calls if call.step == "suppress_rare"]
        self.protect = ProtectForm(self.columns, self.data, initial=initial, kept=kept)

    def act(self, by: Actor) -> Proposal | PlanSearch | None:
        """Do what the button says; the proposal or the search when one is made."""
        wanted = self.data.get("action", "propose") if self.data is not None else ""
        if wanted == "search":
            return self._search(by)
        if wanted == "effect":
            self.effect = self._effect()
            return None
        said = dict(self.form.cleaned_data)
        if wanted == "not_enough":
            said |= {"outcome": Outcome.DO_NOT_PUBLISH, "article": "CRPA L312-1-2", "raw": False}
            said["note"] = said["note"] or _("Aucune simplification ne suffit à protéger les personnes.")
        plan, asked = self.protect.plan, self.protect.asked
        return propose_for(by=by, entry=self.entry, plan=plan, asked=asked, now=clock.now(), **said)

    def _effect(self) -> dict[str, Any]:
        protect = self.protect
        order = {
            "path": str(blobs().path(self.preparation.table)),
            "quasi": protect.quasi,
            "sensitive": protect.sensitive_column or None,
            "steps": list(protect.plan.steps()),
            "k": protect.asked.k,
            "today": clock.today().isoformat(),
        }
        return confined.run(EFFECT, order, limits=_LIMITS, endings=_ENDINGS)

    def _search(self, by: Actor) -> PlanSearch | None:
        """Have the best plan searched for; None where there is nothing to search."""
        if self.data is None:
            return None
        kept = {name: texts for name, texts in self.data.lists() if name not in _NOT_KEPT}
        self._look_again()
        drop, direct, quasi = self._parted()
        if quasi:
            order = order_of(self.protect, self.preparation, quasi)
            return want_plan(by=by, preparation=self.preparation, order=order, choices=kept, now=clock.now())
        self.plan = {"columns": [], "reached": True, "direct": direct}
        self._fill(drop, quasi, PrivacyPlan())
        return None

    def take_up(self, search: PlanSearch) -> None:
        """Fill the page as it was when the search was asked for, then with what it found."""
        if search.preparation_id != self.preparation.pk:
            return
        self.data = QueryDict(mutable=True)
        for name, texts in search.choices.items():
            self.data.setlist(name, texts)
        self.planned = self.data.getlist("planned")
        self._make_forms()
        self.valid = self.form.is_valid() & self.protect.is_valid()
        if search.found is None or not self.valid:
            return
        self._look_again()
        drop, direct, quasi = self._parted()
        self.plan = told(search) | {"direct": direct}
        if search.found["reached"]:
            self._fill(drop, quasi, plan_of(search.found["steps"]))

    def _parted(self) -> tuple[list[str], list[str], list[str]]:
        """Return the columns to leave out, those among them that name people, and those to make less precise.

        Whoever is named by a column is found whatever the rest: what points at people goes first.
        """
        direct = [name for name, role in self.protect.roles.items() if role == "direct"]
        drop = sorted({*self.protect.cleaned_data["drop"], *direct})
        return drop, direct, [name for name in self.protect.quasi if name not in drop]

    def _look_again(self) -> None:
        """Look again at what a former search left out; what a person left out stays so."""
        self._take_back(self.planned)

    def _take_back(self, planned: Sequence[str]) -> None:
        if self.data is not None and planned:
            self.data.setlist("drop", [name for name in self.data.getlist("drop") if name not in planned])
            self._make_forms()
            self.valid = self.form.is_valid() & self.protect.is_valid()

    def _fill(self, drop: Sequence[str], quasi: Sequence[str], plan: PrivacyPlan) -> None:
        if self.data is None:
            return
        filled = initial_of(plan, self.columns, self.protect.asked.k)
        for rank, each in enumerate(self.columns):
            if each.name in quasi:
                self.data[f"less-{rank}"] = filled.get(f"less-{rank}", "")
        self.data.setlist("drop", sorted({*drop, *plan.drop}))
        self.planned = [name for name in plan.drop if name not in drop]
        if quasi:
            self.data["groups"] = "on"
            self.data["outcome"], self.data["article"] = Outcome.ANONYMISED, "CRPA L312-1-2"
        self._make_forms()
        self.valid = self.form.is_valid() & self.protect.is_valid()

    def context(self) -> dict[str, Any]:
        """Return what the page shows."""
        report = self.preparation.report
        table = blobs().path(self.preparation.table)
        losses = {each["name"]: each["loss"] for each in (self.plan or {}).get("columns", ())}
        return {
            "entry": self.entry,
            "preparation": self.preparation,
            "form": self.form,
            "protect": self.protect,
            "lines": [replace(line, loss=losses.get(line.name)) for line in lines(self.protect, table, report)],
            "plan": self.plan,
            "planned": self.planned,
            "effect": self.effect,
            "threshold": self.threshold,
            "cell_thresholds": CELLS,
            "signs": personal(report),
            "state": self.state,
            "raw_possible": withheld(report, ()) is None,
            "here": "inventory",
        }


def _threshold(entry: Entry) -> Threshold:
    dataset = getattr(entry, "dataset", None)
    return group_threshold(dataset.theme if dataset is not None else "")


def _choices(preparation: Preparation) -> list[ColumnChoices]:
    """Return the columns with the usual ways to make each less precise, bands being those of its first rows."""
    roles = roles_of(preparation)
    head = pl.scan_parquet(blobs().path(preparation.table)).head(_HEAD).collect()
    return [
        ColumnChoices(name, usual_calls(name, head[name].cast(pl.String), each.get("kind")), roles[name])
        for each in preparation.report.get("columns", [])
        if (name := str(each["name"])) in head.columns
    ]


def _present_plan(preparation: Preparation) -> PrivacyPlan:
    """Return the plan of the version that waits where somebody chose one, else what the scan suggests."""
    version = Version.objects.filter(preparation=preparation).first()
    if version is not None and plan_of(version.steps) != default_plan_of(preparation):
        return plan_of(version.steps)
    return simple_plan(drop=_direct(preparation))


def _planned(preparation: Preparation) -> list[str]:
    """Return the columns that the last search left out by itself, where they still are left out."""
    last = PlanSearch.objects.filter(preparation=preparation, found__isnull=False).first()
    searched = plan_of(last.found["steps"]).drop if last is not None and last.found else ()
    return [name for name in _present_plan(preparation).drop if name in searched]


def _direct(preparation: Preparation) -> list[str]:
    columns = {str(column["name"]) for column in preparation.report.get("columns", [])}
    return [str(one["name"]) for one in personal(preparation.report).direct if one["name"] in columns]


def _suggested(preparation: Preparation) -> dict[str, object]:
    """Suggest the outcome that goes with leaving out what identifies people at once."""
    direct = _direct(preparation)
    outcome = Outcome.REDACTED if direct else Outcome.PUBLISH
    return {"outcome": outcome, "article": "CRPA L312-1-2" if direct else "CRPA L312-1-1"}


def _led(state: Questioning) -> dict[str, object]:
    """Suggest what the answers to the questions lead to, once all are answered."""
    if not state.way.outcome:
        return {}
    offered = article(state.way.article) is not None
    return {"outcome": state.way.outcome, **({"article": state.way.article} if offered else {})}
