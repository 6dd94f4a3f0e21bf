import { translator } from '../../i18n/translate';
import { type Cents, formatMoney } from '../../money';
import { formatDate, parseDate } from '../../time/civil-date';
import { instantOf } from '../../time/zoned';
import { NO_LEASE } from '../claim-messages';
import { happened } from '../message-history';
import { type Message } from '../message.model';
import { type SpendingDeps } from './daily-spend';
import { limitReachedCard } from './spend.card';

/** Messages for which nothing is left wait for the next day, and the alerts channel is told, once a day. */
export function holdUntilTomorrow(deps: SpendingDeps) {
  const { days, messages, limit } = deps;
  return async (over: readonly Message[], day: string): Promise<void> => {
    if (over.length === 0 || limit === null) return;
    const until = dayAfter(day, deps.teamTimezone);
    await deps.transaction(async () => {
      const at = deps.clock.now();
      const $set = {
        not_before: until,
        leased_until: NO_LEASE,
        waits_for: 'spend_limit' as const,
        updated_at: at,
      };
      const update = { $set, ...happened({ at, what: 'held', error: reachedError(limit) }) };
      await messages.bulkWrite(
        over.map(({ _id, fence }) => ({
          updateOne: { filter: { _id, fence, state: 'queued' as const }, update },
        })),
      );
      const first = await days.updateOne({ _id: day, is_told: { $ne: true } }, { $set: { is_told: true } });
      if (first.modifiedCount === 0) return;
      const view = limitReachedCard(limit, until);
      await deps.cards.put({ key: `spend-limit:${day}`, channel: 'alerts', view });
    });
  };
}

function reachedError(limit: Cents) {
  const [message, message_fr] = (['en', 'fr'] as const).map((locale) =>
    translator(locale)('spend.held', { limit: formatMoney(limit, locale) }),
  );
  return { code: 'spend_limit', message: message ?? '', ...(message_fr === undefined ? {} : { message_fr }) };
}

function dayAfter(day: string, timezone: string): Date {
  const number = parseDate(day);
  if (number === null) throw new RangeError(`not a date: ${day}`);
  return instantOf(formatDate(number + 1), 0, timezone);
}
