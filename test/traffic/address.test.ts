import { describe, expect, test } from 'vitest';
import { addressName, addressOf } from '../../shared/traffic/address.ts';

const pathOf = (path: string): string => addressOf('POST', `https://app.example${path}`, null)?.path ?? '';

describe('the address of a call', () => {
  test('keeps nothing of its query, of its fragment, and of who is named before the host', () => {
    expect(addressOf('post', 'https://me:secret@app.example/a/b?key=secret#secret', null)).toEqual({
      method: 'POST',
      host: 'app.example',
      path: '/a/b',
      operation: '',
    });
  });

  test.each([
    ['/reset/9f86d081884c7d659a2feaa0c55ad015', '/reset/…'],
    ['/a/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N', '/a/…'],
    ['/users/me@app.example/x', '/users/…/x'],
    ['/shipments/RR100000001CN', '/shipments/RR100000001CN'],
    ['/a-long-name-of-a-page-that-is-none', '/a-long-name-of-a-page-that-is-none'],
  ])('%s is kept as %s', (path, kept) => {
    expect(pathOf(path)).toBe(kept);
  });

  test('is none for what is no address of the network', () => {
    expect(addressOf('GET', 'blob:https://app.example/1', null)).toBe(null);
  });
});

describe('what a body asks for', () => {
  test.each([
    ['{"query":"mutation addShipments($i: In) { add(i: $i) { id } }","variables":{}}', 'mutation addShipments'],
    ['{"query":"{ sealines { id } }"}', 'sealines'],
    ['[{"query":"query a { x }"},{"query":"query b { y }"}]', 'a, b'],
    ['{"operationName":"addShipments","extensions":{"persistedQuery":{}}}', 'addShipments'],
    // What it calls itself counts for nothing where it says what it does.
    ['{"operationName":"sealines","query":"mutation addShipments { add { id } }"}', 'mutation addShipments'],
    ['{"Method":"AddTrackNo","Param":{}}', 'AddTrackNo'],
    ['{"method":"secret words, and more"}', ''],
    ['{"query":"RR100000001CN"}', ''],
    ['no JSON', ''],
  ])('%s is named by %s', (body, operation) => {
    expect(addressOf('POST', 'https://app.example/graphql', body)?.operation).toBe(operation);
  });
});

test('an address is remembered for all things of its kind, and for one operation only', () => {
  const nameOf = (path: string, body: string | null): string => {
    const address = addressOf('POST', `https://app.example${path}`, body);
    return address === null ? '' : addressName(address);
  };
  expect(nameOf('/shipments/RR100000001CN/stop', null)).toBe('POST app.example/shipments/*/stop');
  expect(nameOf('/shipments/42/stop', null)).toBe('POST app.example/shipments/*/stop');
  expect(nameOf('/track/v2.4/bulkadd', null)).toBe('POST app.example/track/v2.4/bulkadd');
  expect(nameOf('/graphql', '{"query":"{ a }"}')).not.toBe(nameOf('/graphql', '{"query":"mutation { a }"}'));
});
