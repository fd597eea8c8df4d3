import type { ToPage } from '../../shared/messages/page-port.ts';
import { isOfSite, parseWatch, WATCH } from '../../shared/messages/watch.ts';
import type { Storage } from './runtime.ts';

/** Tells the hook of a page of this host what it asks about beside the calls that the extension came for, now and whenever that changes. */
export const followWatch = (storage: Storage, host: string, tell: (message: ToPage) => void): void => {
  let told = '';
  const heard = (value: unknown): void => {
    const watch = parseWatch(value);
    if (watch === null) return;
    const { hosts, site } = watch;
    const message = { kind: 'watch', hosts, all: site !== null && isOfSite(host, site) } as const;
    const text = JSON.stringify(message);
    if (text === told || (told === '' && hosts.length === 0 && !message.all)) return;
    told = text;
    tell(message);
  };
  storage.onChanged.addListener((changes) => {
    if (WATCH in changes) heard(changes[WATCH]?.newValue);
  });
  // An extension that was unloaded in this moment has nothing to tell.
  storage.get(WATCH).then(
    (kept) => heard(kept[WATCH]),
    () => undefined,
  );
};
