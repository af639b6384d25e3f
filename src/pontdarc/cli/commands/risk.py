"""pontdarc risk: how far the people of a table can be told apart, from the columns that someone may know."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

import polars as pl

from pontdarc.cli.command import DONE, LEFT_TO_DO, Command, answer
from pontdarc.cli.figures import count, names, rows, several, share
from pontdarc.cli.files import must_exist
from pontdarc.core.privacy.risk import HOUSE_K, Risk, measured_risk
from pontdarc.core.privacy.singling import WIDTH, Combination, singling_combinations
from pontdarc.core.reading import read
from pontdarc.core.refusals import Invalid, Unreadable
from pontdarc.core.words import gettext_noop
from pontdarc.outside import confined

JOB = "pontdarc.cli.commands.risk:measure"

_QUESTIONS = {
    "singling_out": ("Individualisation", "des lignes sont dans un groupe plus petit que le seuil"),
    "linkability": ("Corrélation", "des personnes de l’autre fichier sont retrouvées"),
    "inference": ("Inférence", "des lignes laissent deviner leur valeur sensible à coup sûr"),
}
_UNKNOWN = {
    "linkability": "pas de réponse sans autre fichier : donnez-en un avec --other",
    "inference": "pas de réponse sans colonne sensible : donnez-en une avec --sensitive",
}
_MODELS = {"whole": "le fichier est toute la population", "pitman": "modèle de Pitman", "zayatz": "modèle de Zayatz"}


def measure(arguments: dict[str, Any]) -> dict[str, Any]:
    """Measure the risk of the main table of a file, in the child process.

    *arguments*: ``path``, ``name``, ``quasi``, ``sensitive``, ``k``, ``population``, ``others`` (path and name of
    each), ``truth``.

    :raises Unreadable: a file holds no table. :raises Invalid: a column is not in the table.
    """
    frame = _table(arguments["path"], arguments["name"])
    quasi, sensitive, truth = arguments["quasi"], arguments["sensitive"], arguments["truth"]
    _must_have(frame, [*quasi, *sensitive, *([truth] if truth else [])])
    found = measured_risk(
        frame,
        quasi,
        sensitive=sensitive,
        wanted=arguments["k"],
        population=arguments["population"],
        others=[_table(path, name) for path, name in arguments["others"]],
        truth=truth,
    )
    return _document(found, singling_combinations(frame, quasi, width=WIDTH))


def _table(path: str, name: str) -> pl.DataFrame:
    table = read(Path(path), name=name).table
    if table is None:
        raise Unreadable(
            "no_table",
            gettext_noop("Aucun tableau n’a pu être lu dans ce fichier : on ne peut pas y mesurer de risque."),
            gettext_noop(
                "Lancez « pontdarc read » pour savoir pourquoi, puis déposez le fichier de données d’origine."
            ),
        )
    return table.frame


def _must_have(frame: pl.DataFrame, names: list[str]) -> None:
    for name in names:
        if name not in frame.columns:
            raise Invalid(
                "no_such_column",
                gettext_noop("Le fichier n’a pas de colonne « %(column)s »."),
                gettext_noop("Lancez « pontdarc read » pour voir les noms de ses colonnes."),
                {"column": name},
            )


def _document(found: Risk, combinations: tuple[Combination, ...]) -> dict[str, Any]:
    told = asdict(found)
    told["diversity"] = [{"column": name, **asdict(each)} for name, each in found.diversity]
    told["attacks"] = [{**asdict(each), "success": round(each.success, 6)} for each in found.attacks]
    told["combinations"] = [asdict(each) for each in combinations]
    return told


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FICHIER", help="le fichier à mesurer")
    parser.add_argument(
        "--quasi", type=names, required=True, metavar="A,B,C", help="colonnes qu’on peut savoir des gens"
    )
    parser.add_argument("--sensitive", type=names, default=[], metavar="D,E", help="colonnes à ne pas laisser deviner")
    parser.add_argument("--k", type=int, default=HOUSE_K, help="taille voulue des groupes (%(default)s par défaut)")
    parser.add_argument("--population", type=int, help="nombre de personnes d’où les lignes sont tirées")
    parser.add_argument(
        "--other", type=Path, action="append", default=[], metavar="AUTRE", help="autre fichier avec lequel croiser"
    )
    parser.add_argument("--truth", metavar="COLONNE", help="colonne des deux fichiers qui dit si l’on a vu juste")


def _run(args: Namespace) -> int:
    for path in (args.file, *args.other):
        must_exist(path)
    if not args.quasi or args.k < 2 or (args.population is not None and args.population < 1):
        raise Invalid(
            "nothing_to_measure",
            gettext_noop(
                "Il faut au moins une colonne, un seuil d’au moins 2 et une population d’au moins une personne."
            ),
            gettext_noop("Donnez par exemple --quasi commune,age --k 10 --population 330000."),
        )
    document = confined.run(
        JOB,
        {
            "path": str(args.file.resolve()),
            "name": args.file.name,
            "quasi": args.quasi,
            "sensitive": args.sensitive,
            "k": args.k,
            "population": args.population,
            "others": [(str(path.resolve()), path.name) for path in args.other],
            "truth": args.truth,
        },
    )
    answer(args, document, lambda: _sentences(document))
    return LEFT_TO_DO if any(each["holds"] is False for each in document["criteria"]) else DONE


def _sentences(document: dict[str, Any]) -> str:
    lines = [
        f"{rows(document['rows'])}, "
        f"{several(document['classes'], 'groupe', 'groupes')} de lignes semblables ; "
        f"le plus petit a {rows(document['k'])} (seuil voulu : {document['wanted']}).",
        f"Lignes seules de leur espèce : {count(document['uniques'])} ; dans la population, "
        f"{count(round(document['population']['rows']))} ({_MODELS[document['population']['model']]}).",
        f"Chance de retrouver quelqu’un qu’on sait dans le fichier : "
        f"{share(document['prosecutor']['highest'])} au plus, "
        f"{share(document['prosecutor']['average'])} en moyenne.",
        f"Chance de retrouver une personne quelconque : {share(document['journalist']['highest'])} au plus ; "
        f"part des gens qu’une recherche en masse retrouverait : {share(document['marketer'])}.",
    ]
    lines += [_criterion(each) for each in document["criteria"]]
    lines += [
        f"  {each['column']} : au moins {several(each['distinct'], 'valeur', 'valeurs')} par groupe, "
        f"écart de {share(each['equal'])} avec l’ensemble au pire."
        for each in document["diversity"]
    ]
    lines += [
        f"  Ensemble, {' + '.join(each['columns'])} : "
        f"{several(each['alone'], 'ligne seule', 'lignes seules')} de leur espèce."
        for each in document["combinations"][:5]
    ]
    return "\n".join(lines)


def _criterion(told: dict[str, Any]) -> str:
    title, said = _QUESTIONS[told["question"]]
    if told["figure"] is None:
        return f"{title} : {_UNKNOWN[told['question']]}."
    return f"{title} : {'écartée' if told['holds'] else 'possible'} ; {share(told['figure'])} {said}."


COMMAND = Command("risk", "mesure le risque de reconnaître les personnes d’un fichier", _arguments, _run)
