import { z } from 'zod';
import { defineButton } from '../../src/contract/command';
import { PROVINCES } from '../../src/geo/provinces';
import { type MessageId } from '../../src/ids';
import { type HeldFilter } from '../../src/outreach/held';
import { heldCard } from '../../src/outreach/held.card';
import { WAITINGS } from '../../src/outreach/message.model';
import { type Outreach } from '../../src/outreach/outreach';
import { GATE_REASONS } from '../../src/policy/gate.types';

type Deps = { outreach: Outreach };

/** What our own card put into the button. */
const shown = z.object({
  province: z.enum(PROVINCES).optional(),
  channel: z.enum(['SMS', 'EMAIL']).optional(),
  reason: z.enum([...GATE_REASONS, ...WAITINGS]).optional(),
  page: z.int().optional(),
});

function read(value: string): { filter: HeldFilter; page: number } {
  const { page = 1, ...filter } = shown.parse(JSON.parse(value));
  const given = Object.entries(filter).filter(([, one]) => one !== undefined);
  return { filter: Object.fromEntries(given), page };
}

const showPage = async (value: string, { outreach }: Deps, { t }: { t: Parameters<typeof heldCard>[1] }) => {
  const { filter, page } = read(value);
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
    id: 'held.cancel-all',
    role: 'manager',
    effect: 'write',
    run: async (value, { outreach }, { actor, t }) => {
      const count = await outreach.held.cancelAll(read(value).filter, actor);
      return { text: t('held.cancelled', { count }) };
    },
  }),
];
