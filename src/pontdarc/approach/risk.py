"""The risk of what becomes public: measured on a version beside other public data, compared with what was decided."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypedDict

from django.conf import settings

from pontdarc.core.privacy.plan import key_names, plan_of
from pontdarc.core.privacy.roles import proposed_roles
from pontdarc.core.step import Context
from pontdarc.extraction.storage import blobs
from pontdarc.legal import actions as legal
from pontdarc.legal.models import Decision, Proposal
from pontdarc.legal.queries import clearance_for
from pontdarc.legal.risk import KEY_CHANGED, Asked, beyond
from pontdarc.legal.rules import Doubt, Scope
from pontdarc.network.rules import MACHINE
from pontdarc.outside.clock import date_of
from pontdarc.outside.official import official_referential
from pontdarc.outside.secrets import digest, privacy_key
from pontdarc.publication.measuring import Neighbour, Subject, mark_of, measure
from pontdarc.publication.models import Version
from pontdarc.publication.queries import published_versions
from pontdarc.standardisation.models import Preparation

_MARK = 16


def roles_of(preparation: Preparation, chosen: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the role of each column of a preparation: what the scan proposes, then what a person chose."""
    report = preparation.report
    signs = [sign for sign in report.get("scan", {}).get("columns", []) if sign.get("name")]
    proposed: dict[str, str] = dict(proposed_roles(report.get("columns", []), signs))
    return proposed | {name: role for name, role in (chosen or {}).items() if name in proposed}


def weigh(version: Version, asked: Asked, now: datetime) -> dict[str, Any]:
    """Return the figures of the risk of a version beside what else is public; they are kept with it.

    They are measured once for the same data, plan, question and method: only what the keys are is looked at each time.
    """
    preparation = version.preparation
    plan = plan_of(version.steps)
    left_out = {line["rule"]: int(line["count"]) for line in version.alterations}
    subject = Subject(
        blobs().path(version.table),
        version.columns,
        blobs().path(preparation.table),
        plan,
        preparation.rows,
        left_out.get("suppress_small_classes", 0),
        left_out.get("unprotected", 0),
    )
    roles, neighbours = roles_of(preparation, asked.roles), _neighbours(version, now)
    looked_at: _LookedAt = {
        "wanted": asked.k,
        "population": asked.population,
        "neighbours": neighbours,
        "context": Context(date_of(now), official_referential()),
    }
    mark = mark_of(subject, roles, **looked_at)
    known = version.risk.get("mark") == mark
    figures = dict(version.risk) if known else measure(subject, roles, **looked_at) | {"mark": mark}
    figures["keys"] = {
        name: digest(privacy_key(Path(settings.DATA), str(version.dataset_id), name))[:_MARK]
        for name in key_names(plan)
    }
    if figures != version.risk:
        Version.objects.filter(pk=version.pk).update(risk=figures)
        version.risk = figures
    return figures


class _LookedAt(TypedDict):
    wanted: int
    population: int | None
    neighbours: Sequence[Neighbour]
    context: Context


def _neighbours(version: Version, now: datetime) -> list[Neighbour]:
    """Return what anybody can already read: the public version that this one follows, and the body's other data."""
    public = published_versions(date_of(now)).filter(dataset__organisation=version.dataset.organisation_id)
    return [
        Neighbour(each.dataset.title, blobs().path(each.table), each.dataset_id == version.dataset_id)
        for each in public
        if each.pk != version.pk
    ]


def measure_proposed(proposal: Proposal, now: datetime) -> None:
    """Measure what a proposal would make public, and write the figures in its dossier. Safe to run twice."""
    asked = Asked.from_json(proposal.risk.get("asked") or {})
    version = (
        Version.objects.select_related("dataset", "preparation")
        .filter(preparation__delivery=proposal.delivery, dataset__entry=proposal.entry_id)
        .order_by("-created_at")
        .first()
    )
    if version is None or not proposal.risk or proposal.risk.get("figures"):
        return
    figures = weigh(version, asked, now)
    told = {name: figure for name, figure in figures.items() if name != "mark"}
    legal.note_risk(by=MACHINE, proposal=proposal, figures=told, now=now)


def risk_doubts(version: Version, now: datetime) -> tuple[Doubt, ...]:
    """Compare the risk of a version with the one that was decided, measured alike, and return why it is another."""
    decision = clearance_for(version.dataset.entry_id, Scope(columns=()), date_of(now)).nearest
    decided = decision.proposal.risk if decision is not None else {}
    figures = decided.get("figures") or {}
    if decision is None or not figures or figures.get("after_decision"):
        weigh(version, Asked(), now)
        return ()
    asked = Asked.from_json(decided.get("asked") or {})
    seen = weigh(version, asked, now)
    changed = (KEY_CHANGED,) if _keys_changed(version, seen) else ()
    return (*_without_itself(decision, version, asked, seen), *changed)


def _without_itself(decision: Decision, version: Version, asked: Asked, seen: Mapping[str, Any]) -> tuple[Doubt, ...]:
    """What was decided on this very delivery is not compared with itself."""
    if decision.proposal.delivery == version.preparation.delivery_id:
        return ()
    return beyond(decision.outcome, asked, decision.proposal.risk["figures"], seen)


def _keys_changed(version: Version, seen: Mapping[str, Any]) -> bool:
    public = Version.objects.filter(dataset=version.dataset_id, state=Version.State.PUBLISHED).first()
    before = (public.risk.get("keys") or {}) if public is not None else {}
    return any(before.get(name, mark) != mark for name, mark in seen["keys"].items())
