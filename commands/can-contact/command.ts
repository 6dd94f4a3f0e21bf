import { defineCommand } from '../../src/contract/command';
import { placeName } from '../../src/deals/lead.card';
import { marketDisplay } from '../../src/geo/markets';
import { type LeadId } from '../../src/ids';
import { type Translate } from '../../src/i18n/translate';
import { type Leads } from '../../src/leads/leads';
import { type ContactQuestion } from '../../src/policy/ask-gate';
import { explain } from '../../src/policy/explain.rules';
import { type GateDecision } from '../../src/policy/gate.types';
import { type Policy } from '../../src/policy/policy';
import { escapeText, slackDate } from '../../src/slack-text';
import { parseQuestion } from './question';

type Deps = { policy: Policy; leads: Pick<Leads, 'find'> };

export const canContact = defineCommand<Deps, ContactQuestion>({
  name: '/cancontact',
  aliases: /^\/can-?contact$/i,
  family: 'can-contact',
  summary: 'May this contact be made there and then?',
  usage:
    '<province, city, number, e-mail or L-number> [SMS|CALL|EMAIL] [<today, tomorrow, weekday or date> <HH:MM>]',
  fr: {
    summary: 'Peut-on joindre cette personne, là-bas, à ce moment ?',
    usage:
      '<province, ville, numéro, courriel ou L-numéro> [SMS|APPEL|COURRIEL] [<aujourd’hui, demain, jour ou date> <HH:MM>]',
  },
  examples: ['ON Toronto SMS', '+14165550134 call tomorrow 19:30', 'L-1042', 'QC Laval SMS sunday 11:00'],
  role: 'viewer',
  effect: 'read',

  parse: (text, { t }) => parseQuestion(text, t),

  async run(question, { policy, leads }, { t }) {
    const decision = await policy.askGate(question);
    const said = answer(question, decision, await judgedPlace(question, decision, leads, t), t);
    const there = decision.local_time.map((time) => time.local.slice(-5)).join(' / ');
    const lines = [
      ...explain(decision, t.locale),
      t('gate.there', { time: there === '' ? '—' : there }),
      ...(decision.next_open === null || decision.ok
        ? []
        : [t('gate.next_open', { at: slackDate(decision.next_open) })]),
    ];
    const context = `${decision.reason} · v${decision.policy_version ?? '—'} · tz ${decision.tz_data}`;
    return {
      text: said,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `*${said}*\n${lines.join('\n')}` } },
        { type: 'context', elements: [{ type: 'mrkdwn', text: context }] },
      ],
    };
  },
});

function answer(question: ContactQuestion, decision: GateDecision, place: string, t: Translate): string {
  const channel = t(`channel.${question.channel}`);
  const { when } = question;
  const [there] = decision.local_time;
  if (when === undefined || there === undefined) {
    return t(decision.ok ? 'gate.yes' : 'gate.no', { channel, place });
  }
  // 1 January 2024 was a Monday, weekday 0.
  const weekday = new Date(Date.UTC(2024, 0, 1 + there.weekday)).toLocaleDateString(t.locale, {
    weekday: 'long',
    timeZone: 'UTC',
  });
  const time = there.local.slice(-5);
  return t(decision.ok ? 'gate.yes_then' : 'gate.no_then', { channel, place, weekday, time });
}

/** The place that was asked about, not only the policy that holds there (spec 4.1). */
async function judgedPlace(
  question: ContactQuestion,
  decision: GateDecision,
  leads: Deps['leads'],
  t: Translate,
): Promise<string> {
  const { province, market = 'ALL', leadId } = question;
  if (province !== undefined) return escapeText(placeName({ province, market }));
  const lead = leadId === undefined ? null : await leads.find(leadId as LeadId);
  if (lead?.province != null) return escapeText(placeName(lead));
  const scope = decision.policy_scope;
  if (scope === null) return t('gate.place_unknown');
  return escapeText(placeName({ ...scope, market: marketDisplay(scope.market) }));
}
