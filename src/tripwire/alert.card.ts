import { type View } from '../contract/view';
import { type TripwireAlert } from './alert.model';

/** What moved, how far, and what to look at. */
export function alertCard(alert: TripwireAlert): View {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const text = `Blocking rate ${percent(alert.value)} is above ${percent(alert.limit)}`;
  return {
    text,
    blocks: [
      {
        type: 'section',
        text: {
          type: 'mrkdwn',
          text: `*${text}*\nOf ${alert.sample} messages asked for in the last 24 hours that share was blocked by the gate. Look at the reasons first: missing consent is not mended by wider windows.`,
        },
      },
    ],
  };
}
