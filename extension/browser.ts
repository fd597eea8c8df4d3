import webextension, { type Runtime } from 'webextension-polyfill';

/**
 * The one door to the browser's extension API: promises under `browser`, in Chromium and in Firefox alike. It exists only inside an extension, so
 * nothing but entry files imports it; everything else receives what it needs as arguments.
 */
export const browser = webextension;

/** A connection between two parts of the extension. */
export type Port = Runtime.Port;
