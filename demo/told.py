"""What the catalogue says of the demonstration, without loading what tells it: a second start is quick."""

from demo.story import STORY
from pontdarc.inventory.models import Entry
from pontdarc.network.models import Person
from tests.world.territory import PASSWORD

LOG_INS = (
    ("Camille Vernet", "cheffe de projet open data"),
    ("Nour Tessier", "référente du Département et des communes"),
    ("Dominique Faure", "déléguée à la protection des données"),
    ("Sacha Morel", "juriste"),
    ("Claude Rivière", "présidence : décide pour le Département"),
    ("Andrée Chabert", "maire : décide pour Saint-Arcens"),
)


def is_told() -> bool:
    """Say whether the story is in the catalogue already."""
    return Entry.objects.filter(title__in=[dataset.title for dataset in STORY]).count() == len(STORY)


def log_ins() -> str:
    """Return the lines that say who may log in, and the password of all."""
    emails = dict(Person.objects.values_list("name", "email"))
    lines = [f"  {emails.get(name, ''):34} {words}" for name, words in LOG_INS]
    return "\n".join(["", f"Comptes de démonstration (mot de passe : {PASSWORD})", *lines, "", ""])
