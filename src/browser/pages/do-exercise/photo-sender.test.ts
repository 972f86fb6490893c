/** Photos as pages of an answer: their order, what stands in whose place, and the way back. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type SatchelInHand, satchelInHand } from '#browser/satchel/satchel-in-hand.ts'
import type { Id } from '#kernel/ids.ts'
import { createPhotoSender, type PhotoSender, photosMax } from './photo-sender.ts'

interface Bench {
  readonly hand: SatchelInHand
  readonly photos: PhotoSender
  readonly pages: () => readonly Id[]
}

function benchOn(hand: SatchelInHand): Bench {
  let pages: readonly Id[] = []
  let minted = 0
  const photos = createPhotoSender({
    attemptId: 'a1',
    open: hand.open,
    mintId() {
      minted += 1
      return `p${minted}`
    },
    lighten: async (file) => file,
    pagesOf: () => pages,
    setPages(_, next) {
      pages = next
    },
  })
  return { hand, photos, pages: () => pages }
}

const photo = (letter: string): File => new File([letter], `${letter}.jpg`)

const keptHere = ({ photos }: Bench): Id[] =>
  photos
    .view()
    .filter(({ at }) => at === 'device')
    .map(({ key }) => key)

async function textOf({ photos }: Bench, key: Id): Promise<string | undefined> {
  return (await photos.read(key))?.text()
}

test('a page made anew stands where the old one stood, and the old one is never sent', async () => {
  const bench = benchOn(satchelInHand(['no_connection']))
  for (const letter of ['a', 'b', 'c']) assert.ok(await bench.photos.add('q1', photo(letter)))
  const before = await bench.photos.exchange('q1', 'p2', new Blob(['turned']))
  assert.deepEqual(bench.pages(), ['p1', 'p4', 'p3'])
  assert.deepEqual(keptHere(bench), ['p1', 'p3', 'p4'])
  assert.equal(await textOf(bench, 'p4'), 'turned')

  assert.ok(before !== null && (await bench.photos.putBack(before)))
  assert.deepEqual(bench.pages(), ['p1', 'p2', 'p3'])
  assert.deepEqual(keptHere(bench).sort(), ['p1', 'p2', 'p3'])
  assert.equal(await textOf(bench, 'p2'), 'b')
})

test('a page that was taken out comes back to its place, beside what was added since', async () => {
  const bench = benchOn(satchelInHand(['no_connection']))
  for (const letter of ['a', 'b']) await bench.photos.add('q1', photo(letter))
  const before = await bench.photos.drop('q1', 'p1')
  assert.deepEqual(bench.pages(), ['p2'])
  assert.deepEqual(keptHere(bench), ['p2'])
  await bench.photos.add('q1', photo('c'))
  assert.ok(await bench.photos.putBack(before))
  assert.deepEqual(bench.pages(), ['p1', 'p2', 'p3'])
  assert.equal(await textOf(bench, 'p1'), 'a')
})

test('no page is pushed out by one that comes back', async () => {
  const bench = benchOn(satchelInHand(['no_connection']))
  await bench.photos.add('q1', photo('a'))
  const before = await bench.photos.drop('q1', 'p1')
  for (let count = 0; count < photosMax; count += 1) await bench.photos.add('q1', photo('b'))
  const pages = bench.pages()
  assert.equal(await bench.photos.putBack(before), false)
  assert.deepEqual(bench.pages(), pages)
  assert.ok(!keptHere(bench).includes('p1'))
})
