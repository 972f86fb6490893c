/** Reads the page of a verdict as people do: on a phone and on a desk, in both themes. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { systemRandom } from '#kernel/random.ts'
import { judgeLoad } from '#pipes/evidence/judge-load.ts'
import { publishVerdict } from '#pipes/evidence/publish-verdict.ts'
import type { ToldVerdict } from '#pipes/evidence/verdict.ts'
import { renderVerdictPage } from '#pipes/evidence/verdict-page.ts'
import { evidenceCases } from '#rehearsal/evidence-cases.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { startTestWeb } from '../test-web.ts'

const web = await startTestWeb()

let browser: Browser
before(async () => {
  browser = await openChromium()
})
after(() => browser.close())

/** An attack that sets off a storm of tries: every part of the page has something to say. */
function verdictOfStorm(): ToldVerdict {
  const storm = evidenceCases.find(({ number }) => number === 9)
  assert.ok(storm !== undefined)
  const verdict = judgeLoad(storm.build(1).input)
  const seal = { what: 'journal', sha256: 'ab'.repeat(32), read: 9, damaged: 0 } as const
  const told = { inputs: [seal], inputsHash: 'cd'.repeat(32) }
  const version = { preau: '0.1.0', rules: 'ef'.repeat(32) }
  return { ...verdict, ...told, version }
}

const looks = [
  [360, 'light'],
  [360, 'dark'],
  [1280, 'light'],
] as const

test('axe finds nothing on a verdict, the one of a file or the public one; the answer stands first', async () => {
  const verdict = verdictOfStorm()
  await publishVerdict(web.dataDir, verdict, systemRandom)
  const html = renderVerdictPage(verdict)
  for (const [width, colorScheme] of looks) {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme })
    const open = [() => page.setContent(html), () => page.goto(`${web.origin}/verite`)]
    for (const show of open) {
      await show()
      assert.deepEqual(await findAxeProblems(page), [])
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width)
      const first = await page.locator('main p').first().innerText()
      assert.equal(first.replaceAll(/\s/g, ' '), verdict.answer.replaceAll(/\s/g, ' '))
    }
    await page.close()
  }
})
