import { runSandboxProcess } from '../../sandbox/run-process';
import { createSendgridSandbox } from './sandbox';
import { sendgridSandboxOptionsSchema } from './state';

void runSandboxProcess(createSendgridSandbox, (input) => sendgridSandboxOptionsSchema.parse(input));
