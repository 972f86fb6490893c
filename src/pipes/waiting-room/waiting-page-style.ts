/**
 * The look of the waiting page, as one small file of its own: the page must be whole although the
 * client's build is not asked. Colours are those of `src/browser/style/tokens.css`.
 */
export const waitingPageStyle = `:root {
  color-scheme: light dark;
  --ground: #fbf8f1; --ink: #1c2742; --ink-soft: #4d5670; --line: #e0d9c8;
  --slate: #2f4a45; --on-slate: #fbf8f1; --yard: #d9902f; --wash: #f6e5c6;
  --focus: #1f5fae;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #16201e; --ink: #f3efe4; --ink-soft: #b8c3bc; --line: #344540;
    --slate: #243530; --on-slate: #f3efe4; --yard: #e5a54b; --wash: #31433c;
    --focus: #ffd27a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 1.125rem/1.5 'Atkinson Hyperlegible', system-ui, 'Segoe UI', Roboto, sans-serif;
}
header { background: var(--slate); color: var(--on-slate); padding: 0.75rem 1rem; }
header p { margin: 0 auto; max-width: 40rem; font-weight: 700; font-size: 1.375rem; }
main { max-width: 40rem; margin: 0 auto; padding: 1rem; }
svg {
  display: block; width: 100%; max-width: 22rem; height: auto; margin: 0 auto;
  fill: none; stroke: currentColor; stroke-width: 4; stroke-linecap: round; stroke-linejoin: round;
}
svg .wash { fill: var(--wash); stroke: none; }
svg .thin { stroke-width: 2.5; }
svg .accent { stroke: var(--yard); }
svg .chalk { stroke-dasharray: 1 9; }
h1, h2 { line-height: 1.25; margin: 1rem 0 0.5rem; font-size: 1.5rem; }
p { margin: 0.5rem 0; }
.first { font-size: 1.375rem; font-weight: 700; font-variant-numeric: tabular-nums; }
.enter {
  display: inline-block; min-height: 44px; padding: 0.5rem 1.5rem; border-radius: 10px;
  background: var(--ink); color: var(--ground); font-weight: 700; text-decoration: none;
}
.enter:focus-visible { outline: 3px solid var(--focus); outline-offset: 3px; }
.other {
  margin-top: 2rem; padding-top: 0.5rem; border-top: 2px solid var(--line); color: var(--ink-soft);
}
.other h2, .other .first { font-size: 1.125rem; }
`
