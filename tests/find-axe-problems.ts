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
let source: Promise<string> | null = null

/**
 * Empty when axe has nothing to say; every rule counts, the best practices too. `only`: those
 * rules and no others, where the page was looked at whole already.
 */
export async function findAxeProblems(page: Page, only?: readonly string[]): Promise<string[]> {
  source ??= readFile(require.resolve('axe-core/axe.min.js'), 'utf8')
  // Evaluated by the debugger, so that the page keeps its content security policy.
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(await source)
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
