/** The frugal engine and Janus keep the same promises: who is let in, who is heard, and until when. */
import assert from 'node:assert/strict'
import { after, before, type TestContext } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { soundPath } from '#contract/live-sound.ts'
import { videoPath } from '#contract/live-video.ts'
import { packBundle } from '#contract/sound-bundle.ts'
import { silentLog } from '#engine/log/log.ts'
import { openFrugalEngine } from '#engine/media/frugal-engine.ts'
import { openJanusEngine } from '#engine/media/janus-engine.ts'
import type { Clock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { type MediaGuest, tryMediaEngine } from '../media-conformance.ts'
import { openChromium } from '../open-chromium.ts'
import { serveTestPage } from '../serve-test-page.ts'
import { startTestJanus, type TestJanus } from '../test-janus.ts'

let browser: Browser
let janus: TestJanus | null
before(async () => {
  browser = await openChromium()
  janus = await startTestJanus()
})
after(async () => {
  await browser?.close()
  await janus?.stop()
})

/** The real clock, which may be put forward. */
function openClock() {
  let aheadMs = 0
  const clock: Clock = {
    now: () => Date.now() + aheadMs,
    monotonicMs: () => performance.now() + aheadMs,
  }
  return {
    clock,
    advance(ms: number) {
      aheadMs += ms
    },
  }
}

async function openPages(context: TestContext) {
  const page = await serveTestPage(context, 'video-page')
  const pages: Page[] = []
  context.after(() => Promise.all(pages.map((one) => one.close())))
  return {
    doors: page.doors,
    socketAddress: (path: string) => page.address.replace('http', 'ws') + path.slice(1),
    async open(
      tickets: { readonly video?: string; readonly sound?: string },
      onOpened?: (page: Page) => void,
    ) {
      const opened = await browser.newPage()
      pages.push(opened)
      await opened.goto(page.address)
      onOpened?.(opened)
      await opened.evaluate((tickets) => window.videoPage.open(tickets), tickets)
      await opened.getByRole('button').click()
      return opened
    },
  }
}

tryMediaEngine('the frugal engine', async (context) => {
  const pages = await openPages(context)
  const { advance, clock } = openClock()
  const engine = openFrugalEngine(pages.doors, { random: systemRandom, clock })
  context.after(() => engine.close())
  return {
    engine,
    advance,
    address: pages.socketAddress(soundPath),
    async comes(ticket): Promise<MediaGuest> {
      let count = 0
      let lastAtMs = 0
      const page = await pages.open({ sound: ticket }, (opened) =>
        opened.on('websocket', (socket) =>
          socket.on('framereceived', ({ payload }) => {
            if (typeof payload === 'string') return
            count += 1
            lastAtMs = Date.now()
          }),
        ),
      )
      return {
        sends: () => page.evaluate(() => window.videoPage.publish()),
        arrived: async () => ({ count, lastAtMs }),
      }
    },
    async sendsRudely(socket) {
      const before = engine.figures().withoutGrant
      const frames = [new Uint8Array(110).fill(7)]
      socket.send(packBundle({ frameMs: 60, speaker: 0, number: 0, time: 0, frames }))
      while (engine.figures().withoutGrant === before) await new Promise(setImmediate)
    },
  }
})

tryMediaEngine('Janus', async (context) => {
  if (janus === null) return null
  const pages = await openPages(context)
  const { advance, clock } = openClock()
  const engine = openJanusEngine(pages.doors, {
    janus: janus.settings,
    relay: null,
    random: systemRandom,
    log: silentLog,
    clock,
  })
  context.after(() => engine.close())
  return {
    engine,
    advance,
    address: pages.socketAddress(videoPath),
    async comes(ticket): Promise<MediaGuest> {
      const page = await pages.open({ video: ticket })
      await page.waitForFunction(() => window.videoPage.state().isThere)
      return {
        async sends() {
          await page.waitForFunction(() => window.videoPage.state().mayShow)
          await page.evaluate(() => window.videoPage.publish())
          await page.waitForFunction(() => window.videoPage.state().own === 'on')
        },
        async arrived() {
          const { lastPacketAtMs, packets } = await page.evaluate(() => window.videoPage.counts())
          return { count: packets, lastAtMs: lastPacketAtMs }
        },
      }
    },
    async sendsRudely(socket) {
      const page = await pages.open({})
      const sdp = await page.evaluate(() => window.videoPage.makeOffer())
      const told = new Promise<string>((done) =>
        socket.on('message', (data) => {
          const { kind } = JSON.parse(String(data))
          if (kind === 'published' || kind === 'unpublished') done(kind)
        }),
      )
      socket.send(JSON.stringify({ kind: 'publish', sdp }))
      assert.equal(await told, 'unpublished')
    },
  }
})
