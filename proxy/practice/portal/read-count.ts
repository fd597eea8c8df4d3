import { isObject, parseJson } from '../json-value.ts';
import { PRACTICE_ROOT } from '../practice-root.ts';

/** What the simulated providers themselves count this month. */
export interface ProviderCount {
  readonly tracking: { readonly used: number; readonly allowance: number };
  readonly shipments: number;
  /** "2026-11" */
  readonly month: string;
}

/** Reads the true count, on a road of the practice's own that no provider has. Null when it cannot be read. */
export async function readCount(): Promise<ProviderCount | null> {
  try {
    const response = await fetch(`${PRACTICE_ROOT}/count`);
    return parseCount(parseJson(await response.text()));
  } catch {
    return null;
  }
}

function parseCount(value: unknown): ProviderCount | null {
  if (!isObject(value)) return null;
  const { '17track': tracking, safecube } = value;
  if (!isObject(tracking) || !isObject(safecube) || typeof safecube['month'] !== 'string') return null;
  return {
    tracking: { used: Number(tracking['used']), allowance: Number(tracking['allowance']) },
    shipments: Number(safecube['counted']),
    month: safecube['month'],
  };
}
