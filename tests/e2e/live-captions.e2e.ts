/**
 * Captions in a live class, with a stand-in for the browser's recogniser, which shows how ours is used: a
 * voice is put into words on the device alone, pupils read them who want to; and where a browser cannot
 * recognise speech on the device, nobody is offered any.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { settle } from '../browser-device.ts'
import { cardIn } from '../carded-class.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { setLiveStage, teacherWay } from '../live-stage.ts'
import { findSidewaysScroll } from '../page-checks.ts'

const stage = setLiveStage()
const { comes } = stage

interface Spoken {
  /** What each recogniser that was started was asked for. */
  readonly asked: { readonly isLocal: boolean; readonly language: string; readonly track: string }[]
  says(words: string, isFinal: boolean): void
}

declare global {
  interface Window {
    spoken: Spoken
  }
}

/** A recogniser that hears what the test says, and takes a track of the microphone as the real one does. */
function standIn(): void {
  let results: { 0: { transcript: string }; length: number; isFinal: boolean }[] = []
  let running: StandIn | null = null
  const asked: Spoken['asked'] = []
  class StandIn extends EventTarget {
    static available = async ({ processLocally }: { processLocally?: boolean }) =>
      processLocally === true ? 'downloadable' : 'available'
    static install = async () => true
    lang = ''
    continuous = false
    interimResults = false
    onresult: ((event: object) => void) | null = null
    onerror: ((event: object) => void) | null = null
    onend: (() => void) | null = null
    #isLocal = false
    get processLocally(): boolean {
      return this.#isLocal
    }
    set processLocally(isLocal: boolean) {
      this.#isLocal = isLocal
    }
    start(track: MediaStreamTrack): void {
      asked.push({
        isLocal: this.#isLocal,
        language: this.lang,
        track: `${track.kind} ${track.readyState} ${track.enabled}`,
      })
      results = []
      running = this
    }
    stop(): void {
      this.end()
    }
    abort(): void {
      this.end()
    }
    end(): void {
      if (running === this) running = null
      setTimeout(() => this.onend?.())
    }
  }
  window.spoken = {
    asked,
    says(words, isFinal) {
      if (results.at(-1)?.isFinal === false) results.pop()
      results.push({ 0: { transcript: words }, length: 1, isFinal })
      running?.onresult?.({ results })
    },
  }
  for (const name of ['SpeechRecognition', 'webkitSpeechRecognition']) {
    Object.defineProperty(window, name, { value: StandIn })
  }
}

/** As browsers are that only know recognisers elsewhere: they do not even know the question. */
function onlyRemote(): void {
  class Remote extends EventTarget {
    lang = ''
    start(): void {
      throw new Error('a voice would be sent elsewhere')
    }
  }
  for (const name of ['SpeechRecognition', 'webkitSpeechRecognition']) {
    Object.defineProperty(window, name, { value: Remote })
  }
}

const withScript = (script: () => void) => ({
  async prepare(context: BrowserContext) {
    await context.addInitScript(script)
  },
})
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true })
const says = (page: Page, words: string, isFinal: boolean) =>
  page.evaluate(([words, isFinal]) => window.spoken.says(words, isFinal), [words, isFinal] as const)

async function assertFine(page: Page): Promise<void> {
  await settle(page)
  assert.deepEqual(await findSidewaysScroll(page), [])
  assert.deepEqual(await findAxeProblems(page), [])
}

test('without recognition on the device nobody is offered captions', async () => {
  const teacher = await comes(1280, teacherWay, withScript(onlyRemote))
  await teacher.page.locator('.live-paper').waitFor()
  await button(teacher.page, 'Ouvrir mon micro').waitFor()
  // What fetches the code of captions asks the browser in the same turn.
  await teacher.page.waitForLoadState('networkidle')
  await settle(teacher.page)
  assert.equal(await teacher.page.getByText(/sous-titre/i).count(), 0)
  await teacher.close()
})

test('a teacher’s words are read by a pupil on a phone who wants them, and stop with the microphone', async () => {
  const { filled } = stage.cell()
  const teacher = await comes(1280, teacherWay, withScript(standIn))
  const amir = await comes(360, { code: cardIn(filled, filled.school.pupilA2).shortCode })
  for (const { page } of [teacher, amir]) await page.locator('.live-paper').waitFor()
  assert.equal(await amir.page.getByText(/sous-titre/i).count(), 0)

  await button(teacher.page, 'Sous-titrer ma voix').click()
  await teacher.page.getByText(/Les sous-titres attendent votre micro/).waitFor()
  assert.equal(await teacher.page.evaluate(() => window.spoken.asked.length), 0)
  await button(teacher.page, 'Ouvrir mon micro').click()
  await teacher.page.getByText(/Ce que la classe peut lire/).waitFor()
  assert.deepEqual(await teacher.page.evaluate(() => window.spoken.asked), [
    { isLocal: true, language: 'fr-FR', track: 'audio live true' },
  ])

  await button(amir.page, 'Sous-titres').press('Enter')
  await amir.page.getByText(/Ce qui est dit s.écrira ici/).waitFor()
  // On one line in its order: whose hand is seen had asked for captions before.
  await button(amir.page, 'Lever la main').click()
  await button(teacher.page, 'Baisser Amir Benali').waitFor()
  await says(teacher.page, 'la moitié de', false)
  await amir.page.getByText('la moitié de').waitFor()
  assert.equal(
    await amir.page.getByRole('log').getByText('la moitié de').count(),
    0,
    'only final words are said',
  )
  await says(teacher.page, 'La moitié de huit est quatre.', true)
  await amir.page
    .getByRole('log', { name: 'Sous-titres en direct' })
    .getByText('La moitié de huit est quatre.')
    .waitFor()
  assert.equal(await amir.page.getByText('la moitié de', { exact: true }).count(), 0)
  await assertFine(amir.page)
  await assertFine(teacher.page)

  await button(teacher.page, 'Couper mon micro').click()
  await teacher.page.getByText(/Les sous-titres attendent votre micro/).waitFor()
  await button(teacher.page, 'Ouvrir mon micro').click()
  await teacher.page.getByText(/Ce que la classe peut lire/).waitFor()
  await teacher.page.waitForFunction(() => window.spoken.asked.length === 2)
  await says(teacher.page, 'Et celle de six, trois.', true)
  await amir.page.getByText('Et celle de six, trois.').waitFor()

  await button(teacher.page, 'Sous-titrer ma voix').click()
  await button(amir.page, 'Sous-titres').waitFor({ state: 'detached' })
  assert.deepEqual(stage.complaints(), [])
})
