type Counted = { readonly one?: string; readonly other: string };

const english = {
  name: 'Practice portal',
  banner: 'Nothing here is real, and nothing you do here is charged. Tollgate treats it like a provider’s console.',
  parcels: 'Parcels',
  containers: 'Containers',
  tricky: 'Tricky cases',
  importOrders: { other: 'Import {n} orders' },
  registerOne: 'Register one',
  register: 'Register',
  remove: 'Remove',
  delete: 'Delete',
  translate: 'Translate',
  changeCarrier: 'Change carrier',
  restart: 'Restart',
  trackBill: 'Track a bill of lading',
  trackContainers: 'Track its containers',
  putOnList: 'Put on the list',
  send: 'Send',
  number: 'Number',
  carrier: 'Carrier',
  status: 'Status',
  language: 'Language',
  type: 'Type',
  line: 'Line',
  onList: 'On the list',
  counted: 'Counted this month',
  bill: 'Bill of lading',
  container: 'Container',
  yes: 'yes',
  no: 'no',
  none: '–',
  anyCarrier: 'Found by 17TRACK',
  noLanguage: 'No translation',
  noParcels: 'No parcel is registered.',
  noContainers: 'No container is tracked.',
  unreadable: 'The simulated provider does not answer. Run npm start, then load this page again.',
  chooseFirst: 'Choose a number in the table first.',
  chooseListed: 'Choose a number that is on the list first.',
  named: '{name}:',
  waiting: 'Waiting for the answer. Tollgate may be asking you in its own window.',
  blocked: 'Blocked: nothing reached the provider.',
  failed: 'No answer.',
  accepted: { one: '1 accepted', other: '{n} accepted' },
  refused: { one: '1 refused', other: '{n} refused' },
  nothingDone: 'Nothing was accepted.',
  providerCounts: 'What the provider counts',
  ofUnits: 'of {n} units this month',
  shipments: { one: 'shipment in {month}', other: 'shipments in {month}' },
  agrees: 'Agrees with Tollgate’s books.',
  unproved: 'Tollgate counts {used}; {n} of them are not proved yet.',
  differs: 'Tollgate counts {used}: they do not agree.',
  notLooking: 'Tollgate is not looking.',
  tryThis: 'Try this',
  tryIt: 'Try it',
  tryImport: { other: 'Import {n} orders and read what it would cost before it does.' },
  tryImportRule: 'One call, many reasons: new, charged again, translated, known, refused.',
  tryAgain: 'Delete a number, then register it again.',
  tryAgainRule: 'Deleting gives nothing back: the number is charged again.',
  tryBill: 'Track a bill of lading beside its containers.',
  tryBillRule: 'The bill and each container count: 1 and 5 are 6 shipments.',
  otherCarrier: 'The same number, another carrier',
  otherCarrierSay: 'RR100000502CN travels with China Post. It is registered with Deutsche Post, too.',
  noCarrier: 'Without a carrier',
  noCarrierSay: 'RR100000516CN is registered once more, and the carrier is left out.',
  again: 'Deleted, then registered again',
  againSay: 'RR100000520CN goes and comes back, as if nothing had been.',
  languageTwice: 'One language, then another',
  languageTwiceSay: 'LB000222118FR gets English, then Chinese.',
  typing: 'Typing mistakes',
  typingSay: 'One number with hyphens, in small letters, and cut short; and one that is none.',
  twice: 'Twice in one list',
  twiceSay: 'A new number stands in the list two times.',
  realTime: 'Asked in real time',
  realTimeSay: 'One instant query for a number that is tracked anyway.',
  sixCarriers: 'Six carriers in a row',
  sixCarriersSay: 'CP100000065HK changes its carrier six times.',
  tooMany: '41 numbers in one call',
  tooManySay: '17TRACK takes 40 at once.',
  unknownCall: 'A call without a rule',
  unknownCallSay: 'A path of the API that nobody has described.',
  silentLine: 'A line that does not answer',
  silentLineSay: 'HLXU7300927 is tracked, and its shipping line stays silent.',
  statuses: {
    NotFound: 'No result yet',
    InfoReceived: 'Announced',
    InTransit: 'In transit',
    OutForDelivery: 'Out for delivery',
    AvailableForPickup: 'Pick-up',
    Delivered: 'Delivered',
    DeliveryFailure: 'Not delivered',
    Exception: 'Exception',
    Expired: 'Expired',
    Stopped: 'Stopped',
  },
} as const;

type Shape<T> = T extends string
  ? string
  : T extends { readonly other: string }
    ? Counted
    : { readonly [K in keyof T]: string };
type Words = { readonly [Name in keyof typeof english]: Shape<(typeof english)[Name]> };

const chinese: Words = {
  name: '练习门户',
  banner: '这里的一切都不是真的，您的操作不会产生任何费用。Tollgate 把它当作服务商的控制台。',
  parcels: '包裹',
  containers: '集装箱',
  tricky: '易错情形',
  importOrders: { other: '导入 {n} 个订单' },
  registerOne: '注册一个',
  register: '注册',
  remove: '移除',
  delete: '删除',
  translate: '翻译',
  changeCarrier: '更换运输商',
  restart: '重启',
  trackBill: '追踪提单',
  trackContainers: '追踪其集装箱',
  putOnList: '加入列表',
  send: '发送',
  number: '单号',
  carrier: '运输商',
  status: '状态',
  language: '语言',
  type: '类型',
  line: '船公司',
  onList: '在列表中',
  counted: '本月已计',
  bill: '提单',
  container: '集装箱',
  yes: '是',
  no: '否',
  none: '–',
  anyCarrier: '由 17TRACK 识别',
  noLanguage: '不翻译',
  noParcels: '没有已注册的包裹。',
  noContainers: '没有正在追踪的集装箱。',
  unreadable: '模拟服务商没有响应。请运行 npm start，然后重新加载此页。',
  chooseFirst: '请先在表格中选择单号。',
  chooseListed: '请先选择在列表中的单号。',
  named: '{name}：',
  waiting: '正在等待结果。Tollgate 可能正在它自己的窗口中询问您。',
  blocked: '已阻止：没有任何内容到达服务商。',
  failed: '没有响应。',
  accepted: { other: '接受 {n} 个' },
  refused: { other: '拒绝 {n} 个' },
  nothingDone: '没有接受任何单号。',
  providerCounts: '服务商的计数',
  ofUnits: '本月共 {n} 个单位',
  shipments: { other: '个货运（{month}）' },
  agrees: '与 Tollgate 的账目一致。',
  unproved: 'Tollgate 计为 {used}，其中 {n} 个尚未证实。',
  differs: 'Tollgate 计为 {used}，两者不一致。',
  notLooking: 'Tollgate 没有在看此页。',
  tryThis: '试一试',
  tryIt: '试试',
  tryImport: { other: '导入 {n} 个订单，先看清费用再决定。' },
  tryImportRule: '一个请求，多种原因：新单号、再次收费、翻译、已注册、被拒绝。',
  tryAgain: '删除一个单号，再重新注册。',
  tryAgainRule: '删除不退还额度：该单号会再次收费。',
  tryBill: '同时追踪提单和它的集装箱。',
  tryBillRule: '提单和每个集装箱都计数：1 加 5 等于 6 个货运。',
  otherCarrier: '同一单号，另一运输商',
  otherCarrierSay: 'RR100000502CN 由中国邮政运送，再以德国邮政注册一次。',
  noCarrier: '不填运输商',
  noCarrierSay: '再次注册 RR100000516CN，不填运输商。',
  again: '删除后重新注册',
  againSay: 'RR100000520CN 被删除，又重新注册。',
  languageTwice: '先一种语言，再另一种',
  languageTwiceSay: 'LB000222118FR 先设为英语，再设为中文。',
  typing: '输入错误',
  typingSay: '同一单号：带连字符、小写、少一位；还有一个根本不是单号。',
  twice: '列表中出现两次',
  twiceSay: '一个新单号在列表中出现两次。',
  realTime: '实时查询',
  realTimeSay: '对已在追踪的单号做一次即时查询。',
  sixCarriers: '连续更换六次运输商',
  sixCarriersSay: 'CP100000065HK 更换六次运输商。',
  tooMany: '一个请求 41 个单号',
  tooManySay: '17TRACK 一次最多接受 40 个。',
  unknownCall: '没有规则的请求',
  unknownCallSay: '一个没有说明的 API 路径。',
  silentLine: '不回应的船公司',
  silentLineSay: '追踪 HLXU7300927，而船公司没有回应。',
  statuses: {
    NotFound: '暂无结果',
    InfoReceived: '已揽收信息',
    InTransit: '运输途中',
    OutForDelivery: '派送中',
    AvailableForPickup: '到达待取',
    Delivered: '已签收',
    DeliveryFailure: '投递失败',
    Exception: '异常',
    Expired: '已过期',
    Stopped: '已停止',
  },
};

type NameOf<T> = { [Name in keyof Words]: Words[Name] extends T ? Name : never }[keyof Words];
type Values = Readonly<Record<string, string>>;

/** Names of what the portal says in one form. */
export type TextName = NameOf<string>;

/** The portal's words in the reader's language. */
export interface Say {
  readonly locale: 'en-GB' | 'zh-CN';
  (name: TextName, values?: Values): string;
  count(name: NameOf<Counted>, count: number, values?: Values): string;
  /** A parcel's status as 17TRACK writes it, in words. */
  status(status: string): string;
}

/** The words for a browser's language: Chinese where it asks for it, else English. */
export function wordsFor(language: string): Say {
  const isChinese = /^zh\b/i.test(language);
  const words: Words = isChinese ? chinese : english;
  const locale = isChinese ? 'zh-CN' : 'en-GB';
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const statuses: ReadonlyMap<string, string> = new Map(Object.entries(words.statuses));
  const fill = (sentence: string, values: Values): string =>
    sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return Object.assign((name: TextName, values: Values = {}) => fill(words[name], values), {
    locale,
    count: (name: NameOf<Counted>, count: number, values: Values = {}) => {
      const { one, other } = words[name];
      const sentence = plurals.select(count) === 'one' ? (one ?? other) : other;
      return fill(sentence, { n: numbers.format(count), ...values });
    },
    status: (status: string) => statuses.get(status) ?? status,
  } as const);
}
