import { auditEntries } from '../../shared/har/audit.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { placeOf, placeToRead } from '../store/ledger-place.ts';
import { auditText } from './audit-text.ts';
import { defineCommand, LEDGER_OPTIONS, printJson } from './command.ts';
import { emptyLedger, ORIGIN, readLedger } from './open-ledger.ts';
import { oneFile } from './operands.ts';
import { findCalls, readRecording, ZONE_OPTION } from './read-recording.ts';
import { timeOption } from './times.ts';
import { LIKE_OPTION, readLikes } from './upstream-likes.ts';

/** `tollgate audit`: what recorded calls cost by the rules, and what they were quoted. */
export const audit = defineCommand({
  synopsis: ['audit FILE.har [--at TIME] [--upstream-like URL=PROVIDER]'],
  summary: 'Says what the calls of a recording cost, by the rules, and what they would have been quoted.',
  notes: [
    'Begins with an empty ledger, or with that of --data or --store, and writes nothing.',
    'TIME closes the books (default: the last call): what goes on being billed is counted up to then, later calls are not.',
  ],
  options: {
    at: { takes: 'TIME', about: 'when the books are closed' },
    'upstream-like': LIKE_OPTION,
    timezone: ZONE_OPTION,
    ...LEDGER_OPTIONS,
  },
  run: async (input, terminal) => {
    const file = oneFile(input.operands, 'audit FILE.har');
    const at = timeOption('at', input.text('at'));
    const likes = readLikes(input.texts('upstream-like'), bundledPacks);
    const place = input.isSet('data') || input.isSet('store') ? placeToRead(input, terminal.say) : null;
    const recording = await readRecording(file, input.text('timezone'), terminal);
    const { books, posted, fingerprint } = await (place === null ? emptyLedger(placeOf(input)) : readLedger(place));
    const entries = await findCalls(recording, 'audit', fingerprint, likes);
    let order = posted.length;
    const player = {
      from: { road: 'import', tag: null, user: null, site: null },
      origin: ORIGIN,
      nextOrder: () => ++order,
    } as const;
    const audited = auditEntries(books, entries, player, at, () => null);
    const sent = new Map(entries.map((entry) => [entry.index, entry.at]));
    if (input.isSet('json')) printJson(terminal, audited.audit);
    else terminal.print(auditText(terminal, audited.audit, (index) => sent.get(index) ?? 0));
    return 0;
  },
});
