import { type PackDocument, parsePack } from '../shared/pack/schema.ts';
import type { Recorded } from '../shared/teach/recorded.ts';
import { fieldsOf, listOf, number, orNull, type Parse, text, UnexpectedJson } from './parse-json.ts';
import type { Recording } from './teach-messages.ts';

const readRecorded: Parse<Recorded> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    id: field('id', text),
    at: field('at', number),
    method: field('method', text),
    url: field('url', text),
    headers: field('headers', listOf(text)),
    body: field('body', orNull(text)),
    answer: field(
      'answer',
      orNull((answer, place) => {
        const said = fieldsOf(answer, place);
        return { status: said('status', number), body: said('body', orNull(text)) };
      }),
    ),
  };
};

/** What `recording` answers. */
export const readRecording: Parse<Recording> = (value, where) => {
  const field = fieldsOf(value, where);
  return { site: field('site', text), since: field('since', number), calls: field('calls', listOf(readRecorded)) };
};

/** A rule pack, as the background keeps it. */
export const readDocument: Parse<PackDocument> = (value, where) => {
  const parsed = parsePack(value);
  if (parsed.kind === 'wrong') throw new UnexpectedJson(where, `a rule pack (${parsed.problems[0] ?? ''})`);
  return parsed.pack;
};
