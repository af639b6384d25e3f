"""Duties in the reader's words."""

import datetime
from collections.abc import Mapping

from django import template
from django.utils.translation import gettext as _

from pontdarc.approach.compliance import Checklist
from pontdarc.core.words import going_on
from pontdarc.legal.binding import Bound, label_of
from pontdarc.legal.compliance import STATUSES, Standing
from pontdarc.legal.models import Outcome
from pontdarc.legal.obligation import NATURES
from pontdarc.network.models import Role
from pontdarc.web.templatetags.pontdarc import day, month

register = template.Library()
_FEW = 3


@register.filter
def bound_due(bound: Bound) -> str:
    """Return what is due."""
    return bound.due(_)


@register.filter
def bound_why(bound: Bound) -> str:
    """Return why it binds, may, or does not."""
    return bound.why(_)


@register.filter
def bound_note(bound: Bound) -> str:
    """Return what is to be verified."""
    return bound.note(_)


@register.filter
def bound_certainty(bound: Bound) -> str:
    """Return how sure we are."""
    return bound.certainty(_)


@register.filter
def bound_nature(bound: Bound) -> str:
    """Return what it is: a duty, an exception…"""
    return _(NATURES[bound.obligation.nature])


@register.filter
def standing_text(standing: Standing) -> str:
    """Return where the organisation stands, in a sentence."""
    return standing.sentence(_)


@register.filter
def standing_status(standing: Standing) -> str:
    """Return where the organisation stands, in a word."""
    return _(STATUSES[standing.status])


@register.filter
def state_of(read_on: str) -> str:
    """Return the day, or the month, of the law that was read."""
    if len(read_on) > len("2026-11"):
        return day(read_on)
    return month(datetime.date.fromisoformat(f"{read_on}-01"))


@register.filter
def bound_by_default(one: Checklist) -> str:
    """Say whether the general duty of open data binds this organisation."""
    return {"yes": _("oui"), "perhaps": _("à vérifier ensemble"), "no": _("non")}[one.bound_by_default]


@register.filter
def first_facts(asked: Mapping[str, tuple[str, ...]]) -> str:
    """Return the first facts to ask for, by how many duties wait for them."""
    ranked = sorted(asked, key=lambda name: -len(asked[name]))
    return ", ".join(going_on(label_of(name, _)) for name in ranked[:_FEW])


@register.filter
def outcome_label(outcome: str) -> str:
    """Return an outcome in words."""
    return str(Outcome(outcome).label)


@register.filter
def role_words(name: str) -> str:
    """Return a role in words."""
    return str(Role.Name(name).label) if name in Role.Name.values else name
