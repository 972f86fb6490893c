/** A recorded class on a device: all of it or none, and never more than the school shows. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { createMemoryKeep, type Keep } from '#browser/device/keep.ts'
import type { Replay } from '#contract/live-replay.ts'
import {
  forgetOldReplays,
  forgetReplay,
  keepReplay,
  keptReplays,
  type ReplayPieces,
  renewReplay,
  slidesOf,
} from './kept-replay.ts'

const goesAt = '2026-12-24T08:00:00.000Z'
const lessonId = 'lesson-1'

function replayWith(voices: readonly string[], slides: readonly string[]): Replay {
  return {
    courseName: 'Mathématiques',
    goesAt,
    spans: [{ from: 0, until: 10_000 }],
    members: [{ member: 1, name: 'Alain Mercier', role: 'teacher' }],
    events: slides.map((slideId, page) => ({
      seq: page + 1,
      at: page,
      by: 1,
      act: { kind: 'lay', places: [{ page, slideId }] },
    })),
    voices: voices.map((id, at) => ({ id, member: 1, from: at, until: at + 1, bytes: 3 })),
  }
}

const slideOf = (id: string) => ({
  slide: {
    id,
    name: 'fractions.pdf',
    words: '',
    contentType: 'image/webp',
    byteCount: 2,
    width: 4,
    height: 3,
  },
  picture: new ArrayBuffer(2),
})

/** Brings everything until `bringMax` pieces came, then nothing any more; and says what was asked. */
function school(bringMax = Number.POSITIVE_INFINITY) {
  const asked: string[] = []
  const bring = <T>(id: string, made: T): T | null => {
    asked.push(id)
    return asked.length > bringMax ? null : made
  }
  const pieces: ReplayPieces = {
    voice: async (id) => bring(id, new ArrayBuffer(3)),
    slide: async (id) => bring(id, slideOf(id)),
  }
  return { asked, pieces }
}

const going = () => ({ signal: new AbortController().signal, onStep: () => undefined })
const letters = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 })

async function keysOf(keep: Keep): Promise<string[]> {
  return [...(await keep.keys())].sort()
}

describe('a replay on a device', () => {
  test('is kept once every piece is here; what came before a lost line is not asked for again', () =>
    fc.assert(
      fc.asyncProperty(letters, letters, fc.nat(9), async (voices, slides, comeFirst) => {
        const keep = createMemoryKeep()
        const replay = replayWith(voices, slides)
        const isCut = comeFirst < voices.length
        const first = school(isCut ? comeFirst : undefined)
        const outcome = await keepReplay(keep, { lessonId, replay }, first.pieces, going())
        assert.equal(outcome, isCut ? 'stopped' : 'kept')
        assert.deepEqual(await keptReplays(keep), [lessonId])
        assert.equal((await keep.get(`replay ${lessonId}`))?.value.isWhole, !isCut)
        const second = school()
        assert.equal(await keepReplay(keep, { lessonId, replay }, second.pieces, going()), 'kept')
        const came = isCut ? first.asked.slice(0, comeFirst) : first.asked
        assert.deepEqual([...came, ...second.asked].sort(), [...voices, ...slides].sort())
        assert.equal((await keep.keys()).length, voices.length + slides.length + 1)
      }),
    ))

  test('loses what the school shows no longer, and nothing else', () =>
    fc.assert(
      fc.asyncProperty(letters, letters, letters, letters, async (voices, slides, lessV, lessS) => {
        const keep = createMemoryKeep()
        const other = replayWith(['a'], ['b'])
        await keepReplay(keep, { lessonId: 'lesson-2', replay: other }, school().pieces, going())
        const before = replayWith(voices, slides)
        await keepReplay(keep, { lessonId, replay: before }, school().pieces, going())
        const after = replayWith(
          voices.filter((id) => !lessV.includes(id)),
          slides.filter((id) => !lessS.includes(id)),
        )
        await renewReplay(keep, lessonId, after)
        assert.deepEqual(
          await keysOf(keep),
          [
            'replay lesson-2',
            'voice lesson-2 a',
            'slide lesson-2 b',
            `replay ${lessonId}`,
            ...after.voices.map(({ id }) => `voice ${lessonId} ${id}`),
            ...slidesOf(after).map((id) => `slide ${lessonId} ${id}`),
          ].sort(),
        )
        assert.deepEqual((await keep.get(`replay ${lessonId}`))?.value, {
          replay: after,
          isWhole: true,
        })
      }),
    ))

  test('that is not kept is not kept by what the school says of it', async () => {
    const keep = createMemoryKeep()
    await renewReplay(keep, lessonId, replayWith(['a'], []))
    assert.deepEqual(await keep.keys(), [])
  })

  test('leaves nothing of itself on a device that is full, and all else', async () => {
    const keep = createMemoryKeep()
    await keep.put('day 2026-11-24', {} as never)
    let room = 3
    const small: Keep = {
      ...keep,
      put: async (key, value) => {
        if (room === 0) throw new DOMException('full', 'QuotaExceededError')
        room -= 1
        await keep.put(key, value)
      },
    }
    const replay = replayWith(['a', 'b', 'c'], [])
    assert.equal(await keepReplay(small, { lessonId, replay }, school().pieces, going()), 'full')
    assert.deepEqual(await keep.keys(), ['day 2026-11-24'])
  })

  test('stops where its reader says so', async () => {
    const keep = createMemoryKeep()
    const stopper = new AbortController()
    const { asked, pieces } = school()
    const outcome = await keepReplay(
      keep,
      { lessonId, replay: replayWith(['a', 'b', 'c'], []) },
      pieces,
      { signal: stopper.signal, onStep: (done) => done === 2 && stopper.abort() },
    )
    assert.equal(outcome, 'stopped')
    assert.deepEqual(asked, ['a', 'b'])
    // What came of it goes on the same day as a whole one.
    await forgetOldReplays(keep, Date.parse(goesAt))
    assert.deepEqual(await keep.keys(), [])
  })

  test('goes on its day, and when its reader lets it go', async () => {
    const keep = createMemoryKeep()
    const replay = replayWith(['a'], ['b'])
    await keepReplay(keep, { lessonId, replay }, school().pieces, going())
    await forgetOldReplays(keep, Date.parse(goesAt) - 1)
    assert.equal((await keep.keys()).length, 3)
    await forgetOldReplays(keep, Date.parse(goesAt))
    assert.deepEqual(await keep.keys(), [])
    await keepReplay(keep, { lessonId, replay }, school().pieces, going())
    await forgetReplay(keep, lessonId)
    assert.deepEqual(await keep.keys(), [])
  })
})
