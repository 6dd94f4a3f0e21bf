import { type Actor } from '../contract/actor';
import { UserError } from '../errors';
import { type LeadId } from '../ids';
import { type ChangeDeps, changeLead, isOver, needLead } from './change-lead';
import { type Lead } from './lead.model';

/** The fields of the form that mends a lead; what is left out is taken away. */
export const EDITED_FIELDS = [
  'name',
  'phone',
  'email',
  'address',
  'region',
  'arv',
  'repairs',
  'asking_price',
  'score',
  'property_type',
  'language',
] as const;
export type EditedField = (typeof EDITED_FIELDS)[number];
export type LeadEdit = { [Field in EditedField]?: Lead[Field] | undefined } & Pick<
  Lead,
  'name' | 'property_type' | 'language'
>;

/**
 * Puts a person's corrections into a lead, only where they differ from what it shows. In the caller's transaction.
 * @throws UserError `conflict` when it has changed since `version`, or another open lead has the number or address
 */
export function editLead(deps: ChangeDeps) {
  return async (id: LeadId, version: number, edit: LeadEdit, actor: Actor): Promise<Lead> => {
    const before = await needLead(deps.leads, id);
    if ((before.version ?? 0) !== version) {
      throw new UserError('conflict', `${id} has changed meanwhile: open it again.`, {
        reason: 'lead_changed',
        extra: { id },
      });
    }
    const changed = EDITED_FIELDS.filter((field) => before[field] !== edit[field]);
    if (changed.length === 0) return before;
    const change = Object.fromEntries(changed.map((field) => [field, edit[field]]));
    const addresses = [edit.phone, edit.email].filter((address) => address !== undefined);
    await refuseTaken(deps, id, addresses);
    return changeLead(
      deps,
      before,
      { ...change, ...(!isOver(before) && { open_addresses: addresses.length > 0 ? addresses : undefined }) },
      actor,
      { action: 'lead.edit' },
    );
  };
}

/** @throws UserError `conflict` that names the lead */
export async function refuseTaken(deps: ChangeDeps, id: LeadId, addresses: string[]): Promise<void> {
  const other = await deps.leads.findOne({ open_addresses: { $in: addresses }, _id: { $ne: id } }).lean();
  if (!other) return;
  throw new UserError('conflict', `${other._id} has this number or e-mail address already.`, {
    reason: 'address_taken',
    extra: { id, other: other._id },
  });
}
