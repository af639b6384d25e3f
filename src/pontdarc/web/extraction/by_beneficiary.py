"""The page of a subsidised body without an account: its identifiers, and nothing else."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from pontdarc.core.refusals import Invalid
from pontdarc.extraction.actions import give_identifiers
from pontdarc.extraction.queries import identifier_request
from pontdarc.outside import clock
from pontdarc.web import refusals


class _IdentifiersForm(forms.Form):
    """One of two numbers."""

    siret = forms.CharField(
        label=_("SIRET"), required=False, max_length=20, help_text=_("14 chiffres, sur l’avis de situation de l’Insee.")
    )
    rna = forms.CharField(
        label=_("Numéro RNA"),
        required=False,
        max_length=14,
        help_text=_("Si vous n’avez pas de SIRET : W et neuf caractères, sur le récépissé de déclaration."),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def identifiers(request: HttpRequest, token: str) -> HttpResponse:
    """Ask a beneficiary for its SIRET or RNA, and thank it."""
    found = identifier_request(token, clock.now())
    initial = {"siret": found.siret, "rna": found.rna}
    form = _IdentifiersForm(request.POST or None, initial=initial)
    given = False
    if request.method == "POST" and form.is_valid():
        try:
            give_identifiers(token=token, now=clock.now(), **form.cleaned_data)
        except Invalid as refusal:
            form.add_error(None, refusals.said(refusal))
        else:
            given = True
    context = {"asked": found, "organisation": found.entry.organisation, "form": form, "given": given}
    return render(request, "extraction/link_identifiers.html", context)
