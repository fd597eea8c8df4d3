import { MEETING } from '../../shared/messages/page-port.ts';
import { dispatch, NativeMessageChannel, NativeMessageEvent } from './natives.ts';

/**
 * Hands one end of a new channel to the bridge, which must have started before (the manifest lists it first), and returns
 * the other. Null when nobody took it.
 */
export const meetBridge = (document: Document): MessagePort | null => {
  const { port1, port2 } = new NativeMessageChannel();
  const meeting = new NativeMessageEvent(MEETING.type, { data: MEETING.data, ports: [port2], cancelable: true });
  const taken = !dispatch(document, meeting);
  return taken ? port1 : null;
};
