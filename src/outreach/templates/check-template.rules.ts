import { InputError, type InputIssue } from '../../errors';
import { type Locale } from '../../i18n/translate';
import { type Sender } from '../sender';
import { renderTemplate, unknownVariables } from './render-template.rules';
import { sampleValues, type TemplateName, TEMPLATES, type TemplateValues } from './template-names';

/** Pages as long as real ones. */
const SAMPLE_PAGES = {
  about: `https://bot.example.com/about/${'x'.repeat(32)}`,
  unsubscribe: `https://bot.example.com/u/${'x'.repeat(32)}`,
};

/**
 * Tries an edited template with every value given, and with only those that are always known.
 * @throws InputError that names the variable, or where the text cannot be read
 */
export function checkTemplate(
  edit: { name: TemplateName; language: Locale; subject?: string | undefined; body: string },
  sender: Sender,
): void {
  const { name, language, subject, body } = edit;
  const { channel, variables } = TEMPLATES[name];
  const issues: InputIssue[] = [];
  if (channel === 'SMS' && subject !== undefined) issues.push(wrong('subject', 'is for e-mails only'));
  const template = { name, body, ...(subject === undefined ? {} : { subject }) };
  const render = (values: TemplateValues) =>
    renderTemplate({ template, language, values, sender, pages: SAMPLE_PAGES });

  for (const values of [sampleValues(name), alwaysKnown(name)]) {
    const rendered = render(values);
    if (rendered.ok || issues.length > 0) continue;
    const { path, variable, message } = rendered.problem;
    if (variable === undefined) issues.push(wrong(path, message));
    else issues.push(wrong(path, aboutVariable(variable, variables)));
  }
  // A branch that the samples do not take may name anything: that would refuse messages one day.
  if (issues.length === 0) {
    const unknown = [...unknownVariables(name, `${subject ?? ''}${body}`)];
    for (const variable of unknown) issues.push(wrong('body', aboutVariable(variable, variables)));
  }
  if (issues.length > 0) throw new InputError(issues);
}

/** Not every seller has an address on record. */
function alwaysKnown(name: TemplateName): TemplateValues {
  const { property: _, ...rest } = sampleValues(name);
  return rest;
}

function aboutVariable(variable: string, known: readonly string[]): string {
  if (known.includes(variable)) {
    return `{{ ${variable} }} is not always known: write {% if ${variable} %}…{{ ${variable} }}…{% endif %}`;
  }
  return `{{ ${variable} }} has no value here; known are ${known.join(', ')}`;
}

function wrong(path: string, message: string): InputIssue {
  return { path, message, example: 'Hi {{ name }}, this is {{ sender }}.' };
}
