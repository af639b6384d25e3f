"""Full text: the words of a search, compared with those of the row or of a field, without case nor accents.

Only the table of words that goes with a served file knows which words share a stem, or nearly are the one asked for:
`Term` says what to look for there, `compile_terms` is the question, and its answer is given back as *found*.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlglot import exp

from pontdarc.core.query import idioms, refusals, tree
from pontdarc.core.query.columns import Column
from pontdarc.core.query.places import Places
from pontdarc.core.query.values import Typed, conjunction, disjunction
from pontdarc.core.query.words import MAX_WORDS, pattern, stem, words

SEARCHED = "searched"
"""The hidden column that holds every visible value of the row, folded, each word between two spaces."""
WORDS = "words"
"""The table of the distinct words of the rows: word, stem, rows."""
ALTERNATIVES = 40
_LONGEST = 64


@dataclass(frozen=True, slots=True)
class Term:
    """A word looked for. *stem*: those of the same stem do too. *distance*: those that differ by so many letters."""

    word: str
    prefix: bool = False
    stem: str = ""
    distance: int = 0


Found = tuple[tuple[str, ...], ...]


class Searches(Places):
    """Compiles searches; *wanted* gathers the terms, *found* are the words that stand for each, in the same order."""

    def __init__(self, query: tree.Query, columns: Sequence[Column], found: Found = ()) -> None:
        super().__init__(query, columns)
        self.wanted: list[Term] = []
        self._found = found
        self._words_so_far = 0

    def everywhere(self, node: tree.Text) -> exp.Expr:
        """Return the rows that hold every word of a text, or one of its family."""
        return self._in_row([self._family(word) for word in self._words_of(node.value, node.at)])

    def like(self, node: tree.Like) -> exp.Expr:
        """Return the rows whose value holds every word of the pattern, as written."""
        value = idioms.folded(self._readable(self.value(node.value), node.at).sql)
        terms = [Term(word.rstrip("*"), word.endswith("*")) for word in self._words_of(node.pattern, node.at)]
        return conjunction([self._word_of(value, term.word, term.prefix) for term in terms])

    def search(self, node: tree.Call) -> exp.Expr:
        """Return the rows that search() or suggest() keeps, in the fields named or in all."""
        fields, text = self._targets(node)
        looked_for = self._words_of(text.value, text.at)
        if node.name == "suggest":
            terms = [Term(word.rstrip("*"), prefix=True) for word in looked_for]
        else:
            last = len(looked_for) - 1
            terms = [_fuzzy(word, prefix=rank == last) for rank, word in enumerate(looked_for)]
        return self._in_fields(fields, terms) if fields else self._in_row(terms)

    def startswith(self, node: tree.Call) -> exp.Expr:
        """Return the rows where a field begins so, case included."""
        fields, text = self._targets(node)
        values = fields or [
            Typed(exp.column(f"c{rank}"), column.type)
            for rank, column in enumerate(self.columns)
            if column.type == "text"
        ]
        for value in values:
            if value.type != "text":
                raise refusals.wrong_type(node.name, value.result, "text", node.at)
        beginning = self.bind(text.value)
        return disjunction([idioms.prefixed(value.sql, beginning.copy()) for value in values] or [exp.false()])

    def _targets(self, node: tree.Call) -> tuple[list[Typed], tree.Text]:
        *fields, text = node.arguments or (None,)
        if not isinstance(text, tree.Text):
            raise refusals.wrong_type(node.name, "value", "'text'", node.at if text is None else text.at)
        if all(isinstance(field, tree.Star) for field in fields):
            return [], text
        named = []
        for field in fields:
            if not isinstance(field, tree.FieldName):
                raise refusals.wrong_type(node.name, "value", "field", field.at if field else node.at)
            named.append(self._readable(self.field(field), field.at))
        return named, text

    @staticmethod
    def _readable(value: Typed, at: int) -> Typed:
        if value.type in ("point", "geometry"):
            raise refusals.wrong_type("search", value.result, "text", at)
        return value

    def _words_of(self, text: str, at: int) -> tuple[str, ...]:
        looked_for = words(text)
        if not looked_for:
            raise refusals.not_a("words", text, at)
        self._words_so_far += len(looked_for)
        if self._words_so_far > MAX_WORDS:
            raise refusals.too_long("words", MAX_WORDS)
        return tuple(dict.fromkeys(looked_for))

    @staticmethod
    def _family(word: str) -> Term:
        return Term(word.rstrip("*"), prefix=True) if word.endswith("*") else Term(word, stem=stem(word[:_LONGEST]))

    def _alternatives(self, term: Term) -> list[str]:
        if not term.stem and not term.distance:
            return []
        rank = len(self.wanted)
        self.wanted.append(term)
        others = self._found[rank] if rank < len(self._found) else ()
        return [word for word in others[:ALTERNATIVES] if word != term.word]

    def _in_row(self, terms: Sequence[Term]) -> exp.Expr:
        return conjunction([self._any_in_row(term) for term in terms])

    def _any_in_row(self, term: Term) -> exp.Expr:
        """Every word of the row stands between two spaces: containing is enough, and quick."""
        whole = [f" {word} " for word in self._alternatives(term)]
        first = f" {term.word}" if term.prefix else f" {term.word} "
        return disjunction([idioms.contained(exp.column(SEARCHED), self.bind(part)) for part in (first, *whole)])

    def _in_fields(self, fields: Sequence[Typed], terms: Sequence[Term]) -> exp.Expr:
        found = []
        for term in terms:
            tests = [(term.word, term.prefix), *((word, False) for word in self._alternatives(term))]
            found.append(
                disjunction(
                    [
                        self._word_of(idioms.folded(field.sql), word, prefix)
                        for field in fields
                        for word, prefix in tests
                    ]
                )
            )
        return conjunction(found)

    def _word_of(self, text: exp.Expr, word: str, prefix: bool) -> exp.Expr:
        """Contained at all, which is quick, and as a word, which is right."""
        contained = idioms.contained(text.copy(), self.bind(word))
        whole = exp.RegexpLike(this=text.copy(), expression=self.bind(pattern(f"{word}*" if prefix else word)))
        return exp.and_(contained, whole)


def _fuzzy(word: str, *, prefix: bool) -> Term:
    """A word may differ by one letter from three letters on, by two from six on."""
    plain = word.rstrip("*")
    distance = (len(plain) > 2) + (len(plain) > 5)
    if len(plain) > _LONGEST:
        return Term(plain, prefix)
    return Term(plain, prefix or word.endswith("*"), stem(plain), distance)


def terms_sql(terms: Sequence[Term], bind: "Searches") -> exp.Expr:
    """Return the question to the table of words: rank of the term, word that stands for it."""
    parts: list[exp.Expr] = [_term_sql(rank, term, bind) for rank, term in enumerate(terms)]
    whole = parts[0]
    for part in parts[1:]:
        whole = exp.Union(this=whole, expression=part, distinct=False)
    return whole


def _term_sql(rank: int, term: Term, bind: "Searches") -> exp.Select:
    word = exp.column("word")
    tests: list[exp.Expr] = [exp.EQ(this=exp.column("stem"), expression=bind.bind(term.stem))]
    if term.distance:
        gap = exp.Abs(this=exp.Sub(this=exp.Length(this=word), expression=exp.Literal.number(len(term.word))))
        near = exp.LTE(
            this=idioms.distance_of(word.copy(), bind.bind(term.word)), expression=exp.Literal.number(term.distance)
        )
        # The lengths first: the distance of a huge word would cost as much as the word is long.
        alike = exp.LTE(this=gap, expression=exp.Literal.number(term.distance))
        tests.append(exp.Case(ifs=[exp.If(this=alike, true=near)], default=exp.false()))
    inner = (
        exp.select(exp.alias_(exp.Literal.number(rank), "r0"), exp.alias_(word.copy(), "r1"))
        .from_(WORDS)
        .where(disjunction(tests))
        .order_by(exp.Ordered(this=exp.column("rows"), desc=True, nulls_first=False), word.copy())
        .limit(ALTERNATIVES)
    )
    return exp.select("r0", "r1").from_(inner.subquery("t"))
