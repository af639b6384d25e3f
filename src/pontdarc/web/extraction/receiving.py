"""From an upload to a delivery, and the answer that both a browser and the drop's script understand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from pontdarc.approach.journeys import deliver
from pontdarc.core.refusals import Refusal
from pontdarc.extraction.models import Delivery
from pontdarc.inventory.models import Entry
from pontdarc.network.rules import Actor
from pontdarc.outside import clock
from pontdarc.web import refusals
from pontdarc.web.extraction.forms import DepositForm


def take(by: Actor, entry: Entry, form: DepositForm, origin: str) -> Delivery:
    """Keep the file of the form: an upload that was cut never gets here."""
    file = form.cleaned_data["file"]
    return deliver(
        by=by,
        entry=entry,
        file=file.chunks(),
        filename=file.name,
        origin=origin,
        data_date=form.cleaned_data["data_date"],
        now=clock.now(),
    )


def by_script(request: HttpRequest) -> bool:
    """Say whether the drop's script sent the file."""
    return request.headers.get("X-Requested-With") == "XMLHttpRequest"


def answer_to(request: HttpRequest, url: str) -> HttpResponse:
    """Lead to what was understood."""
    if by_script(request):
        return HttpResponse(status=201, headers={"X-Next": url})
    return redirect(url)


def answer_refusal(request: HttpRequest, refusal: Refusal, url: str) -> HttpResponse:
    """Say why the file was not taken, where the reader stands."""
    if by_script(request):
        status = refusals.status_of(refusal)
        return HttpResponse(refusals.said(refusal), status=status, content_type="text/plain; charset=utf-8")
    refusals.tell(request, refusal)
    return redirect(url)
