import { z } from 'zod';
import { defineModal } from '../../src/contract/modal';
import { InputError } from '../../src/errors';
import { type Translate } from '../../src/i18n/translate';
import { isClockReason } from '../../src/policy/clock-reasons.rules';
import { explain } from '../../src/policy/explain.rules';
import { escapeText, slackDate } from '../../src/slack-text';
import { needLead } from './show';
import { type LeadDeps } from './take-in';

const textFields = (t: Translate) =>
  z.object({
    text: z
      .string()
      .trim()
      .min(1, t('parse.missing'))
      .max(1000, t('parse.too_long', { max: 1000 })),
  });

/** A text of a person's own to a seller. What forbids it is said while it still stands in the form. */
export const textModal = defineModal<LeadDeps, ReturnType<typeof textFields>>({
  id: 'lead.text',
  role: 'agent',
  effect: 'write',
  fields: textFields,
  check: async ({ about }, { policy }, { t }) => {
    const decision = await policy.askGate({ channel: 'SMS', leadId: about });
    if (decision.ok || (isClockReason(decision) && decision.next_open !== null)) return undefined;
    throw new InputError([{ path: 'text', message: explain(decision, t.locale).join(' ') }]);
  },
  run: async ({ about, fields }, deps, { actor, intentKey, t }) => {
    const { _id, phone, province, market, timezones, score, language } = await needLead(deps, about);
    if (phone === undefined) return { text: t('lead.no_phone', { id: _id }) };
    const asked = await deps.outreach.ask(
      {
        intent_key: intentKey,
        channel: 'SMS',
        to: phone,
        contact: _id,
        body: fields.text,
        language,
        template: 'custom',
        province,
        market,
        timezones,
        ...(score !== undefined && { lead_score: score }),
        whenClosed: 'queue',
      },
      actor,
    );
    if (!('blocked' in asked)) return { text: t('lead.texted', { at: slackDate(asked.message.not_before) }) };
    // The words are given back: the form is closed by now.
    const why = escapeText(explain(asked.blocked, t.locale).join(' '));
    return { text: `${why}\n> ${escapeText(fields.text).replaceAll('\n', '\n> ')}` };
  },
});
