"""What is kept and shown of a prepared file: a typed table, and a report that holds no value of a personal kind."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from pontdarc.core.findings import Finding, as_json
from pontdarc.core.privacy.masking import PERSONAL_KINDS, mask, mask_finding
from pontdarc.core.privacy.scanned import ColumnScan, Scan
from pontdarc.core.recipe import Feed, to_yaml
from pontdarc.core.step import Sample
from pontdarc.standardisation.places import coordinates
from pontdarc.standardisation.prepared import Prepared
from pontdarc.standardisation.rules import FINDINGS_KEPT


def report_of(prepared: Prepared, *, limit: int = FINDINGS_KEPT) -> dict[str, Any]:
    """Return the report of a prepared file, ready for JSON.

    ``findings``: at most *limit*, the values of personal kinds left out. ``counts``: complete, by id; ``totals``: by id
    and column, of those on rows. ``errors``: number of findings of level error. ``scan``: every column, those of the
    file that are left out included.
    """
    standard, verdict = prepared.standard, prepared.verdict
    findings = [*prepared.reading.findings, *(verdict.findings if verdict else ())]
    return {
        "standard": standard.slug if standard else None,
        "version": standard.version if standard else None,
        "title": standard.title if standard else None,
        "confidence": prepared.recognition.confidence,
        "runner_up": prepared.recognition.runner_up,
        "valid": verdict.valid if verdict else None,
        "rows": prepared.rows,
        "reading": reading_facts(prepared),
        "mapping": prepared.mapping.as_json(),
        "feeds": [feed_as_json(feed) for feed in prepared.mapping.feeds],
        "unmapped": list(prepared.mapping.left_out),
        "repairs": {column: dict(steps) for column, steps in prepared.repairs.items()},
        "samples": masked_samples(prepared),
        "counts": _counts(prepared),
        "totals": _totals(prepared),
        "wrong_rows": prepared.verdict.wrong_rows if prepared.verdict else None,
        "errors": _errors(prepared),
        "findings": [_told(finding, prepared.kinds) for finding in findings[:limit]],
        "scan": scan_as_json(prepared.scan, prepared.scan_left_out),
        "columns": _columns(prepared),
        "geometry": _geometry(prepared),
        "drift": [{**asdict(drift), "text": drift.sentence()} for drift in prepared.drift],
        "recipe": to_yaml(prepared.recipe),
    }


def reading_facts(prepared: Prepared) -> dict[str, Any]:
    """Return what was understood of the file itself."""
    reading, table = prepared.reading, prepared.reading.table
    return {
        "container": reading.container,
        "format": reading.format,
        "encoding": reading.encoding,
        "delimiter": reading.delimiter,
        "sheet": table.name if table else None,
        "header_row": table.header_row if table else None,
        "rows": table.rows if table else 0,
        "crs": table.crs if table else None,
        "columns": [asdict(column) for column in prepared.recipe.columns],
    }


def finding_as_json(finding: Finding, kinds: Mapping[str, str | None], *, show: bool = False) -> dict[str, object]:
    """Return a finding, its value masked when its column is of a personal kind, unless *show*."""
    return as_json(finding if show else mask_finding(finding, kinds.get(finding.column or "")))


def _told(finding: Finding, kinds: Mapping[str, str | None]) -> dict[str, object]:
    """Return a finding with what its sentences are made of, for who reads another language."""
    masked = mask_finding(finding, kinds.get(finding.column or ""))
    params = {"column": masked.column or "", "value": masked.value or "", "row": masked.row or "", **masked.params}
    words = {"text": masked.kind.text, "hint": masked.kind.hint, "params": params}
    return {**as_json(masked), "words": words}


def masked_samples(prepared: Prepared) -> dict[str, dict[str, list[dict[str, str | None]]]]:
    """Return a few values before and after each repair, masked where the column is of a personal kind."""
    signs = {column.name: column.kind for column in prepared.scan.columns if column.role != "none"}

    def shown(column: str, text: str | None) -> str | None:
        kind = signs.get(column) or prepared.kinds.get(column)
        return mask(text, kind) if text is not None and (column in signs or kind in PERSONAL_KINDS) else text

    def pair(column: str, sample: Sample) -> dict[str, str | None]:
        return {"before": shown(column, sample.before), "after": shown(column, sample.after)}

    return {
        column: {step: [pair(column, sample) for sample in samples] for step, samples in steps.items() if samples}
        for column, steps in prepared.samples.items()
    }


def scan_as_json(kept: Scan, left_out: Scan) -> dict[str, Any]:
    """Return what the scans found; a column that is left out says so."""
    columns = [_sign(column, left_out=False) for column in kept.columns]
    columns += [_sign(column, left_out=True) for column in left_out.columns]
    return {"columns": columns, "personal": kept.personal, "personal_left_out": left_out.personal}


def _sign(column: ColumnScan, *, left_out: bool) -> dict[str, Any]:
    """Return what a column is; *role* is ``no`` when nothing personal was found, as everywhere in a report."""
    role = "no" if column.role == "none" else column.role
    return {**asdict(column), "examples_masked": list(column.examples_masked), "role": role, "left_out": left_out}


def feed_as_json(feed: Feed) -> dict[str, Any]:
    """Return what fills a field, why, and how sure that is."""
    return {
        "target": feed.target,
        "sources": list(feed.sources),
        "constant": feed.value,
        "reason": feed.reason % {"sources": " + ".join(feed.sources)} if feed.reason else "",
        "certainty": feed.certainty,
        "by_person": feed.by_person,
    }


def _counts(prepared: Prepared) -> dict[str, int]:
    counts = dict(prepared.verdict.counts) if prepared.verdict else {}
    for finding in prepared.reading.findings:
        counts[finding.id] = counts.get(finding.id, 0) + finding.count
    return counts


def _totals(prepared: Prepared) -> list[dict[str, object]]:
    """Return how many rows each cause touches, complete even when findings are capped."""
    totals = prepared.verdict.totals if prepared.verdict else {}
    return [{"id": id, "column": column, "count": count} for (id, column), count in totals.items()]


def _errors(prepared: Prepared) -> int:
    told = sum(finding.count for finding in prepared.reading.findings if finding.level == "error")
    if prepared.verdict is None:
        return told
    levels = {finding.id: finding.level for finding in prepared.verdict.findings}
    counted = sum(count for id, count in prepared.verdict.counts.items() if levels.get(id, "error") == "error")
    return told + counted


def _columns(prepared: Prepared) -> list[dict[str, Any]]:
    fields = {one.name: one for one in prepared.standard.schema.fields} if prepared.standard else {}
    return [
        {
            "name": name,
            "title": fields[name].title if name in fields else name,
            "type": prepared.types.get(name, "string"),
            "kind": prepared.kinds.get(name),
            "description": fields[name].description if name in fields else "",
        }
        for name in prepared.columns
    ]


def _geometry(prepared: Prepared) -> dict[str, str] | None:
    """Return the columns that place rows on a map, None when there are none."""
    names = prepared.columns
    if prepared.standard is not None:
        found = coordinates(prepared.standard.schema)
        return {"latitude": found[0], "longitude": found[1]} if found else None
    if "geometry" in names and prepared.types.get("geometry") == "geojson":
        return {"geojson": "geometry"}
    by_kind = {kind: name for name, kind in reversed(list(prepared.kinds.items())) if kind}
    if "latitude" in by_kind and "longitude" in by_kind:
        return {"latitude": by_kind["latitude"], "longitude": by_kind["longitude"]}
    return {"geojson": by_kind["geojson"]} if "geojson" in by_kind else None
