import { UserError } from '../../errors';
import { type TemplateProblem } from './render-template.rules';

/** The reason under which a template refuses a message. */
export const CANNOT_RENDER = 'template_cannot_render' as const;

export function templateRefused(template: string, { path, variable, message }: TemplateProblem): UserError {
  const problem = variable === undefined ? `${path}: ${message}` : `{{ ${variable} }}`;
  return new UserError(
    'refused',
    `The template ${template} cannot be filled in (${problem}). Nothing was sent: a manager edits it with /templates.`,
    { reason: CANNOT_RENDER, extra: { template, problem } },
  );
}
