import { useSignal } from '@preact/signals';
import type { PackDocument } from '../../shared/pack/schema.ts';
import type { ExportedFile } from '../messages.ts';
import type { PageClient } from '../page-client.ts';
import { packFrom, packText } from '../rule-file.ts';
import { RuleText } from '../views/rule-text.tsx';
import { AskFirst } from './ask-first.tsx';
import { Row } from './data-row.tsx';
import type { SaySettings } from './settings-words.ts';

interface TaughtPortalProps {
  readonly taught: PackDocument;
  readonly client: Pick<PageClient, 'savePack' | 'removePack'>;
  readonly save: (file: ExportedFile) => void;
  readonly saySettings: SaySettings;
}

/** A portal that a person taught: its rule can be exported, written anew, and removed. */
export function TaughtPortal({ taught, client, save, saySettings }: TaughtPortalProps) {
  const { id, title, version } = taught;
  const written = useSignal<string | null>(null);
  const isAsked = useSignal(false);
  const said = useSignal<string | null>(null);
  const text = written.value;
  const read = text === null ? null : packFrom(text);
  const problem = read !== null && 'problem' in read ? read.problem : null;

  const keep = async (): Promise<void> => {
    if (read === null || 'problem' in read) return;
    try {
      const wrong = await client.savePack(read);
      said.value = wrong === null ? saySettings('ruleSaved', { title }) : saySettings('ruleWrong', { problem: wrong });
      if (wrong === null) written.value = null;
    } catch {
      said.value = saySettings('ruleFailed');
    }
  };
  const remove = async (): Promise<void> => {
    isAsked.value = false;
    await client.removePack({ id }).catch(() => {
      said.value = saySettings('ruleFailed');
    });
  };

  return (
    <div class="panel settings-rows">
      <Row head={title} text={saySettings('taughtRules', { version })} said={said.value}>
        <button
          type="button"
          class="button"
          aria-label={saySettings('exportRuleOf', { title })}
          onClick={() => save({ name: `${id}.json`, type: 'application/json', text: packText(taught) })}
        >
          {saySettings('exportRule')}
        </button>
        <button
          type="button"
          class="button"
          aria-expanded={text !== null}
          aria-label={saySettings('editRuleOf', { title })}
          onClick={() => {
            said.value = null;
            written.value = text === null ? packText(taught) : null;
          }}
        >
          {saySettings('editRule')}
        </button>
        <button
          type="button"
          class="button"
          aria-expanded={isAsked.value}
          aria-label={saySettings('removeSite', { site: title })}
          onClick={() => {
            isAsked.value = true;
          }}
        >
          {saySettings('remove')}
        </button>
      </Row>
      {text === null ? null : (
        <div class="settings-note">
          <RuleText
            label={saySettings('ruleJson', { title })}
            text={text}
            problem={problem}
            write={(next) => {
              written.value = next;
            }}
          />
          <div class="settings-acts">
            <button type="button" class="button" aria-disabled={problem !== null} onClick={() => void keep()}>
              {saySettings('saveRule')}
            </button>
          </div>
        </div>
      )}
      {isAsked.value ? (
        <AskFirst
          head={saySettings('removeSite', { site: title })}
          text={saySettings('removeRuleAsk', { title })}
          act={saySettings('remove')}
          run={() => void remove()}
          leave={() => {
            isAsked.value = false;
          }}
          saySettings={saySettings}
        />
      ) : null}
    </div>
  );
}
