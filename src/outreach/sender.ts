/** Who writes: CASL wants the name, a mailing address and one way of contact in every message (canada.md 1.3). */
export interface Sender {
  name: string;
  address: string;
  contact: string;
}

/** Stands in while every provider is a sandbox; real texts need the real sender. */
export const SANDBOX_SENDER: Sender = {
  name: 'Sandbox Homes',
  address: '1 Example St, Toronto ON M5V 1A1',
  contact: 'sandbox@example.com',
};
