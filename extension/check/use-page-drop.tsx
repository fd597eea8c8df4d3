import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { hasFile } from './has-file.ts';

interface Takers {
  readonly takeFile: (file: File) => void;
  readonly takeText: (text: string) => void;
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;

/** The whole page takes a file that is dropped, and what is pasted outside a field. True while a file is held over it. */
export const usePageDrop = ({ takeFile, takeText }: Takers): ReadonlySignal<boolean> => {
  const isOver = useSignal(false);
  useEffect(() => {
    const away = new AbortController();
    const { signal } = away;
    const over = (event: DragEvent): void => {
      if (!hasFile(event)) return;
      event.preventDefault();
      isOver.value = true;
    };
    // It leaves the page only where nothing of the page is entered.
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) isOver.value = false;
    };
    const drop = (event: DragEvent): void => {
      isOver.value = false;
      const file = event.dataTransfer?.files[0];
      if (file === undefined) return;
      event.preventDefault();
      takeFile(file);
    };
    const paste = (event: ClipboardEvent): void => {
      const file = event.clipboardData?.files[0];
      const text = event.clipboardData?.getData('text') ?? '';
      if (file !== undefined) takeFile(file);
      else if (!isField(event.target) && text.trim() !== '') takeText(text);
      else return;
      event.preventDefault();
    };
    addEventListener('dragover', over, { signal });
    addEventListener('dragleave', leave, { signal });
    addEventListener('drop', drop, { signal });
    addEventListener('paste', paste, { signal });
    return () => away.abort();
  }, []);
  return isOver;
};
