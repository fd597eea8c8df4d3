import type { Locale } from '../../shared/words/views.ts';
import { type SayOf, sayOf, type Translated } from '../say.ts';

const english = {
  title: 'Welcome – Tollgate',
  head: 'Tollgate is on guard.',
  sub: 'Before a call that may charge is sent, it says what it costs, and asks.',
  guardHead: 'What it guards, and what it does not',
  guarded: 'Guarded now',
  notGuarded: 'Not guarded',
  ownSites: 'Calls that may charge on 17track.net, sinay.ai and safecube.ai: they wait for your answer',
  otherSites:
    'The same calls from any other site: the browser’s own rules block them, and Tollgate counts them, until you add the site',
  otherWays: 'Calls that cannot wait, from workers, beacons and forms: blocked, and shown to you',
  programs: 'Other programs on this computer, until they go through Tollgate’s proxy',
  elsewhere: 'Other browsers, other computers, your colleagues',
  privateWindows: 'Private windows, until you allow Tollgate there, in the browser’s settings for extensions',
  portals: 'Portals of other providers',
  noSites: 'The providers’ own sites, until the browser lets Tollgate see them',
  giveSites: 'Let Tollgate see them',
  planHead: 'Which {provider} plan do you have?',
  another: 'Another',
  notes200: 'Accounts opened since January 2026',
  notes100: 'Older free accounts',
  notesN: 'A number each month; bought units go into Settings',
  perMonth: 'Units each month',
  set: 'Set',
  planNote:
    'How many are left is known once {provider} says so. Until then Tollgate says that it is not known, and asks all the same.',
  dontKnow: 'I don’t know yet',
  dontKnowSaid:
    'What is left stays unknown until {provider} says it. Pick a plan whenever you know it, here or in Settings.',
  planSaid: 'Set: {plan}. Accounts that are seen from now on start with it.',
  practiceHead: 'See it once, without spending anything',
  practiceBody:
    'The practice portal talks to make-believe providers. Import 40 orders, read the warning, block or allow it, and see what the provider would have counted.',
  pin: 'Pin Tollgate beside the address bar to see what is left at a glance: the puzzle piece, then the pin.',
  closePage: 'Close this page',
} as const;

const chinese: Translated<typeof english> = {
  title: '欢迎 – Tollgate',
  head: 'Tollgate 已开始看守。',
  sub: '可能收费的请求在发送之前，它会说明费用并征求您的同意。',
  guardHead: '看守什么，不看守什么',
  guarded: '现在看守',
  notGuarded: '不看守',
  ownSites: '17track.net、sinay.ai 和 safecube.ai 上可能收费的请求：等待您的答复',
  otherSites: '来自其他网站的同类请求：由浏览器自身的规则阻止，并由 Tollgate 计数，直到您添加该网站',
  otherWays: '无法等待的请求（来自 worker、beacon 和表单）：阻止并向您显示',
  programs: '此电脑上的其他程序，除非经过 Tollgate 的代理',
  elsewhere: '其他浏览器、其他电脑、您的同事',
  privateWindows: '隐私窗口，直到您在浏览器的扩展设置中允许 Tollgate',
  portals: '其他服务商的门户',
  noSites: '服务商自己的网站，直到浏览器允许 Tollgate 访问',
  giveSites: '允许 Tollgate 访问',
  planHead: '您使用哪种 {provider} 套餐？',
  another: '其他',
  notes200: '2026 年 1 月以后开通的账户',
  notes100: '较早的免费账户',
  notesN: '每月一定数量；购买的额度请在设置中填写',
  perMonth: '每月单位数',
  set: '设置',
  planNote: '{provider} 告知之后才知道剩余多少。在此之前 Tollgate 会说明尚不清楚，但仍会询问。',
  dontKnow: '还不知道',
  dontKnowSaid: '在 {provider} 告知之前，剩余额度保持未知。知道后可随时在此处或设置中选择套餐。',
  planSaid: '已设置：{plan}。今后见到的账户以此为准。',
  practiceHead: '不花任何额度先看一次',
  practiceBody: '练习门户连接的是模拟的服务商。导入 40 个订单，阅读提示，阻止或允许，再看服务商会计多少。',
  pin: '把 Tollgate 固定在地址栏旁，即可随时看到剩余额度：点击拼图图标，再点图钉。',
  closePage: '关闭此页',
};

/** What the first page says itself. */
export type SayWelcome = SayOf<Translated<typeof english>>;

/** The words of the first page in a language. */
export const welcomeWords = (locale: Locale): SayWelcome => sayOf({ en: english, zh: chinese }, locale);
