import { expect, test } from 'vitest';
import type { LineEvents } from '../../../extension/bridge/connect.ts';
import { makeRelay } from '../../../extension/bridge/relay.ts';
import type { ToPage } from '../../../shared/messages/page-port.ts';
import { call, pass } from './relay-calls.ts';

test('a call leaves from its page, with what gets it past the network rules; where a service worker could change it, from the bridge', () => {
  const pageHeard: ToPage[] = [];
  const sent: string[] = [];
  const lines: LineEvents[] = [];
  let isControlled = false;
  const hear = makeRelay({
    connect: (events) => {
      lines.push(events);
      return { say: () => true };
    },
    send: (_call, fragment) => {
      sent.push(fragment);
      return new Promise(() => {});
    },
    believes: 'the hook',
    mayPageSend: () => !isControlled,
    tellPage: (message) => pageHeard.push(message),
    nowMs: () => 0,
    later: () => {},
  });
  const passed = { kind: 'verdict', id: 'a', verdict: { ...pass, fragment: '#tollgate-1' } } as const;
  hear({ kind: 'ask', id: 'a', call });
  lines[0]?.heard(passed);
  expect(pageHeard).toEqual([passed]);
  hear({ kind: 'ask', id: 'b', call });
  isControlled = true;
  lines[0]?.heard({ ...passed, id: 'b' });
  expect(pageHeard).toEqual([passed]);
  expect(sent).toEqual(['#tollgate-1']);
});
