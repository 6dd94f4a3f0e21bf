import { type Form } from '../../src/contract/form';
import { formValues, type ViewState } from './form-values';
import { readMetadata } from './modal-metadata';

/** The open modal or App Home in which somebody acted. */
export interface UsedView {
  type: 'modal' | 'home';
  id: string;
  hash: string;
  /** Block ids of its inputs: Slack takes an error for no other. */
  inputs: string[];
  form: Form;
}

/** What of Slack's view we read. */
export interface SlackView {
  type: string;
  id: string;
  hash: string;
  private_metadata?: string;
  state?: ViewState;
  blocks?: { type: string; block_id?: string }[];
}

export function usedView(view: SlackView, state: ViewState = view.state): UsedView {
  return {
    type: view.type === 'home' ? 'home' : 'modal',
    id: view.id,
    hash: view.hash,
    inputs: (view.blocks ?? []).flatMap(({ type, block_id }) =>
      type === 'input' && block_id ? block_id : [],
    ),
    form: { about: readMetadata(view.private_metadata).about, values: formValues(state) },
  };
}

/** Where the modal was opened. */
export function channelOfView(view: Pick<SlackView, 'private_metadata'> | undefined): string | undefined {
  return readMetadata(view?.private_metadata).channel;
}
