import { type Bag, isBag } from '../bag.ts';
import { decodeText } from './decode-text.ts';

/** A file's own name, without the folders before it. */
export const fileName = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

/** Finds files by their names; null when they are too large. */
export type FindBodies = (wanted: ReadonlySet<string>) => ReadonlyMap<string, Uint8Array> | null;

/** What of a recording may keep its text in a file: bodies of requests and answers. */
function* holdersIn(
  recording: unknown,
): Generator<{ readonly within: Bag; readonly part: string; readonly holder: Bag }> {
  const log = isBag(recording) ? recording['log'] : null;
  const entries = isBag(log) ? log['entries'] : null;
  for (const entry of Array.isArray(entries) ? entries : []) {
    if (!isBag(entry)) continue;
    for (const [side, part] of [
      ['request', 'postData'],
      ['response', 'content'],
    ] as const) {
      const within = entry[side];
      const holder = isBag(within) ? within[part] : null;
      if (isBag(within) && isBag(holder) && typeof holder['_file'] === 'string') yield { within, part, holder };
    }
  }
}

/**
 * A recording with the bodies that it keeps in files beside it, as Playwright does in zip files. Null when they are too large, or longer altogether than `most`: many
 * entries may name one file. Any other text stays as it is.
 */
export const withBodies = (text: string, find: FindBodies, most: number): string | null => {
  if (!/^\s*\{/.test(text) || !text.includes('"_file"')) return text;
  let recording: unknown;
  try {
    recording = JSON.parse(text);
  } catch {
    return text;
  }
  const bodies = find(new Set([...holdersIn(recording)].map(({ holder }) => fileName(String(holder['_file'])))));
  if (bodies === null) return null;
  const texts = new Map([...bodies].map(([name, bytes]) => [name, decodeText(bytes).text]));
  let length = text.length;
  for (const { within, part, holder } of holdersIn(recording)) {
    const body = texts.get(fileName(String(holder['_file'])));
    const { _file, encoding, ...rest } = holder;
    if (body === undefined) continue;
    length += body.length;
    if (length > most) return null;
    Object.assign(within, { [part]: { ...rest, text: body } });
  }
  return JSON.stringify(recording);
};
