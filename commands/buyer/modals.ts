import { editBuyerForm } from '../../src/buyers/buyer-form.card';
import {
  buyerFields,
  EDITED_FIELDS,
  editStart,
  readEditAbout,
  touchedFields,
} from '../../src/buyers/buyer-edit.rules';
import { boxOf } from '../../src/buyers/buy-box.rules';
import { defineModal } from '../../src/contract/modal';
import { mergeTexts } from '../../src/edit-form.rules';
import { type Outreach } from '../../src/outreach/outreach';
import { withoutAbsent } from '../../src/without-absent';
import { type BuyerDeps, consentGiven, takeIn, withCard } from './tend';

export const buyerModals = [
  defineModal<BuyerDeps & { outreach: Pick<Outreach, 'stranger'> }, ReturnType<typeof buyerFields>>({
    id: 'buyer.new',
    role: 'agent',
    effect: 'write',
    fields: buyerFields,
    run: async ({ fields, about }, deps, context) => {
      const { name, phone, email, language, consent, places, types, price, repairs } = fields;
      const box = boxOf({ places, types, price, repairs });
      const known = { phone, email, language, consent };
      const taken = await takeIn({ name, ...withoutAbsent(known), box }, deps, context);
      // From the card of a text from an unknown number.
      if (about !== '') await deps.outreach.stranger.say(about, 'buyer', context.actor);
      return taken;
    },
  }),
  defineModal<BuyerDeps, ReturnType<typeof buyerFields>>({
    id: 'buyer.edit',
    role: 'agent',
    effect: 'write',
    fields: buyerFields,
    check: async ({ about, values }, { buyers }, { t }) => {
      const { id, was } = readEditAbout(about);
      const buyer = await buyers.tend.need(id);
      const merged = mergeTexts(EDITED_FIELDS, editStart(buyer), was, values);
      return merged.changed.length === 0 ? undefined : { show: editBuyerForm(buyer, t, merged) };
    },
    run: async ({ about, fields, values }, deps, { actor, now, t }) => {
      const { id, was } = readEditAbout(about);
      const { tend } = deps.buyers;
      const saved = await tend.edit(id, was, touchedFields(values, was), fields, actor);
      const consent = consentGiven(fields.consent, now);
      if (consent) await tend.stateConsent(saved, consent, actor);
      return withCard(t('buyer.edited', { id }), saved, deps, t);
    },
  }),
];
