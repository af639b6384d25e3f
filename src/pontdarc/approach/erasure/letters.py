"""The e-mails about people who recognised themselves, and the letter that answers them."""

from django.conf import settings
from django.utils.translation import gettext

from pontdarc.approach.messages import one_line, tell_roles
from pontdarc.approach.models import Erasure, PersonRequest
from pontdarc.core.words import gettext_noop
from pontdarc.outside import mail
from pontdarc.outside.clock import date_of
from pontdarc.outside.dates import day

_SENTENCES = {
    "granted": gettext_noop("Nous avons fait droit à votre demande."),
    "nothing": gettext_noop("Nous avons cherché, et rien ne vous concerne dans ces données ni dans leurs fichiers."),
    "refused": gettext_noop("Nous ne pouvons pas faire droit à votre demande."),
    "unknown": gettext_noop("Nous n’avons pas pu vous reconnaître avec certitude dans ces données."),
}
_CNIL = gettext_noop(
    "Si cette réponse ne vous convient pas, vous pouvez saisir la CNIL (www.cnil.fr/plaintes) ou le tribunal "
    "administratif."
)


def _case_url(request: PersonRequest) -> str:
    return f"{settings.SITE_URL}/espace/personnes/{request.pk}/"


def tell_asked(request: PersonRequest) -> None:
    """Tell the DPO that somebody asks, and until when: never who."""
    said = {"title": request.dataset.title, "due": day(request.due_on)}
    lines = [
        gettext("Une personne se reconnaît dans « %(title)s » et exerce un droit sur ses données.") % said,
        gettext("La réponse est due le %(due)s au plus tard (RGPD, art. 12.3).") % said,
        "",
        _case_url(request),
    ]
    tell_roles(
        request.dataset.organisation, ["dpo"], gettext("« %(title)s » : une personne se reconnaît") % said, lines
    )


def tell_proposed(erasure: Erasure) -> None:
    """Ask the signatory to decide."""
    said = {"title": erasure.dataset.title, "measure": erasure.get_measure_display().lower()}
    lines = [
        gettext("Le DPO propose pour « %(title)s » : %(measure)s. On attend votre décision.") % said,
        "",
        f"{settings.SITE_URL}/espace/effacements/{erasure.pk}/",
    ]
    tell_roles(
        erasure.dataset.organisation, ["signatory"], gettext("« %(title)s » : un effacement à décider") % said, lines
    )


def tell_done(erasure: Erasure) -> None:
    """Tell the référent what is to be done when the data could not be made again, and the DPO that it is over."""
    said = {"title": erasure.dataset.title}
    url = f"{settings.SITE_URL}/espace/effacements/{erasure.pk}/"
    kinds = {each["kind"] for each in erasure.trace}
    lines = [gettext("L’effacement décidé pour « %(title)s » est exécuté.") % said, "", url]
    tell_roles(erasure.dataset.organisation, ["dpo"], gettext("« %(title)s » : effacement exécuté") % said, lines)
    if "not_made_again" in kinds:
        asked = [
            gettext("Une personne a été retirée de « %(title)s », et le fichier n’a pas pu être refait sans elle.")
            % said,
            gettext("Déposez de nouveau le fichier, sans cette personne : le DPO vous dira laquelle."),
        ]
        subject = gettext("« %(title)s » : fichier à déposer de nouveau") % said
        tell_roles(erasure.dataset.organisation, ["referent"], subject, asked)


def letter(request: PersonRequest) -> tuple[str, ...]:
    """Return the paragraphs of the answer to a person."""
    said = {
        "title": request.dataset.title,
        "received": day(date_of(request.received_at)),
        "right": request.get_right_display().lower(),
    }
    opening = (
        gettext("Vous nous avez écrit le %(received)s au sujet du jeu de données « %(title)s » : %(right)s.") % said
    )
    done = [_done(each) for each in request.erasures.filter(done_at__isnull=False)]
    body = [gettext(_SENTENCES[request.answer])] if request.answer else []
    why = [request.answer_why] if request.answer_why else []
    return (opening, *body, *done, *why, gettext(_CNIL))


def _done(erasure: Erasure) -> str:
    assert erasure.done_at is not None  # noqa: S101 - only those that are done are told
    kinds = [each["kind"] for each in erasure.trace]
    said = {
        "on": day(date_of(erasure.done_at)),
        "article": erasure.article,
        "files": kinds.count("delivery"),
        "versions": kinds.count("version") + kinds.count("gathered"),
    }
    sentence = gettext(
        "Le %(on)s, ce qui vous concerne a été retiré (%(article)s) : versions publiées retirées : %(versions)s ; "
        "fichiers reçus détruits : %(files)s. Les copies de sauvegarde antérieures disparaissent avec leur "
        "renouvellement ; si l’une d’elles devait servir, l’effacement serait refait."
    )
    return sentence % said


def send_answer(request: PersonRequest) -> None:
    """Send the answer to whoever asked, when they gave an address; otherwise it is printed."""
    if request.email:
        subject = one_line(gettext("Réponse à votre demande sur « %(title)s »") % {"title": request.dataset.title})
        paragraphs = [gettext("Bonjour,"), *letter(request), request.dataset.organisation.name]
        mail.send(to=request.email, subject=subject, text="\n\n".join(paragraphs))
