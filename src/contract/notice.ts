import { type ModalView } from './view';

/** A modal that is only read. */
export function noticeView(title: string, text: string): ModalView {
  return {
    modal: 'notice',
    about: '',
    title,
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
  };
}
