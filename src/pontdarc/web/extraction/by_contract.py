"""The pages of an operator without an account: what its contract asks for, its files, its secrets."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pontdarc.approach.queries import state_of
from pontdarc.core.refusals import Refusal
from pontdarc.extraction import actions
from pontdarc.extraction.contracts import awaited, deposits_of
from pontdarc.extraction.models import Asked, Contract, Delivery, DepositLink, SecretFlag
from pontdarc.extraction.queries import link as link_of
from pontdarc.legal.rights import house_delay
from pontdarc.network.rules import MACHINE, Actor
from pontdarc.outside import clock
from pontdarc.standardisation.queries import report
from pontdarc.web import refusals
from pontdarc.web.extraction.by_link import dropped, helper
from pontdarc.web.extraction.contract_forms import FlagForm, ReplyForm
from pontdarc.web.extraction.forms import DepositForm
from pontdarc.web.extraction.receiving import answer_refusal, answer_to, take

DEPOSITS = 10


def _opened(token: str) -> tuple[DepositLink, Contract]:
    link = link_of(token)
    if link.contract is None:
        raise Http404
    return link, link.contract


@never_cache
@require_safe
def contract(request: HttpRequest, token: str) -> HttpResponse:
    """Show what the contract asks for, for when, in what format, and what came."""
    link, found = _opened(token)
    today = clock.today()
    flags = SecretFlag.objects.filter(asked__contract=found).select_related("asked__entry")
    context = {
        "link": link,
        "token": token,
        "contract": found,
        "asked": [(each, _deposits(each.asked)) for each in awaited(found, today)],
        "flags": [(flag, ReplyForm(auto_id=f"{flag.pk}_%s") if _answerable(flag) else None) for flag in flags],
        "helper": helper(link),
        "delay": house_delay(found.authority_id),
    }
    return render(request, "extraction/link_contract.html", context)


def _deposits(asked: Asked) -> list[tuple[Delivery, str]]:
    """The last files, each with where it is; those that came otherwise than by a link have no page here."""
    return [(each, state_of(each).sentence) for each in deposits_of(asked)[:DEPOSITS]]


def _answerable(flag: SecretFlag) -> bool:
    return flag.applies_on is not None and flag.applies_on > clock.today() and not flag.reply


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def deposit(request: HttpRequest, token: str, pk: UUID) -> HttpResponse:
    """Show the drop for one thing asked, and take the file in the name of who received the link."""
    link, found = _opened(token)
    asked = get_object_or_404(found.asked.select_related("entry__organisation").filter(ended_at=None), pk=pk)
    form = DepositForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            delivery = take(Actor(link.person_id, "person"), asked.entry, form, Delivery.Origin.LINK)
        except Refusal as refusal:
            return answer_refusal(request, refusal, reverse("link-asked", args=[token, asked.pk]))
        return answer_to(request, reverse("link-delivery", args=[token, delivery.pk]))
    context = {
        "token": token,
        "contract": found,
        "asked": asked,
        "entry": asked.entry,
        "form": form,
        "action": request.path,
        "helper": helper(link),
    }
    return render(request, "extraction/link_asked.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def secrets(request: HttpRequest, token: str, pk: UUID) -> HttpResponse:
    """Show the columns of a file, and take the flag of one of them with its reason."""
    link, found = _opened(token)
    delivery = dropped(token, pk)
    asked = get_object_or_404(found.asked.select_related("entry__organisation"), entry=delivery.entry_id)
    document = report(MACHINE, delivery)
    if document is None:
        return redirect("link-delivery", token, pk)
    form = FlagForm(_columns(document), request.POST or None)
    if request.method == "POST" and form.is_valid():
        by = Actor(link.person_id, "person")
        with refusals.Telling(request):
            flag = actions.flag_secret(by=by, asked=asked, now=clock.now(), **form.cleaned_data)
            messages.success(
                request,
                _("« %(column)s » est signalée. %(organisation)s est prévenue, et décide.")
                % {"column": flag.column, "organisation": found.authority.name},
            )
            return redirect("link-secrets", token, pk)
    context = {
        "token": token,
        "delivery": delivery,
        "contract": found,
        "entry": delivery.entry,
        "form": form,
        "flags": asked.flags.all(),
        "delay": house_delay(found.authority_id),
    }
    return render(request, "extraction/link_secrets.html", context)


def _columns(document: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The columns as they would be public, with their titles; those of the standard that the file lacks left out."""
    fed = {str(feed["target"]) for feed in document.get("feeds", [])}
    named = [(str(each["name"]), str(each.get("title") or "")) for each in document.get("columns", [])]
    return [(name, f"{title} ({name})" if title else name) for name, title in named if not fed or name in fed]


@never_cache
@require_POST
def reply(request: HttpRequest, token: str, pk: UUID) -> HttpResponse:
    """Take the answer of the operator to a decision to publish a column."""
    link, found = _opened(token)
    flag = get_object_or_404(SecretFlag.objects.select_related("asked__entry"), pk=pk, asked__contract=found)
    by = Actor(link.person_id, "person")
    with refusals.Telling(request):
        actions.reply_secret(by=by, flag=flag, reply=request.POST.get("reply", ""), now=clock.now())
        messages.success(request, _("Votre réponse est transmise."))
    return redirect("link-contract", token)
