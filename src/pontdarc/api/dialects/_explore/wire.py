"""How Explore answers: JSON, validators, refusals in the words its clients know."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial, wraps
from typing import Any
from zoneinfo import ZoneInfo

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from pontdarc.api.dialect import Share
from pontdarc.api.dialects._conditional import preflight
from pontdarc.api.refusals import status_of
from pontdarc.core.query.refusals import Malformed
from pontdarc.core.refusals import Gone, NotFound, Refusal
from pontdarc.network.rules import Moved
from pontdarc.outside import clock

JSON = "application/json; charset=utf-8"
View = Callable[..., HttpResponseBase]

# The dialect speaks English: its clients match these texts. Keys are the codes of core.query.refusals.
_DETAILS = {
    "query_syntax": "Syntax error at character {at}: unexpected '{found}', expected one of: {expected}.",
    "query_too_long": "Too many {what}, the maximum is {limit}.",
    "query_unknown_field": "Unknown field: {name} (character {at}).",
    "query_unknown_function": "Unknown function: {name} (character {at}), expected one of: {known}.",
    "query_type": "{what} cannot be used with {found}, {expected} is expected (character {at}).",
    "query_value": "'{found}' is not a valid {expected} (character {at}).",
    "query_not_grouped": "{key} is neither an aggregation nor a group_by expression (character {at}).",
    "query_misplaced_aggregate": "Aggregation {name} is not allowed here (character {at}).",
    "query_misplaced_function": "Function {name} is not allowed in this clause (character {at}).",
    "query_out_of_range": "A computed value is out of range.",
}
_EXPOSED = "ETag, Content-Disposition, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset"
_CODES = {NotFound: "DatasetNotFoundError", Gone: "DatasetWithdrawnError"}


class Refused(Exception):
    """A refusal that only this dialect knows: *code* and *message* as its clients expect them."""

    def __init__(self, code: str, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status

    @classmethod
    def parameter(cls, name: str, found: str, expected: str) -> "Refused":
        """A parameter outside its bounds."""
        message = f"Invalid value for {name} API parameter: {found} was found but {expected} is expected."
        return cls("InvalidRESTParameterError", message)


def answered(view: View) -> View:
    """Wrap a view of the dialect: GET and HEAD only, open to every origin, refusals in its own shape."""

    @wraps(view)
    def answer(request: HttpRequest, **named: str) -> HttpResponseBase:
        response = preflight() if request.method == "OPTIONS" else _answer(view, request, named)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = _EXPOSED
        return response

    return csrf_exempt(answer)  # nothing is ever written here: a POST deserves its 405


def _answer(view: View, request: HttpRequest, named: dict[str, str]) -> HttpResponseBase:
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD", "OPTIONS"])
    try:
        # The words of themes and frequencies are data here: they do not change with who asks.
        with translation.override(settings.LANGUAGE_CODE):
            return view(request, **named)
    except Moved as moved:
        path = request.get_full_path().replace(f"/datasets/{named.get('dataset_id', '')}", f"/datasets/{moved.slug}", 1)
        response = HttpResponseRedirect(path)
        response.status_code = 301
        return response
    except Refused as refused:
        return error(refused.status, refused.code, refused.message)
    except Malformed as refusal:
        return error(400, "ODSQLError", malformed(refusal))
    except Refusal as refusal:
        code = next((code for kind, code in _CODES.items() if isinstance(refusal, kind)), "InternalError")
        return error(status_of(refusal), code, str(refusal))


def malformed(refusal: Malformed) -> str:
    """Return the dialect's sentence for a query that makes no sense."""
    template = _DETAILS.get(refusal.code, "{code}")
    detail = template.format_map({"code": refusal.code, **refusal.params})
    clause = refusal.clause or "where"
    return f"ODSQL query is malformed: {detail} Clause(s) containing the error(s): {clause}."


def error(status: int, code: str, message: str) -> HttpResponse:
    """Answer an error."""
    return HttpResponse(orjson.dumps({"message": message, "error_code": code}), status=status, content_type=JSON)


def too_many(request: HttpRequest, share: Share) -> HttpResponse:
    """Answer that a client has had its share, and when to come back."""
    again = clock.now() + timedelta(seconds=share.seconds)
    body = {
        "errorcode": 10002,
        "reset_time": again.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "limit_time_unit": "minute",
        "call_limit": share.limit,
        "error": "Too many requests on the domain. Please contact the domain administrator.",
    }
    response = HttpResponse(orjson.dumps(body), status=429, content_type=JSON)
    response["Access-Control-Allow-Origin"] = "*"
    return response


def json(body: object, zone: str = "UTC") -> HttpResponse:
    """Answer JSON, moments in a time zone."""
    return HttpResponse(dumped(body, zone), content_type=JSON)


def dumped(body: object, zone: str = "UTC") -> bytes:
    """Return JSON, moments in a time zone with their offset."""
    return orjson.dumps(body, default=partial(_plain, zone), option=orjson.OPT_PASSTHROUGH_DATETIME)


def _plain(zone: str, value: Any) -> object:
    if isinstance(value, datetime):
        return moment(value, zone)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def moment(value: datetime, zone: str = "UTC") -> str:
    """Return a moment as the dialect writes it: offset explicit. Naive moments are UTC."""
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    return aware.astimezone(UTC if zone == "UTC" else ZoneInfo(zone)).isoformat(timespec="seconds")
