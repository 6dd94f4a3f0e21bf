import { z } from 'zod';
import { normalizeAddress } from '../../src/contact-address.rules';
import { defineModal } from '../../src/contract/modal';
import { InputError } from '../../src/errors';
import { type Translate } from '../../src/i18n/translate';
import { type LeadId } from '../../src/ids';
import { type Lead } from '../../src/leads/lead.model';
import { type LeadDeps } from './take-in';
import { merge } from './tend';

const otherFields = (t: Translate) => z.object({ other: z.string().trim().min(1, t('parse.missing')) });

/** The other lead that is the same person: by its number, or by its phone number or e-mail address. */
export const mergeModal = defineModal<LeadDeps, ReturnType<typeof otherFields>>({
  id: 'lead.merge',
  role: 'agent',
  effect: 'write',
  fields: otherFields,
  check: async ({ about, fields }, deps, { t }) => {
    const other = await otherLead(fields.other, deps);
    const params = { keep: about, other: other?._id ?? fields.other };
    if (!other) throw wrong(t('lead.merge_unknown', { text: fields.other }));
    if (other._id === about) throw wrong(t('refused.merge_same', params));
    const keep = await deps.leads.find(about as LeadId);
    const over = [other, keep].find((lead) => lead?.status === 'dead' || lead?.status === 'closed');
    if (over) throw wrong(t('refused.merge_over', { ...params, other: over._id }));
    return undefined;
  },
  run: async ({ about, fields }, deps, context) => {
    const other = await otherLead(fields.other, deps);
    if (!other) return { text: context.t('lead.merge_unknown', { text: fields.other }) };
    return merge({ keep: about as LeadId, other: other._id }, deps, context);
  },
});

async function otherLead(text: string, { leads }: Pick<LeadDeps, 'leads'>): Promise<Lead | null> {
  if (/^L-\d+$/i.test(text)) return leads.find(text.toUpperCase() as LeadId);
  const address = normalizeAddress(text);
  return address === null ? null : leads.findByAddress(address);
}

function wrong(message: string): InputError {
  return new InputError([{ path: 'other', message, example: 'L-1042' }]);
}
