/** The store cannot be started; the message is one line that says why and what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
