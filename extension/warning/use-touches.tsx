import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PageClient } from '../page-client.ts';

const BY_HAND = ['pointerdown', 'keydown', 'wheel'] as const;
/** The browser gives the window the focus when its question comes up: only after that it is a person's doing. */
const BY_BROWSER_MS = 1000;

/** Does what was said last at each touch of the window, wherever it is touched. */
export function useTouches(act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useLayoutEffect(() => {
    const listening = new AbortController();
    for (const type of BY_HAND) {
      window.addEventListener(type, () => latest.current(), { signal: listening.signal, passive: true });
    }
    return () => listening.abort();
  }, []);
}

/** Says once that a person is at this question: from then on it waits for as long as they like. */
export function useStay(call: string, touch: PageClient['touch']): void {
  const told = useRef<string | null>(null);
  const tell = (): void => {
    if (told.current === call) return;
    told.current = call;
    touch({ call }).catch(() => {
      told.current = null;
    });
  };
  useTouches(tell);
  const latest = useRef(tell);
  latest.current = tell;
  useLayoutEffect(() => {
    const since = performance.now();
    const listening = new AbortController();
    const onFocus = ({ timeStamp }: Event): void => {
      if (timeStamp - since >= BY_BROWSER_MS) latest.current();
    };
    window.addEventListener('focus', onFocus, { signal: listening.signal });
    return () => listening.abort();
  }, [call]);
}
