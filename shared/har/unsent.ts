/** Names of errors that arise before a request leaves: Chromium's, Firefox's and Node's. What is not here may have reached the provider. */
const BEFORE_SENDING = [
  'NAME_NOT_RESOLVED',
  'NAME_RESOLUTION_FAILED',
  'ICANN_NAME_COLLISION',
  'CONNECTION_REFUSED',
  'PROXY_CONNECTION_FAILED',
  'ADDRESS_UNREACHABLE',
  'ADDRESS_INVALID',
  'INTERNET_DISCONNECTED',
  'UNSAFE_PORT',
  'BLOCKED_BY_CLIENT',
  'BLOCKED_BY_ADMINISTRATOR',
  'BLOCKED_BY_CSP',
  'NS_ERROR_UNKNOWN_HOST',
  'NS_ERROR_UNKNOWN_PROXY_HOST',
  'NS_ERROR_OFFLINE',
  'NS_ERROR_CONTENT_BLOCKED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
] as const;

/** True when a recorded error (`net::ERR_NAME_NOT_RESOLVED`, `connection refused`, …) proves that nothing was sent. */
export const provesUnsent = (error: string): boolean => {
  const name = `_${error.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_`;
  return BEFORE_SENDING.some((one) => name.includes(`_${one}_`));
};
