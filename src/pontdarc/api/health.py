"""How the installation goes, in JSON, for the tools that watch over it."""

from dataclasses import asdict

import orjson
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pontdarc.api.refusals import problem
from pontdarc.approach.health import health
from pontdarc.core.refusals import Refusal
from pontdarc.outside import clock


@never_cache
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Answer 200 as long as the database does, whatever the concerns: the portal still serves; else 503."""
    try:
        found = health(clock.now())
    except Refusal as refusal:
        return problem(refusal)
    return HttpResponse(orjson.dumps({"database": "ok", **asdict(found)}), content_type="application/json")
