import { addToList, type ListAddition, type TextTools } from '../shared/json/add-to-list.ts';

/** What the completing of an answer takes of the platform: a page may have replaced what can be looked up. */
export interface AnswerTools extends TextTools {
  readonly decode: (bytes: ArrayBuffer) => string;
  readonly encode: (text: string) => ArrayBuffer;
  readonly lower: (text: string) => string;
  readonly append: (list: [string, string][], pair: [string, string]) => void;
}

interface Answered {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: ArrayBuffer;
}

/** Headers that fit the bytes that a reader gets: as many as there are, and not packed. */
const headersFor = (headers: Answered['headers'], size: number, { lower, append }: AnswerTools): [string, string][] => {
  const fitting: [string, string][] = [];
  for (let at = 0; at < headers.length; at += 1) {
    const pair = headers[at];
    if (pair === undefined) continue;
    const name = lower(pair[0]);
    if (name === 'content-length') append(fitting, [pair[0], `${size}`]);
    else if (name !== 'content-encoding') append(fitting, [pair[0], pair[1]]);
  }
  return fitting;
};

/** An answer with what it says besides of the items that stayed here. Null where it has no place for it: then it is handed on as it came. */
export const completeAnswer = <A extends Answered>(
  answer: A,
  add: ListAddition | null,
  tools: AnswerTools,
): A | null => {
  const text = add === null ? null : addToList(tools.decode(answer.body), add, tools);
  if (text === null) return null;
  const body = tools.encode(text);
  return { ...answer, headers: headersFor(answer.headers, body.byteLength, tools), body };
};
