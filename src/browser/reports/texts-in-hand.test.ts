/** Texts are saved at a pause, when left, after the line was away; the last one typed is the last one sent. */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, mock, test } from 'node:test'
import type { ApiResult } from '#browser/api/call-api.ts'
import type { NewerText, WrittenAppreciation } from '#contract/reports.ts'
import { TextsInHand } from './texts-in-hand.ts'

type Answer = ApiResult<WrittenAppreciation>
const done: Answer = { ok: true, value: { newer: null } }
const theirs: NewerText = { text: 'Doué', by: 'Inès Roux', at: '2026-11-24T09:30:00Z' }
const taken: Answer = { ok: true, value: { newer: theirs } }
const away: Answer = {
  ok: false,
  refusal: { code: 'no_connection', status: 0, detail: {}, requestId: null, retryAfterMs: null },
}
const sent: string[] = []
let answers: Answer[] = []
const bases: string[] = []

function hand(): TextsInHand {
  return new TextsInHand({
    now: Date.now,
    random: () => 0.5,
    async send(pupilId, text, was) {
      bases.push(was)
      sent.push(`${pupilId}: ${text}`)
      return answers.shift() ?? done
    },
  })
}
/** Lets everything that was answered be noted. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

// In a suite of its own: hooks of a file would hold for every file of the process.
describe('texts in hand', () => {
  // Other files run after this one in the same process, on the real clock.
  afterEach(() => mock.timers.reset())
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] })
    sent.length = 0
    bases.length = 0
    answers = []
  })

  test('what is typed is sent once, at the first pause', async () => {
    const texts = hand()
    for (const text of ['B', 'Bi', 'Bien']) {
      texts.write('lina', text, '')
      mock.timers.tick(500)
    }
    assert.deepEqual(sent, [])
    assert.equal(texts.unsettled()[0]?.state.kind, 'writing')
    mock.timers.tick(1_500)
    await settle()
    assert.deepEqual(sent, ['lina: Bien'])
    assert.deepEqual(texts.unsettled(), [])
    assert.equal(texts.textOf('lina'), 'Bien')
  })

  test('a field that is left is sent at once, and not again', async () => {
    const texts = hand()
    texts.write('lina', 'Bien', '')
    texts.leave('lina')
    texts.leave('lina')
    mock.timers.tick(5_000)
    await settle()
    assert.deepEqual(sent, ['lina: Bien'])
  })

  test('without a line the text is kept and goes by itself', async () => {
    const texts = hand()
    answers = [away]
    texts.write('lina', 'Bien', '')
    texts.leave('lina')
    await settle()
    assert.equal(texts.unsettled()[0]?.state.kind, 'waiting')
    mock.timers.tick(3_000)
    await settle()
    assert.deepEqual(sent, ['lina: Bien', 'lina: Bien'])
    assert.equal(texts.hasSaved(), true)
  })

  test('an answer that comes while one writes on does not call the new text saved', async () => {
    const texts = hand()
    texts.write('lina', 'Bien', '')
    texts.leave('lina')
    texts.write('lina', 'Bien, mais', '')
    await settle()
    assert.equal(texts.unsettled()[0]?.state.kind, 'writing')
    texts.leave('lina')
    await settle()
    assert.deepEqual(sent, ['lina: Bien', 'lina: Bien, mais'])
    assert.deepEqual(texts.unsettled(), [])
  })

  test('a page that is read anew takes the place of what was saved before, and of nothing else', async () => {
    const texts = hand()
    texts.write('lina', 'Bien', '')
    texts.leave('lina')
    texts.write('noe', 'Mieux', '')
    await settle()
    texts.readAnew(Date.now() + 1)
    assert.equal(texts.textOf('lina'), undefined)
    assert.equal(texts.textOf('noe'), 'Mieux')
  })

  test('each text is sent with what the server had when it was begun, then with what it took', async () => {
    const texts = hand()
    texts.write('lina', 'Bien', 'Lu')
    texts.leave('lina')
    await settle()
    texts.write('lina', 'Bien, merci', 'Lu')
    texts.leave('lina')
    await settle()
    texts.readAnew(Date.now() + 1)
    texts.write('lina', 'Mieux', 'Relu')
    texts.leave('lina')
    await settle()
    assert.deepEqual(bases, ['Lu', 'Bien', 'Relu'])
  })

  test("a colleague's newer text stops the sending; typing goes on, and both stay until one is chosen", async () => {
    const texts = hand()
    answers = [taken]
    texts.write('lina', 'Bien', '')
    texts.leave('lina')
    await settle()
    assert.deepEqual(texts.newerThan('lina'), theirs)
    texts.write('lina', 'Bien, bravo', '')
    texts.leave('lina')
    mock.timers.tick(90_000)
    await settle()
    assert.deepEqual(sent, ['lina: Bien'])
    assert.equal(texts.textOf('lina'), 'Bien, bravo')
    assert.equal(texts.unsettled().length, 1)
    texts.keepOwn('lina')
    await settle()
    assert.deepEqual(sent, ['lina: Bien', 'lina: Bien, bravo'])
    assert.deepEqual(bases, ['', 'Doué'])
    assert.deepEqual([texts.newerThan('lina'), texts.unsettled()], [null, []])
  })

  test("the colleague's text can be taken instead, and written on", async () => {
    const texts = hand()
    answers = [taken]
    texts.write('lina', 'Bien', '')
    texts.leave('lina')
    await settle()
    texts.takeNewer('lina')
    assert.deepEqual([texts.textOf('lina'), texts.unsettled()], ['Doué', []])
    texts.write('lina', 'Doué, bien', '')
    texts.leave('lina')
    await settle()
    assert.deepEqual(bases, ['', 'Doué'])
  })

  test('what is found newer while one writes on is told at the next pause', async () => {
    const texts = hand()
    answers = [taken, taken]
    texts.write('lina', 'Bien', '')
    texts.leave('lina')
    texts.write('lina', 'Bien, mais', '')
    await settle()
    assert.equal(texts.newerThan('lina'), null)
    texts.leave('lina')
    await settle()
    assert.deepEqual(texts.newerThan('lina'), theirs)
    assert.equal(texts.textOf('lina'), 'Bien, mais')
  })
})
