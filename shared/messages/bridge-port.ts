import { isBag } from '../bag.ts';
import {
  type CallHead,
  type FailedAnswer,
  type Lets,
  parseAnswerHead,
  parseCallHead,
  parseLets,
  parseSaid,
  type ResponseHead,
} from './call-message.ts';
import { type CallVerdict, parseCallVerdict } from './page-port.ts';

/**
 * What the bridge of a page and the background say to each other, over one runtime port a document. Ids are the hook's. The background may
 * die at any moment: until it has answered an `ask` by a verdict, and acknowledged all else by `settled`,
 * the bridge says them again on a new port, under the same id. All of them must bear being said twice.
 */
export const CALLS_PORT = 'tollgate-calls';

/** Runtime messages are JSON, so bytes travel as text where they are UTF-8, and as base64 where not. */
export type WireBody = { readonly text: string } | { readonly base64: string };

/** A call of the page, as text. */
export interface WireCall extends CallHead {
  readonly body: WireBody | null;
  /** It left long ago: the background that heard of it then has ended, or none heard. */
  readonly late?: true;
}

/** What came back, as text. */
export type WireAnswer = (ResponseHead & { readonly body: WireBody }) | FailedAnswer;

export type ToBackground =
  /** With `call.free`: for the record only, always followed by its `answer`; no verdict is waited for. */
  | { readonly kind: 'ask'; readonly id: string; readonly call: WireCall }
  /** The call was taken back: nothing was sent and nothing will be, even where a verdict `pass` is on its way. */
  | { readonly kind: 'gone'; readonly id: string }
  | { readonly kind: 'answer'; readonly id: string; readonly answer: WireAnswer }
  /** It may charge and cannot be held, so the page was refused. */
  | { readonly kind: 'refused'; readonly id: string; readonly call: WireCall }
  /** It has left, says a window in which the page may have been before the hook: nothing is believed of it but that it may be so. */
  | { readonly kind: 'left'; readonly id: string; readonly call: WireCall };

export type FromBackground =
  | { readonly kind: 'verdict'; readonly id: string; readonly verdict: CallVerdict }
  | Lets
  /** The `gone`, the `answer`, the `refused` or the `left` of this call is on record: the bridge forgets the call. */
  | { readonly kind: 'settled'; readonly id: string };

const parseBody = (value: unknown): WireBody | null => {
  if (!isBag(value)) return null;
  const { text, base64 } = value;
  if (typeof text === 'string') return { text };
  return typeof base64 === 'string' ? { base64 } : null;
};

const parseCall = (value: unknown): WireCall | null => {
  if (!isBag(value)) return null;
  const head = parseCallHead(value);
  const body = value['body'] === null ? null : parseBody(value['body']);
  if (head === null || (body === null && value['body'] !== null)) return null;
  return value['late'] === true ? { ...head, body, late: true } : { ...head, body };
};

const parseAnswer = (value: unknown): WireAnswer | null => {
  if (!isBag(value)) return null;
  const head = parseAnswerHead(value);
  if (head === null || head.kind === 'failed') return head;
  const body = parseBody(value['body']);
  return body === null ? null : { ...head, body };
};

/** What the background heard from a bridge. Null when it is no message of theirs. */
export const parseToBackground = (value: unknown): ToBackground | null => {
  if (!isBag(value) || value['kind'] !== 'left') return parseSaid(value, parseCall, parseAnswer);
  const { kind, id } = value;
  const call = parseCall(value['call']);
  return call === null || typeof id !== 'string' ? null : { kind, id, call };
};

/** What a bridge heard from the background. Null when it is no message of theirs. */
export const parseFromBackground = (value: unknown): FromBackground | null => {
  if (!isBag(value)) return null;
  const { kind, id } = value;
  if (kind === 'lets') return parseLets(value);
  if (typeof id !== 'string') return null;
  if (kind === 'settled') return { kind, id };
  const verdict = kind === 'verdict' ? parseCallVerdict(value['verdict']) : null;
  return verdict === null ? null : { kind: 'verdict', id, verdict };
};
