import { type SimulatedMail, type SimulatedSlack, type SimulatedTexts } from '../contract/simulated';

/** What the console looks at. A simulator is null where the provider is real. */
export interface ConsoleParts {
  slack: SimulatedSlack | null;
  texts: SimulatedTexts | null;
  mail: SimulatedMail | null;
  /** For the list of state, in this order. */
  facts(): { name: string; value: string }[];
  /** The domain clock's. */
  now(): Date;
  /** Typed lines to offer, such as `/due all`. */
  examples: string[];
  timeZone: string;
}
