import { type ReadonlySignal, signal } from '@preact/signals';
import { type Container, readContainers } from './read-containers.ts';
import { type ProviderCount, readCount } from './read-count.ts';
import { type Parcel, readParcels } from './read-parcels.ts';
import type { Report } from './report.ts';
import type { TollgateFigures } from './tollgate-figures.ts';

export type Tab = 'parcels' | 'containers' | 'tricky';

/** A table's rows: null while they are read the first time. */
export type Rows<Row> = readonly Row[] | null | 'unreadable';

/** The last thing that was done: its name, and what came of it; null while its answer is awaited. */
export interface Doing {
  readonly name: string;
  readonly report: Report | null;
}

/** What the portal shows, and the ways to change it. */
export interface PortalState {
  readonly tab: ReadonlySignal<Tab>;
  readonly parcels: ReadonlySignal<Rows<Parcel>>;
  readonly containers: ReadonlySignal<Rows<Container>>;
  readonly count: ReadonlySignal<ProviderCount | null>;
  readonly figures: ReadonlySignal<TollgateFigures | null>;
  readonly doing: ReadonlySignal<Doing | null>;
  readonly open: (tab: Tab) => void;
  /** Does something under a name, says what came of it, and reads everything anew. */
  readonly run: (name: string, action: () => Promise<Report>) => Promise<Report>;
  readonly readAll: () => Promise<void>;
  readonly readCountAgain: () => Promise<void>;
  readonly showFigures: (figures: TollgateFigures | null) => void;
}

/** Starts with nothing read. */
export function createPortalState(): PortalState {
  const tab = signal<Tab>('parcels');
  const parcels = signal<Rows<Parcel>>(null);
  const containers = signal<Rows<Container>>(null);
  const count = signal<ProviderCount | null>(null);
  const figures = signal<TollgateFigures | null>(null);
  const doing = signal<Doing | null>(null);

  const readCountAgain = async (): Promise<void> => {
    count.value = await readCount();
  };
  const readAll = async (): Promise<void> => {
    await Promise.all([
      readCountAgain(),
      readParcels().then((rows) => {
        parcels.value = rows ?? 'unreadable';
      }),
      readContainers().then((rows) => {
        containers.value = rows ?? 'unreadable';
      }),
    ]);
  };
  return {
    tab,
    parcels,
    containers,
    count,
    figures,
    doing,
    open: (next) => {
      tab.value = next;
    },
    async run(name, action) {
      const begun: Doing = { name, report: null };
      doing.value = begun;
      const report = await action();
      // Something else may have been started meanwhile: its line stays.
      if (doing.value === begun) doing.value = { name, report };
      await readAll();
      return report;
    },
    readAll,
    readCountAgain,
    showFigures: (next) => {
      figures.value = next;
    },
  };
}
