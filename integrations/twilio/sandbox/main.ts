import { runSandboxProcess } from '../../sandbox/run-process';
import { createTwilioSandbox } from './sandbox';
import { twilioSandboxOptionsSchema } from './state';

void runSandboxProcess(createTwilioSandbox, (input) => twilioSandboxOptionsSchema.parse(input));
