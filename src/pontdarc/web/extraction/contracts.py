"""Contracts of operators in the workspace: what is due and late, one contract, its deposits, its secrets."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pontdarc.extraction import actions
from pontdarc.extraction.contracts import (
    Awaited,
    awaited,
    awaited_of,
    contract,
    contracts_seen_by,
    deposits_of,
    flags_seen_by,
)
from pontdarc.extraction.models import Asked, Contract, DepositLink, SecretFlag, Waiver
from pontdarc.inventory.actions import register
from pontdarc.legal.rights import house_delay
from pontdarc.network.queries import may
from pontdarc.network.rules import VERBS, Verb
from pontdarc.outside import clock
from pontdarc.web import refusals
from pontdarc.web.extraction.contract_forms import AskedForm, ContractForm, OperatorForm, SecretForm, WaiverForm
from pontdarc.web.session import actor, workspace

HERE = "contracts"


@require_safe
@workspace
def contracts(request: HttpRequest) -> HttpResponse:
    """List my contracts, those with something late first."""
    by, today = actor(request), clock.today()
    mine = contracts_seen_by(by)
    asked = awaited_of(mine, today)
    rows = [(each, asked[each.pk]) for each in mine]
    rows.sort(key=lambda row: (-_most_late(row[1]), row[0].subject))
    context = {"rows": rows, "may_describe": may(by, "describe", None, today), "here": HERE}
    return render(request, "extraction/contracts.html", context)


def _most_late(found: Iterable[Awaited]) -> int:
    return max((each.days_late for each in found), default=0)


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def new(request: HttpRequest) -> HttpResponse:
    """Write a contract."""
    by = actor(request)
    form = ContractForm(by, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals.Telling(request):
            made = actions.add_contract(by=by, now=clock.now(), **form.cleaned_data)
            messages.success(request, _("Le contrat est inscrit. Dites maintenant ce qu’il demande."))
            return redirect("ask-for", made.pk)
    return render(request, "extraction/contract_new.html", {"form": form, "here": HERE})


@require_safe
@workspace
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a contract: what is asked and where it stands, flagged columns, waivers, who has a link."""
    by, today = actor(request), clock.today()
    found = contract(by, pk)
    rights = {verb: may(by, verb, found.authority_id, today) for verb in VERBS}
    asked = awaited(found, today)
    flags = flags_seen_by(by).filter(asked__contract=found).order_by("decision", "at")
    context = {
        "contract": found,
        "asked": [(each, list(deposits_of(each.asked)[:10])) for each in asked],
        "flags": [(flag, SecretForm(auto_id=f"{flag.pk}_%s") if _open(flag, rights) else None) for flag in flags],
        "waivers": found.waivers.select_related("by").prefetch_related("asked__entry"),
        "links": DepositLink.objects.filter(contract=found).select_related("person").order_by("-created_at")[:20],
        "rights": rights,
        "signs": rights["decide"] and by.person is not None and found.kind == Contract.Kind.CONCESSION,
        "delay": house_delay(found.authority_id),
        "today": today,
        "here": HERE,
    }
    return render(request, "extraction/contract.html", context)


def _open(flag: SecretFlag, rights: Mapping[Verb, bool]) -> bool:
    """Whether the page asks for a decision: none was made, or one to publish does not hold yet."""
    waits = flag.applies_on is not None and flag.applies_on > clock.today()
    return rights["propose"] and (not flag.decision or waits)


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def ask_for(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write one thing that a contract asks for."""
    by = actor(request)
    found = contract(by, pk)
    form = AskedForm(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        title, standard = given.pop("title"), given.pop("standard")
        with refusals.Telling(request):
            with transaction.atomic():
                given["entry"] = given["entry"] or register(
                    by=by, organisation=found.authority, title=title, standard=standard, now=clock.now()
                )
                actions.ask_for(by=by, contract=found, now=clock.now(), **given)
            messages.success(request, _("C’est noté. L’exploitant le verra sur la page de son lien."))
            return redirect("contract", found.pk)
    return render(request, "extraction/contract_ask.html", {"form": form, "contract": found, "here": HERE})


@require_POST
@workspace
def stop_asking(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for one thing no more."""
    by = actor(request)
    asked = get_object_or_404(Asked, pk=pk, contract__in=contracts_seen_by(by))
    actions.stop_asking(by=by, asked=asked, now=clock.now())
    messages.success(request, _("Ce n’est plus demandé. Ce qui est arrivé est gardé."))
    return redirect("contract", asked.contract_id)


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send the link of the contract to somebody of the operator."""
    by = actor(request)
    found = contract(by, pk)
    form = OperatorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals.Telling(request):
            person = actions.guest(by=by, organisation=found.authority_id, now=clock.now(), **form.cleaned_data)
            actions.invite_operator(by=by, contract=found, person=person, now=clock.now())
            messages.success(request, _("Le lien est envoyé à %(name)s. Il vaut un an.") % {"name": person.name})
            return redirect("contract", found.pk)
    return render(request, "extraction/contract_invite.html", {"form": form, "contract": found, "here": HERE})


@require_POST
@workspace
def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide on a flagged column."""
    by = actor(request)
    flag = get_object_or_404(flags_seen_by(by), pk=pk)
    form = SecretForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Il manque votre décision, ou sa raison. Choisissez une réponse et dites pourquoi."))
        return redirect("contract", flag.asked.contract_id)
    actions.decide_secret(by=by, flag=flag, now=clock.now(), **form.cleaned_data)
    messages.success(request, _("C’est décidé. L’exploitant est prévenu, avec votre raison."))
    return redirect("contract", flag.asked.contract_id)


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def waive(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sign and publish a waiver."""
    by = actor(request)
    found = contract(by, pk)
    form = WaiverForm(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        with refusals.Telling(request):
            actions.waive(by=by, contract=found, asked=list(given.pop("asked")), now=clock.now(), **given)
            messages.success(request, _("La dispense est publiée."))
            return redirect("contract", found.pk)
    return render(request, "extraction/contract_waive.html", {"form": form, "contract": found, "here": HERE})


@require_POST
@workspace
def end_waiver(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a waiver."""
    by = actor(request)
    waiver = get_object_or_404(Waiver, pk=pk, contract__in=contracts_seen_by(by))
    actions.end_waiver(by=by, waiver=waiver, now=clock.now())
    messages.success(request, _("La dispense prend fin : ce que le contrat demande est dû de nouveau."))
    return redirect("contract", waiver.contract_id)
