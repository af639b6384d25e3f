"""pontdarc obligations: what the law asks of an organisation, from its facts."""

import importlib
from argparse import ArgumentParser, ArgumentTypeError, BooleanOptionalAction, Namespace

from pontdarc.cli.command import DONE, Command, answer, later
from pontdarc.cli.obligations_shown import table
from pontdarc.core.refusals import Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.legal.binding import Bound, binding, judged
from pontdarc.legal.compliance import NOT_ASSESSED
from pontdarc.legal.facts import ASKED, KINDS, Facts

_NUMBERS = {
    "population_municipale": "--population",
    "population_totale": "--population-totale",
    "agents_fte": "--fte",
    "agents_count": "--agents",
}


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--type", choices=KINDS, dest="kind", help="sorte d’organisation")
    parser.add_argument(
        _NUMBERS["population_municipale"],
        type=_whole,
        metavar="N",
        dest="population_municipale",
        help="population municipale",
    )
    parser.add_argument(_NUMBERS["population_totale"], type=_whole, metavar="N", help="population totale")
    parser.add_argument(
        "--population-counted",
        choices=["municipale", "totale"],
        help="population retenue, quand un juriste a tranché",
    )
    parser.add_argument(
        _NUMBERS["agents_fte"], type=_number, metavar="N", dest="agents_fte", help="agents en équivalent temps plein"
    )
    parser.add_argument(_NUMBERS["agents_count"], type=_whole, metavar="N", dest="agents_count", help="nombre d’agents")
    for asked in ASKED:
        if asked.type == "boolean":
            option = "--" + asked.name.replace("_", "-")
            said = asked.help[:1].lower() + asked.help[1:].rstrip(".").replace("%", "%%")
            parser.add_argument(option, action=BooleanOptionalAction, default=None, help=said)
    parser.add_argument(
        "--organisation", metavar="SLUG", help="une organisation du réseau : ses faits, ce qu’elle a fait"
    )
    parser.add_argument("--all", action="store_true", help="montrer aussi ce qui n’oblige pas, et pourquoi")


def _whole(text: str) -> int:
    """A whole number, written with or without spaces."""
    plain = "".join(text.split())
    if not plain.isascii() or not plain.isdigit() or len(plain) > 9:
        raise ArgumentTypeError(f"« {text} » n’est pas un nombre entier")
    return int(plain)


def _number(text: str) -> float:
    """A number, its decimals after a comma or a point."""
    plain = "".join(text.split()).replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        value = -1.0
    if not 0 <= value < 1e9:
        raise ArgumentTypeError(f"« {text} » n’est pas un nombre")
    return value


def typed(args: Namespace) -> dict[str, object]:
    """Return the facts given on the command line."""
    return {asked.name: getattr(args, asked.name) for asked in ASKED if getattr(args, asked.name) is not None}


def _run(args: Namespace) -> int:
    if args.organisation:
        importlib.import_module("pontdarc.cli.catalogue").prepare_catalogue()
        return later("pontdarc.cli.running.obligations:of_organisation")(args)
    if args.kind is None:
        raise Invalid(
            "kind_missing",
            gettext_noop("Il faut dire de quelle sorte d’organisation il s’agit."),
            gettext_noop("Ajoutez --type (par exemple --type commune), ou --organisation avec son nom."),
        )
    facts = Facts.of(args.kind, typed(args))
    found = judged(facts) if args.all else binding(facts)
    answer(args, [_said(each) for each in found], lambda: table(found))
    return DONE


def _said(bound: Bound) -> dict[str, object]:
    return bound.to_json() | {"status": NOT_ASSESSED}


COMMAND = Command("obligations", "dire ce que la loi demande à une organisation", _arguments, _run)
