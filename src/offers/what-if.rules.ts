import { z } from 'zod';
import { type Form } from '../contract/form';
import { type Translate } from '../i18n/translate';
import { parseMultiplier } from './multiplier.rules';
import { readAmount } from './offer-form.rules';
import { computeOffer, type OfferCalc, type OfferInputs } from './offer.rules';

/** The fields of a what-if, by the names of its inputs. */
function whatIfFields(t: Translate) {
  return z.object({
    multiplier: z.string().transform((text, context): number => {
      const bp = parseMultiplier(text);
      if (bp !== null) return bp;
      context.addIssue({ code: 'custom', message: t('offer.wrong.multiplier', { text }) });
      return z.NEVER;
    }),
    repairs: readAmount(t),
    fees: readAmount(t),
  });
}

/** What would be offered with other numbers; or what is wrong with them, by field. */
export function whatIf(
  inputs: OfferInputs,
  values: Form['values'],
  t: Translate,
): { calc: OfferCalc } | { wrong: { path: string; message: string }[] } {
  const parsed = whatIfFields(t).safeParse(values);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, code, message }) => ({
      path: String(path[0] ?? ''),
      message: code === 'invalid_type' ? t('parse.missing') : message,
    }));
    return { wrong };
  }
  const { multiplier: multiplier_bp, repairs, fees: fees_buffer } = parsed.data;
  return { calc: computeOffer({ ...inputs, multiplier_bp, repairs, fees_buffer }) };
}
