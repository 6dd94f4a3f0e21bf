import { normalizeAddress } from '../../src/contact-address.rules';
import { defineCommand } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { inferProvinceMarket } from '../../src/geo/infer.rules';
import { type ContactQuestion } from '../../src/policy/ask-gate';
import { type Channel, CHANNELS } from '../../src/policy/channel';
import { explain } from '../../src/policy/explain.rules';
import { type Policy } from '../../src/policy/policy';
import { slackDate } from '../../src/slack-text';
import { foldText } from '../../src/text';
import { parseMinuteOfDay } from '../../src/time/wall-time';

const WEEKDAYS: Record<string, 0 | 1 | 2 | 3 | 4 | 5 | 6> = Object.fromEntries(
  [
    ['monday', 'mon', 'lundi', 'lun'],
    ['tuesday', 'tue', 'mardi', 'mar'],
    ['wednesday', 'wed', 'mercredi', 'mer'],
    ['thursday', 'thu', 'jeudi', 'jeu'],
    ['friday', 'fri', 'vendredi', 'ven'],
    ['saturday', 'sat', 'samedi', 'sam'],
    ['sunday', 'sun', 'dimanche', 'dim'],
  ].flatMap((names, day) => names.map((name) => [name, day as 0 | 1 | 2 | 3 | 4 | 5 | 6])),
);

const CHANNEL_WORDS: Record<string, Channel> = {
  sms: 'SMS',
  text: 'SMS',
  texto: 'SMS',
  call: 'CALL',
  appel: 'CALL',
  email: 'EMAIL',
  courriel: 'EMAIL',
};

export const canContact = defineCommand<{ policy: Policy }, ContactQuestion>({
  name: '/cancontact',
  aliases: /^\/can-?contact$/i,
  family: 'can-contact',
  summary: 'May this contact be made there and then?',
  usage: '<province, city, number, e-mail or L-number> [SMS|CALL|EMAIL] [<weekday> <HH:MM>]',
  examples: ['ON Toronto SMS', '+14165550134 call', 'L-1042', 'QC Laval SMS sunday 11:00'],
  role: 'viewer',
  effect: 'read',

  parse(text) {
    const rest: string[] = [];
    const question: ContactQuestion = { channel: 'SMS' };
    let weekday: 0 | 1 | 2 | 3 | 4 | 5 | 6 | undefined;
    let minuteOfDay: number | undefined;
    for (const word of text.trim().split(/\s+/)) {
      const folded = foldText(word);
      const channel = CHANNEL_WORDS[folded];
      const minute = /^\d{1,2}:\d{2}$/.test(word) ? parseMinuteOfDay(word.padStart(5, '0')) : null;
      if (channel) question.channel = channel;
      else if (WEEKDAYS[folded] !== undefined) weekday = WEEKDAYS[folded];
      else if (minute !== null) minuteOfDay = minute;
      else rest.push(word);
    }
    if ((weekday === undefined) !== (minuteOfDay === undefined)) {
      throw new InputError([
        weekday === undefined
          ? { path: 'weekday', message: 'is missing beside the time', example: 'sunday 11:00' }
          : { path: 'time', message: 'is missing beside the weekday', example: 'sunday 11:00' },
      ]);
    }
    if (weekday !== undefined && minuteOfDay !== undefined) question.when = { weekday, minuteOfDay };
    return { ...question, ...whomOf(rest.join(' ')) };
  },

  async run(question, { policy }, { t }) {
    const decision = await policy.askGate(question);
    const place = decision.policy_scope
      ? `${decision.policy_scope.province} ${decision.policy_scope.market}`
      : '—';
    const said = t(decision.ok ? 'gate.yes' : 'gate.no', { channel: question.channel, place });
    const there = decision.local_time.map((time) => time.local.slice(-5)).join(' / ');
    const lines = [
      ...explain(decision, t.locale),
      t('gate.there', { time: there === '' ? '—' : there }),
      ...(decision.next_open === null || decision.ok
        ? []
        : [t('gate.next_open', { at: slackDate(decision.next_open) })]),
    ];
    return {
      text: said,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `*${said}*\n${lines.join('\n')}` } },
        {
          type: 'context',
          elements: [
            {
              type: 'mrkdwn',
              text: `${decision.reason} · v${decision.policy_version ?? '—'} · tz ${decision.tz_data}`,
            },
          ],
        },
      ],
    };
  },
});

function whomOf(text: string): Pick<ContactQuestion, 'leadId' | 'to' | 'province' | 'market'> {
  if (/^L-\d+$/i.test(text)) return { leadId: text.toUpperCase() };
  const address = text === '' ? null : normalizeAddress(text);
  if (address !== null) return { to: address };
  const { province, market } = inferProvinceMarket(text, undefined);
  if (province !== null) return { province, market };
  throw new InputError([
    {
      path: 'place',
      message:
        text === ''
          ? 'is missing'
          : `${text} is not a place in Canada, a number, an e-mail address or a lead`,
      example: `ON Toronto ${CHANNELS[0]}`,
    },
  ]);
}
