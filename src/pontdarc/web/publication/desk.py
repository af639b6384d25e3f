"""What those who keep a dataset do with its public face: describe, publish what waits, withdraw."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from pontdarc.approach.journeys import release as release_version
from pontdarc.legal.rights import licences_of
from pontdarc.outside import clock
from pontdarc.publication.actions import describe_dataset
from pontdarc.publication.actions import withdraw as withdraw_dataset
from pontdarc.publication.models import Dataset, Frequency, Theme, Version
from pontdarc.publication.queries import dataset_seen, datasets_seen_by
from pontdarc.updating.actions import promise
from pontdarc.web import refusals
from pontdarc.web.legal.forms import WhyForm
from pontdarc.web.session import actor, workspace


class DatasetForm(forms.Form):
    """What the public reads of a dataset."""

    title = forms.CharField(label=gettext_lazy("Titre"), max_length=200)
    description = forms.CharField(
        label=gettext_lazy("Ce que c’est, en deux phrases"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Une ligne par quoi ? Depuis quand ? Sur quel territoire ?"),
    )
    theme = forms.ChoiceField(label=gettext_lazy("Thème"), choices=[("", "—"), *Theme.choices], required=False)
    licence = forms.ChoiceField(label=gettext_lazy("Licence"))
    frequency = forms.ChoiceField(
        label=gettext_lazy("Rythme promis"),
        choices=Frequency.choices,
        help_text=gettext_lazy("La prochaine livraison est attendue d’après ce rythme."),
    )
    contact_name = forms.CharField(label=gettext_lazy("Qui répond"), max_length=200, required=False)
    contact_email = forms.EmailField(label=gettext_lazy("Adresse de contact"), required=False)
    answer_days = forms.IntegerField(
        label=gettext_lazy("Délai habituel d’une réponse, en jours"), min_value=1, max_value=365
    )

    def __init__(self, dataset: Dataset, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        licences = [(each.slug, each.title) for each in licences_of(dataset.organisation_id)]
        self.fields["licence"].choices = licences  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def describe(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write the public description."""
    by = actor(request)
    dataset = dataset_seen(by, pk)
    initial = {name: getattr(dataset, name) for name in DatasetForm.base_fields}
    form = DatasetForm(dataset, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        fields = dict(form.cleaned_data)
        frequency = fields.pop("frequency")
        with refusals.Telling(request):
            with transaction.atomic():
                describe_dataset(by=by, dataset=dataset, now=clock.now(), **fields)
                if frequency != initial["frequency"]:
                    promise(by=by, dataset=dataset, frequency=frequency, now=clock.now())
            messages.success(request, _("C’est noté. La page publique le dit aussi."))
            return redirect("entry", dataset.entry_id)
    context = {"dataset": dataset, "form": form, "withdraw_form": WhyForm(), "here": "inventory"}
    return render(request, "publication/describe.html", context)


@require_POST
@workspace
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Withdraw a dataset; its page says why."""
    by = actor(request)
    dataset = dataset_seen(by, pk)
    withdraw_dataset(by=by, dataset=dataset, why=request.POST.get("why", ""), now=clock.now())
    messages.success(request, _("Ces données sont retirées. Leur page dit pourquoi."))
    return redirect("entry", dataset.entry_id)


@require_POST
@workspace
def release(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Publish a version that was held because it differs much from the last one."""
    by = actor(request)
    version = get_object_or_404(Version.objects.filter(dataset__in=datasets_seen_by(by)), pk=pk)
    release_version(by=by, version=version, now=clock.now())
    messages.success(request, _("Cette version est publiée."))
    return redirect("entry", version.dataset.entry_id)
