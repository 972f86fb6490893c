/** A microphone in a live class that goes away, is in use elsewhere, or is held with a thumb. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { hasDrawn } from '../browser-device.ts'
import { cardIn } from '../carded-class.ts'
import { waitFor } from '../live-device.ts'
import { setLiveStage, teacherWay } from '../live-stage.ts'

const stage = setLiveStage()

/**
 * A device whose microphone the test takes away with `window.unplug()`; while `window.refuses` is the name of an
 * error, it gives none.
 */
async function lendMicrophone(context: BrowserContext): Promise<void> {
  await context.addInitScript(`{
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    window.given = 0
    navigator.mediaDevices.getUserMedia = async (...wishes) => {
      if (window.refuses) throw new DOMException('not now', window.refuses)
      const stream = await ask(...wishes)
      const [track] = stream.getAudioTracks()
      window.given += 1
      window.unplug = () => {
        track.stop()
        track.dispatchEvent(new Event('ended'))
      }
      return stream
    }
  }`)
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const opens = (page: Page) => button(page, 'Ouvrir mon micro')
const shuts = (page: Page) => button(page, 'Couper mon micro')

test('a microphone that is taken away is asked for once more, and the page says when there is none', async () => {
  const { page } = await stage.comes(1280, teacherWay, { prepare: lendMicrophone })
  await opens(page).click()
  await page.getByText('On m’entend').waitFor()
  assert.equal(await page.evaluate('window.given'), 1)

  await page.evaluate('window.unplug()')
  const isAnother = async () => (await page.evaluate('window.given')) === 2 || undefined
  await waitFor(isAnother, 'another microphone')
  await page.getByText('On m’entend').waitFor()
  assert.equal(await shuts(page).getAttribute('aria-pressed'), 'true')

  await page.evaluate('window.unplug()')
  await opens(page).waitFor()
  assert.equal(await opens(page).getAttribute('aria-pressed'), 'false')
  await page
    .getByText(/Le micro s.est coupé tout seul/)
    .first()
    .waitFor()
  assert.equal(await page.getByText('On m’entend').count(), 0)

  await opens(page).click()
  await page.getByText('On m’entend').waitFor()
  assert.equal(await page.locator('.live-note', { hasText: 'coupé tout seul' }).count(), 0)
  assert.deepEqual(stage.complaints(), [])
})

test('a microphone that was in use or refused is asked for with the next press', async () => {
  const { page } = await stage.comes(1280, teacherWay, { prepare: lendMicrophone })
  const isPressed = () => opens(page).getAttribute('aria-pressed')
  for (const [error, said] of [
    ['NotReadableError', /Un autre programme se sert du micro/],
    ['NotFoundError', /Aucun micro n.a été trouvé/],
    ['NotAllowedError', /Le micro est refusé à cette page/],
  ] as const) {
    await page.evaluate(`window.refuses = '${error}'`)
    await opens(page).press('Enter')
    await page.getByText(said).waitFor()
    await opens(page).and(page.locator(':focus')).waitFor()
    assert.equal(await isPressed(), 'false')
    await button(page, 'Maintenir pour parler').waitFor()
  }
  await page.evaluate('window.refuses = null')
  await opens(page).press('Enter')
  await page.getByText('On m’entend').waitFor()
  assert.equal(await page.getByText(/Le micro est refusé/).count(), 0)
  assert.deepEqual(stage.complaints(), [])
})

test('a thumb that drifts while it holds the button goes on speaking', async () => {
  const { filled } = stage.cell()
  const [{ page: teacher }, { page, context }] = [
    await stage.comes(1280, teacherWay),
    await stage.comes(360, { code: cardIn(filled, filled.school.pupilA1).shortCode }),
  ]
  await button(teacher, /Actions pour Alice/).click()
  await teacher.getByRole('menuitem', { name: 'Donner la parole' }).click()
  const hold = button(page, 'Maintenir pour parler')
  await hold.waitFor()
  await hold.evaluate((one) => one.scrollIntoView({ block: 'center' }))
  const box = await hold.boundingBox()
  assert.ok(box)
  const { height, width, x, y } = box
  const touches = await context.newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove', dy: number) =>
    touches.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: [{ x: x + width / 2, y: y + height / 2 + dy }],
    })
  await touch('touchStart', 0)
  await page.getByText('On m’entend').waitFor()
  // Past the button's edge.
  for (let dy = 4; dy <= height; dy += 4) await touch('touchMove', dy)
  await hasDrawn(page)
  assert.equal(await hold.getAttribute('aria-pressed'), 'true')
  assert.equal(await page.getByText('On m’entend').count(), 1)
  await touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await page.getByText('On m’entend').waitFor({ state: 'detached' })
  assert.deepEqual(stage.complaints(), [])
})
