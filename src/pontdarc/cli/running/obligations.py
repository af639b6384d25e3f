"""What the law asks of an organisation of the network, and where it stands."""

from argparse import Namespace

from pontdarc.approach.compliance import checklist
from pontdarc.cli.command import DONE, answer
from pontdarc.cli.commands.obligations import typed
from pontdarc.cli.obligations_shown import table
from pontdarc.cli.running.asker import asker
from pontdarc.core.refusals import Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.legal.binding import Bound
from pontdarc.legal.compliance import NOT_ASSESSED, Standing
from pontdarc.network.queries import organisation
from pontdarc.outside import clock


def of_organisation(args: Namespace) -> int:
    """Run ``pontdarc obligations --organisation SLUG``: what is typed wins over what is recorded."""
    body = organisation(args.organisation)
    if args.kind not in (None, body.kind):
        raise Invalid(
            "other_kind",
            gettext_noop("« %(name)s » n’est pas de la sorte « %(kind)s »."),
            gettext_noop("Retirez --type : la sorte de l’organisation est connue."),
            {"name": body.name, "kind": args.kind},
        )
    found = checklist(asker(), body, clock.today(), typed(args))
    standings = {each.bound.obligation.code: each for each in found.standings}
    shown = [*found.bound, *(found.other if args.all else ())]
    answer(
        args,
        [_said(each, standings.get(each.obligation.code)) for each in shown],
        lambda: table(shown, standings),
    )
    return DONE


def _said(bound: Bound, standing: Standing | None) -> dict[str, object]:
    return standing.to_json() if standing else bound.to_json() | {"status": NOT_ASSESSED}
