import { applyNew } from '../../shared/books/apply.ts';
import { EVERY_ACCOUNT, peekAccount } from '../../shared/books/books.ts';
import { sayAccounts, seenAccounts } from '../../shared/books/find-account.ts';
import { rollupNames } from '../../shared/gate/way-names.ts';
import { placeOf, placeToRead } from '../store/ledger-place.ts';
import { UsageError } from '../usage-error.ts';
import { accountsText, listAccount, listAccounts } from './account-rows.ts';
import { defineCommand, LEDGER_OPTIONS, printJson } from './command.ts';
import { lookAtLedger, stepOrRefuse, writeLedger } from './open-ledger.ts';
import { noOperands } from './operands.ts';
import { parseSettings } from './parse-settings.ts';
import { accountToSet } from './set-account.ts';
import { userPosting } from './user-posting.ts';

/** `tollgate accounts`: what is known of the accounts, and what a person sets for them. */
export const accounts = defineCommand({
  synopsis: ['accounts', 'accounts set ID|PROVIDER name=TEXT plan=PLAN timezone=ZONE email=on|off grant=N@EXPIRY'],
  summary: 'Lists the accounts, or sets what no call shows: the plan, the time zone of its months, bought units.',
  notes: [
    'An ID may be given by any beginning that no other has, or by its name. A provider instead sets what accounts not yet seen start with; name= with a provider names its only account.',
    'PLAN is 100-monthly, N-monthly or 200-once; EXPIRY a date.',
  ],
  options: LEDGER_OPTIONS,
  run: async (input, terminal) => {
    const [verb, named, ...texts] = input.operands;
    if (verb === undefined || verb === 'list') {
      noOperands(input.operands.slice(1), 'accounts --help');
      const now = terminal.now();
      const books = await lookAtLedger(
        placeToRead(input, terminal.say),
        now,
        (ledger) => ledger.books(),
        terminal.progress,
      );
      const listed = listAccounts(books, now);
      if (input.isSet('json')) printJson(terminal, { accounts: listed.map(({ row }) => row) });
      else terminal.print(accountsText(terminal, listed));
      return 0;
    }
    if (verb !== 'set') throw new UsageError(`accounts ${verb} is not known: use accounts, or accounts set`);
    if (named === undefined) throw new UsageError('say which account: tollgate accounts set ID plan=200-once');
    const { set, hint } = await writeLedger(placeOf(input), terminal, ({ book }) =>
      stepOrRefuse(
        book,
        (books, now, nextOrder) => {
          const { pack, id } = accountToSet(books, named, texts);
          const append = parseSettings(pack, texts).map((settings) =>
            userPosting(pack, id, now, { action: 'set', settings }),
          );
          for (const posting of append) applyNew(books, { seq: nextOrder(), posting });
          const account = peekAccount(books, pack.id, id);
          const others = id === EVERY_ACCOUNT ? seenAccounts(books, pack.id) : [];
          const hint = `this is for accounts of ${pack.id} not yet seen; those seen stay as they are: ${sayAccounts(others)}`;
          return {
            append,
            result: {
              set: account === null ? null : listAccount(account, now),
              hint: others.length === 0 ? null : hint,
            },
          };
        },
        rollupNames,
      ),
    );
    if (hint !== null) terminal.say(hint);
    if (set !== null && input.isSet('json')) printJson(terminal, set.row);
    else if (set !== null) terminal.print(accountsText(terminal, [set]));
    return 0;
  },
});
