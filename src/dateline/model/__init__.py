"""The words of the field as frozen types. Standard library only; imports nothing of Dateline."""

from dateline.model.capture import Capture
from dateline.model.claim import Claim, Inferred, Participant, PlaceReference, SourceReference, TimeReference, Toll
from dateline.model.document import Comment, Document, Fundraiser, Zone
from dateline.model.errors import DatelineError
from dateline.model.fault import Fault
from dateline.model.mention import Actor, Attribution, Mention, Place, TimeValue
from dateline.model.sentence import Sentence, Token
from dateline.model.span import Span

__all__ = [
    "Actor",
    "Attribution",
    "Capture",
    "Claim",
    "Comment",
    "DatelineError",
    "Document",
    "Fault",
    "Fundraiser",
    "Inferred",
    "Mention",
    "Participant",
    "Place",
    "PlaceReference",
    "Sentence",
    "SourceReference",
    "Span",
    "TimeReference",
    "TimeValue",
    "Token",
    "Toll",
    "Zone",
]
