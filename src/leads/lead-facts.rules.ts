import { type Actor, actorName } from '../contract/actor';
import { messageKey, type Translate } from '../i18n/translate';
import { escapeText, personName } from '../slack-text';
import { BASIS_NAMES } from '../policy/consent-words.rules';
import { type Consent } from '../policy/contact-address.model';
import { type LeadFact } from './lead-history.card';
import { type Lead, type LeadStatus } from './lead.model';

/** What a change of a lead is called in its history; null for one that needs no line. */
export function factOfChange(
  after: Lead,
  recorded: { action: string; reason?: string },
  fields: readonly string[],
  actor: Actor,
): LeadFact | null {
  const words = wordsOf(after, recorded, fields);
  if (words === null) return null;
  const isGiven = recorded.action === 'lead.assign' && after.owner !== undefined && after.owner !== actor.id;
  return { id: `v${after.version ?? 0}`, words, by: actorName(actor), calls: isGiven };
}

export function createdFact(lead: Lead, actor: Actor): LeadFact {
  const source = (t: Translate) => sourceWords(lead.source, t);
  return {
    id: 'created',
    words: (t) => t('history.created', { source: source(t) }),
    by: actorName(actor),
  };
}

/** Whose turn it was; the lead's card calls them already. */
export function turnFact(owner: string): LeadFact {
  return { id: 'turn', words: (t) => t('history.by_turn', { owner: personName(owner) }) };
}

export function statusFact(status: LeadStatus, actor: Actor): LeadFact {
  return {
    words: (t) => t('history.status', { status: t(`status.${status}`) }),
    by: actorName(actor),
  };
}

/** What they agreed to, in the words of whoever wrote it down. */
export function consentFact(
  { basis, evidence }: Pick<Consent, 'basis' | 'evidence'>,
  actor: Actor,
): LeadFact {
  return {
    words: (t) => t('history.consent', { basis: BASIS_NAMES[t.locale][basis] }),
    by: actorName(actor),
    quote: evidence,
  };
}

function wordsOf(
  after: Lead,
  { action, reason = '' }: { action: string; reason?: string },
  fields: readonly string[],
): LeadFact['words'] | null {
  switch (action) {
    case 'lead.update':
      return (t) => t('history.updated', { source: sourceWords(reason, t) });
    case 'lead.edit':
      return (t) => t('history.edited', { fields: fieldWords(fields, t) });
    case 'lead.assign':
      return (t) =>
        after.owner === undefined
          ? t('history.unassigned')
          : t('history.assigned', { owner: personName(after.owner) });
    case 'lead.dead':
      return (t) => t('history.dead', { why: escapeText(after.dead?.why ?? '') });
    case 'lead.close':
      return (t) => t('history.status', { status: t('status.closed') });
    case 'lead.revive':
      return (t) => t('history.revived', { status: t(`status.${after.status}`) });
    case 'lead.merge':
      return (t) => t(after.merged ? 'history.merged_into' : 'history.merged', { other: escapeText(reason) });
    case 'lead.unmerge':
      return (t) => t('history.unmerged', { other: escapeText(reason) });
    default:
      return null;
  }
}

/** What a form calls them; the addresses of an open lead are no field of one. */
function fieldWords(fields: readonly string[], t: Translate): string {
  const keys = fields.flatMap((field) => messageKey(`lead.field.${field}`) ?? []);
  return keys.map((key) => t(key)).join(', ');
}

function sourceWords(source: string, t: Translate): string {
  const key = messageKey(`lead.source.${source}`);
  return key === null || source === 'slack' ? escapeText(source) : t(key);
}
