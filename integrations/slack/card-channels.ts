import { type Config } from '../../src/config';
import { type CardChannel } from '../../src/contract/ports';

/** The workspace's channel for each purpose; one that is missing has none. */
export type CardChannels = Partial<Record<CardChannel, string>>;

/** Where the team says which channel each is: by its id, as Slack finds a message again by nothing else. */
export const CHANNEL_VARIABLE = {
  leads: 'SLACK_CHANNEL_LEADS',
  tasks: 'SLACK_CHANNEL_TASKS',
  deals: 'SLACK_CHANNEL_DEALS',
  inbox: 'SLACK_CHANNEL_INBOX',
  alerts: 'SLACK_CHANNEL_ALERTS',
} as const satisfies Record<CardChannel, keyof Config>;

const PURPOSES = Object.keys(CHANNEL_VARIABLE) as CardChannel[];

/** A sandbox has a channel `#leads` and so on; in a real workspace only a person can say which one is meant. */
export function cardChannels(
  config: Pick<Config, (typeof CHANNEL_VARIABLE)[CardChannel] | 'slackReal'>,
): CardChannels {
  const channels: CardChannels = {};
  for (const purpose of PURPOSES) {
    const channel = config[CHANNEL_VARIABLE[purpose]] ?? (config.slackReal ? undefined : purpose);
    if (channel !== undefined) channels[purpose] = channel;
  }
  return channels;
}

/** Purposes with a channel, and those whose cards have to wait for one. */
export function splitPurposes(channels: CardChannels): { set: CardChannel[]; unset: CardChannel[] } {
  return {
    set: PURPOSES.filter((purpose) => channels[purpose] !== undefined),
    unset: PURPOSES.filter((purpose) => channels[purpose] === undefined),
  };
}
