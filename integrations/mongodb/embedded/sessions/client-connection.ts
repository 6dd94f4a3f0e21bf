import { type ScramConversation } from '../wire/scram';

/** What the store remembers of one connection. */
export interface ClientConnection {
  readonly number: number;
  /** Where there are no credentials, from the beginning. */
  authenticated: boolean;
  login: ScramConversation | undefined;
}
