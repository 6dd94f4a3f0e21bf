import { flipped, FORGED, type Vector } from './vector';

/** A provider that signs a stamp and the raw bytes, and how its requests look. */
interface Scheme {
  path?: string;
  contentType: string;
  stampHeader: string;
  signatureHeader: string;
  /** What is signed where a vector says nothing else. */
  body: Buffer;
  sign(stamp: string, body: Buffer): string;
}

type Parts = Partial<Vector> & { stamp: string; signature: string };

export const stampIn = (seconds: number) => String(Math.floor(Date.now() / 1000) + seconds);

/** Makes the vectors that such providers have in common. */
export function stamped(scheme: Scheme) {
  const { body: usual, sign } = scheme;

  function vector(name: string, genuine: boolean, parts: Parts): Vector {
    const { stamp, signature, body = usual, headers = {}, path = scheme.path ?? '' } = parts;
    const signed = {
      'content-type': scheme.contentType,
      [scheme.stampHeader]: stamp,
      [scheme.signatureHeader]: signature,
    };
    return { name, genuine, path, headers: { ...signed, ...headers }, body };
  }
  /** Rightly signed, some seconds from now. */
  const at = (genuine: boolean) => (seconds: number) => {
    const stamp = stampIn(seconds);
    return vector(`${seconds} s`, genuine, { stamp, signature: sign(stamp, usual) });
  };

  return {
    vector,
    at,
    forwarded: (stamp: string) =>
      FORGED.map((headers, n) =>
        vector(`forwarded ${n}`, true, { stamp, signature: sign(stamp, usual), headers }),
      ),
    /** Wrong in their signature or their body, each by one thing, beside what is right at `stamp`. */
    wrongAt(stamp: string) {
      const right = sign(stamp, usual);
      const over = (name: string, body: Buffer) => vector(name, false, { stamp, signature: right, body });
      return {
        signed: (name: string, signature: string) => vector(name, false, { stamp, signature }),
        over,
        bodyBits: (count: number) =>
          Array.from({ length: count }, (_, n) => over(`body bit ${n}`, flipped(usual, n * 9))),
        moved: [-1, 1, 60].map((seconds) =>
          vector(`stamp moved ${seconds}`, false, { stamp: stampIn(seconds - 5), signature: right }),
        ),
        oddStamps: (texts: string[]) =>
          texts.map((text) =>
            vector(`stamp ${JSON.stringify(text)}`, false, { stamp: text, signature: sign(text, usual) }),
          ),
      };
    },
  };
}
