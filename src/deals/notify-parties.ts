import { type Actor, actorName } from '../contract/actor';
import { type DealId } from '../ids';
import { type MessageWish } from '../outreach/ask-message';
import { dealIntent } from '../outreach/intent-keys.rules';
import { type Deal } from './deal.model';
import { type DealsDeps } from './deals-ports';
import { moveDeal } from './move-deal';
import { type Notice, type Notices, prepareNotices } from './prepare-notices';

export interface Notified extends Notices {
  /** Asked for by this use; 0 where another one did it before. */
  asked: number;
}

/**
 * Asks for the notices of a deal, all in one transaction: each party once, whoever asks and however often. A deal
 * under contract is marketed then. With `fingerprint` only what was shown: null when it is not that any more.
 * @throws UserError as `prepareNotices`
 */
export function notifyParties(deps: DealsDeps) {
  const prepare = prepareNotices(deps);
  const move = moveDeal(deps);

  return (id: DealId, actor: Actor, fingerprint?: string): Promise<Notified | null> =>
    deps.transaction(async () => {
      const notices = await prepare(id);
      if (fingerprint !== undefined && notices.fingerprint !== fingerprint) return null;
      const { deal } = notices;
      const isFresh = ({ message }: Notice) => message === undefined;
      const all = [...notices.buyers, ...(notices.seller ? [notices.seller] : [])];
      const answered = await ask(deps, deal, all, actor);
      const told = answered.slice(0, notices.buyers.length);
      const seller = answered[notices.buyers.length] ?? null;

      const buyers = told.filter(
        (one, index) => isAsked(one) && isFresh(notices.buyers[index] ?? one),
      ).length;
      const isSellerTold = seller !== null && isAsked(seller) && isFresh(notices.seller ?? seller);
      if (buyers > 0 || isSellerTold) await notePrepared(deps, deal, isSellerTold, buyers, actor);
      if (buyers > 0 && deal.stage === 'under_contract') await move(id, { stage: 'marketed' }, actor);
      return { ...notices, buyers: told, seller, asked: buyers + (isSellerTold ? 1 : 0) };
    });
}

function isAsked({ message }: Notice): boolean {
  return message !== undefined;
}

/** As `prepareNotices`, for a caller who does with them what they like. */
export function giveNotices(deps: DealsDeps) {
  const prepare = prepareNotices(deps);
  return (id: DealId, actor: Actor): Promise<Notices> =>
    deps.transaction(async () => {
      const notices = await prepare(id);
      const { deal, seller, buyers } = notices;
      await notePrepared(deps, deal, seller !== null, buyers.length, actor);
      return notices;
    });
}

/** That notices were prepared: sent, or given to a caller who sends them. */
async function notePrepared(
  { kpi }: Pick<DealsDeps, 'kpi'>,
  { _id: deal_id, province, market }: Deal,
  seller_notified: boolean,
  buyer_count: number,
  actor: Actor,
): Promise<void> {
  await kpi.emit('prepared', {
    correlation_id: `notifications:${deal_id}`,
    ...{ province, market, actor: actorName(actor) },
    detail: { deal_id, seller_notified, buyer_count },
  });
}

/** The gate is asked once more by the outbox: what it refuses by now stays unsaid. */
async function ask(
  { outreach }: DealsDeps,
  deal: Deal,
  notices: readonly Notice[],
  actor: Actor,
): Promise<Notice[]> {
  const fresh = notices.filter(({ message }) => message === undefined);
  const answers = await outreach.askAll(
    fresh.map((notice) => wishOf(deal, notice)),
    actor,
  );
  const asked = new Map(fresh.map((notice, index) => [notice, answers[index]]));
  return notices.map((notice) => {
    const answer = asked.get(notice);
    if (!answer) return notice;
    return 'blocked' in answer
      ? { ...notice, decision: answer.blocked }
      : { ...notice, message: answer.message };
  });
}

function wishOf(deal: Deal, notice: Notice): MessageWish {
  const { contact, to, province, market, timezones, lead_score, language, content } = notice;
  return {
    ...content,
    ...{ to, contact, province, market, timezones, language },
    ...(lead_score === undefined ? {} : { lead_score }),
    intent_key: dealIntent(deal._id, contact),
    deal_id: deal._id,
    correlation_id: `notifications:${deal._id}`,
    whenClosed: 'queue',
  };
}
