import { type SimulatedPerson, type SimulatedSlack } from '../../../src/contract/simulated';
import { localTime } from '../../../src/time/zoned';
import { zoneData } from '../../../src/time/zone-data';
import { playedOf } from '../../sandbox/played';
import { type Reader } from './plain-text';
import { readMessages } from './read-messages';
import { type SlackSandbox } from './sandbox';

/** Ledger entries: a page needs no more, whatever a month of running has left in it. */
const LOOKED_AT = 2_000;

/** Where commands are typed: a channel like any other, that nobody configured for cards. */
const CHANNEL = 'general';

/** Somebody for each language. */
export const PEOPLE: SimulatedPerson[] = [
  { id: 'U0ANNA', name: 'anna', locale: 'en-CA' },
  { id: 'U0BEN', name: 'ben', locale: 'en-CA' },
  { id: 'U0LUC', name: 'luc', locale: 'fr-CA' },
];

/** The simulated workspace for the console; dates are shown in `timeZone`. */
export function simulatedSlack(
  sandbox: SlackSandbox,
  people: SimulatedPerson[],
  timeZone: string,
): SimulatedSlack {
  const reader: Reader = {
    person: (id) => people.find((person) => person.id === id)?.name ?? id.toLowerCase(),
    date: (at) => showDate(at, timeZone),
  };
  return {
    people,
    seen: () => sandbox.ledger.total(),
    messages: (limit) => {
      const { ledger } = sandbox;
      return readMessages(ledger.entries(ledger.total() - LOOKED_AT), reader)
        .slice(-limit)
        .reverse();
    },
    async command({ user, command, text }) {
      const escaped = escapeMentions(text, people);
      const { webhook } = await sandbox.command({ user, command, text: escaped, channel: CHANNEL });
      return playedOf(webhook);
    },
    async press({ user, button }) {
      const { channel, messageTs, blockId, actionId, value } = button;
      const { webhook } = await sandbox.action({
        user,
        channel,
        action_id: actionId,
        value,
        // An acknowledgement's message has no ts here: its button is pressed like that of any ephemeral one.
        ...(messageTs === '' ? { message_ts: EPHEMERAL_TS } : { message_ts: messageTs }),
        ...(blockId === '' ? {} : { block_id: blockId }),
      });
      return playedOf(webhook);
    },
  };
}

/** No message has it, so Slack would say no more than that there was one. */
const EPHEMERAL_TS = '1.000001';

/** `@anna` as the manifest's `should_escape` has it: `<@U0ANNA|anna>`. */
function escapeMentions(text: string, people: SimulatedPerson[]): string {
  return text.replace(/(?<![\w.<])@(\w+)/g, (whole, name: string) => {
    const person = people.find((candidate) => candidate.name === name.toLowerCase());
    return person ? `<@${person.id}|${person.name}>` : whole;
  });
}

/** `2026-12-02 10:00 Toronto`; in UTC where TEAM_TIMEZONE is not in our data. */
function showDate(at: Date, timeZone: string): string {
  if (zoneData(timeZone) === null) return at.toISOString();
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
  return `${localTime(at, timeZone).local.replace('T', ' ')} ${city}`;
}
