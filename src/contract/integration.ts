import { type Finding } from './ports';

/** A provider as the process sees it: is it real or a sandbox, does it answer, and how is it stopped. */
export interface Integration<Port> {
  name: 'slack' | 'twilio' | 'sendgrid';
  /** `sandbox`: a simulator on this machine answers instead of the provider. */
  mode: 'real' | 'sandbox';
  /** Where it is reached, for the start-up lines. */
  target: string;
  port: Port;
  /** Does it answer, does it know us, and can we tell its calls from a stranger's? Does nothing there. */
  look(): Promise<Finding>;
  close(): Promise<void>;
}

/** Declares a provider: `open` decides from the configuration between the real one and its simulator. */
export interface IntegrationDefinition<Settings, Port> {
  name: Integration<Port>['name'];
  open(settings: Settings): Promise<Integration<Port>>;
}

export function defineIntegration<Settings, Port>(
  definition: IntegrationDefinition<Settings, Port>,
): IntegrationDefinition<Settings, Port> {
  return definition;
}
