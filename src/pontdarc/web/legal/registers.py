"""The registers of an organisation, for those who keep them, and what is settled for all its data."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from pontdarc.approach.compliance import checklist, facts_of
from pontdarc.legal import actions
from pontdarc.legal.actions.property import LONGEST_DELAY
from pontdarc.legal.models import Homologation
from pontdarc.legal.rights import HOUSE_DELAY, house_delay
from pontdarc.network.actions import declare_facts
from pontdarc.network.models import Organisation
from pontdarc.network.queries import may, organisation_seen
from pontdarc.outside import clock
from pontdarc.web.forms import DateInput
from pontdarc.web.legal.duties import REGISTERS
from pontdarc.web.session import actor, workspace

COMPETES = [("", gettext_lazy("On ne sait pas")), ("yes", gettext_lazy("Oui")), ("no", gettext_lazy("Non"))]
_ANSWERS = {"yes": True, "no": False}


class DelayForm(forms.Form):
    """How long an operator has to answer."""

    days = forms.IntegerField(
        label=gettext_lazy("Jours laissés à une entreprise pour dire ce qui est son secret"),
        min_value=1,
        max_value=LONGEST_DELAY,
        help_text=gettext_lazy(
            "C’est l’usage de la maison : aucun texte ne fixe de délai. Son silence n’empêche rien, et le mois donné "
            "pour répondre à une demande continue de courir."
        ),
    )


class CompetesForm(forms.Form):
    """Whether the body sells a service in competition."""

    competes = forms.ChoiceField(
        label=gettext_lazy("Vend-elle un service que d’autres entreprises vendent aussi ?"),
        choices=COMPETES,
        required=False,
        help_text=gettext_lazy(
            "Service industriel et commercial en concurrence. C’est le seul cas où elle peut opposer son propre droit "
            "sur une base de données (CRPA, art. L321-3)."
        ),
    )


class HomologationForm(forms.Form):
    """A licence that was homologated."""

    title = forms.CharField(label=gettext_lazy("Nom de la licence"), max_length=200)
    url = forms.URLField(label=gettext_lazy("Adresse de son texte"), assume_scheme="https")
    number = forms.CharField(label=gettext_lazy("Numéro de la décision"), max_length=50)
    decided_on = forms.DateField(label=gettext_lazy("Date de la décision"), widget=DateInput)
    document = forms.URLField(label=gettext_lazy("Adresse de la décision"), assume_scheme="https")


@require_safe
@workspace
def registers(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the registers of an organisation and what is settled for all its data."""
    by, today = actor(request), clock.today()
    body = organisation_seen(by, slug)
    standings = {each.bound.obligation.code: each for each in checklist(by, body, today).standings}
    competes = facts_of([body], {})[body.pk].sells_in_competition
    answer = {True: "yes", False: "no", None: ""}[competes]
    proposes = may(by, "propose", body.pk, today) and by.person is not None
    context = {
        "organisation": body,
        "standings": {code: standings.get(code) for code in REGISTERS},
        "delay": house_delay(body.pk),
        "usual": HOUSE_DELAY,
        "competes": competes,
        "homologations": Homologation.objects.filter(organisation=body),
        "delay_form": DelayForm(initial={"days": house_delay(body.pk)}) if proposes else None,
        "competes_form": CompetesForm(initial={"competes": answer}) if proposes else None,
        "homologation_form": HomologationForm() if may(by, "decide", body.pk, today) else None,
        "here": "obligations",
    }
    return render(request, "legal/registers.html", context)


@require_POST
@workspace
def delay(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose the delay given to operators."""
    by, form = actor(request), DelayForm(request.POST)
    body = organisation_seen(by, slug)
    if not form.is_valid():
        return _again(request, body)
    actions.set_house_delay(by=by, organisation=body, days=form.cleaned_data["days"], now=clock.now())
    messages.success(request, _("C’est noté. Le délai vaut pour les prochaines réponses."))
    return redirect("registers", body.slug)


@require_POST
@workspace
def competes(request: HttpRequest, slug: str) -> HttpResponse:
    """Note whether the body sells in competition."""
    by, form = actor(request), CompetesForm(request.POST)
    body = organisation_seen(by, slug)
    if not form.is_valid():
        return _again(request, body)
    answer = _ANSWERS.get(form.cleaned_data["competes"])
    declare_facts(by=by, organisation=body, facts={"sells_in_competition": answer}, now=clock.now())
    messages.success(request, _("C’est noté."))
    return redirect("registers", body.slug)


@require_POST
@workspace
def homologation(request: HttpRequest, slug: str) -> HttpResponse:
    """Record a homologated licence."""
    by, form = actor(request), HomologationForm(request.POST)
    body = organisation_seen(by, slug)
    if not form.is_valid():
        return _again(request, body)
    actions.record_homologation(by=by, organisation=body, now=clock.now(), **form.cleaned_data)
    messages.success(request, _("Cette licence peut maintenant être choisie pour un jeu de données."))
    return redirect("registers", body.slug)


def _again(request: HttpRequest, body: Organisation) -> HttpResponse:
    messages.error(request, _("Il manque une réponse, ou elle n’a pas la bonne forme."))
    return redirect("registers", body.slug)
