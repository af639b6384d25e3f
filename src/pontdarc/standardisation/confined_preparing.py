"""The work of the confined child that prepares a delivery: a typed table and a report, written in a folder."""

import json
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pontdarc.core.ahead import Behind
from pontdarc.core.recipe import from_yaml
from pontdarc.core.referential import Body
from pontdarc.core.tables import Choices
from pontdarc.core.telling import Stage, heard_by
from pontdarc.outside import sirene
from pontdarc.outside.confined import reading_limits, say
from pontdarc.outside.official import official_referential
from pontdarc.standardisation.corrections import kept_in
from pontdarc.standardisation.preparing import Plan, judge, plan
from pontdarc.standardisation.reporting import report_of
from pontdarc.standardisation.returned import delivery_corrected
from pontdarc.standardisation.typed_tables import TypedWriter

_PACE = 0.5
"""Seconds."""


def confined(arguments: dict[str, Any]) -> dict[str, Any]:
    """Prepare a file in the child process (:mod:`pontdarc.outside.confined`) and write the result in a folder.

    *arguments*: ``path``, ``folder``, ``today`` (ISO); and, when there are any, ``filename``, ``standard``,
    ``recipe`` (YAML), ``remake`` (the overrides and reading choices of the recipe are kept, the rest is made again),
    ``body``, ``choices``, ``overrides``, ``usual``, ``crs`` (of the geometry, when the file
    cannot say it). Writes ``table.parquet`` and ``report.json``; returns the
    report. Of a workbook of rows to correct that came back, it only says which delivery: ``{"corrects": SHA-256}``.
    """
    if (digest := delivery_corrected(Path(arguments["path"]))) is not None:
        return {"corrects": digest}
    with heard_by(_Saying()):
        return _prepared(arguments)


class _Saying:
    """Passes on how far the work is, at most twice a second, and each new stage at once."""

    def __init__(self) -> None:
        self._stage, self._last = "", 0.0

    def __call__(self, stage: Stage, rows: int, total: int | None) -> None:
        now = time.monotonic()
        if stage != self._stage or now - self._last > _PACE:
            self._stage, self._last = stage, now
            say({"stage": stage, "rows": rows, "total": total})


def _prepared(arguments: dict[str, Any]) -> dict[str, Any]:
    planned = planned_of(arguments)
    folder = Path(arguments["folder"])
    report = lay_down(planned, folder / "table.parquet")
    report["reading"]["crs"] = report["reading"]["crs"] or arguments.get("crs")
    (folder / "report.json").write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    return report


def planned_of(arguments: Mapping[str, Any]) -> Plan:
    """Return what is to be done with the file of an order (standardisation.job)."""
    recipe = from_yaml(arguments["recipe"]) if arguments.get("recipe") else None
    overrides: Mapping[str, Mapping[str, Any]] | None = arguments.get("overrides")
    given = Choices(**arguments["choices"]) if arguments.get("choices") else None
    choices, former = given, None
    if recipe is not None and arguments.get("remake"):
        overrides, choices = {**recipe.overrides, **(overrides or {})}, given or recipe.reading
        former, recipe = recipe, None
    planned = plan(
        Path(arguments["path"]),
        today=date.fromisoformat(arguments["today"]),
        standard=arguments.get("standard"),
        recipe=recipe,
        body=Body(**arguments["body"]) if arguments.get("body") else None,
        referential=official_referential(),
        choices=choices,
        overrides=overrides,
        name=arguments.get("filename"),
        usual=arguments.get("usual"),
        limits=reading_limits(),
    )
    return planned if former is None else kept_in(planned, former, same_reading=given is not None)


def lay_down(planned: Plan, path: Path) -> dict[str, Any]:
    """Write the typed table at *path* and return the report of all that was done to it.

    Types are guessed from a sample while the rows go by; when the last rows belie the guess, it is written again.
    """
    schema = planned.recognition.standard.schema if planned.recognition.standard else None
    writer = TypedWriter(path, planned.types, schema, planned.sample.frame)
    with Behind(writer.add) as write:
        prepared = judge(planned, receive=write, register=sirene.kept())
    if not writer.close():
        again = writer.corrected()
        for piece in prepared.pieces():
            again.add(piece)
        again.close()
    return report_of(prepared)
