"""What people wait for when they protect a table: the best plan and the risk, at the sizes that the project promises.

    python -m benchmarks.protecting SHARED [--rows N]

Three measures, in seconds of processor. The Adult census with the ladders usual in the literature (30,162 rows drawn as
in anonymising.py, eight columns). The risk of 1,000,000 rows over six columns (the table of risking.py). The search of
the best plan in 1,000,000 rows over the same six columns, as the page asks for it: from the file to the plan and what
it would leave, whose groups are counted again.

The exit code is 1 when the census takes 10 seconds, the risk 3, the search 60, or when a plan does not keep to the
groups that it promised. The second bound is the project's; the others were set before the first measure.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

import polars as pl

from benchmarks.anonymising import drawn, ladders
from benchmarks.risking import QUASI, table
from pontdarc.core.privacy.planning import Wanted, best_plan
from pontdarc.core.privacy.risk import measured_risk
from pontdarc.publication.planning import search

CENSUS, RISK, SEARCH = 10.0, 3.0, 60.0
K = 10


def main() -> int:
    """Print the measures; return 1 when one is beyond its bound."""
    parser = argparse.ArgumentParser()
    parser.add_argument("shared", type=Path)
    parser.add_argument("--rows", type=int, default=1_000_000)
    args = parser.parse_args()
    census = _census(args.shared / "data" / "donnees-personnelles")
    frame = table(args.rows)
    risk = _risk(frame)
    searched, kept_to = _search(frame)
    return 0 if census < CENSUS and risk < RISK and searched < SEARCH and kept_to else 1


def _census(folder: Path) -> float:
    frame = drawn(pl.read_csv(folder / "arx_adult_subset.csv", separator=";", infer_schema=False))
    made = ladders(frame, folder / "arx_adult_hierarchy_age.csv")
    started = time.process_time()
    plan = best_plan(frame, made, Wanted(k=K, left_out=0.02))
    spent = time.process_time() - started
    print(f"census, {frame.height:,} rows, {len(made)} columns, k = {K}, 2 % left out at most: {spent:.2f} s")
    print(f"  {plan.visited} of {plan.plans:,} plans counted, loss {plan.loss:.4f}, {plan.left_out} rows left out")
    return spent


def _risk(frame: pl.DataFrame) -> float:
    started = time.process_time()
    found = measured_risk(frame, QUASI, sensitive=["maladie"], population=4 * frame.height)
    spent = time.process_time() - started
    print(f"risk, {frame.height:,} rows, {len(QUASI)} columns and one not to be guessed: {spent:.2f} s, k {found.k}")
    return spent


def _search(frame: pl.DataFrame) -> tuple[float, bool]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.parquet"
        frame.write_parquet(path)
        order = {
            "path": str(path),
            "quasi": list(QUASI),
            "kinds": dict.fromkeys(QUASI),
            "k": K,
            "left_out": 0.02,
            "locked": [],
            "today": "2026-11-29",
        }
        started = time.process_time()
        found = search(order)
        spent = time.process_time() - started
    print(f"search, {frame.height:,} rows, {len(QUASI)} columns, k = {K}, 2 % left out at most: {spent:.2f} s")
    print(f"  {found['visited']} of {found['plans']:,} plans counted, loss {found['loss']:.4f}, {found['effect']}")
    effect = found["effect"]
    return spent, effect["k"] is None or (effect["k"] >= K and effect["kept"] == effect["rows"] - found["left_out"])


if __name__ == "__main__":
    sys.exit(main())
