"""The JSON data model of a readout, as types for type checkers; `Readout` is the root.

Derived from readout.schema.json. Change that, then run: python -m meeting_readout.model.derive
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

Level = Literal["core", "anchored", "complete"]
SpecVersion = Literal["1.0"]
Genre = Literal[
    "readout",
    "communique",
    "joint-statement",
    "chair-summary",
    "minutes",
    "decision-list",
    "notice",
    "statement",
    "other",
]
ReleaseStatus = Literal["draft", "final", "corrected", "withdrawn"]
PublisherRole = Literal["issuer", "co-issuer", "agency", "reprinter", "broadcaster", "spokesperson"]
TranslationMethod = Literal["human", "machine", "machine-post-edited"]
RelatedAs = Literal["reprint-of", "translation-of", "corrects", "broadcast-version-of", "see-also", "annex"]
BlockKind = Literal["heading", "paragraph", "item", "table-row", "note", "signature"]
OmissionReason = Literal["furniture", "noise", "connective", "repetition"]
OccasionKind = Literal[
    "plenary",
    "executive",
    "regular",
    "working",
    "special",
    "summit",
    "bilateral",
    "multilateral",
    "call",
    "briefing",
    "panel",
    "session",
    "other",
]
OccasionStatus = Literal["held", "postponed", "cancelled", "planned"]
Mode = Literal["in-person", "video", "telephone", "remote", "hybrid", "written"]
Access = Literal["open", "closed"]
RoleKind = Literal[
    "chair",
    "co-chair",
    "convener",
    "host",
    "main-speaker",
    "speaker",
    "opener",
    "closer",
    "reporter",
    "attendee",
    "invitee",
    "delegation-head",
    "delegation-member",
    "proxy",
    "recused",
    "secretary",
    "observer",
    "public",
    "other",
]
PresenceStatus = Literal["expected", "present", "part", "apologies", "absent"]
PostStatus = Literal["current", "former", "acting", "designate"]
OrganizationKind = Literal[
    "government",
    "cabinet",
    "legislature",
    "court",
    "presidency",
    "ministry",
    "agency",
    "regulator",
    "commission",
    "committee",
    "leading-group",
    "party-organ",
    "local-government",
    "state",
    "international",
    "company",
    "association",
    "bank",
    "institute",
    "other",
]
DocumentKind = Literal[
    "law",
    "decree",
    "regulation",
    "plan",
    "treaty",
    "order",
    "motion",
    "report",
    "contract",
    "budget",
    "letter",
    "statement",
    "decision",
    "other",
]
DocumentState = Literal[
    "planned",
    "in-negotiation",
    "draft",
    "revision-draft",
    "amendment-draft",
    "adopted",
    "in-force",
    "repealed",
]
ReportKind = Literal["report", "briefing", "communication", "proposal", "study", "instruction", "speech", "letter"]
NameKind = Literal["official", "corrected", "original", "variant", "short", "former", "transliteration"]
Basis = Literal["stated", "publication", "inferred", "external"]
Certainty = Literal["high", "medium", "low"]
Hedge = Literal["about", "nearly", "more-than", "less-than", "at-least", "at-most"]
AmountRole = Literal["target", "limit", "threshold"]
Extent = Literal["all", "most", "many", "several", "some", "one"]
ActorPart = Literal["lead", "joint", "in-liaison", "supporting", "supervising", "through"]
LinkAs = Literal[
    "implement",
    "establish",
    "approve",
    "adopt",
    "amend",
    "suspend",
    "repeal",
    "prepare",
    "submit",
    "review",
    "audit",
    "publish",
    "sign",
    "hold",
    "welcome",
    "because-of",
    "legal-basis",
    "according-to",
    "by-means-of",
    "in-addition-to",
    "response",
    "contrast",
    "follows",
    "mirrors",
    "repeats",
    "continues",
    "other",
]
StatementKind = Literal[
    "assessment",
    "position",
    "appraisal",
    "forecast",
    "hope",
    "proposal",
    "announcement",
    "action",
    "discussion",
    "background",
    "procedure",
    "other",
]
Act = Literal[
    "decide",
    "approve",
    "adopt",
    "endorse",
    "concur",
    "agree",
    "decline",
    "postpone",
    "recommend",
    "refer",
    "advance",
    "take-note",
    "withdraw",
    "other",
]
Effect = Literal[
    "establish",
    "appoint",
    "schedule",
    "change",
    "maintain",
    "suspend",
    "repeal",
    "allocate",
    "authorise",
    "exempt",
    "other",
]
Agreement = Literal["unanimous", "consensus", "majority"]
VoteMethod = Literal["roll-call", "voice", "show-of-hands", "secret-ballot", "electronic", "written", "acclamation"]
ProposerRole = Literal["mover", "seconder", "sponsor"]
DirectiveForce = Literal["order", "require", "request", "urge", "recommend", "authorise", "prohibit", "other"]
Given = Literal["before"]
CommitmentForce = Literal["commit", "guarantee", "agree", "plan", "may", "willing", "other"]
NoteKind = Literal["remark", "translation-slip", "misprint", "inference", "open-question"]

class Mention(TypedDict):
    """Something pointed to by its id, or named in place: exactly one of the two."""

    ref: NotRequired[str]
    name: NotRequired[str]
    extent: NotRequired[Extent]
    including: NotRequired[Literal[True]]


class NameVariant(TypedDict):
    """Another name of the same thing."""

    value: str
    language: NotRequired[str]
    kind: NotRequired[NameKind]


class TimeOfDay(TypedDict):
    """A time of day as meant, and as printed."""

    value: NotRequired[str]
    asPrinted: NotRequired[str]


class Date(TypedDict):
    """A date as meant, and as printed."""

    value: str
    basis: NotRequired[Basis]
    certainty: NotRequired[Certainty]
    time: NotRequired[TimeOfDay]
    asPrinted: NotRequired[str]


class Held(TypedDict):
    """When an occasion took, or is to take, place."""

    start: NotRequired[Date]
    end: NotRequired[Date]


class TimeDate(TypedDict):
    """On, or in the course of, a date."""

    type: Literal["date"]
    value: str
    basis: NotRequired[Basis]
    certainty: NotRequired[Certainty]
    time: NotRequired[TimeOfDay]
    asPrinted: NotRequired[str]


class TimeNotAfter(TypedDict):
    """At the latest on a date, its day included unless strict."""

    type: Literal["not-after"]
    value: str
    basis: NotRequired[Basis]
    certainty: NotRequired[Certainty]
    strict: NotRequired[Literal[True]]
    time: NotRequired[TimeOfDay]
    asPrinted: NotRequired[str]


class TimeSince(TypedDict):
    """From a date on, its day included unless strict."""

    type: Literal["since"]
    value: str
    basis: NotRequired[Basis]
    certainty: NotRequired[Certainty]
    strict: NotRequired[Literal[True]]
    time: NotRequired[TimeOfDay]
    asPrinted: NotRequired[str]


class TimeUntil(TypedDict):
    """Up to a date, its day included."""

    type: Literal["until"]
    value: str
    basis: NotRequired[Basis]
    certainty: NotRequired[Certainty]
    time: NotRequired[TimeOfDay]
    asPrinted: NotRequired[str]


class TimeBefore(TypedDict):
    """Before something else."""

    type: Literal["before"]
    item: Mention
    asPrinted: NotRequired[str]


class TimeAt(TypedDict):
    """At the time of something else."""

    type: Literal["at"]
    item: Mention
    asPrinted: NotRequired[str]


class TimeDuring(TypedDict):
    """In the course of something else."""

    type: Literal["during"]
    item: Mention
    asPrinted: NotRequired[str]


class TimeAfter(TypedDict):
    """After something else."""

    type: Literal["after"]
    item: Mention
    asPrinted: NotRequired[str]


class TimeWithin(TypedDict):
    """Within a length of time from a date or from something else."""

    type: Literal["within"]
    duration: str
    durationMin: NotRequired[str]
    hedge: NotRequired[Hedge]
    start: NotRequired[str]
    item: NotRequired[Mention]
    asPrinted: NotRequired[str]


class TimeWindow(TypedDict):
    """Between two dates, or for a length of time from or to one."""

    type: Literal["window"]
    start: NotRequired[str]
    end: NotRequired[str]
    duration: NotRequired[str]
    durationMin: NotRequired[str]
    hedge: NotRequired[Hedge]
    asPrinted: NotRequired[str]


class TimeRecurring(TypedDict):
    """Again and again."""

    type: Literal["recurring"]
    every: str
    asPrinted: NotRequired[str]


class TimeImmediate(TypedDict):
    """At once."""

    type: Literal["immediate"]
    asPrinted: NotRequired[str]


class TimeAsSoonAsPossible(TypedDict):
    """As soon as it can be."""

    type: Literal["as-soon-as-possible"]
    asPrinted: NotRequired[str]


class TimeContinuous(TypedDict):
    """Without end."""

    type: Literal["continuous"]
    asPrinted: NotRequired[str]


class TimeUnspecified(TypedDict):
    """At a time that the text mentions without telling it."""

    type: Literal["unspecified"]
    asPrinted: NotRequired[str]


class Anchor(TypedDict):
    """Words of the verbatim text that say what the item says. Without words the whole block is meant."""

    block: NotRequired[str]
    exact: NotRequired[str]
    occurrence: NotRequired[int]
    quoted: NotRequired[Literal[True]]


Link = TypedDict(
    "Link",
    {
        "ref": "NotRequired[str]",
        "name": "NotRequired[str]",
        "as": "NotRequired[LinkAs]",
        "locator": "NotRequired[str]",
        "asPrinted": "NotRequired[str]",
    },
)
"""A mention with what it means for the item."""


class Topic(TypedDict):
    """A matter in words: a subject, a purpose, a condition or an exception."""

    text: NotRequired[str]
    including: NotRequired[Literal[True]]
    concerns: NotRequired[list[Mention]]
    links: NotRequired[list[Link]]
    amounts: NotRequired[list[Amount]]
    when: NotRequired[When]
    anchors: NotRequired[list[Anchor]]


Amount = TypedDict(
    "Amount",
    {
        "value": "NotRequired[str]",
        "min": "NotRequired[str]",
        "max": "NotRequired[str]",
        "from": "NotRequired[str]",
        "to": "NotRequired[str]",
        "change": "NotRequired[str]",
        "of": "NotRequired[str]",
        "payers": "NotRequired[list[Mention]]",
        "payees": "NotRequired[list[Mention]]",
        "currency": "NotRequired[str]",
        "unit": "NotRequired[str]",
        "per": "NotRequired[str]",
        "over": "NotRequired[str]",
        "at": "NotRequired[Date]",
        "base": "NotRequired[str]",
        "outOf": "NotRequired[str]",
        "hedge": "NotRequired[Hedge]",
        "role": "NotRequired[AmountRole]",
        "asPrinted": "NotRequired[str]",
    },
)
"""A figure as meant, and as printed: one value, a range, a change from one to another, a change, or words alone."""


class Identifier(TypedDict):
    """An identifier given by others."""

    scheme: str
    value: str


class Extension(TypedDict):
    """Foreign data, named by a URI; a reader that does not know it keeps it."""

    name: str
    value: str


class Publisher(TypedDict):
    """Who published the release."""

    ref: NotRequired[str]
    name: NotRequired[str]
    role: NotRequired[PublisherRole]


Translation = TypedDict(
    "Translation",
    {
        "from": "NotRequired[str]",
        "method": "NotRequired[TranslationMethod]",
        "official": "NotRequired[bool]",
        "url": "NotRequired[str]",
    },
)
"""That the text is a translation, and how it was made."""


RelatedRelease = TypedDict(
    "RelatedRelease",
    {
        "as": "NotRequired[RelatedAs]",
        "title": "NotRequired[str]",
        "date": "NotRequired[Date]",
        "url": "NotRequired[str]",
    },
)
"""Another release that belongs to this one."""


class Release(TypedDict):
    """The published text as a publication."""

    title: str
    otherTitles: NotRequired[list[NameVariant]]
    language: str
    genre: NotRequired[Genre]
    status: NotRequired[ReleaseStatus]
    excerpt: NotRequired[Literal[True]]
    publishers: NotRequired[list[Publisher]]
    signatories: NotRequired[list[Mention]]
    addressees: NotRequired[list[Mention]]
    keywords: NotRequired[list[str]]
    published: NotRequired[Date]
    places: NotRequired[list[Mention]]
    url: NotRequired[str]
    archived: NotRequired[str]
    sha256: NotRequired[str]
    retrieved: NotRequired[str]
    rights: NotRequired[str]
    identifiers: NotRequired[list[Identifier]]
    translation: NotRequired[Translation]
    related: NotRequired[list[RelatedRelease]]
    unconfirmed: NotRequired[Literal[True]]
    inferred: NotRequired[list[str]]
    extensions: NotRequired[list[Extension]]
    anchors: NotRequired[list[Anchor]]


class Omission(TypedDict):
    """Words of a block that state no fact. Without words the whole block is meant."""

    exact: NotRequired[str]
    occurrence: NotRequired[int]
    reason: OmissionReason


class Block(TypedDict):
    """A block of the verbatim text."""

    id: str
    kind: NotRequired[BlockKind]
    label: NotRequired[str]
    continues: NotRequired[Literal[True]]
    language: NotRequired[str]
    content: str
    omitted: NotRequired[list[Omission]]


class AgendaItem(TypedDict):
    """An item of the agenda."""

    id: NotRequired[str]
    label: NotRequired[str]
    partOf: NotRequired[str]
    title: NotRequired[str]
    category: NotRequired[str]
    none: NotRequired[Literal[True]]
    documents: NotRequired[list[Mention]]
    anchors: NotRequired[list[Anchor]]


class Occasion(TypedDict):
    """A session, or a meeting before or after."""

    id: NotRequired[str]
    name: NotRequired[str]
    otherNames: NotRequired[list[NameVariant]]
    kind: NotRequired[OccasionKind]
    ordinal: NotRequired[int]
    term: NotRequired[str]
    body: NotRequired[Mention]
    series: NotRequired[str]
    every: NotRequired[str]
    composition: NotRequired[str]
    status: NotRequired[OccasionStatus]
    statusReason: NotRequired[str]
    held: NotRequired[Held]
    places: NotRequired[list[Mention]]
    mode: NotRequired[Mode]
    access: NotRequired[Access]
    conveners: NotRequired[list[Mention]]
    purposes: NotRequired[list[Topic]]
    agenda: NotRequired[list[AgendaItem]]
    topics: NotRequired[list[Topic]]
    attendance: NotRequired[Amount]
    quorum: NotRequired[Literal[True]]
    participants: NotRequired[list[Mention]]
    sessions: NotRequired[list[Occasion]]
    previous: NotRequired[list[Occasion]]
    next: NotRequired[list[Occasion]]
    url: NotRequired[str]
    unconfirmed: NotRequired[Literal[True]]
    inferred: NotRequired[list[str]]
    extensions: NotRequired[list[Extension]]
    anchors: NotRequired[list[Anchor]]


class Meeting(TypedDict):
    """The meeting itself."""

    name: NotRequired[str]
    otherNames: NotRequired[list[NameVariant]]
    kind: NotRequired[OccasionKind]
    ordinal: NotRequired[int]
    term: NotRequired[str]
    body: NotRequired[Mention]
    series: NotRequired[str]
    every: NotRequired[str]
    composition: NotRequired[str]
    status: NotRequired[OccasionStatus]
    statusReason: NotRequired[str]
    held: NotRequired[Held]
    places: NotRequired[list[Mention]]
    mode: NotRequired[Mode]
    access: NotRequired[Access]
    conveners: NotRequired[list[Mention]]
    purposes: NotRequired[list[Topic]]
    agenda: NotRequired[list[AgendaItem]]
    topics: NotRequired[list[Topic]]
    attendance: NotRequired[Amount]
    quorum: NotRequired[Literal[True]]
    participants: NotRequired[list[Mention]]
    sessions: NotRequired[list[Occasion]]
    previous: NotRequired[list[Occasion]]
    next: NotRequired[list[Occasion]]
    url: NotRequired[str]
    unconfirmed: NotRequired[Literal[True]]
    inferred: NotRequired[list[str]]
    extensions: NotRequired[list[Extension]]
    anchors: NotRequired[list[Anchor]]


class Role(TypedDict):
    """A part that someone had, and where it was not simply in the whole meeting."""

    role: RoleKind
    session: NotRequired[str]
    agendaItem: NotRequired[str]
    capacity: NotRequired[str]
    onBehalfOf: NotRequired[Mention]
    asPrinted: NotRequired[str]


Presence = TypedDict(
    "Presence",
    {
        "status": "NotRequired[PresenceStatus]",
        "place": "NotRequired[Mention]",
        "mode": "NotRequired[Mode]",
        "reason": "NotRequired[str]",
        "from": "NotRequired[str]",
        "until": "NotRequired[str]",
        "asPrinted": "NotRequired[str]",
    },
)
"""Whether, how and for how long someone was there."""


class Post(TypedDict):
    """A post that a person holds."""

    title: NotRequired[str]
    organization: NotRequired[Mention]
    status: NotRequired[PostStatus]


class PersonParticipant(TypedDict):
    """A person, or an office whose holder has no name."""

    id: str
    type: Literal["person"]
    name: NotRequired[str]
    otherNames: NotRequired[list[NameVariant]]
    honorific: NotRequired[str]
    posts: NotRequired[list[Post]]
    represents: NotRequired[Mention]
    roles: NotRequired[list[Role]]
    presence: NotRequired[Presence]
    side: NotRequired[str]
    memberOf: NotRequired[list[Mention]]
    identifiers: NotRequired[list[Identifier]]
    unconfirmed: NotRequired[Literal[True]]
    inferred: NotRequired[list[str]]
    extensions: NotRequired[list[Extension]]
    anchors: NotRequired[list[Anchor]]


class OrganizationParticipant(TypedDict):
    """A body."""

    id: str
    type: Literal["organization"]
    name: NotRequired[str]
    otherNames: NotRequired[list[NameVariant]]
    kind: NotRequired[OrganizationKind]
    parent: NotRequired[Mention]
    representedBy: NotRequired[list[str]]
    roles: NotRequired[list[Role]]
    presence: NotRequired[Presence]
    side: NotRequired[str]
    memberOf: NotRequired[list[Mention]]
    identifiers: NotRequired[list[Identifier]]
    unconfirmed: NotRequired[Literal[True]]
    inferred: NotRequired[list[str]]
    extensions: NotRequired[list[Extension]]
    anchors: NotRequired[list[Anchor]]


class GroupParticipant(TypedDict):
    """People described together."""

    id: str
    type: Literal["group"]
    name: NotRequired[str]
    otherNames: NotRequired[list[NameVariant]]
    description: NotRequired[str]
    size: NotRequired[Amount]
    of: NotRequired[list[Mention]]
    roles: NotRequired[list[Role]]
    presence: NotRequired[Presence]
    side: NotRequired[str]
    memberOf: NotRequired[list[Mention]]
    identifiers: NotRequired[list[Identifier]]
    unconfirmed: NotRequired[Literal[True]]
    inferred: NotRequired[list[str]]
    extensions: NotRequired[list[Extension]]
    anchors: NotRequired[list[Anchor]]


class PartyParticipant(TypedDict):
    """A side, a delegation, or a state as such."""

    id: str
    type: Literal["party"]
    name: NotRequired[str]
    otherNames: NotRequired[list[NameVariant]]
    roles: NotRequired[list[Role]]
    presence: NotRequired[Presence]
    side: NotRequired[str]
    memberOf: NotRequired[list[Mention]]
    identifiers: NotRequired[list[Identifier]]
    unconfirmed: NotRequired[Literal[True]]
    inferred: NotRequired[list[str]]
    extensions: NotRequired[list[Extension]]
    anchors: NotRequired[list[Anchor]]


class PersonEntity(TypedDict):
    """A person, or an office whose holder has no name."""

    id: str
    type: Literal["person"]
    name: NotRequired[str]
    otherNames: NotRequired[list[NameVariant]]
    honorific: NotRequired[str]
    posts: NotRequired[list[Post]]
    represents: NotRequired[Mention]
    memberOf: NotRequired[list[Mention]]
    places: NotRequired[list[Mention]]
    parent: NotRequired[Mention]
    concerns: NotRequired[list[Mention]]
    identifiers: NotRequired[list[Identifier]]
    unconfirmed: NotRequired[Literal[True]]
    inferred: NotRequired[list[str]]
    extensions: NotRequired[list[Extension]]
    anchors: NotRequired[list[Anchor]]


class OrganizationEntity(TypedDict):
    """A body."""

    id: str
    type: Literal["organization"]
    name: NotRequired[str]
    otherNames: NotRequired[list[NameVariant]]
    kind: NotRequired[OrganizationKind]
    parent: NotRequired[Mention]
    memberOf: NotRequired[list[Mention]]
    places: NotRequired[list[Mention]]
    concerns: NotRequired[list[Mention]]
    identifiers: NotRequired[list[Identifier]]
    unconfirmed: NotRequired[Literal[True]]
    inferred: NotRequired[list[str]]
    extensions: NotRequired[list[Extension]]
    anchors: NotRequired[list[Anchor]]


class GroupEntity(TypedDict):
    """People described together."""

    id: str
    type: Literal["group"]
    name: NotRequired[str]
    otherNames: NotRequired[list[NameVariant]]
    description: NotRequired[str]
    size: NotRequired[Amount]
    of: NotRequired[list[Mention]]
    memberOf: NotRequired[list[Mention]]
    places: NotRequired[list[Mention]]
    parent: NotRequired[Mention]
    concerns: NotRequired[list[Mention]]
    identifiers: NotRequired[list[Identifier]]
    unconfirmed: NotRequired[Literal[True]]
    inferred: NotRequired[list[str]]
    extensions: NotRequired[list[Extension]]
    anchors: NotRequired[list[Anchor]]


class DocumentEntity(TypedDict):
    """A document that the text refers to."""

    id: str
    type: Literal["document"]
    title: NotRequired[str]
    otherTitles: NotRequired[list[NameVariant]]
    kind: NotRequired[DocumentKind]
    number: NotRequired[str]
    date: NotRequired[Date]
    url: NotRequired[str]
    state: NotRequired[DocumentState]
    issuers: NotRequired[list[Mention]]
    addressees: NotRequired[list[Mention]]
    parties: NotRequired[list[Mention]]
    topics: NotRequired[list[Topic]]
    when: NotRequired[When]
    effective: NotRequired[When]
    conditions: NotRequired[list[Topic]]
    exceptions: NotRequired[list[Topic]]
    links: NotRequired[list[Link]]
    places: NotRequired[list[Mention]]
    parent: NotRequired[Mention]
    concerns: NotRequired[list[Mention]]
    identifiers: NotRequired[list[Identifier]]
    unconfirmed: NotRequired[Literal[True]]
    inferred: NotRequired[list[str]]
    extensions: NotRequired[list[Extension]]
    anchors: NotRequired[list[Anchor]]


class EventEntity(TypedDict):
    """An occasion that the text refers to."""

    id: str
    type: Literal["event"]
    name: NotRequired[str]
    otherNames: NotRequired[list[NameVariant]]
    kind: NotRequired[OccasionKind]
    ordinal: NotRequired[int]
    term: NotRequired[str]
    body: NotRequired[Mention]
    series: NotRequired[str]
    every: NotRequired[str]
    composition: NotRequired[str]
    status: NotRequired[OccasionStatus]
    statusReason: NotRequired[str]
    held: NotRequired[Held]
    places: NotRequired[list[Mention]]
    mode: NotRequired[Mode]
    access: NotRequired[Access]
    conveners: NotRequired[list[Mention]]
    purposes: NotRequired[list[Topic]]
    agenda: NotRequired[list[AgendaItem]]
    topics: NotRequired[list[Topic]]
    attendance: NotRequired[Amount]
    quorum: NotRequired[Literal[True]]
    participants: NotRequired[list[Mention]]
    sessions: NotRequired[list[Occasion]]
    previous: NotRequired[list[Occasion]]
    next: NotRequired[list[Occasion]]
    url: NotRequired[str]
    parent: NotRequired[Mention]
    concerns: NotRequired[list[Mention]]
    identifiers: NotRequired[list[Identifier]]
    unconfirmed: NotRequired[Literal[True]]
    inferred: NotRequired[list[str]]
    extensions: NotRequired[list[Extension]]
    anchors: NotRequired[list[Anchor]]


class PolicyEntity(TypedDict):
    """A programme, a principle or a slogan."""

    id: str
    type: Literal["policy"]
    name: NotRequired[str]
    otherNames: NotRequired[list[NameVariant]]
    gloss: NotRequired[str]
    when: NotRequired[When]
    places: NotRequired[list[Mention]]
    parent: NotRequired[Mention]
    concerns: NotRequired[list[Mention]]
    identifiers: NotRequired[list[Identifier]]
    unconfirmed: NotRequired[Literal[True]]
    inferred: NotRequired[list[str]]
    extensions: NotRequired[list[Extension]]
    anchors: NotRequired[list[Anchor]]


class Part(TypedDict):
    """A numbered part of a framework."""

    id: NotRequired[str]
    label: NotRequired[str]
    name: NotRequired[str]
    members: NotRequired[list[Mention]]
    anchors: NotRequired[list[Anchor]]


class FrameworkEntity(TypedDict):
    """A numbered scheme."""

    id: str
    type: Literal["framework"]
    name: NotRequired[str]
    otherNames: NotRequired[list[NameVariant]]
    gloss: NotRequired[str]
    parts: NotRequired[list[Part]]
    when: NotRequired[When]
    places: NotRequired[list[Mention]]
    parent: NotRequired[Mention]
    concerns: NotRequired[list[Mention]]
    identifiers: NotRequired[list[Identifier]]
    unconfirmed: NotRequired[Literal[True]]
    inferred: NotRequired[list[str]]
    extensions: NotRequired[list[Extension]]
    anchors: NotRequired[list[Anchor]]


class PlaceEntity(TypedDict):
    """A place with more to it than its name."""

    id: str
    type: Literal["place"]
    name: NotRequired[str]
    otherNames: NotRequired[list[NameVariant]]
    country: NotRequired[str]
    places: NotRequired[list[Mention]]
    parent: NotRequired[Mention]
    concerns: NotRequired[list[Mention]]
    identifiers: NotRequired[list[Identifier]]
    unconfirmed: NotRequired[Literal[True]]
    inferred: NotRequired[list[str]]
    extensions: NotRequired[list[Extension]]
    anchors: NotRequired[list[Anchor]]


class OtherEntity(TypedDict):
    """Something else that the text refers to."""

    id: str
    type: Literal["other"]
    name: NotRequired[str]
    otherNames: NotRequired[list[NameVariant]]
    gloss: NotRequired[str]
    when: NotRequired[When]
    places: NotRequired[list[Mention]]
    parent: NotRequired[Mention]
    concerns: NotRequired[list[Mention]]
    identifiers: NotRequired[list[Identifier]]
    unconfirmed: NotRequired[Literal[True]]
    inferred: NotRequired[list[str]]
    extensions: NotRequired[list[Extension]]
    anchors: NotRequired[list[Anchor]]


Report = TypedDict(
    "Report",
    {
        "id": "str",
        "kind": "NotRequired[ReportKind]",
        "authors": "NotRequired[list[Mention]]",
        "presenters": "NotRequired[list[Mention]]",
        "to": "NotRequired[list[Mention]]",
        "verb": "NotRequired[str]",
        "topics": "NotRequired[list[Topic]]",
        "when": "NotRequired[When]",
        "documents": "NotRequired[list[Mention]]",
        "in": "NotRequired[Mention]",
        "unspecified": "NotRequired[Literal[True]]",
        "unconfirmed": "NotRequired[Literal[True]]",
        "inferred": "NotRequired[list[str]]",
        "extensions": "NotRequired[list[Extension]]",
        "anchors": "NotRequired[list[Anchor]]",
    },
)
"""What the meeting received."""


class Speaker(TypedDict):
    """Who says it."""

    ref: NotRequired[str]
    name: NotRequired[str]
    extent: NotRequired[Extent]
    carried: NotRequired[Literal[True]]
    including: NotRequired[Literal[True]]


class Actor(TypedDict):
    """Who is to do it, or does it."""

    ref: NotRequired[str]
    name: NotRequired[str]
    extent: NotRequired[Extent]
    part: NotRequired[ActorPart]
    carried: NotRequired[Literal[True]]
    including: NotRequired[Literal[True]]


class Predecessor(TypedDict):
    """Who held the post before."""

    ref: NotRequired[str]
    name: NotRequired[str]
    reason: NotRequired[str]


class Appointment(TypedDict):
    """That someone is put in a post."""

    appointee: NotRequired[Mention]
    post: NotRequired[str]
    organization: NotRequired[Mention]
    side: NotRequired[str]
    appointedBy: NotRequired[Mention]
    terms: NotRequired[str]
    acting: NotRequired[Literal[True]]
    predecessor: NotRequired[Predecessor]


class Voter(TypedDict):
    """Who voted."""

    ref: NotRequired[str]
    name: NotRequired[str]
    preferred: NotRequired[str]


class Ballot(TypedDict):
    """How many voted so, and who."""

    count: NotRequired[int]
    members: NotRequired[list[Voter]]


Vote = TypedDict(
    "Vote",
    {
        "question": "NotRequired[str]",
        "agreement": "NotRequired[Agreement]",
        "method": "NotRequired[VoteMethod]",
        "for": "NotRequired[Ballot]",
        "against": "NotRequired[Ballot]",
        "abstaining": "NotRequired[Ballot]",
        "absent": "NotRequired[Ballot]",
        "asPrinted": "NotRequired[str]",
    },
)
"""How a question was put and settled, by votes or without."""


class Proposer(TypedDict):
    """Who proposed it."""

    ref: NotRequired[str]
    name: NotRequired[str]
    role: NotRequired[ProposerRole]
    capacity: NotRequired[str]


Statement = TypedDict(
    "Statement",
    {
        "id": "str",
        "kind": "NotRequired[StatementKind]",
        "reaffirmed": "NotRequired[Literal[True]]",
        "label": "NotRequired[str]",
        "partOf": "NotRequired[str]",
        "text": "NotRequired[str]",
        "by": "NotRequired[list[Speaker]]",
        "verb": "NotRequired[str]",
        "marker": "NotRequired[str]",
        "in": "NotRequired[Mention]",
        "actors": "NotRequired[list[Actor]]",
        "to": "NotRequired[list[Mention]]",
        "concerns": "NotRequired[list[Mention]]",
        "topics": "NotRequired[list[Topic]]",
        "purposes": "NotRequired[list[Topic]]",
        "links": "NotRequired[list[Link]]",
        "amounts": "NotRequired[list[Amount]]",
        "places": "NotRequired[list[Mention]]",
        "appointments": "NotRequired[list[Appointment]]",
        "when": "NotRequired[When]",
        "effective": "NotRequired[When]",
        "conditions": "NotRequired[list[Topic]]",
        "exceptions": "NotRequired[list[Topic]]",
        "unspecified": "NotRequired[Literal[True]]",
        "unconfirmed": "NotRequired[Literal[True]]",
        "inferred": "NotRequired[list[str]]",
        "extensions": "NotRequired[list[Extension]]",
        "anchors": "NotRequired[list[Anchor]]",
    },
)
"""What was said or held."""


Decision = TypedDict(
    "Decision",
    {
        "id": "str",
        "act": "NotRequired[Act]",
        "effect": "NotRequired[Effect]",
        "label": "NotRequired[str]",
        "partOf": "NotRequired[str]",
        "text": "NotRequired[str]",
        "by": "NotRequired[list[Speaker]]",
        "verb": "NotRequired[str]",
        "marker": "NotRequired[str]",
        "in": "NotRequired[Mention]",
        "actors": "NotRequired[list[Actor]]",
        "to": "NotRequired[list[Mention]]",
        "concerns": "NotRequired[list[Mention]]",
        "topics": "NotRequired[list[Topic]]",
        "purposes": "NotRequired[list[Topic]]",
        "links": "NotRequired[list[Link]]",
        "amounts": "NotRequired[list[Amount]]",
        "places": "NotRequired[list[Mention]]",
        "appointments": "NotRequired[list[Appointment]]",
        "vote": "NotRequired[Vote]",
        "proposers": "NotRequired[list[Proposer]]",
        "when": "NotRequired[When]",
        "deadlines": "NotRequired[Deadlines]",
        "effective": "NotRequired[When]",
        "conditions": "NotRequired[list[Topic]]",
        "exceptions": "NotRequired[list[Topic]]",
        "unspecified": "NotRequired[Literal[True]]",
        "unconfirmed": "NotRequired[Literal[True]]",
        "inferred": "NotRequired[list[str]]",
        "extensions": "NotRequired[list[Extension]]",
        "anchors": "NotRequired[list[Anchor]]",
    },
)
"""What was settled."""


Directive = TypedDict(
    "Directive",
    {
        "id": "str",
        "force": "NotRequired[DirectiveForce]",
        "refrain": "NotRequired[Literal[True]]",
        "given": "NotRequired[Given]",
        "reaffirmed": "NotRequired[Literal[True]]",
        "done": "NotRequired[Literal[True]]",
        "label": "NotRequired[str]",
        "partOf": "NotRequired[str]",
        "text": "NotRequired[str]",
        "by": "NotRequired[list[Speaker]]",
        "verb": "NotRequired[str]",
        "marker": "NotRequired[str]",
        "in": "NotRequired[Mention]",
        "actors": "NotRequired[list[Actor]]",
        "addressees": "NotRequired[list[Actor]]",
        "to": "NotRequired[list[Mention]]",
        "concerns": "NotRequired[list[Mention]]",
        "topics": "NotRequired[list[Topic]]",
        "purposes": "NotRequired[list[Topic]]",
        "links": "NotRequired[list[Link]]",
        "amounts": "NotRequired[list[Amount]]",
        "places": "NotRequired[list[Mention]]",
        "appointments": "NotRequired[list[Appointment]]",
        "when": "NotRequired[When]",
        "deadlines": "NotRequired[Deadlines]",
        "effective": "NotRequired[When]",
        "conditions": "NotRequired[list[Topic]]",
        "exceptions": "NotRequired[list[Topic]]",
        "unspecified": "NotRequired[Literal[True]]",
        "unconfirmed": "NotRequired[Literal[True]]",
        "inferred": "NotRequired[list[str]]",
        "extensions": "NotRequired[list[Extension]]",
        "anchors": "NotRequired[list[Anchor]]",
    },
)
"""What others are to do."""


Commitment = TypedDict(
    "Commitment",
    {
        "id": "str",
        "force": "NotRequired[CommitmentForce]",
        "refrain": "NotRequired[Literal[True]]",
        "reaffirmed": "NotRequired[Literal[True]]",
        "label": "NotRequired[str]",
        "partOf": "NotRequired[str]",
        "text": "NotRequired[str]",
        "by": "NotRequired[list[Speaker]]",
        "verb": "NotRequired[str]",
        "marker": "NotRequired[str]",
        "in": "NotRequired[Mention]",
        "actors": "NotRequired[list[Actor]]",
        "to": "NotRequired[list[Mention]]",
        "concerns": "NotRequired[list[Mention]]",
        "topics": "NotRequired[list[Topic]]",
        "purposes": "NotRequired[list[Topic]]",
        "links": "NotRequired[list[Link]]",
        "amounts": "NotRequired[list[Amount]]",
        "places": "NotRequired[list[Mention]]",
        "appointments": "NotRequired[list[Appointment]]",
        "when": "NotRequired[When]",
        "deadlines": "NotRequired[Deadlines]",
        "effective": "NotRequired[When]",
        "conditions": "NotRequired[list[Topic]]",
        "exceptions": "NotRequired[list[Topic]]",
        "unspecified": "NotRequired[Literal[True]]",
        "unconfirmed": "NotRequired[Literal[True]]",
        "inferred": "NotRequired[list[str]]",
        "extensions": "NotRequired[list[Extension]]",
        "anchors": "NotRequired[list[Anchor]]",
    },
)
"""What a speaker binds itself to do."""


class Note(TypedDict):
    """A remark of the encoder or translator."""

    id: str
    kind: NotRequired[NoteKind]
    about: NotRequired[list[Mention]]
    reading: NotRequired[str]
    text: NotRequired[str]
    author: NotRequired[str]
    unconfirmed: NotRequired[Literal[True]]
    extensions: NotRequired[list[Extension]]
    anchors: NotRequired[list[Anchor]]


class Tool(TypedDict):
    """A program used in encoding."""

    name: str
    version: NotRequired[str]


class Change(TypedDict):
    """A change to the record."""

    date: NotRequired[str]
    author: NotRequired[str]
    text: NotRequired[str]


class Record(TypedDict):
    """The encoding: by whom, when, with what, under which licence."""

    encoders: NotRequired[list[str]]
    date: NotRequired[str]
    tools: NotRequired[list[Tool]]
    licence: NotRequired[str]
    changes: NotRequired[list[Change]]


Readout = TypedDict(
    "Readout",
    {
        "$schema": "NotRequired[str]",
        "specVersion": "SpecVersion",
        "id": "str",
        "level": "NotRequired[Level]",
        "release": "Release",
        "blocks": "NotRequired[list[Block]]",
        "meeting": "NotRequired[Meeting]",
        "participants": "NotRequired[Participants]",
        "entities": "NotRequired[Entities]",
        "reports": "NotRequired[list[Report]]",
        "statements": "NotRequired[list[Statement]]",
        "decisions": "NotRequired[list[Decision]]",
        "directives": "NotRequired[list[Directive]]",
        "commitments": "NotRequired[list[Commitment]]",
        "notes": "NotRequired[list[Note]]",
        "record": "NotRequired[Record]",
        "extensions": "NotRequired[list[Extension]]",
    },
)
"""The record of a readout: the short official release in which a public body says that a meeting was held."""


Participants = list[
    PersonParticipant
    | OrganizationParticipant
    | GroupParticipant
    | PartyParticipant
]

Entities = list[
    PersonEntity
    | OrganizationEntity
    | GroupEntity
    | DocumentEntity
    | EventEntity
    | PolicyEntity
    | FrameworkEntity
    | PlaceEntity
    | OtherEntity
]

When = list[
    TimeDate
    | TimeNotAfter
    | TimeSince
    | TimeUntil
    | TimeBefore
    | TimeAt
    | TimeDuring
    | TimeAfter
    | TimeWithin
    | TimeWindow
    | TimeRecurring
    | TimeImmediate
    | TimeAsSoonAsPossible
    | TimeContinuous
    | TimeUnspecified
]

Deadlines = list[
    TimeNotAfter
    | TimeBefore
    | TimeWithin
    | TimeImmediate
    | TimeAsSoonAsPossible
]
