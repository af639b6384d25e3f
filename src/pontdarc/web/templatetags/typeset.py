"""``{% load i18n %}`` as Django has it, its sentences set with the spaces of French (see config.settings, TEMPLATES).

In the tags and not in the sentences: who writes one, or looks for it in the source, types plain spaces.
"""

from collections.abc import Callable

from django.template import Library, Node
from django.template.base import Parser, Token
from django.template.context import Context
from django.templatetags import i18n

from pontdarc.web import typography

register = Library()
register.tags.update(i18n.register.tags)
register.filters.update(i18n.register.filters)


class Typeset(Node):
    """A translated sentence, set as it is rendered or kept under the name that the template gives it."""

    child_nodelists = ()

    def __init__(self, sentence: Node) -> None:
        """Take the node that translates."""
        self.sentence = sentence
        self.asvar: str | None = getattr(sentence, "asvar", None)

    def render(self, context: Context) -> str:
        """Return the sentence, or nothing when it is kept."""
        text = self.sentence.render(context)
        if self.asvar:
            context[self.asvar] = typography.typeset_here(context[self.asvar])
            return ""
        return typography.typeset_here(text)


def _typeset(compiled: Callable[[Parser, Token], Node]) -> Callable[[Parser, Token], Node]:
    return lambda parser, token: Typeset(compiled(parser, token))


for name in ("translate", "trans", "blocktranslate", "blocktrans"):
    register.tag(name, _typeset(i18n.register.tags[name]))
