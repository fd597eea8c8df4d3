import { describe, expect, it } from 'vitest';
import { readContent } from '../../shared/files/read-content.ts';

const REGISTER = 'https://api.17track.net/track/v2.4/register';
const ITEMS = '[{"number":"RR100000001CN","carrier":3011}]';

const callsIn = (text: string) => {
  const content = readContent(text);
  return content.kind === 'calls' ? content.calls : content;
};

const collection = (version: string, rest: object): string =>
  JSON.stringify({
    info: { name: 'Tracking', schema: `https://schema.getpostman.com/json/collection/v${version}/collection.json` },
    ...rest,
  });

describe('a Postman collection', () => {
  it('gives the calls of all its folders, with its own values and what folders sign in with', () => {
    const text = collection('2.1.0', {
      auth: {
        type: 'apikey',
        apikey: [
          { key: 'key', value: '17token' },
          { key: 'value', value: '{{key}}' },
        ],
      },
      variable: [
        { key: 'key', value: 'KEY' },
        { key: 'base', value: 'https://api.17track.net/{{path}}' },
        { key: 'path', value: 'track/v2.4' },
      ],
      item: [
        {
          name: 'Folder',
          item: [
            {
              name: 'Register',
              request: {
                method: 'POST',
                header: [
                  { key: 'Content-Type', value: 'application/json' },
                  { key: 'off', value: '1', disabled: true },
                ],
                body: { mode: 'raw', raw: ITEMS },
                url: { raw: '{{base}}/register', host: ['{{base}}'], path: ['register'] },
              },
            },
          ],
        },
        { name: 'Read', request: { auth: { type: 'noauth' }, url: '{{base}}/gettracklist' } },
        {
          name: 'One',
          request: {
            url: {
              protocol: 'https',
              host: ['a', 'example'],
              path: ['v', ':id'],
              query: [{ key: 'q', value: '1' }],
              variable: [{ key: 'id', value: '7' }],
            },
          },
        },
      ],
    });
    expect(callsIn(text)).toMatchObject([
      {
        method: 'POST',
        url: REGISTER,
        headers: [
          ['Content-Type', 'application/json'],
          ['17token', 'KEY'],
        ],
        body: { kind: 'text', text: ITEMS },
      },
      { method: 'GET', url: 'https://api.17track.net/track/v2.4/gettracklist', headers: [] },
      { url: 'https://a.example/v/7?q=1' },
    ]);
  });

  it('of version 2.0 is read, too', () => {
    const text = collection('2.0.0', {
      auth: { type: 'bearer', bearer: { token: 'T' } },
      item: [
        {
          request: {
            method: 'POST',
            url: 'https://a.example/',
            header: 'A: b\nC: d',
            body: { mode: 'urlencoded', urlencoded: [{ key: 'a', value: '1' }] },
          },
        },
      ],
    });
    expect(callsIn(text)).toMatchObject([
      {
        headers: [
          ['A', 'b'],
          ['C', 'd'],
          ['authorization', 'Bearer T'],
        ],
        body: { kind: 'text', text: 'a=1' },
      },
    ]);
  });

  it('fills in no more than a text may hold, however values stand in values', () => {
    const many = (name: string) => `{{${name}}}`.repeat(100);
    const variable = [
      { key: 'a', value: many('b') },
      { key: 'b', value: many('c') },
      { key: 'c', value: many('d') },
      { key: 'd', value: 'x'.repeat(100) },
    ];
    const text = collection('2.1.0', { variable, item: [{ request: { url: 'https://a.example/{{a}}' } }] });
    expect(readContent(text)).toMatchObject({ calls: [], untold: [{ holds: '{{c}}' }] });
  });

  it('names no account, number or address by what has no value in it', () => {
    const text = collection('2.1.0', {
      variable: [{ key: 'loop', value: '{{loop}}' }],
      item: [
        {
          request: {
            method: 'POST',
            url: REGISTER,
            header: [{ key: '17token', value: '{{secret}}' }],
            body: { mode: 'raw', raw: '[{"number":"{{loop}}"}]' },
          },
        },
        { request: { url: '{{base}}/register' } },
        { request: { url: { raw: 'https://a.example/:id', variable: [{ key: 'id', value: '' }] } } },
      ],
    });
    expect(readContent(text)).toMatchObject({
      calls: [
        {
          url: REGISTER,
          headers: [],
          body: { kind: 'unreadable', why: 'holds {{loop}}, which has no value here' },
        },
      ],
      untold: [{ holds: '{{base}}' }, { holds: ':id' }],
    });
  });
});
