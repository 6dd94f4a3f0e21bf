import {
  type SimulatedEmail,
  type SimulatedMessage,
  type SimulatedPerson,
  type SimulatedText,
} from '../contract/simulated';
import { type Problem, type Typed } from './forms';
import { html, type Html } from '../html';

/** All that the page says. A part is null where its provider is real: there is nothing to look into or to play. */
export interface PageFacts {
  facts: { name: string; value: string }[];
  now: Date;
  /** The zone of messages' times. */
  timeZone: string;
  examples: string[];
  slack: { people: SimulatedPerson[]; messages: SimulatedMessage[] } | null;
  texts: SimulatedText[] | null;
  mail: SimulatedEmail[] | null;
  /** Who is played. */
  as: string;
  /** A form that was not understood, as it was typed. */
  typed: Typed;
  problem: Problem | null;
}

/** For a field of a form: that it is wrong, and where that is said. */
export function wrongIf(problem: Problem | null, field: string): Html | null {
  return problem?.field === field ? html` aria-invalid="true" aria-describedby="problem"` : null;
}

/** A text line by line: each finds its own direction, and an override in one cannot turn the next around. */
export function linesOf(text: string): Html[] {
  return text.split('\n').map((line) => html`<p dir="auto">${line}</p>`);
}
