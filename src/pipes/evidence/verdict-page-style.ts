/** The look of the verdict's page: the app's colours by value, since the page travels alone. */

export const verdictPageStyle = `
:root { color-scheme: light dark;
  --ground: light-dark(#fbf8f1, #16201e); --surface: light-dark(#fffefa, #1e2a27);
  --ink: light-dark(#1c2742, #f3efe4); --ink-soft: light-dark(#4d5670, #b8c3bc);
  --line: light-dark(#e0d9c8, #344540); --slate: light-dark(#2f4a45, #243530); --on-slate: #fbf8f1;
  --expected: light-dark(#33704a, #84c796); --unexpected: light-dark(#2f6299, #8fbdea);
  --retry: light-dark(#d9902f, #e5a54b); --credential: light-dark(#8c2f4f, #e39cc0);
  --scanner: light-dark(#6d4fa3, #cda1e0); --flood: light-dark(#b8452f, #f39a85);
  --slowHold: light-dark(#7a4a2c, #d5a98c); --unknown: light-dark(#a9a597, #6d7a74);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 1.0625rem/1.5 'Atkinson Hyperlegible', system-ui, 'Segoe UI', Roboto, sans-serif; }
header { background: var(--slate); color: var(--on-slate); padding: 0.75rem max(1rem, calc(50% - 23rem)); }
header p { margin: 0; }
header a { display: inline-block; min-height: 2.75rem; color: inherit; text-decoration: none; }
header a span { text-decoration: underline; text-underline-offset: 0.2em; }
main a { color: inherit; }
header svg { display: block; width: 6rem; height: 1rem; }
main, footer { max-width: 48rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1rem; font-weight: 400; color: var(--ink-soft); margin: 1rem 0 0.5rem; }
h2 { font-size: 1.375rem; line-height: 1.25; margin: 2.5rem 0 0.5rem; }
.answer { font-size: clamp(1.375rem, 1.1rem + 1.4vw, 1.875rem); line-height: 1.35; margin: 0 0 1.5rem; text-wrap: pretty; }
p, li { max-width: 65ch; }
figure { margin: 1rem 0; }
figure svg { display: block; width: 100%; height: auto; background: var(--surface); border: 1px solid var(--line); border-radius: 10px; }
figcaption { margin-top: 0.5rem; }
figcaption, .soft { color: var(--ink-soft); font-size: 0.9375rem; }
svg text { font-size: 13px; fill: var(--ink-soft); }
.axis { stroke: var(--ink-soft); stroke-width: 1; }
.stroke { stroke: var(--ground); stroke-width: 1.2; fill: none; }
${['expected', 'unexpected', 'retry', 'credential', 'scanner', 'flood', 'slowHold', 'unknown']
  .map((slice) => `.s-${slice} { fill: var(--${slice}); }`)
  .join('\n')}
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: 1rem; }
th, td { text-align: left; font-weight: 400; padding: 0.4375rem 0.5rem 0.4375rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { color: var(--ink-soft); font-size: 0.875rem; }
td.n, th.n { text-align: right; white-space: nowrap; padding-right: 0; padding-left: 0.75rem; }
td.after, th.after { padding-left: 1.5rem; }
@media (max-width: 30rem) { figure svg text { font-size: 26px; } table { font-size: 0.9375rem; } td.n, th.n { padding-left: 0.5rem; } td.after, th.after { padding-left: 0.75rem; } }
td.n svg, th svg { vertical-align: -2px; }
.strong { font-weight: 700; }
details { margin: 0.75rem 0; }
summary { cursor: pointer; min-height: 44px; padding: 0.625rem 0; color: light-dark(#2f6299, #8fbdea); }
code { font-family: ui-monospace, monospace; font-size: 0.875rem; overflow-wrap: anywhere; }
pre { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 0.75rem; white-space: pre-wrap; overflow-wrap: anywhere; }
footer { color: var(--ink-soft); font-size: 0.9375rem; padding-bottom: 3rem; }
@media print { :root { color-scheme: light; } body { background: #fff; font-size: 11pt; } header { background: none; color: #000; border-bottom: 1px solid #000; }
  figure, table, li { break-inside: avoid; } .answer { font-size: 16pt; } .s-expected, rect { print-color-adjust: exact; } }
`
