"""The stages of an entry: forwards by themselves, never backwards by accident."""

from typing import Final

ORDER: Final = ("identified", "extracted", "standardised", "cleared", "published", "updated")
REFUSED: Final = "refused"


def next_stage(current: str, asked: str) -> str:
    """Return the stage in which an entry is after it was asked to move.

    It goes forward; asked to go back, it stays (a new delivery of a published entry does not make it unpublished).
    Anything can be found unfit for publication, and only a new clearance takes it out of there.

    :raises ValueError: no such stage.
    """
    for stage in (current, asked):
        if stage != REFUSED and stage not in ORDER:
            raise ValueError(f"{stage!r} is no stage")
    if asked == REFUSED:
        return REFUSED
    if current == REFUSED:
        return asked if asked == "cleared" else REFUSED
    return asked if ORDER.index(asked) > ORDER.index(current) else current
