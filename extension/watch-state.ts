import { type ReadonlySignal, signal } from '@preact/signals';

/** What a page knows of a state that the background keeps. */
export type Watched<State> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly state: State }
  | { readonly kind: 'not-answering' };

const tryAgainAfterMs = 1000;

/**
 * Reads a state of the background, again at every `changed`, and every second while there is no answer. Reads never
 * overlap, so an old answer cannot come after a newer one.
 */
export const watchState = <State>(
  read: () => Promise<State>,
  watch: (changed: () => void) => void,
): { readonly watched: ReadonlySignal<Watched<State>>; readonly refresh: () => void } => {
  const watched = signal<Watched<State>>({ kind: 'loading' });
  let reading = false;
  let again = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = async (): Promise<void> => {
    reading = true;
    do {
      again = false;
      try {
        watched.value = { kind: 'known', state: await read() };
      } catch {
        watched.value = { kind: 'not-answering' };
        clearTimeout(timer);
        timer = setTimeout(refresh, tryAgainAfterMs);
      }
    } while (again);
    reading = false;
  };
  const refresh = (): void => {
    again = true;
    if (!reading) void run();
  };
  watch(refresh);
  refresh();
  return { watched, refresh };
};
