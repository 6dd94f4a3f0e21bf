import { defineModal } from '../../src/contract/modal';
import { leadFormFields } from '../../src/leads/lead-form.rules';
import { type LeadDeps, takeIn } from './take-in';

export const leadModals = [
  defineModal<LeadDeps, ReturnType<typeof leadFormFields>>({
    id: 'lead.new',
    role: 'agent',
    effect: 'flow',
    fields: leadFormFields,
    run: ({ fields }, deps, context) => takeIn(withoutAbsent(fields), deps, context),
  }),
];

/** What was left empty is not known; it is not "undefined". */
function withoutAbsent<T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}
