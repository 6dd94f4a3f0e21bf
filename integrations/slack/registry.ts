import { type AnyCommand, type Button } from '../../src/contract/command';
import { type AnyModal } from '../../src/contract/modal';
import { type Shortcut } from '../../src/contract/shortcut';
import { type Doable } from './doable';
import { doableButton, doableCommand, doableModal, doableShortcut } from './doables';
import { type Use } from './use';

export interface Registry {
  find(use: Pick<Use, 'kind' | 'name'>): Doable | undefined;
  commandNames: string[];
}

/** What is registered; a kind that is not given has none. */
export interface Registered<Deps> {
  commands: AnyCommand<Deps>[];
  buttons: Button<Deps>[];
  modals?: AnyModal<Deps>[];
  shortcuts?: Shortcut<Deps>[];
}

/** @throws Error when two of a kind have the same name: one of them would never be heard */
export function createRegistry<Deps>(parts: Registered<Deps> & { deps: Deps }): Registry {
  const { deps, modals = [], shortcuts = [] } = parts;
  const commands = parts.commands.map((command) => ({ command, doable: doableCommand(command, deps) }));
  const byId = {
    button: new Map(parts.buttons.map((button) => [button.id, doableButton(button, deps)])),
    modal: new Map(modals.map((modal) => [modal.id, doableModal(modal, deps)])),
    shortcut: new Map(shortcuts.map((shortcut) => [shortcut.id, doableShortcut(shortcut, deps)])),
  };
  refuseTwins(parts.commands.map((command) => command.name));
  for (const all of [parts.buttons, modals, shortcuts]) refuseTwins(all.map(({ id }) => id));

  return {
    commandNames: parts.commands.map((command) => command.name),
    find({ kind, name }) {
      if (kind !== 'command') return byId[kind].get(name);
      const wanted = name.toLowerCase();
      const exact = commands.find(({ command }) => command.name === wanted);
      return (exact ?? commands.find(({ command }) => isAlias(command.aliases, wanted)))?.doable;
    },
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
