/**
 * What axe does not look for on an open page: sideways scrolling, cut text, controls without a
 * name or an edge. Each check answers with a line for each fault.
 */
import type { Page } from 'playwright-core'

/** Looks at the page with the widest spacing of text that a reader may ask for (WCAG 1.4.12). */
export async function withWideText<Seen>(page: Page, look: () => Promise<Seen>): Promise<Seen> {
  // A constructed sheet needs no exception in the content security policy.
  await page.evaluate(`(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }' +
        'p { margin-block-end: 2em !important }',
    )
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  })()`)
  const seen = await look()
  await page.evaluate(
    'document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1), undefined',
  )
  return seen
}

/** What makes the page wider than the screen. */
export async function findSidewaysScroll(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const page = document.documentElement
    if (page.scrollWidth <= page.clientWidth) return []
    const wide = [...document.querySelectorAll('body *')].filter((one) => {
      const { right, width } = one.getBoundingClientRect()
      return width > 0 && right > page.clientWidth + 1
    })
    return wide.slice(0, 3).map((one) => 'wider than the screen: ' + one.outerHTML.slice(0, 160))
  })()`)
}

/** Text that its box hides a part of. */
export async function findCutText(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const holdsText = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')
    return [...document.querySelectorAll('body *')].filter((one) => {
      if (!holdsText(one) || one.closest('.for-screen-readers, .skip-link, option') !== null) return false
      const style = getComputedStyle(one)
      const { width } = one.getBoundingClientRect()
      const cutsX = ['hidden', 'clip'].includes(style.overflowX) && one.scrollWidth > one.clientWidth + 1
      const cutsY = ['hidden', 'clip'].includes(style.overflowY) && one.scrollHeight > one.clientHeight + 1
      return width > 1 && (cutsX || cutsY)
    }).map((one) => 'cut: ' + one.outerHTML.slice(0, 160))
  })()`)
}

interface AccessibleNode {
  readonly ignored: boolean
  readonly role?: { readonly value?: unknown }
  readonly name?: { readonly value?: unknown }
  readonly backendDOMNodeId?: number
}

const controlRoles = new Set([
  'button',
  'link',
  'textbox',
  'searchbox',
  'checkbox',
  'radio',
  'combobox',
  'listbox',
  'menuitem',
  'slider',
  'spinbutton',
  'switch',
  'tab',
])

/** Controls that a screen reader would call by their role alone, as the browser tells it. */
export async function findNamelessControls(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as {
    nodes: readonly AccessibleNode[]
  }
  await session.detach()
  return nodes
    .filter(({ ignored, role }) => !ignored && controlRoles.has(String(role?.value)))
    .filter(({ name }) => String(name?.value ?? '').trim() === '')
    .map(({ role, backendDOMNodeId }) => `no name: ${role?.value} (node ${backendDOMNodeId})`)
}

/** Fields and buttons that forced colours leave without an edge; what the browser draws by itself keeps its own. */
export async function findEdgelessControls(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const controls = document.querySelectorAll(
      'input:not([type=checkbox], [type=radio], [type=file], [type=range], [type=hidden], .for-screen-readers), select, textarea, .button',
    )
    return [...controls].filter((one) => {
      const { width } = one.getBoundingClientRect()
      const { borderBlockEndStyle, borderBlockEndWidth } = getComputedStyle(one)
      return width > 1 && (borderBlockEndStyle === 'none' || parseFloat(borderBlockEndWidth) === 0)
    }).map((one) => 'no edge: ' + one.outerHTML.slice(0, 160))
  })()`)
}
