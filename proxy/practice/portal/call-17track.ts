import { PRACTICE_ROOT } from '../practice-root.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

/** Calls the simulated 17TRACK as a shop's page would: by fetch, with the account's key. */
export async function call17track(name: string, body: unknown): Promise<Outcome> {
  try {
    const response = await fetch(`${PRACTICE_ROOT}/17track/track/v2.4/${name}`, {
      method: 'POST',
      headers: { '17token': 'practice', 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return outcomeOf(response.status, await response.text());
  } catch {
    return outcomeOf(0, '');
  }
}
