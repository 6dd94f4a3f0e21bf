import { type Translate } from '../i18n/translate';
import { type Actor, type Role } from './actor';
import { type Form } from './form';
import { type Answer } from './view';

/**
 * - `read`: answers in the acknowledgement itself.
 * - `write`: its intent is stored, then acknowledged, then done in one transaction with the intent's completion:
 *   after a crash it is done again from the start, so it happens exactly once.
 * - `flow`: as `write`, but in several transactions; the steps are idempotent by `context.intentKey`.
 */
export type Effect = 'read' | 'write' | 'flow';

/** What a command or a button knows about the moment in which it is used. */
export interface UseContext {
  actor: Actor;
  /** The time at which it was asked, by the domain clock. */
  now: Date;
  t: Translate;
  /** Names this one use: the same for a retry of it, another for the next use. */
  intentKey: string;
  /** What stands in the open modal, when a button or a choice in one is used. */
  form?: Form;
}

/** What a use needs, once it is read. */
export interface Needs {
  role: Role;
  effect: Effect;
}

/** What reading the text may need: words like "tomorrow" and "mine", and the language for what is wrong. */
export type ParseContext = Pick<UseContext, 'now' | 'actor' | 't'>;

export interface Command<Deps, Input = unknown> {
  /** With the slash, as Slack registers it: lower case. */
  name: `/${string}`;
  /** Other spellings that people type; compared without case. */
  aliases?: RegExp;
  family: string;
  summary: string;
  /** What follows the name, in the customary notation: `<needed> [optional]`. */
  usage: string;
  /** Both for those who read French. */
  fr: { summary: string; usage: string };
  /** Right uses without the name, shown by help and after a wrong argument. */
  examples: string[];
  /** The least that any use of it needs. */
  role: Role;
  effect: Effect;
  /** Where one use of it differs: `/lead L-1042` only reads, whatever `/lead` with a new seller does. */
  needs?(input: Input): Partial<Needs>;
  /** Text to input; throws InputError that names the argument. */
  parse(text: string, context: ParseContext): Input;
  /** A modal is for uses that read: nobody waits long enough for the others. */
  run(input: Input, deps: Deps, context: UseContext): Promise<Answer>;
}

export interface Button<Deps> {
  /** The action_id in Block Kit, `<family>.<verb>`. */
  id: string;
  role: Role;
  effect: Effect;
  /**
   * `value` is what the card put into the button; of another element (a choice, an input that tells of each change)
   * it is what was chosen. In a modal, `context.form` has all of its fields.
   */
  run(value: string, deps: Deps, context: UseContext): Promise<Answer | undefined>;
}

/** Input is the command's own affair: the registry holds commands of every input. */
export type AnyCommand<Deps> = Omit<Command<Deps>, 'parse' | 'run' | 'needs'> & {
  use(text: string, deps: Deps, context: UseContext): Promise<Answer>;
  /** Throws InputError when the text is wrong; called before the intent is stored. */
  needs(text: string, context: ParseContext): Needs;
};

/** Declares a slash command. `Deps` is the slice of the product's use cases that it needs. */
export function defineCommand<Deps, Input>(command: Command<Deps, Input>): AnyCommand<Deps> {
  const { parse, run, needs, ...rest } = command;
  return {
    ...rest,
    needs: (text, context) => {
      const input = parse(text, context);
      return { role: rest.role, effect: rest.effect, ...needs?.(input) };
    },
    use: (text, deps, context) => run(parse(text, context), deps, context),
  };
}

export function defineButton<Deps>(button: Button<Deps>): Button<Deps> {
  return button;
}
