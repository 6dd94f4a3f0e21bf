import { type Cards } from '../contract/ports';
import { type Translate } from '../i18n/translate';
import { localTime } from '../time/zoned';
import { type ChainDeps } from './seal-entries';

/** Tells the channel once a day where the chain ends: whoever cuts it later cannot cut the message. */
export function postHead(deps: ChainDeps & { cards: Cards; teamTimezone: string }) {
  return (): Promise<boolean> =>
    deps.transaction(async () => {
      const at = deps.clock.now();
      const day = localTime(at, deps.teamTimezone).date;
      const head = await deps.heads.findById('head').lean();
      if (!head || (await deps.heads.exists({ _id: day }))) return false;
      const { seq, hash } = head;
      await deps.heads.create([{ _id: day, seq, hash, at }]);
      const view = (t: Translate) => ({ text: t('audit.head', { day, seq, hash }) });
      await deps.cards.put({ key: `audit-head:${day}`, channel: 'alerts', view });
      return true;
    });
}
