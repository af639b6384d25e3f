"""What the public leaves on a dataset."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pontdarc.mediation import actions
from pontdarc.outside import clock
from pontdarc.publication.models import Dataset
from pontdarc.publication.queries import public_dataset
from pontdarc.web.mediation.forms import QuestionForm, ReuseForm


@require_http_methods(["GET", "HEAD", "POST"])
def leave_reuse(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a reuse; it shows once somebody read it over."""
    dataset = public_dataset(slug)
    form = ReuseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not form.is_robot():
            actions.leave_reuse(dataset=dataset, **form.said, now=clock.now())
        return _thanks(request, dataset)
    return render(request, "mediation/leave.html", {"dataset": dataset, "form": form, "what": "reuse"})


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a question; it shows once somebody read it over."""
    dataset = public_dataset(slug)
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not form.is_robot():
            actions.ask(dataset=dataset, **form.said, now=clock.now())
        return _thanks(request, dataset)
    return render(request, "mediation/leave.html", {"dataset": dataset, "form": form, "what": "question"})


def _thanks(request: HttpRequest, dataset: Dataset) -> HttpResponse:
    messages.success(request, _("Merci. Votre message paraîtra ici après relecture."))
    return redirect("dataset", dataset.slug)
