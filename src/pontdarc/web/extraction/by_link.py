"""The page of somebody without an account: one thing to do, what is online already, who helps."""

import tempfile
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pontdarc.approach.queries import state_of
from pontdarc.core.refusals import Refusal
from pontdarc.extraction.models import Delivery, DepositLink
from pontdarc.extraction.queries import link as link_of
from pontdarc.extraction.queries import merged_of
from pontdarc.network.rules import MACHINE, Actor
from pontdarc.publication.queries import public_datasets
from pontdarc.standardisation.queries import preparations_seen_by, report
from pontdarc.standardisation.rows import write_workbook
from pontdarc.standardisation.runs import progress_of
from pontdarc.web.extraction.forms import DepositForm
from pontdarc.web.extraction.receiving import answer_refusal, answer_to, take
from pontdarc.web.standardisation.correcting import as_workbook
from pontdarc.web.standardisation.shown import stages, summary


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def deposit(request: HttpRequest, token: str) -> HttpResponse:
    """Show the drop, and take the file in the name of who received the link."""
    link = link_of(token)
    if link.entry is None:
        return redirect("link-contract", token)
    form = DepositForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            delivery = take(Actor(link.person_id, "person"), link.entry, form, Delivery.Origin.LINK)
        except Refusal as refusal:
            return answer_refusal(request, refusal, reverse("deposit-link", args=[token]))
        return answer_to(request, reverse("link-delivery", args=[token, delivery.pk]))
    last = _mine(link).order_by("-received_at").first()
    context = {
        "link": link,
        "token": token,
        "entry": link.entry,
        "form": form,
        "action": request.path,
        "last": last,
        "last_state": state_of(last) if last else None,
        "online": public_datasets().filter(organisation=link.entry.organisation)[:10],
        "helper": helper(link),
    }
    return render(request, "extraction/link.html", context)


def _mine(link: DepositLink) -> QuerySet[Delivery]:
    """The files of this person; by the link of a contract, those of all who answer for the operator."""
    dropped = Delivery.objects.filter(origin=Delivery.Origin.LINK)
    if link.contract is not None:
        return dropped.filter(entry__asked__contract=link.contract)
    return dropped.filter(entry=link.entry, by=link.person)


def helper(link: DepositLink) -> dict[str, str]:
    """Return who helps: who sent the link, else the contact of the organisation."""
    sender, organisation = link.created_by, link.organisation
    if sender and sender.erased_at is None:
        return {"name": sender.name, "phone": sender.phone or organisation.contact_phone, "email": sender.email}
    return {
        "name": organisation.contact_name,
        "phone": organisation.contact_phone,
        "email": organisation.contact_email,
    }


@never_cache
@require_safe
def delivery(request: HttpRequest, token: str, pk: UUID) -> HttpResponse:
    """Show what was understood of a file dropped by this link."""
    merged = merged_of(dropped(token, pk))
    if merged is not None:
        return redirect("link-delivery", token, merged.pk)
    return render(request, "extraction/link_delivery.html", _state(token, pk))


@never_cache
@require_safe
def progress(request: HttpRequest, token: str, pk: UUID) -> HttpResponse:
    """Show the same as a fragment, for the page that waits."""
    merged = merged_of(dropped(token, pk))
    if merged is not None:
        return HttpResponse(headers={"HX-Redirect": reverse("link-delivery", args=[token, merged.pk])})
    return render(request, "extraction/_link_progress.html", _state(token, pk))


@never_cache
@require_POST
def workbook(request: HttpRequest, token: str, pk: UUID) -> HttpResponse:
    """Give who dropped the file the rows to correct, without the columns that speak of people."""
    found = dropped(token, pk)
    preparation = preparations_seen_by(MACHINE).filter(delivery=found).first()
    if preparation is None:
        raise Http404
    with tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as folder:
        target = Path(folder) / "rows.xlsx"
        write_workbook(MACHINE, preparation, target, personal=False)
        return as_workbook(target, found)


def dropped(token: str, pk: UUID) -> Delivery:
    """Return a file dropped by this link, or made of one and of the workbook of its corrections."""
    link = link_of(token)
    mine = Q(pk__in=_mine(link)) | Q(workbook__in=_mine(link))
    found = Delivery.objects.filter(mine, pk=pk).select_related("entry__organisation").first()
    if found is None:
        raise Http404
    return found


def _state(token: str, pk: UUID) -> dict[str, object]:
    """Return what its depositor may know of a file: the report holds no cell of it."""
    found = dropped(token, pk)
    document, progress = report(MACHINE, found), progress_of(found)
    context: dict[str, object] = {
        "delivery": found,
        "entry": found.entry,
        "token": token,
        "contract": link_of(token).contract,
        "state": state_of(found),
        "ready": document is not None or bool(found.refusal),
        "progress": progress,
        "stages": stages(progress),
    }
    return {**context, **summary(found.entry, document)} if document else context
