"""The registers that anybody may read: public information, who is in charge of access, algorithms; pages, CSV, JSON."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from pontdarc.approach.registers import lines_of, register_of
from pontdarc.legal import algorithms, register
from pontdarc.legal.models import RegisterEdition
from pontdarc.legal.registers import designations, editions_of, shared_with, treatments_published
from pontdarc.network import queries as network
from pontdarc.network.models import Organisation
from pontdarc.outside import clock

Rows = Sequence[Mapping[str, str]]


def registers_shown(body: Organisation, today: date) -> dict[str, str]:
    """Return the addresses of what the registers of an organisation show, by name; nothing for an empty one."""
    found = {
        "register": register_of(body, today) or editions_of(body.pk).exists(),
        "access": designations([body.pk], today).exists(),
        "algorithms": treatments_published(body.pk),
    }
    names = {"register": "public-register", "access": "public-access", "algorithms": "public-algorithms"}
    return {name: reverse(names[name], args=[body.slug]) for name, shown in found.items() if shown}


@require_safe
def public_register(request: HttpRequest, slug: str, year: int | None = None) -> HttpResponse:
    """Show the register as it is today, or one of its editions."""
    body = network.present_organisation(slug)
    edition = _edition(body, year)
    context = {
        "organisation": body,
        "edition": edition,
        "lines": lines_of(edition) if edition else register_of(body, clock.today()),
        "editions": list(editions_of(body.pk).defer("lines")),
        "today": clock.today(),
    }
    return render(request, "publication/register.html", context)


@require_safe
def register_file(request: HttpRequest, slug: str, suffix: str, year: int | None = None) -> HttpResponse:
    """Answer the register, or one of its editions, in an open format."""
    body = network.present_organisation(slug)
    edition = _edition(body, year)
    lines = lines_of(edition) if edition else register_of(body, clock.today())
    name = f"repertoire-{body.slug}-{edition.year if edition else clock.today().isoformat()}"
    columns = [column for column, _ in register.HEADERS]
    return _file([line.to_row() for line in lines], columns, suffix, name, body, edition)


def _edition(body: Organisation, year: int | None) -> RegisterEdition | None:
    if year is None:
        return None
    found = editions_of(body.pk).filter(year=year).first()
    if found is None:
        raise Http404
    return found


@require_safe
def access(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who is in charge of access to documents and of reuse."""
    body = network.present_organisation(slug)
    found = designations([body.pk], clock.today()).first()
    if found is None:
        raise Http404
    shared = shared_with(found, clock.today())
    context = {"organisation": body, "found": found, "shared": shared}
    return render(request, "publication/access.html", context)


@require_safe
def public_algorithms(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the rules of the treatments on which decisions rest."""
    body = network.present_organisation(slug)
    found = treatments_published(body.pk)
    if not found:
        raise Http404
    shown = [(each, gettext(algorithms.AUTOMATIONS[each.automation])) for each in found]
    return render(request, "publication/algorithms.html", {"organisation": body, "found": shown})


@require_safe
def algorithms_file(request: HttpRequest, slug: str, suffix: str) -> HttpResponse:
    """Answer the register of algorithms in an open format."""
    body = network.present_organisation(slug)
    with translation.override("fr"):
        rows = [algorithms.as_row(each, gettext) for each in treatments_published(body.pk)]
    if not rows:
        raise Http404
    return _file(rows, [name for name, _ in algorithms.HEADERS], suffix, f"algorithmes-{body.slug}", body)


def _file(
    rows: Rows,
    columns: Iterable[str],
    suffix: str,
    name: str,
    body: Organisation,
    edition: RegisterEdition | None = None,
) -> HttpResponse:
    response: HttpResponse
    if suffix == "csv":
        response = HttpResponse(register.as_csv(rows, columns), content_type="text/csv; charset=utf-8")
    elif suffix == "json":
        document = {
            "organisation": {"nom": body.name, "siren": body.siren},
            "edition": edition.year if edition else None,
            "arrete_le": clock.date_of(edition.at).isoformat() if edition else clock.today().isoformat(),
            "lignes": list(rows),
        }
        response = JsonResponse(document, json_dumps_params={"ensure_ascii": False})
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
    response["Access-Control-Allow-Origin"] = "*"
    return response
