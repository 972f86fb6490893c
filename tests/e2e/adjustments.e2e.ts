/**
 * A teacher gives an exercise for twenty minutes; the head gives a pupil a third more; the pupil reads
 * it, begins, and has twenty-seven. Two pupils get until later, and the teacher takes it back.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { visit } from '../browser-device.ts'
import { serveBusyCell } from '../busy-cell.ts'
import type { BusyDemo } from '../busy-demo.ts'
import { openDevices } from '../demo-devices.ts'
import { demoEcole } from '../demo-extraction.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
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

const inDays = (count: number): string =>
  new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10)

async function looksGood(page: Page): Promise<void> {
  assert.deepEqual(await findAxeProblems(page), [])
  const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
  assert.equal(await page.evaluate(wide), 0)
}

/** The newest assignment of the lesson, with a limited time. */
async function giveForTwentyMinutes(page: Page): Promise<string> {
  await visit(page, cell.origin + pagePaths.lessonPlan(cell.filled.lessonId))
  await page.getByRole('button', { name: 'Donner un exercice' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio').first().check()
  await dialog.getByLabel(/^Ouvre le/).fill(inDays(-1))
  await dialog.getByLabel(/^À rendre le/).fill(inDays(1))
  await dialog.getByLabel('Temps limité, en minutes').fill('20')
  await looksGood(page)
  const reply = page.waitForResponse(
    (answer) => answer.url().endsWith('/assignments') && answer.request().method() === 'POST',
  )
  await dialog.getByRole('button', { name: 'Donner l’exercice' }).click()
  return ((await (await reply).json()) as { id: string }).id
}

async function adjust(page: Page): Promise<void> {
  const { personId } = cell.filled.pupil
  await visit(page, cell.origin + pagePaths.person(demoEcole, personId))
  await page.getByText('Aucun aménagement.').waitFor()
  await page.getByRole('button', { name: 'Régler les aménagements' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Un tiers de temps en plus').check()
  await dialog.getByLabel('Taille du texte').selectOption('2')
  await dialog.getByLabel('Bouton d’écoute en premier à chaque question').check()
  await looksGood(page)
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Un tiers de temps en plus dans les exercices en temps limité.').waitFor()
}

test('a third more time, and until later for two', async () => {
  const desk = openDevices(browser, cell, { width: 1280 })
  const phone = openDevices(browser, cell, { width: 360 })
  const teacher = await desk.of('teacher')
  const assignmentId = await giveForTwentyMinutes(teacher.page)
  const head = await phone.of('head')
  await adjust(head.page)

  const pupil = await phone.of('pupil')
  await visit(pupil.page, cell.origin + pagePaths.exercise(assignmentId))
  await pupil.page.getByText(/Une fois commencé, tu as 27\smin, ton tiers de temps/).waitFor()
  assert.equal(await pupil.page.evaluate('document.documentElement.dataset.textSize'), '2')
  await pupil.page.getByRole('button', { name: 'Commencer' }).click()
  await pupil.page
    .getByRole('timer')
    .getByText(/Il te reste 27\smin/)
    .waitFor()
  await looksGood(pupil.page)
  await visit(pupil.page, cell.origin + pagePaths.myAccount)
  await pupil.page.getByText('Tu as un tiers de temps en plus').waitFor()
  await looksGood(pupil.page)

  const { page } = teacher
  await visit(page, cell.origin + pagePaths.following(assignmentId))
  await page.getByText(/temps\s: 27\smin/).waitFor()
  await page.getByRole('button', { name: 'Donner un autre délai' }).click()
  const dialog = page.getByRole('dialog')
  for (const place of [0, 1]) await dialog.getByRole('checkbox').nth(place).check()
  await dialog.getByLabel(/^À rendre le/).fill(inDays(4))
  await looksGood(page)
  await dialog.getByRole('button', { name: 'Donner ce délai' }).click()
  await page.getByText('Autre délai donné à 2 élèves.').waitFor()
  const until = page.getByText(/jusqu’à\s: /)
  await until.nth(1).waitFor()
  assert.equal(await until.count(), 2)
  await looksGood(page)
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await page.getByText('Les délais sont comme avant.').waitFor()
  await until.first().waitFor({ state: 'detached' })

  for (const { complaints } of [teacher, head, pupil]) assert.deepEqual(complaints, [])
  await desk.close()
  await phone.close()
})
