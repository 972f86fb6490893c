/**
 * Mornings that no school wishes for: the line breaks and comes back, answers get lost, tabs are
 * killed between any two steps, two of them work at once, another pupil takes the phone, its clock is
 * set back. Nothing may be lost, doubled, sent as another, sent out of order, or put off for long.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Answers } from '#contract/questions.ts'
import { seededRandom } from '#kernel/random.ts'
import { createSatchel, type Satchel, type Step } from './create-satchel.ts'
import { createMemoryShelf } from './memory-shelf.ts'
import { openClosing } from './open-closing.ts'
import { delayMsMax } from './retry-delay.ts'
import { gateByLease } from './sender-gate.ts'
import type { Shelf } from './shelf.ts'
import { openVirtualSchool, type VirtualSchool } from './virtual-school.ts'

const pupils = ['lina', 'noe'] as const
type Pupil = (typeof pupils)[number]
const who = fc.constantFrom(...pupils)
const tab = fc.integer({ min: 0, max: 1 })

const happenings = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(fc.constant('answer' as const), who, tab, fc.integer({ min: 1, max: 3 })),
    },
    { weight: 2, arbitrary: fc.tuple(fc.constant('submit' as const), who, tab) },
    { weight: 9, arbitrary: fc.tuple(fc.constant('step' as const), who, tab) },
    // Both tabs try to send while the pupil goes on writing.
    {
      weight: 4,
      arbitrary: fc.tuple(fc.constant('at_once' as const), who, fc.integer({ min: 1, max: 3 })),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(fc.constant('kill' as const), who, tab, fc.integer({ min: 0, max: 9 })),
    },
    // The page that lost the front may not know it yet.
    {
      weight: 2,
      arbitrary: fc.tuple(
        fc.constant('front' as const),
        fc.constantFrom(...pupils, null),
        fc.boolean(),
      ),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(
        fc.constant('line' as const),
        fc.constantFrom(
          'up' as const,
          'down' as const,
          'loses_answers' as const,
          'busy' as const,
          'echoes' as const,
        ),
      ),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(fc.constant('pass' as const), fc.integer({ min: 1, max: 90_000 })),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constant('set_back' as const), fc.integer({ min: 1, max: 7_200_000 })),
    },
    { weight: 1, arbitrary: fc.tuple(fc.constant('echo' as const)) },
  ),
  { maxLength: 80, size: 'max' },
)
type Happening = typeof happenings extends fc.Arbitrary<(infer One)[]> ? One : never

class Killed extends Error {}

/** A tab of a pupil's: its satchel, and how many more operations it lives for. */
interface Tab {
  readonly satchel: Satchel
  opsLeft: number
}

class Morning {
  nowMs = Date.UTC(2026, 10, 24, 8)
  readonly school: VirtualSchool = openVirtualSchool()
  readonly random = seededRandom(7)
  readonly shelves: Record<Pupil, Shelf> = { lina: createMemoryShelf(), noe: createMemoryShelf() }
  readonly tabs = new Map<string, Tab>()
  believedFront: Pupil | null = null
  /** By attempt and question: the last text that was answered `kept`, and the last one tried. */
  readonly kept = new Map<string, number>()
  readonly tried = new Map<string, number>()
  readonly attemptOf: Record<Pupil, string | null> = { lina: null, noe: null }
  count = 0

  tabOf(pupil: Pupil, number: number): Tab {
    const key = `${pupil} ${number}`
    const open = this.tabs.get(key)
    if (open !== undefined) return open
    const opened: { opsLeft: number } = { opsLeft: Number.POSITIVE_INFINITY }
    const mortal = async <T>(work: () => Promise<T>): Promise<T> => {
      if (opened.opsLeft <= 0) throw new Killed()
      opened.opsLeft -= 1
      const result = await work()
      opened.opsLeft -= 1
      // It happened, and nobody in this tab will ever know.
      if (opened.opsLeft < 0) throw new Killed()
      return result
    }
    const shelf = this.shelves[pupil]
    const mortalShelf: Shelf = {
      ...shelf,
      read: () => mortal(() => shelf.read()),
      change: (edit) => mortal(() => shelf.change(edit)),
      load: (id) => mortal(() => shelf.load(id)),
    }
    const now = (): number => this.nowMs
    const satchel = createSatchel({
      owner: pupil,
      shelf: mortalShelf,
      // Here a shelf fails only with its tab.
      spare: () => {
        throw new Killed()
      },
      closing: openClosing,
      gate: gateByLease({ shelf: mortalShelf, tab: key, now }),
      now,
      random: this.random,
      send: (entry, load) => mortal(() => this.school.send(entry, load)),
      inFront: () => ({ accountId: this.believedFront, isSure: true }),
      askWhoIsThere: async () => {
        this.believedFront = this.school.session as Pupil | null
        return null
      },
      tell: () => undefined,
    })
    const made = Object.assign(opened, { satchel })
    this.tabs.set(key, made)
    return made
  }

  /** A tab that was killed is gone; the next use of its number opens a new one. */
  async inTab<T>(pupil: Pupil, number: number, work: (satchel: Satchel) => Promise<T>) {
    const open = this.tabOf(pupil, number)
    try {
      return await work(open.satchel)
    } catch (error) {
      if (!(error instanceof Killed)) throw error
      return null
    } finally {
      if (open.opsLeft <= 0) this.tabs.delete(`${pupil} ${number}`)
    }
  }

  async answer(pupil: Pupil, number: number, question: number): Promise<void> {
    this.count += 1
    const text = this.count
    const begins = this.attemptOf[pupil] === null
    const attemptId = this.attemptOf[pupil] ?? `${pupil}-${text}`
    const load = { kind: 'save_answer', answer: { kind: 'short_text', text: `${text}` } } as const
    const begin = {
      attemptId,
      task: { kind: 'begin_attempt', assignmentId: 'exercise' },
      load: { kind: 'begin_attempt' },
    } as const
    const save = {
      attemptId,
      task: { kind: 'save_answer', questionId: `q${question}`, version: 1 },
      load,
      restMs: 900,
    } as const
    const keeping = await this.inTab(pupil, number, (satchel) =>
      satchel.keep(begins ? [begin, save] : [save]),
    )
    this.tried.set(`${attemptId} q${question}`, text)
    if (keeping === 'kept') this.kept.set(`${attemptId} q${question}`, text)
    const isThere = (await this.shelves[pupil].read()).entries.some(
      (entry) => entry.attemptId === attemptId,
    )
    if (isThere) this.attemptOf[pupil] = attemptId
  }

  async submit(pupil: Pupil, number: number): Promise<void> {
    const attemptId = this.attemptOf[pupil]
    if (attemptId === null) return
    const answers: Answers = Object.fromEntries(
      [...this.kept]
        .filter(([key]) => key.startsWith(`${attemptId} `))
        .map(([key, text]) => [
          key.slice(attemptId.length + 1),
          { kind: 'short_text', text: `${text}` } as const,
        ]),
    )
    await this.inTab(pupil, number, (satchel) =>
      satchel.keep([{ attemptId, task: { kind: 'submit' }, load: { kind: 'submit', answers } }]),
    )
    const { entries } = await this.shelves[pupil].read()
    const isKept = entries.some(
      (entry) => entry.attemptId === attemptId && entry.task.kind === 'submit',
    )
    if (isKept) this.attemptOf[pupil] = null
  }

  async happen(happening: Happening): Promise<void> {
    const [kind] = happening
    if (kind === 'answer') await this.answer(happening[1], happening[2], happening[3])
    if (kind === 'submit') await this.submit(happening[1], happening[2])
    if (kind === 'step') {
      await this.inTab(happening[1], happening[2], (satchel) => satchel.step())
    }
    if (kind === 'at_once') {
      const [, pupil, question] = happening
      // What was typed before has rested and may go.
      this.nowMs += 1_000
      await Promise.all([
        this.inTab(pupil, 0, (satchel) => satchel.step()),
        this.answer(pupil, 1, question),
        this.inTab(pupil, 1, (satchel) => satchel.step()),
      ])
    }
    if (kind === 'kill') this.tabOf(happening[1], happening[2]).opsLeft = happening[3]
    if (kind === 'front') {
      this.school.session = happening[1]
      if (happening[2]) this.believedFront = happening[1]
    }
    if (kind === 'line') this.school.line = happening[1]
    if (kind === 'pass') this.nowMs += happening[1]
    if (kind === 'set_back') this.nowMs -= happening[1]
    if (kind === 'echo') this.school.echo()
  }

  /** Everybody comes back once, with a line that holds. */
  async comeBack(): Promise<void> {
    this.school.line = 'up'
    for (const pupil of pupils) {
      this.school.session = pupil
      this.believedFront = pupil
      for (let turn = 0; turn < 400; turn += 1) {
        const step: Step | null = await this.inTab(pupil, 0, (satchel) => satchel.step())
        if (step?.kind === 'rest') break
        if (step?.kind === 'wait') assert.ok(step.ms <= delayMsMax * 1.3, `waits ${step.ms} ms`)
        this.nowMs += step?.kind === 'wait' ? step.ms : step?.kind === 'elsewhere' ? 90_000 : 1
      }
    }
    this.school.echo()
  }
}

async function judge(morning: Morning): Promise<void> {
  const { school } = morning
  assert.deepEqual(school.wrongs, [])
  for (const pupil of pupils) {
    const { entries } = await morning.shelves[pupil].read()
    for (const entry of entries) {
      assert.equal(entry.where.at, 'school', `${entry.task.kind} is still ${entry.where.at}`)
      assert.equal(entry.ownerAccountId, pupil)
    }
    const submits = entries.filter((entry) => entry.task.kind === 'submit')
    assert.equal(new Set(submits.map((one) => one.attemptId)).size, submits.length)
    for (const { id, attemptId, where } of submits) {
      assert.equal(school.attempts.get(attemptId)?.submission?.id, id)
      assert.ok(where.at === 'school' && where.receipt !== null)
    }
  }
  for (const [key, text] of morning.kept) {
    const [attemptId = '', questionId = ''] = key.split(' ')
    const attempt = school.attempts.get(attemptId)
    const given = attempt?.submission?.answers[questionId]
    const handedIn = given?.kind === 'short_text' ? Number(given.text) : Number.NaN
    const there =
      attempt?.submission === null ? Number(attempt.saved.get(questionId)?.text) : handedIn
    assert.ok(there >= text, `${key}: ${text} was kept, ${there} is there`)
    assert.ok(there <= (morning.tried.get(key) ?? 0), `${key}: ${there} was never written`)
  }
  const places = new Map<string, number>()
  for (const { attemptId, place } of school.taken) {
    assert.ok(place > (places.get(attemptId) ?? 0), 'the order of an attempt is kept')
    places.set(attemptId, place)
  }
}

test('nothing is lost, doubled, sent as another or out of order, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(happenings, async (list) => {
      const morning = new Morning()
      for (const happening of list) await morning.happen(happening)
      await morning.comeBack()
      await judge(morning)
    }),
    { numRuns: 500 },
  )
})
