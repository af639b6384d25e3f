"""The page where the référent proposes: what becomes of each column, the best plan on demand, then the proposal."""

from collections.abc import Mapping, Sequence
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
from pontdarc.core.refusals import Refusal
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
from pontdarc.publication.models import Version
from pontdarc.publication.planning import EFFECT, SEARCH
from pontdarc.publication.raw import withheld
from pontdarc.publication.versions import default_plan_of
from pontdarc.standardisation.models import Preparation
from pontdarc.standardisation.queries import last_preparation
from pontdarc.web import refusals
from pontdarc.web.legal.forms import ProposeForm
from pontdarc.web.legal.proposing.forms import ColumnChoices, ProtectForm, initial_of
from pontdarc.web.legal.proposing.lines import lines
from pontdarc.web.session import actor, workspace
from pontdarc.web.standardisation.shown import personal

_HEAD: Final = 20_000
_LEFT_OUT: Final = 2
_LIMITS: Final = Confinement(wall_seconds=60.0)


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def propose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask what to propose, filled beforehand with what the scan suggests; search, show or propose a plan."""
    by = actor(request)
    entry = entry_seen(by, pk)
    preparation = last_preparation(entry.pk)
    if preparation is None:
        messages.error(request, _("Déposez d’abord un fichier : la proposition dit exactement ce qui sera public."))
        return redirect("deposit", entry.pk)
    page = _Page(request, entry, preparation)
    if request.method == "POST" and page.valid:
        try:
            made = page.act(by)
        except Refusal as refusal:
            refusals.tell(request, refusal)
        else:
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

    def act(self, by: Actor) -> Proposal | None:
        """Do what the button says; the proposal when one is made."""
        wanted = self.data.get("action", "propose") if self.data is not None else ""
        if wanted == "search":
            self._search()
        elif wanted == "effect":
            self.effect = self._measured(EFFECT, {"steps": list(self.protect.plan.steps()), "k": self.protect.asked.k})
        else:
            said = dict(self.form.cleaned_data)
            if wanted == "not_enough":
                said |= {"outcome": Outcome.DO_NOT_PUBLISH, "article": "CRPA L312-1-2", "raw": False}
                said["note"] = said["note"] or _("Aucune simplification ne suffit à protéger les personnes.")
            plan, asked = self.protect.plan, self.protect.asked
            return propose_for(by=by, entry=self.entry, plan=plan, asked=asked, now=clock.now(), **said)
        return None

    def _search(self) -> None:
        """Find the best plan and fill the form with it."""
        asked = self.protect.asked
        # What the former search left out is looked at again; what a person left out stays so.
        self._take_back(self.planned)
        said = self.protect.cleaned_data
        # Whoever is named by a column is found whatever the rest: what points at people goes first.
        direct = [name for name, role in self.protect.roles.items() if role == "direct"]
        drop = sorted({*said["drop"], *direct})
        quasi = [name for name in self.protect.quasi if name not in drop]
        found: dict[str, Any] = {
            "columns": [],
            "reached": True,
            "rows": self.preparation.rows,
            "left_out": 0,
            "loss": 0,
        }
        if quasi:
            kinds = {str(each["name"]): each.get("kind") for each in self.preparation.report["columns"]}
            locked = [name for name in said["lock"] if name in quasi]
            order = {"quasi": quasi, "kinds": kinds, "k": asked.k, "left_out": asked.left_out, "locked": locked}
            found = self._measured(SEARCH, order)
        self.plan = found | {"k": asked.k, "direct": direct, "share": found["left_out"] / max(1, found["rows"])}
        if found["reached"]:
            self._fill(drop, quasi, plan_of(found.get("steps", ())))

    def _take_back(self, planned: Sequence[str]) -> None:
        if self.data is not None and planned:
            self.data.setlist("drop", [name for name in self.data.getlist("drop") if name not in planned])
            self._make_forms()
            self.valid = self.form.is_valid() & self.protect.is_valid()

    def _measured(self, job: str, order: Mapping[str, Any]) -> dict[str, Any]:
        table = str(blobs().path(self.preparation.table))
        today = clock.today().isoformat()
        return confined.run(job, {"path": table, "quasi": self.protect.quasi, "today": today, **order}, limits=_LIMITS)

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
    """Return the columns that a former search left out: those that name nobody, where groups are counted."""
    plan, roles = _present_plan(preparation), roles_of(preparation)
    searched = any(call.step == "suppress_small_classes" for call in plan.calls)
    return [name for name in plan.drop if searched and roles.get(name) != "direct"]


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
