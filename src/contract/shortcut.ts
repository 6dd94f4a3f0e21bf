import { type Role } from './actor';
import { type Effect, type UseContext } from './command';
import { type Answer } from './view';

/** The message on which a message shortcut was used; a global one has only an empty text. */
export interface ShortcutMessage {
  text: string;
  /** Leads back to the message. */
  permalink?: string;
  /** Slack user id of who wrote it. */
  author?: string;
}

export interface Shortcut<Deps> {
  /** The callback_id, `<family>.<verb>`. */
  id: string;
  place: 'message' | 'global';
  /** At most 24 characters; Slack has no translations of it. */
  name: string;
  /** At most 150 characters. */
  description: string;
  role: Role;
  /** `read` to open a modal: its trigger lives for three seconds. */
  effect: Effect;
  run(message: ShortcutMessage, deps: Deps, context: UseContext): Promise<Answer | undefined>;
}

export function defineShortcut<Deps>(shortcut: Shortcut<Deps>): Shortcut<Deps> {
  return shortcut;
}
