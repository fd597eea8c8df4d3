import type { AccountBooks } from './account.ts';
import { type Books, ensureAccount } from './books.ts';
import { readNumber } from './number-row.ts';
import { accountKey, HEADS, PROVIDERS, TOTALS } from './row-keys.ts';
import { readCounted, readHead, readProvider, readRollup, readTotals } from './row-text.ts';

const headOf = (books: Books, key: string, text: string): void => {
  const [provider = '', ...rest] = key.slice(HEADS.length).split('|');
  const account = ensureAccount(books, provider, rest.join('|'));
  if (account !== null) readHead(account, text);
};

const totalsOf = (books: Books, key: string, text: string): void => {
  const [provider = '', id = '', meter = '', window = ''] = key.slice(TOTALS.length).split('|');
  const account = books.accounts.get(accountKey(provider, id));
  if (account !== undefined) readTotals(account, meter, window, text);
};

/** A row of an account, by its kind and by what its key has behind that. */
const partOf = (account: AccountBooks, kind: string, place: string, text: string): void => {
  if (kind === 'n') readNumber(account, place, text);
  else if (kind === 'm') account.counted.set(place, readCounted(place, text));
  else if (kind === 'r') account.rollups.set(place, readRollup(place, text));
};

/**
 * Takes in a row of whatever kind, and notes that it is to be stored: how books begin with a closing posting in the place of what was dropped. Heads come
 * before what belongs to their accounts. What a number says of itself (its units in doubt, its lists) is not said a second time.
 */
export const takeRow = (books: Books, key: string, text: string): void => {
  if (key.startsWith(PROVIDERS)) readProvider(books, key.slice(PROVIDERS.length), text);
  else if (key.startsWith(HEADS)) headOf(books, key, text);
  else if (key.startsWith(TOTALS)) totalsOf(books, key, text);
  else {
    const [, provider = '', id = '', kind = ''] = key.split('|', 4);
    const account = books.accounts.get(accountKey(provider, id));
    if (account !== undefined) partOf(account, kind, key.slice(`a|${provider}|${id}|${kind}|`.length), text);
  }
  books.rows.touch(key, () => text);
};
