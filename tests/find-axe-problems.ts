/** Runs axe-core on an open page and says in a line each what it found. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

interface Violation {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly html: string; readonly why: string }[]
}

const require = createRequire(import.meta.url)
let asked: Promise<string> | null = null

/** Tabs whose documents bring axe with them from now on. */
const carriers = new WeakSet<Page>()

/**
 * Empty when axe has nothing to say; every rule counts, the best practices too. `only`: those
 * rules and no others, where the page was looked at whole already.
 */
export async function findAxeProblems(page: Page, only?: readonly string[]): Promise<string[]> {
  await bringAxe(page)
  const options = {
    // What is in order is not described.
    resultTypes: ['violations'],
    selectors: false,
    ...(only !== undefined && { runOnly: { type: 'rule', values: only } }),
  }
  const violations: Violation[] = await page.evaluate(
    `axe.run(document, ${JSON.stringify(options)}).then((found) => found.violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, any }) => ({ html, why: any[0]?.message ?? '' })) })))`,
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, why }) => `${id}: ${help}: ${html.slice(0, 200)} ${why}`),
  )
}

/**
 * Half a megabyte that is sent to every document anew costs as much as what it then finds: a tab is
 * given it once, and each of its documents reads it when it is first asked for. Given by the
 * debugger, so that the page keeps its content security policy.
 */
async function bringAxe(page: Page): Promise<void> {
  if ((await page.evaluate("'axe' in globalThis")) === true) return
  asked ??= readFile(require.resolve('axe-core/axe.min.js'), 'utf8').then(askedFor)
  const source = await asked
  if (!carriers.has(page)) {
    carriers.add(page)
    await page.addInitScript(source)
  }
  await page.evaluate(source)
}

/** A script that only stands there until `axe` is spoken of. */
function askedFor(source: string): string {
  return `Object.defineProperty(globalThis, 'axe', {
    configurable: true,
    get() {
      delete globalThis.axe
      ;(function () { ${source}\n }).call(globalThis)
      return globalThis.axe
    },
  })`
}
