import { type DeliveryState } from '../../src/contract/ports';

/**
 * Twilio's statuses, put in the only order that they can have. Callbacks come late, twice and in any
 * order, so a message's state is the highest rank seen (facts/canada.md section 2).
 */
const RANKS = {
  accepted: 1,
  scheduled: 1,
  queued: 2,
  sending: 3,
  sent: 4,
  partially_delivered: 5,
  // Final: whichever comes first stands.
  delivered: 6,
  undelivered: 6,
  failed: 6,
  canceled: 6,
  // Only after delivered; WhatsApp and RCS have it, SMS does not.
  read: 7,
} as const;

export type TwilioStatus = keyof typeof RANKS;

export interface StatusReading {
  /** Higher replaces lower, never the other way; equal changes nothing. */
  rank: number;
  /** Our state (spec 3.5). Twilio having taken the message is `sent` to us, whatever its queue does. */
  state: DeliveryState;
  final: boolean;
}

const FINAL_RANK = RANKS.delivered;

/** Null for a status that an outgoing message cannot have (`receiving`, `received`) or that is new to us. */
export function readStatus(status: string): StatusReading | null {
  const known = Object.hasOwn(RANKS, status) ? (status as TwilioStatus) : null;
  if (known === null) return null;
  const rank = RANKS[known];
  return { rank, state: stateOf(known), final: rank >= FINAL_RANK };
}

function stateOf(status: TwilioStatus): DeliveryState {
  switch (status) {
    case 'delivered':
    case 'read':
      return 'delivered';
    case 'undelivered':
    case 'failed':
      return status;
    case 'canceled':
      return 'cancelled';
    default:
      return 'sent';
  }
}
