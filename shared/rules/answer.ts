import { MOST_OF_ANSWER, parseJson } from '../json/parse-json.ts';
import { MOST_ITEMS } from '../pack/ask-input.ts';
import type { CompiledCall, CompiledPack } from '../pack/compiled.ts';
import type { AnsweredItem, CodeMeaning } from '../pack/envelope.ts';
import type { Meaning } from '../pack/schema.ts';

/** What came back for a call, as an edge could read it. */
export type Answer =
  | { readonly kind: 'response'; readonly status: number; readonly body: AnswerBody }
  /** `sent`: 'no' when the socket or the browser proves that nothing left (name not resolved, connection refused, blocked). */
  | { readonly kind: 'none'; readonly sent: 'no' | 'unknown' };

export type AnswerBody = { readonly kind: 'json'; readonly value: unknown } | { readonly kind: 'unreadable' };

/** The status of an answer, or null when there is none. */
export const statusOf = (answer: Answer): number | null => (answer.kind === 'response' ? answer.status : null);

/** The text of an answer as JSON, or unreadable when it is missing, cut or no JSON. */
export const answerBody = (text: string | null): AnswerBody => {
  const read = text === null ? null : parseJson(text, MOST_OF_ANSWER);
  return read?.kind === 'json' ? read : { kind: 'unreadable' };
};

/** What an answer says of the call as a whole (contract §2, the table of answers). */
export type AnswerRead =
  | {
      readonly kind: 'items';
      readonly accepted: readonly AnsweredItem[];
      readonly rejected: readonly AnsweredItem[];
      readonly body: unknown;
    }
  | { readonly kind: 'accepted'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly meaning: CodeMeaning | null }
  | { readonly kind: 'unknown' };

const verdictOf = (call: CompiledCall, answer: Answer): Meaning => {
  const table = call.document.answer;
  if (answer.kind === 'none') return answer.sent === 'no' ? 'refused' : table.none;
  const { status, body } = answer;
  if (status >= 200 && status < 300) return body.kind === 'json' ? table['2xx'] : table['2xx-unreadable'];
  if (status >= 300 && status < 400) return table['3xx'];
  if (status >= 400 && status < 500) return table['4xx'];
  if (status >= 500 && status < 600) return table['5xx'];
  return table.none;
};

/** A call of a provider's has forty items. */
const MOST_ACCEPTED = 1000;
/** And one number a few carriers. */
const MOST_OF_ONE = 100;

/**
 * True for an answer that no call can have got: more items than any has, or one number among them more often than it can have carriers. To settle by it would
 * only take long.
 */
const isBeyondAsking = (accepted: readonly AnsweredItem[], rejected: readonly AnsweredItem[]): boolean => {
  if (accepted.length > MOST_ACCEPTED || accepted.length + rejected.length > MOST_ITEMS) return true;
  if (accepted.length <= MOST_OF_ONE) return false;
  const times = new Map<string, number>();
  for (const { number } of accepted) {
    const before = times.get(number) ?? 0;
    if (before === MOST_OF_ONE) return true;
    times.set(number, before + 1);
  }
  return false;
};

/** What an answer that the table takes for accepted says itself, where the call knows words for that. */
const acceptedAs = ({ acceptedWhen, refusedWhen }: CompiledCall, body: unknown): AnswerRead => {
  const said = acceptedWhen?.get(body);
  if (acceptedWhen !== null && said === undefined) return { kind: 'unknown' };
  if (acceptedWhen !== null && !acceptedWhen.equals.includes(said)) return { kind: 'refused', meaning: null };
  const code = refusedWhen?.get(body);
  return refusedWhen !== null && typeof code === 'number' && code >= refusedWhen.atLeast
    ? { kind: 'refused', meaning: null }
    : { kind: 'accepted', body };
};

/** Reads an answer by the call's table. */
export const readAnswer = (pack: CompiledPack, call: CompiledCall, answer: Answer): AnswerRead => {
  const verdict = verdictOf(call, answer);
  const body = answer.kind === 'response' && answer.body.kind === 'json' ? answer.body.value : undefined;
  switch (verdict) {
    case 'refused':
      return { kind: 'refused', meaning: null };
    case 'unknown':
      return { kind: 'unknown' };
    case 'accepted':
      return acceptedAs(call, body);
    case 'items': {
      const read = (call.listed ?? pack.envelope)?.read(body) ?? { kind: 'no-envelope' };
      if (read.kind === 'items' && isBeyondAsking(read.accepted, read.rejected)) return { kind: 'unknown' };
      if (read.kind === 'items') return { ...read, body };
      return read.kind === 'refused' ? { kind: 'refused', meaning: read.meaning } : { kind: 'unknown' };
    }
  }
};
