import { isObject, type JsonObject, textOf } from '../json-value.ts';
import type { CallContext } from './account.ts';
import type { Batch } from './envelope.ts';
import { accept, type Outcome, readPairs, reject, serveEach } from './item.ts';
import type { Details, Registration } from './registration.ts';
import { isTranslationDenied, setLanguage } from './translation.ts';

/** The fields that can be changed: their name in a call, and the version of the API that brought them. */
const changeable: readonly (readonly [string, keyof Details, number])[] = [
  ['tag', 'tag', 1],
  ['lang', 'lang', 2],
  ['email', 'email', 2],
  ['param', 'param', 2],
  ['order_no', 'orderNo', 2],
  ['order_time', 'orderTime', 2],
  ['remark', 'remark', 2],
];

/** `changeinfo`: free, but for the first language of a registration, which is a translation. */
export function changeInfo(items: readonly unknown[], context: CallContext): Batch {
  return serveEach(items, (item) => changeOne(item, context));
}

function changeOne(item: JsonObject, context: CallContext): Outcome {
  const read = readPairs(item, context);
  if ('refused' in read) return read.refused;
  const [target, ...others] = read.pairs;
  if (target === undefined || others.length > 0) return reject(item, 'severalRecords');
  const fields = isObject(item['items']) ? item['items'] : {};
  const changes = changeable.filter(([name, , since]) => name in fields && context.version >= since);
  if (changes.length === 0) return reject(item, 'nothingToChange');
  const tag = textOf(fields['tag']);
  if (tag !== null && tag.length > 100) return reject(item, 'fieldValueInvalid', tag, 'tag');

  target.details = {
    ...target.details,
    ...Object.fromEntries(changes.map(([name, field]) => [field, textOf(fields[name])])),
  };
  if (changes.some(([name]) => name === 'lang')) changeLanguage(target, fields, context);
  return accept({ number: target.number, carrier: target.carrier });
}

function changeLanguage(target: Registration, fields: JsonObject, context: CallContext): void {
  const lang = textOf(fields['lang']);
  if (lang === null) target.translation = null;
  else if (!isTranslationDenied(fields['translation_mode'])) setLanguage(target, lang, context);
}
