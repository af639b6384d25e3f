"""A recipe written or changed by hand: read with care, every mistake said with its line.

:func:`pontdarc.core.recipe.from_yaml` reads what we wrote ourselves; this reads what people write.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from typing import Final

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from pontdarc.core.recipe import DOCUMENT, FileFacts, Recipe, from_yaml
from pontdarc.core.refusals import Invalid
from pontdarc.core.steps.registry import registry
from pontdarc.core.tables import Choices
from pontdarc.core.words import gettext_noop

LONGEST: Final = 1_000_000
"""Characters: the recipe of a table of a thousand columns has a fifth of that."""
DEEPEST: Final = 50
"""Levels inside one another, far more than a recipe has: reading takes the square of their number."""
_ADVICE = gettext_noop("Corrigez cette ligne, puis recommencez ; rien n’a été changé.")
_SECTIONS: Final[Mapping[str, frozenset[str]]] = {
    "columns": frozenset({"name", "kind", "type"}),
    "before": frozenset({"step", "column", "params"}),
    "mapping": frozenset({"target", "column", "sources", "value", "reason", "certainty", "by_person"}),
    "steps": frozenset({"step", "column", "params"}),
}
_NEEDED: Final = {"columns": "name", "before": "step", "mapping": "target", "steps": "step"}
_OTHERS: Final = frozenset({"recipe", "standard", "reading", "file", "left_out", "overrides"})
_READING: Final = frozenset(each.name for each in fields(Choices))
_FILE: Final = frozenset(each.name for each in fields(FileFacts))


def read_by_hand(text: str, *, targets: Collection[str] | None = None) -> Recipe:
    """Return the recipe that a person wrote.

    *targets*: the columns that it may fill, None for any.

    :raises Invalid: it is no recipe; params have ``line``, counted from 1, and the sentence says it.
    """
    root = _composed(text)
    for problem in _problems(root, targets):
        raise problem
    return from_yaml(text)


_NOT_YAML = gettext_noop("Ligne %(line)s : ce texte n’est pas du YAML bien formé.")
_YAML_ADVICE = gettext_noop("Vérifiez les retraits, les deux-points et les guillemets de cette ligne.")
_TOO_DEEP = gettext_noop("Ligne %(line)s : trop de niveaux sont emboîtés.")
_TOO_LONG = gettext_noop("Ligne %(line)s : ce document est trop long pour une recette.")
_ALIAS = gettext_noop("Ligne %(line)s : une recette n’a ni ancre ni renvoi (« & » et « * » de YAML).")
_TWICE = gettext_noop("Ligne %(line)s : « %(name)s » est écrit deux fois.")
_NO_RECIPE = gettext_noop("Ligne %(line)s : une recette commence par « recipe: 1 ».")
_UNKNOWN = gettext_noop("Ligne %(line)s : « %(name)s » n’est pas attendu ici. Possibles : %(expected)s.")
_LIST = gettext_noop("Ligne %(line)s : « %(name)s » est une liste, un tiret par élément.")
_MAPPING = gettext_noop("Ligne %(line)s : « %(name)s » s’écrit « nom: valeur ».")
_MISSING = gettext_noop("Ligne %(line)s : il manque « %(name)s ».")
_NO_STEP = gettext_noop("Ligne %(line)s : l’étape « %(name)s » n’existe pas.")
_NO_COLUMN = gettext_noop("Ligne %(line)s : la colonne « %(name)s » n’est pas dans la liste « columns » de la recette.")
_NO_TARGET = gettext_noop("Ligne %(line)s : le standard n’a pas de colonne « %(name)s ».")
_FILLED_TWICE = gettext_noop("Ligne %(line)s : la colonne « %(name)s » est remplie deux fois.")


def _said(line: int, text: str, advice: str = _ADVICE, **params: object) -> Invalid:
    return Invalid("recipe_line", text, advice, {"line": line, **params})


def _composed(text: str) -> Node:
    if len(text) > LONGEST:
        raise _said(1, _TOO_LONG)
    try:
        _look_through(text)
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        raise _said(mark.line + 1 if mark else 1, _NOT_YAML, _YAML_ADVICE) from error
    if not isinstance(root, MappingNode):
        raise _said(1, _NO_RECIPE)
    return root


def _look_through(text: str) -> None:
    """Refuse what would blow up, before anything is made of it."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _said(line, _ALIAS)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise _said(line, _TOO_DEEP)


def _problems(root: Node, targets: Collection[str] | None) -> Iterator[Invalid]:
    """Yield what is wrong, from the first line to the last of each section."""
    assert isinstance(root, MappingNode)  # noqa: S101 - _composed gives nothing else
    told = dict(_entries(root))
    yield from _keys(root, _OTHERS | set(_SECTIONS))
    if "recipe" not in told or _text(told["recipe"]) != str(DOCUMENT):
        yield _said(_line(told.get("recipe", root)), _NO_RECIPE)
    for name, admitted in (("reading", _READING), ("file", _FILE), ("overrides", None)):
        if name in told and not _is_null(told[name]):
            if not isinstance(told[name], MappingNode):
                yield _said(_line(told[name]), _MAPPING, name=name)
            elif admitted is not None:
                yield from _keys(told[name], admitted)
    for name in (*_SECTIONS, "left_out"):
        if name in told and not isinstance(told[name], SequenceNode):
            yield _said(_line(told[name]), _LIST, name=name)
    for name, admitted in _SECTIONS.items():
        for item in told[name].value if name in told else ():
            yield from _item(item, name, admitted)
    yield from _names(told, targets)


def _item(item: Node, section: str, admitted: Collection[str]) -> Iterator[Invalid]:
    if not isinstance(item, MappingNode):
        yield _said(_line(item), _MAPPING, name=section)
        return
    yield from _keys(item, admitted)
    told = dict(_entries(item))
    needed = _NEEDED[section]
    if needed not in told or not isinstance(told[needed], ScalarNode):
        yield _said(_line(item), _MISSING, name=needed)
    elif needed == "step" and _text(told["step"]) not in registry():
        yield _said(_line(told["step"]), _NO_STEP, name=_text(told["step"]))
    if "params" in told and not isinstance(told["params"], MappingNode):
        yield _said(_line(told["params"]), _MAPPING, name="params")
    if "sources" in told and not isinstance(told["sources"], SequenceNode):
        yield _said(_line(told["sources"]), _LIST, name="sources")


def _names(told: Mapping[str, Node], targets: Collection[str] | None) -> Iterator[Invalid]:
    """Yield the columns that are named and are nowhere, and those that are filled twice."""
    columns = {_text(dict(_entries(item))["name"]) for item in told["columns"].value} if "columns" in told else set()
    filled: set[str] = set()
    for item in told["mapping"].value if "mapping" in told else ():
        feed = dict(_entries(item))
        for source in feed["sources"].value if "sources" in feed else ():
            if _text(source) not in columns:
                yield _said(_line(source), _NO_COLUMN, name=_text(source))
        target = _text(feed["target"])
        if targets is not None and target not in targets:
            yield _said(_line(feed["target"]), _NO_TARGET, name=target)
        if target in filled:
            yield _said(_line(feed["target"]), _FILLED_TWICE, name=target)
        filled.add(target)


def _keys(node: Node, admitted: Collection[str]) -> Iterator[Invalid]:
    seen: set[str] = set()
    assert isinstance(node, MappingNode)  # noqa: S101 - the caller looked
    for key, _ in node.value:
        name = _text(key)
        if name not in admitted:
            yield _said(_line(key), _UNKNOWN, name=name, expected=", ".join(sorted(admitted)))
        if name in seen:
            yield _said(_line(key), _TWICE, name=name)
        seen.add(name)


def _entries(node: Node) -> Iterator[tuple[str, Node]]:
    for key, value in node.value if isinstance(node, MappingNode) else ():
        yield _text(key), value


def _text(node: Node) -> str:
    return str(node.value) if isinstance(node, ScalarNode) else ""


def _is_null(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.tag.endswith(":null")


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1
