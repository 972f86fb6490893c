/** Slow uploads of a few must not fill the memory, nor keep the others out. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accept, type Result } from '#kernel/result.ts'
import { announcedBytes, createUploadRoom, type UploadRoom } from './upload-room.ts'

/** An upload that lasts until it is ended; what the room said when it came. */
function upload(room: UploadRoom, who: string, byteCount: number) {
  let end: () => void = () => undefined
  const lasting = new Promise<void>((done) => {
    end = done
  })
  const held = room.hold(who, byteCount, () => lasting.then(() => accept('kept')))
  const said = Promise.race([held, Promise.resolve(null)]).then((result) =>
    result === null || result.ok ? 'let in' : result.refusal.code,
  )
  const finish = async (): Promise<void> => {
    end()
    await held
  }
  return { said, end: finish }
}

test('one caller has a few under way, all together a bounded weight', async () => {
  const room = createUploadRoom({ uploadsBytesMax: 100, uploadsOfCallerMax: 2 })
  const first = upload(room, 'anne', 40)
  assert.equal(await first.said, 'let in')
  assert.equal(await upload(room, 'anne', 40).said, 'let in')
  assert.equal(await upload(room, 'anne', 1).said, 'too_many_requests')
  assert.equal(await upload(room, 'paul', 21).said, 'overloaded')
  assert.equal(await upload(room, 'paul', 20).said, 'let in')
  await first.end()
  assert.equal(await upload(room, 'anne', 40).said, 'let in')
})

test('one alone is let in whatever it weighs; a failure gives its room back', async () => {
  const room = createUploadRoom({ uploadsBytesMax: 100, uploadsOfCallerMax: 1 })
  const large = upload(room, 'anne', 150)
  assert.equal(await large.said, 'let in')
  assert.equal(await upload(room, 'paul', 1).said, 'overloaded')
  await large.end()
  await assert.rejects(
    room.hold('anne', 100, () => Promise.reject(new Error('cut'))),
    /cut/,
  )
  assert.equal(await upload(room, 'anne', 100).said, 'let in')
})

test('what an upload brings into memory besides is weighed too, whoever it is', async () => {
  const room = createUploadRoom({ uploadsBytesMax: 100, uploadsOfCallerMax: 1 })
  const code = (result: Result<unknown>): string => (result.ok ? 'held' : result.refusal.code)
  const all = await room.hold('anne', 10, async () => {
    const fits = await room.holdMore(90, () => room.holdMore(1, async () => accept('too much')))
    return accept([code(fits), code(await room.holdMore(90, async () => accept('again')))])
  })
  assert.deepEqual(all, accept(['overloaded', 'held']))
})

test('without an honest length, room is kept for all that the route takes', () => {
  assert.equal(announcedBytes('10', 100), 10)
  for (const said of [undefined, '', 'x', '-1', '1e9', '999']) {
    assert.equal(announcedBytes(said, 100), said === '' ? 0 : 100, said)
  }
})
