import { type ModalView as SlackModal } from '@slack/types';
import { noticeView } from '../../src/contract/notice';
import { type Translate } from '../../src/i18n/translate';
import { readableText } from '../../src/slack-text';
import { type Said } from './field-errors';
import { renderModal } from './render-modal';
import { type Use } from './use';

/** What the acknowledgement of a submission does with the open modal; undefined closes it. */
type SubmissionAnswer =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update'; view: SlackModal }
  | undefined;

/** Words that refuse stand at the first field, so that nothing is lost of what was typed. */
export function submissionAnswer(said: Said | undefined, use: Use, t: Translate): SubmissionAnswer {
  if (said === undefined) return undefined;
  if ('errors' in said) return { response_action: 'errors', errors: said.errors };
  if ('show' in said) return { response_action: 'update', view: renderModal(said.show, use.channelId, t) };
  const [first] = use.view?.inputs ?? [];
  if (first !== undefined) {
    return { response_action: 'errors', errors: { [first]: readableText(said.text) } };
  }
  return {
    response_action: 'update',
    view: renderModal(noticeView(t('modal.notice'), said.text), use.channelId, t),
  };
}
