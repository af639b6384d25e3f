"""How our own API answers: JSON, validators, refusals as problem documents (RFC 9457)."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import wraps

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from pontdarc.api.dialects._conditional import preflight
from pontdarc.api.refusals import problem
from pontdarc.core.query.refusals import Malformed
from pontdarc.core.refusals import Invalid, Refusal
from pontdarc.core.words import gettext_noop
from pontdarc.network.rules import Moved

View = Callable[..., HttpResponseBase]


def answered(view: View) -> View:
    """Wrap a view: GET and HEAD only, open to every origin, refusals as problem documents."""

    @wraps(view)
    def answer(request: HttpRequest, **named: object) -> HttpResponseBase:
        response = preflight() if request.method == "OPTIONS" else _answer(view, request, named)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining"
        return response

    return csrf_exempt(answer)  # nothing is ever written here: a POST deserves its 405


def _answer(view: View, request: HttpRequest, named: dict[str, object]) -> HttpResponseBase:
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD", "OPTIONS"])
    try:
        # What is said to programs does not change with the language of who asks.
        with translation.override(settings.LANGUAGE_CODE):
            return view(request, **named)
    except Moved as moved:
        former = f"/datasets/{named.get('dataset_id', '')}"
        response = HttpResponseRedirect(request.get_full_path().replace(former, f"/datasets/{moved.slug}", 1))
        response.status_code = 301
        return response
    except Malformed as refusal:
        return problem(refusal, more={"in": refusal.clause or "where", **_place(refusal)})
    except Refusal as refusal:
        return problem(refusal)


def _place(refusal: Malformed) -> dict[str, object]:
    return {name: refusal.params[name] for name in ("at", "found", "expected") if name in refusal.params}


def json(body: object) -> HttpResponse:
    """Answer JSON."""
    return HttpResponse(orjson.dumps(body, default=_plain), content_type="application/json; charset=utf-8")


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def whole(request: HttpRequest, name: str, default: int, most: int) -> int:
    """Return a parameter that is a whole number from 0 to *most*.

    :raises Invalid: it is something else.
    """
    text = request.GET.get(name, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) <= 15 and int(text) <= most):
        raise Invalid(
            "wrong_parameter",
            gettext_noop("Le paramètre « %(name)s » doit être un nombre entier de 0 à %(most)s."),
            gettext_noop("Corrigez l’adresse : la description de l’API dit ce que chaque paramètre accepte."),
            {"name": name, "most": most},
        )
    return int(text)
