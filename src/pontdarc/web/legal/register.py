"""The register of public information, for those who keep it: words to write, to approve, and the year's edition."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pontdarc.approach.registers import register_of
from pontdarc.inventory.models import Entry
from pontdarc.inventory.queries import entries_seen_by
from pontdarc.inventory.queries import entry as entry_seen
from pontdarc.legal import actions
from pontdarc.legal.models import RegisterLine
from pontdarc.legal.registers import editions_of
from pontdarc.network.queries import may, organisation_seen
from pontdarc.outside import clock
from pontdarc.publication.queries import public_datasets
from pontdarc.web import refusals
from pontdarc.web.forms import DateInput
from pontdarc.web.session import actor, workspace


class LineForm(forms.Form):
    """What the register says of one entry."""

    title = forms.CharField(
        label=gettext_lazy("Titre exact"),
        max_length=200,
        help_text=gettext_lazy("Tel que le public le lira. Il ne doit rien révéler de ce qui est protégé."),
    )
    object = forms.CharField(label=gettext_lazy("Objet"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    created_on = forms.DateField(label=gettext_lazy("Date de création"), required=False, widget=DateInput)
    updates = forms.CharField(
        label=gettext_lazy("Objet des mises à jour"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Par exemple : complété chaque année après le vote du budget."),
    )
    conditions = forms.CharField(
        label=gettext_lazy("Conditions de réutilisation"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Vide : sur demande à l’organisation. Pour un jeu publié, sa licence est reprise."),
    )
    fees = forms.CharField(
        label=gettext_lazy("Redevance"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Vide : gratuit. Une collectivité ne fait payer que par exception."),
    )
    fees_basis = forms.CharField(label=gettext_lazy("Bases de calcul de la redevance"), max_length=300, required=False)


@require_safe
@workspace
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what the register holds today, what waits for words or for an approval, and the editions."""
    by, today = actor(request), clock.today()
    body = organisation_seen(by, slug)
    lines = register_of(body, today)
    inside = {line.id for line in lines}
    worded = RegisterLine.objects.filter(entry__organisation=body, approved_at=None).select_related("entry", "by")
    waiting = list(worded.order_by("title"))
    known = {each.entry_id for each in waiting}
    others = [each for each in _entries(body.pk) if str(each.pk) not in inside and each.pk not in known]
    editions = list(editions_of(body.pk).select_related("by"))
    decides = may(by, "decide", body.pk, today) and by.person is not None
    context = {
        "organisation": body,
        "lines": lines,
        "waiting": [(each, decides and each.by_id != by.person) for each in waiting],
        "others": others,
        "editions": editions,
        "year": today.year,
        "may_publish": decides and lines and not any(each.year == today.year for each in editions),
        "undated": sum(not line.created_on for line in lines),
        "here": "obligations",
    }
    return render(request, "legal/register.html", context)


def _entries(organisation_id: UUID) -> list[Entry]:
    return list(Entry.objects.filter(organisation_id=organisation_id).order_by("title")[:500])


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def line(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write the line of an entry."""
    by = actor(request)
    entry = entry_seen(by, pk)
    kept = RegisterLine.objects.filter(entry=entry).select_related("by", "approved_by").first()
    names = LineForm.base_fields
    initial = {name: getattr(kept, name) for name in names} if kept else {"object": entry.description}
    proposes = may(by, "propose", entry.organisation_id, clock.today()) and by.person is not None
    form = LineForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals.Telling(request):
            actions.word_line(by=by, entry=entry, now=clock.now(), **form.cleaned_data)
            messages.success(request, _("C’est écrit. La personne qui signe doit approuver ces mots."))
            return redirect("register", entry.organisation.slug)
    context = {
        "entry": entry,
        "line": kept,
        "form": form if proposes else None,
        "published": public_datasets().filter(entry=entry).exists(),
        "here": "inventory",
    }
    return render(request, "legal/register_line.html", context)


@require_POST
@workspace
def approve_line(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Approve the words of a line."""
    by = actor(request)
    kept = get_object_or_404(RegisterLine, entry__in=entries_seen_by(by), entry=pk)
    actions.approve_line(by=by, line=kept, now=clock.now())
    messages.success(request, _("Cette ligne est maintenant dans le répertoire public."))
    return redirect("register", kept.entry.organisation.slug)


@require_POST
@workspace
def strike_line(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a line out of the register."""
    by = actor(request)
    kept = get_object_or_404(RegisterLine, entry__in=entries_seen_by(by), entry=pk)
    actions.strike_line(by=by, line=kept, now=clock.now())
    messages.success(request, _("Cette ligne n’est plus dans le répertoire, ni dans ses éditions passées."))
    return redirect("register", kept.entry.organisation.slug)


@require_POST
@workspace
def publish_edition(request: HttpRequest, slug: str) -> HttpResponse:
    """Freeze the register of this year."""
    by, now = actor(request), clock.now()
    body = organisation_seen(by, slug)
    made = actions.publish_edition(by=by, organisation=body, lines=register_of(body, clock.today()), now=now)
    messages.success(request, _("L’édition %(year)s est publiée.") % {"year": made.year})
    return redirect("register", body.slug)
