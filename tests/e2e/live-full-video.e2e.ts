/** A teacher's camera in a live class with Janus beside it: in full while Janus is there, frugal while it is not. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { cardIn } from '../carded-class.ts'
import { setLiveStage, teacherWay } from '../live-stage.ts'
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

test('a camera comes in full while Janus is there, the frugal way while it is not, and nobody leaves', async (context) => {
  if (janus === null) return context.skip('janus is not installed')
  const { filled } = stage.cell()
  const { pupilA1, pupilA2 } = filled.school
  const { page: teacher } = await stage.comes(1280, teacherWay)
  const pupils: Page[] = []
  for (const pupil of [pupilA1, pupilA2]) {
    pupils.push((await stage.comes(1280, { code: cardIn(filled, pupil).shortCode })).page)
  }
  await teacher.getByRole('button', { name: 'Allumer ma caméra' }).click()
  await teacher.getByText('Caméra allumée').waitFor()
  const seesMove = (page: Page, kind: 'video' | 'canvas') =>
    seesCameraMove(page, { as: 'camera', kind, senders: [teacher] })
  for (const pupil of pupils) {
    await growsLarge(() => seesMove(pupil, 'video'))
    // A press anywhere lets the browser sound; then the voice comes with the picture.
    const allow = pupil.getByRole('button', { name: 'Écouter la classe' })
    if (await allow.isVisible()) await allow.click()
    await pupil.waitForFunction(
      () => document.querySelector<HTMLVideoElement>('.live-camera.camera video')?.muted === false,
    )
  }

  await janus.kill()
  for (const pupil of pupils) {
    await seesMove(pupil, 'canvas')
    await pupil.getByText('Alain Mercier').first().waitFor()
    assert.equal(await pupil.getByText('La connexion est coupée').count(), 0)
  }

  await janus.start()
  for (const pupil of pupils) await seesMove(pupil, 'video')

  await teacher.getByRole('button', { name: 'Éteindre ma caméra' }).click()
  for (const pupil of pupils) {
    await pupil.locator('.live-camera.camera').waitFor({ state: 'detached' })
  }
  assert.deepEqual(stage.complaints(), [])
})
