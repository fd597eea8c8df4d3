import { useId } from 'preact/hooks';
import { sayInTurn } from '../../shared/words/locale.ts';
import { sayOf } from '../../shared/words/say-of.ts';
import type { DontAsk as Offered } from '../policy-messages.ts';
import type { Say } from '../words.ts';
import type { DontAskSet } from './use-dont-ask.tsx';

interface DontAskProps {
  readonly again: Offered;
  readonly set: DontAskSet;
  readonly locale: Say['locale'];
}

/** "Don't ask again", under the reasons: it counts only with Allow, and says what it would have let pass. */
export function DontAsk({ again, set, locale }: DontAskProps) {
  const say = sayOf('dontAsk', locale);
  const [before = '', after = ''] = say('perCall').split('{n}');
  const id = useId();
  return (
    <section class="dont-ask" aria-labelledby={`${id}-label`}>
      <label class="dont-ask-tick">
        <input type="checkbox" checked={set.isTicked} onChange={set.tick} aria-describedby={`${id}-note`} />
        <span id={`${id}-label`}>{say('dontAsk', { when: again.when })}</span>
      </label>
      <p class="dont-ask-bounds">
        <label>
          {before}
          <select
            value={String(set.units.units)}
            onChange={({ currentTarget }) => set.setUnits(Number(currentTarget.value))}
          >
            {again.units.map(({ units, text }) => (
              <option key={units} value={String(units)}>
                {text}
              </option>
            ))}
          </select>
          {after}
        </label>
        <select
          aria-label={say('until')}
          value={set.lasts}
          onChange={({ currentTarget }) => {
            const chosen = again.lasts.find(({ lasts }) => lasts === currentTarget.value);
            if (chosen !== undefined) set.setLasts(chosen.lasts);
          }}
        >
          {again.lasts.map(({ lasts, text }) => (
            <option key={lasts} value={lasts}>
              {text}
            </option>
          ))}
        </select>
      </p>
      <p id={`${id}-note`} class="small muted">
        {sayInTurn([set.units.passed, say('counts')], locale)}
      </p>
    </section>
  );
}
