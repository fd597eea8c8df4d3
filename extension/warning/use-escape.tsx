import { useLayoutEffect, useRef } from 'preact/hooks';

/** Does what was said last when Escape is pressed, wherever the focus is. */
export function useEscape(act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useLayoutEffect(() => {
    const listening = new AbortController();
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.isComposing && !event.repeat) latest.current();
    };
    window.addEventListener('keydown', onKey, { signal: listening.signal });
    return () => listening.abort();
  }, []);
}
