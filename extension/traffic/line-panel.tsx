import { useSignal } from '@preact/signals';
import { addressName } from '../../shared/traffic/address.ts';
import type { TrafficLine } from '../../shared/traffic/line.ts';
import type { Stance } from '../../shared/traffic/stances.ts';
import { sayOf } from '../../shared/words/say-of.ts';
import type { UnheldView } from '../messages.ts';
import type { PageClient } from '../page-client.ts';
import { AllowNext } from '../views/allow-next.tsx';
import { STANCES } from '../views/stances.ts';
import { HappenedMark } from './happened-mark.tsx';
import { bySay, costSay, filterOf, happenedSay, whySay } from './traffic-view.ts';
import type { SayTraffic } from './traffic-words.ts';

export interface LinePanelProps {
  readonly line: TrafficLine;
  /** The provider that it went to, as people name it. */
  readonly provider: string;
  readonly stance: Stance;
  readonly when: (at: number) => string;
  readonly setStance: (address: string, stance: Stance) => void;
  /** Opens the window in which a site is taught. */
  readonly teach: (site: string) => void;
  /** The same call as one that could not be held, while it may be allowed for the next time; undefined for all others. */
  readonly unheld: UnheldView | undefined;
  readonly client: Pick<PageClient, 'allowNext'>;
  readonly close: () => void;
  readonly say: SayTraffic;
}

const SHOWN = 2;

function Numbers({ line, say }: Pick<LinePanelProps, 'line' | 'say'>) {
  const isAll = useSignal(false);
  if (line.carried === 0) return <>{say('nothing')}</>;
  const shown = isAll.value ? line.numbers : line.numbers.slice(0, SHOWN);
  const rest = line.carried - shown.length;
  return (
    <>
      {say.count('numbers', line.carried)} <span class="numbers">{shown.join(', ')}</span>
      {rest === 0 ? null : isAll.value ? (
        <> {say.count('andMore', rest)}</>
      ) : (
        <button
          type="button"
          class="plain-button link"
          onClick={() => {
            isAll.value = true;
          }}
        >
          {say.count('andMore', rest)}
        </button>
      )}
    </>
  );
}

function FromNowOn({
  line,
  stance: now,
  setStance,
  teach,
  say,
}: Pick<LinePanelProps, 'line' | 'stance' | 'setStance' | 'teach' | 'say'>) {
  const address = addressName(line);
  const { now: word } = STANCES.find(({ stance }) => stance === now) ?? STANCES[0];
  return (
    <section class="from-now-on" aria-labelledby="from-now-on">
      <h3 id="from-now-on">{say('fromNowOn')}</h3>
      <button type="button" class="button primary" onClick={() => teach(line.site)}>
        {say('teach')}
      </button>
      <div class="stances">
        {STANCES.map(({ stance, word: name }) => (
          <button
            key={stance}
            type="button"
            class="button"
            aria-pressed={stance === now}
            onClick={() => setStance(address, stance)}
          >
            {say(name)}
          </button>
        ))}
      </div>
      <p class="small muted" role="status">
        {say(word)}
      </p>
    </section>
  );
}

/** The way to let a call through that could not be held, once. */
function AllowOnce({ unheld, client, say }: Pick<LinePanelProps, 'client' | 'say'> & { readonly unheld: UnheldView }) {
  return (
    <section class="from-now-on">
      <AllowNext of={unheld} client={client} locale={say.locale} />
      {unheld.bindsNumbers ? null : <p class="small muted">{sayOf('notHeld', say.locale)('anyNumbers')}</p>}
    </section>
  );
}

/** All that is known of one call, and what becomes of its address. */
export function LinePanel(props: LinePanelProps) {
  const { line, provider, stance, when, setStance, teach, unheld, client, close, say } = props;
  const cost = costSay(line, say).text;
  const facts = [
    [say('when'), when(line.at)],
    [say('site'), line.site],
    [say('tab'), line.title],
    [say('by'), bySay(line, say)],
  ] as const;
  return (
    <aside id="panel" class="panel-side" aria-labelledby="panel-head">
      <header>
        <h2 id="panel-head">
          <HappenedMark of={filterOf(line)} /> {happenedSay(line, say)}
        </h2>
        <button type="button" class="plain-button close" aria-label={say('close')} onClick={close}>
          ×
        </button>
      </header>
      <p>{whySay(line, provider, say)}</p>
      <p class="address">
        {line.method} {line.host}
        <br />
        {line.path} {line.operation}
      </p>
      <dl>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        <div>
          <dt>{say('carried')}</dt>
          <dd>
            <Numbers key={line.id} line={line} say={say} />
          </dd>
        </div>
        <div>
          <dt>{say('cost')}</dt>
          <dd>
            {line.ended === 'stopped' && line.happened === 'unknown'
              ? say('costNothingSent', { cost: say('notKnown') })
              : cost}
          </dd>
        </div>
      </dl>
      {line.happened === 'unknown' || line.reason === 'harmless' ? (
        <FromNowOn line={line} stance={stance} setStance={setStance} teach={teach} say={say} />
      ) : null}
      {unheld === undefined ? null : <AllowOnce key={unheld.call} unheld={unheld} client={client} say={say} />}
      <p class="small muted kept">{say('notKept')}</p>
    </aside>
  );
}
