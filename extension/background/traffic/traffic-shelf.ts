import { recorded } from '../../../shared/holding/recorded.ts';
import type { Shelf } from '../../../shared/ledger/store.ts';
import { MOST_LINES, type TrafficLine } from '../../../shared/traffic/line.ts';
import { listOf, UnexpectedJson } from '../../parse-json.ts';
import { readTrafficLine } from '../../read-traffic.ts';
import type { TrafficNews } from '../../traffic-messages.ts';
import type { TrafficEdges } from './traffic.ts';

/** The lines of the log, in memory and on their shelf. */
export interface TrafficShelf {
  readonly get: (id: string) => TrafficLine | null;
  /** Adds a line, or puts it in place of the one with its id. It is on the shelf a moment later. */
  readonly put: (line: TrafficLine) => void;
  readonly since: (seen: Pick<TrafficNews, 'life' | 'upTo'> | null) => TrafficNews;
  readonly restore: () => Promise<void>;
  /** Forgets every line, also those that were on their way to the shelf. */
  readonly forget: () => void;
}

interface Kept {
  line: TrafficLine;
  /** Goes up with every change of any line. */
  changed: number;
  readonly sheet: number;
}

/** Lines are kept by the sheet: a change writes one, not all of them. */
const PER_SHEET = 100;
const WRITTEN_AFTER_MS = 500;

const keyOf = (sheet: number): string => String(sheet).padStart(12, '0');

const readSheet = (value: unknown): readonly TrafficLine[] => {
  try {
    return listOf(readTrafficLine)(value, 'traffic');
  } catch (error) {
    if (!(error instanceof UnexpectedJson)) throw error;
    // Of another version, or damaged: what was seen is gone, and nothing depends on it.
    return [];
  }
};

/** Opens the lines on their shelf. Nothing depends on the log: a store that fails loses lines, and no call. */
export const openTrafficShelf = ({
  shelf,
  now,
  later,
}: Pick<TrafficEdges, 'shelf' | 'now' | 'later'>): TrafficShelf => {
  let life = now();
  const lines = new Map<string, Kept>();
  const stale = new Set<number>();
  let sheet = 0;
  let onSheet = 0;
  let changes = 0;
  let isWriting = false;

  const dropOldest = (from: Shelf): void => {
    const [oldest] = lines.values();
    if (oldest === undefined) return;
    for (const [id, kept] of lines) if (kept.sheet === oldest.sheet) lines.delete(id);
    stale.delete(oldest.sheet);
    void recorded(from.delete(keyOf(oldest.sheet)));
  };

  const write = async (): Promise<void> => {
    const due = [...stale];
    stale.clear();
    isWriting = false;
    for (const one of due) {
      // As it is now: while another sheet was written, all may have been forgotten.
      const ofSheet = [...lines.values()].filter((kept) => kept.sheet === one).map(({ line }) => line);
      if (ofSheet.length > 0) await shelf.put(keyOf(one), ofSheet);
    }
  };

  const writeLater = (changed: number): void => {
    stale.add(changed);
    if (isWriting) return;
    isWriting = true;
    later(WRITTEN_AFTER_MS, () => void recorded(write()));
  };

  return {
    get: (id) => lines.get(id)?.line ?? null,
    put: (line) => {
      changes += 1;
      const kept = lines.get(line.id);
      if (kept !== undefined) {
        kept.line = line;
        kept.changed = changes;
        return writeLater(kept.sheet);
      }
      if (onSheet >= PER_SHEET) {
        sheet += 1;
        onSheet = 0;
      }
      onSheet += 1;
      lines.set(line.id, { line, changed: changes, sheet });
      if (lines.size > MOST_LINES) dropOldest(shelf);
      writeLater(sheet);
    },
    since: (seen) => {
      const from = seen !== null && seen.life === life ? seen.upTo : 0;
      const news = [...lines.values()].filter(({ changed }) => changed > from);
      return { life, upTo: changes, lines: news.map(({ line }) => line) };
    },
    forget: () => {
      lines.clear();
      stale.clear();
      // Who follows the log begins anew.
      life = Math.max(now(), life + 1);
      changes = 0;
    },
    restore: async () => {
      await recorded(
        (async () => {
          for (const { key, value } of await shelf.all()) {
            const of = Number(key);
            for (const line of readSheet(value)) {
              changes += 1;
              lines.set(line.id, { line, changed: changes, sheet: of });
            }
            // New lines begin a sheet of their own.
            sheet = Math.max(sheet, of + 1);
          }
        })(),
      );
    },
  };
};
