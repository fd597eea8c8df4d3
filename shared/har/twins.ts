import { readAnswer } from '../rules/answer.ts';
import type { CallId } from './call-id.ts';
import type { RecordedCall } from './play.ts';

/** Two tools stand at two places of one way: what passes both is seen by them so many milliseconds apart at most. */
export const APART_MS = 50;

/** As many calls that are alike are looked at: of more in so short a time, each counts. */
const MOST_ALIKE = 50;

/** True for calls that were asked and answered alike, milliseconds apart. Whether they are one call is another question. */
export const areAlike = (one: CallId, other: CallId): boolean =>
  one.request === other.request &&
  one.answer === other.answer &&
  one.isLocal === other.isLocal &&
  Math.abs(one.at - other.at) <= APART_MS;

/** True when the recording holds all of an answer: two calls of which it does not may have been answered differently. */
export const isAnswered = ({ answer }: RecordedCall): boolean =>
  answer.kind === 'response' && answer.body.kind === 'json';

/** True for an answer that takes on something of which the provider takes on only one: two calls in a row cannot both have it. */
export const beginsSomething = ({ recognised: { pack, call }, answer }: RecordedCall): boolean => {
  if (call === null || !call.begins) return false;
  const read = readAnswer(pack, call, answer);
  return read.kind === 'items' && read.accepted.length > 0;
};

/** True when a call may undo what another began: after it the same may be taken on again. */
const mayUndo = ({ recognised: { action, call } }: RecordedCall): boolean => action !== 'read' && call?.begins !== true;

const chargesEachTime = ({ recognised: { call } }: RecordedCall): boolean =>
  call?.charges.some(({ once }) => once === 'each') ?? false;

/** What a call of a recording turned out to be beside the calls before it. */
export type Twin =
  /** Another tool's record of the call of that entry. */
  | { readonly kind: 'copy'; readonly of: number }
  /** Like the call of that entry so soon that it may be a copy of it; nothing shows which. */
  | { readonly kind: 'doubtful'; readonly of: number };

interface Original {
  readonly id: CallId;
  readonly index: number;
  readonly recorders: Set<string>;
  /** How many calls that may undo something the account had made before it. */
  readonly undone: number;
}

/**
 * Finds the calls of a recording that two tools recorded. They have to be alike, and either written by different tools, each of which saw the call once, or answered in a
 * way in which two real calls in a row cannot be. Anything else may have been sent twice, and counts twice. Asked for each call, in their order.
 */
export const twinFinder = (): ((index: number, id: CallId, call: RecordedCall) => Twin | null) => {
  const originals = new Map<string, Original[]>();
  const undone = new Map<string, number>();
  return (index, id, call) => {
    if (call.recognised.action === 'read') return null;
    const account = `${call.recognised.pack.id}|${call.account}`;
    const before = undone.get(account) ?? 0;
    const seen = (originals.get(id.request) ?? []).filter((one) => id.at - one.id.at <= APART_MS).slice(-MOST_ALIKE);
    const alike = isAnswered(call) ? seen.filter((one) => areAlike(one.id, id)) : [];
    const begins = alike.length > 0 && beginsSomething(call);
    const twin = alike.find((one) => !one.recorders.has(id.recorder) || (begins && one.undone === before));
    if (twin !== undefined) {
      twin.recorders.add(id.recorder);
      return { kind: 'copy', of: twin.index };
    }
    originals.set(id.request, [...seen, { id, index, recorders: new Set([id.recorder]), undone: before }]);
    if (mayUndo(call)) undone.set(account, before + 1);
    const [first] = alike;
    return first !== undefined && chargesEachTime(call) ? { kind: 'doubtful', of: first.index } : null;
  };
};
