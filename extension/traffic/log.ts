import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { TrafficLine } from '../../shared/traffic/line.ts';
import type { Stance } from '../../shared/traffic/stances.ts';
import type { PageClient } from '../page-client.ts';

/** What the page knows of the log. */
export interface Log {
  /** Newest first; null while nothing was heard. */
  readonly lines: ReadonlySignal<readonly TrafficLine[] | null>;
  readonly stances: ReadonlySignal<Readonly<Record<string, Stance>>>;
  readonly off: ReadonlySignal<readonly string[]>;
  readonly isAway: ReadonlySignal<boolean>;
  readonly refresh: () => void;
}

type LogClient = Pick<PageClient, 'traffic' | 'stances' | 'sitesOff' | 'watch'>;

/** The log says what changed, and many calls change it at once. */
const AT_MOST_EVERY_MS = 300;
const AGAIN_AFTER_MS = 1000;

/** Follows the log: asks for what changed since, and puts it to what is known. */
export const openLog = (client: LogClient): Log => {
  const lines = signal<readonly TrafficLine[] | null>(null);
  const stances = signal<Readonly<Record<string, Stance>>>({});
  const off = signal<readonly string[]>([]);
  const isAway = signal(false);
  const known = new Map<string, TrafficLine>();
  let seen: { readonly life: number; readonly upTo: number } | null = null;
  let isReading = false;
  let isStale = false;

  const read = async (): Promise<void> => {
    const [news, said, sites] = await Promise.all([client.traffic({ seen }), client.stances(), client.sitesOff()]);
    if (news.life !== seen?.life) known.clear();
    for (const line of news.lines) known.set(line.id, line);
    seen = { life: news.life, upTo: news.upTo };
    batch(() => {
      lines.value = [...known.values()].sort((a, b) => b.at - a.at);
      stances.value = said;
      off.value = sites;
      isAway.value = false;
    });
  };

  const refresh = (): void => {
    isStale = true;
    if (isReading) return;
    isReading = true;
    isStale = false;
    void read()
      .then(
        () => AT_MOST_EVERY_MS,
        () => {
          isAway.value = true;
          isStale = true;
          return AGAIN_AFTER_MS;
        },
      )
      .then((pauseMs) =>
        setTimeout(() => {
          isReading = false;
          if (isStale) refresh();
        }, pauseMs),
      );
  };

  client.watch(refresh);
  refresh();
  return { lines, stances, off, isAway, refresh };
};
