import { runSandboxProcess } from '../../sandbox/run-process';
import { createSlackSandbox } from './sandbox';
import { slackSandboxOptionsSchema } from './state';

void runSandboxProcess(createSlackSandbox, (input) => slackSandboxOptionsSchema.parse(input));
