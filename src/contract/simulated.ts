/**
 * What the console needs of the simulators: what they saw, and what a person could do in their place. An integration
 * hands one over only while it is a sandbox; a real provider has nobody to play.
 */

/** How the bot answered what was played to it, in a few words for a person. */
export interface Played {
  ok: boolean;
  /** It said something in the acknowledgement; otherwise more is to come. */
  isAnswered: boolean;
  detail: string;
}

interface Simulated {
  /** Grows with everything that the simulator sees. */
  seen(): number;
}

/** Which button of which message, as Slack names it. */
interface ButtonPlace {
  /** The channel's id. */
  channel: string;
  messageTs: string;
  blockId: string;
  actionId: string;
  value: string;
}

export interface SimulatedButton {
  label: string;
  isPrimary: boolean;
  place: ButtonPlace;
}

/** A message as it stands now, its blocks as lines of plain text. */
export interface SimulatedMessage {
  /** With its `#`, or whose direct messages they are. */
  channel: string;
  /** The bot's or a person's name. */
  from: string;
  /** Whom it is shown to, by name; null: everybody in the channel. */
  onlyFor: string | null;
  /** Real clock. */
  at: Date;
  isEdited: boolean;
  lines: string[];
  buttons: SimulatedButton[];
}

export interface SimulatedPerson {
  id: string;
  name: string;
  /** BCP 47, as Slack tells it. */
  locale: string;
}

export interface SimulatedSlack extends Simulated {
  /** Who can be played. Never empty. */
  people: SimulatedPerson[];
  /** The newest ones, newest first. */
  messages(limit: number): SimulatedMessage[];
  command(typed: { user: string; command: string; text: string }): Promise<Played>;
  press(pressed: { user: string; button: ButtonPlace }): Promise<Played>;
}

export interface SimulatedText {
  direction: 'in' | 'out';
  from: string;
  to: string;
  body: string;
  status: string;
  at: Date;
}

export interface SimulatedTexts extends Simulated {
  /** The newest ones, newest first. */
  messages(limit: number): SimulatedText[];
  /** Somebody texts the bot; `from` in E.164. */
  receive(text: { from: string; body: string }): Promise<Played>;
}

export interface SimulatedEmail {
  to: string;
  subject: string;
  body: string;
  status: string;
  at: Date;
}

export interface SimulatedMail extends Simulated {
  /** The newest ones, newest first. */
  messages(limit: number): SimulatedEmail[];
}
