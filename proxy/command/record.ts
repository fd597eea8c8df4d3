import { randomUUID } from 'node:crypto';
import { add, toUnits, ZERO } from '../../shared/amount.ts';
import { periodOf } from '../../shared/books/account.ts';
import { type Basis, basisOf, leftOf } from '../../shared/books/allowance.ts';
import { type Books, peekAccount } from '../../shared/books/books.ts';
import type { Posting, State } from '../../shared/model/posting.ts';
import type { CompiledPack } from '../../shared/pack/compiled.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { entryNeeds, recordableActions, recordEntry } from '../../shared/rules/record.ts';
import { placeOf } from '../store/ledger-place.ts';
import { UsageError } from '../usage-error.ts';
import { chooseAccount, packNamed } from './choose-account.ts';
import { defineCommand, LEDGER_OPTIONS, printJson } from './command.ts';
import { ORIGIN, stepOrRefuse, writeLedger } from './open-ledger.ts';
import { NOT_KNOWN_YET } from './table.ts';
import { printable } from './terminal.ts';
import { timeOption } from './times.ts';

interface RecordedUnits {
  readonly charged: number;
  readonly expected: number;
  readonly left: number | null;
  /** What `left` rests on; null where there is no allowance. */
  readonly basis: Basis | null;
}

/** What a recorded entry counts, per meter, and what is left after it. */
const unitsOf = (books: Books, posting: Posting, now: number): Readonly<Record<string, RecordedUnits>> => {
  const account = peekAccount(books, posting.provider, posting.account);
  const meters: Record<string, RecordedUnits> = {};
  for (const { id } of account?.pack.document.meters ?? []) {
    const sum = (state: State): number =>
      toUnits(
        posting.moves.reduce(
          (total, move) => (move.of?.meter === id && move.to === state ? add(total, move.units) : total),
          ZERO,
        ),
      );
    const left = account === null ? null : leftOf(account, id, now);
    const basis = account === null ? null : basisOf(account, id, periodOf(account, now));
    const units = {
      charged: sum('charged'),
      expected: sum('expected'),
      left: left === null ? null : toUnits(left),
      basis,
    };
    if (units.charged !== 0 || units.expected !== 0) meters[id] = units;
  }
  return meters;
};

const leftSay = ({ left, basis }: RecordedUnits): string => {
  if (basis === null) return '';
  return basis === 'assumed' || left === null ? `, left: ${NOT_KNOWN_YET}` : `, ${left} left`;
};

const countOption = (text: string | undefined): number | null => {
  if (text === undefined) return null;
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1)
    throw new UsageError(`--count ${text} is no count: give a whole number from 1`);
  return Number(text);
};

const actionsOf = (pack: CompiledPack): string => `Actions of ${pack.id}: ${recordableActions(pack).join(', ')}.`;

/** `tollgate record`: what no call showed. */
export const record = defineCommand({
  synopsis: ['record PROVIDER ACTION [ITEM…] [--count N] [--at TIME] [--account ID]'],
  summary:
    'Records what no call showed: e-mails that were sent, shipments added or removed in the provider’s own application.',
  notes: [
    ...bundledPacks.map(actionsOf),
    'An ITEM is a number, with a carrier where its key has one: RR100000001CN,3011. What has none (e-mails) takes --count.',
  ],
  options: {
    count: { takes: 'N', about: 'how many, where items are not named' },
    at: { takes: 'TIME', about: 'when it happened (default: now)' },
    account: { takes: 'ID', about: 'the account, by id or name (needed where there are several)' },
    ...LEDGER_OPTIONS,
  },
  run: async (input, terminal) => {
    const [provider, action, ...items] = input.operands;
    if (provider === undefined) throw new UsageError('say what to record: tollgate record PROVIDER ACTION [ITEM…]');
    if (action === undefined) {
      const pack = bundledPacks.find(({ id }) => id === provider);
      const which = pack === undefined ? '' : `. ${actionsOf(pack)}`;
      throw new UsageError(`say what to record: tollgate record ${provider} ACTION [ITEM…]${which}`);
    }
    const count = countOption(input.text('count'));
    const at = timeOption('at', input.text('at'));
    const place = placeOf(input);
    const id = `record-${randomUUID()}`;
    const recorded = await writeLedger(place, terminal, ({ book }) =>
      stepOrRefuse(
        book,
        (books, now, nextOrder) => {
          packNamed(books, provider);
          const account = chooseAccount(books, provider, input.text('account'));
          const entry = {
            id,
            provider,
            account,
            action,
            items,
            count,
            at: at ?? now,
            origin: ORIGIN,
            tag: null,
          };
          const result = recordEntry(books, entry, nextOrder);
          if (result.kind === 'wrong') throw new UsageError(result.say);
          if (result.kind === 'known') return { append: [], result: { id: entry.id, account, meters: {} } };
          return {
            append: [result.posting],
            result: { id: entry.id, account, meters: unitsOf(books, result.posting, now) },
          };
        },
        (names, books) => entryNeeds(names, books, { id, provider, items }),
      ),
    );
    if (input.isSet('json')) {
      printJson(terminal, recorded);
      return 0;
    }
    const meters = Object.entries(recorded.meters).map(([meter, units]) => {
      const { charged, expected } = units;
      const states = [charged === 0 ? '' : `${charged} charged`, expected === 0 ? '' : `${expected} expected`].filter(
        (text) => text !== '',
      );
      return `${meter}: ${states.join(', ')}${leftSay(units)}`;
    });
    terminal.print(
      `Recorded for ${provider} ${printable(recorded.account)}. ${meters.length === 0 ? 'It costs nothing.' : `${meters.join('; ')}.`}\n`,
    );
    return 0;
  },
});
