import { type Lead } from '../leads/lead.model';
import { type TemplateName, type TemplateValues } from '../outreach/templates/template-names';
import { firstName } from '../text';

/** The template of a step's text, and what it is filled in with. A call's step has the last one, for who is not reached. */
export function stepText(step: number, lead: Lead): { name: TemplateName; values: TemplateValues } {
  const values = {
    name: firstName(lead.name),
    ...(lead.address === undefined ? {} : { property: lead.address }),
  };
  if (step === 1) return { name: 'ladder-1', values };
  return { name: step === 3 ? 'ladder-3' : 'ladder-5', values };
}
