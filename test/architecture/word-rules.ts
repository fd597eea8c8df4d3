import type { SyntaxNode } from './read-source.ts';
import { forbidImports, forbidNodes, isProduction, named, type Rule } from './rule.ts';

/** Attributes that people see or hear. */
const SPOKEN = ['aria-label', 'aria-description', 'aria-roledescription', 'alt', 'label', 'placeholder', 'title'];

const nodeOf = (value: unknown): SyntaxNode => Object(value);
const textOf = ({ type, value }: SyntaxNode): string => (type === 'Literal' || type === 'JSXText' ? String(value) : '');

/** Something to read: at least two letters that stand together. */
const isWord = (text: string): boolean => /\p{L}{2}/u.test(text);

/** Two words with a blank between them, or one in a script that has no blanks. */
const isSentence = (text: string): boolean =>
  /\p{L}[\p{L}’']*[,:;]? \p{L}{2}/u.test(text) || /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text);

/** What a page shows or reads out without asking its words. */
function written(node: SyntaxNode): string | undefined {
  if (node.type === 'JSXText') return isWord(textOf(node)) ? textOf(node).trim() : undefined;
  if (node.type !== 'JSXAttribute') return undefined;
  const text = textOf(nodeOf(node['value']));
  return SPOKEN.includes(named(node['name'])) && isWord(text) ? text : undefined;
}

/** The words of a template between its values. */
const quasis = (node: SyntaxNode): string => {
  const value = nodeOf(node['value']);
  return typeof value['cooked'] === 'string' ? value['cooked'] : '';
};

const sentence = (node: SyntaxNode): string | undefined => {
  const text = node.type === 'TemplateElement' ? quasis(node) : typeof node['value'] === 'string' ? textOf(node) : '';
  return isSentence(text) ? `“${text}”` : undefined;
};

const namesOf = (properties: unknown): readonly string[] =>
  Array.isArray(properties)
    ? properties.map((property) => named(property.key) || String(nodeOf(property.key)['value'] ?? ''))
    : [];

const isView = (path: string): boolean =>
  path.endsWith('.tsx') && (path.startsWith('extension/') || path.startsWith('proxy/practice/portal/'));

const isSayingFile = (path: string): boolean => path.startsWith('shared/words/');

/** Where what people read is written: in the messages of each language, and in rule packs. */
export const wordRules: readonly Rule[] = [
  forbidNodes('what a page shows or reads out comes from shared/_locales', written, isView, [
    { 'extension/popup/a.tsx': 'export const a = () => <p>Nothing left</p>;' },
    { 'extension/popup/a.tsx': 'export const a = () => <button aria-label="Close" />;' },
    { 'proxy/practice/portal/a.tsx': 'export const a = () => <input placeholder="Number" />;' },
  ]),
  forbidNodes('sentences that shared/words says come from shared/_locales', sentence, isSayingFile, [
    { 'shared/words/a.ts': "export const a = 'up to';" },
    { 'shared/words/a.ts': `export const a = (n: string) => \`\${n} units left\`;` },
    { 'shared/words/a.ts': "export const a = '剩余';" },
  ]),
  forbidNodes(
    'no table of words in several languages stands beside shared/_locales',
    ({ type, properties }) => {
      if (type !== 'ObjectExpression') return undefined;
      const texts = Array.isArray(properties) ? properties.map(({ value }) => nodeOf(value).type) : [];
      const names = namesOf(properties);
      const isTable = texts.every((one) => one === 'Literal' || one === 'ObjectExpression' || one === 'Identifier');
      return names.includes('en') && names.includes('zh') && isTable ? `words of ${names.join(', ')}` : undefined;
    },
    (path) => isProduction(path) && path !== 'shared/pack/schema.ts' && !isSayingFile(path),
    [
      { 'extension/a.ts': "export const a = { en: 'free', zh: '免费' };" },
      { 'shared/rules/a.ts': "export const a = { en: { free: 'free' }, zh: { free: '免费' } };" },
    ],
  ),
  forbidImports(
    'the page hook and the bridge carry no words',
    (path, specifier) =>
      (path.startsWith('extension/page/') || path.startsWith('extension/bridge/')) &&
      (specifier.startsWith('shared/words/') || specifier.startsWith('shared/_locales/')),
    [{ 'extension/page/a.ts': "import { wordsOf } from '../../shared/words/words-of.ts';" }],
  ),
];
