import type { Undescribed } from '../../shared/traffic/address.ts';
import type { Stance } from '../../shared/traffic/stances.ts';
import { sayOf } from '../../shared/words/say-of.ts';
import { trafficWords } from '../traffic/traffic-words.ts';
import { STANCES } from '../views/stances.ts';
import type { Say } from '../words.ts';

interface UnknownAddressProps {
  readonly undescribed: Undescribed;
  readonly stance: Stance;
  readonly setStance: (stance: Stance) => void;
  /** Opens the window in which the site is taught. */
  readonly teach: () => void;
  readonly locale: Say['locale'];
}

const THEN = { ask: 'thenAsk', harmless: 'thenHarmless', block: 'thenBlock' } as const;

/** A call to an address that no document names: which it is, and what becomes of the next one to it. What is chosen counts only with the decision that it goes with. */
export function UnknownAddress({ undescribed, stance, setStance, teach, locale }: UnknownAddressProps) {
  const say = sayOf('unknown', locale);
  const sayTraffic = trafficWords(locale);
  const { method, host, path, operation, carried } = undescribed;
  return (
    <section class="unknown-address">
      <p class="muted">{carried === 0 ? say('carriesNothing') : say.count('carries', carried)}</p>
      <p class="address">
        {method} {host}
        {path} {operation}
      </p>
      <p class="unknown-from-now">
        <label>
          {say('fromNow')}{' '}
          <select
            value={stance}
            onChange={({ currentTarget }) => {
              const chosen = STANCES.find((one) => one.stance === currentTarget.value);
              if (chosen !== undefined) setStance(chosen.stance);
            }}
          >
            {STANCES.map(({ stance: one, word }) => (
              <option key={one} value={one}>
                {sayTraffic(word)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" class="plain-button link" onClick={teach}>
          {say('teach')}
        </button>
      </p>
      <p class="small muted" role="status">
        {say(THEN[stance])}
      </p>
    </section>
  );
}
