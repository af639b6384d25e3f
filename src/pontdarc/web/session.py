"""Who asks: the actor behind the signed-in account."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from pontdarc.core.refusals import Refusal
from pontdarc.network.models import Account, Person
from pontdarc.network.queries import actor_of
from pontdarc.network.rules import Actor
from pontdarc.web import refusals

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def actor(request: HttpRequest) -> Actor:
    """Return who asks. The view must be behind `workspace`."""
    return actor_of(cast(Account, request.user))


def person(request: HttpRequest) -> Person | None:
    """Return the person who is signed in, None for the operator."""
    return Person.objects.filter(account=cast(Account, request.user)).first()


def workspace(view: View[P]) -> View[P]:
    """Ask for a log-in; a refused form comes back to its page with the reason."""

    @wraps(view)
    def inner(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        try:
            return view(request, *args, **kwargs)
        except Refusal as refusal:
            refusals.tell(request, refusal)
            return back(request, "workspace")

    return cast(View[P], login_required(inner))


def back(request: HttpRequest, otherwise: str) -> HttpResponse:
    """Return to the page the form came from, if it is one of ours."""
    origin = request.POST.get("next") or request.META.get("HTTP_REFERER", "")
    if url_has_allowed_host_and_scheme(origin, {request.get_host()}, require_https=request.is_secure()):
        return redirect(origin)
    return redirect(otherwise)
