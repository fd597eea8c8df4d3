import type { Quote } from '../../shared/rules/quote.ts';
import { quoteView } from '../../shared/words/quote-view.ts';
import type { GroupView } from '../../shared/words/views.ts';
import { faint, plainText, strong, type Terminal } from './terminal.ts';

const SHOWN = 12;

const itemsText = (items: readonly string[]): string => {
  const shown = items.slice(0, SHOWN).map(plainText).join(', ');
  return items.length > SHOWN ? `${shown} and ${items.length - SHOWN} more` : shown;
};

const groupText = (terminal: Terminal, group: GroupView): string => {
  const units = group.units === '' ? '' : `: ${plainText(group.units)}`;
  const source =
    group.source === null ? '' : faint(terminal, `    ${plainText(`${group.sourceName}: ${group.source}`)}\n`);
  return `\n  ${strong(terminal, plainText(group.head))}${units}\n    ${plainText(group.say)}\n    ${itemsText(group.items)}\n${source}`;
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
    faint(terminal, plainText(`${view.provider}, ${view.account}, ${quote.recognised.action}`)),
    strong(terminal, plainText(headline)),
    ...(view.doubt === null ? [] : [plainText(view.doubt)]),
    ...(bar.length === 0 ? [] : [plainText(bar.join(', '))]),
    ...(quote.unknown === null ? [] : [plainText(`Why: ${quote.unknown}.`)]),
  ];
  return `${lines.join('\n')}\n${view.groups.map((group) => groupText(terminal, group)).join('')}`;
};
