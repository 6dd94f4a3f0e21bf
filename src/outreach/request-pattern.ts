import { type Channel } from '../policy/channel';

/** One way to ask for silence, over a folded clause without courtesies and preamble. */
export interface RequestPattern {
  pattern: RegExp;
  /** Too short to be meant between two commas. */
  wholeSentence?: true;
  /** Words that make it a wish about a time, or about something else. */
  unless?: RegExp;
}

/** Which words name a channel. */
export type ScopeWords = Record<Channel, RegExp>;
