"""What each stage holds about people, and how to give it back or erase it.

A stage that keeps personal data says so in its own ``holdings.py``: ``HOLDINGS``, a tuple of these. A test walks
every model and fails when a field that looks personal is in none of them.
"""

import importlib
import importlib.util
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps

Export = Callable[[str], list[dict[str, object]]]
Erase = Callable[[str, datetime], int]


@dataclass(frozen=True, slots=True)
class Holding:
    """Personal data of one model.

    *model*: its label in lower case (``network.person``). *fields*: the personal ones.
    *export* gives what is held about the person with this e-mail address, one dict per row.
    *erase* makes it anonymous or deletes it at the given time, and returns how many rows it touched; a second call
    returns 0.
    """

    model: str
    fields: tuple[str, ...]
    export: Export
    erase: Erase


def holdings() -> tuple[Holding, ...]:
    """Return what every installed stage declares, stages in the order in which they must be erased."""
    found: list[Holding] = []
    for config in reversed(list(apps.get_app_configs())):
        if not config.name.startswith("pontdarc.") or not _has_holdings(config.name):
            continue
        found.extend(importlib.import_module(f"{config.name}.holdings").HOLDINGS)
    return tuple(found)


def _has_holdings(package: str) -> bool:
    # journal.holdings is this very module: it declares the form, and journal keeps identifiers only.
    return package != "pontdarc.journal" and importlib.util.find_spec(f"{package}.holdings") is not None


def export(email: str, declared: Iterable[Holding]) -> dict[str, list[dict[str, object]]]:
    """Return everything held about a person, by model."""
    return {holding.model: rows for holding in declared if (rows := holding.export(email))}
