import { practiceBill, practiceEndpoint, practiceShipments } from '../practice-fleet.ts';
import { callSafecube } from './call-safecube.ts';
import { inTurn, type Report, reportSafecube } from './report.ts';

/** Asks the shipping line about one number. */
export async function track(number: string): Promise<Report> {
  const query = new URLSearchParams({ shipmentNumber: number });
  return reportSafecube(await callSafecube('GET', `container-tracking/api/v2/shipment?${query}`), 1);
}

/** Asks the shipping line about the bill of lading. */
export const trackBill = (): Promise<Report> => track(practiceBill.number);

/** The containers under the bill, one call each. */
export const trackContainers = (): Promise<Report> =>
  inTurn(practiceBill.containers.map((number) => () => track(number)));

/** Puts the bill and its containers on the list, in one call. */
export async function putOnList(): Promise<Report> {
  const outcome = await callSafecube('POST', 'webhook/api/v1/easy-shipment-asynchronous', practiceShipments());
  return reportSafecube(outcome, practiceBill.containers.length + 1);
}

/** Takes numbers off the list, in one call. */
export async function removeFromList(numbers: readonly string[]): Promise<Report> {
  const body = { [practiceEndpoint]: { shipments: numbers.map((number) => ({ number })) } };
  return reportSafecube(await callSafecube('DELETE', 'webhook/api/v1/easy-shipment', body), numbers.length);
}
