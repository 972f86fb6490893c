/** What a page is made of and did not come: it is said where it would stand, and the page anew brings it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { settle, visit } from '../browser-device.ts'
import { cardIn } from '../carded-class.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { setLiveStage, teacherWay } from '../live-stage.ts'

const stage = setLiveStage()
const { comes } = stage
const missing = /n.a\s*pas pu être charg|connexion a manqué/
/** Our own tries, before the browser's no is the page's, and a machine that has other work. */
const timeout = 40_000

/** A line on which files of this name do not come, until it is mended. */
function cutFiles(name: RegExp) {
  let isCut = true
  return {
    setCut(next: boolean): void {
      isCut = next
    },
    prepare: async (context: BrowserContext): Promise<void> =>
      void (await context.route(name, (route) => (isCut ? route.abort() : route.continue()))),
  }
}

const anew = (page: Page) => page.getByRole('button', { name: 'Recharger la page' })

test('the sound of a class, and the way into it from the day', async () => {
  const { filled } = stage.cell()
  const teacher = await comes(1280, teacherWay)
  await teacher.page.locator('.live-paper').waitFor()
  const line = cutFiles(/assets\/(open-sound|join-live)[^/]*\.js/)
  const code = cardIn(filled, filled.school.pupilA1).shortCode
  const { page } = await comes(360, { code }, line)
  await page.locator('.live-paper').waitFor()
  await page.getByText(missing).waitFor({ timeout })
  assert.deepEqual(await findAxeProblems(page), [])
  line.setCut(false)
  await anew(page).click()
  await page.getByText(missing).waitFor({ state: 'detached', timeout })
  await page.locator('.live-paper').waitFor()

  line.setCut(true)
  await visit(page, stage.cell().origin + pagePaths.myDay)
  await page.getByText(missing).waitFor({ timeout })
  line.setCut(false)
  await anew(page).click()
  await page.getByRole('link', { name: /Rejoindre/ }).waitFor({ timeout })
  await settle(page)
})

test('the slides of a class, for its teacher', async () => {
  const line = cutFiles(/assets\/slides-of-lesson[^/]*\.js/)
  const { page } = await comes(1280, teacherWay, line)
  await page.locator('.live-paper').waitFor()
  await page.getByRole('button', { name: 'Diapositives' }).click()
  const sheet = page.getByRole('dialog', { name: 'Diapositives' })
  await sheet.getByText(missing).waitFor({ timeout })
  assert.deepEqual(await findAxeProblems(page), [])
  line.setCut(false)
  await anew(page).click()
  await page.locator('.live-paper').waitFor({ timeout })
  await page.getByRole('button', { name: 'Diapositives' }).click()
  await sheet.locator('input[type=file]').first().waitFor({ state: 'attached', timeout })
})
