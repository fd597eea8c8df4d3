import { type Console, notFound, pageWith } from './console.ts';

const SCRIPT = `
fetch('/ping', { method: 'POST', body: new URLSearchParams({ at: Date.now() }) });
const send = async (numbers) => {
  const body = new URLSearchParams({ action: 'trackAdd', list: numbers.join('\\n'), lang: 'en' });
  const response = await fetch('/cgi/tracking', { method: 'POST', body });
  return (await response.text()).replace(/<[^>]*>/g, ' ').trim();
};`;

const html = (text: string): Response =>
  new Response(`<html><body><p>${text}</p></body></html>`, { headers: { 'content-type': 'text/html' } });

/** A console of the old kind: forms are posted, pages come back, and each number costs each time. */
export const openFormConsole = (): Console => {
  let charged = 0;
  return {
    host: 'parcels.example',
    title: 'Parcel desk',
    page: pageWith('Parcel desk', SCRIPT),
    charged: () => charged,
    answer: async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === '/ping') return html('pong');
      if (pathname !== '/cgi/tracking') return notFound();
      const form = new URLSearchParams(await request.text());
      if (form.get('action') !== 'trackAdd') return html('nothing to do');
      const numbers = (form.get('list') ?? '').split(/[\s,;]+/).filter((number) => number !== '');
      charged += numbers.length;
      return html(`${numbers.length} added`);
    },
  };
};
