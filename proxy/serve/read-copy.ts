import { setImmediate as turnEnd } from 'node:timers/promises';
import type { Body } from '../../shared/recognise/recognise.ts';
import { type AnswerBody, answerBody } from '../../shared/rules/answer.ts';
import { decodeContent } from '../http/content-coding.ts';
import type { HeaderList } from '../http/header-list.ts';

/** The most that is read of a body once it is unpacked (contract §2, two readings). */
const MOST_UNPACKED = 16 * 1024 * 1024;
/** So much may come out of any packed body, and so many times what was sent: JSON of calls packs ten to one. Reading what packs better costs more than sending it. */
const FREELY_UNPACKED = 2 * 1024 * 1024;
const MOST_TIMES = 30;

const limitOf = (sent: Buffer): number => Math.min(MOST_UNPACKED, FREELY_UNPACKED + MOST_TIMES * sent.length);

/** Reading more takes a while: what else waits has its turn in between. */
const LONG = 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of bytes; null when they are no UTF-8. */
const textOf = async (bytes: Buffer): Promise<string | null> => {
  try {
    const text = utf8.decode(bytes);
    if (bytes.length > LONG) await turnEnd();
    return text;
  } catch {
    return null;
  }
};

const unreadable = (why: string): Body => ({ kind: 'unreadable', why });

/** A request's body for the recogniser, its coding undone. */
export const readRequest = async (bytes: Buffer, headers: HeaderList): Promise<Body> => {
  if (bytes.length === 0) return { kind: 'none' };
  const plain = await decodeContent(bytes, headers, limitOf(bytes));
  if (plain.kind === 'broken') return unreadable('is packed in a way that cannot be undone');
  if (plain.kind === 'too-large')
    return { kind: 'unreadable', why: 'is far longer when it is unpacked than calls are', isTooLarge: true };
  const text = await textOf(plain.bytes);
  return text === null ? unreadable('is not in UTF-8') : { kind: 'text', text };
};

/** An answer's body for the rules. Null bytes are an answer that was too long or cut. */
export const readAnswerCopy = async (bytes: Buffer | null, headers: HeaderList): Promise<AnswerBody> => {
  const plain = bytes === null ? null : await decodeContent(bytes, headers, limitOf(bytes));
  return answerBody(plain?.kind === 'plain' ? await textOf(plain.bytes) : null);
};
