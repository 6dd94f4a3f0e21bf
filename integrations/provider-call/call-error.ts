import { type NotAccepted } from './failure';

/** A call that did not end in a readable 2xx; carries what that means for the message. */
export class ProviderCallError extends Error {
  override readonly name = 'ProviderCallError';

  constructor(
    readonly outcome: NotAccepted,
    /** HTTP status, where the provider answered at all. */
    readonly status: number | null = null,
  ) {
    super(outcome.kind === 'refused' ? outcome.message : outcome.cause);
  }
}
