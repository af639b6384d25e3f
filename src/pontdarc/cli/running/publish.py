"""Take one file through the approach, as the owner of the token or as the operator."""

from argparse import Namespace

from pontdarc.approach.dispatch import drain
from pontdarc.approach.journeys import Outcome, outcome_of, publish_file
from pontdarc.cli.command import DONE, LEFT_TO_DO, answer
from pontdarc.cli.running.asker import asker
from pontdarc.outside import clock
from pontdarc.publication.models import Version


def publish(args: Namespace) -> int:
    """Run ``pontdarc publish``."""
    try:
        made = publish_file(
            by=asker(),
            path=args.file,
            organisation=args.organisation,
            title=args.title,
            dataset=args.dataset,
            standard=args.standard,
            clearance=args.clearance,
            now=clock.now(),
        )
    finally:
        drain()
    outcome = _as_it_is_now(made)
    answer(
        args,
        {"dataset": outcome.dataset, "version": outcome.version, "url": outcome.url, "state": outcome.state},
        lambda: _sentences(outcome),
    )
    return DONE if outcome.state == "published" else LEFT_TO_DO


def _as_it_is_now(made: Outcome) -> Outcome:
    version = Version.objects.select_related("dataset").get(pk=made.version)
    return outcome_of(version, version.dataset)


def _sentences(outcome: Outcome) -> str:
    if outcome.state == "published":
        return f"Publié : {outcome.url}"
    reasons = "\n".join(f"- {doubt['text']} {doubt['advice']}" for doubt in outcome.held)
    return f"« {outcome.dataset} » : cette version n’est pas publiée.\n{reasons}"
