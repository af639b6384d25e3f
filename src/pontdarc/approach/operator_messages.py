"""The e-mails between an authority and its operators or beneficiaries. No value of a cell ever stands in one."""

from django.conf import settings
from django.utils.translation import gettext

from pontdarc.approach.messages import one_line, tell_roles
from pontdarc.extraction.models import IdentifierRequest, SecretFlag
from pontdarc.outside import mail
from pontdarc.outside.dates import day


def _contract_url(flag: SecretFlag) -> str:
    return f"{settings.SITE_URL}/espace/contrats/{flag.asked.contract_id}/"


def _said(flag: SecretFlag) -> dict[str, str]:
    return {
        "column": flag.column,
        "title": flag.asked.entry.title,
        "operator": flag.asked.contract.operator.name,
        "organisation": flag.asked.entry.organisation.name,
        "url": _contract_url(flag),
    }


def tell_flagged(flag: SecretFlag) -> None:
    """Tell the authority that a column is said to be a trade secret: it stays out until somebody decides."""
    said = _said(flag)
    lines = [
        gettext("%(operator)s signale un secret des affaires : colonne « %(column)s » de « %(title)s ».") % said,
        gettext("La colonne reste à l’écart tant que vous n’avez pas décidé. Le reste peut être publié."),
        "",
        gettext("Lire la raison et décider : %(url)s") % said,
    ]
    subject = gettext("« %(title)s » : une colonne signalée par l’exploitant") % said
    tell_roles(flag.asked.entry.organisation, ["referent"], subject, lines)


def tell_replied(flag: SecretFlag) -> None:
    """Tell the authority that the operator answered its decision to publish."""
    said = _said(flag)
    lines = [
        gettext("%(operator)s répond à votre décision sur la colonne « %(column)s » de « %(title)s ».") % said,
        gettext("Vous pouvez la maintenir, sans rien faire, ou la changer."),
        "",
        gettext("Lire la réponse : %(url)s") % said,
    ]
    tell_roles(
        flag.asked.entry.organisation, ["referent"], gettext("« %(title)s » : l’exploitant répond") % said, lines
    )


def tell_secret_decided(flag: SecretFlag) -> None:
    """Tell who flagged a column what the authority decided, why, and until when they may answer."""
    if flag.by.erased_at is not None:
        return
    said = {**_said(flag), "decision": flag.get_decision_display(), "why": flag.why}
    lines = [
        gettext("Bonjour,"),
        "",
        gettext("Vous avez signalé un secret des affaires : colonne « %(column)s » de « %(title)s ».") % said,
        gettext("Décision de %(organisation)s : %(decision)s.") % said,
        gettext("Pourquoi : %(why)s") % said,
    ]
    if flag.applies_on is not None:
        until = {"day": day(flag.applies_on)}
        lines += [
            "",
            gettext("La colonne ne sera pas publique avant le %(day)s. Jusque-là, vous pouvez répondre par votre lien.")
            % until,
            gettext("Ce délai est notre usage : aucun texte n’en fixe. Sans réponse, la décision s’applique."),
        ]
    subject = one_line(gettext("« %(title)s » : décision sur la colonne « %(column)s »") % said)
    mail.send(to=flag.by.email, subject=subject, text="\n".join(lines))


def tell_identifiers(request: IdentifierRequest) -> None:
    """Tell the grantor that a beneficiary answered; what it answered is read in the workspace."""
    said = {
        "title": request.entry.title,
        "url": f"{settings.SITE_URL}/espace/fiches/{request.entry_id}/beneficiaires/",
    }
    lines = [
        gettext("Un bénéficiaire a donné son identifiant pour « %(title)s ».") % said,
        gettext("Rien n’est changé dans le tableau : regardez la correction proposée, puis acceptez-la."),
        "",
        gettext("La lire : %(url)s") % said,
    ]
    subject = gettext("« %(title)s » : un identifiant reçu") % said
    tell_roles(request.entry.organisation, ["referent"], subject, lines)
