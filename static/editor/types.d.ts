/**
 * The words of the editor as types. Offsets count Unicode code points of the article (as on the wire
 * and in `labels/`) unless a name says units, which are UTF-16 code units within one sentence.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Kind = "entity" | "event";
export type LinkKind = "argument" | "relation";
export type AttributeValue = string | boolean | number | readonly string[];
export type Attributes = Readonly<Record<string, AttributeValue>>;

export interface Mention extends Span {
  readonly id: string;
  readonly kind: Kind;
  readonly type: string;
  readonly attributes?: Attributes;
  readonly note?: string;
}

export interface Link {
  readonly id: string;
  readonly kind: LinkKind;
  readonly source: string;
  readonly target: string;
  readonly type: string;
  readonly attributes?: Attributes;
}

/** What one reader marked. The text lies in the page; see article.js. */
export interface Document {
  readonly mentions: ReadonlyMap<string, Mention>;
  readonly links: ReadonlyMap<string, Link>;
  /** Of the article as a whole. */
  readonly attributes: Attributes;
  /** What was decided at each stop, of the gold while it is settled; see stops.js. */
  readonly decisions?: ReadonlyMap<string, Take>;
}

/** Whose versions were taken at a stop, by the numbers of the readers; or that it was settled by hand. */
export type Take = readonly number[] | "edited";

/** A decision at a stop, null where it is taken back. `ids` are of the labels and links that it is made by. */
export interface Decision {
  readonly stop: string;
  readonly take: Take | null;
  readonly ids: readonly string[];
  /** What decided it, where that was not one by one. */
  readonly strategy?: string;
}

export type Change =
  | { readonly put: { readonly mention: Mention } }
  | { readonly put: { readonly link: Link } }
  | { readonly drop: string }
  | { readonly set: Readonly<Record<string, AttributeValue | null>> }
  | { readonly decide: Decision };

export interface Problem {
  readonly rule: string;
  readonly at: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Wording {
  readonly ar?: string;
  readonly en?: string;
}

export interface Role {
  readonly name: string;
  readonly title?: Wording;
  readonly hint?: Wording;
  readonly fillers?: readonly string[];
  readonly least?: number;
  readonly most?: number;
  readonly hotkey?: string;
}

export interface TypeData {
  readonly name: string;
  readonly title?: Wording;
  readonly hint?: Wording;
  readonly parent?: string;
  readonly colour?: string;
  readonly hotkey?: string;
  readonly selectable?: boolean;
  readonly roles?: readonly Role[];
}

export interface MentionType extends TypeData {
  readonly kind: Kind;
  /** The place in the schema, by which style rules name it. */
  readonly index: number;
}

export interface RelationType {
  readonly name: string;
  readonly title?: Wording;
  readonly hint?: Wording;
  readonly sources?: readonly string[];
  readonly targets?: readonly string[];
  readonly symmetric?: boolean;
}

export interface Attribute {
  readonly name: string;
  readonly form: "choice" | "several" | "flag" | "number" | "text";
  readonly of: readonly string[];
  readonly title?: Wording;
  readonly hint?: Wording;
  readonly choices?: readonly { readonly name: string; readonly title?: Wording }[];
  readonly required?: boolean;
}

export interface SchemaData {
  readonly title?: Wording;
  readonly name: string;
  readonly overlap?: "free" | "nested" | "none";
  readonly entities?: readonly TypeData[];
  readonly events?: readonly TypeData[];
  readonly relations?: readonly RelationType[];
  readonly attributes?: readonly Attribute[];
}

/** Where the reader is: a span of units from anchor to focus, `held` once it was really selected. */
export interface Selection {
  readonly anchor: Span;
  readonly focus: Span;
  readonly held: boolean;
  /** Made by segments or characters, so the clitic policy leaves it alone. */
  readonly precise: boolean;
}

/** A link begun from a mention that still wants its other end. */
export interface Pending {
  readonly source: string;
  readonly kind: LinkKind;
  readonly type: string;
  /** The mention that Enter would take. */
  readonly candidate?: string | null;
}

/** `stranger`: somebody else is signed in here. */
export type SavingName = "saved" | "saving" | "offline" | "failed" | "expired" | "stranger";

export interface Saving {
  readonly name: SavingName;
  /** Changes that the server has not acknowledged. */
  readonly waiting: number;
  readonly why: string;
  /** When the oldest of them was made, in milliseconds. */
  readonly since: number;
  /** Whether the browser keeps them all beyond the page. */
  readonly kept: boolean;
}

/** What a mention, a link, an attribute of the article or a decision is. */
export type Value = Mention | Link | AttributeValue | Take | undefined;

/**
 * Changes under one id. `place` orders batches, also those of an earlier visit; `base` is the revision
 * they were first sent upon, null before that; `was` is what the things they concern were, on the
 * server and on the screen; `of` are the batches it was joined of.
 */
export interface Batch {
  readonly id: string;
  readonly place: number;
  readonly base: number | null;
  readonly changes: readonly Change[];
  readonly was?: Readonly<Record<string, readonly Value[]>>;
  readonly of?: readonly string[];
}

/** A change that could not be made on the document as it now stands, the rule against it, and what
 * somebody else made of the same thing. */
export interface Lost {
  readonly change: Change;
  readonly problem: Problem;
  readonly theirs?: Value;
}

/** What was lost about one thing, ours first and then what hangs on it, until the reader decides. */
export interface Conflict {
  /** Of the thing. */
  readonly id: string;
  readonly mine: readonly Change[];
  readonly theirs?: Value;
  readonly problem: Problem;
}

/** What tabs on one reading tell each other. */
export type Message =
  | { readonly kind: "put"; readonly batch: Batch }
  | {
      readonly kind: "taken";
      readonly ids: readonly string[];
      readonly before: number;
      readonly revision: number;
      readonly changes: readonly Change[];
    }
  | {
      readonly kind: "stand";
      readonly document: Document;
      readonly revision: number;
      readonly batches: readonly Batch[];
      readonly past: readonly string[];
    }
  | { readonly kind: "saving"; readonly name: SavingName; readonly why: string }
  | { readonly kind: "hello"; readonly revision: number }
  | { readonly kind: "newer"; readonly document: Document; readonly revision: number }
  | { readonly kind: "retry" };

/** A rectangle within its section, in CSS pixels. */
export interface Box {
  l: number;
  r: number;
  t: number;
  b: number;
}

export interface Notice {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
  readonly urgent?: boolean;
  /** It tells of something that the next deed does not settle, and stays until it is closed. */
  readonly lasting?: boolean;
}

/** What a person has chosen, and what holds for the rest; see labels/preferences.py. */
export interface Preferences {
  readonly reading: {
    readonly face: "noto-sans-arabic" | "amiri";
    /** Pixels, where the browser's own size is 16. */
    readonly size: number;
    /** Per cent of the size; 140 is what letters with their marks take. */
    readonly leading: number;
    /** Sixteens of pixels, as `size`. */
    readonly width: number;
    readonly chips: "names" | "short" | "rails";
    readonly contrast: "system" | "normal" | "high";
    readonly numbers: boolean;
    readonly focus: boolean;
  };
  readonly lines: { readonly all: boolean };
  /** The chords of each command that has keys of the person's own. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

/** What a comment is about; see docs/words.md. */
export interface About {
  readonly about: "mention" | "sentence" | "article";
  readonly mention: string;
  readonly start: number | null;
  readonly end: number | null;
}

export interface Comment {
  readonly id: string;
  readonly author: string;
  readonly name: string;
  readonly text: string;
  /** ISO 8601, as all times. */
  readonly at: string;
  readonly edited_at: string | null;
  /** Done here, and not acknowledged by the server. */
  readonly unsent?: boolean;
}

export interface Thread extends About {
  readonly id: string;
  /** Null for one that all may see. */
  readonly set: number | null;
  readonly reader: string;
  readonly quote: string;
  readonly resolved: boolean;
  readonly settled_by: string;
  readonly settled_at: string | null;
  readonly comments: readonly Comment[];
}

/** Something done in a thread that the server has not acknowledged. */
export interface Deed {
  readonly id: string;
  readonly place: number;
  readonly kind: "begin" | "answer" | "edit" | "withdraw" | "resolve" | "reopen";
  /** The address of the threads of its article. */
  readonly to: string;
  /** The address where threads like it are begun. */
  readonly where: string;
  readonly set: number | null;
  readonly about?: About;
  readonly thread: string;
  readonly comment: string;
  readonly by: string;
  readonly name: string;
  readonly text: string;
  readonly at: string;
  /** Why the server refused it; empty otherwise. */
  readonly why: string;
}

/** What was typed and not sent; a new comment has its place and who is to see it. */
export interface Draft {
  readonly text: string;
  readonly about?: About;
  readonly forAll?: boolean;
}

/** What the page brings about comments; see annotator/pages/editor_threads.py. */
export interface TalkBoot {
  readonly threads: readonly Thread[];
  readonly complete: boolean;
  readonly mayComment: boolean;
  readonly mayForAll: boolean;
  readonly name: string;
  readonly ofSet: string;
  readonly ofArticle: string;
  readonly page: string;
}

/** What a comparison was, or is. */
export interface Thing {
  readonly mention?: Mention;
  readonly link?: Link;
  /** An attribute of the article: its name and value. */
  readonly set?: Readonly<Record<string, unknown>>;
}

/** What became of one label; `id` is `=` and a name for an attribute of the article. */
export interface Comparison {
  readonly id: string;
  readonly fate: "kept" | "changed" | "removed" | "added";
  /** The fields that differ. */
  readonly what: readonly string[];
  readonly before: Thing | null;
  readonly after: Thing | null;
}

/** What the page brings of a review; see annotator/pages/editor_review.py. */
export interface ReviewBoot {
  readonly id: number;
  /** Whether the reader reviews it now. */
  readonly open: boolean;
  readonly round: number;
  readonly author: string;
  readonly by: string;
  readonly verdict: "" | "approved" | "sent-back" | "void";
  /** The last one that the author was given. */
  readonly remark: string;
  readonly at: string;
  readonly seen: readonly string[];
  /** What it made of the reading, where it is decided; what was kept is counted. */
  readonly compared: readonly Comparison[];
  readonly kept: number;
  /** What the author made of it since the round before. */
  readonly since: readonly Comparison[];
  readonly addresses: {
    readonly seen: string;
    readonly approve: string;
    readonly sendBack: string;
    readonly copy: string;
    readonly queue: string;
  };
}

export type StopKind = "boundary" | "type" | "missing" | "attribute" | "trigger" | "role" | "relation";

/** One version at a stop, and who has it: `changes` make the gold say it whatever was decided before, `also`
 * puts it beside another one's. `mentions` and `links` are what it would have there. */
export interface StopOption {
  readonly readers: readonly number[];
  readonly changes: readonly Change[];
  readonly also?: readonly Change[];
  readonly mentions: readonly Mention[];
  readonly links: readonly Link[];
}

/** A decision as the server tells of it: by whom, and by what name they go. */
export interface Told {
  readonly take: Take;
  /** Empty where it was decided one by one. */
  readonly strategy: string;
  readonly by: string;
  readonly name: string;
  readonly at: string;
}

/** One difference of the readings; see labels/adjudication/stops.py. */
export interface Stop {
  readonly key: string;
  readonly kind: StopKind;
  /** Where it is to be seen; null for the article as a whole. */
  readonly span: readonly [number, number] | null;
  /** The role, or the attribute of the article. */
  readonly name?: string;
  /** Whether more than one version can be taken. */
  readonly several?: boolean;
  /** What must stand in the gold for it to be asked; of this type unless that is empty. */
  readonly needs?: readonly { readonly id: string; readonly type: string | null }[];
  readonly options: readonly StopOption[];
  /** What makes the gold say nothing of it. */
  readonly none: readonly Change[];
  readonly decided: Told | null;
}

/** One whose reading is settled; `name` is null where names are hidden. */
export interface Reader {
  readonly number: number;
  readonly set: number;
  readonly name: string | null;
  readonly revision: number;
  readonly state: string;
}

/** One reading as it was handed in. */
export interface Lane {
  readonly number: number;
  readonly mentions: readonly Mention[];
  readonly links: readonly Link[];
}

/** What the page brings of an adjudication; see annotator/pages/editor_adjudication.py. */
export interface AdjudicationBoot {
  /** Whether it is decided on here and now. */
  readonly open: boolean;
  /** The numbers of readers whose readings have changed since they were merged. */
  readonly behind: readonly number[];
  readonly finished: string | null;
  readonly readers: readonly Reader[];
  readonly lanes: readonly Lane[];
  /** How many labels all readers have alike. */
  readonly agreed: number;
  readonly stops: readonly Stop[];
  readonly addresses: {
    readonly stops: string;
    readonly merge: string;
    readonly finish: string;
    readonly open: string;
  };
}

/** How the article is skipped: the reasons with their titles, and how long the words may be. */
export interface SkippingBoot {
  readonly address: string;
  readonly reasons: readonly (readonly [string, string])[];
  readonly longest: number;
}

/** What the page brings; see annotator/pages/editor.py. */
export interface Boot {
  readonly set: number | null;
  readonly reader: string;
  readonly revision: number;
  readonly state: string;
  readonly language: string;
  readonly direction: "rtl" | "ltr";
  readonly clitics: "whole-word" | "without-proclitics";
  readonly editable: boolean;
  readonly schemaVersion: number;
  readonly schema: SchemaData;
  readonly sentences: readonly (readonly [number, number])[];
  /** start, end, start, end … */
  readonly tokens: readonly number[];
  /** For each token that has proclitics: its index, how many of them the policy drops, the cuts. */
  readonly particles: readonly (readonly number[])[];
  readonly mentions: readonly Mention[];
  readonly links: readonly Link[];
  readonly attributes: Attributes;
  readonly sentencesRevision: number;
  /** Whether the reader may split and merge sentences. */
  readonly divides: boolean;
  readonly addresses: {
    readonly sentences: string;
    readonly changes: string;
    readonly set: string;
    readonly submit: string;
    /** Where time is told of one's own reading; empty for other sets. */
    readonly time: string;
    readonly next: string;
    readonly signIn: string;
    readonly signOut: string;
    readonly me: string;
    readonly preferences: string;
    readonly keys: string;
  };
  readonly preferences: Preferences;
  readonly talk: TalkBoot;
  readonly review: ReviewBoot | null;
  readonly adjudication: AdjudicationBoot | null;
  /** Null where it is not one's own reading to be worked on. */
  readonly skipping: SkippingBoot | null;
  readonly words: Readonly<Record<string, string>>;
}
