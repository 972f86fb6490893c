/** Reads the page of a verdict as people do: on a phone and on a desk, in both themes. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { judgeLoad } from '#pipes/evidence/judge-load.ts'
import { renderVerdictPage } from '#pipes/evidence/verdict-page.ts'
import { evidenceCases } from '#rehearsal/evidence-cases.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'

let browser: Browser
before(async () => {
  browser = await openChromium()
})
after(() => browser.close())

/** An attack that sets off a storm of tries: every part of the page has something to say. */
function pageOfStorm(): { html: string; answer: string } {
  const storm = evidenceCases.find(({ number }) => number === 9)
  assert.ok(storm !== undefined)
  const verdict = judgeLoad(storm.build(1).input)
  const seal = { what: 'journal', sha256: 'ab'.repeat(32), read: 9, damaged: 0 } as const
  const told = { inputs: [seal], inputsHash: 'cd'.repeat(32) }
  const version = { preau: '0.1.0', rules: 'ef'.repeat(32) }
  return { html: renderVerdictPage({ ...verdict, ...told, version }), answer: verdict.answer }
}

test('axe finds nothing on the verdict, nothing is cut off, and the answer stands first', async () => {
  const { answer, html } = pageOfStorm()
  for (const [width, colorScheme] of [
    [360, 'light'],
    [360, 'dark'],
    [1280, 'light'],
  ] as const) {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme })
    await page.setContent(html)
    assert.deepEqual(await findAxeProblems(page), [])
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width)
    const first = await page.locator('main p').first().innerText()
    assert.equal(first.replaceAll(/\s/g, ' '), answer.replaceAll(/\s/g, ' '))
    await page.close()
  }
})
