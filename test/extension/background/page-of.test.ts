import { describe, expect, test } from 'vitest';
import { isOwnPage, pageOf } from '../../../extension/background/bridges/page-of.ts';

const ID = 'abcdefgh';
const ROOT = `chrome-extension://${ID}/`;
const tab = { id: 7, windowId: 3, url: 'https://shop.example/orders' };

describe('the document at the other end of a bridge', () => {
  test('is known by the browser’s id for it, and its site by its origin', () => {
    const sender = {
      id: ID,
      tab,
      frameId: 0,
      documentId: 'D1',
      url: 'https://shop.example/orders',
      origin: 'https://shop.example',
    };
    expect(pageOf(sender, ID)).toEqual({
      key: 'D1',
      tab: 7,
      window: 3,
      site: 'shop.example',
      isPractice: false,
      isTop: true,
    });
  });

  test('of a frame is named after the frame, and after its tab where the frame has no origin of its own', () => {
    const frame = {
      id: ID,
      tab,
      documentId: 'D2',
      url: 'https://widget.example/w',
      origin: 'https://widget.example',
    };
    expect(pageOf(frame, ID)?.site).toBe('widget.example');
    expect(pageOf({ ...frame, url: 'about:srcdoc', origin: 'null' }, ID)?.site).toBe('shop.example');
  });

  test('is nobody where the browser gives no id for it: one that loads anew could pass for the one before', () => {
    expect(pageOf({ id: ID, tab, url: 'https://shop.example/orders' }, ID)).toBeNull();
  });

  test('is the practice portal only on this machine and under its path', () => {
    const at = (url: string): boolean | undefined => pageOf({ id: ID, tab, documentId: 'D3', url }, ID)?.isPractice;
    expect(at('http://127.0.0.1:8717/_tollgate/practice/')).toBe(true);
    expect(at('http://localhost:8717/_tollgate/practice/')).toBe(true);
    expect(at('http://127.0.0.1:8717/other')).toBe(false);
    expect(at('https://shop.example/_tollgate/practice/')).toBe(false);
  });

  test('is nobody when another extension asks, or no tab does', () => {
    expect(pageOf({ id: 'other', tab, url: 'https://shop.example/' }, ID)).toBeNull();
    expect(pageOf({ id: ID, url: `${ROOT}popup.html` }, ID)).toBeNull();
    expect(pageOf(undefined, ID)).toBeNull();
  });
});

describe('a message', () => {
  test('of a page of the extension’s own is heard', () => {
    expect(isOwnPage({ id: ID, url: `${ROOT}warning.html`, tab }, ID, ROOT)).toBe(true);
    expect(isOwnPage({ id: ID, url: `${ROOT}popup.html` }, ID, ROOT)).toBe(true);
  });

  test('of a content script, a web page or another extension is not', () => {
    expect(isOwnPage({ id: ID, url: 'https://shop.example/', tab }, ID, ROOT)).toBe(false);
    expect(isOwnPage({ id: 'other', url: `${ROOT}popup.html` }, ID, ROOT)).toBe(false);
    expect(isOwnPage({ id: ID, url: `https://shop.example/?${ROOT}` }, ID, ROOT)).toBe(false);
    expect(isOwnPage(undefined, ID, ROOT)).toBe(false);
  });
});
