/**
 * The field in which a formula is typed as it looks: MathLive, with everything off that a school
 * has no use for. It weighs more than a pupil's whole app, so only the formula dialog fetches it.
 */
import { type Keybinding, MathfieldElement } from 'mathlive'
import 'mathlive/fonts.css'
import type { LanguageCode } from '#browser/catalogue/languages.ts'
import { liftStyles } from './lift-styles.ts'
import { hasEmptyBox, tidyTex } from './tidy-tex.ts'

export interface MathFieldAsks {
  readonly onTex: (tex: string) => void
  /** Enter, where it begins no new line; with what stands there now, which may not have been told yet. */
  readonly onEnter: (tex: string) => void
  /** The cursor went behind this piece of the formula; empty at the beginning. */
  readonly onPlace: (tex: string) => void
}

export interface MathField {
  setTex(tex: string): void
  /** At the cursor; `#@` takes what stands before it, `#?` is a box to fill. */
  insert(tex: string): void
  /** What a screen reader says on entering it. */
  setName(name: string): void
  focus(): void
  remove(): void
}

/** Rules of the sheet; at the limit it begins anew with what is being drawn. */
const looksMax = 2_000

/** What is typed in a row and becomes one sign; MathLive's own list is longer and English. */
const typedSigns = {
  '<=': '\\le',
  '>=': '\\ge',
  '!=': '\\ne',
  '~~': '\\approx',
  '*': '\\times',
  '->': '\\to',
  '=>': '\\Rightarrow',
  '<=>': '\\Leftrightarrow',
  '+-': '\\pm',
  '%': '\\%',
  '°': '^{\\circ}',
  '/': '\\frac{#@}{#?}',
  pi: '\\pi',
  alpha: '\\alpha',
  beta: '\\beta',
  delta: '\\delta',
  theta: '\\theta',
  lambda: '\\lambda',
  racine: '\\sqrt{#?}',
  sqrt: '\\sqrt{#?}',
  infini: '\\infty',
  sin: '\\sin',
  cos: '\\cos',
  tan: '\\tan',
  ln: '\\ln',
  log: '\\log',
  exp: '\\exp',
  lim: '\\lim',
}

const unwantedCommands = /^(?:toggle(?:ContextMenu|VirtualKeyboard|KeystrokeCaption)|switchMode)$/

/** What our own colours say in place of MathLive's, which follow the device and not our theme. */
const ownLook = `
  .ML__toggles { display: none }
  .ML__container {
    touch-action: auto;
    --_caret-color: var(--ink);
    --_selection-color: var(--on-primary);
    --_selection-background-color: var(--primary);
    --_contains-highlight-color: var(--ink);
    --_contains-highlight-background-color: transparent;
    --_placeholder-color: var(--ink-soft);
    --_placeholder-opacity: 1;
    --_latex-color: var(--sky);
    --_composition-background-color: var(--yard-tint);
    --_composition-text-color: var(--ink);
  }
`

/** Styles of the formula that is drawn, as rules: our policy allows no style attributes. */
const lookSheet = new CSSStyleSheet()
const lookNames = new Map<string, string>()
let looksMade = 0
const ownSheet = new CSSStyleSheet()
ownSheet.replaceSync(ownLook)

function lookOf(declarations: string): string {
  const known = lookNames.get(declarations)
  if (known !== undefined) return known
  if (lookNames.size >= looksMax) {
    lookNames.clear()
    lookSheet.replaceSync('')
  }
  const name = String(looksMade)
  looksMade += 1
  lookNames.set(declarations, name)
  // As strong as the attribute was; and set as declarations, so that none ends the rule.
  const place = lookSheet.insertRule(
    `:is(#look, [data-look="${name}"]) {}`,
    lookSheet.cssRules.length,
  )
  const rule = lookSheet.cssRules[place]
  if (rule instanceof CSSStyleRule) rule.style.cssText = declarations
  return name
}

MathfieldElement.fontsDirectory = null
MathfieldElement.soundsDirectory = null
MathfieldElement.plonkSound = null
MathfieldElement.keypressSound = null
MathfieldElement.keypressVibration = false
MathfieldElement.decimalSeparator = ','
MathfieldElement.createHTML = (markup) =>
  liftStyles(
    // Hidden until it is whole, by an attribute that it takes away itself: a rule would stay.
    markup.replace('style="visibility:hidden"', ''),
    lookOf,
  )
    // The device's own keyboard comes; MathLive's, which it would make room for, does not.
    .replaceAll('inputmode=none', 'inputmode=text')

function isWanted({ key, command }: Keybinding): boolean {
  const name = Array.isArray(command) ? command[0] : command
  // A backslash begins a command of TeX, as those expect who know it; on French keyboards the key
  // that is named after it makes < and >.
  return key === '\\' || !unwantedCommands.test(name)
}

/** Keys that mean in this field what they mean in every other. */
function takeOwnKeys(
  field: MathfieldElement,
  event: KeyboardEvent,
  onEnter: MathFieldAsks['onEnter'],
): void {
  // Tab leaves; Escape closes the dialog. MathLive would keep both.
  if (event.key === 'Tab' || event.key === 'Escape') event.stopPropagation()
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || field.mode === 'latex') return
  // In a system Enter begins the next line.
  if (field.value.includes('\\begin{')) return
  event.preventDefault()
  event.stopPropagation()
  onEnter(tidyTex(field.value))
}

function setUp(field: MathfieldElement): void {
  field.menuItems = []
  field.keybindings = field.keybindings.filter(isWanted)
  field.inlineShortcuts = typedSigns
  field.mathVirtualKeyboardPolicy = 'manual'
  field.popoverPolicy = 'off'
  field.environmentPopoverPolicy = 'off'
  field.letterShapeStyle = 'tex'
  // ]0 ; 1[ is an interval.
  field.smartFence = false
  // The exponent of 10 may have two digits.
  field.smartSuperscript = false
  const { shadowRoot } = field
  if (shadowRoot === null) return
  shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, lookSheet, ownSheet]
}

export function createMathField(
  place: HTMLElement,
  start: { readonly tex: string; readonly name: string; readonly language: LanguageCode },
  asks: MathFieldAsks,
): MathField {
  MathfieldElement.locale = start.language
  const field = new MathfieldElement()
  field.className = 'formula-field'
  field.setAttribute('aria-label', start.name)
  field.addEventListener('keydown', (event) => takeOwnKeys(field, event, asks.onEnter), {
    capture: true,
  })
  field.addEventListener('contextmenu', (event) => event.stopPropagation(), { capture: true })
  // It speaks English only; our own voice says what the formula is.
  field.addEventListener('announce', (event) => event.preventDefault())
  field.addEventListener('input', () => asks.onTex(tidyTex(field.value)))
  field.addEventListener('selection-change', () => {
    const before = field.selectionIsCollapsed ? field.getElementInfo(field.position)?.latex : ''
    asks.onPlace(hasEmptyBox(before ?? '') ? '' : tidyTex(before ?? ''))
  })
  place.append(field)
  setUp(field)
  field.setValue(start.tex, { silenceNotifications: true })
  return {
    setTex: (tex) => field.setValue(tex, { silenceNotifications: true }),
    insert: (tex) =>
      void field.insert(tex, { format: 'latex', selectionMode: 'placeholder', focus: true }),
    setName: (name) => field.setAttribute('aria-label', name),
    focus: () => field.focus(),
    remove: () => field.remove(),
  }
}
