"""The risk of a table of 1,000,000 rows over six columns, beside pycanon and anjana on the same table.

    python -m benchmarks.risking [--rows N]

The peers are installed in a temporary virtual environment, unless PONTDARC_PEERS names a folder that has them. Each is
asked for k, l and t; ours also gives the three attackers, the uniqueness in the population and the three criteria. A
figure that differs, or three seconds of processor and more for ours, makes the exit code 1.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

import numpy as np
import polars as pl

from pontdarc.core.privacy.risk import measured_risk

SECONDS = 3.0
QUASI = ("age", "sexe", "epci", "csp", "diplome", "nationalite")
_THEIRS = """
import json, sys, time
import pandas as pd
frame = pd.read_csv(sys.argv[1], dtype=str)
quasi, secret = sys.argv[2].split(","), sys.argv[3]
answers = {}
def timed(name, ask):
    started = time.process_time()
    try:
        value = ask()
    except Exception as error:
        value = type(error).__name__
    answers[name] = [value if isinstance(value, str) else float(value), time.process_time() - started]
from pycanon import anonymity
timed("pycanon k", lambda: anonymity.k_anonymity(frame, quasi))
timed("pycanon l", lambda: anonymity.l_diversity(frame, quasi, [secret]))
timed("pycanon t", lambda: anonymity.t_closeness(frame, quasi, [secret]))
from anjana.anonymity import utils
timed("anjana k", lambda: utils.k_anonymity(frame, quasi) if hasattr(utils, "k_anonymity") else "no measure of its own")
json.dump(answers, sys.stdout)
"""


def table(rows: int) -> pl.DataFrame:
    """Return invented people; six columns that may be known of them, and one that must not be learnt."""
    rng = np.random.default_rng(1)
    made = pl.DataFrame(
        {
            "age": rng.integers(0, 19, rows) * 5,
            "sexe": rng.choice(["F", "M"], rows),
            "epci": rng.integers(1, 18, rows),
            "csp": rng.integers(1, 9, rows),
            "diplome": rng.integers(1, 7, rows),
            "nationalite": rng.choice(["FR", "UE", "autre"], rows, p=[0.9, 0.07, 0.03]),
            "maladie": rng.choice([f"m{rank}" for rank in range(12)], rows),
        }
    )
    return made.select(pl.all().cast(pl.String))


def main() -> int:
    """Print our figures and theirs; return 1 when one differs or when ours take too long."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--theirs", type=int, default=100_000, help="rows given to the peers")
    args = parser.parse_args()
    frame = table(args.rows)
    started, spent = time.perf_counter(), _cpu()
    measured_risk(frame, QUASI, population=4 * args.rows)
    alone, alone_spent = time.perf_counter() - started, _cpu() - spent
    started, spent = time.perf_counter(), _cpu()
    found = measured_risk(frame, QUASI, sensitive=["maladie"], population=4 * args.rows)
    seconds, spent = time.perf_counter() - started, _cpu() - spent
    diversity = found.diversity[0][1]
    print(f"ours, {found.rows:,} rows, {len(QUASI)} columns: {alone:.2f} s, {alone_spent:.2f} s of processor")
    print(f"  with a sensitive column {seconds:.2f} s, {spent:.2f} s of processor")
    print(f"  k {found.k}, classes {found.classes:,}, alone {found.uniques:,}, l {diversity.distinct}")
    print(f"  alone in the population {found.population.rows:,.0f} ({found.population.model})")
    same = _beside(table(args.theirs))
    return 0 if same and max(alone_spent, spent) < SECONDS else 1


def _beside(frame: pl.DataFrame) -> bool:
    spent = _cpu()
    found = measured_risk(frame, QUASI, sensitive=["maladie"])
    print(f"\nours, {frame.height:,} rows: {_cpu() - spent:.2f} s of processor for all of it")
    try:
        theirs = _asked(frame)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"  the peers could not be asked here: {type(error).__name__}")
        return True
    for name, (value, seconds) in theirs.items():
        print(f"  {name}: {value} in {seconds:.2f} s")
    diversity = found.diversity[0][1]
    print(f"  ours: k {found.k}, l {diversity.distinct}, t {diversity.equal}")
    pairs = (("pycanon k", found.k), ("pycanon l", diversity.distinct), ("pycanon t", diversity.equal))
    wrong = [
        name for name, ours in pairs if not isinstance(theirs[name][0], str) and abs(theirs[name][0] - ours) > 1e-4
    ]
    print(f"  different: {', '.join(wrong) or 'none'}")
    return not wrong


def _asked(frame: pl.DataFrame) -> dict:
    peers = os.environ.get("PONTDARC_PEERS")
    with tempfile.TemporaryDirectory() as name:
        python = Path(peers or name) / "bin" / "python"
        if peers is None:
            venv.create(name, with_pip=True)
            install = [python, "-m", "pip", "install", "-q", "pycanon", "anjana"]
            subprocess.run(install, check=True, stderr=subprocess.DEVNULL)
        path = Path(name) / "table.csv"
        frame.write_csv(path)
        command = [python, "-c", _THEIRS, path, ",".join(QUASI), "maladie"]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=name)
    answer: dict = json.loads(done.stdout[done.stdout.rindex('{"pycanon') :])
    return answer


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
