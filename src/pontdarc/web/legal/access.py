"""The person in charge of access to documents: designation, letter to the CADA, end."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pontdarc.legal import actions
from pontdarc.legal.access import tell_by
from pontdarc.legal.models import AccessOfficer
from pontdarc.legal.registers import designations, shared_with
from pontdarc.network.models import Organisation, Person
from pontdarc.network.queries import may, organisation_seen, organisations_seen_by, organisations_where
from pontdarc.network.rules import Actor
from pontdarc.outside import clock
from pontdarc.web import refusals
from pontdarc.web.forms import DateInput
from pontdarc.web.session import actor, workspace


class DesignationForm(forms.Form):
    """Who is designated, by which act, and how to reach them."""

    person = forms.ModelChoiceField(
        label=gettext_lazy("La personne désignée"),
        queryset=Person.objects.none(),
        empty_label=gettext_lazy("Choisissez"),
        help_text=gettext_lazy("Elle doit déjà avoir un rôle dans une de vos organisations."),
    )
    profession = forms.CharField(label=gettext_lazy("Sa fonction"), max_length=200)
    act = forms.CharField(
        label=gettext_lazy("L’acte de désignation"), max_length=200, help_text=gettext_lazy("Arrêté n°…, décision du…")
    )
    since = forms.DateField(label=gettext_lazy("Date de l’acte"), widget=DateInput)
    contact_email = forms.EmailField(
        label=gettext_lazy("Adresse électronique publique"),
        help_text=gettext_lazy("De préférence celle d’un service."),
    )
    contact_phone = forms.CharField(label=gettext_lazy("Téléphone public"), max_length=30, required=False)
    contact_address = forms.CharField(label=gettext_lazy("Adresse postale"), max_length=300, required=False)
    others = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Désignée aussi pour"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Une commune et son intercommunalité peuvent avoir la même personne."),
    )

    def __init__(self, by: Actor, body: Organisation, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        mine = organisations_where(by, "manage")
        near = Organisation.objects.filter(groups__group=body) | Organisation.objects.filter(members__member=body)
        people = Person.objects.filter(roles__organisation__in=mine, erased_at=None)
        others = people.exclude(pk=by.person) if by.person else people
        self.fields["person"].queryset = others.distinct()  # type: ignore[attr-defined]
        self.fields["others"].queryset = near.filter(pk__in=mine).distinct()  # type: ignore[attr-defined]
        if not self.fields["others"].queryset.exists():  # type: ignore[attr-defined]
            del self.fields["others"]


class ToldForm(forms.Form):
    """When the CADA was told."""

    on = forms.DateField(label=gettext_lazy("CADA prévenue le"), widget=DateInput)
    receipt = forms.CharField(label=gettext_lazy("Numéro de l’accusé de réception"), max_length=100, required=False)


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def officer(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who is in charge of access; take a new designation."""
    by, today = actor(request), clock.today()
    body = organisation_seen(by, slug)
    manages = may(by, "manage", body.pk, today) and by.person is not None
    form = DesignationForm(by, body, request.POST or None) if manages else None
    if request.method == "POST" and form is not None and form.is_valid():
        said = dict(form.cleaned_data)
        bodies = [body, *said.pop("others", ())]
        with refusals.Telling(request):
            actions.designate(by=by, organisations=bodies, now=clock.now(), **said)
            messages.success(request, _("C’est noté et publié. Il reste à prévenir la CADA."))
            return redirect("access-officer", body.slug)
    found = designations([body.pk], today).first()
    context = {
        "organisation": body,
        "found": found,
        "tell_by": tell_by(found.role.since) if found else None,
        "late": found and not found.authority_told_on and today > tell_by(found.role.since),
        "shared": shared_with(found, today) if found else (),
        "told_form": ToldForm() if found and may(by, "describe", body.pk, today) and by.person else None,
        "form": form,
        "manages": manages,
        "here": "obligations",
    }
    return render(request, "legal/access_officer.html", context)


def _one(by: Actor, pk: UUID) -> AccessOfficer:
    bodies = organisations_seen_by(by)
    found: AccessOfficer = get_object_or_404(
        AccessOfficer.objects.select_related("role__person", "role__organisation"),
        pk=pk,
        role__organisation__in=bodies,
        role__person__erased_at=None,
    )
    return found


@require_safe
@workspace
def letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the letter to the CADA, made to be printed."""
    found, today = _one(actor(request), pk), clock.today()
    context = {
        "found": found,
        "organisation": found.role.organisation,
        "bodies": [found.role.organisation, *shared_with(found, today)],
        "today": today,
        "here": "obligations",
    }
    return render(request, "legal/access_letter.html", context)


@require_POST
@workspace
def told(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note that the CADA was told, for each body that shares the person by the same act."""
    by, form = actor(request), ToldForm(request.POST)
    found = _one(by, pk)
    if not form.is_valid():
        messages.error(request, _("Il manque la date, ou elle n’a pas la bonne forme."))
        return redirect("access-officer", found.role.organisation.slug)
    actions.tell_authority(by=by, designation=found, now=clock.now(), **form.cleaned_data)
    messages.success(request, _("C’est noté, avec la date."))
    return redirect("access-officer", found.role.organisation.slug)


@require_POST
@workspace
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a designation today."""
    by = actor(request)
    found = _one(by, pk)
    actions.end_designation(by=by, designation=found, until=clock.today(), now=clock.now())
    messages.success(request, _("Cette désignation prend fin aujourd’hui."))
    return redirect("access-officer", found.role.organisation.slug)
