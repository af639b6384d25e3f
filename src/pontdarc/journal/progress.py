"""How far a piece of work is, as a bar shows it."""


def percent_of(done: int, total: int | None) -> int | None:
    """Return the share that is done, 100 at most; None when nobody knows of how much."""
    return min(100, 100 * done // total) if total else None
