import { type Model } from 'mongoose';
import { type FeedbackEvent } from './feedback-event.model';

/** More corrections of one answer than anybody makes. */
const LONGEST_CHAIN = 100;

/** What counts of an event by now: itself, or the last of its corrections. */
function newestOf(events: Model<FeedbackEvent>) {
  return async (event: FeedbackEvent): Promise<FeedbackEvent> => {
    let newest = event;
    for (let links = 0; links < LONGEST_CHAIN; links += 1) {
      const newer = await events.findOne({ replaces: newest._id }).lean();
      if (!newer) break;
      newest = newer;
    }
    return newest;
  };
}

/** The answer that was read from a text, as it counts by now; null for a text from which none was read. */
export function answerOfText(events: Model<FeedbackEvent>) {
  const newest = newestOf(events);
  return async (messageSid: string): Promise<FeedbackEvent | null> => {
    const read = await events.findOne({ message_sid: messageSid }).lean();
    return read && newest(read);
  };
}
