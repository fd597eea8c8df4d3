/** The channel between the extension's own pages: a file goes from one to the other in memory, and lies nowhere. */
const CHANNEL = 'tollgate-list';
const ADDRESS = /^#take-([\w-]+)$/;

type Word = 'ready' | 'taken';

const isWord = (data: unknown, word: Word, id: string): boolean =>
  typeof data === 'object' && data !== null && 'word' in data && data.word === word && 'id' in data && data.id === id;

const fileFor = (data: unknown, id: string): File | null =>
  typeof data === 'object' && data !== null && 'id' in data && data.id === id && 'file' in data
    ? data.file instanceof File
      ? data.file
      : null
    : null;

/** The tabs that a page may open. */
export interface TabOpener {
  /** Opens a page of the extension behind the present one. Gives its number. */
  readonly open: (address: string) => Promise<number | undefined>;
  readonly show: (tab: number) => Promise<unknown>;
}

/** Opens the Check page on a file. The page that hands it over stays in front until it is taken: a popup that loses the front is gone, and the file with it. */
export const handOver = async (file: File, id: string, tabs: TabOpener): Promise<void> => {
  const channel = new BroadcastChannel(CHANNEL);
  const taken = new Promise<void>((resolve) => {
    channel.addEventListener('message', ({ data }) => {
      if (isWord(data, 'ready', id)) channel.postMessage({ id, file });
      if (isWord(data, 'taken', id)) resolve();
    });
  });
  const tab = await tabs.open(`check.html#take-${id}`);
  await taken;
  channel.close();
  if (tab !== undefined) await tabs.show(tab);
};

/** Takes the file that a page was opened on, by the page's own address; does nothing where it was opened without. */
export const takeHandedFile = (hash: string, take: (file: File) => void): void => {
  const id = ADDRESS.exec(hash)?.[1];
  if (id === undefined) return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }) => {
    const file = fileFor(data, id);
    if (file === null) return;
    const word: Word = 'taken';
    channel.postMessage({ word, id });
    channel.close();
    take(file);
  });
  const word: Word = 'ready';
  channel.postMessage({ word, id });
};
