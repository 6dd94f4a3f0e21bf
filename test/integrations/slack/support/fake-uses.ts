import { defineButton, defineCommand } from '../../../../src/contract/command';
import { InputError, UserError } from '../../../../src/errors';

/** What the fake commands did, and a gate that holds them up. */
export interface World {
  done: string[];
  /** Runs before the effect: waits, or throws. */
  before: () => Promise<void>;
}

export function newWorld(): World {
  return { done: [], before: () => Promise.resolve() };
}

const shared = {
  family: 'test',
  usage: '<amount>',
  fr: { summary: 'Exemple', usage: '<amount>' },
  examples: ['450000'],
  parse: (text: string): number => {
    if (/^\d+$/.test(text)) return Number(text);
    throw new InputError([{ path: 'amount', message: `"${text}" is not a number`, example: '450000' }]);
  },
};

export const look = defineCommand<World, number>({
  ...shared,
  name: '/look',
  aliases: /look-?up/i,
  summary: 'Looks something up',
  role: 'viewer',
  effect: 'read',
  run: async (amount, world) => {
    await world.before();
    return { text: `found ${amount}` };
  },
});

export const pay = defineCommand<World, number>({
  ...shared,
  name: '/pay',
  summary: 'Pays <somebody> & more',
  role: 'manager',
  effect: 'write',
  run: async (amount, world, context) => {
    await world.before();
    world.done.push(`${context.intentKey} ${amount} ${context.actor.id} ${context.now.toISOString()}`);
    return { text: context.t('error.example', { example: `paid ${amount}` }) };
  },
});

export const send = defineCommand<World, number>({ ...flow(), name: '/send' });

export const doneButton = defineButton<World>({
  id: 'task.done',
  role: 'agent',
  effect: 'write',
  run: async (value, world) => {
    await world.before();
    world.done.push(`done ${value}`);
    return { text: `${value} is done` };
  },
});

export const askButton = defineButton<World>({
  id: 'task.ask',
  role: 'viewer',
  effect: 'read',
  run: async (value) => ({ text: `about ${value}` }),
});

function flow() {
  return {
    ...shared,
    summary: 'Sends in steps',
    role: 'agent' as const,
    effect: 'flow' as const,
    run: async (amount: number, world: World) => {
      await world.before();
      if (amount === 0) throw new UserError('refused', 'Nothing to send: <0>. Name an amount.');
      world.done.push(`sent ${amount}`);
      return { text: `sent ${amount}`, inChannel: true };
    },
  };
}
