import { MEETING } from '../../shared/messages/page-port.ts';

/**
 * Waits for the page hook, which starts next, and takes the port that it hands over. Afterwards there is nothing left in the document that a
 * script of the page could find or fire.
 */
export const meetPage = (document: Document, met: (port: MessagePort) => void): void => {
  const take = (event: Event): void => {
    if (!(event instanceof MessageEvent) || event.data !== MEETING.data) return;
    const [port] = event.ports;
    if (port === undefined) return;
    document.removeEventListener(MEETING.type, take, true);
    event.stopImmediatePropagation();
    event.preventDefault();
    met(port);
  };
  document.addEventListener(MEETING.type, take, true);
};
