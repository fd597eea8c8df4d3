import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { sayList } from '../../shared/words/locale.ts';
import { plainText } from '../../shared/words/plain-text.ts';
import { FileInput } from '../views/file-input.tsx';
import type { BooksFile, Offer } from './books-file.ts';
import { Row } from './data-row.tsx';
import type { SaySettings } from './settings-words.ts';

interface RestoreProps {
  readonly books: BooksFile;
  readonly done: () => Promise<void>;
  readonly saySettings: SaySettings;
}

/** A backup that is put back: first what it would add, then, at a press, all of it. */
export function Restore({ books, done, saySettings }: RestoreProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const offer = useSignal<Extract<Offer, { readonly kind: 'adds' }> | null>(null);
  const said = useSignal<string | null>(null);
  const offered = (name: string, made: Offer): string => {
    switch (made.kind) {
      case 'no-backup':
        return saySettings('noBackup', { name });
      case 'newer':
        return saySettings('newerBackup', { name });
      case 'damaged':
        return saySettings('damagedBackup', { name, line: String(made.line) });
      case 'went-on':
        return saySettings('wentOn');
      case 'adds':
        if (made.missing === 0) return saySettings('addsNothing');
        offer.value = made;
        return made.calls === 0 ? saySettings('willAddSettings') : saySettings.count('willAdd', made.calls);
    }
  };
  const read = async (file: File): Promise<void> => {
    offer.value = null;
    said.value = await file
      .text()
      .then(books.offer)
      .then((made) => offered(plainText(file.name), made))
      .catch(() => saySettings('booksTrouble'));
  };
  const take = async (): Promise<void> => {
    const taken = offer.value;
    offer.value = null;
    if (taken === null) return;
    try {
      const done = await taken.take();
      if (done === null) said.value = saySettings('booksMoved');
      else if (done.left.length === 0) said.value = saySettings('restored');
      else said.value = saySettings('sitesLeft', { sites: sayList(done.left, saySettings.locale) });
    } catch {
      said.value = saySettings('booksTrouble');
    }
    await done();
  };
  return (
    <Row head={saySettings('restore')} text={saySettings('restoreSub')} said={said.value}>
      {offer.value === null ? (
        <button type="button" class="button" onClick={() => chooser.current?.click()}>
          {saySettings('chooseBackup')}
        </button>
      ) : (
        <>
          <button
            type="button"
            class="button"
            onClick={() => {
              offer.value = null;
              said.value = null;
            }}
          >
            {saySettings('cancel')}
          </button>
          <button type="button" class="button primary" onClick={() => void take()}>
            {saySettings('doRestore')}
          </button>
        </>
      )}
      <FileInput chooser={chooser} accept=".ndjson,.json,.txt" take={read} />
    </Row>
  );
}
