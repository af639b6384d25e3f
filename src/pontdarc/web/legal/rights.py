"""What data is made from and who has rights on it: one page per entry, and what an organisation settles for all."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pontdarc.approach.property import record_source, take_source_back
from pontdarc.inventory.queries import entries_seen_by
from pontdarc.inventory.queries import entry as entry_seen
from pontdarc.legal.models import SourceUsed
from pontdarc.legal.property import BY_SLUG, KINDS, licence_forced, not_cleared
from pontdarc.legal.rights import licence_text, sources_kept, sources_of
from pontdarc.network.queries import may
from pontdarc.outside import clock
from pontdarc.publication.models import Dataset
from pontdarc.web import refusals
from pontdarc.web.forms import DateInput
from pontdarc.web.session import actor, workspace


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds of sources as a menu."""
    return [("", gettext("Choisissez")), *((kind.slug, gettext(kind.words)) for kind in KINDS)]


class SourceForm(forms.Form):
    """Something that went into the data."""

    kind = forms.ChoiceField(label=gettext_lazy("Sorte de source"), choices=kind_choices)
    title = forms.CharField(
        label=gettext_lazy("Son nom"), max_length=200, help_text=gettext_lazy("Exemples : BD TOPO, relevés du service.")
    )
    holder = forms.CharField(
        label=gettext_lazy("Qui a des droits dessus"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Ce nom est dit à qui réutilise (CRPA, art. L322-5). Laissez vide si c’est vous."),
    )
    terms = forms.CharField(
        label=gettext_lazy("Sa licence, ou ses conditions"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("En quelques mots, dits eux aussi à qui réutilise."),
    )
    url = forms.URLField(label=gettext_lazy("Adresse de la source"), required=False, assume_scheme="https")
    agreed_on = forms.DateField(
        label=gettext_lazy("Accord donné le"),
        required=False,
        widget=DateInput,
        help_text=gettext_lazy("À demander si la source n’est ni la vôtre ni ouverte à tous."),
    )
    agreement = forms.CharField(
        label=gettext_lazy("Référence de l’accord"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Courrier, clause du contrat. Elle reste au dossier."),
    )
    contact_email = forms.EmailField(
        label=gettext_lazy("Adresse du titulaire"),
        required=False,
        help_text=gettext_lazy("Pour pouvoir lui écrire. Jamais publiée."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def rights(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what an entry is made from and what follows for its licence; take one more source."""
    by = actor(request)
    entry = entry_seen(by, pk)
    proposes = may(by, "propose", entry.organisation_id, clock.today()) and by.person is not None
    form = SourceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals.Telling(request):
            record_source(by=by, entry=entry, now=clock.now(), **form.cleaned_data)
            messages.success(request, _("C’est noté. La page publique le dira."))
            return redirect("rights", entry.pk)
    found = sources_of(entry.pk)
    forced, dataset = licence_forced(found), Dataset.objects.filter(entry=entry).first()
    present = dataset.licence if dataset else None
    context = {
        "entry": entry,
        "kept": [(each, BY_SLUG[each.kind]) for each in sources_kept(entry.pk)],
        "form": form if proposes else None,
        "forced": licence_text(forced) if forced else None,
        "mismatch": licence_text(present) if forced and present and present != forced else None,
        "waiting": not_cleared(found),
        "here": "inventory",
    }
    return render(request, "legal/rights.html", context)


@require_POST
@workspace
def remove_source(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that a source is no longer in the data."""
    by = actor(request)
    source = get_object_or_404(SourceUsed, pk=pk, entry__in=entries_seen_by(by))
    take_source_back(by=by, source=source, now=clock.now())
    messages.success(request, _("Cette source n’est plus comptée dans les données."))
    return redirect("rights", source.entry_id)
