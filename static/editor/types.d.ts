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
}

export type Change =
  | { readonly put: { readonly mention: Mention } }
  | { readonly put: { readonly link: Link } }
  | { readonly drop: string };

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
}

export type SavingName = "saved" | "saving" | "offline" | "failed" | "expired";

export interface Saving {
  readonly name: SavingName;
  /** Changes that the server has not acknowledged. */
  readonly waiting: number;
  readonly why: string;
}

/**
 * Changes under one id. `place` orders batches, also those of an earlier visit; `base` is the revision
 * they were first sent upon, null before that.
 */
export interface Batch {
  readonly id: string;
  readonly place: number;
  readonly base: number | null;
  readonly changes: readonly Change[];
}

/** A change that could not be made again on the document as it now stands, and the rule against it. */
export interface Lost {
  readonly change: Change;
  readonly problem: Problem;
}

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
  readonly schema: SchemaData;
  readonly sentences: readonly (readonly [number, number])[];
  /** start, end, start, end … */
  readonly tokens: readonly number[];
  /** For each token that has proclitics: its index, how many of them the policy drops, the cuts. */
  readonly particles: readonly (readonly number[])[];
  readonly mentions: readonly Mention[];
  readonly links: readonly Link[];
  readonly addresses: {
    readonly changes: string;
    readonly set: string;
    readonly submit: string;
    readonly next: string;
    readonly signIn: string;
  };
  readonly words: Readonly<Record<string, string>>;
}
