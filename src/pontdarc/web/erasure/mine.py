"""What the platform holds about whoever is signed in: to read, to take away, to have erased."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from pontdarc.approach.erasure.people import export_person, forget_person
from pontdarc.core.refusals import Forbidden, Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.network.models import Person
from pontdarc.outside import clock
from pontdarc.web.session import actor, person, workspace

CONFIRMED = "effacer"


@never_cache
@require_safe
@workspace
def mine(request: HttpRequest) -> HttpResponse:
    """Show who I am here and what I may ask."""
    return render(request, "erasure/mine.html", {"person": person(request), "confirmed": CONFIRMED, "here": "mine"})


@never_cache
@require_safe
@workspace
def export(request: HttpRequest) -> HttpResponse:
    """Give all that is held about me, as JSON."""
    held = export_person(by=actor(request), person=_me(request), now=clock.now())
    response = JsonResponse(held, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = 'attachment; filename="mes-donnees.json"'
    return response


@require_POST
@workspace
def erase(request: HttpRequest) -> HttpResponse:
    """Erase all that is held about me, once I have written the word, and sign me out."""
    if request.POST.get("confirm", "").strip().lower() != CONFIRMED:
        raise Invalid(
            "not_confirmed",
            gettext_noop("Rien n’est effacé : le mot de confirmation n’est pas celui qui est demandé."),
            gettext_noop("Écrivez « effacer » dans la case, puis recommencez."),
        )
    forget_person(by=actor(request), person=_me(request), now=clock.now())
    logout(request)
    messages.success(request, _("Vos données sont effacées. Ce que vous avez décidé reste, sans votre nom."))
    return redirect("home")


def _me(request: HttpRequest) -> Person:
    found = person(request)
    if found is None:
        raise Forbidden(
            "account_of_nobody",
            gettext_noop("Ce compte n’est rattaché à personne."),
            gettext_noop("Demandez à votre chef de projet open data de vous inscrire dans le réseau."),
        )
    return found
