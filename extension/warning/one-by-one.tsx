import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Among } from '../messages.ts';
import type { PageClient } from '../page-client.ts';
import type { Say } from '../words.ts';

interface OneByOneProps {
  readonly among: Among;
  readonly client: Pick<PageClient, 'turn'>;
  readonly refresh: () => void;
  readonly say: Say;
}

/** Which call of several is on show. The arrow keys turn; an answer brings the next. */
export function OneByOne({ among, client, refresh, say }: OneByOneProps) {
  const { question, nth, of, previous, next } = among;
  const turn = (call: string | null): void => void client.turn({ question, call }).then(refresh, refresh);
  const latest = useRef({ previous, next, turn });
  latest.current = { previous, next, turn };
  useLayoutEffect(() => {
    const listening = new AbortController();
    const onKey = ({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): void => {
      if (altKey || ctrlKey || metaKey) return;
      const to = key === 'ArrowLeft' ? latest.current.previous : key === 'ArrowRight' ? latest.current.next : null;
      if (to !== null) latest.current.turn(to);
    };
    window.addEventListener('keydown', onKey, { signal: listening.signal });
    return () => listening.abort();
  }, []);
  const arrow = (to: string | null, name: 'previousCall' | 'nextCall') => (
    <button
      type="button"
      class={`plain-button turn ${name === 'nextCall' ? 'turn-next' : 'turn-previous'}`}
      aria-label={say(name)}
      aria-disabled={to === null}
      onClick={() => {
        if (to !== null) turn(to);
      }}
    />
  );
  return (
    <nav class="one-by-one" aria-label={say('oneByOne')}>
      {arrow(previous, 'previousCall')}
      <span class="strong figures">{say('nthOf', { nth: `${nth}`, of: `${of}` })}</span>
      {arrow(next, 'nextCall')}
      <button type="button" class="plain-button link" onClick={() => turn(null)}>
        {say.count('allTogether', of)}
      </button>
    </nav>
  );
}
