import { createHash } from 'node:crypto';
import { systemActor } from '../contract/actor';
import { type InputIssue } from '../errors';
import { type Translate, translator } from '../i18n/translate';
import { newId } from '../ids';
import { type FormsDeps } from './forms-ports';
import { readBody, readSubmission } from './read-submission.rules';
import { unreadSubmissionCard } from './unread-submission.card';
import { type WebForm } from './web-form.model';

export interface Submission {
  contentType: string | undefined;
  body: string;
  /** The sender's own name for it, where it gives one. */
  id?: string | undefined;
}

/**
 * Takes a submission in: a lead with its ladder, or, when it says nobody who can be reached, kept as it came and shown
 * in the inbox. The same one again, within the day or by its id, changes nothing. Committed when it returns.
 */
export function receiveSubmission(deps: FormsDeps) {
  async function keep(form: WebForm, body: string, issues: InputIssue[]): Promise<void> {
    await deps.transaction(async () => {
      await deps.outreach.quarantine(`form:${form._id}`, body);
      const view = (t: Translate) => unreadSubmissionCard(form._id, body, issues, t);
      await deps.cards.put({ key: newId('submission'), channel: 'inbox', view });
    });
  }

  return async (form: WebForm, submission: Submission): Promise<'lead' | 'kept'> => {
    const now = deps.clock.now();
    const submitted = readBody(submission.contentType, submission.body);
    const read = submitted && readSubmission(submitted, form, now, translator('en'));
    if (!read || 'issues' in read) {
      await keep(form, submission.body, read?.issues ?? []);
      return 'kept';
    }
    const intent = `form:${form._id}:${keyOf(submission, now)}`;
    await deps.deals.leadToDeal(read.facts, null, systemActor(`form-${form._id}`), intent);
    return 'lead';
  };
}

/** Without an id the same words are the same submission for a day: later somebody asks anew. */
function keyOf({ id, body }: Submission, now: Date): string {
  const what = id === undefined ? `${now.toISOString().slice(0, 10)}:${body}` : `id:${id}`;
  return createHash('sha256').update(what).digest('hex');
}
