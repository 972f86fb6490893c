/** A teacher's camera in a live class with Janus beside it: in full while Janus is there, frugal while it is not. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { cardIn } from '../carded-class.ts'
import { waitFor } from '../live-device.ts'
import { setLiveStage, teacherWay } from '../live-stage.ts'
import { startTestJanus, type TestJanus } from '../test-janus.ts'

let janus: TestJanus | null = null
const stage = setLiveStage({
  prepare: async () => {
    janus = await startTestJanus()
    return { video: { janus: janus?.settings ?? null, turn: null } }
  },
})
after(() => janus?.stop())

/** A machine that has other work shows a poor line, and then the camera waits: longer than any calm. */
const ladderMs = 150_000

interface Seen {
  readonly kind: 'video' | 'canvas'
  readonly width: number
  readonly row: string
}

/** What the tile of the camera shows now; null: nothing, or a dark picture. */
function lookAt(page: Page): Promise<Seen | null> {
  return page.evaluate(`(() => {
    const shown = document.querySelector('.live-camera.camera :is(video, canvas)')
    if (shown === null) return null
    const isVideo = shown instanceof HTMLVideoElement
    const width = isVideo ? shown.videoWidth : shown.width
    const height = isVideo ? shown.videoHeight : shown.height
    if (width < 300) return null
    const canvas = new OffscreenCanvas(width, height)
    const pen = canvas.getContext('2d')
    pen.drawImage(shown, 0, 0)
    const { data } = pen.getImageData(0, height / 2, width, 1)
    if (!data.some((value, at) => at % 4 !== 3 && value > 60)) return null
    return { kind: isVideo ? 'video' : 'canvas', width, row: data.join() }
  })()`)
}

/**
 * Where a busy machine lets the teacher's page fall silent, the class is held and the camera off, as it must
 * be: then it is turned on again.
 */
async function seesMove(page: Page, teacher: Page, kind: Seen['kind']): Promise<Seen> {
  const turnOn = teacher.getByRole('button', { name: 'Allumer ma caméra' })
  const look = async (): Promise<Seen | undefined> => {
    if (await turnOn.isVisible()) await turnOn.click({ timeout: 2_000 }).catch(() => undefined)
    const seen = await lookAt(page)
    return seen?.kind === kind ? seen : undefined
  }
  const first = await waitFor(look, `a picture by ${kind}`, ladderMs)
  await waitFor(
    async () => {
      const next = await look()
      return next !== undefined && next.row !== first.row ? next : undefined
    },
    `a ${kind} that moves`,
    ladderMs,
  )
  return first
}

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
  for (const pupil of pupils) {
    const { width } = await seesMove(pupil, teacher, 'video')
    assert.ok(width > 320, `${width} pixels`)
    // A press anywhere lets the browser sound; then the voice comes with the picture.
    const allow = pupil.getByRole('button', { name: 'Écouter la classe' })
    if (await allow.isVisible()) await allow.click()
    await pupil.waitForFunction(
      `document.querySelector('.live-camera.camera video')?.muted === false`,
    )
  }

  await janus.kill()
  for (const pupil of pupils) {
    await seesMove(pupil, teacher, 'canvas')
    await pupil.getByText('Alain Mercier').first().waitFor()
    assert.equal(await pupil.getByText('La connexion est coupée').count(), 0)
  }

  await janus.start()
  for (const pupil of pupils) await seesMove(pupil, teacher, 'video')

  await teacher.getByRole('button', { name: 'Éteindre ma caméra' }).click()
  for (const pupil of pupils) {
    await pupil.locator('.live-camera.camera').waitFor({ state: 'detached' })
  }
  assert.deepEqual(stage.complaints(), [])
})
