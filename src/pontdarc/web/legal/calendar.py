"""The calendar of an organisation, as a page and as an iCalendar feed (RFC 5545) at a signed address.

The feed holds days, never what was done, who asked nor for what: whoever has the address learns what the law asks of
everybody, and that some deposit or answer is due on some day.
"""

import datetime
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pontdarc.approach.compliance import Checklist, checklist
from pontdarc.approach.own_days import OwnDay, days_of
from pontdarc.legal.deadlines import Deadline, deadlines
from pontdarc.network.models import Organisation
from pontdarc.network.rules import MACHINE
from pontdarc.outside import clock

SALT = "pontdarc.legal.calendar"
LONGEST = 75


def feed_address(found: Checklist, today: datetime.date) -> dict[str, object]:
    """Return what the page of deadlines shows: the body's own days, those of the law, and the address of the feed."""
    dated = deadlines(found.bound, today)
    token = signing.dumps(str(found.organisation.pk), salt=SALT)
    return {
        "own": days_of(found.organisation.pk, today) if found.shown else [],
        "today": today,
        "dated": [each for each in dated if each.day],
        "after": [each for each in dated if each.day is None],
        "feed": f"{settings.SITE_URL}{reverse('duties-feed', args=[token])}",
    }


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Answer the calendar of the organisation that the address was signed for."""
    try:
        pk = UUID(signing.loads(token, salt=SALT))
    except (signing.BadSignature, ValueError) as error:
        raise Http404 from error
    body = Organisation.objects.filter(pk=pk).first()
    if body is None:
        raise Http404
    found = checklist(MACHINE, body, clock.today())
    today = clock.today()
    text = ics(body.name, deadlines(found.bound, today), clock.now(), days_of(body.pk, today))
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


def ics(name: str, dated: Iterable[Deadline], now: datetime.datetime, days: Iterable[OwnDay] = ()) -> str:
    """Return the calendar: one event a year for each deadline that has a day, one for each day of its own."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Pont d'Arc//obligations//FR",
        f"X-WR-CALNAME:{_escaped(_('Obligations – %(name)s') % {'name': name})}",
    ]
    for each in dated:
        if each.day:
            lines += _event(each, each.day, now)
    for own in days:
        lines += _own_event(own, now)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line))


def _event(deadline: Deadline, day: datetime.date, now: datetime.datetime) -> list[str]:
    law = deadline.bound.obligation
    perhaps = "" if deadline.bound.value else _(" (à vérifier ensemble)")
    said = f"{deadline.bound.due(gettext)}\n{law.article}"
    return [
        "BEGIN:VEVENT",
        f"UID:{law.code.lower()}-{day.month:02}{day.day:02}@pontdarc",
        f"DTSTAMP:{now.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        "RRULE:FREQ=YEARLY",
        f"SUMMARY:{_escaped(gettext(law.title) + perhaps)}",
        f"DESCRIPTION:{_escaped(said)}",
        "END:VEVENT",
    ]


def _own_event(own: OwnDay, now: datetime.datetime) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{own.uid}@pontdarc",
        f"DTSTAMP:{now.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{own.day:%Y%m%d}",
        f"SUMMARY:{_escaped(gettext(own.summary))}",
        f"DESCRIPTION:{_escaped(own.article)}",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Cut a line at 75 octets, never inside a letter."""
    part, room = "", LONGEST
    for letter in line:
        size = len(letter.encode())
        if size > room:
            yield part
            part, room = " ", LONGEST - 1
        part, room = part + letter, room - size
    yield part
