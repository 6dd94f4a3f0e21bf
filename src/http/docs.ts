import { createHash } from 'node:crypto';
import { type OpenApi, type Operation } from './openapi';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c1e21;background:#fff}
h2{border-bottom:1px solid #ccc;margin-top:2.5rem}details{margin:.4rem 0;border:1px solid #d8d8d8;border-radius:6px;padding:.4rem .8rem}
summary{cursor:pointer}code,pre{font:14px/1.45 ui-monospace,monospace}pre{overflow:auto;background:#f5f5f5;padding:.6rem}
b.get{color:#05603a}b.post{color:#8a3b00}table{border-collapse:collapse}td,th{text-align:left;padding:.15rem .8rem .15rem 0;vertical-align:top}
@media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#16181b}pre{background:#22252a}details{border-color:#444}b.get{color:#5fd39a}b.post{color:#ffab70}}`;

/** The OpenAPI document as one page that loads nothing and runs nothing. */
export function docsPage(openapi: OpenApi): { html: string; contentSecurityPolicy: string } {
  const styleHash = createHash('sha256').update(STYLE).digest('base64');
  const sections = openapi.tags.map(({ name }) => section(name, openapi)).join('');
  return {
    html: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${text(openapi.info.title)} API</title><style>${STYLE}</style></head>
<body><h1>${text(openapi.info.title)} API ${text(openapi.info.version)}</h1>
<p>${text(openapi.info.description)}</p>
<p>Every call needs <code>Authorization: Bearer &lt;key&gt;</code>, but for the webhooks, which have proofs of their own. For machines: <a href="/openapi.json">openapi.json</a>.</p>
${sections}</body></html>
`,
    contentSecurityPolicy: `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  };
}

function section(tag: string, openapi: OpenApi): string {
  const operations = Object.entries(openapi.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags.includes(tag))
      .map(([method, operation]) => entry(method, path, operation)),
  );
  return `<h2>${text(tag)}</h2>\n${operations.join('\n')}\n`;
}

function entry(method: string, path: string, operation: Operation): string {
  return `<details id="${text(operation.operationId)}"><summary><b class="${text(method)}">${text(method.toUpperCase())}</b>
<code>${text(path)}</code> ${text(operation.summary)}</summary>
<p>${text(operation.description)}</p>${parameters(operation)}${body(operation)}${answers(operation)}</details>`;
}

function parameters(operation: Operation): string {
  const rows = operation.parameters.filter((parameter) => 'name' in parameter);
  if (rows.length === 0) return '';
  const cells = rows.map(
    (parameter) =>
      `<tr><td><code>${text(parameter.name)}</code></td><td>${text(parameter.in)}${parameter.required === true ? ', required' : ''}</td><td><code>${text(parameter.schema)}</code></td></tr>`,
  );
  return `<table>${cells.join('')}</table>`;
}

function body(operation: Operation): string {
  if (!operation.requestBody) return '';
  return `<h4>Body</h4><p>${text(operation.requestBody.description)}</p>${schemaBlock(operation.requestBody.content)}`;
}

function answers(operation: Operation): string {
  return Object.entries(operation.responses)
    .filter(([, response]) => !('$ref' in response))
    .map(([status, response]) =>
      'content' in response
        ? `<h4>${text(status)}</h4>${schemaBlock(response.content)}`
        : `<h4>${text(status)}</h4><p>${text(response.description)}</p>`,
    )
    .join('');
}

function schemaBlock(content: unknown): string {
  const [media] = Object.values(content as Record<string, { schema: unknown }>);
  return `<pre>${text(JSON.stringify(media?.schema, null, 2))}</pre>`;
}

function text(value: unknown): string {
  const string = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return string
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
