import { type Role } from '../../src/contract/actor';
import { type Needs, type ParseContext, type UseContext } from '../../src/contract/command';
import { type Answer, type Showing } from '../../src/contract/view';
import { type Locale } from '../../src/i18n/translate';
import { type Use } from './use';

/** A command, a button, a shortcut or a modal, with what it needs already in its hand. */
export interface Doable {
  kind: Use['kind'];
  /** As it is registered, whatever spelling was used. */
  name: string;
  /** The least that any use of it needs. */
  role: Role;
  /** What help shows; only commands have it. */
  help?: { texts: Record<Locale, { summary: string; usage: string }>; examples: string[] };
  /** What this use of it needs. @throws InputError that names the argument */
  needs(input: string, context: ParseContext): Needs;
  /**
   * Before the acknowledgement; only reads. @throws InputError that names a field
   * @returns what a modal shows in its place instead of being done
   */
  check?(input: string, context: UseContext): Promise<Showing | undefined>;
  run(input: string, context: UseContext): Promise<Answer | undefined>;
}
