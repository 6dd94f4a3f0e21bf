import { z } from 'zod';
import { defineModal } from '../../src/contract/modal';
import { dealForm } from '../../src/deals/deal-form.card';
import { lacksAt, STAGES } from '../../src/deals/stage.rules';
import { InputError } from '../../src/errors';
import { type Translate } from '../../src/i18n/translate';
import { type BuyerId, type DealId } from '../../src/ids';
import { type DealDeps, give, move } from './move';

const aboutSchema = z.object({ id: z.string(), from: z.enum(STAGES) });
const readAbout = (about: string) => aboutSchema.parse(JSON.parse(about));

const fields = (t: Translate) =>
  z.object({
    stage: z.enum(STAGES, { error: t('parse.missing') }),
    buyer: z
      .string()
      .trim()
      .transform((id) => id.toUpperCase() as BuyerId)
      .optional(),
    why: z.string().trim().max(200).optional(),
    owner: z.string().optional(),
  });

export const dealModals = [
  defineModal<DealDeps, ReturnType<typeof fields>>({
    id: 'deal.edit',
    role: 'agent',
    effect: 'write',
    fields,
    check: async ({ about, fields: { stage, buyer, why } }, { deals }, { t }) => {
      const { id, from } = readAbout(about);
      const lacks = lacksAt(stage, { buyer_id: buyer, why });
      if (lacks !== null) {
        const message = t(`refused.deal_needs_${lacks}`);
        throw new InputError([{ path: lacks, message }]);
      }
      const { deal } = await deals.show(id as DealId);
      // Somebody was faster: as it stands now, to be chosen anew.
      return deal.stage === from ? undefined : { show: dealForm(deal, t) };
    },
    run: async ({ about, fields: { stage, buyer, why, owner } }, deps, context) => {
      const id = readAbout(about).id as DealId;
      const moved = await move(id, { stage, buyer_id: buyer, why }, deps, context);
      if (owner === undefined) return moved;
      const given = await give(id, owner, deps, context);
      return { text: `${moved.text}\n${given.text}` };
    },
  }),
];
