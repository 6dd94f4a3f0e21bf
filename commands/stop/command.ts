import { defineCommand } from '../../src/contract/command';
import { type Translate } from '../../src/i18n/translate';
import { type Outreach } from '../../src/outreach/outreach';
import { type StopWish } from '../../src/outreach/stop-by-hand';
import { type Policy } from '../../src/policy/policy';
import { stopsCard, stopsOfCard } from '../../src/policy/stops.card';
import { escapeText, mention, slackDate } from '../../src/slack-text';
import { addressOf, parseStop } from './parse';

type Deps = { outreach: Pick<Outreach, 'stopByHand'>; policy: Pick<Policy, 'stops' | 'addresses'> };
type Input = { kind: 'list'; page: number } | { kind: 'of'; address: string } | ({ kind: 'stop' } & StopWish);

export const stop = defineCommand<Deps, Input>({
  name: '/stop',
  family: 'stop',
  summary: 'Somebody is not to be contacted any more; who is not',
  usage: '<number or e-mail> [SMS|CALL] because <reason> | list [page] | list <number or e-mail>',
  fr: {
    summary: 'Quelqu’un ne doit plus être joint ; qui ne l’est plus',
    usage: '<numéro ou courriel> [SMS|APPEL] car <raison> | liste [page] | liste <numéro ou courriel>',
  },
  examples: [
    '+14165550134 because she asked us on the phone',
    '+14165550134 SMS because he reads no texts',
    'jane@example.com because her lawyer wrote',
    'list',
    'list +14165550134',
  ],
  role: 'agent',
  effect: 'write',
  needs: ({ kind }) => (kind === 'stop' ? {} : { effect: 'read' }),

  parse(text, { t }) {
    const list = /^(?:list|liste)(?:\s+(.+))?$/is.exec(text.trim());
    if (list === null) return { kind: 'stop', ...parseStop(text, t) };
    const about = list[1]?.trim() ?? '1';
    if (/^\d{1,4}$/.test(about)) return { kind: 'list', page: Number(about) };
    return { kind: 'of', address: addressOf(about, t) };
  },

  async run(input, { outreach, policy }, { actor, t }) {
    if (input.kind === 'list') return stopsCard(await policy.stops(input.page), t);
    if (input.kind === 'of') {
      const { address } = input;
      const record = await policy.addresses.findById(address).lean();
      if (record && (record.suppressions.length > 0 || (record.lifted ?? []).length > 0)) {
        return stopsOfCard(record, t);
      }
      return { text: t('stop.none', { to: escapeText(address) }) };
    }
    const { added, standing, cancelled } = await outreach.stopByHand(input, actor);
    const to = escapeText(input.address);
    if (added.length > 0) {
      return { text: t('stop.done', { to, channels: channelsIn(added, t), count: cancelled }) };
    }
    const [first] = standing;
    const by = first?.proof?.by === undefined ? '' : ` ${mention(first.proof.by)}`;
    const cause = first === undefined ? '' : t(`stop.cause.${first.cause}`);
    const at = first === undefined ? '' : slackDate(first.at);
    return { text: t('stop.already', { to, channels: channelsIn(input.channels, t), cause, at, by }) };
  },
});

/** `texts and calls` */
export function channelsIn(channels: readonly StopWish['channels'][number][], t: Translate): string {
  return [...new Set(channels)].map((channel) => t(`stop.channel.${channel}`)).join(` ${t('stop.and')} `);
}
