import { isBag } from '../bag.ts';
import {
  type CallHead,
  type FailedAnswer,
  parseAnswerHead,
  parseCallHead,
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
}

/** What came back. */
export type PageAnswer = (ResponseHead & { readonly body: ArrayBuffer }) | FailedAnswer;

/** What becomes of a call that asked. */
export type Verdict =
  /** The call may leave. With `watch`, its answer is to be told. */
  | { readonly kind: 'pass'; readonly watch: boolean }
  /** The page gets a 402 with this application/problem+json document. */
  | { readonly kind: 'block'; readonly body: string };

export type ToBridge =
  | { readonly kind: 'ask'; readonly id: string; readonly call: PageCall }
  /** The page gave up. Nothing was sent and nothing will be, whatever verdict is under way. */
  | { readonly kind: 'gone'; readonly id: string }
  | { readonly kind: 'answer'; readonly id: string; readonly answer: PageAnswer };

export interface ToPage {
  readonly kind: 'verdict';
  readonly id: string;
  readonly verdict: Verdict;
}

/** Null when the value is no verdict. */
export const parseVerdict = (value: unknown): Verdict | null => {
  if (!isBag(value)) return null;
  const { kind, watch, body } = value;
  if (kind === 'pass' && typeof watch === 'boolean') return { kind, watch };
  if (kind === 'block' && typeof body === 'string') return { kind, body };
  return null;
};

const parseCall = (value: unknown): PageCall | null => {
  if (!isBag(value)) return null;
  const head = parseCallHead(value);
  const { body } = value;
  return head !== null && (body === null || body instanceof ArrayBuffer) ? { ...head, body } : null;
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

/** What the hook heard from the bridge. Null when it is no message of theirs. */
export const parseToPage = (value: unknown): ToPage | null => {
  if (!isBag(value) || value['kind'] !== 'verdict' || typeof value['id'] !== 'string') return null;
  const verdict = parseVerdict(value['verdict']);
  return verdict === null ? null : { kind: 'verdict', id: value['id'], verdict };
};

/** The answer to a call that nobody could be asked about. */
export const UNREACHABLE: Verdict = {
  kind: 'block',
  body: JSON.stringify({
    type: 'urn:tollgate:problem:blocked',
    title: 'Blocked: Tollgate could not ask',
    status: 402,
    detail:
      'This call may charge, and Tollgate could not be reached from this page; it was updated or switched off. Nothing was sent. Reload the page and try again.',
    decision: 'blocked',
    quote: null,
    retryAfter: null,
  }),
};
