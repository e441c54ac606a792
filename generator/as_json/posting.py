"""The drafts of mails and what became of them, as JSON."""

from generator.as_json.parts import Json
from generator.core.mail import Posted, Standing
from generator.pipeline import Drafts, Posting


def of_drafts(drafts: Drafts) -> Json:
    """The drafts of one kind."""
    return {
        "drafts": [str(path) for path in drafts.files],
        "unaddressed": [agency.code for agency in drafts.unaddressed],
        "drafts_kept": [str(path) for path in drafts.kept],
    }


def of_posting(posting: Posting) -> Json:
    """Every draft and how it stands, and what stopped the sending."""
    trouble = posting.trouble
    return {
        "period": posting.dates.period.id,
        "mails": [_of(one) for one in posting.posted],
        "counts": {standing.value: len(posting.of(standing)) for standing in Standing},
        "trouble": {"fault": trouble.fault.value, "server": trouble.server, "seen": trouble.seen}
        if trouble
        else None,
    }


def _of(one: Posted) -> Json:
    parcel = one.parcel
    return {
        "kind": parcel.kind.value,
        "agency": parcel.of,
        "to": list(parcel.head.addresses),
        "subject": parcel.head.subject,
        "attachments": list(parcel.head.attachments),
        "file": parcel.file,
        "state": one.standing.value,
        "words": one.words,
    }
