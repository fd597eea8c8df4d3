/** Fullwidth letters and digits as plain ones, blanks as blanks, and nothing that is not seen. */
export const plainCharacters = (cell: string): string => {
  // Most cells are plain ASCII, and need none of this.
  if (/^[\x20-\x7e]*$/.test(cell)) return cell.trim();
  return cell
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Zs}\t]/gu, ' ')
    .replace(/[‐‑‒–−]/g, '-')
    .trim();
};

const QUOTES = /^(?:="(.*)"|=?'?"(.*)"|“(.*)”|‘(.*)’|`(.*)`|'(.*)'|'(.*)|\[(.*)\]|<(.*)>)$/s;

/** What stands inside the quotes that spreadsheets and programs put around a text, and whether any did. */
export const unquoted = (cell: string): { readonly text: string; readonly isQuoted: boolean } => {
  let text = cell;
  for (let layer = 0; layer < 3; layer++) {
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
