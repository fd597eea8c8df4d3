import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { PageClient } from '../page-client.ts';
import { packFrom } from '../rule-file.ts';
import { FileInput } from '../views/file-input.tsx';
import { Row } from './data-row.tsx';
import type { SaySettings } from './settings-words.ts';

interface ImportRuleProps {
  readonly savePack: PageClient['savePack'];
  readonly saySettings: SaySettings;
}

/** A rule that was exported, taken from its file. */
export function ImportRule({ savePack, saySettings }: ImportRuleProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const said = useSignal<string | null>(null);
  const take = async (file: File): Promise<void> => {
    try {
      const read = packFrom(await file.text());
      const problem = 'problem' in read ? read.problem : await savePack(read);
      said.value =
        problem === null && 'document' in read
          ? saySettings('ruleSaved', { title: read.document.title })
          : saySettings('ruleWrong', { problem: problem ?? '' });
    } catch {
      said.value = saySettings('ruleFailed');
    }
  };
  return (
    <div class="panel settings-rows">
      <Row head={saySettings('importRule')} text={saySettings('importRuleSub')} said={said.value}>
        <button type="button" class="button" onClick={() => chooser.current?.click()}>
          {saySettings('chooseBackup')}
        </button>
        <FileInput chooser={chooser} accept=".json" take={take} />
      </Row>
    </div>
  );
}
