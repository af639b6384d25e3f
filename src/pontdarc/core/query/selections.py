"""What a selection of the compiled query reads: summaries and gathered rows are put in its place."""

from sqlglot import exp


def source(select: exp.Select) -> str | None:
    """Return the name of the one table that a selection reads, None when it reads from another selection."""
    read = select.args.get("from_") or select.args.get("from")
    return read.this.name if read is not None and isinstance(read.this, exp.Table) else None
