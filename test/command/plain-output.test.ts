import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { tableText } from '../../proxy/command/table.ts';
import { drained, jsonText } from '../../proxy/command/terminal.ts';
import { openShell, type Ran } from './run-tollgate.ts';

const ODD = 'RR1\u001b[2J\u0007\u202e\u009b\u{e0041}CN';
/** All but the ends of lines. */
const UNSEEN = /[\p{Cf}\p{Zl}\p{Zp}]|(?![\r\n])\p{Cc}/u;

/** What it printed, of which nothing may be obeyed by a terminal. */
const plain = ({ out, err }: Ran): string => {
  expect(`${out}${err}`).not.toMatch(UNSEEN);
  return `${out}${err}`;
};

describe('what a command prints of others’ words holds nothing that a terminal obeys', () => {
  it('in a table', () => {
    const terminal = {
      print: () => {},
      say: () => {},
      drained: async () => {},
      progress: () => {},
      colour: false,
      locale: 'en' as const,
      now: () => 0,
    };
    expect(tableText(terminal, ['item'], [[ODD]])).toBe('item\nRR1 CN\n');
  });

  it('in the name of an account', async () => {
    expect(plain(await openShell().run('accounts', 'set', '17track', `name=${ODD}`))).toContain('RR1 CN');
  });

  it('in the name of the column that a quote reads', async () => {
    const shell = openShell();
    const file = shell.file('n.csv', `tracking number ${ODD},carrier\nRR100000001CN,3011\n`);
    expect(plain(await shell.run('quote', file, '--provider', '17track', '--action', 'register'))).toContain(
      'tracking number RR1',
    );
  });

  it('in an error', async () => {
    expect(plain(await openShell().run('accounts', 'set', ODD, 'email=on'))).toContain('RR1 CN');
  });

  it('in a problem of a rule pack', async () => {
    const shell = openShell();
    const file = shell.file('pack.json', JSON.stringify({ [ODD]: 1 }));
    expect(plain(await shell.run('rules', 'check', file))).not.toBe('');
  });
});

it('is exact in JSON, where a terminal obeys none of it either', async () => {
  const shell = openShell();
  await shell.run('accounts', 'set', '17track', `name=${ODD}`);
  const ran = await shell.run('accounts', '--json');
  expect(JSON.parse(plain(ran))).toMatchObject({ accounts: [{ name: ODD }] });
  expect(JSON.parse(jsonText({ [ODD]: ODD }))).toEqual({ [ODD]: ODD });
  expect(jsonText(ODD)).not.toMatch(UNSEEN);
});

it('waits for a slow reader as often as it takes, and leaves no listener behind', async () => {
  const slow = new PassThrough({ highWaterMark: 1 });
  for (let nth = 0; nth < 20; nth++) {
    slow.write('line\n');
    const waiting = drained(slow);
    slow.read();
    await waiting;
  }
  expect(['drain', 'close', 'error'].map((name) => slow.listenerCount(name))).toEqual([0, 0, 0]);
  slow.write('line\n');
  const gone = drained(slow);
  slow.destroy();
  await gone;
});
