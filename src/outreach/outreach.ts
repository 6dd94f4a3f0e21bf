import { type Connection } from 'mongoose';
import { type Locale } from '../i18n/translate';
import { type MessageId } from '../ids';
import { type Cents } from '../money';
import { askMessage, askMessages, messagesOf } from './ask-message';
import { correctAnswer } from './correct-answer';
import { dispatchOutbox } from './dispatch-outbox';
import { createHeld } from './held';
import { fetchMedia } from './fetch-media';
import { inboundMediaModel } from './inbound-media.model';
import { inboundTextModel } from './inbound-text.model';
import { happened } from './message-history';
import { messagesTo } from './messages-to';
import { mailEventModel } from './mail-event.model';
import { type Message, messageModel } from './message.model';
import { OUTBOX, type OutboxSettings } from './outbox-settings';
import { type OutreachDeps } from './outreach-ports';
import { providerRestModel } from './provider-rest.model';
import { quarantineModel } from './quarantine.model';
import { receiveMailEvent } from './receive-mail-event';
import { type InboundDeps, receiveText } from './receive-text';
import { reconcileMarkModel } from './reconcile-mark.model';
import { reconcileTexts } from './reconcile-texts';
import { senderPaceModel } from './sender-pace.model';
import { releaseMany } from './release-many';
import { replyToSeller } from './reply-to-seller';
import { resolveUnknown } from './resolve-unknown';
import { settleUnknown } from './settle-unknown';
import { sortStranger } from './sort-stranger';
import { createDailySpend } from './spending/daily-spend';
import { spendDayModel } from './spending/spend-day.model';
import { stopAddress } from './stop-address';
import { liftStop, stopByHand } from './stop-by-hand';
import { pageOwner, unsubscribe } from './unsubscribe';
import { testTemplate } from './test-template';
import { createTemplates } from './templates/templates';
import { updateStatus } from './update-status';

export type Outreach = ReturnType<typeof createOutreach>;

type Place = Pick<Message, 'province' | 'market' | 'timezones'>;
type Given = Omit<
  InboundDeps,
  'messages' | 'inbound' | 'inboundMedia' | 'cancelWaiting' | 'settings' | 'spending'
> & {
  connection: Connection;
  teamTimezone: string;
  /** A template has a new version: told in its transaction. */
  onTemplateChange(): Promise<void>;
  /** What may be spent in a day; null: whatever it takes. */
  dailySpendLimit: Cents | null;
  /** Where it takes its time otherwise than usual. */
  settings?: Partial<OutboxSettings> | undefined;
};

/** Characters: a mail of 30 MB does not fit into a document. */
const LONGEST_RAW = 1_000_000;

/** The outbox and the inbox: every text and e-mail goes through here. */
export function createOutreach(given: Given) {
  const messages = messageModel(given.connection);
  const quarantined = quarantineModel(given.connection);
  const settings = { ...OUTBOX, ...given.settings };
  const days = spendDayModel(given.connection);
  const spending = createDailySpend({ ...given, days, messages, limit: given.dailySpendLimit });
  const deps: OutreachDeps = { ...given, messages, settings, spending };

  /** Only what still waits can be cancelled. @returns how many were */
  async function cancelWhere(filter: object, because: string): Promise<number> {
    const now = deps.clock.now();
    const error = { code: because, message: '' };
    const cancelled = await messages.updateMany(
      { ...filter, state: 'queued' },
      {
        $set: { state: 'cancelled', error, updated_at: now },
        ...happened({ at: now, what: 'cancelled', error }),
      },
    );
    return cancelled.modifiedCount;
  }

  const inboundDeps: InboundDeps = {
    ...deps,
    ...given,
    settings,
    inbound: inboundTextModel(given.connection),
    inboundMedia: inboundMediaModel(given.connection),
    cancelWaiting: (address, because) => cancelWhere({ to: address }, because),
  };

  const stop = stopAddress(inboundDeps);

  const ask = askMessage(deps);
  const templates = createTemplates(given);

  return {
    ask,
    askAll: askMessages(deps),
    dispatch: dispatchOutbox({
      ...deps,
      rests: providerRestModel(given.connection),
      paces: senderPaceModel(given.connection),
    }),
    resolveUnknown: resolveUnknown(deps),
    settleUnknown: settleUnknown(deps),
    reconcile: reconcileTexts({ ...inboundDeps, marks: reconcileMarkModel(given.connection) }),
    updateStatus: updateStatus(deps),
    receive: receiveText(inboundDeps),
    reply: replyToSeller(inboundDeps),
    correctAnswer: correctAnswer(inboundDeps),
    stranger: sortStranger(inboundDeps),
    receiveMailEvent: receiveMailEvent({
      ...deps,
      mailEvents: mailEventModel(given.connection),
      stopAddress: stop,
    }),
    stopByHand: stopByHand(inboundDeps),
    liftStop: liftStop(inboundDeps),
    fetchMedia: fetchMedia(inboundDeps),
    /** One that is kept, by the secret part of its link. */
    async picture(token: string): Promise<{ type: string; bytes: Buffer } | null> {
      const found = await inboundDeps.inboundMedia.findById(token);
      if (!found?.bytes || found.content_type === undefined) return null;
      return { type: found.content_type, bytes: found.bytes };
    },
    pageOwner: pageOwner(deps),
    unsubscribe: unsubscribe({ ...deps, stopAddress: stop }),
    /** Whose an address is: what stands for it in KPI events, and the place and language that are known of the person. */
    async whoseIs(
      address: string,
    ): Promise<{ contact: string; place: Place | null; language?: Locale | undefined }> {
      const lead = await given.leads.findByAddress(address);
      if (lead) return { contact: lead._id, place: lead, language: lead.language };
      const buyer = await given.buyers.findByAddress(address);
      return { contact: buyer?._id ?? 'unknown', place: null, language: buyer?.language };
    },
    /** Keeps an authentic webhook that could not be read. */
    async quarantine(source: string, raw: string): Promise<void> {
      await quarantined.create([{ source, raw: raw.slice(0, LONGEST_RAW), received_at: deps.clock.now() }]);
      deps.log.error({ source }, 'an authentic webhook could not be read; it is kept in webhook_quarantine');
    },
    cancel: (id: MessageId, because: string) => cancelWhere({ _id: id }, because),
    messagesTo: messagesTo(messages),
    held: { ...createHeld(deps), many: releaseMany(deps) },
    templates,
    testTemplate: testTemplate({ ...deps, templates, ask }),
    /** What became of wishes, by their intent keys. */
    asked: (intents: readonly string[]): Promise<Map<string, Message>> => messagesOf(messages, intents),
    find: async (id: MessageId): Promise<Message | null> => messages.findById(id).lean(),
  };
}
