import { type ProviderProblem } from '../contract/ports';
import { type View } from '../contract/view';
import { escapeText } from '../slack-text';
import { type Message } from './message.model';

type Problem = Pick<ProviderProblem, 'message' | 'message_fr'> & { providerCode: string };

const NAMES = {
  SMS: { en: 'texts', fr: 'les textos' },
  EMAIL: { en: 'e-mails', fr: 'les courriels' },
} as const;

/** Something is set up wrongly for messages like this one: it failed, and others like it will. */
export function setupCard(message: Pick<Message, '_id' | 'channel'>, problem: Problem): View {
  const title = `${problem.message} (${problem.providerCode})`;
  const advice = `${message._id} was not sent, and others like it will fail until this is mended at the provider.`;
  return section(title, [advice, french(problem)]);
}

/** Nothing ever reaches this person by this channel: somebody should find another way. */
export function badNumberCard(message: Pick<Message, 'channel' | 'contact'>, problem: Problem): View {
  const { en, fr } = NAMES[message.channel];
  return section(`${message.contact}: ${problem.message} (${problem.providerCode})`, [
    `No more ${en} go there. Call, or ask for another number.`,
    `${french(problem)} ${capital(fr)} n’y vont plus : appelez, ou demandez un autre numéro.`,
  ]);
}

/** Our account is the problem: nothing more is handed over until it is mended. */
export function stoppedCard(channel: Message['channel'], problem: Problem, restMinutes: number): View {
  const { en, fr } = NAMES[channel];
  return section(`No ${en} are sent: ${problem.message} (${problem.providerCode})`, [
    `Nothing is lost: they wait, and one is tried every ${restMinutes} minutes until this is mended at the provider.`,
    `${french(problem)} Rien n’est perdu : ${fr} attendent, et un essai est fait toutes les ${restMinutes} minutes.`,
  ]);
}

/** The provider takes messages again. */
export function goingAgainCard(channel: Message['channel']): View {
  const { en, fr } = NAMES[channel];
  return section(`The provider takes ${en} again: those that waited are sent.`, [
    `Le fournisseur accepte de nouveau ${fr} : ceux qui attendaient partent.`,
  ]);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function french({ message, message_fr }: Problem): string {
  return message_fr ?? message;
}

function section(title: string, lines: string[]): View {
  const text = escapeText(title);
  const body = lines.map((line) => escapeText(line)).join('\n');
  return { text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text: `*${text}*\n${body}` } }] };
}
