/** Slides on a made-up line: what is shown first comes first, one at a time, and a gap ends nothing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Slide } from '#contract/live-slides.ts'
import type { SlidePicture } from './paint-mark.ts'
import { httpPieceBytesMin, pieceBytesMin } from './slide-pacer.ts'
import { createSlideShelf, type Piece, type SlideOutside } from './slide-shelf.ts'

const byteCount = 10_000

function slide(id: string): Slide {
  const place = { width: 1_600, height: 1_000, contentType: 'image/webp', byteCount }
  return { id, name: 'fractions.pdf', words: `mots de ${id}`, ...place }
}

interface Asked {
  readonly slideId: string
  readonly start: number
  readonly end: number
}

function createLine(change: Partial<SlideOutside> = {}) {
  const asked: Asked[] = []
  const closed: string[] = []
  let nowMs = 0
  let underWay = 0
  const outside: SlideOutside = {
    readPacked: async () => null,
    askSlide: async (id) => slide(id),
    async askPiece(slideId, start, end): Promise<Piece> {
      underWay += 1
      assert.equal(underWay, 1, 'one at a time')
      asked.push({ slideId, start, end })
      nowMs += 50
      await Promise.resolve()
      underWay -= 1
      return new Uint8Array(end - start + 1).fill(start % 251).buffer
    },
    async open(bytes) {
      const name = bytes.type
      const picture = { width: 1_600, height: 1_000, close: () => closed.push(name) }
      return picture as unknown as SlidePicture
    },
    async wait(ms) {
      nowMs += ms
    },
    now: () => nowMs,
    line: () => ({ roundTripMs: 0, latePercent: 0 }),
    leastPieceBytes: () => pieceBytesMin,
    ...change,
  }
  return { shelf: createSlideShelf(outside), asked, closed, now: () => nowMs }
}

type Shelf = ReturnType<typeof createSlideShelf>

/** Once the shelf has nothing more to do. */
async function rest(): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) await Promise.resolve()
}

const stateOf = (shelf: Shelf, id: string) => shelf.view().get(id)?.state

test('the slide that is shown comes whole before the next one begins, without a gap', async () => {
  const { asked, shelf } = createLine()
  const words: (string | null)[] = []
  shelf.subscribe(() => words.push(shelf.view().get('a')?.words ?? null))
  shelf.want(['a', 'b'])
  await rest()
  assert.deepEqual([stateOf(shelf, 'a'), stateOf(shelf, 'b')], ['here', 'here'])
  assert.deepEqual([...new Set(asked.map(({ slideId }) => slideId))], ['a', 'b'])
  const ofA = asked.filter(({ slideId }) => slideId === 'a')
  assert.ok(ofA.length > 1, 'in pieces')
  ofA.forEach(({ start }, at) => {
    assert.equal(start, (ofA[at - 1]?.end ?? -1) + 1)
  })
  assert.equal(ofA.at(-1)?.end, byteCount - 1)
  assert.equal(words.filter((one) => one !== null)[0], 'mots de a')
})

test('where only HTTP is left, pieces are no smaller than its heads are worth', async () => {
  const { asked, shelf } = createLine({ leastPieceBytes: () => httpPieceBytesMin })
  shelf.want(['a'])
  await rest()
  const sizes = asked.slice(0, -1).map(({ end, start }) => end + 1 - start)
  assert.ok(sizes.length > 1 && sizes.every((bytes) => bytes >= httpPieceBytesMin))
})

test('when the class turns, what is shown then goes first, and what was begun goes on later', async () => {
  const line = createLine()
  line.shelf.want(['a', 'b'])
  await Promise.resolve()
  while (line.asked.length < 2) await Promise.resolve()
  line.shelf.want(['c', 'a'])
  await rest()
  const order = line.asked.map(({ slideId }) => slideId)
  assert.ok(order.indexOf('c') <= 3 && order.lastIndexOf('a') > order.lastIndexOf('c'))
  const starts = line.asked.filter(({ slideId }) => slideId === 'a').map(({ start }) => start)
  assert.equal(new Set(starts).size, starts.length, 'nothing came twice')
  assert.ok(!order.includes('b'))
})

test('what lies in a pack asks the server for nothing', async () => {
  const bytes = new Blob(['x'], { type: 'image/webp' })
  const line = createLine({ readPacked: async (id) => ({ slide: slide(id), bytes }) })
  line.shelf.want(['a'])
  await rest()
  assert.equal(stateOf(line.shelf, 'a'), 'here')
  assert.deepEqual(line.asked, [])
})

test('a line that fails is waited for; what was taken away is said, and asked again when it is back', async () => {
  let failures = 3
  const failing = createLine({
    askSlide: async (id) => {
      failures -= 1
      return failures >= 0 ? 'failed' : slide(id)
    },
  })
  failing.shelf.want(['a'])
  await rest()
  assert.equal(stateOf(failing.shelf, 'a'), 'here')
  assert.ok(failing.now() >= 1_000 + 2_000 + 4_000)

  let isGone = true
  const gone = createLine({ askSlide: async (id) => (isGone ? 'gone' : slide(id)) })
  gone.shelf.want(['a'])
  await rest()
  assert.equal(stateOf(gone.shelf, 'a'), 'gone')
  isGone = false
  gone.shelf.want([])
  gone.shelf.want(['a'])
  await rest()
  assert.equal(stateOf(gone.shelf, 'a'), 'here')
})

test('only some pictures stay open; one that is wanted again is there without the line', async () => {
  const line = createLine()
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) {
    line.shelf.want([id])
    await rest()
  }
  const open = () => [...line.shelf.view().values()].filter(({ picture }) => picture !== null)
  assert.equal(open().length, 4)
  const before = line.asked.length
  line.shelf.want(['a'])
  await rest()
  assert.equal(line.asked.length, before)
  assert.notEqual(line.shelf.view().get('a')?.picture, null)
  const closedBefore = line.closed.length
  line.shelf.close()
  assert.equal(line.closed.length, closedBefore + 4)
})
