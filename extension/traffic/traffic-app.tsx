import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { addressName } from '../../shared/traffic/address.ts';
import type { TrafficLine } from '../../shared/traffic/line.ts';
import { sayNumber } from '../../shared/words/locale.ts';
import type { GuardState, UnheldView } from '../messages.ts';
import type { PageClient } from '../page-client.ts';
import { TopBar } from '../views/top-bar.tsx';
import type { Watched } from '../watch-state.ts';
import type { Say } from '../words.ts';
import type { Shown } from './address-bar.ts';
import type { Clocks } from './clocks.ts';
import { Filters } from './filters.tsx';
import { LinePanel } from './line-panel.tsx';
import { LineRow } from './line-row.tsx';
import type { Log } from './log.ts';
import { Sites } from './sites.tsx';
import { countsOf, filterOf, foundIn, sitesOf, sumOf } from './traffic-view.ts';
import type { SayTraffic } from './traffic-words.ts';

export interface TrafficAppProps {
  readonly log: Log;
  readonly client: Pick<PageClient, 'allowNext' | 'setStance' | 'switchSite' | 'openPractice'>;
  readonly guard: ReadonlySignal<Watched<GuardState>>;
  readonly unheld: ReadonlySignal<Watched<readonly UnheldView[]>>;
  /** The providers' names by their ids. */
  readonly titles: ReadonlyMap<string, string>;
  readonly shown: ReadonlySignal<Shown>;
  readonly show: (change: Partial<Shown>) => void;
  readonly teach: (site: string) => void;
  readonly clocks: Clocks;
  readonly say: Say;
  readonly sayTraffic: SayTraffic;
}

const AT_ONCE = 100;

/** Lines that came while somebody reads wait until they are asked for. */
const useHeldBack = (lines: readonly TrafficLine[], isReading: () => boolean) => {
  const upTo = useSignal(Number.POSITIVE_INFINITY);
  const newest = lines[0]?.at ?? 0;
  useEffect(() => {
    if (!isReading()) upTo.value = Number.POSITIVE_INFINITY;
    else if (upTo.value === Number.POSITIVE_INFINITY) upTo.value = newest;
  });
  const held = lines.filter(({ at }) => at > upTo.value).length;
  const release = (): void => {
    upTo.value = newest;
  };
  return { shown: held === 0 ? lines : lines.slice(held), held, release };
};

function Empty({ log, say, sayTraffic }: Pick<TrafficAppProps, 'log' | 'say' | 'sayTraffic'>) {
  const lines = log.lines.value;
  if (log.isAway.value) return <p role="status">{say('notAnswering')}</p>;
  if (lines === null) return <p class="muted">{sayTraffic('loading')}</p>;
  return <p class="muted">{sayTraffic(lines.length === 0 ? 'none' : 'noMatch')}</p>;
}

export function TrafficApp(props: TrafficAppProps) {
  const { log, client, clocks, shown: place, show, sayTraffic: say } = props;
  const shown = place.value;
  const all = log.lines.value ?? [];
  const today = all.filter(({ at }) => clocks.isToday(at));
  const found = foundIn(all, shown);
  const fitting = shown.filter === 'all' ? found : found.filter((line) => filterOf(line) === shown.filter);
  const isReading = (): boolean => shown.line !== '' || window.scrollY > 0;
  const { shown: lines, held, release } = useHeldBack(fitting, isReading);
  const most = useSignal(AT_ONCE);
  const open = all.find(({ id }) => id === shown.line);
  const sum = sumOf(today);
  const { value: watched } = props.unheld;
  const unheld =
    watched.kind === 'known' ? watched.state.find(({ line }) => line !== null && line === open?.id) : undefined;
  const close = (): void => show({ line: '' });
  const setStance: Parameters<typeof LinePanel>[0]['setStance'] = (address, stance) =>
    void client.setStance({ address, stance }).then(log.refresh, log.refresh);
  return (
    <div class="page">
      <TopBar here="traffic" guard={props.guard} openPractice={client.openPractice} say={props.say} />
      <div class={open === undefined ? 'traffic' : 'traffic has-panel'}>
        <Sites
          sites={sitesOf(today, log.off.value)}
          total={today.length}
          chosen={shown.site}
          choose={(site) => show({ site })}
          turn={(site, to) => void client.switchSite({ site, to }).then(log.refresh, log.refresh)}
          say={say}
        />
        <main class="content">
          <div class="heading">
            <h1>{say('title')}</h1>
            <input
              type="search"
              class="input"
              aria-label={say('search')}
              placeholder={say('search')}
              value={shown.search}
              onInput={({ currentTarget }) => show({ search: currentTarget.value })}
            />
          </div>
          <p class="muted">
            {say('today', {
              calls: say.count('calls', today.length),
              charged: sayNumber(sum.charged, say.locale),
              expected: sayNumber(sum.expected, say.locale),
            })}
          </p>
          <Filters counts={countsOf(found)} chosen={shown.filter} choose={(filter) => show({ filter })} say={say} />
          <p class="fresh" role="status">
            {held === 0 ? null : (
              <button
                type="button"
                class="button"
                onClick={() => {
                  release();
                  window.scrollTo(0, 0);
                }}
              >
                {say.count('fresh', held)}
              </button>
            )}
          </p>
          {lines.length === 0 ? (
            <Empty log={log} say={props.say} sayTraffic={say} />
          ) : (
            <table>
              <thead>
                <tr class="small muted">
                  <th scope="col">{say('time')}</th>
                  <th scope="col">{say('happened')}</th>
                  <th scope="col">{say('call')}</th>
                  <th scope="col" class="figure">
                    {say('carried')}
                  </th>
                  <th scope="col" class="figure">
                    {say('cost')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {lines.slice(0, most.value).map((line) => (
                  <LineRow
                    key={line.id}
                    line={line}
                    isOpen={line.id === shown.line}
                    clock={clocks.clock}
                    open={(id) => show({ line: id === shown.line ? '' : id })}
                    say={say}
                  />
                ))}
              </tbody>
            </table>
          )}
          {lines.length > most.value ? (
            <button
              type="button"
              class="button more"
              onClick={() => {
                most.value += AT_ONCE;
              }}
            >
              {say.count('more', Math.min(AT_ONCE, lines.length - most.value))}
            </button>
          ) : null}
        </main>
        {open === undefined ? null : (
          <LinePanel
            line={open}
            provider={props.titles.get(open.provider) ?? open.host}
            stance={log.stances.value[addressName(open)] ?? 'ask'}
            when={clocks.when}
            setStance={setStance}
            teach={props.teach}
            unheld={unheld}
            client={client}
            close={close}
            say={say}
          />
        )}
      </div>
    </div>
  );
}
