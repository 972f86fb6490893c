/**
 * A teacher takes up another course from a lesson's plan: sees what would go where, leaves one thing
 * out, takes it up, gives at its lesson the exercise that waits, and undoes it while nobody has begun.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import type { RepriseWaiting } from '#contract/reprises.ts'
import { settle, visit } from '../browser-device.ts'
import { serveBusyCell } from '../busy-cell.ts'
import type { BusyDemo } from '../busy-demo.ts'
import { openDevices } from '../demo-devices.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { findSidewaysScroll } from '../page-checks.ts'
import type { ServedCell } from '../served-cell.ts'

let cell: ServedCell<BusyDemo>
let browser: Browser

before(async () => {
  cell = await serveBusyCell()
  browser = await openChromium()
})

after(async () => {
  await browser?.close()
  await cell?.stop()
})

async function looksRight(page: Page): Promise<void> {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 740 })
    assert.deepEqual(await findAxeProblems(page), [])
    assert.deepEqual(await findSidewaysScroll(page), [])
  }
}

test('another course is taken up as its plan showed it, given by hand, and undone', async () => {
  const devices = openDevices(browser, cell, { width: 1280 })
  const { page, complaints } = await devices.of('teacher')
  await visit(page, cell.origin + pagePaths.lessonPlan(cell.filled.lessonId))
  await page.getByRole('link', { name: 'Reprendre un autre cours ici' }).click()
  await settle(page)
  const source = page.getByLabel('Cours à reprendre')
  await source.selectOption({ index: 1 })
  await page.getByRole('heading', { name: 'Ce qui irait où' }).waitFor()
  await looksRight(page)
  const count = page.locator('.reprise-count')
  assert.match(await count.innerText(), /^1.leçon, 1.exercice, 0.sans séance$/)
  await page.locator('.reprise-lesson').getByRole('checkbox').first().uncheck()
  assert.match(await count.innerText(), /^0.leçon, 1.exercice, 0.sans séance$/)
  await page.getByRole('button', { name: 'Reprendre dans ce cours' }).click()
  await page.getByRole('heading', { name: 'À donner' }).waitFor()
  await looksRight(page)

  // At its lesson it waits too, and pupils have nothing of it.
  const reprises = page.url()
  const [, , courseId] = new URL(reprises).pathname.split('/')
  const { lesson, title } = await page.evaluate<RepriseWaiting>(
    `fetch('/api/courses/${courseId}/reprises').then((answer) => answer.json())
      .then(({ reprises }) => reprises[0].waiting[0])`,
  )
  await visit(page, cell.origin + pagePaths.lessonPlan(lesson?.id ?? ''))
  await page.getByRole('heading', { name: 'Repris, à donner' }).waitFor()
  await looksRight(page)
  await page.getByRole('button', { name: `Donner ${title}` }).click()
  await page.getByRole('link', { name: `Suivre ${title}` }).waitFor()
  assert.equal(await page.getByRole('heading', { name: 'Repris, à donner' }).count(), 0)

  await visit(page, reprises)
  await page.getByText(/0.leçon placée, 1.exercice donné/).waitFor()
  await page.getByRole('button', { name: 'Défaire cette reprise' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Défaire cette reprise' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(/1.exercice donné/).waitFor({ state: 'detached' })
  assert.deepEqual(complaints, [])
  await devices.close()
})
