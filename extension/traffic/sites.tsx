import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { SiteSeen } from './traffic-view.ts';
import type { SayTraffic } from './traffic-words.ts';

export interface SitesProps {
  readonly sites: readonly SiteSeen[];
  readonly total: number;
  readonly chosen: string;
  readonly choose: (site: string) => void;
  readonly turn: (site: string, to: 'on' | 'off') => void;
  readonly say: SayTraffic;
}

interface SiteProps extends Omit<SitesProps, 'sites' | 'total'> {
  readonly seen: SiteSeen;
}

const saidOf = ({ calls, asked, isOff }: SiteSeen, say: SayTraffic): string => {
  if (isOff) return say('siteOff');
  const said = say.count('calls', calls);
  return asked === 0 ? said : say('asked', { calls: said, n: String(asked) });
};

function Site({ seen, chosen, choose, turn, say }: SiteProps) {
  const { site, isOff } = seen;
  const isAsking = useSignal(false);
  const off = (): void => {
    isAsking.value = false;
    turn(site, 'off');
  };
  return (
    <li class={isOff ? 'is-off' : undefined}>
      <div class="site">
        <button
          type="button"
          class="plain-button"
          aria-pressed={chosen === site}
          onClick={() => choose(chosen === site ? '' : site)}
        >
          {site}
          <span class="small muted">{saidOf(seen, say)}</span>
        </button>
        <button
          type="button"
          role="switch"
          class="switch"
          aria-checked={!isOff}
          aria-label={say('guardSite', { site })}
          onClick={() => {
            if (isOff) turn(site, 'on');
            else isAsking.value = true;
          }}
        />
      </div>
      {isAsking.value ? (
        <div class="turn-off" role="alertdialog" aria-label={say('offHead', { site })}>
          <p>{say('offHead', { site })}</p>
          <p class="small muted">{say('offBody')}</p>
          <button
            type="button"
            class="button"
            ref={(button) => button?.focus()}
            onClick={() => {
              isAsking.value = false;
            }}
          >
            {say('keepGuarding')}
          </button>
          <button type="button" class="button" onClick={off}>
            {say('switchOff')}
          </button>
        </div>
      ) : null}
    </li>
  );
}

/** Beside the list there is room for them, above it they are a menu. As in the style sheet. */
const WIDE = '(min-width: 56.25rem)';

const useIsWide = () => {
  const isWide = useSignal(matchMedia(WIDE).matches);
  useEffect(() => {
    const wide = matchMedia(WIDE);
    const follow = (): void => {
      isWide.value = wide.matches;
    };
    wide.addEventListener('change', follow);
    return () => wide.removeEventListener('change', follow);
  }, [isWide]);
  return isWide;
};

/** The sites that made calls, each with its switch. */
export function Sites({ sites, total, chosen, choose, turn, say }: SitesProps) {
  const isOpen = useIsWide();
  return (
    <nav class="side sites" aria-label={say('sites')}>
      <h2 class="wide-only">{say('sites')}</h2>
      <details open={isOpen.value}>
        <summary>
          {say('sites')}: {chosen === '' ? say('allSites') : chosen}
        </summary>
        <ul>
          <li>
            <button type="button" class="plain-button all" aria-pressed={chosen === ''} onClick={() => choose('')}>
              {say('allSites')}
              <span class="small muted">{say.count('callsToday', total)}</span>
            </button>
          </li>
          {sites.map((seen) => (
            <Site key={seen.site} seen={seen} chosen={chosen} choose={choose} turn={turn} say={say} />
          ))}
        </ul>
      </details>
      <section class="small">
        <h3 class="small">{say('notSeenHead')}</h3>
        <p class="muted">{say('notSeenBody')}</p>
      </section>
    </nav>
  );
}
