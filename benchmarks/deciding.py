"""What an ordinary case asks of a DPO and of who signs: pages, deeds, words, and the processor time behind them.

    python -m benchmarks.deciding

From the e-mail that alerts the DPO to the dossier that both have signed, on two ordinary cases, through the pages.
What is counted: pages opened, clicks, words of the messages and of the pages (menus and what is folded left out),
processor time of the server. What is NOT measured: a person. The minutes are an estimate by a stated model:

- deeds by the keystroke-level model (Card, Moran, Newell, 1980): 1.35 s to decide, 0.4 s to reach for the mouse,
  1.1 s to point, 0.2 s to click;
- reading at 195 words a minute, the mean of silent reading in French (Trauzettel-Klosinski, Dietz, 2012), every word
  read once: who knows the page reads less, who doubts reads twice.

An estimate of two minutes or more for the opinion of the DPO makes the exit code 1.
"""

import html
import importlib
import json
import os
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DEED_SECONDS = 1.35 + 0.4 + 1.1 + 0.2
WORDS_A_MINUTE = 195
MOST_SECONDS = 120.0
FILES = Path(__file__).parents[1] / "demo" / "files"
GARDENS = (
    "Jardin;Parcelles;Courriel\n"
    "Les Cigales;12;anne.dupont@courriel.example\n"
    "Le Ruisseau;8;paul.martin@courriel.example\n"
    "Le Moulin;5;lea.petit@courriel.example\n"
)


@dataclass
class Counted:
    """What one person did and read, and what the server spent on it."""

    pages: int = 0
    deeds: int = 0
    words: int = 0
    cpu_seconds: float = 0.0
    steps: list[str] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """The estimate."""
        return self.deeds * DEED_SECONDS + 60 * self.words / WORDS_A_MINUTE

    def to_json(self) -> dict[str, object]:
        """What is told."""
        return {
            "pages": self.pages,
            "deeds": self.deeds,
            "words": self.words,
            "server_cpu_seconds": round(self.cpu_seconds, 2),
            "estimated_seconds": round(self.seconds),
            "steps": self.steps,
        }


@dataclass(frozen=True)
class Case:
    """One set of data to be cleared: *sent* is what the référent proposes."""

    title: str
    filename: str
    content: bytes
    standard: str
    sent: dict[str, Any]


CASES = (
    Case("Subventions 2024", "subventions-2024.csv", (FILES / "subventions-2024.csv").read_bytes(), "scdl/subventions",
         {"outcome": "publish", "article": "CRPA L312-1-1", "note": ""}),
    Case("Jardins partagés", "jardins.csv", GARDENS.encode(), "",
         {"outcome": "publish_after_redaction", "article": "CRPA L312-1", "note": "", "drop": ["Courriel"]}),
)  # fmt: skip


def main() -> int:
    """Print the measure of each case as JSON lines."""
    with tempfile.TemporaryDirectory(prefix="pontdarc-deciding-") as folder:
        os.environ["DATA"] = folder
        prepare_catalogue = importlib.import_module("pontdarc.cli.catalogue").prepare_catalogue
        prepare_catalogue()
        territory = importlib.import_module("tests.world.territory")
        people = territory.build_network()
        slow = False
        for case in CASES:
            told = {who: counted.to_json() for who, counted in _journey(case, people, Path(folder)).items()}
            sys.stdout.write(json.dumps({"case": case.title, **told}, ensure_ascii=False) + "\n")
            slow |= float(str(told["dpo"]["estimated_seconds"])) >= MOST_SECONDS
    return int(slow)


def _journey(case: Case, people: Any, data: Path) -> dict[str, Counted]:
    drain = importlib.import_module("pontdarc.approach.dispatch").drain
    proposal = _proposed(case, people)
    drain()
    address = f"/espace/propositions/{proposal.pk}/"
    dpo, signatory = Counted(), Counted()
    at_desk = _Desk(people.dpo, dpo, data)
    at_desk.reads_mail(people.dpo.email)
    at_desk.opens(address, "the case, from the e-mail")
    at_desk.chooses("favourable opinion")
    at_desk.sends(f"{address}avis", {"verdict": "favourable", "note": ""}, "gives the opinion")
    dpo.cpu_seconds += _spent(drain)
    mayor = _Desk(people.mayor, signatory, data)
    mayor.reads_mail(people.mayor.email)
    mayor.opens(address, "the case, from the e-mail")
    mayor.chooses("the outcome")
    decided = {"outcome": case.sent["outcome"], "article": case.sent["article"]}
    mayor.sends(f"{address}decision", decided, "decides")
    signatory.cpu_seconds += _spent(drain)
    print_ = Counted()
    _Desk(people.dpo, print_, data).opens(f"{address}dossier/", "the signed dossier, to print")
    return {"dpo": dpo, "signatory": signatory, "dossier": print_}


def _proposed(case: Case, people: Any) -> Any:
    journeys = importlib.import_module("pontdarc.approach.journeys")
    inventory = importlib.import_module("pontdarc.inventory.actions")
    clock = importlib.import_module("pontdarc.outside.clock")
    drain = importlib.import_module("pontdarc.approach.dispatch").drain
    actor = importlib.import_module("tests.world.territory").actor
    by = actor(people.referent)
    entry = inventory.register(
        by=by, organisation=people.commune, title=case.title, standard=case.standard, now=clock.now()
    )
    journeys.deliver(by=by, entry=entry, file=[case.content], filename=case.filename, now=clock.now())
    drain()
    _client(people.referent).post(f"/espace/fiches/{entry.pk}/proposer/", case.sent)
    return entry.proposals.get()


def _client(person: Any) -> Any:
    client = importlib.import_module("django.test").Client(SERVER_NAME="localhost")
    account = importlib.import_module("pontdarc.network.models").Account.objects.get(person=person)
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


class _Desk:
    """Somebody at work, whose deeds are counted."""

    def __init__(self, person: Any, counted: Counted, data: Path) -> None:
        self._client, self._counted, self._data = _client(person), counted, data

    def reads_mail(self, address: str) -> None:
        """Read the last message that this address received."""
        mail = [path.read_bytes() for path in sorted(self._data.glob("mail/*"))]
        message = next(text for text in reversed(mail) if f"To: {address}".encode() in text)
        self._counted.words += len(_words(importlib.import_module("email").message_from_bytes(message)))
        self._counted.steps.append("reads the e-mail")

    def opens(self, address: str, what: str) -> None:
        """Open a page: one deed, and all its words."""
        self._count(lambda: self._client.get(address), what, read=True)

    def chooses(self, what: str) -> None:
        """Choose one answer on the page."""
        self._counted.deeds += 1
        self._counted.steps.append(f"chooses {what}")

    def sends(self, address: str, sent: dict[str, Any], what: str) -> None:
        """Send a form: one deed; of the page that follows, only its notice is read."""
        self._count(lambda: self._client.post(address, sent, follow=True), what, read=False)

    def _count(self, ask: Callable[[], Any], what: str, *, read: bool) -> None:
        answers: list[Any] = []
        self._counted.cpu_seconds += _spent(lambda: answers.append(ask()))
        (answer,) = answers
        if answer.status_code != 200:
            raise SystemExit(f"{what}: {answer.status_code}")
        self._counted.pages += 1
        self._counted.deeds += 1
        self._counted.words += len(_said(answer.content.decode(), whole=read))
        self._counted.steps.append(what)


def _spent(work: Callable[[], object]) -> float:
    before = _cpu()
    work()
    return _cpu() - before


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _words(message: Any) -> list[str]:
    body = message.get_payload(decode=True).decode(message.get_content_charset() or "utf-8")
    return _read(re.sub(r"https?://\S+", "", body))


def _read(text: str) -> list[str]:
    """Words as studies of reading count them: between blanks, signs alone left out."""
    return re.findall(r"\S*\w\S*", text)


def _said(page: str, *, whole: bool) -> list[str]:
    """The words of the page that are seen; of one that only confirms, those of its notice."""
    main = page.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    if not whole:
        main = "".join(re.findall(r'role="status">(.*?)</div>', main, re.DOTALL))
    main = re.sub(r"<(script|style|nav|option|details)\b.*?</\1>", " ", main, flags=re.DOTALL)
    main = re.sub(r'<span class="unseen">.*?</span>', " ", main, flags=re.DOTALL)
    return _read(html.unescape(re.sub(r"<[^>]+>", " ", main)))


if __name__ == "__main__":
    sys.exit(main())
