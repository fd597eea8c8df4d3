import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { sayDay } from '../../shared/words/locale.ts';
import type { ExportedFile } from '../messages.ts';
import { type PageClient, Refused } from '../page-client.ts';
import type { Say } from '../words.ts';
import type { BooksCount, BooksFile } from './books-file.ts';
import { Row } from './data-row.tsx';
import { DeleteAll } from './delete-all.tsx';
import { Restore } from './restore.tsx';
import type { SaySettings } from './settings-words.ts';

interface DataProps {
  readonly books: BooksFile;
  readonly exportUsage: PageClient['exportUsage'];
  readonly save: (file: ExportedFile) => void;
  readonly now: () => number;
  readonly zone: string;
  readonly say: Say;
  readonly saySettings: SaySettings;
}

/** Where the books lie, and what can be done with all of them. */
export function Data({ books, exportUsage, save, now, zone, say, saySettings }: DataProps) {
  const counted = useSignal<BooksCount | null>(null);
  const backedUp = useSignal<string | null>(null);
  const exported = useSignal<string | null>(null);
  const look = async (): Promise<void> => {
    counted.value = await books.count().catch(() => null);
  };
  useEffect(() => void look(), []);
  const saveWith = async (make: Promise<ExportedFile>, said: { value: string | null }): Promise<void> => {
    try {
      const file = await make;
      save(file);
      said.value = say('exported', { name: file.name });
    } catch (error) {
      said.value = error instanceof Refused ? error.message : saySettings('booksTrouble');
    }
  };
  const found = counted.value;
  const where =
    found === null
      ? saySettings('counting')
      : found.since === null
        ? saySettings('whereNothing')
        : saySettings.count('whereCalls', found.calls, { date: sayDay(found.since, now(), zone, say.locale) });
  return (
    <div class="settings-panels">
      <div class="panel settings-rows">
        <Row head={saySettings('where')} text={where} said={null} />
        <Row head={saySettings('backup')} text={saySettings('backupSub')} said={backedUp.value}>
          <button type="button" class="button primary" onClick={() => void saveWith(books.backup(now()), backedUp)}>
            {saySettings('saveBackup')}
          </button>
        </Row>
        <Restore books={books} done={look} saySettings={saySettings} />
        <Row head={saySettings('exportHead')} text={saySettings('exportSub')} said={exported.value}>
          {(['csv', 'json'] as const).map((format) => (
            <button
              key={format}
              type="button"
              class="button"
              aria-label={say(format === 'csv' ? 'exportCsv' : 'exportJson')}
              onClick={() => void saveWith(exportUsage({ format }), exported)}
            >
              {format.toUpperCase()}
            </button>
          ))}
        </Row>
      </div>
      <div class="panel settings-rows">
        <DeleteAll calls={found?.calls ?? 0} empty={books.empty} done={look} saySettings={saySettings} />
      </div>
    </div>
  );
}
