"""What makes a form ours: who is asked, for which plan and period, under a check digest.

Names of plans and agencies are names of folders and files.
"""

import hashlib
import re

from generator.core.model import Identity
from generator.core.wording import FORM_VERSION

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,40}")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?|.*\.", re.IGNORECASE)


def is_name(text: str) -> bool:
    """Whether a code can name a folder or file on every system; Windows keeps some names."""
    return bool(_NAME.fullmatch(text)) and not _RESERVED.fullmatch(text)


def identity(plan: str, agency: str, period: str, version: str = FORM_VERSION) -> Identity:
    """Return the identity of a form with its digest."""
    text = "|".join(("bao-cao-tong-hop", plan, agency, period, version))
    return Identity(plan, agency, period, version, hashlib.sha256(text.encode()).hexdigest()[:16])


def is_genuine(found: Identity) -> bool:
    """Whether the digest of an identity is the one it was issued with."""
    return found == identity(found.plan, found.agency, found.period, found.version)
