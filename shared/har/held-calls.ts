import type { Books } from '../books/books.ts';
import { type CallId, readCallId } from './call-id.ts';
import { isPlayed, type RecordedCall } from './play.ts';
import type { RecordedEntry } from './recording.ts';
import { areAlike, beginsSomething, isAnswered } from './twins.ts';

/** A call of a recording that the books hold, by the id that they know it by. */
export interface Held {
  readonly id: string;
  /** True when another tool recorded it then. */
  readonly isTwin: boolean;
}

interface Candidate {
  readonly id: string;
  readonly read: CallId;
}

/** The calls in the books that ask what some call of the recording asks. */
const candidatesOf = (books: Books, requests: ReadonlySet<string>): ReadonlyMap<string, readonly Candidate[]> => {
  const found = new Map<string, Candidate[]>();
  for (const known of books.known) {
    const request = known.slice(0, Math.max(0, known.indexOf('.')));
    if (!requests.has(request)) continue;
    const id = known.replace(/:[a-z]+$/, '');
    const read = known === id || known.endsWith(':read') ? readCallId(id) : null;
    if (read !== null) found.set(request, [...(found.get(request) ?? []), { id, read }]);
  }
  return found;
};

const isSameTime = (one: CallId, other: CallId): boolean => one.at === other.at && one.isLocal === other.isLocal;

/**
 * Which calls of a recording the books hold already: by their ids; by what was asked and when, whatever was kept of the answer; or as another tool's record of them. Each
 * call in the books stands for one of the recording.
 */
export const heldCalls = (books: Books, entries: readonly RecordedEntry[]): ReadonlyMap<RecordedCall, Held> => {
  const calls = entries.flatMap(({ call, copyOf }) => (call === null || copyOf !== undefined ? [] : [call]));
  const held = new Map<RecordedCall, Held>();
  const used = new Set<string>();
  const hold = (call: RecordedCall, id: string, isTwin: boolean): void => {
    held.set(call, { id, isTwin });
    used.add(id);
  };
  for (const call of calls) if (isPlayed(books, call.id)) hold(call, call.id, false);
  const reads = new Map(calls.map((call) => [call, readCallId(call.id)]));
  const requests = new Set([...reads.values()].flatMap((read) => (read === null ? [] : [read.request])));
  const candidates = candidatesOf(books, requests);
  const rounds: readonly ((one: CallId, other: CallId, call: RecordedCall) => boolean)[] = [
    isSameTime,
    (one, other, call) =>
      areAlike(one, other) && isAnswered(call) && (one.recorder !== other.recorder || beginsSomething(call)),
  ];
  for (const [round, isIt] of rounds.entries()) {
    for (const [call, read] of reads) {
      if (read === null || held.has(call)) continue;
      const free = (candidates.get(read.request) ?? []).filter(({ id }) => !used.has(id));
      const found = free.find((one) => isIt(one.read, read, call));
      if (found !== undefined) hold(call, found.id, round > 0);
    }
  }
  return held;
};
