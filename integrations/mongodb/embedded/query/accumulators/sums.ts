import { type Decimal128, Double, Int32 } from 'bson';
import { BSON, typeOf } from '../bson-types';
import { add, divide, widenToDecimal } from '../numbers/arithmetic';
import { addDecimals } from '../numbers/decimal-math';
import { type Decimal, toDecimal128 } from '../numbers/decimal';
import { fitsLong, integerOf, intOrLong, isNumber, numberOf } from '../numbers/numeric';
import { type Fold } from './accumulator';
import { Long } from 'bson';

/** A running total whose type is the widest that came in; whole numbers and decimals are added exactly. */
interface Total {
  add(value: unknown): void;
  readonly count: number;
  sum(): Int32 | Long | Double | Decimal128;
}

/** What is no number is passed over (https://www.mongodb.com/docs/manual/reference/operator/aggregation/sum/#non-numeric-or-non-existent-fields). */
function createTotal(): Total {
  let whole = 0n;
  let small = 0;
  let double = 0;
  let lost = 0;
  let decimal: Decimal | undefined;
  let widest: number = BSON.int;
  let count = 0;

  /** Keeps what a sum of doubles loses to rounding (Neumaier), as MongoDB's summation does. */
  function addDouble(value: number): void {
    const next = double + value;
    const error = Math.abs(double) >= Math.abs(value) ? double - next + value : value - next + double;
    if (Number.isFinite(next)) lost += error;
    double = next;
  }

  function wholeSum(): bigint {
    return whole + BigInt(small);
  }

  return {
    get count() {
      return count;
    },
    add(value) {
      if (!isNumber(value)) return;
      count++;
      const type = typeOf(value);
      if (type === BSON.int) {
        small += numberOf(value);
        if (!Number.isSafeInteger(small * 2)) {
          whole += BigInt(small);
          small = 0;
        }
      } else if (type === BSON.long) {
        whole += integerOf(value) ?? 0n;
        if (widest === BSON.int) widest = BSON.long;
      } else if (type === BSON.double) {
        addDouble(numberOf(value));
        if (widest !== BSON.decimal) widest = BSON.double;
      } else {
        const next = widenToDecimal(value);
        decimal = decimal ? addDecimals(decimal, next) : next;
        widest = BSON.decimal;
      }
    },
    sum() {
      const integers = wholeSum();
      if (widest === BSON.int) return fitsLong(integers) ? intOrLong(integers) : new Double(Number(integers));
      if (widest === BSON.long) {
        return fitsLong(integers) ? Long.fromBigInt(integers) : new Double(Number(integers));
      }
      if (widest === BSON.double) return new Double(double + (lost + Number(integers)));
      const doubles = widenToDecimal(new Double(double + lost));
      const exact = addDecimals(decimal as Decimal, widenToDecimal(integers));
      return toDecimal128(double === 0 ? exact : addDecimals(exact, doubles));
    },
  };
}

export function createSum(): Fold {
  const total = createTotal();
  return { add: (value) => total.add(value), result: () => total.sum() };
}

/** Null if there was no number. */
export function createAverage(): Fold {
  const total = createTotal();
  return {
    add: (value) => total.add(value),
    result: () => (total.count === 0 ? null : divide(add(total.sum(), new Int32(0)), new Int32(total.count))),
  };
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/stdDevPop/ (Welford's method). */
export function createDeviation(kind: 'population' | 'sample'): Fold {
  let count = 0;
  let mean = 0;
  let squares = 0;
  return {
    add(value) {
      if (!isNumber(value)) return;
      const plain = numberOf(value);
      count++;
      const distance = plain - mean;
      mean += distance / count;
      squares += distance * (plain - mean);
    },
    result() {
      const divisor = kind === 'sample' ? count - 1 : count;
      return divisor <= 0 ? null : new Double(Math.sqrt(squares / divisor));
    },
  };
}
