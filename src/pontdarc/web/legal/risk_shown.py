"""What protects people in what is proposed, in words, and the figures of the risk that remains."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from pontdarc.core.privacy.ladders import AS_IS, HIDDEN_RUNG
from pontdarc.core.privacy.plan import PrivacyPlan, plan_of, read_step
from pontdarc.core.privacy.plan_words import step_in_words
from pontdarc.core.words import gettext_noop
from pontdarc.legal.models import Proposal
from pontdarc.legal.rules import Scope
from pontdarc.publication.models import Version


@dataclass(frozen=True, slots=True)
class Protection:
    """A step of the plan: its column, empty for all the rows, and what it does."""

    column: str
    words: str


def protections(plan: PrivacyPlan, alterations: Iterable[Mapping[str, Any]] = ()) -> list[Protection]:
    """Return the steps of a plan in words; *alterations* of the version say how many rows they leave out."""
    rows = {str(line["rule"]): int(line["count"]) for line in alterations if line["rule"] in _ON_ROWS}
    found = []
    for call in plan.calls:
        words = step_in_words(call, _)
        if call.step in _ON_ROWS:
            words = _(_COUNTED) % {"what": words, "count": rows.get(call.step, 0)}
        found.append(Protection(call.column or "", words))
    return found


_ON_ROWS: Final = frozenset({"sample_rows", "suppress_rare", "suppress_small_classes"})
_COUNTED: Final = gettext_noop("%(what)s (lignes ôtées : %(count)s)")


def protections_of(proposal: Proposal) -> list[Protection]:
    """Return what protects people in a proposal, with how many rows go where its version still stands."""
    plan = plan_of(Scope.from_json(proposal.scope).steps)
    version = Version.objects.filter(preparation__delivery=proposal.delivery).order_by("-created_at").first()
    stands = version is not None and plan_of(version.steps) == plan
    return protections(plan, version.alterations if version is not None and stands else ())


def by_column(plan: PrivacyPlan) -> dict[str, str]:
    """Return what is done to each column, in words."""
    columns = {call.column for call in plan.calls if call.column}
    return {name: ", ".join(step_in_words(call, _) for call in plan.of(name)) for name in columns}


def forbidden_in_words(forbidden: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    """Return the levels that a search could not use, by column, in words."""
    ends = {AS_IS: _("telle quelle"), HIDDEN_RUNG: _("laissée de côté")}
    found = []
    for name, levels in forbidden.items():
        calls = [(level, read_step(level)) for level in levels]
        words = [step_in_words(call, _) if call is not None else ends.get(level, "") for level, call in calls]
        found.append((name, ", ".join(filter(None, words))))
    return found


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the three questions of the CNIL: its name, what its figure counts, the figure, whether it holds."""

    name: str
    words: str
    figure: float | None
    holds: bool | None


_CRITERIA: Final[Mapping[str, tuple[str, str, str]]] = {
    "singling_out": (
        gettext_noop("Individualisation"),
        gettext_noop("des lignes sont dans un groupe plus petit que le seuil"),
        gettext_noop("aucune colonne à recouper"),
    ),
    "linkability": (
        gettext_noop("Corrélation"),
        gettext_noop("des personnes d’un autre fichier public sont retrouvées, au pire"),
        gettext_noop("aucun autre fichier public n’a de colonne en commun"),
    ),
    "inference": (
        gettext_noop("Inférence"),
        gettext_noop("des lignes laissent deviner leur valeur sensible à coup sûr"),
        gettext_noop("aucune colonne sensible n’est désignée"),
    ),
}


def criteria(figures: Mapping[str, Any]) -> list[Criterion]:
    """Return the three answers, each with its figure."""
    found = []
    for each in figures.get("criteria", ()):
        name, words, unknown = _CRITERIA[each["question"]]
        said = words if each["figure"] is not None else unknown
        found.append(Criterion(_(name), _(said), each["figure"], each["holds"]))
    return found


_MODELS: Final[Mapping[str, str]] = {
    "whole": gettext_noop("ces lignes sont toute la population"),
    "pitman": gettext_noop("modèle de Pitman"),
    "zayatz": gettext_noop("modèle de Zayatz"),
}


def risk_shown(risk: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a page shows of a risk: its figures, the three answers, and whether it is still being measured."""
    figures = risk.get("figures") or {}
    model = str((figures.get("population") or {}).get("model"))
    return {
        "risk": figures,
        "risk_asked": risk.get("asked") or {},
        "risk_forbidden": forbidden_in_words((risk.get("asked") or {}).get("forbidden") or {}),
        "risk_waits": bool(risk) and not figures,
        "criteria": criteria(figures),
        "risk_model": _(_MODELS[model]) if model in _MODELS else "",
    }
