"""pontdarc standards: the standards known here, and what each asks for."""

import importlib
from argparse import ArgumentParser, Namespace
from typing import Any

from pontdarc.cli.command import DONE, Command, answer, later
from pontdarc.core.schema import Constraints, Field
from pontdarc.standardisation.catalogue import find, origin_of, standards, versions
from pontdarc.standardisation.standard import Standard

_CHANGING = frozenset({"add", "remove", "refresh"})
_OFFICIAL = {
    "required": "required",
    "unique": "unique",
    "pattern": "pattern",
    "enum": "enum",
    "minimum": "minimum",
    "maximum": "maximum",
    "min_length": "minLength",
    "max_length": "maxLength",
}


def _arguments(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=False, metavar="ACTION")
    actions.add_parser("list", help="les standards connus")
    shown = actions.add_parser("show", help="les colonnes d’un standard")
    shown.add_argument("slug", metavar="NOM[@VERSION]", help="le nom du standard, comme scdl/subventions")
    add = actions.add_parser("add", help="ajouter un Table Schema ou un JSON Schema, par fichier ou par adresse")
    add.add_argument("schema", metavar="FICHIER|ADRESSE")
    add.add_argument("--slug", default="", metavar="NOM", help="son nom ici, si le schéma n’en dit pas")
    add.add_argument("--as-version", default="", metavar="VERSION", help="sa version, si le schéma n’en dit pas")
    remove = actions.add_parser("remove", help="retirer un standard ajouté, si rien ne s’en sert")
    remove.add_argument("slug", metavar="NOM@VERSION")
    refresh = actions.add_parser("refresh", help="lire l’index national, dire et ajouter ce qui est nouveau")
    refresh.add_argument("names", nargs="*", metavar="NOM", help="ajouter ceux-ci")
    refresh.add_argument("--all", action="store_true", help="ajouter tout ce qui est nouveau")
    for each in actions.choices.values():
        each.add_argument("--json", action="store_true", default=False, help="répondre en JSON", dest="json_here")


def _run(args: Namespace) -> int:
    args.action = args.action or "list"
    args.json = args.json or getattr(args, "json_here", False)
    if args.action in _CHANGING:
        importlib.import_module("pontdarc.cli.catalogue").prepare_catalogue()
        return later("pontdarc.cli.running.standards:standards")(args)
    if args.action == "list":
        known = list(standards().values())
        answer(args, [_summary(each) for each in known], lambda: "\n".join(_line(each) for each in known))
    else:
        standard = find(args.slug)
        answer(args, document(standard), lambda: _sentences(standard))
    return DONE


def document(standard: Standard) -> dict[str, Any]:
    """Return the standard as JSON: what it is, its fields in order, the checks beyond Table Schema."""
    return {
        **_summary(standard),
        "delimiter": standard.file_rules.delimiter,
        "encoding": standard.file_rules.encoding,
        "format": standard.file_rules.format,
        "file_name": standard.file_rules.name,
        "versions": [each.version for each in versions(standard.slug)],
        "aliases": list(standard.aliases),
        "obligations": list(standard.obligations),
        "theme": standard.theme,
        "frequency": standard.frequency,
        "fields": [_field(each) for each in standard.schema.fields],
        "checks": [
            {"name": each.name, "columns": list(each.columns), "params": dict(each.params)}
            for each in standard.schema.checks
        ],
    }


def _summary(standard: Standard) -> dict[str, Any]:
    return {
        "slug": standard.slug,
        "version": standard.version,
        "title": standard.title,
        "description": standard.description,
        "url": standard.url,
        **origin_of(standard),
    }


def _field(field: Field) -> dict[str, Any]:
    said: dict[str, Any] = {
        "name": field.name,
        "type": field.type,
        "format": field.format,
        "required": field.constraints.required,
        "title": field.title,
        "description": field.description,
        "example": field.example,
        "constraints": _constraints(field.constraints),
    }
    if field.type == "boolean":
        said |= {"trueValues": list(field.true_values), "falseValues": list(field.false_values)}
    return said


def _constraints(wanted: Constraints) -> dict[str, Any]:
    values = {official: getattr(wanted, name) for name, official in _OFFICIAL.items()}
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in values.items()
        if value not in (None, False, ())
    }


def _line(standard: Standard) -> str:
    return f"{standard.slug:24} {standard.version:8} {standard.title}"


def _sentences(standard: Standard) -> str:
    lines = [f"{standard.slug} {standard.version} : {standard.title}", standard.description, standard.url, ""]
    for field in standard.schema.fields:
        duty = "obligatoire" if field.constraints.required else "facultatif"
        lines.append(f"{field.name} ({field.type}, {duty}) : {field.description} Exemple : {field.example}")
    return "\n".join(lines)


COMMAND = Command("standards", "les standards connus et leurs colonnes", _arguments, _run)
