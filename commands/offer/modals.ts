import { z } from 'zod';
import { defineModal } from '../../src/contract/modal';
import { InputError } from '../../src/errors';
import { type EvidenceId, type LeadId } from '../../src/ids';
import { type Translate } from '../../src/i18n/translate';
import { offerCard } from '../../src/offers/offer.card';
import { offerFormFields, readAmount, readOfferAbout } from '../../src/offers/offer-form.rules';
import { whatIf } from '../../src/offers/what-if.rules';
import { whatIfView } from '../../src/offers/what-if.card';
import { mention } from '../../src/slack-text';
import { computeReply } from './compute';
import { decide } from './decide';
import { type OfferDeps } from './deps';

const makeFields = (t: Translate) =>
  z.object({ amount: readAmount(t, 100), days: z.coerce.number<string>() });
const counterFields = (t: Translate) => z.object({ counter: readAmount(t, 1).optional() });
const anyFields = () => z.looseObject({});

export const offerModals = [
  defineModal<OfferDeps, ReturnType<typeof offerFormFields>>({
    id: 'offer.compute',
    role: 'agent',
    effect: 'write',
    fields: offerFormFields,
    run: ({ about, fields }, deps, context) => {
      const { lead_id, ...rest } = readOfferAbout(about);
      const { holding: holding_cost, place, ...house } = fields;
      const question = { ...rest, ...house, ...place, holding_cost, lead_id: lead_id as LeadId | undefined };
      return computeReply(question, deps, context);
    },
  }),
  defineModal<OfferDeps, ReturnType<typeof makeFields>>({
    id: 'offer.make',
    role: 'agent',
    effect: 'write',
    fields: makeFields,
    run: async ({ about, fields }, { offers }, { actor, t }) => {
      const wish = { evidence_id: about as EvidenceId, amount: fields.amount, valid_days: fields.days };
      const { offer, first } = await offers.make(wish, actor);
      const lines = first ? [] : [t('offer.made_already', { who: mention(offer.made_by) })];
      return offerCard(await offers.find(offer._id), t, { own: true, lines });
    },
  }),
  defineModal<OfferDeps, ReturnType<typeof counterFields>>({
    id: 'offer.counter',
    role: 'agent',
    effect: 'write',
    fields: counterFields,
    run: ({ about, fields }, deps, context) => decide(about, 'countered', deps, context, fields.counter),
  }),
  // It keeps and changes nothing: each submission shows the same form with what was compared.
  defineModal<OfferDeps, ReturnType<typeof anyFields>>({
    id: 'offer.what-if',
    role: 'agent',
    effect: 'write',
    fields: anyFields,
    check: async ({ about, values }, { offers }, { t }) => {
      const { evidence } = await offers.findByEvidence(about as EvidenceId);
      const found = whatIf(evidence.inputs, values, t);
      if ('wrong' in found) throw new InputError(found.wrong);
      return { show: whatIfView(evidence, values, t) };
    },
    run: async () => undefined,
  }),
];
