import { type Actor, actorName } from '../contract/actor';
import { UserError } from '../errors';
import { newToken } from '../ids';
import { type FormsDeps } from './forms-ports';
import { type WebForm } from './web-form.model';

/** Makes, sets and ends the addresses of web forms; each change is in the audit log, without the secret part. */
export function changeForms(deps: FormsDeps) {
  const { forms, audit } = deps;
  const note = (actor: Actor, action: string, id: string, after?: object) =>
    audit.record(actor, { action, thing: { kind: 'web_form', id }, ...(after && { after }) });

  async function need(name: string): Promise<WebForm> {
    const form = await forms.findById(name).lean();
    if (form) return form;
    throw new UserError('not_found', `There is no form ${name}.`, {
      reason: 'no_form',
      extra: { form: name },
    });
  }

  return {
    /** One of that name that is there already stays as it is. */
    make: (actor: Actor, name: string): Promise<WebForm> =>
      deps.transaction(async () => {
        const known = await forms.findById(name).lean();
        if (known) return known;
        const made = { made_by: actorName(actor), made_at: deps.clock.now() };
        const form: WebForm = { _id: name, token: newToken(), fields: [], ...made };
        await forms.create([form]);
        await note(actor, 'form.make', name);
        return form;
      }),

    /** @throws UserError `not_found` */
    setFields: (actor: Actor, name: string, fields: WebForm['fields']): Promise<WebForm> =>
      deps.transaction(async () => {
        const form = await need(name);
        await forms.updateOne({ _id: name }, { $set: { fields } });
        await note(actor, 'form.fields', name, { fields });
        return { ...form, fields };
      }),

    /** Its address answers 404 from then on. @throws UserError `not_found` */
    remove: (actor: Actor, name: string): Promise<void> =>
      deps.transaction(async () => {
        await need(name);
        await forms.deleteOne({ _id: name });
        await note(actor, 'form.remove', name);
      }),
  };
}
