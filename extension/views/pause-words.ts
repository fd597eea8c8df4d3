const english = {
  pause: 'Pause',
  guardAgain: 'Guard again',
  /** Over the choices. */
  pauseHow: 'Calls pass unasked and are counted',
  quarter: '15 minutes',
  hour: '1 hour',
  tonight: 'Until tonight',
  notHeard: 'Tollgate did not hear that. Press again.',
  /** `until`: "until 21:15" */
  paused: 'Paused {until}.',
  pausedPass: 'Calls pass unasked.',
  pausedNote: 'They are still counted. The badge shows II.',
} as const;

const chinese: Readonly<Record<keyof typeof english, string>> = {
  pause: '暂停',
  guardAgain: '恢复看守',
  pauseHow: '请求不询问直接通过，并会计数',
  quarter: '15 分钟',
  hour: '1 小时',
  tonight: '到今晚',
  notHeard: 'Tollgate 没有收到，请再按一次。',
  paused: '已暂停，{until}。',
  pausedPass: '请求不询问直接通过。',
  pausedNote: '仍会计数。图标上显示 II。',
};

/** What the pause says. */
export const pauseWords = { en: english, zh: chinese };
