import { defineButton } from '../../src/contract/command';
import { type MessageId } from '../../src/ids';
import { heldCard } from '../../src/outreach/held.card';
import { type Outreach } from '../../src/outreach/outreach';
import { sendPreviewForm } from '../../src/outreach/send-preview.card';
import { readHeld } from './shown';

type Deps = { outreach: Outreach };

const showPage = async (value: string, { outreach }: Deps, { t }: { t: Parameters<typeof heldCard>[1] }) => {
  const { filter, page } = readHeld(value);
  return heldCard(await outreach.held.page(filter, page), t);
};

export const heldButtons = [
  defineButton<Deps>({ id: 'held.previous', role: 'viewer', effect: 'read', run: showPage }),
  defineButton<Deps>({ id: 'held.next', role: 'viewer', effect: 'read', run: showPage }),
  defineButton<Deps>({
    id: 'held.release',
    role: 'manager',
    effect: 'write',
    run: async (value, { outreach }, { actor, t }) => {
      const { first, message } = await outreach.held.release(value as MessageId, actor);
      if (first) return { text: t('held.released') };
      return { text: t('held.too_late', { state: t(`message.state.${message.state}`) }) };
    },
  }),
  defineButton<Deps>({
    id: 'held.cancel',
    role: 'manager',
    effect: 'write',
    run: async (value, { outreach }, { actor, t }) => {
      const { first, message } = await outreach.held.cancel(value as MessageId, actor);
      if (first) return { text: t('held.cancelled', { count: 1 }) };
      return { text: t('held.too_late', { state: t(`message.state.${message.state}`) }) };
    },
  }),
  defineButton<Deps>({
    id: 'held.release-all',
    role: 'manager',
    effect: 'read',
    run: async (value, { outreach }, { t }) => ({
      show: sendPreviewForm(await outreach.held.many.preview(readHeld(value).filter), t),
    }),
  }),
  defineButton<Deps>({
    id: 'held.cancel-all',
    role: 'manager',
    effect: 'write',
    run: async (value, { outreach }, { actor, t }) => {
      const count = await outreach.held.cancelAll(readHeld(value).filter, actor);
      return { text: t('held.cancelled', { count }) };
    },
  }),
];
