"""Pages of duties: the table of all the bodies, one body's checklist, its facts, its statement to print."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pontdarc.approach import facts_in_bulk
from pontdarc.approach.compliance import Checklist, checklist, checklists
from pontdarc.approach.outlines import outlines
from pontdarc.core.downloads.registry import downloads
from pontdarc.legal import actions
from pontdarc.legal.binding import label_of
from pontdarc.legal.catalogue import obligation
from pontdarc.legal.compliance import Standing
from pontdarc.legal.models import StatusSharing
from pontdarc.network.actions import declare_facts
from pontdarc.network.models import Organisation
from pontdarc.network.queries import bodies_of_their_own, may, organisation_seen, organisations_seen_by
from pontdarc.outside import clock
from pontdarc.web.legal.calendar import feed_address
from pontdarc.web.legal.facts_forms import DutyForm, FactsForm, SheetForm, all_names
from pontdarc.web.session import actor, workspace

HERE = "obligations"
REGISTERS = {"G5": "register", "G7": "access-officer", "G8": "algorithms", "G9": "algorithms"}
"""The page where a duty is kept here, by its code."""
_BOUND_FIRST = ("yes", "perhaps", "no")


@require_safe
@workspace
def overview(request: HttpRequest) -> HttpResponse:
    """Show all the bodies that I see: bound or not, in order, to check together, facts to ask for."""
    by, today = actor(request), clock.today()
    bodies = organisations_seen_by(by, today).filter(listed=True).order_by("name")
    rows = sorted(checklists(by, bodies, today), key=lambda one: _BOUND_FIRST.index(one.bound_by_default))
    if len(rows) == 1:
        return redirect("duties", rows[0].organisation.slug)
    codes = [one.organisation.insee_code for one in rows if one.organisation.insee_code]
    context = {
        "rows": rows,
        "outlines": outlines(codes, today) if len(codes) > 1 else None,
        "groups": _groups(rows),
        "may_describe": may(by, "describe", None, today),
        "form": SheetForm(),
        "here": HERE,
    }
    return render(request, "legal/overview.html", context)


@require_safe
@workspace
def on_the_map(request: HttpRequest) -> JsonResponse:
    """Answer where the communes that I see are, and whether the general duty binds them."""
    by, today = actor(request), clock.today()
    bodies = organisations_seen_by(by, today).filter(listed=True, kind=Organisation.Kind.COMMUNE).exclude(insee_code="")
    rows = checklists(by, bodies, today)
    known = outlines([one.organisation.insee_code for one in rows], today)
    features = [_feature(one, known.shapes) for one in rows if known and one.organisation.insee_code in known.shapes]
    return JsonResponse({"type": "FeatureCollection", "features": features}, content_type="application/geo+json")


def _feature(one: Checklist, shapes: Mapping[str, Any]) -> dict[str, object]:
    words = {"yes": _("tenue de publier"), "perhaps": _("à vérifier ensemble"), "no": _("publie si elle le veut")}
    state, name = one.bound_by_default, one.organisation.name
    label = _("%(name)s : %(what)s") % {"name": name, "what": words[state]}
    properties = {"label": label, "state": state}
    return {"type": "Feature", "properties": properties, "geometry": shapes[one.organisation.insee_code]}


def _groups(rows: Iterable[Checklist]) -> dict[str, int]:
    """How many bodies are bound by the general duty of open data: yes, perhaps, no."""
    counts = dict.fromkeys(_BOUND_FIRST, 0)
    for one in rows:
        counts[one.bound_by_default] += 1
    return counts


@require_safe
@workspace
def duties(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what binds an organisation, and where it stands if I may see that."""
    by, today = actor(request), clock.today()
    found = checklist(by, organisation_seen(by, slug), today)
    body = found.organisation
    own = body.pk in bodies_of_their_own(by, [body], today)
    describes = may(by, "describe", body.pk, today) and by.person is not None
    forms = {each.bound.obligation.code: DutyForm(each.bound.obligation) for each in found.standings if describes}
    context = {
        "found": found,
        "organisation": body,
        **_sorted(found.standings),
        "forms": forms,
        "asked": {label_of(name, gettext): codes for name, codes in found.asked.items()},
        "describes": describes,
        "registers": {code: reverse(name, args=[body.slug]) for code, name in REGISTERS.items()},
        "own": own,
        "shared": StatusSharing.objects.filter(organisation=body, ended_at=None).select_related("by").first(),
        "here": HERE,
    }
    return render(request, "legal/duties.html", context)


def _sorted(standings: Iterable[Standing]) -> dict[str, list[Standing]]:
    groups: dict[str, list[Standing]] = {"to_do": [], "to_check": [], "in_order": []}
    for each in standings:
        groups["in_order" if each.in_order else "to_check" if each.bound.value is None else "to_do"].append(each)
    return groups


@require_safe
@workspace
def statement(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the statement of compliance, made to be printed."""
    by, today = actor(request), clock.today()
    found = checklist(by, organisation_seen(by, slug), today)
    context = {
        "found": found,
        "organisation": found.organisation,
        **_sorted(found.standings),
        "today": today,
        "here": HERE,
    }
    return render(request, "legal/statement.html", context)


@require_POST
@workspace
def note(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Keep what somebody notes about a duty."""
    by = actor(request)
    body, law = organisation_seen(by, slug), obligation(code)
    form = DutyForm(law, request.POST)
    if not form.is_valid():
        messages.error(request, _("Il manque une réponse, ou elle n’a pas la bonne forme : dites ce que vous notez."))
        return redirect("duties", body.slug)
    actions.record_duty(by=by, organisation=body, code=code, now=clock.now(), **form.given(law))  # type: ignore[arg-type]
    messages.success(request, _("C’est noté, avec votre nom et la date."))
    return redirect("duties", body.slug)


@require_POST
@workspace
def share(request: HttpRequest, slug: str) -> HttpResponse:
    """Agree that the coordinator sees what is not done, or take it back."""
    by = actor(request)
    body = organisation_seen(by, slug)
    if request.POST.get("agree") == "yes":
        actions.share_status(by=by, organisation=body, now=clock.now())
        messages.success(request, _("Votre chef de projet open data voit maintenant où vous en êtes."))
    else:
        actions.stop_sharing(by=by, organisation=body, now=clock.now())
        messages.success(request, _("Votre chef de projet open data ne voit plus où vous en êtes."))
    return redirect("duties", body.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def facts(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for the facts of an organisation: first those that change an answer."""
    by, today = actor(request), clock.today()
    found = checklist(by, organisation_seen(by, slug), today)
    asked = [name for name in all_names() if name in found.asked]
    others = [name for name in all_names() if name not in found.asked and getattr(found.facts, name) is not None]
    form = FactsForm(found.facts, [*asked, *others], request.POST or None)
    if request.method == "POST" and form.is_valid():
        changed = {name: value for name, value in form.declared().items() if value != getattr(found.facts, name)}
        declare_facts(by=by, organisation=found.organisation, facts=changed, now=clock.now())
        messages.success(request, _("C’est noté. La liste des obligations est à jour."))
        return redirect("duties", found.organisation.slug)
    context = {
        "found": found,
        "organisation": found.organisation,
        "asked": [(form[name], found.asked[name]) for name in asked],
        "others": [form[name] for name in others],
        "form": form,
        "may_describe": may(by, "describe", found.organisation.pk, today),
        "here": HERE,
    }
    return render(request, "legal/facts.html", context)


@require_safe
@workspace
def facts_sheet(request: HttpRequest, suffix: str) -> HttpResponse:
    """Give the sheet to fill in."""
    if suffix not in ("csv", "xlsx"):
        raise Http404
    rows = facts_in_bulk.sheet(actor(request), clock.today())
    if suffix == "csv":
        response = HttpResponse(facts_in_bulk.as_csv(rows), content_type="text/csv; charset=utf-8")
    else:
        response = HttpResponse(facts_in_bulk.as_xlsx(rows), content_type=downloads()["xlsx"].media_type)
    response["Content-Disposition"] = f'attachment; filename="faits.{suffix}"'
    return response


@require_POST
@workspace
def take_facts_sheet(request: HttpRequest) -> HttpResponse:
    """Take a filled sheet."""
    by = actor(request)
    form = SheetForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Choisissez le tableau rempli, puis envoyez-le."))
        return redirect("obligations")
    file = form.cleaned_data["file"]
    with NamedTemporaryFile(suffix=Path(file.name).suffix[:10]) as kept:
        for chunk in file.chunks():
            kept.write(chunk)
        kept.flush()
        taken = facts_in_bulk.take(by=by, path=Path(kept.name), name=file.name, now=clock.now())
    messages.success(
        request,
        _("Faits changés : %(facts)s. Organisations concernées : %(organisations)s.")
        % {"facts": taken.facts, "organisations": taken.organisations},
    )
    for cell in taken.wrong[:10]:
        messages.warning(
            request,
            _("Ligne %(row)s, colonne « %(column)s » : nous attendions %(expected)s. Cette case est laissée de côté.")
            % {"row": cell.row, "column": cell.column, "expected": gettext(cell.expected)},
        )
    if taken.unknown:
        messages.warning(
            request,
            _("Ces organisations ne sont pas dans votre espace : %(names)s.")
            % {"names": ", ".join(taken.unknown[:10])},
        )
    return redirect("obligations")


@require_safe
@workspace
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the deadlines of an organisation."""
    by, today = actor(request), clock.today()
    found = checklist(by, organisation_seen(by, slug), today)
    context = {"organisation": found.organisation, **feed_address(found, today), "here": HERE}
    return render(request, "legal/calendar.html", context)
