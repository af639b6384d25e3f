"""Ask a published dataset, as anybody may: by the public gate."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace

from pontdarc.cli.command import DONE, answer
from pontdarc.core.downloads.registry import Options
from pontdarc.core.query import refusals
from pontdarc.core.query.asking import facet_request
from pontdarc.core.query.engine import Page
from pontdarc.core.query.facets import FacetAnswer, FacetValue
from pontdarc.core.query.parsing import parse
from pontdarc.core.query.sentences import clauses_of
from pontdarc.core.query.tree import Query
from pontdarc.outside import clock
from pontdarc.publication.downloads import stream
from pontdarc.publication.serving import Current, current

_ROWS = 20
_WIDEST = 40
_MOST = 10_000
"""Rows of one answer on a screen or in JSON: beyond, ``--csv`` streams."""


def ask(args: Namespace) -> int:
    """Run ``pontdarc query``."""
    query = _query(args)
    here = current(args.dataset)
    if args.facet:
        _facets(args, here, query)
    elif args.csv:
        _csv(here, query)
    else:
        _rows(args, here, query)
    return DONE


def _query(args: Namespace) -> Query:
    said = clauses_of(args.sentence) if args.sentence else {}
    query = parse(
        select=args.select or said.get("select", ""),
        where=[text for text in (said.get("where", ""), *(args.where or ())) if text],
        group_by=args.group_by or said.get("group_by", ""),
        order_by=args.order_by or said.get("order_by", ""),
        refine=args.refine or (),
        exclude=args.exclude or (),
        timezone=args.timezone,
        lang=args.lang,
        now=clock.now().replace(tzinfo=None),
    )
    limit = args.limit if args.limit is not None else _whole(said, "limit")
    offset = args.offset if args.offset is not None else _whole(said, "offset")
    return replace(query, limit=None if limit is None else max(limit, 0), offset=max(offset or 0, 0))


def _whole(said: dict[str, str], name: str) -> int | None:
    text = said.get(name)
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 12):
        refusal = refusals.not_a("integer", text, 1)
        refusal.clause = name
        raise refusal
    return int(text)


def _csv(here: Current, query: Query) -> None:
    for chunk in stream(here.version, "csv", query, Options(derived=True)).chunks:
        sys.stdout.buffer.write(chunk)
    sys.stdout.buffer.flush()


def _rows(args: Namespace, here: Current, query: Query) -> None:
    limit = min(_ROWS if query.limit is None else query.limit, _MOST)
    asked = replace(query, limit=limit)
    page, total = here.table.page(asked), here.table.count(asked)
    document = {"dataset": here.dataset.slug, "total_count": total, "results": page.rows()}
    answer(args, document, lambda: _table(page, total))


def _table(page: Page, total: int) -> str:
    names = [column.name for column in page.columns]
    lines = [names, *([_cell(row[name]) for name in names] for row in page.rows())]
    widths = [min(_WIDEST, max(len(line[rank]) for line in lines)) for rank in range(len(names))]
    shown = ["  ".join(_fitted(cell, width) for cell, width in zip(line, widths, strict=True)) for line in lines]
    rule = "  ".join("-" * width for width in widths)
    return "\n".join([shown[0], rule, *shown[1:], "", f"{page.height} sur {total}"])


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "oui" if value else "non"
        case list():
            return ", ".join(map(str, value))
        case {"lon": lon, "lat": lat}:
            return f"{lat}, {lon}"
        case _:
            return " ".join(str(value).split())


def _fitted(cell: str, width: int) -> str:
    return cell.ljust(width) if len(cell) <= width else cell[: width - 1] + "…"


def _facets(args: Namespace, here: Current, query: Query) -> None:
    answers = here.table.facets([facet_request(text) for text in args.facet], query)
    document = {each.name: [_value(value) for value in each.values] for each in answers}
    answer(args, document, lambda: "\n".join(_sentences(answers)))


def _value(value: FacetValue) -> dict[str, object]:
    shown: dict[str, object] = {"value": value.value, "count": value.count, "state": value.state}
    return shown | ({"facets": list(map(_value, value.children))} if value.children else {})


def _sentences(answers: Sequence[FacetAnswer]) -> list[str]:
    lines = []
    for each in answers:
        lines += [each.name, *(line for value in each.values for line in _lines(value, 1))]
    return lines


def _lines(value: FacetValue, depth: int) -> list[str]:
    own = f"{'  ' * depth}{value.name} : {value.count}"
    return [own, *(line for child in value.children for line in _lines(child, depth + 1))]
