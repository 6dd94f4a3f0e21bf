import { defineButton } from '../../src/contract/command';
import { type EvidenceId, type LeadId, type OfferId } from '../../src/ids';
import { evidenceView } from '../../src/offers/evidence.card';
import { counterForm, makeForm } from '../../src/offers/make-form.card';
import { offerCard, readOfferValue } from '../../src/offers/offer.card';
import { readOfferAbout } from '../../src/offers/offer-form.rules';
import { whatIfView } from '../../src/offers/what-if.card';
import { decide } from './decide';
import { type OfferDeps } from './deps';
import { needLead } from './compute';
import { showOfferForm, valuesOf, valuesOfEvidence } from './form';
import { switchPolicy } from './policies';

const reads = { role: 'agent', effect: 'read' } as const;
const writes = { role: 'agent', effect: 'write' } as const;

export const offerButtons = [
  // On a lead's card.
  defineButton<OfferDeps>({
    id: 'lead.offer',
    ...reads,
    run: async (id, deps, { t }) => {
      const lead = await needLead(id as LeadId, deps);
      if (lead.offer?.state === 'made')
        return offerCard(await deps.offers.find(lead.offer.id), t, { own: true });
      const about = { lead_id: lead._id, property_type: lead.property_type };
      return { show: await showOfferForm(valuesOf(lead, t), about, deps, t) };
    },
  }),
  defineButton<OfferDeps>({
    id: 'offer.recount',
    ...reads,
    run: async (_value, deps, { form, t }) => ({
      show: await showOfferForm(form?.values ?? {}, readOfferAbout(form?.about ?? ''), deps, t),
    }),
  }),
  defineButton<OfferDeps>({
    id: 'offer.show',
    ...reads,
    run: async (id, { offers }, { t }) => offerCard(await offers.find(id as OfferId), t, { own: true }),
  }),
  defineButton<OfferDeps>({
    id: 'offer.make',
    ...reads,
    run: async (id, { offers }, { t }) => {
      const { evidence, offer } = await offers.findByEvidence(id as EvidenceId);
      if (offer !== null) return { ...offerCard({ evidence, offer }, t, { own: true }), replaces: true };
      return { show: makeForm(evidence, offers.validDays, t) };
    },
  }),
  defineButton<OfferDeps>({
    id: 'offer.again',
    ...reads,
    run: async (id, deps, { t }) => {
      const { evidence } = await deps.offers.findByEvidence(id as EvidenceId);
      const { lead_id, deal_id, property_type } = evidence;
      return {
        show: await showOfferForm(
          valuesOfEvidence(evidence, t),
          { lead_id, deal_id, property_type },
          deps,
          t,
        ),
      };
    },
  }),
  defineButton<OfferDeps>({
    id: 'offer.details',
    ...reads,
    run: async (id, { offers }, { t }) => ({
      show: evidenceView((await offers.findByEvidence(id as EvidenceId)).evidence, t),
    }),
  }),
  defineButton<OfferDeps>({
    id: 'offer.what-if',
    ...reads,
    run: async (id, { offers }, { t }) => ({
      show: whatIfView((await offers.findByEvidence(id as EvidenceId)).evidence, null, t),
    }),
  }),
  defineButton<OfferDeps>({
    id: 'offer.what-if-count',
    ...reads,
    run: async (_value, { offers }, { form, t }) => {
      const { evidence } = await offers.findByEvidence((form?.about ?? '') as EvidenceId);
      return { show: whatIfView(evidence, form?.values ?? {}, t) };
    },
  }),
  defineButton<OfferDeps>({
    id: 'offer.accept',
    ...writes,
    run: (value, deps, context) => decide(value, 'accepted', deps, context),
  }),
  defineButton<OfferDeps>({
    id: 'offer.decline',
    ...writes,
    run: (value, deps, context) => decide(value, 'declined', deps, context),
  }),
  defineButton<OfferDeps>({
    id: 'offer.counter',
    ...reads,
    run: async (value, { offers }, { t }) => {
      const { id } = readOfferValue(value);
      const { offer, evidence } = await offers.find(id);
      if (offer.state === 'made') return { show: counterForm(offer, value, t) };
      return offerCard({ offer, evidence }, t, { own: true });
    },
  }),
  defineButton<OfferDeps>({
    id: 'offer.policy-on',
    role: 'manager',
    effect: 'write',
    run: (id, deps, context) => switchPolicy(id, true, deps, context),
  }),
  defineButton<OfferDeps>({
    id: 'offer.policy-off',
    role: 'manager',
    effect: 'write',
    run: (id, deps, context) => switchPolicy(id, false, deps, context),
  }),
];
