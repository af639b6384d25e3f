"""Contributions of the public, read over and answered."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pontdarc.core.refusals import Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.mediation import actions, queries
from pontdarc.mediation.models import Question
from pontdarc.outside import clock
from pontdarc.web.session import actor, workspace


@require_safe
@workspace
def contributions(request: HttpRequest) -> HttpResponse:
    """List what waits to be read over or answered."""
    by = actor(request)
    context = {
        "questions": queries.questions_waiting(by),
        "reuses": queries.reuses_waiting(by),
        "here": "contributions",
    }
    return render(request, "mediation/contributions.html", context)


@require_safe
@workspace
def contribution(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one contribution."""
    item = queries.contribution(actor(request), pk)
    is_question = isinstance(item, Question)
    context = {
        "questions": [item] if is_question else [],
        "reuses": [] if is_question else [item],
        "here": "contributions",
    }
    return render(request, "mediation/contributions.html", context)


@require_POST
@workspace
def moderate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a contribution to everybody, or refuse it."""
    by = actor(request)
    accept = request.POST.get("accept") == "yes"
    actions.moderate(by=by, item=queries.contribution(by, pk), accept=accept, now=clock.now())
    messages.success(request, _("C’est publié.") if accept else _("C’est refusé. Rien ne paraît."))
    return redirect("contributions")


@require_POST
@workspace
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer a question."""
    by = actor(request)
    item = queries.contribution(by, pk)
    if not isinstance(item, Question):
        raise Invalid(
            "not_a_question",
            gettext_noop("Seule une question reçoit une réponse."),
            gettext_noop("Relisez la réutilisation."),
        )
    actions.answer(by=by, question=item, text=request.POST.get("text", ""), now=clock.now())
    messages.success(request, _("Votre réponse paraît avec la question, et part par e-mail."))
    return redirect("contributions")
