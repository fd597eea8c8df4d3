import { useSignal } from '@preact/signals';
import type { ExportedFile } from '../messages.ts';
import { type PageClient, Refused } from '../page-client.ts';
import type { Say } from '../words.ts';

interface ExportFooterProps {
  readonly exportUsage: PageClient['exportUsage'];
  readonly save: (file: ExportedFile) => void;
  readonly say: Say;
}

const FORMATS = [
  ['csv', 'exportCsv'],
  ['json', 'exportJson'],
] as const;

/** The ways to Traffic and Settings, and the usage summary as a file. */
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
      <a class="button" href="/traffic.html" target="_blank" rel="noreferrer">
        {say('trafficPage')}
      </a>
      <a class="button" href="/settings.html" target="_blank" rel="noreferrer">
        {say('settingsPage')}
      </a>
      <div class="exports">
        <span aria-hidden="true" class="small muted">
          {say('export')}
        </span>
        {FORMATS.map(([format, word]) => (
          <button key={format} type="button" class="button" aria-label={say(word)} onClick={() => void run(format)}>
            {format.toUpperCase()}
          </button>
        ))}
      </div>
      <p role="status" class="small muted">
        {said.value}
      </p>
    </footer>
  );
}
