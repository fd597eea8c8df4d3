import { Containers } from './containers.tsx';
import { Counts } from './counts.tsx';
import { DoingLine } from './doing-line.tsx';
import { Parcels } from './parcels.tsx';
import type { PortalState, Tab } from './portal-state.ts';
import { Tricky } from './tricky.tsx';
import { TryThis } from './try-this.tsx';
import type { Say } from './words.ts';

const tabs: readonly Tab[] = ['parcels', 'containers', 'tricky'];

/** The practice portal: looks like a provider's console, and says what it is. */
export function PortalApp({ state, say }: { readonly state: PortalState; readonly say: Say }) {
  const tab = state.tab.value;
  return (
    <>
      <header class="banner">
        <h1>{say('name')}.</h1> <p>{say('banner')}</p>
      </header>
      <div class="portal">
        <main class="panel">
          <Tabs tab={tab} open={state.open} say={say} />
          <div role="tabpanel" id="panel" aria-labelledby={`tab-${tab}`}>
            {tab === 'parcels' ? <Parcels state={state} say={say} /> : null}
            {tab === 'containers' ? <Containers state={state} say={say} /> : null}
            {tab === 'tricky' ? <Tricky state={state} say={say} /> : null}
          </div>
        </main>
        <aside class="panel">
          <Counts state={state} say={say} />
          <TryThis state={state} say={say} />
        </aside>
      </div>
      <DoingLine state={state} say={say} />
    </>
  );
}

interface TabsProps {
  readonly tab: Tab;
  readonly open: (tab: Tab) => void;
  readonly say: Say;
}

function Tabs({ tab, open, say }: TabsProps) {
  const onKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    open(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div role="tablist" class="tabs" aria-label={say('name')} onKeyDown={onKey}>
      {tabs.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`tab-${one}`}
          class="plain-button tab"
          aria-selected={one === tab}
          aria-controls="panel"
          tabIndex={one === tab ? 0 : -1}
          onClick={() => open(one)}
        >
          {say(one)}
        </button>
      ))}
    </div>
  );
}
