import { type ModalView as SlackModal } from '@slack/types';
import { type WebClient } from '@slack/web-api';
import { type Log } from '../../src/contract/ports';
import { type ModalView } from '../../src/contract/view';
import { type Translate } from '../../src/i18n/translate';
import { renderModal } from './render-modal';
import { slackFailure, type SlackFailure } from './slack-failure';
import { type Tell } from './tell';
import { type Use } from './use';
import { type UsedView } from './used-view';

/** Opens a modal, or changes the open one in which it was asked for. Never throws: what cannot be shown is told. */
export type ShowModal = (use: Use, modal: ModalView, t: Translate) => Promise<void>;

export function createShowModal(deps: { client: WebClient; tell: Tell; log: Log }): ShowModal {
  const { client, tell, log } = deps;
  /** The newest use that changes a view, by the view's id, while it is under way. */
  const newest = new Map<string, string>();

  /**
   * With the hash: what has changed meanwhile is not written over. Whoever types fast changes the view by the letter
   * before: the newest use is shown all the same, or the form would stand at a letter that is not the last. What
   * stands in inputs stays in them.
   */
  async function update(key: string, { id, hash }: UsedView, view: SlackModal): Promise<void> {
    newest.set(id, key);
    try {
      await client.views.update({ view_id: id, hash, view });
    } catch (error) {
      const failure = slackFailure(error);
      const isOvertaken = failure.kind === 'refused' && failure.code === 'hash_conflict';
      if (!isOvertaken || newest.get(id) !== key) throw error;
      await client.views.update({ view_id: id, view });
    } finally {
      if (newest.get(id) === key) newest.delete(id);
    }
  }

  async function call(use: Use, modal: ModalView, t: Translate): Promise<void> {
    const view = renderModal(modal, use.channelId, t);
    if (use.view?.type === 'modal') await update(use.key, use.view, view);
    else await client.views.open({ trigger_id: use.triggerId ?? '', view });
  }

  return async (use, modal, t) => {
    try {
      await call(use, modal, t);
    } catch (error) {
      const failure = slackFailure(error);
      const about = { err: error, use: use.name, modal: modal.modal };
      if (isOurs(failure)) log.error(about, 'Slack refused a modal');
      else log.info(about, 'A modal could not be shown');
      // An update that came too late was overtaken by the person's next choice: that one is answered.
      if (failure.kind === 'refused' && failure.code === 'hash_conflict') return;
      await tell(use, { text: t(wordsFor(failure)) });
    }
  };
}

const TOO_LATE = ['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id', 'not_found'];

function isOurs(failure: SlackFailure): boolean {
  return failure.kind === 'refused' && !TOO_LATE.includes(failure.code) && failure.code !== 'hash_conflict';
}

function wordsFor(failure: SlackFailure) {
  if (failure.kind === 'rate_limited') return 'modal.busy';
  return isOurs(failure) ? 'modal.refused' : 'modal.too_late';
}
