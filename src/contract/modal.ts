import { type z } from 'zod';
import { InputError } from '../errors';
import { type Translate } from '../i18n/translate';
import { type Role } from './actor';
import { type Effect, type UseContext } from './command';
import { type Form } from './form';
import { type Reply, type Showing } from './view';

/** A submission whose fields were read. */
export interface Submission<Fields> {
  about: string;
  fields: Fields;
  /** As it was typed. */
  values: Form['values'];
}

export interface Modal<Deps, Fields extends z.ZodType> {
  /** The callback_id in Block Kit, `<family>.<verb>`. */
  id: string;
  role: Role;
  /** As a command's; a submission always writes. */
  effect: Exclude<Effect, 'read'>;
  /** The fields by block id; what is wrong with one is said in the words of `t`. */
  fields(t: Translate): Fields;
  /**
   * Before the acknowledgement, while the modal is still open: throws InputError to name a field (its path is the
   * block id), or shows something in the modal's place, such as what somebody else has changed meanwhile. Only reads.
   */
  check?(
    submission: Submission<z.output<Fields>>,
    deps: Deps,
    context: UseContext,
  ): Promise<Showing | undefined>;
  run(submission: Submission<z.output<Fields>>, deps: Deps, context: UseContext): Promise<Reply | undefined>;
}

/** Fields are the modal's own affair: the registry holds modals of all kinds. */
export type AnyModal<Deps> = Pick<Modal<Deps, z.ZodType>, 'id' | 'role' | 'effect'> & {
  /** @throws InputError that names a field by its block id */
  check(form: Form, deps: Deps, context: UseContext): Promise<Showing | undefined>;
  use(form: Form, deps: Deps, context: UseContext): Promise<Reply | undefined>;
};

/** Declares what a modal's submission does. What it shows is a ModalView that a command, button or shortcut answers. */
export function defineModal<Deps, Fields extends z.ZodType>(modal: Modal<Deps, Fields>): AnyModal<Deps> {
  const { id, role, effect } = modal;

  function read(form: Form, t: Translate): Submission<z.output<Fields>> {
    const parsed = modal.fields(t).safeParse(form.values);
    if (parsed.success) return { ...form, fields: parsed.data };
    throw new InputError(
      parsed.error.issues.map((issue) => ({
        path: String(issue.path[0] ?? ''),
        // An input that was left empty is absent: zod has no word of ours for that.
        message: issue.code === 'invalid_type' ? t('parse.missing') : issue.message,
      })),
    );
  }

  return {
    id,
    role,
    effect,
    check: async (form, deps, context) => modal.check?.(read(form, context.t), deps, context),
    use: async (form, deps, context) => modal.run(read(form, context.t), deps, context),
  };
}
