import type { AccountBooks } from '../../shared/books/account.ts';

const FORM = /^[A-Z0-9-]{5,50}$/;

interface Line {
  readonly number: string;
  readonly units: number;
  readonly why: string;
}

const isItem = (
  value: unknown,
): value is { readonly number?: unknown; readonly carrier?: unknown; readonly lang?: unknown } =>
  typeof value === 'object' && value !== null;

/** The peer: what somebody would write by hand for this one call, without packs, sources or sentences. Parses, looks up, charges, says why in a word. */
export const quoteByHand = (
  text: string,
  account: AccountBooks,
): { readonly total: number; readonly lines: readonly Line[] } => {
  const body: unknown = JSON.parse(text);
  const lines: Line[] = [];
  const seen = new Set<string>();
  let total = 0;
  for (const item of Array.isArray(body) ? body : []) {
    const number = isItem(item) && typeof item.number === 'string' ? item.number.trim().toUpperCase() : '';
    if (!FORM.test(number)) {
      lines.push({ number, units: 0, why: 'malformed' });
      continue;
    }
    const carrier = String(item.carrier ?? '');
    const key = `${number}|${carrier}`;
    const known = account.numbers.get(number)?.items.find((one) => one.variant === carrier);
    if (seen.has(key) || known?.life === 'live') {
      lines.push({ number, units: 0, why: 'registered' });
      continue;
    }
    seen.add(key);
    const units = item.lang === undefined ? 1 : 2;
    total += units;
    lines.push({ number, units, why: known?.life === 'deleted' ? 'again' : 'new' });
  }
  return { total, lines };
};
