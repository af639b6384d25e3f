"""Every text of the product has its English words: the catalogue is collected again and compared."""

import ast
import gettext
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pontdarc.core.refusals import Refusal

PACKAGE = Path(__file__).parents[1] / "src" / "pontdarc"
TOOLS = ("xgettext", "msgmerge", "msguniq", "msgen", "msgfmt")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|(?<!%)%[sd](?!\w)")
Catalogue = dict[str | tuple[str, int], str]

pytestmark = pytest.mark.skipif(
    not os.environ.get("CI") and not all(map(shutil.which, TOOLS)), reason="gettext is not installed"
)


def read(compiled: Path) -> Catalogue:
    """Return the texts of a compiled catalogue; plurals are by text and rank."""
    with compiled.open("rb") as file:
        texts: Catalogue = dict(gettext.GNUTranslations(file)._catalog)  # type: ignore[attr-defined]  # no public way
    texts.pop("", None)
    return texts


def compile_here(source: Path, folder: Path) -> Catalogue:
    """Return what a catalogue says once compiled: neither what is fuzzy nor what has no words."""
    compiled = folder / f"{source.stem}.mo"
    subprocess.run(["msgfmt", "--check-format", "--output-file", compiled, source], check=True)
    return read(compiled)


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The texts of the sources, each with itself as its words."""
    folder = tmp_path_factory.mktemp("messages")
    copy = folder / "pontdarc"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("locale", "__pycache__", "static", "data"))
    (copy / "locale").mkdir()
    command = [str(Path(sys.executable).with_name("django-admin")), "makemessages", "--locale", "en", "--no-location"]
    environment = os.environ | {"DATA": str(folder), "DJANGO_SETTINGS_MODULE": "pontdarc.config.settings"}
    subprocess.run(command, cwd=copy, env=environment, check=True, capture_output=True)
    whole = folder / "whole.po"
    source = copy / "locale" / "en" / "LC_MESSAGES" / "django.po"
    subprocess.run(["msgen", "--output-file", whole, source], check=True)
    return compile_here(whole, folder)


def committed(language: str) -> Path:
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po"


def test_every_text_has_english_words_and_no_others_are_kept(collected: Catalogue, tmp_path: Path) -> None:
    english = compile_here(committed("en"), tmp_path)
    assert len(collected) > 1000
    assert [*collected.keys() - english.keys()] == [], "run make messages, then translate"
    assert [*english.keys() - collected.keys()] == [], "run make messages: these texts are gone"


def test_what_refusals_say_is_collected(collected: Catalogue) -> None:
    refusals = {kind.__name__ for kind in Refusal.__subclasses__()}
    said = [
        text.value
        for path in PACKAGE.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in refusals
        for text in call.args[1:3]
        if isinstance(text, ast.Constant) and isinstance(text.value, str)
    ]
    assert [text for text in said if text not in collected] == []


def test_french_plurals_count_zero_with_one(collected: Catalogue, tmp_path: Path) -> None:
    plurals = {key: text for key, text in collected.items() if isinstance(key, tuple)}
    assert plurals
    french = compile_here(committed("fr"), tmp_path)
    assert french == plurals, "copy the plurals of the English catalogue, with the French words on both sides"
    with committed("fr").with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert compiled.ngettext("%(rows)s ligne", "%(rows)s lignes", 0) == "%(rows)s ligne"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_compiled_is_what_is_written(language: str, tmp_path: Path) -> None:
    assert read(committed(language).with_suffix(".mo")) == compile_here(committed(language), tmp_path)


def test_english_words_have_the_same_places_to_fill(collected: Catalogue, tmp_path: Path) -> None:
    english = compile_here(committed("en"), tmp_path)
    wrong = [
        text
        for key, text in english.items()
        if set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(collected[key]))
    ]
    assert not wrong
