/** A camera and a voice through a real Janus to others' browsers, and what remains when Janus dies. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { CameraKind } from '#contract/live-camera.ts'
import { silentLog } from '#engine/log/log.ts'
import { openFrugalEngine } from '#engine/media/frugal-engine.ts'
import { openJanusEngine } from '#engine/media/janus-engine.ts'
import { systemRandom } from '#kernel/random.ts'
import { openChromium } from '../open-chromium.ts'
import { serveTestPage } from '../serve-test-page.ts'
import { startTestJanus } from '../test-janus.ts'
import type { VideoPage } from '../video-page/video-page.ts'

const mayBoth = { mayHear: true, maySpeak: true }
const sees = { mayHear: true, maySpeak: false }
const room = '6e B'
/** From the death of Janus until the voice is heard without it. */
const fallBackMsMax = 5_000

async function openStage(context: TestContext) {
  const janus = await startTestJanus()
  if (janus === null) return null
  context.after(() => janus.stop())
  const { address, doors } = await serveTestPage(context, 'video-page')
  const sound = openFrugalEngine(doors, { random: systemRandom })
  const video = openJanusEngine(doors, {
    janus: janus.settings,
    relay: null,
    random: systemRandom,
    log: silentLog,
  })
  const browser = await openChromium()
  context.after(async () => {
    await browser.close()
    sound.close()
    video.close()
  })
  const comes = async (
    number: number,
    grants = sees,
    wants: CameraKind = 'camera',
  ): Promise<Page> => {
    const page = await browser.newPage()
    await page.goto(address)
    const tickets = {
      video: video.invite(room, number, grants, 'visitor'),
      sound: sound.invite(room, number, grants, 'visitor'),
    }
    // What is wanted is said before the socket is open, and has to be kept until then.
    await page.evaluate(
      ({ tickets, wants }) => {
        window.videoPage.open(tickets)
        window.videoPage.setSeeing(wants, true)
      },
      { tickets, wants },
    )
    await page.waitForFunction(() => window.videoPage.state().isThere)
    return page
  }
  return { comes, janus, sound, video }
}

async function publish(page: Page, as: CameraKind = 'camera'): Promise<void> {
  await page.getByRole('button').click()
  await page.evaluate((as) => window.videoPage.publish(as), as)
  await page.waitForFunction(() => window.videoPage.state().own === 'on')
}

/** Sees and hears member 1: frames and loudness that grow from here on. */
async function getsCamera(page: Page): Promise<void> {
  await page.waitForFunction(() => window.videoPage.seen().includes(1))
  await page.getByRole('button').click()
  const before = await page.evaluate(() => window.videoPage.counts())
  await page.waitForFunction(async ({ audioEnergy, framesDecoded }) => {
    const now = await window.videoPage.counts()
    return now.framesDecoded > framesDecoded + 5 && now.audioEnergy > audioEnergy
  }, before)
  await page.waitForFunction(() => window.videoPage.voiced().includes(1))
}

const turnsOf = (page: Page): Promise<VideoPage['turns']> =>
  page.evaluate(() => window.videoPage.turns)

test('a camera and its voice are decoded by three; Janus dies and nobody leaves; with Janus the camera is back', async (context) => {
  const stage = await openStage(context)
  if (stage === null) return context.skip('janus is not installed')
  const teacher = await stage.comes(1, mayBoth)
  const pupils = [await stage.comes(2), await stage.comes(3), await stage.comes(4)]
  await publish(teacher)
  for (const pupil of pupils) await getsCamera(pupil)

  const diedAtMs = Date.now()
  await stage.janus.kill()
  for (const pupil of pupils) {
    await pupil.waitForFunction(() => window.videoPage.turns.at(-1)?.kind === 'gone')
    await pupil.waitForFunction(() => window.videoPage.speaking().includes(1))
    const [gone] = await turnsOf(pupil)
    assert.ok((gone?.atMs ?? 0) - diedAtMs < fallBackMsMax)
  }
  const fellBackMs = Date.now() - diedAtMs
  context.diagnostic(`heard the frugal way by all three after ${fellBackMs} ms`)
  assert.ok(fellBackMs < fallBackMsMax)
  assert.equal(stage.sound.figures().sockets, 4, 'nobody left')

  const backAtMs = Date.now()
  await stage.janus.start()
  for (const pupil of pupils) {
    await pupil.waitForFunction(() => window.videoPage.turns.at(-1)?.kind === 'back')
    await getsCamera(pupil)
  }
  context.diagnostic(`seen again by all three after ${Date.now() - backAtMs} ms`)
  assert.deepEqual(
    (await turnsOf(teacher)).map(({ kind }) => kind),
    ['gone', 'back'],
  )
})

const signs = { mayHear: true, maySpeak: true, as: 'interpreter' } as const

async function waitToSee(page: Page, whose: readonly number[]): Promise<void> {
  const wanted = JSON.stringify(whose)
  await page.waitForFunction(
    (wanted) => JSON.stringify(window.videoPage.seen().toSorted()) === wanted,
    wanted,
  )
}

test('an interpreter comes to whoever asks, stays where cameras are not wanted, and ends with the grant', async (context) => {
  const stage = await openStage(context)
  if (stage === null) return context.skip('janus is not installed')
  const teacher = await stage.comes(1, mayBoth)
  const interpreter = await stage.comes(2, signs)
  const asks = await stage.comes(3, sees, 'interpreter')
  const other = await stage.comes(4)
  await publish(teacher)
  await publish(interpreter, 'interpreter')
  await waitToSee(asks, [1, 2])
  await waitToSee(other, [1])

  await asks.evaluate(() => window.videoPage.setSeeing('camera', false))
  await waitToSee(asks, [2])
  const before = await asks.evaluate(() => window.videoPage.counts())
  await asks.waitForFunction(async ({ framesDecoded }) => {
    const now = await window.videoPage.counts()
    return now.framesDecoded > framesDecoded + 5
  }, before)
  await stage.janus.kill()
  await asks.waitForFunction(() => window.videoPage.turns.at(-1)?.kind === 'gone')
  await waitToSee(asks, [])
  await stage.janus.start()
  await waitToSee(asks, [2])
  await waitToSee(other, [1])

  // A right to be seen as an adult is another one: what was shown as interpreter is over.
  stage.video.setGrants(room, 2, mayBoth)
  await waitToSee(asks, [])
  stage.video.setGrants(room, 2, sees)
  await interpreter.waitForFunction(() => window.videoPage.state().own === 'off')
  await waitToSee(other, [1])
})
