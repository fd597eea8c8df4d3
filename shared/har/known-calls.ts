import type { Books } from '../books/books.ts';
import type { BookedCalls } from './booked-calls.ts';
import { type CallId, readCallId } from './call-id.ts';
import { isPlayed, type RecordedCall } from './play.ts';
import type { RecordedEntry } from './recording.ts';
import { APART_MS, areAlike, beginsSomething, isAnswered } from './twins.ts';

/** A call of a recording that the books know, by its id there. */
export interface Known {
  readonly id: string;
  /** How it came there: by this recording or one of the same tool, by another tool's, or by way of Tollgate itself. */
  readonly by: 'same' | 'tool' | 'tollgate';
}

interface Candidate {
  readonly id: string;
  readonly read: CallId;
}

/** Where a call is looked for: beside what asks the same at about the same time. */
const placeOf = ({ request, isLocal, at }: CallId, shift: number): string =>
  `${request} ${isLocal} ${Math.floor(at / APART_MS) + shift}`;

/** The calls in the books that ask what some call of the recording asks, by their places. */
const candidatesOf = (books: Books, requests: ReadonlySet<string>): ReadonlyMap<string, readonly Candidate[]> => {
  const found = new Map<string, Candidate[]>();
  for (const name of books.known) {
    if (!requests.has(name.slice(0, Math.max(0, name.indexOf('.'))))) continue;
    // A call that cannot charge has one posting only, and that is named after its kind.
    const id = name.replace(/:read$/, '');
    const read = id.includes(':') ? null : readCallId(id);
    if (read === null) continue;
    const there = found.get(placeOf(read, 0));
    if (there === undefined) found.set(placeOf(read, 0), [{ id, read }]);
    else there.push({ id, read });
  }
  return found;
};

const isSameTime = (one: CallId, other: CallId): boolean => one.at === other.at && one.isLocal === other.isLocal;

const isRecordOf =
  (call: RecordedCall) =>
  (one: CallId, other: CallId): boolean =>
    areAlike(one, other) && (one.recorder !== other.recorder || beginsSomething(call));

/**
 * Which calls of a recording the books know already: by their ids; by what was asked and when, whatever was kept of the answer; as another tool's record of them;
 * or because they went through Tollgate. Each call in the books stands for one of the recording.
 */
export const knownCalls = (
  books: Books,
  entries: readonly RecordedEntry[],
  booked: BookedCalls,
): ReadonlyMap<RecordedCall, Known> => {
  const calls = entries.flatMap(({ call, copyOf }) => (call === null || copyOf !== undefined ? [] : [call]));
  const known = new Map<RecordedCall, Known>();
  const used = new Set<string>();
  const note = (call: RecordedCall, id: string, by: Known['by']): void => {
    known.set(call, { id, by });
    used.add(id);
  };
  for (const call of calls) if (isPlayed(books, call.id)) note(call, call.id, 'same');
  const reads = new Map(calls.map((call) => [call, readCallId(call.id)]));
  const requests = new Set([...reads.values()].flatMap((read) => (read === null ? [] : [read.request])));
  const candidates = candidatesOf(books, requests);
  const findBy = (by: Known['by'], idsOf: (call: RecordedCall, read: CallId | null) => readonly string[]): void => {
    for (const [call, read] of reads) {
      const id = known.has(call) ? undefined : idsOf(call, read).find((one) => !used.has(one));
      if (id !== undefined) note(call, id, by);
    }
  };
  const idsLike = (read: CallId | null, isIt: (one: CallId, other: CallId) => boolean): readonly string[] =>
    read === null
      ? []
      : [-1, 0, 1].flatMap((shift) =>
          (candidates.get(placeOf(read, shift)) ?? []).flatMap((one) => (isIt(one.read, read) ? [one.id] : [])),
        );
  findBy('same', (_, read) => idsLike(read, isSameTime));
  findBy('tool', (call, read) => (isAnswered(call) ? idsLike(read, isRecordOf(call)) : []));
  findBy('tollgate', booked);
  return known;
};
