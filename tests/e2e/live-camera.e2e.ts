/**
 * A teacher's camera in a live class: off on entry, seen moving by pupils once it is on, spared by who
 * wants, gone at once when it is off. And an interpreter, invited by name, whose signs a pupil asks for.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { expectValue } from '#kernel/result.ts'
import { inviteGuest } from '#school/live/invite-guest.ts'
import { setPassword } from '#school/sign-in/set-password.ts'
import { settle } from '../browser-device.ts'
import { cardIn } from '../carded-class.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { waitFor } from '../live-device.ts'
import { setLiveStage, teacherWay } from '../live-stage.ts'
import { findSidewaysScroll } from '../page-checks.ts'

const stage = setLiveStage()

const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
const pictureOf = (page: Page, kind: 'camera' | 'interpreter'): Locator =>
  page.locator(`.live-camera.${kind} canvas`)

/** Frames of cameras that come to this page, counted from before it opens its lines. */
async function countFrames(page: Page): Promise<() => number> {
  let count = 0
  page.on('websocket', (socket) => {
    if (!socket.url().includes('/api/live/camera')) return
    socket.on('framereceived', ({ payload }) => {
      if (typeof payload !== 'string') count += 1
    })
  })
  await page.reload()
  await settle(page)
  return () => count
}

/** The middle row of what is seen, as numbers; null: no frame is drawn. */
function rowSeen(page: Page, kind: 'camera' | 'interpreter'): Promise<readonly number[] | null> {
  return page.evaluate(`(() => {
    const canvas = document.querySelector('.live-camera.${kind} canvas')
    if (canvas === null || canvas.width < 320) return null
    const { data } = canvas.getContext('2d').getImageData(0, canvas.height / 2, canvas.width, 1)
    return [...data]
  })()`)
}

/** A machine that has other work shows a poor line, and then the camera waits: longer than any calm. */
const ladderMs = 150_000

/** A picture that is not dark, and another one a while later. */
async function seesMove(page: Page, kind: 'camera' | 'interpreter'): Promise<void> {
  const first = await waitFor(
    async () => {
      const row = await rowSeen(page, kind)
      return row?.some((value, at) => at % 4 !== 3 && value > 60) ? row : undefined
    },
    'a picture that is not dark',
    ladderMs,
  )
  await waitFor(
    async () => {
      const row = await rowSeen(page, kind)
      return row !== null && row.join() !== first.join() ? row : undefined
    },
    'a picture that moves',
    ladderMs,
  )
}

test('a camera is off on entry, is seen by pupils once it is on, spared by who wants, and gone at once when it is off', async () => {
  const { filled } = stage.cell()
  const { pupilA1, pupilA2 } = filled.school
  const { page: teacher } = await stage.comes(1280, teacherWay)
  const { page: phone } = await stage.comes(360, { code: cardIn(filled, pupilA1).shortCode })
  const { page: desk } = await stage.comes(1280, { code: cardIn(filled, pupilA2).shortCode })
  const framesOfPhone = await countFrames(phone)
  const framesOfDesk = await countFrames(desk)
  await button(teacher, 'Allumer ma caméra').waitFor()
  assert.equal(await teacher.locator('video').count(), 0)
  assert.equal(await phone.getByRole('region', { name: 'Caméras' }).count(), 0)

  await button(teacher, 'Allumer ma caméra').press('Enter')
  await teacher.getByText('Caméra allumée').waitFor()
  await teacher.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0)
  await seesMove(phone, 'camera')
  await seesMove(desk, 'camera')
  assert.ok(framesOfPhone() > 0 && framesOfDesk() > 0)
  await phone.getByRole('img', { name: /^Caméra de .*Mercier/ }).waitFor()
  await phone.getByText('Tu reçois tout').waitFor({ timeout: ladderMs })
  // Whoever comes later sees it too.
  await phone.reload()
  await settle(phone)
  await seesMove(phone, 'camera')
  await settle(phone)
  for (const page of [phone, desk, teacher]) {
    assert.deepEqual(await findSidewaysScroll(page), [])
    assert.deepEqual(await findAxeProblems(page), [])
  }

  await phone.getByLabel('Économiser ma connexion').check()
  await phone.getByText('Son et tableau seulement').waitFor()
  await pictureOf(phone, 'camera').waitFor({ state: 'detached' })
  // What was on its way comes; then the other pupil's frames go on alone.
  await seesMove(desk, 'camera')
  const sparedFrom = framesOfPhone()
  const deskFrom = framesOfDesk()
  await waitFor(() => framesOfDesk() > deskFrom + 5 || undefined, 'frames of the other')
  assert.equal(framesOfPhone(), sparedFrom)
  await phone.getByLabel('Économiser ma connexion').uncheck()
  await seesMove(phone, 'camera')
  await button(phone, /^Masquer/).click()
  await button(phone, 'Voir la caméra').click()
  await seesMove(phone, 'camera')

  await button(teacher, 'Éteindre ma caméra').click()
  await pictureOf(phone, 'camera').waitFor({ state: 'detached' })
  await pictureOf(desk, 'camera').waitFor({ state: 'detached' })
  assert.equal(await teacher.locator('video').count(), 0)
  await button(teacher, 'Allumer ma caméra').click()
  await seesMove(phone, 'camera')
  await teacher.close()
  await pictureOf(phone, 'camera').waitFor({ state: 'detached' })
  assert.deepEqual(stage.complaints(), [])
})

test('an interpreter is invited, shown by the teacher, and seen by the pupil who asks for the signs', async () => {
  const { context, filled } = stage.cell()
  const { documentaliste, pupilA1, pupilA2, teacherA } = filled.school
  const way = { login: 'diane.lambert', password: 'lampe herbe dimanche savon' }
  const { personId } = documentaliste
  expectValue(await setPassword(context, { personId, ...way }))
  const invitedBy = teacherA.personId
  expectValue(await inviteGuest(context, { lessonId: filled.lessonId, personId, invitedBy }))
  const { page: teacher } = await stage.comes(1280, teacherWay)
  const { page: phone } = await stage.comes(360, { code: cardIn(filled, pupilA1).shortCode })
  const { page: other } = await stage.comes(1280, { code: cardIn(filled, pupilA2).shortCode })
  const framesOfOther = await countFrames(other)
  const { context: guestContext, page: guest } = await stage.comes(1280, way)
  // As in Firefox and Safari, which give pages no pictures of the track itself.
  await guestContext.addInitScript('delete globalThis.MediaStreamTrackProcessor')
  await guest.reload()
  await button(teacher, /^Faire entrer/).click()
  await button(guest, 'Lever la main').waitFor()
  assert.equal(await button(guest, 'Allumer ma caméra').count(), 0)
  await button(teacher, /^Actions pour .*Lambert/).click()
  await teacher.getByRole('menuitem', { name: 'Montrer comme interprète' }).click()
  await button(guest, 'Allumer ma caméra').click()
  await guest.getByText('Caméra allumée').waitFor()

  await phone.getByText('Diane Lambert interprète en langue des signes.').waitFor()
  assert.equal(await pictureOf(phone, 'interpreter').count(), 0)
  await button(phone, 'Voir l’interprète').click()
  await seesMove(phone, 'interpreter')
  await button(phone, /^Agrandir/).click()
  await button(phone, /^Réduire/).waitFor()
  await seesMove(phone, 'interpreter')
  await settle(phone)
  for (const page of [phone, guest, teacher]) {
    assert.deepEqual(await findSidewaysScroll(page), [])
    assert.deepEqual(await findAxeProblems(page), [])
  }
  assert.equal(framesOfOther(), 0)

  await button(teacher, /^Actions pour .*Lambert/).click()
  await teacher.getByRole('menuitem', { name: 'Ne plus montrer comme interprète' }).click()
  await pictureOf(phone, 'interpreter').waitFor({ state: 'detached' })
  await button(guest, 'Éteindre ma caméra').waitFor({ state: 'detached' })
  assert.equal(await guest.locator('video').count(), 0)
  assert.deepEqual(stage.complaints(), [])
})

test('a browser that makes or shows no moving pictures says so, and is sent none', async () => {
  const { filled } = stage.cell()
  const { page: teacher, context: teacherContext } = await stage.comes(1280, teacherWay)
  await teacherContext.addInitScript('delete globalThis.VideoEncoder')
  await teacher.reload()
  await button(teacher, 'Allumer ma caméra').click()
  await teacher.getByText('Ce navigateur ne sait pas envoyer la caméra.').waitFor()
  assert.equal(await teacher.locator('video').count(), 0)

  const { context, page: phone } = await stage.comes(360, {
    code: cardIn(filled, filled.school.pupilA1).shortCode,
  })
  await context.addInitScript('delete globalThis.VideoDecoder')
  const frames = await countFrames(phone)
  const { page: able } = await stage.comes(1280, teacherWay)
  await button(able, 'Allumer ma caméra').click()
  await phone
    .getByText('Ce navigateur ne sait pas montrer cette caméra.')
    .waitFor({ timeout: ladderMs })
  let { count, sinceMs } = { count: frames(), sinceMs: Date.now() }
  // Of a camera that goes on at five frames a second, none comes any more.
  await waitFor(
    () => {
      if (frames() !== count) [count, sinceMs] = [frames(), Date.now()]
      return Date.now() - sinceMs > 5_000 || undefined
    },
    'an end of frames that nobody can see',
    ladderMs,
  )
  await button(able, 'Éteindre ma caméra').click()
  await phone.getByRole('region', { name: 'Caméras' }).waitFor({ state: 'detached' })
})
