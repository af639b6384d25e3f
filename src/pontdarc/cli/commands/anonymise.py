"""pontdarc anonymise: the simplification of a table that loses the least while nobody is alone, then the table."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path
from typing import Any

from pontdarc.cli import figures
from pontdarc.cli.command import DONE, LEFT_TO_DO, Command, answer
from pontdarc.cli.files import must_exist
from pontdarc.core.privacy.classes import classes_of
from pontdarc.core.privacy.detection import scan
from pontdarc.core.privacy.planning import Wanted
from pontdarc.core.privacy.risk import HOUSE_K
from pontdarc.core.privacy.usual_plans import Chosen, choose_plan, follow
from pontdarc.core.reading import read
from pontdarc.core.recognition import recognise
from pontdarc.core.refusals import Conflict, Invalid, Unreadable
from pontdarc.core.step import Call, Context
from pontdarc.core.steps.registry import registry
from pontdarc.core.words import gettext_noop
from pontdarc.outside import clock, confined, sirene
from pontdarc.outside.official import official_referential

JOB = "pontdarc.cli.commands.anonymise:simplify"
_ROWS = 20_000


def simplify(arguments: dict[str, Any]) -> dict[str, Any]:
    """Find the best plan for the main table of a file, in the child process, and write the table when asked to.

    *arguments*: ``path``, ``name``, ``quasi``, ``sensitive``, ``k``, ``diverse``, ``closeness``, ``left_out``,
    ``today`` (ISO), ``out``. Columns that name people by themselves are taken out besides.

    :raises Unreadable: the file holds no table. :raises Invalid: a column is not in it.
    :raises Conflict: a table is asked for, and what is wanted cannot be reached, or leaves nothing.
    """
    table = read(Path(arguments["path"]), name=arguments["name"]).table
    if table is None:
        raise Unreadable(
            "no_table",
            gettext_noop("Aucun tableau n’a pu être lu dans ce fichier : il n’y a rien à anonymiser."),
            gettext_noop(
                "Lancez « pontdarc read » pour savoir pourquoi, puis déposez le fichier de données d’origine."
            ),
        )
    quasi, sensitive = arguments["quasi"], arguments["sensitive"]
    for name in (*quasi, *([sensitive] if sensitive else [])):
        if name not in table.columns:
            raise Invalid(
                "no_such_column",
                gettext_noop("Le fichier n’a pas de colonne « %(column)s »."),
                gettext_noop("Lancez « pontdarc read » pour voir les noms de ses colonnes."),
                {"column": name},
            )
    wanted = Wanted(arguments["k"], arguments["diverse"], arguments["closeness"], arguments["left_out"])
    context = Context(date.fromisoformat(arguments["today"]), official_referential())
    known = recognise(table.sample(_ROWS).frame, table.types)
    frame = table.frame
    found = scan(frame, known, sirene.kept()).columns
    direct = [each.name for each in found if each.role == "direct" and each.name not in quasi]
    kinds = {name: each.kind for name, each in known.items()}
    chosen = choose_plan(frame, quasi, kinds, wanted, context, sensitive=sensitive)
    removed = tuple(Call("drop_column", name) for name in direct)
    document = _document(chosen, (*removed, *chosen.steps), frame.height) | {"removed": direct}
    if arguments["out"]:
        if not chosen.plan.reached:
            raise Conflict(
                "k_not_reached",
                gettext_noop(
                    "Le seuil n’est pas atteint, même en retirant tout le détail : il faudrait ôter %(rows)s lignes."
                ),
                gettext_noop("Baissez --k, montez --left-out, ou retirez une colonne de --quasi."),
                {"rows": chosen.plan.left_out},
            )
        made = follow(frame, (*removed, *chosen.steps), context)
        if not made.width:
            raise Conflict(
                "nothing_left",
                gettext_noop("À ce seuil, il ne resterait aucune colonne : il n’y a pas de fichier à écrire."),
                gettext_noop("Baissez --k, ou montez --left-out."),
            )
        made.write_csv(arguments["out"], separator=";")
        kept = [name for name in quasi if name in made.columns]
        document["written"] = {"rows": made.height, "k": classes_of(made, kept).k}
    return document


def _document(chosen: Chosen, steps: tuple[Call, ...], rows: int) -> dict[str, Any]:
    plan = chosen.plan
    return {
        "reached": plan.reached,
        "rows": rows,
        "left_out": plan.left_out,
        "loss": plan.loss,
        "columns": [
            {"name": name, "rung": chosen.names[name], "level": plan.rungs[name], "loss": plan.losses[name]}
            for name in plan.rungs
        ],
        "plans": plan.plans,
        "visited": plan.visited,
        "steps": [{"step": call.step, "column": call.column, "params": dict(call.params)} for call in steps],
    }


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FICHIER", help="le fichier à anonymiser")
    parser.add_argument(
        "--quasi", type=figures.names, required=True, metavar="A,B,C", help="colonnes à rendre moins précises"
    )
    parser.add_argument(
        "--k", type=int, default=HOUSE_K, help="taille des plus petits groupes (%(default)s par défaut)"
    )
    parser.add_argument("--sensitive", metavar="D", help="colonne à ne pas laisser deviner")
    parser.add_argument("--diverse", type=int, default=1, help="nombre de valeurs sensibles par groupe au moins")
    parser.add_argument("--closeness", type=float, help="écart d’un groupe avec l’ensemble au plus, de 0 à 1")
    parser.add_argument(
        "--left-out", type=float, default=0.0, help="part des lignes qu’on accepte de retirer, de 0 à 1"
    )
    parser.add_argument("--out", type=Path, metavar="SORTIE", help="fichier CSV à écrire")


def _run(args: Namespace) -> int:
    must_exist(args.file)
    if not args.quasi or args.k < 2 or not 0 <= args.left_out <= 1 or args.diverse < 1:
        raise Invalid(
            "nothing_to_simplify",
            gettext_noop("Il faut au moins une colonne, un seuil d’au moins 2 et une part de lignes entre 0 et 1."),
            gettext_noop("Donnez par exemple --quasi commune,age --k 10 --left-out 0.02."),
        )
    if args.closeness is not None and args.left_out:
        raise Invalid(
            "closeness_keeps_all",
            gettext_noop(
                "Avec --closeness, toutes les lignes sont gardées : en retirer change l’ensemble auquel on compare."
            ),
            gettext_noop("Retirez --left-out, ou remplacez --closeness par --diverse."),
        )
    document = confined.run(
        JOB,
        {
            "path": str(args.file.resolve()),
            "name": args.file.name,
            "quasi": args.quasi,
            "sensitive": args.sensitive,
            "k": args.k,
            "diverse": args.diverse,
            "closeness": args.closeness,
            "left_out": args.left_out,
            "today": clock.today().isoformat(),
            "out": str(args.out.resolve()) if args.out else None,
        },
    )
    answer(args, document, lambda: _sentences(document))
    return DONE if document["reached"] else LEFT_TO_DO


def _sentences(document: dict[str, Any]) -> str:
    share = document["left_out"] / document["rows"] if document["rows"] else 0.0
    if document["reached"]:
        lines = [
            f"Meilleure simplification : {figures.share(document['loss'])} du détail perdu, "
            f"{figures.several(document['left_out'], 'ligne ôtée', 'lignes ôtées')}."
        ]
    else:
        lines = [
            "Seuil impossible à atteindre : même sans aucun détail, il faudrait ôter "
            f"{figures.rows(document['left_out'])} ({figures.share(share)})."
        ]
    lines += [f"  {each['name']} : {_told(each)}, {figures.share(each['loss'])} perdu" for each in document["columns"]]
    lines += [f"  {name} : retirée, elle désigne des personnes" for name in document["removed"]]
    lines.append(f"{document['visited']} simplifications comptées sur {document['plans']}.")
    if "written" in document:
        lines.append(
            f"Fichier écrit : {figures.rows(document['written']['rows'])}, "
            f"groupes de {document['written']['k']} au moins."
        )
    return "\n".join(lines)


def _told(column: dict[str, Any]) -> str:
    if column["rung"] == "as_is":
        return "gardée telle quelle"
    if column["rung"] == "hidden":
        return "retirée"
    step, _, value = column["rung"].partition(": ")
    title = registry()[step].title
    return f"{title[:1].lower()}{title[1:]} ({value})"


COMMAND = Command("anonymise", "cherche la simplification qui perd le moins en n’isolant personne", _arguments, _run)
