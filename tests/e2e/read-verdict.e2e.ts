/** Reads verdicts, and what operators see, as people do: on a phone and on a desk, in both themes. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { issueCode } from '#pipes/evidence/enter-as-operator.ts'
import { judgeLoad } from '#pipes/evidence/judge-load.ts'
import { openOperatorEntries } from '#pipes/evidence/operator-entry-store.ts'
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
  const leaves = {
    log: 'ecole.example.fr/journal',
    first: 1_024,
    last: 90_111,
    treeSize: 90_112,
    rootHash: 'ab'.repeat(32),
  }
  return { ...verdict, ...told, leaves, version }
}

const looks = [
  [360, 'light'],
  [360, 'dark'],
  [1280, 'light'],
] as const

test('axe finds nothing on a verdict, the one of a file or the public one; the answer stands first', async () => {
  const verdict = verdictOfStorm()
  const { answer } = await publishVerdict(web.dataDir, verdict, systemRandom)
  const html = renderVerdictPage(verdict)
  for (const [width, colorScheme] of looks) {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme })
    const open = [
      [() => page.setContent(html), verdict.answer],
      [() => page.goto(`${web.origin}/verite`), answer],
    ] as const
    for (const [show, said] of open) {
      await show()
      assert.deepEqual(await findAxeProblems(page), [])
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width)
      const first = await page.locator('main p').first().innerText()
      assert.equal(first.replaceAll(/\s/g, ' '), said.replaceAll(/\s/g, ' '))
    }
    await page.close()
  }
})

/** Somebody looks for weak places, a page is asked for in a hurry, and a session is of the school's. */
async function letTrafficPass(): Promise<void> {
  const cookie = await web.signIn(web.school.teacherA)
  for (let asked = 0; asked < 40; asked += 1) {
    await web.call(`/wp-admin/${asked}.php`)
    await web.call('/api/health')
    await web.call('/api/me', { cookie })
  }
}

test('axe finds nothing where operators come in, and nothing on what they see', async () => {
  await letTrafficPass()
  const entries = openOperatorEntries(web.dataDir)
  const entry = { entries, keyRing: web.context.keyRing, clock: systemClock, random: systemRandom }
  for (const [width, colorScheme] of looks) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme })
    const page = await context.newPage()
    await page.goto(`${web.origin}/exploitation`)
    assert.deepEqual(await findAxeProblems(page), [])
    await page.getByRole('textbox').fill((await issueCode(entry)) ?? '')
    await page.getByRole('button').click()
    await page.getByRole('heading', { name: 'Ce qui passe en ce moment' }).waitFor()
    assert.deepEqual(await findAxeProblems(page), [])
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width)
    // Nothing of a suspect is squeezed beside the rest: on a phone its parts lie below one another.
    const parts = await page.locator('.suspects > li').first().locator('> div').all()
    assert.equal(parts.length, 3)
    for (const part of parts) {
      const box = await part.boundingBox()
      assert.ok((box?.width ?? 0) >= Math.min(width - 40, 270), JSON.stringify(box))
    }
    await context.close()
  }
})
