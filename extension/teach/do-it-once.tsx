import { carries } from '../../shared/teach/find-places.ts';
import type { Recorded } from '../../shared/teach/recorded.ts';
import { addressOf } from '../../shared/traffic/address.ts';
import type { SayTeach } from './teach-words.ts';

export interface DoItOnceProps {
  readonly site: string;
  readonly number: string;
  readonly setNumber: (number: string) => void;
  /** Null while nothing is recorded. */
  readonly calls: readonly Recorded[] | null;
  readonly clock: (at: number) => string;
  readonly say: SayTeach;
}

/** The number that is typed first, and the calls that come. */
export function DoItOnce({ site, number, setNumber, calls, clock, say }: DoItOnceProps) {
  return (
    <>
      <h1>{say('doHead')}</h1>
      <p class="muted">{say('doBody', { site })}</p>
      <label>
        <strong>{say('number')}</strong>
        <input class="input" value={number} onInput={({ currentTarget }) => setNumber(currentTarget.value)} />
      </label>
      {calls === null ? null : (
        <section aria-labelledby="recording">
          <div class="spread">
            <h2 id="recording">
              <span class="dot" aria-hidden="true" /> {say('recording')}
            </h2>
            <p class="small muted" role="status">
              {say.count('soFar', calls.length)}
            </p>
          </div>
          <ul class="calls">
            {calls.map((call) => {
              const address = addressOf(call.method, call.url, call.body);
              return (
                <li key={call.id}>
                  <span class="small muted figures">{clock(call.at)}</span>
                  <span class="mono">
                    {call.method} {address?.path} {address?.operation}
                  </span>
                  {carries(call, number) ? <strong class="small">{say('yourNumber')}</strong> : <span>–</span>}
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <p class="small muted">{say('notKept')}</p>
    </>
  );
}
