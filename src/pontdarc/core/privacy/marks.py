"""Recognise somebody again without keeping who they are: keyed fingerprints of the words that name them.

A *term* is words that follow one another, in any order, on a line: « Durand Camille » finds « Camille DURAND » in one
cell and « Durand » beside « Camille » in two. A *mark* is terms that are all found on a line. Case, accents, signs
and the blanks inside numbers do not count. Numbers made of pairs of figures (``06 12 34 56 78``) are one word.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from pontdarc.core.refusals import Invalid
from pontdarc.core.words import gettext_noop

SHORTEST: Final = 3
"""Letters and figures that a term has at least: fewer would find half of the file."""
MOST_TERMS: Final = 10
_WORD: Final = re.compile(r"[^\W_]+")
_NUMBER: Final = re.compile(r"(?<![^\W_])\+?\d(?:[ .\-/]?\d){5,}(?![^\W_])")
_ABROAD: Final = re.compile(r"^(?:\+|00)33(?=\d{9}$)")
_SIGNS: Final = re.compile("[\u0300-\u036f]+")
_BYTES: Final = 12
_REMEMBERED: Final = 500_000
Digests = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Fingerprints of the words of each term, which must all be found on a line. Nothing can be read from them."""

    terms: tuple[Digests, ...]

    def to_json(self) -> list[list[str]]:
        """Return what is kept."""
        return [list(term) for term in self.terms]

    @classmethod
    def from_json(cls, kept: Iterable[Iterable[str]]) -> Self:
        """Return the mark that was kept."""
        return cls(tuple(tuple(term) for term in kept))


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared; long numbers without their blanks."""
    return _WORD.findall(_compared(text))


def _compared(text: str) -> str:
    return _NUMBER.sub(_one_word, _plain(text))


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    return _SIGNS.sub("", unicodedata.normalize("NFKD", text.casefold()))


def _one_word(match: re.Match[str]) -> str:
    figures = re.sub(r"[ .\-/]", "", match[0])
    return f" {_ABROAD.sub('0', figures).lstrip('+')} "


def mark_of(terms: Iterable[str], key: bytes) -> Mark:
    """Return the mark of somebody named by these terms; empty ones are left out.

    :raises Invalid: there is none, too many, or one is too short to tell people apart.
    """
    found = [words_of(term) for term in terms if term.strip()]
    if not found or len(found) > MOST_TERMS or any(sum(map(len, words)) < SHORTEST for words in found):
        raise Invalid(
            "mark_too_short",
            gettext_noop("Il faut au moins un terme de trois lettres ou chiffres, et dix termes au plus."),
            gettext_noop("Écrivez le nom et le prénom, une adresse électronique ou un numéro, un par ligne."),
        )
    return Mark(tuple(tuple(sorted(_digest(word, key) for word in words)) for words in found))


def _digest(word: str, key: bytes) -> str:
    return hashlib.blake2b(word.encode(), key=key, digest_size=_BYTES).hexdigest()


class Seeker:
    """Finds marks made with one key on lines of cells and in plain text."""

    def __init__(self, marks: Iterable[Mark], key: bytes) -> None:
        self.marks = tuple(marks)
        self._key = key
        self._plain: frozenset[str] = frozenset()
        self._known: dict[str, str | None] = {}
        self._sought = frozenset(word for mark in self.marks for term in mark.terms for word in term)

    @classmethod
    def of(cls, terms: Sequence[str], key: bytes) -> Self:
        """Return what seeks these very terms: they are in memory as long as it is, and long texts go faster.

        :raises Invalid: as `mark_of`.
        """
        seeker = cls([mark_of(terms, key)], key)
        seeker._plain = frozenset(word for term in terms for word in words_of(term))
        return seeker

    def knows(self, cell: str) -> bool:
        """Tell whether a word that is sought stands in a cell."""
        return any(self._told(word) is not None for word in words_of(cell))

    def columns_on(self, cells: Sequence[str | None]) -> frozenset[int] | None:
        """Return the ranks of the cells that name somebody of the marks; None when the line names nobody."""
        line: list[tuple[str | None, int]] = [
            (self._told(word), rank) for rank, cell in enumerate(cells) if cell for word in words_of(cell)
        ]
        found: set[int] = set()
        for mark in self.marks:
            places = [self._places(term, line) for term in mark.terms]
            if all(places):
                found.update(line[at][1] for each in places for at in each)
        return frozenset(found) if found else None

    def is_in(self, text: str, near: int = 60) -> bool:
        """Tell whether a text names somebody of the marks: every term of one, within *near* words."""
        compared = _compared(text)
        if not all(word in compared for word in self._plain):
            return False
        words = _WORD.findall(compared)
        known = {word: digest for word in set(words) if (digest := self._told(word))}
        if not known:
            return False
        line: list[tuple[str | None, int]] = [(known.get(word), 0) for word in words]
        return any(self._are_near([self._places(term, line) for term in mark.terms], near) for mark in self.marks)

    @staticmethod
    def _are_near(places: Sequence[list[int]], near: int) -> bool:
        if not all(places):
            return False
        return any(all(any(abs(at - first) <= near for at in others) for others in places) for first in places[0])

    def _told(self, word: str) -> str | None:
        """Return the fingerprint of a word that is sought, None for all the others."""
        if word not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            digest = _digest(word, self._key)
            self._known[word] = digest if digest in self._sought else None
        return self._known[word]

    @staticmethod
    def _places(term: Digests, line: Sequence[tuple[str | None, int]]) -> list[int]:
        """Return the places of the words of a term wherever they follow one another, in any order."""
        wanted, count = Counter(term), len(term)
        found: list[int] = []
        for run in _runs(line, wanted):
            for start in range(run.start, run.stop - count + 1):
                if Counter(digest for digest, _ in line[start : start + count]) == wanted:
                    found.extend(range(start, start + count))
        return found


def _runs(line: Sequence[tuple[str | None, int]], wanted: Counter[str]) -> Iterator[range]:
    """Yield the stretches of a line made of wanted words only."""
    start = None
    for place, (digest, _) in enumerate(line):
        if digest is not None and digest in wanted:
            start = place if start is None else start
        elif start is not None:
            yield range(start, place)
            start = None
    if start is not None:
        yield range(start, len(line))


def marks_from_json(kept: Any) -> tuple[Mark, ...]:
    """Return the marks that were kept, as `Mark.to_json` wrote them."""
    return tuple(Mark.from_json(each) for each in kept)
