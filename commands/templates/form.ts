import { type Form } from '../../src/contract/form';
import { type ModalView } from '../../src/contract/view';
import { type Translate } from '../../src/i18n/translate';
import { type Outreach } from '../../src/outreach/outreach';
import { type EditedTemplate, templateForm } from '../../src/outreach/templates/template-form.card';

/** A template in its form, as it is now or as somebody has typed it. */
export async function showTemplate(
  { name, language }: EditedTemplate,
  { templates }: Outreach,
  t: Translate,
  more: { typed?: { subject?: string | undefined; body: string }; notice?: string; warned?: boolean } = {},
): Promise<ModalView> {
  const current = await templates.current(name, language);
  const { subject, body } = more.typed ?? current;
  const sample = templates.sample({ name, language, body, ...(subject !== undefined && { subject }) });
  return templateForm({ current, sample, ...more }, t);
}

/** What stands in the open form. */
export function typedIn(form: Form | undefined): { subject?: string; body: string } {
  const { subject, body } = form?.values ?? {};
  return {
    body: typeof body === 'string' ? body : '',
    ...(typeof subject === 'string' && { subject }),
  };
}
