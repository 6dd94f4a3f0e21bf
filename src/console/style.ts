import { createHash } from 'node:crypto';

/** Colours keep 4.5:1 on their grounds, in light and dark (WCAG 2.2, 1.4.3); targets are 44 px high. */
export const STYLE = `:root{--ink:#1b1f24;--soft:#57606a;--ground:#f6f7f9;--card:#fff;--line:#d5dae0;--accent:#0b5cad;--on-accent:#fff;--warn:#9a1c1c;--in:#e9f2ff}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ed;--soft:#a3adb8;--ground:#14171a;--card:#1d2125;--line:#3a4149;--accent:#7db7f5;--on-accent:#0d1a28;--warn:#ff9d94;--in:#1b2b3f}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
header,main{max-width:78rem;margin:0 auto;padding:.75rem 1rem}header{padding-bottom:0}
h1{font-size:1.4rem;margin:0}h2{font-size:1.15rem;margin:0 0 .5rem}h3{font-size:1rem;margin:1.25rem 0 .4rem}
p{margin:.35rem 0}a{color:var(--accent)}a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.top{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;align-items:baseline}.soft,time{color:var(--soft);font-size:.9rem}
section,.state{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:1rem;margin:0 0 1rem;min-width:0}
main{display:grid;gap:0 1rem;grid-template-columns:minmax(0,1fr)}@media(min-width:62rem){main{grid-template-columns:minmax(0,3fr) minmax(0,2fr)}}
.wide{grid-column:1/-1}dl{display:flex;flex-wrap:wrap;gap:.35rem 1.5rem;margin:0}dl div{display:flex;gap:.4rem;min-width:0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
.clocks{margin-top:.6rem;gap:.25rem 1.1rem;font-variant-numeric:tabular-nums}
ul{list-style:none;margin:0;padding:0}li{border-top:1px solid var(--line);padding:.6rem 0}li:first-child{border-top:0}
li p{overflow-wrap:anywhere;margin:.15rem 0}.only{border-left:3px solid var(--line);padding-left:.7rem}.in{background:var(--in);border-radius:8px;padding:.6rem}
label{display:block;font-weight:600;margin:.5rem 0 .15rem}input,select,textarea{width:100%;min-height:44px;padding:.5rem .6rem;font:inherit;color:inherit;background:var(--ground);border:1px solid var(--soft);border-radius:6px}
button{min-height:44px;padding:.4rem .9rem;margin:.35rem .35rem 0 0;font:inherit;color:var(--accent);background:var(--card);border:1px solid var(--accent);border-radius:6px;cursor:pointer}
button.primary{background:var(--accent);color:var(--on-accent);font-weight:600}
.row{display:grid;gap:0 .75rem}@media(min-width:40rem){.row{grid-template-columns:9rem minmax(0,1fr)}}
.problem{color:var(--warn);border:2px solid var(--warn);border-radius:8px;padding:.6rem .8rem;font-weight:600}
.empty{color:var(--soft)}code{font:.9em ui-monospace,monospace;overflow-wrap:anywhere}`;

const hash = createHash('sha256').update(STYLE).digest('base64');

/** Nothing is loaded or run; `data:` is for the empty icon, without which browsers ask for /favicon.ico. */
export const CONTENT_SECURITY_POLICY = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
