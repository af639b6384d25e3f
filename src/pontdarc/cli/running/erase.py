"""Write the list of erasures, carry them out again, or prove one."""

import json
from argparse import Namespace

from pontdarc.approach.dispatch import drain
from pontdarc.approach.erasure.attesting import ask_attestation, proof_of
from pontdarc.approach.erasure.backups import as_document, take_up
from pontdarc.approach.erasure.queries import erasure_for
from pontdarc.approach.models import Attestation
from pontdarc.cli.command import DONE, LEFT_TO_DO, answer
from pontdarc.cli.running.asker import asker
from pontdarc.cli.running.search_person import as_answer, in_words
from pontdarc.outside import clock


def erase(args: Namespace) -> int:
    """Run ``pontdarc erase``."""
    if args.list is not None:
        document = as_document()
        args.list.write_text(json.dumps(document, indent=1), encoding="utf-8")
        args.list.chmod(0o600)
        count = len(document["erasures"])
        answer(args, {"erasures": count}, lambda: f"Liste écrite : {count} effacements, aucun nom.")
        return DONE
    if args.attest is not None:
        return _attest(args)
    count = take_up(args.replay, clock.now())
    drain()
    answer(args, {"erasures": count}, lambda: f"Effacements appliqués de nouveau : {count}.")
    return DONE


def _attest(args: Namespace) -> int:
    by, now = asker(), clock.now()
    asked = ask_attestation(by=by, erasure=erasure_for(by, args.attest), now=now)
    drain()
    made = Attestation.objects.get(pk=asked.pk)
    proof = proof_of(made)
    if proof is None:
        answer(args, {"attestation": str(made.pk), "clean": None}, lambda: f"Attestation demandée : {made.pk}.")
        return LEFT_TO_DO
    answer(args, {"attestation": str(made.pk), **as_answer(proof)}, lambda: in_words(proof))
    return DONE if proof.clean else LEFT_TO_DO
