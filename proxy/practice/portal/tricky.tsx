import type { PortalState } from './portal-state.ts';
import { type TrickyCase, trickyCases } from './tricky-cases.ts';
import type { Say } from './words.ts';

const cases: readonly TrickyCase[] = [
  'otherCarrier',
  'noCarrier',
  'again',
  'languageTwice',
  'typing',
  'twice',
  'realTime',
  'sixCarriers',
  'tooMany',
  'unknownCall',
  'silentLine',
];

/** Calls whose cost is easily misjudged: what they would cost is left to Tollgate. */
export function Tricky({ state, say }: { readonly state: PortalState; readonly say: Say }) {
  return (
    <ul class="cases">
      {cases.map((name) => (
        <li key={name}>
          <div>
            <h2>{say(name)}</h2>
            <p class="muted">{say(`${name}Say`)}</p>
          </div>
          <button
            type="button"
            class="button"
            aria-label={`${say('send')}: ${say(name)}`}
            onClick={() => void state.run(say(name), trickyCases[name])}
          >
            {say('send')}
          </button>
        </li>
      ))}
    </ul>
  );
}
