/** One's own voice in captions: only by a recogniser on the device, only while the microphone is on. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createAskedBefore } from './asked-before.ts'
import type { CaptionWords } from './caption-lines.ts'
import { createCaptioner } from './captioner.ts'
import { findOnDeviceSpeech, type RecognisedEvent } from './on-device-speech.ts'

/** A browser's recogniser as far as it is used here, played by the test. */
function makeScope(answers: { readonly state: string; readonly installs?: boolean }) {
  const runs: Played[] = []
  class Played {
    lang = ''
    continuous = false
    interimResults = false
    onresult: ((event: RecognisedEvent) => void) | null = null
    onerror: ((event: { readonly error: string }) => void) | null = null
    onend: (() => void) | null = null
    #isLocal = false
    isStarted = false
    get processLocally(): boolean {
      return this.#isLocal
    }
    set processLocally(isLocal: boolean) {
      this.#isLocal = isLocal
    }
    static available = async () => answers.state
    static install = async () => answers.installs === true
    start(): void {
      this.isStarted = true
      runs.push(this)
    }
    stop(): void {
      this.onend?.()
    }
    abort(): void {
      this.isStarted = false
    }
    says(words: string, isFinal: boolean): void {
      const result = Object.assign([{ transcript: words }], { isFinal })
      this.onresult?.({ results: [result] })
    }
  }
  return { scope: { SpeechRecognition: Played }, runs }
}

const microphone = {} as MediaStreamTrack

/** What a device remembers, and the page that asks. */
function makeMemory() {
  const kept = new Map<string, string>()
  const page = new EventTarget()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
  return { kept, page, before: () => createAskedBefore(storage, page) }
}

const find = (scope: object) => findOnDeviceSpeech(scope, makeMemory().before())

async function openCaptioner(answers: { readonly state: string; readonly installs?: boolean }) {
  const { scope, runs } = makeScope(answers)
  const speech = await find(scope)
  assert.ok(speech !== null)
  const said: CaptionWords[] = []
  const captioner = createCaptioner({
    speech,
    now: () => 9_000,
    onCaption: (one) => said.push(one),
  })
  return { captioner, runs, said }
}

test('a browser that knows nothing of the device, or has no French there, has none', async () => {
  assert.equal(await find({}), null)
  class Remote {
    lang = ''
    static available = async () => 'available'
  }
  assert.equal(await find({ webkitSpeechRecognition: Remote }), null)
  assert.equal(await find(makeScope({ state: 'unavailable' }).scope), null)
  class Forbidden {
    processLocally = false
    static available = async () => {
      throw new Error('a policy forbids it')
    }
  }
  Object.defineProperty(Forbidden.prototype, 'processLocally', { value: false })
  assert.equal(await find({ SpeechRecognition: Forbidden }), null)
})

test('words follow the microphone, and every run is on the device', async () => {
  const { captioner, runs, said } = await openCaptioner({ state: 'available' })
  await captioner.setOn(true)
  assert.equal(captioner.view(), 'deaf')
  assert.equal(runs.length, 0, 'no microphone, no recogniser')
  captioner.follow(microphone)
  assert.equal(captioner.view(), 'hearing')
  assert.equal(runs.length, 1)
  const [run] = runs
  assert.deepEqual(
    [run?.processLocally, run?.lang, run?.continuous, run?.interimResults],
    [true, 'fr-FR', true, true],
  )
  run?.says('Bonjour', false)
  assert.deepEqual(said, [{ line: 9, words: 'Bonjour', isFinal: false }])
  captioner.follow(null)
  assert.equal(captioner.view(), 'deaf')
  captioner.close()
})

test('a language that has to be fetched is, and without it nothing is recognised', async () => {
  const fetched = await openCaptioner({ state: 'downloadable', installs: true })
  fetched.captioner.follow(microphone)
  await fetched.captioner.setOn(true)
  assert.equal(fetched.captioner.view(), 'hearing')
  fetched.captioner.close()
  const refused = await openCaptioner({ state: 'downloadable', installs: false })
  refused.captioner.follow(microphone)
  await refused.captioner.setOn(true)
  assert.equal(refused.captioner.view(), 'failed')
  assert.equal(refused.runs.length, 0)
})

test('a recogniser that is refused, or only ever stops, is given up', async (t) => {
  const refused = await openCaptioner({ state: 'available' })
  refused.captioner.follow(microphone)
  await refused.captioner.setOn(true)
  refused.runs[0]?.onerror?.({ error: 'no-speech' })
  assert.equal(refused.captioner.view(), 'hearing', 'a silence is no fault')
  refused.runs[0]?.onerror?.({ error: 'language-not-supported' })
  assert.equal(refused.captioner.view(), 'failed')

  t.mock.timers.enable({ apis: ['setTimeout'] })
  const broken = await openCaptioner({ state: 'available' })
  broken.captioner.follow(microphone)
  await broken.captioner.setOn(true)
  for (let ended = 0; ended < 30 && broken.captioner.view() === 'hearing'; ended += 1) {
    broken.runs.at(-1)?.onend?.()
    t.mock.timers.tick(10_000)
  }
  assert.equal(broken.captioner.view(), 'failed')
  assert.ok(broken.runs.length < 10)
})

test('a browser whose page ended while it was asked is asked no more; one that was left is', async () => {
  const { before, kept, page } = makeMemory()
  let asked = 0
  class Mute {
    lang = ''
    static available = () => {
      asked += 1
      return new Promise<string>(() => undefined)
    }
  }
  Object.defineProperty(Mute.prototype, 'processLocally', { value: false })
  const scope = { SpeechRecognition: Mute }
  const ask = () => findOnDeviceSpeech(scope, before())
  void ask()
  page.dispatchEvent(new Event('pagehide'))
  assert.equal(kept.size, 0)
  void ask()
  assert.equal(asked, 2)
  // The page is gone without a word.
  assert.equal(await ask(), null)
  assert.equal(asked, 2)

  const answered = makeMemory()
  await findOnDeviceSpeech(makeScope({ state: 'unavailable' }).scope, answered.before())
  assert.equal(answered.kept.size, 0)
})
