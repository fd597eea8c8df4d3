import type { Asking } from '../../shared/gate/asking.ts';
import type { Gate } from '../../shared/gate/gate.ts';
import { type Answer, answerBody } from '../../shared/rules/answer.ts';
import { ALLOW, acceptedAll } from './gate-desk.ts';

const asking = (gate: Gate, path: string, numbers: readonly string[]): Asking => {
  const recognised = gate.recognise({
    method: 'POST',
    url: `https://api.17track.net/track/v2.4/${path}`,
    headers: [],
    body: { kind: 'text', text: JSON.stringify(numbers.map((number) => ({ number, carrier: 3011 }))) },
  });
  if (recognised === null) throw new Error(`${path} was not recognised`);
  const from = { road: 'page', tag: null, user: null, site: 'shop.example' } as const;
  return { id: `${path} ${numbers.join()}`, recognised, account: 'none', from };
};

const DELIVERED = { latest_status: { status: 'Delivered' } };

/** 17TRACK shows these numbers as delivered. */
export const tellDelivered = (gate: Gate, ...numbers: readonly string[]): Promise<void> => {
  const accepted = numbers.map((number) => ({ number, carrier: 3011, track_info: DELIVERED }));
  const body = answerBody(JSON.stringify({ code: 0, data: { accepted, rejected: [] } }));
  const answer: Answer = { kind: 'response', status: 200, body };
  return gate.learn(asking(gate, 'gettrackinfo', numbers), answer);
};

/** 17TRACK deletes these numbers. */
export const remove = async (gate: Gate, ...numbers: readonly string[]): Promise<void> => {
  const call = asking(gate, 'deletetrack', numbers);
  await gate.open(call, ALLOW, () => false);
  await gate.settle(call.id, acceptedAll(...numbers));
};
