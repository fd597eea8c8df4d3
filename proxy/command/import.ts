import { wholeStep } from '../../shared/gate/whole-step.ts';
import { type Audited, auditEntries, quotedIn } from '../../shared/har/audit.ts';
import { bookedCalls } from '../../shared/har/booked-calls.ts';
import type { RecordedEntry } from '../../shared/har/recording.ts';
import type { LedgerStore } from '../../shared/ledger/store.ts';
import type { Posting } from '../../shared/model/posting.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { placeOf } from '../store/ledger-place.ts';
import { auditText } from './audit-text.ts';
import { defineCommand, LEDGER_OPTIONS, printJson } from './command.ts';
import { ORIGIN, writeLedger } from './open-ledger.ts';
import { oneFile } from './operands.ts';
import { findCalls, readRecording, ZONE_OPTION } from './read-recording.ts';
import { LIKE_OPTION, readLikes } from './upstream-likes.ts';

/** Plays the entries into the ledger in one step: all that they add is appended, or nothing. */
const importEntries = (
  store: LedgerStore,
  entries: readonly RecordedEntry[],
  now: number,
  progress: (done: number) => void,
): Promise<Audited> =>
  wholeStep(store, bundledPacks, progress, (books, postings, nextOrder) => {
    const quoted = new Map<string, Posting>();
    for (const posting of postings) if (posting.kind === 'reserve') quoted.set(posting.id, posting);
    const player = { from: { road: 'import', tag: null, user: null, site: null }, origin: ORIGIN, nextOrder } as const;
    const close = Math.max(now, entries.at(-1)?.at ?? now);
    const earlier = (id: string): ReturnType<typeof quotedIn> | null => {
      const posting = quoted.get(id);
      return posting === undefined ? null : quotedIn(posting);
    };
    const booked = bookedCalls([...quoted.values()]);
    const audited = auditEntries(books, entries, player, close, earlier, booked);
    return { append: audited.append, result: audited };
  });

/** `tollgate import`: recorded calls go into the ledger. */
export const importRecording = defineCommand({
  synopsis: ['import FILE.har [--upstream-like URL=PROVIDER]'],
  summary: 'Adds the calls of a recording to the ledger, each at its own time.',
  notes: ['Calls that were imported before add nothing, whichever recording they come from.'],
  options: { 'upstream-like': LIKE_OPTION, timezone: ZONE_OPTION, ...LEDGER_OPTIONS },
  run: async (input, terminal) => {
    const file = oneFile(input.operands, 'import FILE.har');
    const likes = readLikes(input.texts('upstream-like'), bundledPacks);
    const place = placeOf(input);
    const now = terminal.now();
    const recording = await readRecording(file, input.text('timezone'), terminal);
    await writeLedger(place, terminal, async ({ store, fingerprint }) => {
      const entries = await findCalls(recording, 'har', fingerprint, likes);
      const { audit, played, known } = await importEntries(store, entries, now, terminal.progress);
      const sent = new Map(entries.map((entry) => [entry.index, entry.at]));
      if (input.isSet('json')) printJson(terminal, { added: played, known, ...audit });
      else {
        terminal.print(auditText(terminal, audit, (index) => sent.get(index) ?? 0));
        terminal.print(
          `\n${played} ${played === 1 ? 'call' : 'calls'} added to ${place.file}; ${known} were there already.\n`,
        );
      }
    });
    return 0;
  },
});
