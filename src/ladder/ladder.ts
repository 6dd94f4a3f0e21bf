import { type Connection } from 'mongoose';
import { type LeadId, type TaskId } from '../ids';
import { type Lead } from '../leads/lead.model';
import { assignTask, takeTask } from './assign-task';
import { callAttemptModel } from './call-attempt.model';
import { lookNow } from './check-now';
import { completeTask } from './complete-task';
import { createLadderFor } from './create-ladder';
import { decideUnreached } from './decide-unreached';
import { endStepText } from './end-step-text';
import { type LadderDeps } from './ladder-ports';
import { ladderSettingModel } from './ladder-setting.model';
import { listSettings, setLadder, settingsAt } from './ladder-settings';
import { findTask } from './find-task';
import { listDay, listOwners } from './list-day';
import { listDue } from './list-due';
import { measureSla } from './measure-sla';
import { nextTask } from './next-task';
import { nudgeUnclaimed } from './nudge-unclaimed';
import { postDueTasks } from './post-due-tasks';
import { draftFor } from './put-task-card';
import { queueDueTexts } from './queue-due-texts';
import { markForRecompute, recomputeContactTimes, wakeHeld, wakeUnrendered } from './recompute-contact-times';
import { reassignLadder } from './reassign-ladder';
import { recordAnswer } from './record-answer';
import { refreshDigests } from './refresh-digests';
import { reopenTask } from './reopen-task';
import { reportSla } from './report-sla';
import { resumeLadder } from './resume-ladder';
import { skipTask } from './skip-task';
import { snoozeTask } from './snooze-task';
import { startLadder } from './start-ladder';
import { stopLadder } from './stop-ladder';
import { type FollowupTask, taskModel } from './task.model';
import { textTask } from './text-task';
import { unclaimedNudgeModel } from './unclaimed-nudge.model';

export type Ladder = ReturnType<typeof createLadder>;

/** The six follow-up steps of a lead. */
export function createLadder(
  given: Omit<LadderDeps, 'tasks' | 'calls' | 'nudges' | 'settingsAt'> & { connection: Connection },
) {
  const settings = ladderSettingModel(given.connection);
  const deps: LadderDeps = {
    ...given,
    tasks: taskModel(given.connection),
    calls: callAttemptModel(given.connection),
    nudges: unclaimedNudgeModel(given.connection),
    settingsAt: settingsAt(settings, given.policy),
  };
  return {
    settingsAt: deps.settingsAt,
    settings: listSettings(settings),
    set: setLadder({ ...deps, settings, onChange: markForRecompute(deps) }),
    create: createLadderFor(deps),
    start: startLadder(deps),
    find: (id: TaskId) => findTask(deps, id),
    complete: completeTask(deps),
    reopen: reopenTask(deps),
    skip: skipTask(deps),
    snooze: snoozeTask(deps),
    assign: assignTask(deps),
    take: takeTask(deps),
    next: nextTask(deps),
    draft: (task: FollowupTask, lead: Lead | null) => draftFor(deps, task, lead),
    /** The opening in which a step may be done at this moment, for a card that somebody looks at. */
    openingNow: lookNow(deps),
    decideUnreached: decideUnreached(deps),
    recordAnswer: recordAnswer(deps),
    text: textTask(deps),
    stop: stopLadder(deps),
    resume: resumeLadder(deps),
    reassign: reassignLadder(deps),
    due: listDue(deps),
    day: listDay(deps),
    owners: listOwners(deps),
    sla: measureSla(deps),
    slaReport: reportSla(deps),
    queueDueTexts: queueDueTexts(deps),
    postDueTasks: postDueTasks(deps),
    refreshDigests: refreshDigests(deps),
    nudgeUnclaimed: nudgeUnclaimed(deps),
    markForRecompute: markForRecompute(deps),
    wakeUnrendered: wakeUnrendered(deps),
    wakeHeld: wakeHeld(deps),
    recomputeContactTimes: recomputeContactTimes(deps),
    tasksOf: async (lead: LeadId): Promise<FollowupTask[]> =>
      deps.tasks.find({ lead_id: lead }).sort({ step: 1 }).lean(),
    ...endStepText(deps),
  };
}
