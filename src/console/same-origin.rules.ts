import { type IncomingHttpHeaders } from 'node:http';

/**
 * True when a page of ours sent the form, so that no other page can press buttons in a visitor's name (ASVS 3.5.1).
 * Each header that is there must agree, and one of them must be: browsers send Sec-Fetch-Site to trustworthy
 * addresses only, older ones Origin only.
 * @param publicUrl where a proxy that rewrites Host is reached; undefined: none was configured
 */
export function isSameOrigin(headers: IncomingHttpHeaders, publicUrl: string | undefined): boolean {
  const { host, origin, 'sec-fetch-site': site } = headers;
  if (site === undefined && origin === undefined) return false;
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin === undefined) return true;
  const from = hostOf(origin);
  return from !== null && (from === host?.toLowerCase() || from === hostOf(publicUrl ?? ''));
}

/** Host and port; null for `null`, which pages without an origin of their own send. */
function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}
