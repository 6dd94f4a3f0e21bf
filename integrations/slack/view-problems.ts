import { type HomeView, type ModalView } from '@slack/types';
import { LIMITS, problemsOfBlocks } from './block-limits';

/** Everything in a modal or an App Home that Slack would refuse. For the tests of every view. */
export function viewProblems(view: ModalView | HomeView): string[] {
  const problems = problemsOfBlocks(view.blocks, LIMITS.viewBlocks);
  if ((view.private_metadata ?? '').length > LIMITS.privateMetadata) {
    problems.push(`private_metadata: longer than ${LIMITS.privateMetadata}`);
  }
  if (view.type === 'home') return problems;
  for (const [name, words] of Object.entries({ title: view.title, submit: view.submit, close: view.close })) {
    if (words && (words.text === '' || words.text.length > LIMITS.viewTitle)) {
      problems.push(`${name}: must have 1 to ${LIMITS.viewTitle} characters`);
    }
  }
  if ((view.callback_id ?? '').length > LIMITS.id) problems.push(`callback_id: longer than ${LIMITS.id}`);
  const inputs = view.blocks.filter((block) => block.type === 'input');
  if (inputs.length > 0 && !view.submit) problems.push('submit: is missing beside inputs');
  if (inputs.some((block) => block.block_id === undefined)) problems.push('an input has no block_id');
  return problems;
}
