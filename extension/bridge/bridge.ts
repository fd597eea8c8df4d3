import { parseToBridge, type ToPage } from '../../shared/messages/page-port.ts';
import { connect } from './connect.ts';
import { followWatch } from './follow-watch.ts';
import { meetPage } from './meet-page.ts';
import { makeRelay } from './relay.ts';
import { runtime, storage } from './runtime.ts';
import { sendCall } from './send-call.ts';
import { tellPractice } from './tell-practice.ts';
import { mayHaveLived } from './window-life.ts';

/** A service worker of the page sees what its page sends, and may send something else. The bridge's own calls pass it by. */
const isControlled = (): boolean => (navigator.serviceWorker?.controller ?? null) !== null;

/** What came over a port of the page: in Firefox it is an object of the page's world, and no parser would know its bytes as such. */
const ours = (value: unknown): unknown =>
  Object.getPrototypeOf(Object(value)) === Object.prototype ? value : structuredClone(value);

const hasLived = mayHaveLived(Reflect.get(globalThis, 'navigation'));

// Runs in the extension's world of every guarded page, before the page hook, which it waits for.
meetPage(document, (port) => {
  const relay = makeRelay({
    connect: (events) => connect(runtime, events),
    send: sendCall,
    believes: hasLived ? 'nobody' : 'the hook',
    mayPageSend: () => !hasLived && !isControlled(),
    tellPage: (message) => port.postMessage(message),
    nowMs: () => performance.now(),
    // In a page, not in the worker: the timer lives as long as what it is for.
    later: (act, afterMs) => setTimeout(act, afterMs),
  });
  port.addEventListener('message', ({ data }) => {
    const message = parseToBridge(ours(data));
    if (message !== null) relay(message);
  });
  port.start();
  if (hasLived) port.postMessage({ kind: 'asks-all', asksAll: true } satisfies ToPage);
  else followWatch(storage, location.hostname, (message) => port.postMessage(message));
});

tellPractice(runtime, document, location);
