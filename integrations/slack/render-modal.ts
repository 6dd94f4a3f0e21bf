import { type ModalView as SlackModal } from '@slack/types';
import { type ModalView } from '../../src/contract/view';
import { type Translate } from '../../src/i18n/translate';
import { LIMITS } from './block-limits';
import { cutText } from './cut-text';
import { fitBlocks } from './fit-view';
import { writeMetadata } from './modal-metadata';

/** As Slack takes it; words that are too long are cut, so that a long name never costs the whole modal. */
export function renderModal(modal: ModalView, channel: string | undefined, t: Translate): SlackModal {
  const plain = (text: string) => ({
    type: 'plain_text' as const,
    text: cutText(text, LIMITS.viewTitle),
    emoji: true,
  });
  return {
    type: 'modal',
    callback_id: modal.modal,
    private_metadata: writeMetadata({ about: modal.about, ...(channel !== undefined && { channel }) }),
    title: plain(modal.title),
    close: plain(t(modal.submit === undefined ? 'modal.close' : 'modal.cancel')),
    ...(modal.submit !== undefined && { submit: plain(modal.submit) }),
    blocks: fitBlocks(modal.blocks, LIMITS.viewBlocks),
  };
}
