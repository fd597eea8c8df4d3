import { describe, expect, it } from 'vitest';
import { openShell } from '../command/run-tollgate.ts';
import { caseText } from './read-cases.ts';

const NUMBERS = ['--provider', '17track', '--action', 'register', '--json'] as const;

describe('a pair that is registered already', () => {
  /** What registering a list would charge after the recorded registration of 9400111899223100000099 with 21051. */
  const quote = async (list: string): Promise<unknown> => {
    const shell = openShell();
    await shell.run('import', shell.file('known-pair.har', caseText('known-pair.har')));
    const { out } = await shell.run('quote', shell.file('list.csv', list), ...NUMBERS);
    const { meters }: { readonly meters: unknown } = JSON.parse(out);
    return meters;
  };

  it.each(['csv-carrier-name.csv', 'csv-carrier-pandas.csv'])(
    'is free in %s, however its carrier is written',
    async (name) => {
      expect(await quote(caseText(name))).toMatchObject({ tracking: { min: 0, likely: 0, max: 0 } });
    },
  );

  it('is free to one when nobody knows the carrier that is written: never another pair for certain', async () => {
    const list = 'Tracking Number,Carrier\n9400111899223100000099,Müller Kurier\n';
    expect(await quote(list)).toMatchObject({ tracking: { min: 0, likely: 0, max: 1 } });
    const unknown = 'Tracking Number,Carrier\n9400111899223100000088,Müller Kurier\n';
    expect(await quote(unknown)).toMatchObject({ tracking: { min: 1, likely: 1, max: 1 } });
  });
});
