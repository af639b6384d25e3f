"""The slug of an organisation: its name without accents, and its INSEE code when the name is taken."""

from django.utils.text import slugify

from pontdarc.network.models import Organisation, OrganisationSlug

_LONGEST = 120


def slug_of(name: str) -> str:
    """Return the name in lower case, without accents, words joined by hyphens (``departement-de-l-ardeche``)."""
    plain = name.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae").replace("Æ", "Ae")
    for apart in ("'", "’", "/", "."):
        plain = plain.replace(apart, " ")
    return slugify(plain)[:_LONGEST].strip("-")


def candidates(name: str, insee_code: str, siren: str) -> tuple[str, ...]:
    """Return the slugs that an organisation may take, the best first."""
    base = slug_of(name) or "organisation"
    return (base, *(f"{base}-{code.lower()}" for code in (insee_code, siren) if code))


def free_slug(organisation: Organisation) -> str:
    """Return the first of its candidates that no other organisation has or had."""
    others = Organisation.objects.exclude(pk=organisation.pk)
    former = OrganisationSlug.objects.exclude(organisation_id=organisation.pk)
    possible = candidates(organisation.name, organisation.insee_code, organisation.siren)
    for slug in (*possible, f"{possible[0]}-{organisation.pk.hex[:8]}"):
        if not others.filter(slug=slug).exists() and not former.filter(slug=slug).exists():
            return slug
    return f"{possible[0]}-{organisation.pk.hex}"
