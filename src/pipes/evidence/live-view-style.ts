/**
 * The look of the operator's page and of its door, as one small file of its own: they must be whole
 * although the client's build is not asked. Colours follow `src/browser/style/tokens.css`; what the
 * slices' colours say stands in words beside them.
 */
export const liveViewStyle = `:root {
  color-scheme: light dark;
  --ground: #fbf8f1; --ink: #1c2742; --ink-soft: #4d5670; --line: #8a8675; --wash: #f6e5c6;
  --slate: #2f4a45; --on-slate: #fbf8f1; --focus: #1f5fae;
  --expected: #3d7a4f; --unexpected: #3a6ea5; --retry: #b87514; --credential: #8c2f6b;
  --scanner: #6b4fa0; --flood: #b8452f; --hold: #5a3a2a; --unknown: #77796f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #16201e; --ink: #f3efe4; --ink-soft: #b8c3bc; --line: #7d8b85; --wash: #31433c;
    --slate: #243530; --on-slate: #f3efe4; --focus: #ffd27a;
    --expected: #74c08a; --unexpected: #7fb2e8; --retry: #e5a54b; --credential: #e58bc4;
    --scanner: #b39ae8; --flood: #f0907b; --hold: #cfa486; --unknown: #a3a79c;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 'Atkinson Hyperlegible', system-ui, 'Segoe UI', Roboto, sans-serif;
}
header {
  display: flex; justify-content: space-between; align-items: center; gap: 1rem;
  background: var(--slate); color: var(--on-slate); padding: 0.25rem max(1rem, calc(50% - 35rem));
}
header:has(+ main.door) { padding-inline: max(1rem, calc(50% - 19rem)); }
header p { margin: 0; font-weight: 700; font-size: 1.375rem; }
header a { color: inherit; min-height: 44px; display: inline-flex; align-items: center; }
main { max-width: 72rem; margin: 0 auto; padding: 1rem; }
main.door { max-width: 40rem; }
h1, h2, h3 { line-height: 1.25; margin: 1.5rem 0 0.5rem; }
h1 { font-size: 1.625rem; margin-top: 0.5rem; }
h2 { font-size: 1.25rem; }
h3 { font-size: 1rem; }
p { margin: 0.5rem 0; max-width: 65ch; }
.soft { color: var(--ink-soft); font-weight: 400; }
.notice { background: var(--wash); padding: 0.75rem 1rem; border-radius: 10px; font-weight: 700; }
.alarm { border-left: 6px solid var(--flood); }
.hour { display: block; width: 100%; height: 200px; }
.hour .ground { stroke: var(--line); fill: none; }
.hours { display: flex; justify-content: space-between; max-width: none; margin: 0; color: var(--ink-soft); }
.fill-expected { fill: var(--expected); } .fill-unexpected { fill: var(--unexpected); }
.fill-retry { fill: var(--retry); } .fill-credential { fill: var(--credential); }
.fill-scanner { fill: var(--scanner); } .fill-flood { fill: var(--flood); }
.fill-slowHold { fill: var(--hold); } .fill-unknown { fill: var(--unknown); }
.swatch { width: 1rem; height: 1rem; flex: none; }
ul { margin: 0; padding-left: 1.25rem; }
.legend, .measures { list-style: none; padding: 0; }
.legend { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); gap: 0.25rem 2rem; }
.legend li { display: flex; align-items: baseline; gap: 0.5rem; font-variant-numeric: tabular-nums; }
.legend li span:nth-of-type(1) { flex: 1; }
.legend .swatch { align-self: center; }
.legend .count { min-width: 4.5rem; text-align: right; color: var(--ink-soft); }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: 0.75rem 1.5rem; margin: 1.5rem 0; }
.figures div { border-top: 2px solid var(--line); padding-top: 0.25rem; }
dt { color: var(--ink-soft); }
dd { margin: 0; font-weight: 700; font-size: 1.25rem; font-variant-numeric: tabular-nums; }
.suspects { list-style: none; padding: 0; }
.suspects > li {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 0.5rem 1.5rem;
  padding: 0.75rem 0; border-top: 2px solid var(--line);
}
.suspects h3, .suspects h4 { margin: 0 0 0.25rem; font-size: 1rem; }
.suspects h4 { color: var(--ink-soft); font-weight: 400; }
.suspects code { overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 1rem 0.5rem 0; border-bottom: 1px solid var(--line); }
summary { min-height: 44px; display: list-item; align-content: center; cursor: pointer; }
.measures li { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1rem; padding: 0.25rem 0; }
button {
  min-height: 44px; padding: 0.5rem 1rem; margin: 0.125rem 0; border: 0; border-radius: 10px;
  background: var(--ink); color: var(--ground); font: inherit; font-weight: 700; cursor: pointer;
}
input[type='text'] {
  display: block; width: 100%; max-width: 20rem; min-height: 44px; padding: 0.5rem; margin: 0.5rem 0;
  border: 2px solid var(--line); border-radius: 10px; background: var(--ground); color: var(--ink);
  font: inherit; letter-spacing: 0.1em;
}
:focus-visible { outline: 3px solid var(--focus); outline-offset: 3px; }
header :focus-visible { outline-color: #ffd27a; }
.other { margin-top: 2rem; padding-top: 0.5rem; border-top: 2px solid var(--line); }
`
