import { type Model } from 'mongoose';
import { type Audit } from '../../audit/audit';
import { type Actor, actorName } from '../../contract/actor';
import { type Clock, type Transaction } from '../../contract/ports';
import { UserError } from '../../errors';
import { translator } from '../../i18n/translate';
import { type Acknowledgement } from './acknowledgement.model';
import { type CheckId, NEVER_ACKNOWLEDGED } from './finding';

/** How long an acknowledgement holds (spec 3.9). */
const HOLDS_MS = 24 * 3_600_000;

/** @throws UserError `refused`, reason `cannot_be_acknowledged` */
export function acknowledgeCheck(deps: {
  acknowledgements: Model<Acknowledgement>;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
}) {
  return (id: CheckId, reason: string, actor: Actor): Promise<Acknowledgement> =>
    deps.transaction(async () => {
      if (NEVER_ACKNOWLEDGED.includes(id)) {
        const params = { check: id };
        throw new UserError('refused', translator('en')('refused.cannot_be_acknowledged', params), {
          reason: 'cannot_be_acknowledged',
          extra: params,
        });
      }
      const at = deps.clock.now();
      const until = new Date(at.getTime() + HOLDS_MS);
      const given: Acknowledgement = { _id: id, by: actorName(actor), reason, at, until };
      await deps.acknowledgements.replaceOne({ _id: id }, given, { upsert: true });
      await deps.audit.record(actor, {
        action: 'runbook.acknowledge',
        thing: { kind: 'runbook_check', id },
        after: { until },
        reason,
      });
      return given;
    });
}
