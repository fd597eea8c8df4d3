import type { FromBackground, ToBackground } from '../../../shared/messages/bridge-port.ts';
import type { Wall } from './wall.ts';

/** What a document says and is told, as far as the wall is concerned: what may leave is let through the wall before its page hears of it. */
export interface GuardedPort {
  /** Notes what the document says, before anybody acts on it. */
  readonly heard: (message: ToBackground) => void;
  /** A call is being put on record: it is let through the wall meanwhile. Nobody knows of the hole before a pass is told, and a block closes it. */
  readonly expect: (id: string) => void;
  readonly tell: (message: FromBackground) => void;
  /** The document is gone: nothing of it leaves any more. */
  readonly closed: () => void;
}

/** Stands between the background and the port of one document, in this tab. */
export const guardPort = (wall: Wall, tab: number, post: (message: FromBackground) => void): GuardedPort => {
  const urls = new Map<string, string>();
  const fragments = new Map<string, string>();
  /** Those that are expected to pass. */
  const opening = new Map<string, Promise<string | null>>();

  const drop = (id: string, end: Wall['close']): void => {
    const fragment = fragments.get(id);
    if (fragment !== undefined) end(fragment);
    fragments.delete(id);
    opening.delete(id);
    urls.delete(id);
  };

  const letThrough = async (id: string, url: string): Promise<string | null> => {
    try {
      const fragment = await wall.open(url, tab);
      const before = fragments.get(id);
      // Asked again, or taken back meanwhile.
      if (before !== undefined) wall.close(before);
      if (urls.has(id)) fragments.set(id, fragment);
      else wall.close(fragment);
      return fragment;
    } catch {
      // The browser takes no rule. The wall stops the call then, and its page learns that it was not sent.
      return null;
    }
  };

  return {
    heard: (message) => {
      if (message.kind === 'ask' && !message.call.free) urls.set(message.id, message.call.url);
      else if (message.kind !== 'ask') drop(message.id, message.kind === 'answer' ? wall.answered : wall.close);
    },
    expect: (id) => {
      const url = urls.get(id);
      if (url !== undefined) opening.set(id, letThrough(id, url));
    },
    tell: (message) => {
      if (message.kind !== 'verdict') return post(message);
      const { id, verdict } = message;
      if (verdict.kind !== 'pass') {
        drop(id, wall.close);
        return post(message);
      }
      const url = urls.get(id);
      if (url === undefined) return post(message);
      const opened = opening.get(id) ?? letThrough(id, url);
      opening.delete(id);
      void opened.then((fragment) =>
        post(fragment === null ? message : { ...message, verdict: { ...verdict, fragment } }),
      );
    },
    closed: () => {
      for (const id of [...urls.keys()]) drop(id, wall.close);
    },
  };
};
