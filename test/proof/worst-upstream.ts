import { createServer } from 'node:http';
import { parentPort } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import type { AnswerPlan } from './stall-shapes.ts';

// A provider that answers what it is told to, whatever it is asked; in a thread of its own, so that making answers delays nobody.

const item = (number: string | null, at: number): object => ({
  number: number === 'RR' ? `RR${String(at).padStart(9, '0')}CN` : number,
  carrier: at % 7 === 0 ? 7041 : 3011,
});

const textOf = (plan: AnswerPlan): string => {
  if (plan.kind === 'text') return plan.text;
  const accepted = Array.from({ length: plan.accepted }, (_, at) => item(plan.number, at));
  const rejected = Array.from({ length: plan.rejected }, (_, at) => ({
    ...item(plan.number, at),
    error: { code: -18010012, message: 'no' },
  }));
  return JSON.stringify({ code: 0, data: { accepted, rejected } });
};

let body = Buffer.from('{}');
let coding: Record<string, string> = {};

const server = createServer((incoming, outgoing) => {
  incoming.on('end', () => {
    outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length, ...coding }).end(body);
  });
  incoming.on('error', () => outgoing.destroy());
  incoming.resume();
});

parentPort?.on('message', (plan: AnswerPlan) => {
  const text = Buffer.from(textOf(plan));
  const isPacked = plan.kind === 'text' && plan.isPacked;
  body = isPacked ? gzipSync(text) : text;
  coding = isPacked ? { 'content-encoding': 'gzip' } : {};
  parentPort?.postMessage({ ready: body.length });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  parentPort?.postMessage({ port: typeof address === 'object' && address !== null ? address.port : 0 });
});
