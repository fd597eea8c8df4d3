import { silentContainer } from '../practice-fleet.ts';
import { call17track } from './call-17track.ts';
import { track } from './container-actions.ts';
import { practiceCarriers } from './parcel-actions.ts';
import { inTurn, type Report, report17track } from './report.ts';

/** Calls whose cost is easily misjudged. Their names and sentences are in the portal's words. */
export type TrickyCase =
  | 'otherCarrier'
  | 'noCarrier'
  | 'again'
  | 'languageTwice'
  | 'typing'
  | 'twice'
  | 'realTime'
  | 'sixCarriers'
  | 'tooMany'
  | 'unknownCall'
  | 'silentLine';

const call = async (name: string, items: readonly object[]): Promise<Report> =>
  report17track(await call17track(name, items));
const register = (...items: readonly object[]): Promise<Report> => call('register', items);

/** Deletes a number and registers it anew: charged again. */
export const registerAgain = (): Promise<Report> =>
  inTurn([
    () => call('deletetrack', [{ number: 'RR100000520CN', carrier: 3011 }]),
    () => register({ number: 'RR100000520CN', carrier: 3011 }),
  ]);

const setLanguage = (lang: string): Promise<Report> =>
  call('changeinfo', [{ number: 'LB000222118FR', carrier: 6051, items: { lang } }]);

/** What each button does: a case whose cost is easy to get wrong. */
export const trickyCases: Readonly<Record<TrickyCase, () => Promise<Report>>> = {
  otherCarrier: () => register({ number: 'RR100000502CN', carrier: 7041 }),
  noCarrier: () => register({ number: 'RR100000516CN' }),
  again: registerAgain,
  languageTwice: () => inTurn([() => setLanguage('en'), () => setLanguage('zh-hans')]),
  typing: () =>
    register(
      { number: 'RR-100000516-CN', carrier: 3011 },
      { number: ' rr100000516cn', carrier: 3011 },
      { number: 'RR100000516C', carrier: 3011 },
      { number: 'RR1', carrier: 3011 },
    ),
  twice: () => register({ number: 'RR100000533CN', carrier: 3011 }, { number: 'RR100000533CN', carrier: 3011 }),
  realTime: () => call('getRealTimeTrackInfo', [{ number: 'LX000111307DE', carrier: 7041, cacheLevel: 'Instant' }]),
  sixCarriers: () => {
    const steps = [13011, ...practiceCarriers.slice(0, 4), 21051, 190008];
    return inTurn(
      steps
        .slice(1)
        .map(
          (carrier, index) => () =>
            call('changecarrier', [{ number: 'CP100000065HK', carrier_old: steps[index], carrier_new: carrier }]),
        ),
    );
  },
  tooMany: () =>
    register(...Array.from({ length: 41 }, (_, index) => ({ number: `RR${100_002_000 + index}CN`, carrier: 3011 }))),
  unknownCall: () => call('archive', [{ number: 'RR100000516CN', carrier: 3011 }]),
  silentLine: () => track(silentContainer),
};
