import { type Connection } from 'mongoose';
import { changeForms } from './change-forms';
import { type FormsDeps } from './forms-ports';
import { receiveSubmission } from './receive-submission';
import { type WebForm, webFormModel } from './web-form.model';

export type Forms = ReturnType<typeof createForms>;

/** Forms on the web through which sellers come in. */
export function createForms(given: Omit<FormsDeps, 'forms'> & { connection: Connection }) {
  const deps: FormsDeps = { ...given, forms: webFormModel(given.connection) };
  return {
    ...changeForms(deps),
    list: async (): Promise<WebForm[]> =>
      deps.forms
        .find({ _id: { $gte: '' } })
        .sort({ _id: 1 })
        .lean(),
    findByToken: async (token: string): Promise<WebForm | null> => deps.forms.findOne({ token }).lean(),
    addressOf: ({ token }: Pick<WebForm, 'token'>): string => `${deps.publicUrl()}/webhooks/leads/${token}`,
    receive: receiveSubmission(deps),
  };
}
