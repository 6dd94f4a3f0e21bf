import { Liquid, LiquidError, UndefinedVariableError } from 'liquidjs';
import { type Locale } from '../../i18n/translate';
import { type Sender } from '../sender';
import { type MessagePages, withRequiredContent } from '../required-content.rules';
import { countSegments, type SegmentCount } from './segments.rules';
import { type MessageTemplate } from './template.model';
import { type TemplateName, TEMPLATES, type TemplateValues } from './template-names';

/** Why a template cannot become a message. */
export interface TemplateProblem {
  path: 'subject' | 'body';
  /** The variable that has no value, or that the template is never given. */
  variable?: string;
  message: string;
}

export type Rendered =
  | { ok: true; subject?: string; body: string; segments?: SegmentCount }
  | { ok: false; problem: TemplateProblem };

/** Twilio's longest text, and more than anybody reads of an e-mail. */
const LONGEST = { SMS: 1_600, EMAIL: 100_000 } as const;
const LONGEST_SUBJECT = 255;

/** Strict: what has no value is an error, never an empty place. No files, and bounds on what a loop may cost. */
const engine = new Liquid({
  strictVariables: true,
  strictFilters: true,
  // So that `{% if property %}` may ask for what is not always known.
  lenientIf: true,
  ownPropertyOnly: true,
  templates: {},
  parseLimit: 10_000,
  renderLimit: 200,
  memoryLimit: 1_000_000,
});

/** One message from one template, with its footer. Pure: the same input is always the same message. */
export function renderTemplate(facts: {
  template: Pick<MessageTemplate, 'name' | 'subject' | 'body'>;
  language: Locale;
  values: TemplateValues;
  sender: Sender;
  pages: MessagePages;
}): Rendered {
  const { template, language, sender, pages } = facts;
  const { channel } = TEMPLATES[template.name];
  const values = { ...cleaned(facts.values), sender: sender.name };
  try {
    const subject = channel === 'EMAIL' ? fill('subject', template.subject ?? '', values) : undefined;
    const text = fill('body', template.body, values);
    const { body } = withRequiredContent({ channel, body: text }, { language, sender, pages });
    if (subject !== undefined) refuseLong('subject', subject, LONGEST_SUBJECT);
    refuseLong('body', body, LONGEST[channel]);
    // Counting takes longer than rendering, and only who looks at a text wants to know.
    if (channel === 'SMS')
      return {
        ok: true,
        body,
        get segments() {
          return countSegments(body);
        },
      };
    return { ok: true, body, ...(subject === undefined ? {} : { subject }) };
  } catch (error) {
    if (error instanceof Unrenderable) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** The variables that a template names and is never given. */
export function unknownVariables(name: TemplateName, text: string): string[] {
  const known: readonly string[] = TEMPLATES[name].variables;
  return engine.globalVariablesSync(engine.parse(text)).filter((variable) => !known.includes(variable));
}

class Unrenderable extends Error {
  override readonly name = 'Unrenderable';

  constructor(readonly problem: TemplateProblem) {
    super(problem.message);
  }
}

function fill(path: 'subject' | 'body', text: string, values: TemplateValues): string {
  const filled = parseAndRender(path, text, values);
  // A subject is one line: a line break in it would begin another header.
  const tidy = path === 'subject' ? filled.replace(/\s+/g, ' ').trim() : filled.trim();
  if (tidy === '') throw new Unrenderable({ path, message: 'is empty' });
  return tidy;
}

function parseAndRender(path: 'subject' | 'body', text: string, values: TemplateValues): string {
  try {
    return String(engine.parseAndRenderSync(text, values));
  } catch (error) {
    if (!(error instanceof LiquidError)) throw error;
    const [message = ''] = error.message.split('\n');
    const variable = variableOf(error);
    throw new Unrenderable({ path, message, ...(variable === undefined ? {} : { variable }) });
  }
}

function variableOf(error: LiquidError): string | undefined {
  if (!(error instanceof UndefinedVariableError)) return undefined;
  return /undefined variable: ([\w.]+)/.exec(error.message)?.[1];
}

function refuseLong(path: 'subject' | 'body', text: string, longest: number): void {
  if (text.length > longest)
    throw new Unrenderable({ path, message: `is longer than ${longest} characters` });
}

/** A value is one line of text: whatever somebody typed as a name. What is empty has no value. */
function cleaned(values: TemplateValues): TemplateValues {
  return Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, value.replace(/[\p{Cc}\s]+/gu, ' ').trim()] as const)
      .filter(([, value]) => value !== ''),
  );
}
