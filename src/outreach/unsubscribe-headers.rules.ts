/**
 * The headers by which a mail program offers to unsubscribe (RFC 2369, RFC 8058). One click is offered only over
 * https: without it the Post header is void (RFC 8058 section 3.2), and a link in the clear could be read on its way.
 */
export function unsubscribeHeaders(publicUrl: string, pageToken: string): Record<string, string> {
  const link = `${publicUrl}/u/${pageToken}`;
  return {
    'List-Unsubscribe': `<${link}>`,
    ...(link.startsWith('https://') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
  };
}
