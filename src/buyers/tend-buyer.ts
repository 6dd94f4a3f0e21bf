import { type Actor, actorName } from '../contract/actor';
import { type Transaction } from '../contract/ports';
import { changedFields } from '../edit-form.rules';
import { UserError } from '../errors';
import { type BuyerId } from '../ids';
import { type Consent } from '../policy/contact-address.model';
import { type Policy } from '../policy/policy';
import { type Buyer } from './buyer.model';
import { type BuyerEdit, editStart, EDITED_FIELDS, type EditedField, withEdits } from './buyer-edit.rules';
import { addressesOf } from './reach-buyer';
import { type WriteDeps, writeBuyer } from './write-buyer';

type TendDeps = WriteDeps & { policy: Pick<Policy, 'recordConsent'>; transaction: Transaction };

/** What people do to a buyer whom they have. Done twice, or by two at once, it has one effect: `first` says who did it. */
export function tendBuyer(deps: TendDeps) {
  async function need(id: BuyerId): Promise<Buyer> {
    const buyer = await deps.buyers.findById(id).lean();
    if (buyer) return buyer;
    throw new UserError('not_found', `There is no buyer ${id}.`, {
      reason: 'buyer_not_found',
      extra: { id },
    });
  }

  async function refuseTaken(id: BuyerId, edit: BuyerEdit): Promise<void> {
    const addresses = [edit.phone, edit.email].filter((address) => address !== undefined);
    const other = await deps.buyers.findOne({ addresses: { $in: addresses }, _id: { $ne: id } }).lean();
    if (!other) return;
    throw new UserError('conflict', `${other._id} has this number or e-mail address already.`, {
      reason: 'address_taken',
      extra: { id, other: other._id },
    });
  }

  return {
    /** @throws UserError `not_found` */
    need,

    pause: (id: BuyerId, active: boolean, actor: Actor): Promise<{ buyer: Buyer; first: boolean }> =>
      deps.transaction(async () => {
        const before = await need(id);
        if (before.active === active) return { buyer: before, first: false };
        const action = active ? 'buyer.resume' : 'buyer.pause';
        const after = { ...before, active, paused_by: active ? undefined : actorName(actor) };
        return { buyer: await writeBuyer(deps, after, actor, { action }), first: true };
      }),

    /** Writes down that they agreed to be written to, for their number and their e-mail address. */
    stateConsent: (buyer: Buyer, consent: Omit<Consent, 'recorded_by'>, actor: Actor): Promise<void> =>
      deps.transaction(async () => {
        for (const address of addressesOf(buyer)) {
          await deps.policy.recordConsent(address, { ...consent, recorded_by: actorName(actor) });
        }
      }),

    /**
     * Puts a person's corrections in: of the fields only those that were touched.
     * @param was the prints of the fields as the form showed them
     * @throws UserError `conflict` when somebody else has changed one, or another buyer has the number or address
     */
    edit: (
      id: BuyerId,
      was: Record<string, string>,
      touched: EditedField[],
      edit: BuyerEdit,
      actor: Actor,
    ): Promise<Buyer> =>
      deps.transaction(async () => {
        const before = await need(id);
        if (changedFields(EDITED_FIELDS, editStart(before), was).length > 0) {
          throw new UserError('conflict', `${id} has changed meanwhile: open it again.`, {
            reason: 'buyer_changed',
            extra: { id },
          });
        }
        if (touched.length === 0) return before;
        await refuseTaken(id, edit);
        const after = withEdits(before, touched, edit);
        return writeBuyer(deps, after, actor, { action: 'buyer.edit', fields: touched });
      }),
  };
}
