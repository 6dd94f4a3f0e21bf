import { blockProblems } from '../../integrations/slack/block-limits';
import { viewProblems } from '../../integrations/slack/view-problems';
import { type Workspace } from '../support/workspace';

/** What a person can press or send in something that the bot showed. */
export type Doable =
  | { kind: 'button'; name: string; value: string; viewId?: string }
  | { kind: 'modal'; name: string; viewId: string };

export interface Walk {
  /** `button task.skip`, `command /lead`, … : those that were used through the signed door. */
  used: Set<string>;
  /** Everything shown that Slack would refuse, and everything said that is a mistake of ours. */
  problems: string[];
  type(command: string, text: string, user: string): Promise<void>;
  use(doable: Doable, user: string): Promise<void>;
  shortcut(callbackId: string, global: boolean, text: string, user: string): Promise<void>;
  /** What stands there to press, the newest of each kind. */
  shown(): Doable[];
}

type Node = Record<string, unknown>;

/** Uses the bot as people do, and looks at each thing that it shows. */
export function createWalk(world: Workspace, values: Record<string, string>): Walk {
  const used = new Set<string>();
  const problems: string[] = [];
  const shown = new Map<string, Doable>();
  let looked = 0;

  const answered = () =>
    world.log.lines.filter(({ message }) => message === 'A use of Slack was answered').length;

  /** Does it, waits until it is answered to the end, and looks at what came. */
  async function perform(what: string, work: () => Promise<unknown>): Promise<void> {
    used.add(what);
    const before = answered();
    await work();
    for (let tries = 0; answered() === before && tries < 1_000; tries++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    if (answered() === before) problems.push(`${what}: is not answered`);
    await world.deliver();
    look(what);
  }

  function look(what: string): void {
    const entries = world.sandbox.ledger.entries();
    const fresh = entries.slice(looked);
    looked = entries.length;
    for (const entry of fresh) {
      if (entry.type === 'refused') problems.push(`${what}: ${entry.method} ${entry.error}`);
      if (entry.type === 'view') {
        check(what, viewProblems(entry.view as never), entry.view);
        const { callback_id, blocks, submit, type } = entry.view as Node;
        collect(blocks, type === 'modal' ? entry.viewId : undefined);
        if (submit) shown.set(`modal ${callback_id as string}`, modalOf(callback_id, entry.viewId));
      }
      if (entry.type === 'ephemeral' || entry.type === 'posted' || entry.type === 'edited') {
        check(what, blockProblems({ text: entry.text, blocks: entry.blocks as never }), entry);
        collect(entry.blocks);
      }
      if (entry.type === 'interaction') {
        const { body = '', answered: isAnswered } = entry.webhook as { body?: string; answered: boolean };
        if (!isAnswered) problems.push(`${what}: no answer at all`);
        if (body.startsWith('{')) {
          const said = JSON.parse(body) as { text?: string; blocks?: never };
          if (said.text !== undefined)
            check(what, blockProblems({ text: said.text, blocks: said.blocks ?? [] }), said);
          collect(said.blocks);
        }
      }
    }
  }

  function check(what: string, found: string[], view: object): void {
    problems.push(...found.map((problem) => `${what}: ${problem}`));
    const words = JSON.stringify(view).replace(/<!date\^[^>]*>|\{\{[^}]*\}\}/g, '');
    // A mistake of ours, a hole that nobody filled, or something that a name smuggled in.
    const wrong =
      /Something went wrong on our side|Une erreur est survenue|\{[a-z_]+\}|<!channel>|undefined|NaN/.exec(
        words,
      );
    if (wrong)
      problems.push(
        `${what}: ${wrong[0]} in ${words.slice(Math.max(0, wrong.index - 120), wrong.index + 80)}`,
      );
  }

  function collect(blocks: unknown, viewId?: string): void {
    for (const block of (Array.isArray(blocks) ? blocks : []) as Node[]) {
      const elements = [...((block.elements as Node[]) ?? []), block.accessory, block.element] as (
        Node | undefined
      )[];
      for (const element of elements) {
        const { action_id: name, value = '' } = element ?? {};
        if (typeof name !== 'string' || element?.url !== undefined) continue;
        if (block.type === 'input' && !block.dispatch_action) continue;
        const doable = { kind: 'button' as const, name, value: value as string };
        shown.set(`button ${name}`, viewId === undefined ? doable : { ...doable, viewId });
      }
    }
  }

  return {
    used,
    problems,
    shown: () => [...shown.values()],
    type: (command, text, user) =>
      perform(`command ${command}`, () => world.sandbox.command({ command, text, user, channel: 'tasks' })),
    shortcut: (callback_id, global, text, user) =>
      perform(`shortcut ${callback_id}`, () => world.sandbox.shortcut({ callback_id, global, text, user })),
    use: (doable, user) =>
      perform(`${doable.kind} ${doable.name}`, () =>
        doable.kind === 'modal'
          ? world.sandbox.view({ view_id: doable.viewId, user, values })
          : world.sandbox.action({
              action_id: doable.name,
              value: doable.value,
              user,
              channel: 'tasks',
              ...(doable.viewId === undefined ? {} : { view_id: doable.viewId, values }),
            }),
      ),
  };
}

function modalOf(name: unknown, viewId: string): Doable {
  return { kind: 'modal', name: String(name), viewId };
}
