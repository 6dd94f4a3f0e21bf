import {
  type AnyCommand,
  type Button,
  type Effect,
  type ParseContext,
  type UseContext,
} from '../../src/contract/command';
import { type Role } from '../../src/contract/actor';
import { type Locale } from '../../src/i18n/translate';
import { type Reply } from '../../src/contract/view';
import { type Use } from './use';

/** A command or a button, with what it needs already in its hand. */
export interface Doable {
  kind: Use['kind'];
  /** As it is registered, whatever spelling was used. */
  name: string;
  role: Role;
  effect: Effect;
  /** What help shows; buttons have none. */
  help?: { texts: Record<Locale, { summary: string; usage: string }>; examples: string[] };
  /** @throws InputError that names the argument */
  check(input: string, context: ParseContext): void;
  run(input: string, context: UseContext): Promise<Reply | undefined>;
}

export interface Registry {
  find(use: Pick<Use, 'kind' | 'name'>): Doable | undefined;
  commandNames: string[];
}

/** @throws Error when two commands or two buttons have the same name: one of them would never be heard */
export function createRegistry<Deps>(parts: {
  commands: AnyCommand<Deps>[];
  buttons: Button<Deps>[];
  deps: Deps;
}): Registry {
  const commands = parts.commands.map((command) => ({ command, doable: doableCommand(command, parts.deps) }));
  const buttons = new Map(parts.buttons.map((button) => [button.id, doableButton(button, parts.deps)]));
  refuseTwins(parts.commands.map((command) => command.name));
  refuseTwins(parts.buttons.map((button) => button.id));

  return {
    commandNames: parts.commands.map((command) => command.name),
    find({ kind, name }) {
      if (kind === 'button') return buttons.get(name);
      const wanted = name.toLowerCase();
      const exact = commands.find(({ command }) => command.name === wanted);
      return (exact ?? commands.find(({ command }) => isAlias(command.aliases, wanted)))?.doable;
    },
  };
}

function doableCommand<Deps>(command: AnyCommand<Deps>, deps: Deps): Doable {
  const { name, role, effect, summary, usage, fr, examples } = command;
  return {
    kind: 'command',
    name,
    role,
    effect,
    help: { texts: { en: { summary, usage }, fr }, examples },
    check: (text, context) => command.check(text, context),
    run: async (text, context) => command.use(text, deps, context),
  };
}

function doableButton<Deps>(button: Button<Deps>, deps: Deps): Doable {
  return {
    kind: 'button',
    name: button.id,
    role: button.role,
    effect: button.effect,
    check: () => undefined,
    run: async (value, context) => button.run(value, deps, context),
  };
}

/** The whole name, in any case, with or without its slash in the pattern; never a part of a longer name. */
function isAlias(pattern: RegExp | undefined, name: string): boolean {
  if (pattern === undefined) return false;
  const whole = new RegExp(`^(?:${pattern.source})$`, 'i');
  return whole.test(name) || whole.test(name.slice(1));
}

function refuseTwins(names: string[]): void {
  const twin = names.find((name, index) => names.indexOf(name) !== index);
  if (twin !== undefined) throw new Error(`${twin} is registered twice`);
}
