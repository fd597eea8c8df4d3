import { fieldsOf, number, oneOf, orNull, type Parse, text } from '../../parse-json.ts';
import { readStance } from '../../read-traffic.ts';
import type { TrafficCalls } from '../../traffic-messages.ts';

const readSeen: Parse<Parameters<TrafficCalls['traffic']>[0]> = (value, where) => ({
  seen: fieldsOf(value, where)(
    'seen',
    orNull((seen, place) => {
      const field = fieldsOf(seen, place);
      return { life: field('life', number), upTo: field('upTo', number) };
    }),
  ),
});

const readSwitch: Parse<Parameters<TrafficCalls['switchSite']>[0]> = (value, where) => {
  const field = fieldsOf(value, where);
  return { site: field('site', text), to: field('to', oneOf('on', 'off')) };
};

const readSaid: Parse<Parameters<TrafficCalls['setStance']>[0]> = (value, where) => {
  const field = fieldsOf(value, where);
  return { address: field('address', text), stance: field('stance', readStance) };
};

/** The functions about the traffic log and about teaching that pages may call, each behind the parser of its input. */
export const trafficTable = (
  calls: TrafficCalls,
): Readonly<Record<keyof TrafficCalls, (input: unknown) => Promise<unknown>>> => ({
  recording: () => calls.recording(),
  startRecording: (input) => calls.startRecording({ site: fieldsOf(input, 'startRecording')('site', text) }),
  stopRecording: () => calls.stopRecording(),
  taughtPack: (input) => calls.taughtPack({ host: fieldsOf(input, 'taughtPack')('host', text) }),
  savePack: (input) => calls.savePack({ document: fieldsOf(input, 'savePack')('document', (value) => value) }),
  removePack: (input) => calls.removePack({ id: fieldsOf(input, 'removePack')('id', text) }),
  traffic: (input) => calls.traffic(readSeen(input, 'traffic')),
  stances: () => calls.stances(),
  sitesOff: () => calls.sitesOff(),
  switchSite: (input) => calls.switchSite(readSwitch(input, 'switchSite')),
  setStance: (input) => calls.setStance(readSaid(input, 'setStance')),
});
