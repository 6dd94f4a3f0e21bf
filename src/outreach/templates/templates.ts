import { type Connection } from 'mongoose';
import { type Audit } from '../../audit/audit';
import { type Actor, actorName } from '../../contract/actor';
import { type Clock, type Transaction } from '../../contract/ports';
import { type Locale } from '../../i18n/translate';
import { newToken } from '../../ids';
import { type Policy } from '../../policy/policy';
import { type Message } from '../message.model';
import { messagePages } from '../required-content.rules';
import { type Sender } from '../sender';
import { checkTemplate } from './check-template.rules';
import { DEFAULT_TEMPLATES } from './default-templates';
import { type Rendered, renderTemplate } from './render-template.rules';
import { templateRefused } from './template-refused';
import { type MessageTemplate, messageTemplateModel } from './template.model';
import {
  sampleValues,
  TEMPLATE_NAMES,
  type TemplateName,
  TEMPLATES,
  type TemplateValues,
} from './template-names';

export type Templates = ReturnType<typeof createTemplates>;

/** What a wish to send takes of a template: content, where it came from, and the token of its pages. */
export type Composed = Pick<Message, 'channel' | 'body' | 'template' | 'page_token'> &
  Partial<Pick<Message, 'subject' | 'template_version'>>;

export interface TemplateEdit {
  name: TemplateName;
  language: Locale;
  subject?: string | undefined;
  body: string;
  reason?: string | undefined;
}

interface TemplatesDeps {
  connection: Connection;
  transaction: Transaction;
  audit: Audit;
  clock: Clock;
  sender: Sender;
  policy: Pick<Policy, 'kept' | 'settingsChanged'>;
  publicUrl(): string;
  /** A new version is in force: told in its transaction. */
  onTemplateChange(): Promise<void>;
}

/** As long as a real one. */
const SAMPLE_TOKEN = 'x'.repeat(32);

const LANGUAGES: readonly Locale[] = ['en', 'fr'];

/** The texts of what the product sends, in both languages, each with its versions. */
export function createTemplates(deps: TemplatesDeps) {
  const templates = messageTemplateModel(deps.connection);
  const newest = new Map<string, () => Promise<MessageTemplate | null>>();

  function newestOf(name: TemplateName, language: Locale): () => Promise<MessageTemplate | null> {
    const key = `${name}:${language}`;
    const read =
      newest.get(key) ??
      deps.policy.kept(() => templates.findOne({ name, language }).sort({ version: -1 }).lean());
    newest.set(key, read);
    return read;
  }

  async function current(name: TemplateName, language: Locale): Promise<MessageTemplate> {
    const found = await newestOf(name, language)();
    if (found) return found;
    throw templateRefused(name, { path: 'body', message: `there is no ${name} in ${language}` });
  }

  function render(
    template: Pick<MessageTemplate, 'name' | 'language' | 'subject' | 'body'>,
    values: TemplateValues,
    token: string,
  ): Rendered {
    const pages = messagePages(deps.publicUrl(), token);
    return renderTemplate({ template, language: template.language, values, sender: deps.sender, pages });
  }

  /** @throws InputError that names the variable or the place */
  const check = (edit: TemplateEdit): void => checkTemplate(edit, deps.sender);

  /**
   * The content of several messages of one moment: each template is read once. Fails closed.
   * @throws UserError `refused`, reason `template_cannot_render`, that names the variable
   */
  function composer() {
    const read = new Map<string, Promise<MessageTemplate>>();
    return async (name: TemplateName, language: Locale, values: TemplateValues): Promise<Composed> => {
      const key = `${name}:${language}`;
      const reading = read.get(key) ?? current(name, language);
      read.set(key, reading);
      const template = await reading;
      const page_token = newToken();
      const rendered = render(template, values, page_token);
      if (!rendered.ok) throw templateRefused(name, rendered.problem);
      const { body, subject } = rendered;
      return {
        channel: TEMPLATES[name].channel,
        body,
        ...(subject === undefined ? {} : { subject }),
        template: name,
        template_version: template.version,
        page_token,
      };
    };
  }

  return {
    current,
    render,
    check,

    /** Version 1 of each template in each language. Again it changes nothing, and never what somebody edited. */
    async seed(): Promise<void> {
      for (const name of TEMPLATE_NAMES) {
        for (const language of LANGUAGES) {
          const first = newVersion(
            { name, language, ...DEFAULT_TEMPLATES[name][language] },
            1,
            'system:seed',
            deps,
          );
          await templates.updateOne({ _id: first._id }, { $setOnInsert: first }, { upsert: true });
        }
      }
    },

    /** The version in force of each, in order. */
    async list(): Promise<MessageTemplate[]> {
      const all: MessageTemplate[] = [];
      for (const name of TEMPLATE_NAMES) {
        for (const language of LANGUAGES) all.push(await current(name, language));
      }
      return all;
    },

    /** All versions, the newest first. */
    versions: async (name: TemplateName, language: Locale): Promise<MessageTemplate[]> =>
      templates.find({ name, language }).sort({ version: -1 }).limit(20).lean(),

    version: async (name: TemplateName, language: Locale, version: number): Promise<MessageTemplate | null> =>
      templates.findOne({ name, language, version }).lean(),

    /**
     * A new version, in force at once. One that could not be rendered is not taken.
     * @throws InputError that names the variable or the place
     */
    save: (edit: TemplateEdit, actor: Actor): Promise<MessageTemplate> =>
      deps.transaction(async () => {
        check(edit);
        const before = await current(edit.name, edit.language);
        const after = newVersion(edit, before.version + 1, actorName(actor), deps);
        await templates.create([after]);
        await deps.audit.record(actor, {
          action: 'template.save',
          thing: { kind: 'message_template', id: `${edit.name}:${edit.language}` },
          before,
          after,
          ...(edit.reason === undefined ? {} : { reason: edit.reason }),
        });
        await deps.policy.settingsChanged();
        await deps.onTemplateChange();
        return after;
      }),

    /** A version with sample values. */
    sample: (template: Pick<MessageTemplate, 'name' | 'language' | 'subject' | 'body'>): Rendered =>
      render(template, sampleValues(template.name), SAMPLE_TOKEN),

    /** What a message would say, for a person to look at; nothing where it cannot be filled in. */
    async draft(name: TemplateName, language: Locale, values: TemplateValues): Promise<string | undefined> {
      const rendered = render(await current(name, language), values, SAMPLE_TOKEN);
      return rendered.ok ? rendered.body : undefined;
    },

    /** As `composer`, of one message. */
    compose: (name: TemplateName, language: Locale, values: TemplateValues): Promise<Composed> =>
      composer()(name, language, values),
    composer,
  };
}

function newVersion(
  { name, language, subject, body }: TemplateEdit,
  version: number,
  changed_by: string,
  { clock }: Pick<TemplatesDeps, 'clock'>,
): MessageTemplate {
  const text = subject === undefined ? { body } : { subject, body };
  return {
    _id: `${name}:${language}:${version}`,
    name,
    language,
    version,
    ...text,
    changed_by,
    changed_at: clock.now(),
  };
}
