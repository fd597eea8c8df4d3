/** The kinds of shipment numbers. */
export type ShipmentType = 'CT' | 'BL' | 'BK';

/** What a line knows about a shipment. */
export interface Shipment {
  readonly type: ShipmentType;
  readonly sealine: string;
  readonly status: 'PLANNED' | 'IN_TRANSIT' | 'DELIVERED';
  /** The containers under this number; a container has itself. */
  readonly containers: readonly string[];
  /** When the last container event was, once delivered, in milliseconds. */
  readonly deliveredAt: number | null;
  /** Without a port of discharge a listed shipment is never removed by the provider. */
  readonly pod: 'known' | 'missing';
}

/** Codes given with 200: the line was contacted, so the shipment is billable. */
export type NoDataCode = 'SEALINE_HASNT_PROVIDE_INFO' | 'SEALINE_CANCELED_SHIPMENT' | 'NO_CONTAINERS' | 'NO_EVENTS';

/** Codes given with 400 and above: the line was not contacted, so nothing is billed. */
export type NotContactedCode =
  | 'BAD_REQUEST'
  | 'WRONG_NUMBER'
  | 'WRONG_SEALINE'
  | 'WRONG_TYPE'
  | 'SEALINE_NO_RESPONSE'
  | 'SEALINE_TEMPORARY_DISABLED'
  | 'SEALINE_UNDER_MAINTENANCE'
  | 'AUTO_CANT_DETECT_SEALINE'
  | 'AUTO_CANT_DETECT_TYPE'
  | 'AUTO_CANT_FIND_INFO'
  | 'SEALINE_NOT_SUPPORTED'
  | 'TYPE_NOT_SUPPORTED_FOR_SEALINE'
  | 'UNEXPECTED_ERROR';

/**
 * How asking a shipping line about a number ends. `sentAs` is the HTTP status when it is not the `errorCode`:
 * a gateway may pass an error on with 200 outside and 400 inside.
 */
export type LineAnswer =
  | { readonly kind: 'data'; readonly shipment: Shipment }
  | { readonly kind: 'no-data'; readonly code: NoDataCode }
  | {
      readonly kind: 'not-contacted';
      readonly errorCode: number;
      readonly code: NotContactedCode;
      readonly sentAs?: number;
    };

/** Asks about a number (trimmed, in upper case) at an instant. Must be deterministic. */
export type AskLine = (number: string, at: number) => LineAnswer;

const numberFormat = /^[A-Z]{4}[A-Z0-9]{6,16}$/;
const containerFormat = /^[A-Z]{3}[UJZ]\d{7}$/;

/** Default: four letters and 6 to 16 letters or digits is a shipment under way; anything else is no number. */
export function answerByFormat(number: string): LineAnswer {
  if (!numberFormat.test(number)) return { kind: 'not-contacted', errorCode: 400, code: 'WRONG_NUMBER' };
  const isContainer = containerFormat.test(number);
  return {
    kind: 'data',
    shipment: {
      type: isContainer ? 'CT' : 'BL',
      sealine: number.slice(0, 4),
      status: 'IN_TRANSIT',
      containers: isContainer ? [number] : [],
      deliveredAt: null,
      pod: 'known',
    },
  };
}
