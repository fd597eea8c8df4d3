import { useSignal } from '@preact/signals';
import type { ExportedFile } from '../messages.ts';
import { type PageClient, Refused } from '../page-client.ts';
import type { Say } from '../words.ts';

interface ExportFooterProps {
  readonly exportUsage: PageClient['exportUsage'];
  readonly save: (file: ExportedFile) => void;
  readonly say: Say;
}

/** The way to Settings, and the usage summary as a file. */
export function ExportFooter({ exportUsage, save, say }: ExportFooterProps) {
  const said = useSignal<string | null>(null);
  const run = async (format: 'csv' | 'json'): Promise<void> => {
    try {
      const file = await exportUsage({ format });
      save(file);
      said.value = say('exported', { name: file.name });
    } catch (error) {
      said.value = error instanceof Refused ? error.message : say('exportFailed');
    }
  };
  return (
    <footer>
      <button type="button" class="button" onClick={() => void run('csv')}>
        {say('exportCsv')}
      </button>
      <button type="button" class="button" onClick={() => void run('json')}>
        {say('exportJson')}
      </button>
      <a class="button" href="/settings.html" target="_blank" rel="noreferrer">
        {say('settingsPage')}
      </a>
      <p role="status" class="small muted">
        {said.value}
      </p>
    </footer>
  );
}
