/** The client began a body and stopped sending it. */
export class StalledError extends Error {
  override readonly name = 'StalledError';
  constructor() {
    super('the request body stopped coming');
  }
}
