"""The register of algorithms, for those who keep it: describe, approve, and copy the notice for decisions."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pontdarc.legal import actions
from pontdarc.legal.actions.algorithms import LONGEST
from pontdarc.legal.algorithms import AUTOMATIONS, VOID, notice
from pontdarc.legal.models import Algorithm
from pontdarc.legal.registers import algorithm as algorithm_named
from pontdarc.legal.registers import algorithms_of, treatment_of
from pontdarc.network.queries import may, organisation_seen
from pontdarc.outside import clock
from pontdarc.web import refusals
from pontdarc.web.forms import DateInput
from pontdarc.web.session import actor, workspace


def automation_choices() -> list[tuple[str, str]]:
    """Return the degrees of automation as a menu."""
    return [("", gettext("Choisissez")), *((slug, gettext(words)) for slug, words in AUTOMATIONS.items())]


class AlgorithmForm(forms.Form):
    """A treatment, in the words of who receives the decision."""

    title = forms.CharField(label=gettext_lazy("Nom du traitement"), max_length=200)
    decision = forms.CharField(
        label=gettext_lazy("La décision individuelle qu’il fonde"),
        max_length=300,
        help_text=gettext_lazy("Par exemple : attribuer ou refuser une place en crèche."),
    )
    legal_basis = forms.CharField(label=gettext_lazy("Le texte qui la prévoit"), max_length=300)
    purpose = forms.CharField(
        label=gettext_lazy("Sa finalité"),
        max_length=500,
        help_text=gettext_lazy("À l’infinitif : elle entre telle quelle dans la mention."),
    )
    automation = forms.ChoiceField(label=gettext_lazy("Qui décide ?"), choices=automation_choices)
    contribution = forms.CharField(
        label=gettext_lazy("Sa part dans la décision"),
        help_text=gettext_lazy("Jusqu’où il compte, et comment une personne intervient."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    data_used = forms.CharField(
        label=gettext_lazy("Données traitées et leurs sources"),
        help_text=gettext_lazy("Rien sur une personne en particulier."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    parameters = forms.CharField(
        label=gettext_lazy("Critères et leur poids"),
        help_text=gettext_lazy("Ce qui fait monter ou descendre, et de combien."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    operations = forms.CharField(
        label=gettext_lazy("Ce que fait le traitement"),
        help_text=gettext_lazy("Dans l’ordre, sans jargon."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    run_by = forms.CharField(label=gettext_lazy("Qui le met en œuvre"), max_length=200)
    code_url = forms.URLField(label=gettext_lazy("Adresse du code source"), required=False, assume_scheme="https")
    contact_name = forms.CharField(label=gettext_lazy("À qui demander les règles"), max_length=200)
    contact_email = forms.EmailField(label=gettext_lazy("Adresse électronique"))
    notice_since = forms.DateField(
        label=gettext_lazy("La mention figure dans les décisions depuis le"),
        required=False,
        widget=DateInput,
        help_text=gettext_lazy("Vide : elle n’y est pas encore. Son texte est prêt sur la page du traitement."),
    )
    used_until = forms.DateField(label=gettext_lazy("Utilisé jusqu’au"), required=False, widget=DateInput)


@require_safe
@workspace
def algorithms(request: HttpRequest, slug: str) -> HttpResponse:
    """List the treatments of an organisation."""
    by, today = actor(request), clock.today()
    body = organisation_seen(by, slug)
    found = [(each, treatment_of(each)) for each in algorithms_of([body.pk])]
    context = {
        "organisation": body,
        "found": found,
        "proposes": may(by, "propose", body.pk, today) and by.person is not None,
        "void": gettext(VOID),
        "here": "obligations",
    }
    return render(request, "legal/algorithms.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def new_algorithm(request: HttpRequest, slug: str) -> HttpResponse:
    """Describe a new treatment."""
    return _edited(request, slug, None)


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def algorithm(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Show a treatment, its notice, and describe it again."""
    return _edited(request, slug, pk)


def _edited(request: HttpRequest, slug: str, pk: UUID | None) -> HttpResponse:
    by, today = actor(request), clock.today()
    body = organisation_seen(by, slug)
    found = algorithm_named(body.pk, pk) if pk else None
    proposes = may(by, "propose", body.pk, today) and by.person is not None
    initial = {name: getattr(found, name) for name in AlgorithmForm.base_fields} if found else {}
    form = AlgorithmForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals.Telling(request):
            made = actions.describe_algorithm(
                by=by, organisation=body, algorithm=found, now=clock.now(), **form.cleaned_data
            )
            messages.success(
                request, _("C’est noté. La personne qui signe doit l’approuver pour que le public le lise.")
            )
            return redirect("algorithm", body.slug, made.pk)
    treatment = treatment_of(found) if found else None
    address = request.build_absolute_uri(reverse("public-algorithms", args=[body.slug]))
    signs = found and may(by, "decide", body.pk, today) and by.person not in (None, found.by_id)
    context = {
        "organisation": body,
        "found": found,
        "treatment": treatment,
        "notice": notice(treatment, address if found and found.published else "") if treatment else "",
        "void": gettext(VOID) if treatment and treatment.void else "",
        "changed": bool(found and treatment and found.published and found.published != treatment.to_json()),
        "may_approve": bool(signs and treatment and found and found.published != treatment.to_json()),
        "form": form if proposes else None,
        "proposes": proposes,
        "here": "obligations",
    }
    return render(request, "legal/algorithm.html", context)


def _acted(request: HttpRequest, slug: str, pk: UUID) -> Algorithm:
    return algorithm_named(organisation_seen(actor(request), slug).pk, pk)


@require_POST
@workspace
def approve(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Publish a treatment as it is described."""
    found = _acted(request, slug, pk)
    actions.approve_algorithm(by=actor(request), algorithm=found, now=clock.now())
    messages.success(request, _("Ce traitement est maintenant dans le registre public."))
    return redirect("algorithm", slug, found.pk)


@require_POST
@workspace
def hide(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Take a treatment out of the public."""
    found = _acted(request, slug, pk)
    actions.hide_algorithm(by=actor(request), algorithm=found, now=clock.now())
    messages.success(request, _("Le public ne lit plus ce traitement."))
    return redirect("algorithm", slug, found.pk)
