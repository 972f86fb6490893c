/**
 * A sign-language interpreter in a live class with Janus beside it: nobody publishes without the grant,
 * nor a voice with it; whoever asks sees the signs in full beside the teacher's camera, longer than that
 * one when the line is spared, told when they are too few, and the frugal way when Janus dies.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import type { CameraKind } from '#contract/live-camera.ts'
import { expectValue } from '#kernel/result.ts'
import { inviteGuest } from '#school/live/invite-guest.ts'
import { setPassword } from '#school/sign-in/set-password.ts'
import { cardIn } from '../carded-class.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { setLiveStage, teacherWay } from '../live-stage.ts'
import { findSidewaysScroll } from '../page-checks.ts'
import { growsLarge, seesCameraMove } from '../sees-camera-move.ts'
import { startTestJanus, type TestJanus } from '../test-janus.ts'

let janus: TestJanus | null = null
const stage = setLiveStage({
  prepare: async () => {
    janus = await startTestJanus()
    return { video: { janus: janus?.settings ?? null, turn: null } }
  },
})
after(() => janus?.stop())

const guestWay = { login: 'diane.lambert', password: 'lampe herbe dimanche savon' }
/** From the death of Janus until the signs are there without it. */
const fallBackMsMax = 5_000

const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
const pictureOf = (page: Page, as: CameraKind): Locator =>
  page.locator(`.live-camera.${as} :is(video, canvas)`)

/** The page's own socket of full video, with its ticket shown, in the hand of whoever sits there. */
const keepVideoSocket = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(`
    const Own = WebSocket
    window.WebSocket = class extends Own {
      constructor(address) {
        super(address)
        if (String(address).includes('/api/live/video')) window.videoSocket = this
      }
    }
  `)

/** What the server says to an offer that the page itself would not make. */
function publishRudely(page: Page, kinds: readonly ('audio' | 'video')[]): Promise<string> {
  return page.evaluate(`(async () => {
    const { videoSocket } = window
    const connection = new RTCPeerConnection()
    for (const kind of ${JSON.stringify(kinds)}) connection.addTransceiver(kind, { direction: 'sendonly' })
    await connection.setLocalDescription()
    const told = new Promise((done) => {
      videoSocket.addEventListener('message', ({ data }) => {
        const { kind } = JSON.parse(data)
        if (kind === 'published' || kind === 'unpublished') done(kind)
      })
    })
    videoSocket.send(JSON.stringify({ kind: 'publish', sdp: connection.localDescription.sdp }))
    const answer = await told
    videoSocket.send(JSON.stringify({ kind: 'stop' }))
    connection.close()
    return answer
  })()`)
}

async function inviteInterpreter(): Promise<void> {
  const { context, filled } = stage.cell()
  const { documentaliste, teacherA } = filled.school
  const { personId } = documentaliste
  expectValue(await setPassword(context, { personId, ...guestWay }))
  const invitedBy = teacherA.personId
  expectValue(await inviteGuest(context, { lessonId: filled.lessonId, personId, invitedBy }))
}

async function comeIn() {
  await inviteInterpreter()
  const { filled } = stage.cell()
  const { page: teacher } = await stage.comes(1280, teacherWay)
  const code = (pupil: Parameters<typeof cardIn>[1]) => ({ code: cardIn(filled, pupil).shortCode })
  const { pupilA1, pupilA2 } = filled.school
  const prepare = async (context: BrowserContext): Promise<void> => void keepVideoSocket(context)
  const { page: phone } = await stage.comes(360, code(pupilA1), { prepare })
  const { page: other } = await stage.comes(1280, code(pupilA2))
  const { page: guest } = await stage.comes(1280, guestWay, { prepare })
  await button(teacher, /^Faire entrer/).click()
  await button(guest, 'Lever la main').waitFor()
  for (const page of [phone, guest]) {
    await page.waitForFunction(() => 'videoSocket' in window)
  }
  const say = async (what: string): Promise<void> => {
    await button(teacher, /^Actions pour .*Lambert/).click()
    await teacher.getByRole('menuitem', { name: what }).click()
  }
  return { guest, other, phone, say, teacher }
}

/** As a device that has too much to do films. */
const filmSlowly = (page: Page, framesPerSecond: number): Promise<void> =>
  page.evaluate(`(async () => {
    const [track] = document.querySelector('video.self').srcObject.getVideoTracks()
    await track.applyConstraints({ frameRate: { max: ${framesPerSecond} } })
  })()`)

test('signs come in full to whoever asks, beside the camera, stay when that one goes, and outlive Janus', async (context) => {
  if (janus === null) return context.skip('janus is not installed')
  const { guest, other, phone, say, teacher } = await comeIn()
  for (const page of [phone, guest]) {
    assert.equal(await publishRudely(page, ['video']), 'unpublished')
  }
  await say('Montrer comme interprète')
  await button(guest, 'Allumer ma caméra').waitFor()
  assert.equal(await publishRudely(guest, ['video', 'audio']), 'unpublished')
  assert.equal(await publishRudely(guest, ['video']), 'published')
  assert.equal(await publishRudely(phone, ['video']), 'unpublished')

  const senders = [teacher, guest]
  await button(teacher, 'Allumer ma caméra').click()
  await button(guest, 'Allumer ma caméra').click()
  await button(phone, 'Voir l’interprète').click()
  const sees = (as: CameraKind, kind: 'video' | 'canvas', page = phone) =>
    seesCameraMove(page, { as, kind, senders })
  await growsLarge(() => sees('interpreter', 'video'))
  await sees('camera', 'video')
  await pictureOf(phone, 'interpreter').waitFor()
  await sees('camera', 'video', other)
  assert.equal(await pictureOf(other, 'interpreter').count(), 0)

  await filmSlowly(guest, 8)
  await phone.getByText(/^Il arrive \d+ images par seconde\s: les signes sont difficiles/).waitFor()
  assert.equal(await phone.locator('.live-camera.interpreter video').count(), 1)
  for (const page of [phone, guest]) {
    assert.deepEqual(await findSidewaysScroll(page), [])
    assert.deepEqual(await findAxeProblems(page), [])
  }
  await filmSlowly(guest, 20)

  await phone.getByLabel('Économiser ma connexion').check()
  await pictureOf(phone, 'camera').waitFor({ state: 'detached' })
  await sees('interpreter', 'canvas')
  await phone.getByLabel('Économiser ma connexion').uncheck()
  await sees('interpreter', 'video')

  const diedAtMs = Date.now()
  await janus.kill()
  const { firstAtMs } = await sees('interpreter', 'canvas')
  context.diagnostic(`signs the frugal way after ${firstAtMs - diedAtMs} ms`)
  assert.ok(firstAtMs - diedAtMs < fallBackMsMax)
  assert.equal(await phone.getByText('La connexion est coupée').count(), 0)
  await janus.start()
  await sees('interpreter', 'video')

  await say('Ne plus montrer comme interprète')
  await pictureOf(phone, 'interpreter').waitFor({ state: 'detached' })
  await button(guest, 'Éteindre ma caméra').waitFor({ state: 'detached' })
  assert.equal(await publishRudely(guest, ['video']), 'unpublished')
  assert.deepEqual(stage.complaints(), [])
})
