"""What contracts wait for, in the reader's words."""

from django import template
from django.utils.translation import gettext as _

from pontdarc.extraction.contracts import Awaited

register = template.Library()


@register.filter
def awaited_text(awaited: Awaited) -> str:
    """Return where a deposit stands."""
    return awaited.sentence(_)


@register.filter
def awaited_advice(awaited: Awaited) -> str:
    """Return what to do about it."""
    return awaited.next_step(_)
