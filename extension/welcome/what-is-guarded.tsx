import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { SayWelcome } from './welcome-words.ts';

/** What only the browser knows and gives. */
export interface BrowserRights {
  /** Whether the person allowed the extension in private windows. */
  readonly inPrivate: () => Promise<boolean>;
  /** Whether the extension may see the sites that it came for: some browsers ask for that after the install. */
  readonly onSites: () => Promise<boolean>;
  readonly giveSites: () => Promise<boolean>;
}

interface WhatIsGuardedProps {
  readonly rights: BrowserRights;
  readonly sayWelcome: SayWelcome;
}

const TICK = 'M3 8.5l3.2 3.2L13 5';
const DASH = 'M3.5 8h9';

function Sign({ shape }: { readonly shape: string }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={shape} fill="none" stroke="currentColor" stroke-width="1.8" />
    </svg>
  );
}

/** What is guarded and what is not, side by side and equally large, by what the browser says now. */
export function WhatIsGuarded({ rights, sayWelcome }: WhatIsGuardedProps) {
  const inPrivate = useSignal(false);
  const onSites = useSignal(true);
  useEffect(() => {
    void rights.inPrivate().then((is) => {
      inPrivate.value = is;
    });
    void rights.onSites().then((is) => {
      onSites.value = is;
    });
  }, []);
  const guarded = onSites.value ? (['ownSites', 'otherSites', 'otherWays'] as const) : (['otherSites'] as const);
  const notGuarded = [
    ...(inPrivate.value ? [] : (['privateWindows'] as const)),
    'programs',
    'elsewhere',
    'portals',
  ] as const;
  return (
    <div class="welcome-lists">
      <div>
        <h3 class="muted">{sayWelcome('guarded')}</h3>
        <ul>
          {guarded.map((word) => (
            <li key={word}>
              <Sign shape={TICK} />
              <span>{sayWelcome(word)}</span>
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3 class="muted">{sayWelcome('notGuarded')}</h3>
        <ul>
          {onSites.value ? null : (
            <li>
              <Sign shape={DASH} />
              <span>
                {sayWelcome('noSites')}{' '}
                <button
                  type="button"
                  class="plain-button link"
                  onClick={async () => {
                    onSites.value = await rights.giveSites();
                  }}
                >
                  {sayWelcome('giveSites')}
                </button>
              </span>
            </li>
          )}
          {notGuarded.map((word) => (
            <li key={word}>
              <Sign shape={DASH} />
              <span>{sayWelcome(word)}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
