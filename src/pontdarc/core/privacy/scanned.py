"""What a search for personal data says of a table: by column, a kind, a role (detection.py) and how sure it is."""

from dataclasses import dataclass
from typing import Literal

from pontdarc.core.privacy.holders import Holders

Role = Literal["direct", "indirect", "sensitive", "none"]


@dataclass(frozen=True, slots=True)
class ColumnScan:
    """What was found in a column.

    *kind*: slug of core/kinds, the personal one when there is one. *certainty*: from 0 to 1. *share*: the share of
    non-empty cells that hold something personal; 0 when only the header says so. *examples_masked*: up to three.
    *holders*: of a column of SIREN or SIRET, who holds them.
    """

    name: str
    kind: str | None
    role: Role
    certainty: float
    share: float
    examples_masked: tuple[str, ...]
    holders: Holders | None = None


@dataclass(frozen=True, slots=True)
class Scan:
    """Every column, in file order; *personal* is false when no sign was found."""

    columns: tuple[ColumnScan, ...]
    personal: bool
