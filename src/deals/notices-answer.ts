import { z } from 'zod';
import { PROVINCES } from '../geo/provinces';
import { toDollars } from '../money';
import { dollars, instant } from '../rest-fields';
import { type Notice, type Notices } from './prepare-notices';

const notification = z.object({
  contact_id: z.string().meta({ description: 'The lead or buyer.' }),
  channel: z.enum(['SMS', 'EMAIL']),
  to: z.string().meta({ description: 'E.164, or an e-mail address.' }),
  language: z.enum(['en', 'fr']),
  subject: z.string().optional(),
  body: z.string(),
  status: z.string().meta({ description: '`prepared`, the state of its message, or `blocked` by the gate.' }),
  reason: z.string().optional().meta({ description: 'Why it was blocked.' }),
  not_before: instant.nullable().meta({ description: 'When the window opens; null: it may go at once.' }),
  message_id: z.string().nullable(),
});

/** One party as a caller sees it. */
function shown({ contact, channel, to, language, content, decision, closed_until, message }: Notice) {
  const isBlocked = !message && !decision.ok && closed_until === null;
  return {
    contact_id: contact,
    ...{ channel, to, language },
    ...(content.subject === undefined ? {} : { subject: content.subject }),
    body: message?.body ?? content.body,
    status: message?.state ?? (isBlocked ? 'blocked' : 'prepared'),
    ...(isBlocked && { reason: decision.reason }),
    not_before: (message ? message.not_before : closed_until)?.toISOString() ?? null,
    message_id: message?._id ?? null,
  };
}

const leftOut = ({ seller_left, left_out, deal }: Notices) => [
  ...(seller_left === null ? [] : [{ contact_id: deal.lead_id, reason: seller_left.reason }]),
  ...left_out.map(({ buyer, why, decision }) => ({ contact_id: buyer._id, reason: decision?.reason ?? why })),
];

export const noticesOutput = z.object({
  seller_notification: notification.nullable(),
  buyer_notifications: z.array(
    notification.extend({ score: z.number().meta({ description: 'How well it fits, 0 to 100.' }) }),
  ),
  left_out: z
    .array(z.object({ contact_id: z.string(), reason: z.string() }))
    .meta({ description: 'Who is not told, and why; of those whom it does not fit the nearest ten.' }),
  metadata: z.object({
    province: z.enum(PROVINCES).nullable(),
    market: z.string(),
    liquidity_score: z.number(),
    buyer_price: dollars.nullable(),
  }),
});

/** What a caller is told of the notices of a deal. */
export function noticesAnswer(notices: Notices) {
  const { deal, seller, buyers } = notices;
  return {
    seller_notification: seller && shown(seller),
    buyer_notifications: buyers.map((notice) => ({ ...shown(notice), score: notice.score ?? 0 })),
    left_out: leftOut(notices),
    metadata: {
      province: deal.province,
      market: deal.market,
      liquidity_score: deal.liquidity_score,
      buyer_price: deal.buyer_price === undefined ? null : toDollars(deal.buyer_price),
    },
  };
}
