import { fill, type PluralForms, plural, sayNumber } from '../shared/words/locale.ts';
import type { Locale } from '../shared/words/views.ts';

const english = {
  /** Title of the window while there is nothing to decide. */
  name: 'Tollgate',
  askedBy: 'asked by',
  inTab: 'in the tab',
  block: 'Block',
  allow: 'Allow',
  allowUnits: 'Allow {n}',
  close: 'Close',
  tryAgain: 'Try again',
  newTab: 'opens in a new tab',
  closingBlocks: 'Closing this window blocks the call.',
  /** Under a question that changed, for the half second in which Allow is off. */
  timeToRead: 'Allow wakes when you have had time to read.',
  waiting: { one: '1 more call waits.', other: '{n} more calls wait.' },
  more: { one: '1 more', other: '{n} more' },
  sending: 'Sending to {provider}',
  closesItself: 'This window closes by itself.',
  nothingToDecide: 'Nothing to decide. No call is held.',
  notAnswering: 'Tollgate does not answer',
  staysHeld: 'Tollgate does not answer. The call stays held and is not sent; Tollgate is asked again every second.',
  decisionLost: 'Tollgate did not hear that. The call stays held: decide again.',
  loading: 'Reading the books',
  makingHead: 'Making the books anew',
  askedAgain: 'Tollgate is asked again every second.',
  guarding: { one: 'guarding 1 provider', other: 'guarding {n} providers' },
  firstHead: 'Tollgate is on guard',
  firstBody:
    'Work on 17TRACK’s and Safecube’s sites as before. Before a call that may charge is sent, Tollgate says what it costs and asks you.',
  firstTry: 'See it once without spending anything: the practice portal talks to make-believe providers.',
  openPractice: 'Open the practice portal',
  practiceAway:
    'The practice portal does not answer on 127.0.0.1:8717. Run npm start in Tollgate’s folder, then open it again.',
  noAccounts: 'No account seen yet. It shows up here with its first call.',
  checkHead: 'Check before you register',
  provider: 'Provider',
  checkHint: 'Numbers, CSV, Excel, HAR, cURL, Postman',
  checkDrop: 'Drop the file to check it',
  chooseFile: 'Choose a file',
  checking: 'Checking',
  details: 'What it is made of',
  fileTooLarge: '{name} is larger than {n} MB. Check it in parts.',
  fileUnreadable: '{name} cannot be read.',
  /** `what` says what the file is, or how it was read, and has no full stop. */
  fileIs: '{name} {what}.',
  textIs: 'This {what}.',
  fileNote: '{name}: {what}.',
  noRecording: 'is no whole recording (HAR): it has no list of entries',
  jsonEnds: 'is JSON that breaks off at line {line}: take the whole of it',
  jsonBroken: 'is no valid JSON: look at line {line}',
  callsRead: { one: '1 call read', other: '{n} calls read' },
  /** `names` stand in a cURL command or a collection for what is filled in when it is sent. */
  unfilled: { one: '{names} has no value here.', other: '{names} have no value here.' },
  sheets: 'Sheets of this workbook',
  otherSheet: 'Another sheet',
  columns: 'Columns of this list',
  columnOf: 'Column {letter}',
  otherColumn: 'Another column',
  accounts: 'Accounts to count on',
  otherAccount: 'Another account',
  listJoint: ', ',
  noCheck: 'Tollgate did not answer. Check again.',
  lastCalls: 'Last charges',
  freeCalls: { one: '1 call', other: '{n} calls' },
  free: 'free',
  noCalls: 'No calls yet.',
  practice: 'practice',
  exportCsv: 'Export CSV',
  exportJson: 'Export JSON',
  exported: 'Saved: {name}',
  exportFailed: 'Tollgate did not answer. Export again.',
  brokenHead: 'The books cannot be read',
} as const;

type Words = { readonly [Name in keyof typeof english]: (typeof english)[Name] extends string ? string : PluralForms };

const chinese: Words = {
  name: 'Tollgate',
  askedBy: '请求来自',
  inTab: '标签页标题',
  block: '阻止',
  allow: '允许',
  allowUnits: '允许 {n}',
  close: '关闭',
  tryAgain: '重试',
  newTab: '在新标签页中打开',
  closingBlocks: '关闭此窗口即阻止该请求。',
  timeToRead: '“允许”会在您看清变化后恢复。',
  waiting: { other: '还有 {n} 个请求在等待。' },
  more: { other: '还有 {n} 个' },
  sending: '正在发送到 {provider}',
  closesItself: '此窗口会自动关闭。',
  nothingToDecide: '没有需要决定的请求。',
  notAnswering: 'Tollgate 没有响应',
  staysHeld: 'Tollgate 没有响应。该请求仍在等待，不会发送；每秒会重新询问 Tollgate。',
  decisionLost: 'Tollgate 没有收到您的决定。该请求仍在等待，请重新决定。',
  loading: '正在读取账本',
  makingHead: '正在重建账本',
  askedAgain: '每秒会重新询问 Tollgate。',
  guarding: { other: '正在看守 {n} 家服务商' },
  firstHead: 'Tollgate 已开始看守',
  firstBody: '照常使用 17TRACK 和 Safecube 的网站即可。可能收费的请求在发送之前，Tollgate 会说明费用并征求您的同意。',
  firstTry: '不花任何额度先看一次：练习门户连接的是模拟的服务商。',
  openPractice: '打开练习门户',
  practiceAway: '练习门户在 127.0.0.1:8717 上没有响应。请在 Tollgate 的文件夹中运行 npm start，然后再次打开。',
  noAccounts: '还没有见到账户。第一次请求之后，账户会显示在这里。',
  checkHead: '注册前先查费用',
  provider: '服务商',
  checkHint: '单号、CSV、Excel、HAR、cURL 或 Postman',
  checkDrop: '松开鼠标即可检查此文件',
  chooseFile: '选择文件',
  checking: '正在检查',
  details: '费用构成',
  fileTooLarge: '{name} 超过 {n} MB，请分批检查。',
  fileUnreadable: '无法读取 {name}。',
  fileIs: '{name} {what}。',
  textIs: '此文本{what}。',
  fileNote: '{name}：{what}。',
  noRecording: '不是完整的录制文件（HAR）：其中没有条目列表',
  jsonEnds: '是在第 {line} 行中断的 JSON：请提供完整内容',
  jsonBroken: '不是有效的 JSON：请查看第 {line} 行',
  callsRead: { other: '读取了 {n} 个请求' },
  unfilled: { other: '{names} 在此没有值。' },
  sheets: '此工作簿的工作表',
  otherSheet: '换一个工作表',
  columns: '此列表的列',
  columnOf: '{letter} 列',
  otherColumn: '换一列',
  accounts: '用于计算的账户',
  otherAccount: '换一个账户',
  listJoint: '、',
  noCheck: 'Tollgate 没有响应，请重新检查。',
  lastCalls: '最近的收费',
  freeCalls: { other: '{n} 个请求' },
  free: '免费',
  noCalls: '还没有请求。',
  practice: '练习',
  exportCsv: '导出 CSV',
  exportJson: '导出 JSON',
  exported: '已保存：{name}',
  exportFailed: 'Tollgate 没有响应，请重新导出。',
  brokenHead: '无法读取账本',
};

type TextName = { [Name in keyof Words]: Words[Name] extends string ? Name : never }[keyof Words];
type CountedName = Exclude<keyof Words, TextName>;

/** Says what a page itself has to say; sentences about quotes come ready from the background. */
export interface Say {
  readonly locale: Locale;
  (name: TextName, values?: Readonly<Record<string, string>>): string;
  /** In the plural form that the language has for `count`, written as the locale writes numbers. */
  count(name: CountedName, count: number): string;
}

/** The pages' own words in a language. */
export const wordsIn = (locale: Locale): Say => {
  const words: Words = locale === 'zh' ? chinese : english;
  const say = (name: TextName, values: Readonly<Record<string, string>> = {}): string => fill(words[name], values);
  const count = (name: CountedName, n: number): string =>
    fill(plural(n, locale, words[name]), { n: sayNumber(n, locale) });
  return Object.assign(say, { locale, count });
};
