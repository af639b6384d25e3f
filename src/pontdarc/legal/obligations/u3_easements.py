"""Easements of public utility."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import ADMINISTRATION, all_of, fact
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.places import GPU

OBLIGATION = Obligation(
    code="U3",
    nature="duty",
    title=gettext_noop("Servitudes d’utilité publique"),
    trigger=all_of(ADMINISTRATION, fact("easements")),
    due=gettext_noop("Transmettre les servitudes sous forme électronique, au standard CNIG."),
    article="C. urb., art. L133-3",
    certainty="read",
    place=GPU,
    deadline=gettext_noop("en continu"),
)
