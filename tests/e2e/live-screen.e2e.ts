/**
 * A teacher shares a screen in a live class: pupils see it change, on a desk and on a phone; one of them
 * spares the connection; with the teacher's word, or without the teacher, the screen is gone.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { settle } from '../browser-device.ts'
import { cardIn } from '../carded-class.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { waitFor } from '../live-device.ts'
import { setLiveStage, teacherWay } from '../live-stage.ts'
import { findSidewaysScroll } from '../page-checks.ts'

const stage = setLiveStage()

const button = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true })
const screenOf = (page: Page): Locator => page.locator('img.live-screen')

/** The colours of the middle of what is seen; null: no still is drawn at this moment. */
function pixelsSeen(page: Page): Promise<string | null> {
  return page.evaluate(`(() => {
    const image = document.querySelector('img.live-screen')
    if (image === null || !image.complete || image.naturalWidth === 0) return null
    const canvas = document.createElement('canvas')
    canvas.width = 64
    canvas.height = 36
    const pen = canvas.getContext('2d')
    pen.drawImage(image, 0, 0, 64, 36)
    return pen.getImageData(0, 0, 64, 36).data.join()
  })()`)
}

async function seesChange(page: Page): Promise<void> {
  const before = await waitFor(async () => (await pixelsSeen(page)) ?? undefined, 'a still')
  await waitFor(async () => {
    const now = await pixelsSeen(page)
    return now === null || now === before ? undefined : now
  }, 'another still')
}

test('a shared screen is seen by pupils as it changes, spared by who wants, and gone with who shows it', async () => {
  const { filled } = stage.cell()
  const { pupilA1, pupilA2 } = filled.school
  const { page: teacher } = await stage.comes(1280, teacherWay)
  const { page: phone } = await stage.comes(360, { code: cardIn(filled, pupilA1).shortCode })
  await button(teacher, 'Partager mon écran').click()
  await button(teacher, 'Arrêter le partage').waitFor()
  await screenOf(phone).waitFor()
  assert.match((await screenOf(phone).getAttribute('alt')) ?? '', /^Écran de .*Mercier/)
  await seesChange(phone)
  // Whoever comes later sees it too.
  const { page: desk } = await stage.comes(1280, { code: cardIn(filled, pupilA2).shortCode })
  await seesChange(desk)
  await settle(phone)
  assert.deepEqual(await findSidewaysScroll(phone), [])
  for (const page of [phone, desk, teacher]) assert.deepEqual(await findAxeProblems(page), [])

  await phone.getByLabel('Économiser ma connexion').check()
  await phone.getByText('Son et tableau seulement').waitFor()
  const sparing = await screenOf(phone).getAttribute('src')
  await seesChange(desk)
  await seesChange(desk)
  assert.equal(await screenOf(phone).getAttribute('src'), sparing)
  await phone.getByLabel('Économiser ma connexion').uncheck()
  await seesChange(phone)

  await button(phone, 'Voir le tableau seul').click()
  assert.equal(await screenOf(phone).count(), 0)
  await button(phone, 'Voir l’écran partagé').click()

  await button(teacher, 'Arrêter le partage').click()
  await screenOf(phone).waitFor({ state: 'detached' })
  await button(teacher, 'Partager mon écran').click()
  await screenOf(phone).waitFor()
  await teacher.close()
  await screenOf(phone).waitFor({ state: 'detached' })
})
