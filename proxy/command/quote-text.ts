import type { Quote } from '../../shared/rules/quote.ts';
import { fill, sayFirst } from '../../shared/words/locale.ts';
import { deliveredFirst } from '../../shared/words/quote-groups.ts';
import { quoteView } from '../../shared/words/quote-view.ts';
import type { GroupView, Locale } from '../../shared/words/views.ts';
import { wordsOf } from '../../shared/words/words-of.ts';
import { faint, printable, strong, type Terminal } from './terminal.ts';

const SHOWN = 12;

const itemsText = ({ items, faults }: GroupView, locale: Locale): string => {
  const named = (item: string): string => (faults?.[item] === undefined ? item : `${item} (${faults[item].say})`);
  return sayFirst(items.map(named).map(printable), SHOWN, locale);
};

const groupText = (terminal: Terminal, group: GroupView): string => {
  const units = group.units === '' ? '' : `: ${printable(group.units)}`;
  const source =
    group.source === null ? '' : faint(terminal, `    ${printable(`${group.sourceName}: ${group.source}`)}\n`);
  return `\n  ${strong(terminal, printable(group.head))}${units}\n    ${printable(group.say)}\n    ${itemsText(group, terminal.locale)}\n${source}`;
};

/** A quote for people: the one number first, then what it is made of. */
export const quoteText = (terminal: Terminal, quote: Quote): string => {
  const view = quoteView(quote, terminal.locale);
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
    ...(bar.length === 0 ? [] : [printable(bar.join(wordsOf('text', terminal.locale).comma))]),
    ...(quote.unknown === null ? [] : [printable(fill(wordsOf('quote', terminal.locale).why, { why: quote.unknown }))]),
  ];
  return `${lines.join('\n')}\n${deliveredFirst(view.groups)
    .map((group) => groupText(terminal, group))
    .join('')}`;
};
