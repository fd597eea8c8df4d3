import type { SimulatedAnswer } from '../simulated-call.ts';
import { isoSeconds } from '../utc-month.ts';

/** An answer without data: the machine's code sits in `message`. `status` is the HTTP status, `errorCode` the one inside. */
export function errorAnswer(status: number, message: string, at: number, errorCode = status): SimulatedAnswer {
  return { status, body: { errorCode, message, details: [message], time: isoSeconds(at) } };
}
