import type { Quote } from '../../shared/rules/quote.ts';
import { quoteView } from '../../shared/words/quote-view.ts';
import type { GroupView } from '../../shared/words/views.ts';
import { faint, printable, strong, type Terminal } from './terminal.ts';

const SHOWN = 12;

const itemsText = ({ items, faults }: GroupView): string => {
  const named = (item: string): string => (faults?.[item] === undefined ? item : `${item} (${faults[item].say})`);
  const shown = items.slice(0, SHOWN).map(named).map(printable).join(', ');
  return items.length > SHOWN ? `${shown} and ${items.length - SHOWN} more` : shown;
};

const groupText = (terminal: Terminal, group: GroupView): string => {
  const units = group.units === '' ? '' : `: ${printable(group.units)}`;
  const source =
    group.source === null ? '' : faint(terminal, `    ${printable(`${group.sourceName}: ${group.source}`)}\n`);
  return `\n  ${strong(terminal, printable(group.head))}${units}\n    ${printable(group.say)}\n    ${itemsText(group)}\n${source}`;
};

/** A quote for people: the one number first, then what it is made of. */
export const quoteText = (terminal: Terminal, quote: Quote): string => {
  const view = quoteView(quote, 'en');
  const headline = view.headline.map((span) => span.text).join('');
  const bar =
    view.bar === null
      ? []
      : [view.bar.usedText, view.bar.nowText, view.bar.leftText, view.bar.back].filter(
          (text) => text !== null && text !== '',
        );
  const lines = [
    faint(terminal, printable(`${view.provider}, ${view.account}, ${quote.recognised.action}`)),
    strong(terminal, printable(headline)),
    ...(view.doubt === null ? [] : [printable(view.doubt)]),
    ...(bar.length === 0 ? [] : [printable(bar.join(', '))]),
    ...(quote.unknown === null ? [] : [printable(`Why: ${quote.unknown}.`)]),
  ];
  return `${lines.join('\n')}\n${view.groups.map((group) => groupText(terminal, group)).join('')}`;
};
