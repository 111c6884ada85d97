/**
 * The JSON data model of a readout, as types for TypeScript; `Readout` is the root.
 *
 * Derived from readout.schema.json.
 */

/** What the encoder claims of the record; a validator checks at this level unless told a stricter one. */
export type Level = "core" | "anchored" | "complete";

/** The version of the standard that the record follows. */
export type SpecVersion = "1.0";

/** What sort of publication the release is. */
export type Genre = "readout" | "communique" | "joint-statement" | "chair-summary" | "minutes" | "decision-list" | "notice" | "statement" | "other";

/** Where the release stands in its own life. */
export type ReleaseStatus = "draft" | "final" | "corrected" | "withdrawn";

/** The part that a publisher had in the publication. */
export type PublisherRole = "issuer" | "co-issuer" | "agency" | "reprinter" | "broadcaster" | "spokesperson";

/** How the text was translated. */
export type TranslationMethod = "human" | "machine" | "machine-post-edited";

/** What this release is to the other one. */
export type RelatedAs = "reprint-of" | "translation-of" | "corrects" | "broadcast-version-of" | "see-also" | "annex";

/** What part of the page a block is. */
export type BlockKind = "heading" | "paragraph" | "item" | "table-row" | "note" | "signature";

/** Why words of the text are no fact. */
export type OmissionReason = "furniture" | "noise" | "connective" | "repetition";

/** How the body met. */
export type OccasionKind = "plenary" | "executive" | "regular" | "working" | "special" | "summit" | "bilateral" | "multilateral" | "call" | "briefing" | "panel" | "session" | "other";

/** Whether it took place. */
export type OccasionStatus = "held" | "postponed" | "cancelled" | "planned";

/** How people were together. */
export type Mode = "in-person" | "video" | "telephone" | "remote" | "hybrid" | "written";

/** Who could attend. */
export type Access = "open" | "closed";

/** The part that someone had in the meeting. */
export type RoleKind = "chair" | "co-chair" | "convener" | "host" | "main-speaker" | "speaker" | "opener" | "closer" | "reporter" | "attendee" | "invitee" | "delegation-head" | "delegation-member" | "proxy" | "recused" | "secretary" | "observer" | "public" | "other";

/** Whether someone was there. */
export type PresenceStatus = "expected" | "present" | "part" | "apologies" | "absent";

/** How the post is held at the time of the meeting. */
export type PostStatus = "current" | "former" | "acting" | "designate";

/** What sort of body it is. */
export type OrganizationKind = "government" | "cabinet" | "legislature" | "court" | "presidency" | "ministry" | "agency" | "regulator" | "commission" | "committee" | "leading-group" | "party-organ" | "local-government" | "state" | "international" | "company" | "association" | "bank" | "institute" | "other";

/** What sort of document it is. */
export type DocumentKind = "law" | "decree" | "regulation" | "plan" | "treaty" | "order" | "motion" | "report" | "contract" | "budget" | "letter" | "statement" | "decision" | "other";

/** Where the document stands. */
export type DocumentState = "planned" | "in-negotiation" | "draft" | "revision-draft" | "amendment-draft" | "adopted" | "in-force" | "repealed";

/** The form in which the meeting received it. */
export type ReportKind = "report" | "briefing" | "communication" | "proposal" | "study" | "instruction" | "speech" | "letter";

/** What a name variant is to the printed name. */
export type NameKind = "official" | "corrected" | "original" | "variant" | "short" | "former" | "transliteration";

/** Where the value of a date comes from; the weakest of its parts decides. */
export type Basis = "stated" | "publication" | "inferred" | "external";

/** How sure the encoder is. */
export type Certainty = "high" | "medium" | "low";

/** How the printed words limit the figure. */
export type Hedge = "about" | "nearly" | "more-than" | "less-than" | "at-least" | "at-most";

/** What the figure is for. */
export type AmountRole = "target" | "limit" | "threshold";

/** Which part of a whole is meant. */
export type Extent = "all" | "most" | "many" | "several" | "some" | "one";

/** The part that an actor or addressee has in the task. */
export type ActorPart = "lead" | "joint" | "in-liaison" | "supporting" | "supervising" | "through";

/** What the item does with, or is to, what it points to. */
export type LinkAs = "implement" | "establish" | "approve" | "adopt" | "amend" | "suspend" | "repeal" | "prepare" | "submit" | "review" | "audit" | "publish" | "sign" | "hold" | "welcome" | "because-of" | "legal-basis" | "according-to" | "by-means-of" | "in-addition-to" | "response" | "contrast" | "follows" | "mirrors" | "repeats" | "continues" | "other";

/** What a statement does. */
export type StatementKind = "assessment" | "position" | "appraisal" | "forecast" | "hope" | "proposal" | "announcement" | "action" | "discussion" | "background" | "procedure" | "other";

/** What the meeting did to settle the matter. */
export type Act = "decide" | "approve" | "adopt" | "endorse" | "concur" | "agree" | "decline" | "postpone" | "recommend" | "refer" | "advance" | "take-note" | "withdraw" | "other";

/** What the decision does. */
export type Effect = "establish" | "appoint" | "schedule" | "change" | "maintain" | "suspend" | "repeal" | "allocate" | "authorise" | "exempt" | "other";

/** How far those who decided were at one, where the release says it. */
export type Agreement = "unanimous" | "consensus" | "majority";

/** How votes were given. */
export type VoteMethod = "roll-call" | "voice" | "show-of-hands" | "secret-ballot" | "electronic" | "written" | "acclamation";

/** The part that someone had in a proposal. */
export type ProposerRole = "mover" | "seconder" | "sponsor";

/** How strongly the verb binds; never the speaker's power. */
export type DirectiveForce = "order" | "require" | "request" | "urge" | "recommend" | "authorise" | "prohibit" | "other";

/** When the directive was given, where that was not at the meeting. */
export type Given = "before";

/** How strongly the speaker is bound. */
export type CommitmentForce = "commit" | "guarantee" | "agree" | "plan" | "may" | "willing" | "other";

/** What a note is about. */
export type NoteKind = "remark" | "translation-slip" | "misprint" | "inference" | "open-question";

/** Something pointed to by its id, or named in place: exactly one of the two. */
export interface Mention {
  /** The id of what is meant. */
  ref?: string;
  /** What is meant, named in place, as printed. */
  name?: string;
  /** Which part of it is meant. */
  extent?: Extent;
  /** It is one of more that are meant, whether the others are named beside it as a whole or left open. */
  including?: true;
}

/** Another name of the same thing. */
export interface NameVariant {
  /** The name. */
  value: string;
  /** The language of the name. */
  language?: string;
  /** What the name is to the printed one. */
  kind?: NameKind;
}

/** A time of day as meant, and as printed. */
export interface TimeOfDay {
  /** The time of day, on the 24-hour clock of the place. */
  value?: string;
  /** The words of the text. */
  asPrinted?: string;
}

/** A date as meant, and as printed. */
export interface Date {
  /** The date, normalised. */
  value: string;
  /** Where the value comes from; absent: stated. */
  basis?: Basis;
  /** How sure the value is. */
  certainty?: Certainty;
  /** The time of day. */
  time?: TimeOfDay;
  /** The words of the text. */
  asPrinted?: string;
}

/** When an occasion took, or is to take, place. */
export interface Held {
  /** Its first day, or its only one. */
  start?: Date;
  /** Its last day. */
  end?: Date;
}

/** On, or in the course of, a date. */
export interface TimeDate {
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "date";
  /** The date, normalised. */
  value: string;
  /** Where the value comes from; absent: stated. */
  basis?: Basis;
  /** How sure the value is. */
  certainty?: Certainty;
  /** The time of day. */
  time?: TimeOfDay;
  /** The words of the text. */
  asPrinted?: string;
}

/** At the latest on a date, its day included unless strict. */
export interface TimeNotAfter {
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "not-after";
  /** The date, normalised. */
  value: string;
  /** Where the value comes from; absent: stated. */
  basis?: Basis;
  /** How sure the value is. */
  certainty?: Certainty;
  /** The day named is excluded. */
  strict?: true;
  /** The time of day. */
  time?: TimeOfDay;
  /** The words of the text. */
  asPrinted?: string;
}

/** From a date on, its day included unless strict. */
export interface TimeSince {
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "since";
  /** The date, normalised. */
  value: string;
  /** Where the value comes from; absent: stated. */
  basis?: Basis;
  /** How sure the value is. */
  certainty?: Certainty;
  /** The day named is excluded. */
  strict?: true;
  /** The time of day. */
  time?: TimeOfDay;
  /** The words of the text. */
  asPrinted?: string;
}

/** Up to a date, its day included. */
export interface TimeUntil {
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "until";
  /** The date, normalised. */
  value: string;
  /** Where the value comes from; absent: stated. */
  basis?: Basis;
  /** How sure the value is. */
  certainty?: Certainty;
  /** The time of day. */
  time?: TimeOfDay;
  /** The words of the text. */
  asPrinted?: string;
}

/** Before something else. */
export interface TimeBefore {
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "before";
  /** What the time is reckoned by. */
  item: Mention;
  /** The words of the text. */
  asPrinted?: string;
}

/** At the time of something else. */
export interface TimeAt {
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "at";
  /** What the time is reckoned by. */
  item: Mention;
  /** The words of the text. */
  asPrinted?: string;
}

/** In the course of something else. */
export interface TimeDuring {
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "during";
  /** What the time is reckoned by. */
  item: Mention;
  /** The words of the text. */
  asPrinted?: string;
}

/** After something else. */
export interface TimeAfter {
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "after";
  /** What the time is reckoned by. */
  item: Mention;
  /** The words of the text. */
  asPrinted?: string;
}

/** Within a length of time from a date or from something else. */
export interface TimeWithin {
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "within";
  /** The length of time. */
  duration: string;
  /** The shortest length, where the text gives a range; `duration` is then the longest. */
  durationMin?: string;
  /** How the words limit the length. */
  hedge?: Hedge;
  /** The date from which it runs. */
  start?: string;
  /** What it runs from. */
  item?: Mention;
  /** The words of the text. */
  asPrinted?: string;
}

/** Between two dates, or for a length of time from or to one. */
export interface TimeWindow {
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "window";
  /** Its first day. */
  start?: string;
  /** Its last day. */
  end?: string;
  /** Its length. */
  duration?: string;
  /** The shortest length, where the text gives a range; `duration` is then the longest. */
  durationMin?: string;
  /** How the words limit the length. */
  hedge?: Hedge;
  /** The words of the text. */
  asPrinted?: string;
}

/** Again and again. */
export interface TimeRecurring {
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "recurring";
  /** The time from one to the next. */
  every: string;
  /** The words of the text. */
  asPrinted?: string;
}

/** At once. */
export interface TimeImmediate {
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "immediate";
  /** The words of the text. */
  asPrinted?: string;
}

/** As soon as it can be. */
export interface TimeAsSoonAsPossible {
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "as-soon-as-possible";
  /** The words of the text. */
  asPrinted?: string;
}

/** Without end. */
export interface TimeContinuous {
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "continuous";
  /** The words of the text. */
  asPrinted?: string;
}

/** At a time that the text mentions without telling it. */
export interface TimeUnspecified {
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "unspecified";
  /** The words of the text. */
  asPrinted?: string;
}

/** Words of the verbatim text that say what the item says. Without words the whole block is meant. */
export interface Anchor {
  /** The block in which the words stand. */
  block?: string;
  /** The words, character for character. */
  exact?: string;
  /** Which occurrence of the words in the block is meant, where there are several; the first is 1, and overlapping ones count. */
  occurrence?: number;
  /** The release prints the words in quotation marks, as somebody's own. */
  quoted?: true;
}

/** A mention with what it means for the item. */
export interface Link {
  /** The id of what is meant. */
  ref?: string;
  /** What is meant, named in place, as printed. */
  name?: string;
  /** What the item does with it, or is to it; absent: it is mentioned. */
  as?: LinkAs;
  /** The place in a document, such as an article. */
  locator?: string;
  /** The words of the text. */
  asPrinted?: string;
}

/** A matter in words: a subject, a purpose, a condition or an exception. */
export interface Topic {
  /** What it is, in the words of the text or close to them. */
  text?: string;
  /** It is one of more that are meant, whether the others are named beside it as a whole or left open. */
  including?: true;
  /** Whom or what it is about. */
  concerns?: Mention[];
  /** What else the item points to. */
  links?: Link[];
  /** The figures in it. */
  amounts?: Amount[];
  /** When it happens, or the time it speaks of; several hold together. */
  when?: When;
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** A figure as meant, and as printed: one value, a range, a change from one to another, a change, or words alone. */
export interface Amount {
  /** The one value. */
  value?: string;
  /** The lower end of a range. */
  min?: string;
  /** The upper end of a range. */
  max?: string;
  /** The value before a change. */
  from?: string;
  /** The value after a change. */
  to?: string;
  /** The change itself. */
  change?: string;
  /** What is measured. */
  of?: string;
  /** Who pays it. */
  payers?: Mention[];
  /** Who gets it. */
  payees?: Mention[];
  /** The currency of money, in whole units. */
  currency?: string;
  /** The unit in words, or %. */
  unit?: string;
  /** What the figure is counted by. */
  per?: string;
  /** The length of time that it covers. */
  over?: string;
  /** The date at which it was measured. */
  at?: Date;
  /** What a share or change is reckoned from. */
  base?: string;
  /** The whole that it is a part of. */
  outOf?: string;
  /** How the words limit the figure. */
  hedge?: Hedge;
  /** What the figure is for. */
  role?: AmountRole;
  /** The words of the text. */
  asPrinted?: string;
}

/** An identifier given by others. */
export interface Identifier {
  /** Who gives it: a scheme such as doi, isni, wikidata. */
  scheme: string;
  /** The identifier. */
  value: string;
}

/** Foreign data, named by a URI; a reader that does not know it keeps it. */
export interface Extension {
  /** The URI that says what the value is. */
  name: string;
  /** The value. */
  value: string;
}

/** Who published the release. */
export interface Publisher {
  /** The id of what is meant. */
  ref?: string;
  /** What is meant, named in place, as printed. */
  name?: string;
  /** Its part in the publication. */
  role?: PublisherRole;
}

/** That the text is a translation, and how it was made. */
export interface Translation {
  /** The language that was translated. */
  from?: string;
  /** How it was made. */
  method?: TranslationMethod;
  /** Whether the publisher holds it to be official. */
  official?: boolean;
  /** The address of the original. */
  url?: string;
}

/** Another release that belongs to this one. */
export interface RelatedRelease {
  /** What this release is to it. */
  as?: RelatedAs;
  /** Its title. */
  title?: string;
  /** Its date. */
  date?: Date;
  /** Its address. */
  url?: string;
}

/** The published text as a publication. */
export interface Release {
  /** Its title as printed. */
  title: string;
  /** Other titles of the same thing. */
  otherTitles?: NameVariant[];
  /** The language of the text. */
  language: string;
  /** What sort of publication it is. */
  genre?: Genre;
  /** Where it stands in its own life. */
  status?: ReleaseStatus;
  /** The blocks hold only a part of what was published. */
  excerpt?: true;
  /** Who published it. */
  publishers?: Publisher[];
  /** Who signed it. */
  signatories?: Mention[];
  /** To whom it is addressed. */
  addressees?: Mention[];
  /** Keywords that the publisher gives. */
  keywords?: string[];
  /** When it was published. */
  published?: Date;
  /** Where it is dated from. */
  places?: Mention[];
  /** Its address. */
  url?: string;
  /** The address of a kept copy. */
  archived?: string;
  /** The SHA-256 of the bytes that were encoded. */
  sha256?: string;
  /** When those bytes were fetched. */
  retrieved?: string;
  /** The rights in the text, in words or as an address. */
  rights?: string;
  /** Identifiers given by others. */
  identifiers?: Identifier[];
  /** That it is a translation, and how it was made. */
  translation?: Translation;
  /** Other releases that belong to it. */
  related?: RelatedRelease[];
  /** A program proposed it, and no person has confirmed it yet. */
  unconfirmed?: true;
  /** The names of its properties that the text does not print. */
  inferred?: string[];
  /** Foreign data. */
  extensions?: Extension[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** Words of a block that state no fact. Without words the whole block is meant. */
export interface Omission {
  /** The words, character for character. */
  exact?: string;
  /** Which occurrence of the words in the block is meant, where there are several; the first is 1. */
  occurrence?: number;
  /** Why they state no fact. */
  reason: OmissionReason;
}

/** A block of the verbatim text. */
export interface Block {
  /** Its id. */
  id: string;
  /** What part of the page it is. */
  kind?: BlockKind;
  /** Its number or letter as printed. */
  label?: string;
  /** It carries on the block before it, of which a page or the print tore it. */
  continues?: true;
  /** Its language, where that is not the release's. */
  language?: string;
  /** The text exactly as published, white space included. */
  content: string;
  /** Words of it that state no fact. */
  omitted?: Omission[];
}

/** An item of the agenda. */
export interface AgendaItem {
  /** Its id. */
  id?: string;
  /** Its number or letter as printed. */
  label?: string;
  /** The agenda item of which it is a part. */
  partOf?: string;
  /** Its title. */
  title?: string;
  /** The sort of item, as printed. */
  category?: string;
  /** The text says that there was nothing under it. */
  none?: true;
  /** The documents before the meeting under it. */
  documents?: Mention[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** A session, or a meeting before or after. */
export interface Occasion {
  /** Its id. */
  id?: string;
  /** Its name as printed. */
  name?: string;
  /** Other names of the same thing. */
  otherNames?: NameVariant[];
  /** How the body met. */
  kind?: OccasionKind;
  /** Its number in its series. */
  ordinal?: number;
  /** The term or session of the body in which it falls. */
  term?: string;
  /** The body that met. */
  body?: Mention;
  /** The series to which it belongs. */
  series?: string;
  /** The time from one meeting of the series to the next. */
  every?: string;
  /** Who sits, as printed, where that is not its ordinary composition; how people were together is `mode`. */
  composition?: string;
  /** Whether it took place. */
  status?: OccasionStatus;
  /** Why it was postponed or cancelled. */
  statusReason?: string;
  /** When it took, or is to take, place. */
  held?: Held;
  /** Where. */
  places?: Mention[];
  /** How people were together. */
  mode?: Mode;
  /** Who could attend. */
  access?: Access;
  /** Who called it without taking part. */
  conveners?: Mention[];
  /** What it is for. */
  purposes?: Topic[];
  /** Its agenda. */
  agenda?: AgendaItem[];
  /** What it is about, in words. */
  topics?: Topic[];
  /** How many attended in all, as far as the text counts them. */
  attendance?: Amount;
  /** The text says that enough members were there to decide. */
  quorum?: true;
  /** Who took part, where it is not the meeting itself. */
  participants?: Mention[];
  /** Its sessions, parallel or one after another. */
  sessions?: Occasion[];
  /** Meetings before it. */
  previous?: Occasion[];
  /** Meetings after it. */
  next?: Occasion[];
  /** An address about it, such as of its own readout. */
  url?: string;
  /** A program proposed it, and no person has confirmed it yet. */
  unconfirmed?: true;
  /** The names of its properties that the text does not print. */
  inferred?: string[];
  /** Foreign data. */
  extensions?: Extension[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** The meeting itself. */
export interface Meeting {
  /** Its name as printed. */
  name?: string;
  /** Other names of the same thing. */
  otherNames?: NameVariant[];
  /** How the body met. */
  kind?: OccasionKind;
  /** Its number in its series. */
  ordinal?: number;
  /** The term or session of the body in which it falls. */
  term?: string;
  /** The body that met. */
  body?: Mention;
  /** The series to which it belongs. */
  series?: string;
  /** The time from one meeting of the series to the next. */
  every?: string;
  /** Who sits, as printed, where that is not its ordinary composition; how people were together is `mode`. */
  composition?: string;
  /** Whether it took place. */
  status?: OccasionStatus;
  /** Why it was postponed or cancelled. */
  statusReason?: string;
  /** When it took, or is to take, place. */
  held?: Held;
  /** Where. */
  places?: Mention[];
  /** How people were together. */
  mode?: Mode;
  /** Who could attend. */
  access?: Access;
  /** Who called it without taking part. */
  conveners?: Mention[];
  /** What it is for. */
  purposes?: Topic[];
  /** Its agenda. */
  agenda?: AgendaItem[];
  /** What it is about, in words. */
  topics?: Topic[];
  /** How many attended in all, as far as the text counts them. */
  attendance?: Amount;
  /** The text says that enough members were there to decide. */
  quorum?: true;
  /** Who took part, where it is not the meeting itself. */
  participants?: Mention[];
  /** Its sessions, parallel or one after another. */
  sessions?: Occasion[];
  /** Meetings before it. */
  previous?: Occasion[];
  /** Meetings after it. */
  next?: Occasion[];
  /** An address about it, such as of its own readout. */
  url?: string;
  /** A program proposed it, and no person has confirmed it yet. */
  unconfirmed?: true;
  /** The names of its properties that the text does not print. */
  inferred?: string[];
  /** Foreign data. */
  extensions?: Extension[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** A part that someone had, and where it was not simply in the whole meeting. */
export interface Role {
  /** The part. */
  role: RoleKind;
  /** The session in which. */
  session?: string;
  /** The agenda item under which. */
  agendaItem?: string;
  /** In what capacity. */
  capacity?: string;
  /** For whom. */
  onBehalfOf?: Mention;
  /** The words of the text. */
  asPrinted?: string;
}

/** Whether, how and for how long someone was there. */
export interface Presence {
  /** Whether. */
  status?: PresenceStatus;
  /** Where. */
  place?: Mention;
  /** How. */
  mode?: Mode;
  /** Why absent. */
  reason?: string;
  /** From what time: the first coming, as printed. */
  from?: string;
  /** Until what time: the last going, as printed. */
  until?: string;
  /** The words of the text, where someone came and went more than once. */
  asPrinted?: string;
}

/** A post that a person holds. */
export interface Post {
  /** The title, as printed or in its dictionary form. */
  title?: string;
  /** The body in which. */
  organization?: Mention;
  /** How it is held. */
  status?: PostStatus;
}

/** A person, or an office whose holder has no name. */
export interface PersonParticipant {
  /** Its id. */
  id: string;
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "person";
  /** Its name as printed. */
  name?: string;
  /** Other names of the same thing. */
  otherNames?: NameVariant[];
  /** The form of address as printed. */
  honorific?: string;
  /** The posts that the person holds. */
  posts?: Post[];
  /** The state or body for which the person sits. */
  represents?: Mention;
  /** What it did in the meeting. */
  roles?: Role[];
  /** Whether, how and for how long it was there. */
  presence?: Presence;
  /** The party on whose side it was. */
  side?: string;
  /** The bodies or groups it belongs to. */
  memberOf?: Mention[];
  /** Identifiers given by others. */
  identifiers?: Identifier[];
  /** A program proposed it, and no person has confirmed it yet. */
  unconfirmed?: true;
  /** The names of its properties that the text does not print. */
  inferred?: string[];
  /** Foreign data. */
  extensions?: Extension[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** A body. */
export interface OrganizationParticipant {
  /** Its id. */
  id: string;
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "organization";
  /** Its name as printed. */
  name?: string;
  /** Other names of the same thing. */
  otherNames?: NameVariant[];
  /** What sort of body it is. */
  kind?: OrganizationKind;
  /** The larger body of which it is a part. */
  parent?: Mention;
  /** The people who stood for it, in the words of the text. */
  representedBy?: string[];
  /** What it did in the meeting. */
  roles?: Role[];
  /** Whether, how and for how long it was there. */
  presence?: Presence;
  /** The party on whose side it was. */
  side?: string;
  /** The bodies or groups it belongs to. */
  memberOf?: Mention[];
  /** Identifiers given by others. */
  identifiers?: Identifier[];
  /** A program proposed it, and no person has confirmed it yet. */
  unconfirmed?: true;
  /** The names of its properties that the text does not print. */
  inferred?: string[];
  /** Foreign data. */
  extensions?: Extension[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** People described together. */
export interface GroupParticipant {
  /** Its id. */
  id: string;
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "group";
  /** Its name as printed. */
  name?: string;
  /** Other names of the same thing. */
  otherNames?: NameVariant[];
  /** Who they are, as printed. */
  description?: string;
  /** How many. */
  size?: Amount;
  /** The bodies they belong to, which thereby took part. */
  of?: Mention[];
  /** What it did in the meeting. */
  roles?: Role[];
  /** Whether, how and for how long it was there. */
  presence?: Presence;
  /** The party on whose side it was. */
  side?: string;
  /** The bodies or groups it belongs to. */
  memberOf?: Mention[];
  /** Identifiers given by others. */
  identifiers?: Identifier[];
  /** A program proposed it, and no person has confirmed it yet. */
  unconfirmed?: true;
  /** The names of its properties that the text does not print. */
  inferred?: string[];
  /** Foreign data. */
  extensions?: Extension[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** A side, a delegation, or a state as such. */
export interface PartyParticipant {
  /** Its id. */
  id: string;
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "party";
  /** Its name as printed. */
  name?: string;
  /** Other names of the same thing. */
  otherNames?: NameVariant[];
  /** What it did in the meeting. */
  roles?: Role[];
  /** Whether, how and for how long it was there. */
  presence?: Presence;
  /** The party on whose side it was. */
  side?: string;
  /** The bodies or groups it belongs to. */
  memberOf?: Mention[];
  /** Identifiers given by others. */
  identifiers?: Identifier[];
  /** A program proposed it, and no person has confirmed it yet. */
  unconfirmed?: true;
  /** The names of its properties that the text does not print. */
  inferred?: string[];
  /** Foreign data. */
  extensions?: Extension[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** A person, or an office whose holder has no name. */
export interface PersonEntity {
  /** Its id. */
  id: string;
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "person";
  /** Its name as printed. */
  name?: string;
  /** Other names of the same thing. */
  otherNames?: NameVariant[];
  /** The form of address as printed. */
  honorific?: string;
  /** The posts that the person holds. */
  posts?: Post[];
  /** The state or body for which the person sits. */
  represents?: Mention;
  /** The bodies or groups it belongs to. */
  memberOf?: Mention[];
  /** Where. */
  places?: Mention[];
  /** The larger one of which it is a part. */
  parent?: Mention;
  /** Whom or what it is about. */
  concerns?: Mention[];
  /** Identifiers given by others. */
  identifiers?: Identifier[];
  /** A program proposed it, and no person has confirmed it yet. */
  unconfirmed?: true;
  /** The names of its properties that the text does not print. */
  inferred?: string[];
  /** Foreign data. */
  extensions?: Extension[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** A body. */
export interface OrganizationEntity {
  /** Its id. */
  id: string;
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "organization";
  /** Its name as printed. */
  name?: string;
  /** Other names of the same thing. */
  otherNames?: NameVariant[];
  /** What sort of body it is. */
  kind?: OrganizationKind;
  /** The larger one of which it is a part. */
  parent?: Mention;
  /** The bodies or groups it belongs to. */
  memberOf?: Mention[];
  /** Where. */
  places?: Mention[];
  /** Whom or what it is about. */
  concerns?: Mention[];
  /** Identifiers given by others. */
  identifiers?: Identifier[];
  /** A program proposed it, and no person has confirmed it yet. */
  unconfirmed?: true;
  /** The names of its properties that the text does not print. */
  inferred?: string[];
  /** Foreign data. */
  extensions?: Extension[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** People described together. */
export interface GroupEntity {
  /** Its id. */
  id: string;
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "group";
  /** Its name as printed. */
  name?: string;
  /** Other names of the same thing. */
  otherNames?: NameVariant[];
  /** Who they are, as printed. */
  description?: string;
  /** How many. */
  size?: Amount;
  /** The bodies they belong to, which thereby took part. */
  of?: Mention[];
  /** The bodies or groups it belongs to. */
  memberOf?: Mention[];
  /** Where. */
  places?: Mention[];
  /** The larger one of which it is a part. */
  parent?: Mention;
  /** Whom or what it is about. */
  concerns?: Mention[];
  /** Identifiers given by others. */
  identifiers?: Identifier[];
  /** A program proposed it, and no person has confirmed it yet. */
  unconfirmed?: true;
  /** The names of its properties that the text does not print. */
  inferred?: string[];
  /** Foreign data. */
  extensions?: Extension[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** A document that the text refers to. */
export interface DocumentEntity {
  /** Its id. */
  id: string;
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "document";
  /** Its title as printed. */
  title?: string;
  /** Other titles of the same thing. */
  otherTitles?: NameVariant[];
  /** What sort of document it is. */
  kind?: DocumentKind;
  /** Its number as printed. */
  number?: string;
  /** Its date. */
  date?: Date;
  /** Its address. */
  url?: string;
  /** Where it stands. */
  state?: DocumentState;
  /** Who issued it. */
  issuers?: Mention[];
  /** To whom it is addressed. */
  addressees?: Mention[];
  /** Who concluded it. */
  parties?: Mention[];
  /** What it is about, in words. */
  topics?: Topic[];
  /** When it happens, or the time it speaks of; several hold together. */
  when?: When;
  /** When it has force; several hold together. */
  effective?: When;
  /** On what condition it holds. */
  conditions?: Topic[];
  /** What is left out of it. */
  exceptions?: Topic[];
  /** What else the item points to. */
  links?: Link[];
  /** Where. */
  places?: Mention[];
  /** The larger one of which it is a part. */
  parent?: Mention;
  /** Whom or what it is about. */
  concerns?: Mention[];
  /** Identifiers given by others. */
  identifiers?: Identifier[];
  /** A program proposed it, and no person has confirmed it yet. */
  unconfirmed?: true;
  /** The names of its properties that the text does not print. */
  inferred?: string[];
  /** Foreign data. */
  extensions?: Extension[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** An occasion that the text refers to. */
export interface EventEntity {
  /** Its id. */
  id: string;
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "event";
  /** Its name as printed. */
  name?: string;
  /** Other names of the same thing. */
  otherNames?: NameVariant[];
  /** How the body met. */
  kind?: OccasionKind;
  /** Its number in its series. */
  ordinal?: number;
  /** The term or session of the body in which it falls. */
  term?: string;
  /** The body that met. */
  body?: Mention;
  /** The series to which it belongs. */
  series?: string;
  /** The time from one meeting of the series to the next. */
  every?: string;
  /** Who sits, as printed, where that is not its ordinary composition; how people were together is `mode`. */
  composition?: string;
  /** Whether it took place. */
  status?: OccasionStatus;
  /** Why it was postponed or cancelled. */
  statusReason?: string;
  /** When it took, or is to take, place. */
  held?: Held;
  /** Where. */
  places?: Mention[];
  /** How people were together. */
  mode?: Mode;
  /** Who could attend. */
  access?: Access;
  /** Who called it without taking part. */
  conveners?: Mention[];
  /** What it is for. */
  purposes?: Topic[];
  /** Its agenda. */
  agenda?: AgendaItem[];
  /** What it is about, in words. */
  topics?: Topic[];
  /** How many attended in all, as far as the text counts them. */
  attendance?: Amount;
  /** The text says that enough members were there to decide. */
  quorum?: true;
  /** Who took part, where it is not the meeting itself. */
  participants?: Mention[];
  /** Its sessions, parallel or one after another. */
  sessions?: Occasion[];
  /** Meetings before it. */
  previous?: Occasion[];
  /** Meetings after it. */
  next?: Occasion[];
  /** An address about it, such as of its own readout. */
  url?: string;
  /** The larger one of which it is a part. */
  parent?: Mention;
  /** Whom or what it is about. */
  concerns?: Mention[];
  /** Identifiers given by others. */
  identifiers?: Identifier[];
  /** A program proposed it, and no person has confirmed it yet. */
  unconfirmed?: true;
  /** The names of its properties that the text does not print. */
  inferred?: string[];
  /** Foreign data. */
  extensions?: Extension[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** A programme, a principle or a slogan. */
export interface PolicyEntity {
  /** Its id. */
  id: string;
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "policy";
  /** Its name as printed. */
  name?: string;
  /** Other names of the same thing. */
  otherNames?: NameVariant[];
  /** What it means. */
  gloss?: string;
  /** When it happens, or the time it speaks of; several hold together. */
  when?: When;
  /** Where. */
  places?: Mention[];
  /** The larger one of which it is a part. */
  parent?: Mention;
  /** Whom or what it is about. */
  concerns?: Mention[];
  /** Identifiers given by others. */
  identifiers?: Identifier[];
  /** A program proposed it, and no person has confirmed it yet. */
  unconfirmed?: true;
  /** The names of its properties that the text does not print. */
  inferred?: string[];
  /** Foreign data. */
  extensions?: Extension[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** A numbered part of a framework. */
export interface Part {
  /** Its id. */
  id?: string;
  /** Its number as printed. */
  label?: string;
  /** Its name as printed. */
  name?: string;
  /** What it is made of. */
  members?: Mention[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** A numbered scheme. */
export interface FrameworkEntity {
  /** Its id. */
  id: string;
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "framework";
  /** Its name as printed. */
  name?: string;
  /** Other names of the same thing. */
  otherNames?: NameVariant[];
  /** What it means. */
  gloss?: string;
  /** Its parts. */
  parts?: Part[];
  /** When it happens, or the time it speaks of; several hold together. */
  when?: When;
  /** Where. */
  places?: Mention[];
  /** The larger one of which it is a part. */
  parent?: Mention;
  /** Whom or what it is about. */
  concerns?: Mention[];
  /** Identifiers given by others. */
  identifiers?: Identifier[];
  /** A program proposed it, and no person has confirmed it yet. */
  unconfirmed?: true;
  /** The names of its properties that the text does not print. */
  inferred?: string[];
  /** Foreign data. */
  extensions?: Extension[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** A place with more to it than its name. */
export interface PlaceEntity {
  /** Its id. */
  id: string;
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "place";
  /** Its name as printed. */
  name?: string;
  /** Other names of the same thing. */
  otherNames?: NameVariant[];
  /** The country in which it lies. */
  country?: string;
  /** Where. */
  places?: Mention[];
  /** The larger one of which it is a part. */
  parent?: Mention;
  /** Whom or what it is about. */
  concerns?: Mention[];
  /** Identifiers given by others. */
  identifiers?: Identifier[];
  /** A program proposed it, and no person has confirmed it yet. */
  unconfirmed?: true;
  /** The names of its properties that the text does not print. */
  inferred?: string[];
  /** Foreign data. */
  extensions?: Extension[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** Something else that the text refers to. */
export interface OtherEntity {
  /** Its id. */
  id: string;
  /** Tells the members of the list apart; in XML the name of the element. */
  type: "other";
  /** Its name as printed. */
  name?: string;
  /** Other names of the same thing. */
  otherNames?: NameVariant[];
  /** What it is. */
  gloss?: string;
  /** When it happens, or the time it speaks of; several hold together. */
  when?: When;
  /** Where. */
  places?: Mention[];
  /** The larger one of which it is a part. */
  parent?: Mention;
  /** Whom or what it is about. */
  concerns?: Mention[];
  /** Identifiers given by others. */
  identifiers?: Identifier[];
  /** A program proposed it, and no person has confirmed it yet. */
  unconfirmed?: true;
  /** The names of its properties that the text does not print. */
  inferred?: string[];
  /** Foreign data. */
  extensions?: Extension[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** What the meeting received. */
export interface Report {
  /** Its id. */
  id: string;
  /** The form in which it was received. */
  kind?: ReportKind;
  /** Whose words they are. */
  authors?: Mention[];
  /** Who delivered it, where not its authors. */
  presenters?: Mention[];
  /** Who was told. */
  to?: Mention[];
  /** What the meeting did with it, as printed. */
  verb?: string;
  /** What it is about, in words. */
  topics?: Topic[];
  /** When it happens, or the time it speaks of; several hold together. */
  when?: When;
  /** The documents in which it stands. */
  documents?: Mention[];
  /** The session or agenda item in which it was received. */
  in?: Mention;
  /** The text says that there was something, and no more. */
  unspecified?: true;
  /** A program proposed it, and no person has confirmed it yet. */
  unconfirmed?: true;
  /** The names of its properties that the text does not print. */
  inferred?: string[];
  /** Foreign data. */
  extensions?: Extension[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** Who says it. */
export interface Speaker {
  /** The id of what is meant. */
  ref?: string;
  /** What is meant, named in place, as printed. */
  name?: string;
  /** Which part of it is meant. */
  extent?: Extent;
  /** It is not printed in this sentence but carried over from an earlier one. */
  carried?: true;
  /** It is one of more that are meant, whether the others are named beside it as a whole or left open. */
  including?: true;
}

/** Who is to do it, or does it. */
export interface Actor {
  /** The id of what is meant. */
  ref?: string;
  /** What is meant, named in place, as printed. */
  name?: string;
  /** Which part of it is meant. */
  extent?: Extent;
  /** The part it has. */
  part?: ActorPart;
  /** It is not printed in this sentence but carried over from an earlier one. */
  carried?: true;
  /** It is one of more that are meant, whether the others are named beside it as a whole or left open. */
  including?: true;
}

/** Who held the post before. */
export interface Predecessor {
  /** The id of what is meant. */
  ref?: string;
  /** What is meant, named in place, as printed. */
  name?: string;
  /** Why they left. */
  reason?: string;
}

/** That someone is put in a post. */
export interface Appointment {
  /** Who. */
  appointee?: Mention;
  /** The post. */
  post?: string;
  /** The body in which. */
  organization?: Mention;
  /** The party for which. */
  side?: string;
  /** By whom. */
  appointedBy?: Mention;
  /** The terms, in words. */
  terms?: string;
  /** For the time being. */
  acting?: true;
  /** Who held the post before. */
  predecessor?: Predecessor;
}

/** Who voted. */
export interface Voter {
  /** The id of what is meant. */
  ref?: string;
  /** What is meant, named in place, as printed. */
  name?: string;
  /** What a dissenter would have had. */
  preferred?: string;
}

/** How many voted so, and who. */
export interface Ballot {
  /** How many. */
  count?: number;
  /** Who. */
  members?: Voter[];
}

/** How a question was put and settled, by votes or without. */
export interface Vote {
  /** The question. */
  question?: string;
  /** How far those who decided were at one. */
  agreement?: Agreement;
  /** How votes were given. */
  method?: VoteMethod;
  /** Votes for it. */
  for?: Ballot;
  /** Votes against it. */
  against?: Ballot;
  /** Abstentions. */
  abstaining?: Ballot;
  /** Absences. */
  absent?: Ballot;
  /** The words of the text. */
  asPrinted?: string;
}

/** Who proposed it. */
export interface Proposer {
  /** The id of what is meant. */
  ref?: string;
  /** What is meant, named in place, as printed. */
  name?: string;
  /** The part that it had in the proposal. */
  role?: ProposerRole;
  /** In what capacity. */
  capacity?: string;
}

/** What was said or held. */
export interface Statement {
  /** Its id. */
  id: string;
  /** What it does. */
  kind?: StatementKind;
  /** It was said before and is said again. */
  reaffirmed?: true;
  /** Its number or letter as printed. */
  label?: string;
  /** The item, or the part of a framework, of which it is a part. */
  partOf?: string;
  /** The encoder's rendering, in the language of the release, where the anchors do not say it well by themselves. */
  text?: string;
  /** Who says it. */
  by?: Speaker[];
  /** The verb of saying, as printed. */
  verb?: string;
  /** The modal words, as printed. */
  marker?: string;
  /** Where it was said, where that is not simply the meeting. */
  in?: Mention;
  /** Who does it, where that is neither the speaker nor an addressee. */
  actors?: Actor[];
  /** To whom it is said or given, or who is thanked. */
  to?: Mention[];
  /** Whom or what it is about. */
  concerns?: Mention[];
  /** What it is about, in words. */
  topics?: Topic[];
  /** What it is for. */
  purposes?: Topic[];
  /** What else the item points to. */
  links?: Link[];
  /** Figures that it names. */
  amounts?: Amount[];
  /** Where. */
  places?: Mention[];
  /** Who is put in which post. */
  appointments?: Appointment[];
  /** When it happens, or the time it speaks of; several hold together. */
  when?: When;
  /** When it has force; several hold together. */
  effective?: When;
  /** On what condition it holds. */
  conditions?: Topic[];
  /** What is left out of it. */
  exceptions?: Topic[];
  /** The text says that there was something, and no more. */
  unspecified?: true;
  /** A program proposed it, and no person has confirmed it yet. */
  unconfirmed?: true;
  /** The names of its properties that the text does not print. */
  inferred?: string[];
  /** Foreign data. */
  extensions?: Extension[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** What was settled. */
export interface Decision {
  /** Its id. */
  id: string;
  /** What the meeting did. */
  act?: Act;
  /** What the decision does. */
  effect?: Effect;
  /** Its number or letter as printed. */
  label?: string;
  /** The item, or the part of a framework, of which it is a part. */
  partOf?: string;
  /** The encoder's rendering, in the language of the release, where the anchors do not say it well by themselves. */
  text?: string;
  /** Who says it. */
  by?: Speaker[];
  /** The verb of saying, as printed. */
  verb?: string;
  /** The modal words, as printed. */
  marker?: string;
  /** Where it was said, where that is not simply the meeting. */
  in?: Mention;
  /** Who does it, where that is neither the speaker nor an addressee. */
  actors?: Actor[];
  /** To whom it is said or given, or who is thanked. */
  to?: Mention[];
  /** Whom or what it is about. */
  concerns?: Mention[];
  /** What it is about, in words. */
  topics?: Topic[];
  /** What it is for. */
  purposes?: Topic[];
  /** What else the item points to. */
  links?: Link[];
  /** Figures that it names. */
  amounts?: Amount[];
  /** Where. */
  places?: Mention[];
  /** Who is put in which post. */
  appointments?: Appointment[];
  /** How it was settled, by votes or without. */
  vote?: Vote;
  /** Who proposed it. */
  proposers?: Proposer[];
  /** When it happens, or the time it speaks of; several hold together. */
  when?: When;
  /** The latest moments by which what was settled is to be done. */
  deadlines?: Deadlines;
  /** When it has force; several hold together. */
  effective?: When;
  /** On what condition it holds. */
  conditions?: Topic[];
  /** What is left out of it. */
  exceptions?: Topic[];
  /** The text says that there was something, and no more. */
  unspecified?: true;
  /** A program proposed it, and no person has confirmed it yet. */
  unconfirmed?: true;
  /** The names of its properties that the text does not print. */
  inferred?: string[];
  /** Foreign data. */
  extensions?: Extension[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** What others are to do. */
export interface Directive {
  /** Its id. */
  id: string;
  /** How strongly the verb binds. */
  force?: DirectiveForce;
  /** What is asked is not to do it. */
  refrain?: true;
  /** That it was given before the meeting. */
  given?: Given;
  /** It was given before and is given again. */
  reaffirmed?: true;
  /** It has been carried out. */
  done?: true;
  /** Its number or letter as printed. */
  label?: string;
  /** The item, or the part of a framework, of which it is a part. */
  partOf?: string;
  /** The encoder's rendering, in the language of the release, where the anchors do not say it well by themselves. */
  text?: string;
  /** Who says it. */
  by?: Speaker[];
  /** The verb of saying, as printed. */
  verb?: string;
  /** The modal words, as printed. */
  marker?: string;
  /** Where it was said, where that is not simply the meeting. */
  in?: Mention;
  /** Who does it, where that is neither the speaker nor an addressee. */
  actors?: Actor[];
  /** Who is told to do it, where the text names them. */
  addressees?: Actor[];
  /** To whom it is said or given, or who is thanked. */
  to?: Mention[];
  /** Whom or what it is about. */
  concerns?: Mention[];
  /** What it is about, in words. */
  topics?: Topic[];
  /** What it is for. */
  purposes?: Topic[];
  /** What else the item points to. */
  links?: Link[];
  /** Figures that it names. */
  amounts?: Amount[];
  /** Where. */
  places?: Mention[];
  /** Who is put in which post. */
  appointments?: Appointment[];
  /** When it happens, or the time it speaks of; several hold together. */
  when?: When;
  /** The latest moments by which it is to be done; several hold together. */
  deadlines?: Deadlines;
  /** When it has force; several hold together. */
  effective?: When;
  /** On what condition it holds. */
  conditions?: Topic[];
  /** What is left out of it. */
  exceptions?: Topic[];
  /** The text says that there was something, and no more. */
  unspecified?: true;
  /** A program proposed it, and no person has confirmed it yet. */
  unconfirmed?: true;
  /** The names of its properties that the text does not print. */
  inferred?: string[];
  /** Foreign data. */
  extensions?: Extension[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** What a speaker binds itself to do. */
export interface Commitment {
  /** Its id. */
  id: string;
  /** How strongly it is bound. */
  force?: CommitmentForce;
  /** What is promised is not to do it. */
  refrain?: true;
  /** It was made before and is made again. */
  reaffirmed?: true;
  /** Its number or letter as printed. */
  label?: string;
  /** The item, or the part of a framework, of which it is a part. */
  partOf?: string;
  /** The encoder's rendering, in the language of the release, where the anchors do not say it well by themselves. */
  text?: string;
  /** Who says it. */
  by?: Speaker[];
  /** The verb of saying, as printed. */
  verb?: string;
  /** The modal words, as printed. */
  marker?: string;
  /** Where it was said, where that is not simply the meeting. */
  in?: Mention;
  /** Who does it, where that is neither the speaker nor an addressee. */
  actors?: Actor[];
  /** To whom it is said or given, or who is thanked. */
  to?: Mention[];
  /** Whom or what it is about. */
  concerns?: Mention[];
  /** What it is about, in words. */
  topics?: Topic[];
  /** What it is for. */
  purposes?: Topic[];
  /** What else the item points to. */
  links?: Link[];
  /** Figures that it names. */
  amounts?: Amount[];
  /** Where. */
  places?: Mention[];
  /** Who is put in which post. */
  appointments?: Appointment[];
  /** When it happens, or the time it speaks of; several hold together. */
  when?: When;
  /** The latest moments by which it is to be done; several hold together. */
  deadlines?: Deadlines;
  /** When it has force; several hold together. */
  effective?: When;
  /** On what condition it holds. */
  conditions?: Topic[];
  /** What is left out of it. */
  exceptions?: Topic[];
  /** The text says that there was something, and no more. */
  unspecified?: true;
  /** A program proposed it, and no person has confirmed it yet. */
  unconfirmed?: true;
  /** The names of its properties that the text does not print. */
  inferred?: string[];
  /** Foreign data. */
  extensions?: Extension[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** A remark of the encoder or translator. */
export interface Note {
  /** Its id. */
  id: string;
  /** What it is about. */
  kind?: NoteKind;
  /** What it is about, by id. */
  about?: Mention[];
  /** What the printed words should read. */
  reading?: string;
  /** The remark. */
  text?: string;
  /** Who makes it. */
  author?: string;
  /** A program proposed it, and no person has confirmed it yet. */
  unconfirmed?: true;
  /** Foreign data. */
  extensions?: Extension[];
  /** Where the text says it. */
  anchors?: Anchor[];
}

/** A program used in encoding. */
export interface Tool {
  /** Its name. */
  name: string;
  /** Its version. */
  version?: string;
}

/** A change to the record. */
export interface Change {
  /** When. */
  date?: string;
  /** By whom. */
  author?: string;
  /** What was changed. */
  text?: string;
}

/** The encoding: by whom, when, with what, under which licence. */
export interface Record {
  /** Who encoded it. */
  encoders?: string[];
  /** When. */
  date?: string;
  /** With what programs. */
  tools?: Tool[];
  /** The licence of the encoding. */
  licence?: string;
  /** What was changed since. */
  changes?: Change[];
}

/** The record of a readout: the short official release in which a public body says that a meeting was held. */
export interface Readout {
  /** The address of this schema, for editors. It is no content, and stands in JSON and YAML only. */
  "$schema"?: string;
  /** The version of the standard that the record follows. */
  specVersion: SpecVersion;
  /** The id of this record. */
  id: string;
  /** What the encoder claims. */
  level?: Level;
  /** The published text as a publication. */
  release: Release;
  /** The verbatim text. */
  blocks?: Block[];
  /** The meeting itself; absent only where the text prints nothing about it. */
  meeting?: Meeting;
  /** Who took part, or was expected to. */
  participants?: Participants;
  /** What else the text refers to, where it needs data of its own. */
  entities?: Entities;
  /** What the meeting received. */
  reports?: Report[];
  /** What was said or held. */
  statements?: Statement[];
  /** What was settled. */
  decisions?: Decision[];
  /** What others are to do. */
  directives?: Directive[];
  /** What speakers bind themselves to do. */
  commitments?: Commitment[];
  /** Remarks of the encoder or translator. */
  notes?: Note[];
  /** The encoding. */
  record?: Record;
  /** Foreign data. */
  extensions?: Extension[];
}

export type Participants = (PersonParticipant | OrganizationParticipant | GroupParticipant | PartyParticipant)[];

export type Entities = (PersonEntity | OrganizationEntity | GroupEntity | DocumentEntity | EventEntity | PolicyEntity | FrameworkEntity | PlaceEntity | OtherEntity)[];

export type When = (TimeDate | TimeNotAfter | TimeSince | TimeUntil | TimeBefore | TimeAt | TimeDuring | TimeAfter | TimeWithin | TimeWindow | TimeRecurring | TimeImmediate | TimeAsSoonAsPossible | TimeContinuous | TimeUnspecified)[];

export type Deadlines = (TimeNotAfter | TimeBefore | TimeWithin | TimeImmediate | TimeAsSoonAsPossible)[];
