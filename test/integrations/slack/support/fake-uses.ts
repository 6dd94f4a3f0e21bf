import { defineButton, defineCommand } from '../../../../src/contract/command';
import { z } from 'zod';
import { defineHomeSection } from '../../../../src/contract/home-section';
import { defineModal } from '../../../../src/contract/modal';
import { defineShortcut } from '../../../../src/contract/shortcut';
import { type ModalView } from '../../../../src/contract/view';
import { InputError, UserError } from '../../../../src/errors';
import { textField } from '../../../../src/form-fields';

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

/** A modal with two fields; `about` says for whom. */
function payForm(about: string, note?: string): ModalView {
  return {
    modal: 'pay.form',
    about,
    title: 'Pay somebody',
    submit: 'Pay',
    blocks: [
      textField({ name: 'amount', label: 'Amount', isRequired: true, onChange: 'pay.amount' }),
      textField({ name: 'note', label: 'Note', value: note }),
    ],
  };
}

export const payModal = defineModal<World, z.ZodType<{ amount: string; note?: string | undefined }>>({
  id: 'pay.form',
  role: 'agent',
  effect: 'write',
  fields: () =>
    z.object({ amount: z.string().regex(/^\d+$/, 'is not a number'), note: z.string().optional() }),
  check: async ({ fields }) => {
    if (fields.amount === '13') throw new InputError([{ path: 'account', message: 'has no luck' }]);
    return fields.amount === '99' ? { show: payForm('changed', 'it costs 100 now') } : undefined;
  },
  run: async ({ about, fields }, world, { intentKey, t }) => {
    await world.before();
    world.done.push(`${intentKey} paid ${fields.amount} for ${about} ${fields.note ?? '-'}`);
    return { text: t('error.example', { example: `paid ${fields.amount}` }) };
  },
});

export const amountChoice = defineButton<World>({
  id: 'pay.amount',
  role: 'agent',
  effect: 'read',
  run: async (value, _world, { form }) => ({ show: payForm(form?.about ?? '', `${value} it is`) }),
});

export const openForm = defineShortcut<World>({
  id: 'pay.message',
  place: 'message',
  name: 'Pay',
  description: 'Pays for a message',
  role: 'agent',
  effect: 'read',
  run: async ({ text, permalink }) => ({ show: payForm(`${permalink} ${text}`) }),
});

export const openButton = defineButton<World>({
  id: 'pay.open',
  role: 'agent',
  effect: 'read',
  run: async (value, world) => {
    await world.before();
    return { show: payForm(value) };
  },
});

export const homeText = (text: string, fails = false) =>
  defineHomeSection<World>({
    id: text,
    role: 'viewer',
    blocks: async () => {
      if (fails) throw new Error('a bug');
      return [{ type: 'section', text: { type: 'mrkdwn', text } }];
    },
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
