const ASCII = /^[\x20-\x7e]*$/;
const BLANKS = /^[\t\x20-\x7e\xa0\u2000-\u200a\u202f]*$/;

/** Fullwidth letters and digits as plain ones, blanks as blanks, and nothing that is not seen. */
export const plainCharacters = (cell: string): string => {
  // Most cells are plain ASCII, or that with blanks of many kinds, and need none of the rest.
  if (ASCII.test(cell)) return cell.trim();
  if (BLANKS.test(cell)) return cell.replace(/[^\x21-\x7e]/g, ' ').trim();
  return cell
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Zs}\t]/gu, ' ')
    .replace(/[‐‑‒–−]/g, '-')
    .trim();
};

/** Which mark ends what another begins; after an apostrophe anything may. */
const CLOSES: Readonly<Record<string, string>> = {
  '=': '"',
  '"': '"',
  '“': '”',
  '‘': '’',
  '`': '`',
  "'": '',
  '[': ']',
  '<': '>',
};
const mayBeQuoted = (text: string): boolean => {
  const close = CLOSES[text.charAt(0)];
  return close !== undefined && text.endsWith(close);
};

const QUOTES = /^(?:="(.*)"|=?'?"(.*)"|“(.*)”|‘(.*)’|`(.*)`|'(.*)'|'(.*)|\[(.*)\]|<(.*)>)$/s;

/** What stands inside the quotes that spreadsheets and programs put around a text, and whether any did. */
export const unquoted = (cell: string): { readonly text: string; readonly isQuoted: boolean } => {
  let text = cell;
  for (let layer = 0; layer < 3; layer++) {
    if (!mayBeQuoted(text)) break;
    const inside = QUOTES.exec(text)
      ?.slice(1)
      .find((part) => part !== undefined);
    if (inside === undefined) break;
    text = inside.replaceAll('""', '"').trim();
  }
  const ended = text.replace(/[,;，；、。]$/, '').trim();
  return { text: ended, isQuoted: ended !== cell };
};

/** A cell that is a word, without what spreadsheets and programs put around it: `="21051"`, `'usps`. */
export const plainCell = (cell: string): string =>
  /^[\w .-]*$/.test(cell) ? cell.trim() : unquoted(plainCharacters(cell)).text;
