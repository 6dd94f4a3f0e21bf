import { type ModalView } from './view';
import { section } from '../slack-blocks';

/** A modal that is only read. */
export function noticeView(title: string, text: string): ModalView {
  return {
    modal: 'notice',
    about: '',
    title,
    blocks: [section(text)],
  };
}
