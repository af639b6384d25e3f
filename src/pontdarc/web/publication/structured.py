"""A dataset as schema.org says it, for the engines that read pages."""

import json

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from pontdarc.approach.property import rights_told
from pontdarc.legal.rights import licence_text
from pontdarc.outside.clock import date_of
from pontdarc.publication.models import Dataset, Version

ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def structured(request: HttpRequest, dataset: Dataset, version: Version) -> SafeString:
    """Return the JSON-LD text, safe inside a script element."""
    document = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": request.build_absolute_uri(reverse("identifier", args=[dataset.pk])),
        "name": dataset.title,
        "description": dataset.description or dataset.title,
        "url": request.build_absolute_uri(reverse("dataset", args=[dataset.slug])),
        "license": licence_text(dataset.licence).url,
        "isAccessibleForFree": True,
        "inLanguage": "fr",
        "keywords": list(dataset.keywords),
        "datePublished": date_of(version.published_at).isoformat() if version.published_at else None,
        "dateModified": date_of(dataset.modified_at).isoformat(),
        "creator": {"@type": "GovernmentOrganization", "name": dataset.organisation.name},
        "creditText": " ; ".join(each.sentence() for each in rights_told(version)),
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": "text/csv",
                "contentUrl": request.build_absolute_uri(reverse("download", args=[dataset.slug, "csv"])),
            }
        ],
    }
    text = json.dumps({key: value for key, value in document.items() if value}, ensure_ascii=False)
    return mark_safe(text.translate(ESCAPES))  # noqa: S308 the three signs that could end the element are escaped
