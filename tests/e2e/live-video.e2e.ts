/** A camera and a voice through a real Janus to others' browsers, and what remains when Janus dies. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
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
  const comes = async (number: number, grants = sees): Promise<Page> => {
    const page = await browser.newPage()
    await page.goto(address)
    const tickets = {
      video: video.invite(room, number, grants),
      sound: sound.invite(room, number, grants),
    }
    await page.evaluate((tickets) => window.videoPage.open(tickets), tickets)
    await page.waitForFunction(() => window.videoPage.state().isThere)
    return page
  }
  return { comes, janus, sound, video }
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button').click()
  await page.evaluate(() => window.videoPage.publish())
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
