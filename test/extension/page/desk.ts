import type { CallVerdict, ToBridge } from '../../../shared/messages/page-port.ts';

/** A bridge for tests, in the page itself: it hears what the hook says and answers when told to, or by itself. */
export interface Desk {
  readonly heard: ToBridge[];
  /** Null: every question waits for `answer`. */
  auto: CallVerdict | null;
  answer(id: string, verdict: CallVerdict): void;
  /** Lets a request through once that cannot be held. */
  letNext(method: string, url: string): void;
  /** The ids that wait. */
  waiting(): string[];
}

/** Runs in the page before the hook, as a whole: it may use nothing from outside. */
export function openDesk(options: { meeting: { type: string; data: string }; auto: CallVerdict | null }): void {
  const heard: ToBridge[] = [];
  const waiting: string[] = [];
  let port: MessagePort | undefined;
  // As a real bridge, it is out of reach of what the page does to its own built-ins.
  const { apply } = Reflect;
  const { postMessage } = MessagePort.prototype;
  const desk: Desk = {
    heard,
    auto: options.auto,
    answer(id, verdict) {
      waiting.splice(waiting.indexOf(id), 1);
      apply(postMessage, port, [{ kind: 'verdict', id, verdict }]);
    },
    letNext(method, url) {
      apply(postMessage, port, [{ kind: 'lets', requests: [{ method, url }] }]);
    },
    waiting: () => [...waiting],
  };
  const take = (event: Event): void => {
    if (!(event instanceof MessageEvent) || event.data !== options.meeting.data) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    document.removeEventListener(options.meeting.type, take);
    port = event.ports[0];
    port?.addEventListener('message', ({ data }) => {
      heard[heard.length] = data;
      if (data.kind === 'gone') waiting.splice(waiting.indexOf(data.id), 1);
      if (data.kind !== 'ask' || data.call.free) return;
      waiting[waiting.length] = data.id;
      // A decision takes a while: what the page does in the same task as its call must have happened.
      if (desk.auto !== null)
        setTimeout(() => desk.auto !== null && waiting.includes(data.id) && desk.answer(data.id, desk.auto), 5);
    });
    port?.start();
  };
  document.addEventListener(options.meeting.type, take);
  Reflect.set(window, 'desk', desk);
  Reflect.set(window, 'labFetch', window.fetch.bind(window));
}
