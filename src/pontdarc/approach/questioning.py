"""The questions of a clearance for one entry: what is known of it, what was answered, where that leads."""

from dataclasses import dataclass
from datetime import date

from pontdarc.approach.compliance import facts_of
from pontdarc.approach.signs import signs_of
from pontdarc.inventory.models import Entry
from pontdarc.legal.binding import judge
from pontdarc.legal.catalogue import obligation
from pontdarc.legal.models import Answer
from pontdarc.legal.queries import last_answers
from pontdarc.legal.questioning import Evidence, Sign, Situation, Way, evidence, way
from pontdarc.legal.rights import sources_of
from pontdarc.publication.models import Dataset
from pontdarc.standardisation.catalogue import standards
from pontdarc.standardisation.models import Preparation
from pontdarc.standardisation.queries import last_preparation


@dataclass(frozen=True, slots=True)
class Questioning:
    """What is known, what people answered, and the way so far."""

    known: dict[str, Evidence]
    answers: dict[str, Answer]
    way: Way


def questioning(entry: Entry, today: date) -> Questioning:
    """Return the questions of an entry as they stand."""
    known = evidence(situation_of(entry, today))
    answers = last_answers(entry.pk)
    return Questioning(known, answers, way({code: each.choice for code, each in answers.items()}, known))


def situation_of(entry: Entry, today: date) -> Situation:
    """Return what is known of an entry before anybody answers: its body, its file, its scan, its standard."""
    organisation = entry.organisation
    facts = facts_of([organisation], {})[organisation.pk]
    preparation = last_preparation(entry.pk)
    dataset = Dataset.objects.filter(entry=entry).first()
    slug = (preparation.standard if preparation else "") or entry.standard
    known = standards().get(slug.partition("@")[0])
    return Situation(
        kind=organisation.kind,
        bound=judge(obligation("G3"), facts).value,
        standard=known.slug if known else "",
        theme=(dataset.theme if dataset else "") or (known.theme or "" if known else ""),
        licence=dataset.licence if dataset else "lov2",
        personal=entry.personal_data,
        delivered=preparation is not None,
        signs=tuple(Sign(each["column"], each["kind"], each["role"]) for each in signs_of(preparation.report))
        if preparation
        else None,
        columns=_headers(preparation),
        sources=sources_of(entry.pk),
        competes=facts.sells_in_competition,
    )


def _headers(preparation: Preparation | None) -> tuple[str, ...]:
    """Every header of the file: those that the recipe leaves out say what the body holds too."""
    if preparation is None:
        return ()
    report = preparation.report
    named = [text for column in report.get("columns", []) for text in (column["name"], column.get("title"))]
    return tuple(dict.fromkeys(str(each) for each in [*named, *report.get("unmapped", [])] if each))
