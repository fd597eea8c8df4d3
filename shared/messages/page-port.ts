import { isBag } from '../bag.ts';
import { blockedDocument } from '../gate/problem.ts';
import type { SentOnly } from '../recognise/choose-items.ts';
import {
  type CallHead,
  type FailedAnswer,
  isPairs,
  isTexts,
  type Lets,
  parseAnswerHead,
  parseCallHead,
  parseLets,
  parseSaid,
  type ResponseHead,
} from './call-message.ts';

/**
 * What the page hook (the page's own world) and the bridge (the extension's world in the same page) say to each other, over
 * a MessagePort that no script of the page can reach. Ids are made by the hook, one for each call.
 */

/**
 * The event by which the hook hands the bridge one end of their channel, and which the bridge cancels to say that it took it. It is
 * fired once on the document, before any script of the page can listen there; so the bridge must have started before the hook. Events of
 * the type `load` alone do not pass the window, where the page that made a frame may have listened before the frame's document came.
 */
export const MEETING = { type: 'load', data: 'tollgate-meeting' } as const;

/** Bodies of calls and answers are read up to here; what is longer is not carried. In bytes. */
export const MOST_BODY_BYTES = 8 * 1024 * 1024;

/** One call of the page to a provider. */
export interface PageCall extends CallHead {
  readonly body: ArrayBuffer | null;
  /** Whether cookies go with it: needed only where the bridge sends it. */
  readonly credentials: Credentials;
}

type Credentials = 'include' | 'omit' | 'same-origin';

/** What came back. */
export type PageAnswer = (ResponseHead & { readonly body: ArrayBuffer }) | FailedAnswer;

/** What becomes of a call that asked. */
export type CallVerdict =
  /**
   * The call may leave. With `watch`, its answer is to be told. `fragment` gets it past the network rules, once, at the end of its address; no server sees it. With `only`,
   * that goes out in the place of its body, and what is told is the provider's own answer.
   */
  | { readonly kind: 'pass'; readonly watch: boolean; readonly fragment?: string; readonly only?: SentOnly }
  /** The page gets this application/problem+json document, with the status that it names: 402 or 413. */
  | { readonly kind: 'block'; readonly body: string };

/** An answer that the bridge got for the page. */
export interface Got {
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: ArrayBuffer;
}

/** What the page hears of a call that asked. */
export type PageVerdict =
  | CallVerdict
  /** It was allowed, and the bridge has sent it: into a window that a page may have had before the hook nothing is passed, nor to where a service worker could change it. */
  | { readonly kind: 'answered'; readonly got: Got }
  /** The same, but no answer came. */
  | { readonly kind: 'failed' };

export type ToBridge =
  | { readonly kind: 'ask'; readonly id: string; readonly call: PageCall }
  /** The page gave up. Nothing was sent and nothing will be, whatever verdict is under way. */
  | { readonly kind: 'gone'; readonly id: string }
  | { readonly kind: 'answer'; readonly id: string; readonly answer: PageAnswer }
  /** It may charge and cannot be held, so the page was refused. */
  | { readonly kind: 'refused'; readonly id: string; readonly call: PageCall };

export type ToPage =
  | Lets
  | { readonly kind: 'verdict'; readonly id: string; readonly verdict: PageVerdict }
  /** Whether calls that cannot charge ask, too: only so can the bridge send them, where it believes nothing of what it did not send. */
  | { readonly kind: 'asks-all'; readonly asksAll: boolean }
  /** Calls to these hosts ask, too; with `all`, those to any. */
  | { readonly kind: 'watch'; readonly hosts: readonly string[]; readonly all: boolean };

/** The verdict that a call may leave. */
export type Pass = Extract<CallVerdict, { readonly kind: 'pass' }>;

const parseSentOnly = (value: unknown): SentOnly | null => {
  if (!isBag(value) || typeof value['body'] !== 'string') return null;
  const { body, add } = value;
  if (add === null) return { body, add };
  if (!isBag(add) || typeof add['elements'] !== 'string' || !isTexts(add['list'])) return null;
  return { body, add: { list: add['list'], elements: add['elements'] } };
};

/** Null when the value is no verdict. */
export const parseCallVerdict = (value: unknown): CallVerdict | null => {
  if (!isBag(value)) return null;
  const { kind, watch, body, fragment, only } = value;
  if (kind === 'pass' && typeof watch === 'boolean') {
    const pass: Pass = typeof fragment === 'string' ? { kind, watch, fragment } : { kind, watch };
    if (only === undefined) return pass;
    const read = parseSentOnly(only);
    // What is to be kept back must not go out because nobody can read what goes.
    return read === null ? null : { ...pass, only: read };
  }
  if (kind === 'block' && typeof body === 'string') return { kind, body };
  return null;
};

const parseCall = (value: unknown): PageCall | null => {
  if (!isBag(value)) return null;
  const head = parseCallHead(value);
  const { body, credentials } = value;
  if (credentials !== 'include' && credentials !== 'omit' && credentials !== 'same-origin') return null;
  return head !== null && (body === null || body instanceof ArrayBuffer) ? { ...head, body, credentials } : null;
};

const parseAnswer = (value: unknown): PageAnswer | null => {
  if (!isBag(value)) return null;
  const head = parseAnswerHead(value);
  if (head === null || head.kind === 'failed') return head;
  const { body } = value;
  return body instanceof ArrayBuffer ? { ...head, body } : null;
};

/** What the bridge heard from the hook. Null when it is no message of theirs. */
export const parseToBridge = (value: unknown): ToBridge | null => parseSaid(value, parseCall, parseAnswer);

const parseGot = (value: unknown): Got | null => {
  if (!isBag(value)) return null;
  const { status, statusText, url, headers, body } = value;
  if (typeof status !== 'number' || typeof statusText !== 'string' || typeof url !== 'string') return null;
  return isPairs(headers) && body instanceof ArrayBuffer ? { status, statusText, url, headers, body } : null;
};

const parsePageVerdict = (value: unknown): PageVerdict | null => {
  if (!isBag(value)) return null;
  if (value['kind'] === 'failed') return { kind: 'failed' };
  if (value['kind'] !== 'answered') return parseCallVerdict(value);
  const got = parseGot(value['got']);
  return got === null ? null : { kind: 'answered', got };
};

/** What the hook heard from the bridge. Null when it is no message of theirs. */
export const parseToPage = (value: unknown): ToPage | null => {
  if (!isBag(value)) return null;
  const { asksAll, hosts, all } = value;
  if (value['kind'] === 'lets') return parseLets(value);
  if (value['kind'] === 'asks-all') return typeof asksAll === 'boolean' ? { kind: 'asks-all', asksAll } : null;
  if (value['kind'] === 'watch')
    return isTexts(hosts) && typeof all === 'boolean' ? { kind: 'watch', hosts, all } : null;
  if (value['kind'] !== 'verdict' || typeof value['id'] !== 'string') return null;
  const verdict = parsePageVerdict(value['verdict']);
  return verdict === null ? null : { kind: 'verdict', id: value['id'], verdict };
};

type Block = Extract<CallVerdict, { readonly kind: 'block' }>;

const blocked = (title: string, detail: string): Block => ({
  kind: 'block',
  body: JSON.stringify(blockedDocument(title, detail, { decision: 'blocked', quote: null, retryAfter: null })),
});

/** The answer to a call that nobody could be asked about. */
export const UNREACHABLE = blocked(
  'Blocked: Tollgate could not ask',
  'This call may charge, and Tollgate could not be reached from this page; it was updated or switched off. Reload the page and try again.',
);

/** The answer to a call that may charge and whose body did not reach the bridge, which alone may send it from such a page. */
export const UNSENDABLE = blocked(
  'Blocked: Tollgate cannot send this call',
  'This call may charge, and its body is too long or cannot be read. This page could still change it (a service worker stands behind it, or the page had its window before Tollgate), so Tollgate sends such calls itself. Send it in smaller parts.',
);
