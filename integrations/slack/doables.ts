import { type AnyCommand, type Button } from '../../src/contract/command';
import { type Form } from '../../src/contract/form';
import { type AnyModal } from '../../src/contract/modal';
import { type Shortcut, type ShortcutMessage } from '../../src/contract/shortcut';
import { type Doable } from './doable';

export function doableCommand<Deps>(command: AnyCommand<Deps>, deps: Deps): Doable {
  const { name, role, summary, usage, fr, examples } = command;
  return {
    kind: 'command',
    name,
    role,
    help: { texts: { en: { summary, usage }, fr }, examples },
    needs: (text, context) => command.needs(text, context),
    run: async (text, context) => command.use(text, deps, context),
  };
}

export function doableButton<Deps>(button: Button<Deps>, deps: Deps): Doable {
  const { id, role, effect } = button;
  return {
    kind: 'button',
    name: id,
    role,
    needs: () => ({ role, effect }),
    run: async (value, context) => button.run(value, deps, context),
  };
}

export function doableModal<Deps>(modal: AnyModal<Deps>, deps: Deps): Doable {
  const { id, role, effect } = modal;
  return {
    kind: 'modal',
    name: id,
    role,
    needs: () => ({ role, effect }),
    check: async (input, context) => modal.check(JSON.parse(input) as Form, deps, context),
    run: async (input, context) => modal.use(JSON.parse(input) as Form, deps, context),
  };
}

export function doableShortcut<Deps>(shortcut: Shortcut<Deps>, deps: Deps): Doable {
  const { id, role, effect } = shortcut;
  return {
    kind: 'shortcut',
    name: id,
    role,
    needs: () => ({ role, effect }),
    run: async (input, context) => shortcut.run(JSON.parse(input) as ShortcutMessage, deps, context),
  };
}
