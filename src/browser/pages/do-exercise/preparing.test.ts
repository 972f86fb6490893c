/** A copy that is handed in while its photos are made ready holds them all, and waits for none that cannot be read. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { satchelInHand } from '#browser/satchel/satchel-in-hand.ts'
import { createAnswerKeeper } from './answer-keeper.ts'
import { answerOfKind } from './answered.ts'
import { createPhotoSender } from './photo-sender.ts'
import { allPreparing, createPreparing } from './preparing.ts'
import { createSubmissionSender } from './submission-sender.ts'
import { takeFiles } from './take-files.ts'
import { takePhotos } from './take-photos.ts'

/** A desk on which photos are made light one by one, when the test says so. */
async function deskInHand() {
  const { open, sent } = satchelInHand([])
  const keeper = await createAnswerKeeper({
    attemptId: 'a1',
    saved: { answers: {}, versions: {} },
    open,
  })
  const fileIds = (): readonly string[] =>
    answerOfKind('open', keeper.view().answers.q)?.fileIds ?? []
  let minted = 0
  const mintId = (): string => {
    minted += 1
    return `p${minted}`
  }
  const lightened: (() => void)[] = []
  const photos = createPhotoSender({
    attemptId: 'a1',
    open,
    mintId,
    lighten: (file) => new Promise((done) => lightened.push(() => done(file))),
    pagesOf: fileIds,
    setPages: (id, pages) => keeper.change(id, { kind: 'open', text: '', fileIds: [...pages] }),
  })
  const preparing = createPreparing()
  const sender = createSubmissionSender({
    attemptId: 'a1',
    open,
    mintId,
    async settle() {
      await preparing.settle()
      await keeper.settle()
    },
    hashOf: async () => null,
    now: () => 0,
    asWork: keeper.asWork,
  })
  const lighten = async (): Promise<void> => {
    while (lightened.length === 0) await new Promise(setImmediate)
    lightened.shift()?.()
  }
  const copies = () => sent.flatMap(({ load }) => (load.kind === 'submit' ? [load.answers] : []))
  return { photos, preparing, keeper, sender, fileIds, lighten, copies }
}

const photo = (letter: string): File => new File([letter], `${letter}.jpg`, { type: 'image/jpeg' })

test('a copy pressed for while photos are made ready leaves with all of them', async () => {
  const desk = await deskInHand()
  const taking = takePhotos(desk, 'q', ['a', 'b', 'c'].map(photo))
  await desk.lighten()
  assert.equal(allPreparing(desk.preparing.view()), 3)
  const handingIn = desk.sender.submit(() => desk.keeper.view().answers)
  await desk.lighten()
  await desk.lighten()
  assert.deepEqual(await taking, { isFull: false, unread: [] })
  await handingIn
  while (desk.copies().length === 0) await new Promise(setImmediate)
  assert.equal(desk.fileIds().length, 3)
  assert.deepEqual(desk.copies(), [{ q: { kind: 'open', text: '', fileIds: [...desk.fileIds()] } }])
})

test('what cannot be read is named, keeps nothing waiting and takes nothing else with it', async () => {
  const desk = await deskInHand()
  const gone = Object.assign(photo('b'), {
    arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')),
  })
  const taking = takePhotos(desk, 'q', [photo('a'), gone, photo('c')])
  for (let count = 0; count < 3; count += 1) await desk.lighten()
  assert.deepEqual(await taking, { isFull: false, unread: [gone] })
  assert.equal(allPreparing(desk.preparing.view()), 0)
  assert.equal(desk.fileIds().length, 2)
})

test('files are counted as photos are, each under its question', async () => {
  const desk = await deskInHand()
  const seen: number[] = []
  desk.preparing.subscribe(() => seen.push(desk.preparing.view().q ?? 0))
  const text = new File(['x'], 'x.txt', { type: 'text/plain' })
  const wish = { questionId: 'q', takesPhotos: false, room: 2 }
  await takeFiles(desk, [text, text], wish)
  assert.deepEqual([Math.max(...seen), seen.at(-1)], [2, 0])
})
