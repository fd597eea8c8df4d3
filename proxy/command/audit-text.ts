import type { Audit, AuditCall, QuotedUnits } from '../../shared/har/audit.ts';
import { type TableCell, tableText } from './table.ts';
import { strong, type Terminal } from './terminal.ts';
import { usageTable } from './usage-table.ts';

const rangeOf = ({ min, likely, max }: QuotedUnits): string => {
  if (max === null) return '?';
  return min === max ? String(max) : `${min}–${max}, likely ${likely}`;
};

/** What most recordings have nothing of, and takes a column only where there is some. */
const MORE = ['tag', 'problem'] as const;

const callRows = (
  call: AuditCall,
  at: string,
  more: readonly (typeof MORE)[number][],
): readonly (readonly TableCell[])[] => {
  const head = [call.index, at, call.provider, call.account ?? null, call.action ?? null];
  const meters = [...new Set([...Object.keys(call.quoted ?? {}), ...Object.keys(call.settled ?? {})])];
  const tail = more.map((name) => call[name] ?? '');
  if (meters.length === 0) return [[...head, '', '', 0, 0, 0, ...tail]];
  return meters.map((meter) => {
    const quoted = call.quoted?.[meter];
    const settled = call.settled?.[meter];
    return [
      ...head,
      meter,
      quoted === undefined ? '' : rangeOf(quoted),
      settled?.charged ?? 0,
      settled?.expected ?? 0,
      settled?.unresolved ?? 0,
      ...tail,
    ];
  });
};

const CALL_COLUMNS = [
  'entry',
  'sent',
  'provider',
  'account',
  'action',
  'meter',
  'quoted',
  'charged',
  'expected',
  'unresolved',
];

/** An audit for people: the calls, what is missing, and the totals. `sentAt` gives the time of an entry. */
export const auditText = (terminal: Terminal, { calls, usage }: Audit, sentAt: (index: number) => number): string => {
  const ours = calls.filter((call) => call.provider !== null);
  const others = calls.length - ours.length;

  const more = MORE.filter((name) => ours.some((call) => call[name] !== undefined));
  const rows = ours.flatMap((call) => callRows(call, new Date(sentAt(call.index)).toISOString(), more));
  const parts = [
    rows.length === 0
      ? 'No calls to a provider in this recording.\n'
      : tableText(terminal, [...CALL_COLUMNS, ...more], rows),
    others === 0 ? '' : `${others} ${others === 1 ? 'entry went' : 'entries went'} to no provider.\n`,
    usage.length === 0 ? '\nNothing was used.\n' : `\n${strong(terminal, 'Usage')}\n${usageTable(terminal, usage)}`,
  ];
  return parts.join('');
};
