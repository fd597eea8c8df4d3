import { isContainerNumber } from './container-number.ts';
import { answerByFormat, type LineAnswer, type NoDataCode } from './safecube/line-answer.ts';

/** A bill of lading and the five containers under it: six numbers, six billable shipments. */
export const practiceBill = {
  number: 'MEDU4512345',
  sealine: 'MSCU',
  containers: ['MEDU7001017', 'MEDU7001233', 'MEDU7001450', 'MEDU7001660', 'MEDU7001892'],
} as const;

/** The endpoint whose list the practice keeps. */
export const practiceEndpoint = 'ep_practice';

/** On the list since last month: billed then, and again as this month began. */
export const listedContainers: readonly string[] = [
  'MAEU2011059',
  'MAEU2011212',
  'MRKU3100440',
  'MRKU3100603',
  'CMAU4100189',
  'CMAU4100342',
  'CMAU4100553',
  'HLXU5200174',
  'HLXU5200390',
  'HLXU5200549',
  'MSCU6300212',
  'MSCU6300470',
];

/** Asked for one by one this month. The fourth and fifth have no data, and are billed all the same. */
export const pulledContainers: readonly string[] = [
  'MSCU6639870',
  'MSCU7300156',
  'MAEU7300326',
  'CMAU7300581',
  'HLXU7300716',
  'MRKU7300908',
];

/** Its line never answers: never billed. */
export const silentContainer = 'HLXU7300927';

const withoutData: Readonly<Record<string, NoDataCode>> = {
  CMAU7300581: 'SEALINE_HASNT_PROVIDE_INFO',
  HLXU7300716: 'SEALINE_CANCELED_SHIPMENT',
};

/** The body that adds the bill and its containers to the practice's list. */
export function practiceShipments(): Readonly<Record<string, unknown>> {
  return {
    [practiceEndpoint]: {
      shipments: [
        { type: 'BL', number: practiceBill.number, sealine: practiceBill.sealine },
        ...practiceBill.containers.map((number) => ({ type: 'CT', number, sealine: practiceBill.sealine })),
      ],
    },
  };
}

/** What the practice's shipping lines answer: the fleet as written here, any other well-formed number with data. */
export function askPracticeLine(number: string): LineAnswer {
  const code = withoutData[number];
  if (code !== undefined) return { kind: 'no-data', code };
  if (number === silentContainer) return { kind: 'not-contacted', errorCode: 400, code: 'SEALINE_NO_RESPONSE' };
  if (number === practiceBill.number) {
    const { sealine, containers } = practiceBill;
    return {
      kind: 'data',
      shipment: { type: 'BL', sealine, status: 'IN_TRANSIT', containers, deliveredAt: null, pod: 'known' },
    };
  }
  const looksLikeContainer = /^[A-Z]{3}U\d{7}$/.test(number);
  if (looksLikeContainer && !isContainerNumber(number)) {
    return { kind: 'not-contacted', errorCode: 400, code: 'WRONG_NUMBER' };
  }
  return answerByFormat(number);
}
