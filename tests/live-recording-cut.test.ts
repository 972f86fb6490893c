/**
 * A live class is recorded onto a disk that is full: a file system of its own with no room left, under the
 * folder where voices are really written. The class goes on, everybody is told, and whoever sees the
 * recording reads what is missing in it.
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, type TestContext, test } from 'node:test'
import type { Replay } from '#contract/live-replay.ts'
import { soundPath } from '#contract/live-sound.ts'
import { packBundle } from '#contract/sound-bundle.ts'
import type { Id } from '#kernel/ids.ts'
import { addLiveLesson, type LiveDevice, openLiveDevice, waitFor } from './live-device.ts'
import type { TestPerson } from './test-school.ts'
import { startTestWeb } from './test-web.ts'

/** Where blobs lie: a small disk of its own, where this machine lets us have one. */
let folder = ''
// Before the folder around it is removed.
after(() => {
  if (skip === false) spawnSync('umount', [folder])
})
const web = await startTestWeb()
const { database, dataDir, port, school } = web
const { pupilA1, teacherA } = school

folder = join(dataDir, 'blobs')
mkdirSync(folder, { recursive: true })
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'preau-test', folder])
const skip = mounted.status === 0 ? false : 'only root may mount a small disk for this test'
const filler = join(folder, 'filler')

function fillDisk(): void {
  try {
    for (;;) appendFileSync(filler, Buffer.alloc(1_024))
  } catch (error) {
    assert.equal((error as NodeJS.ErrnoException).code, 'ENOSPC')
  }
}

async function enters(t: TestContext, lessonId: Id, person: TestPerson): Promise<LiveDevice> {
  const device = await openLiveDevice({ port, lessonId, cookie: await web.signIn(person) })
  t.after(() => device.socket.terminate())
  await device.hears('entered')
  return device
}

/** Gives what says so many bundles, of 120 ms each. */
async function openVoice(t: TestContext, device: LiveDevice) {
  const { soundTicket } = await device.hears('entered')
  const socket = device.open(soundPath)
  t.after(() => socket.terminate())
  await once(socket, 'open')
  socket.send(JSON.stringify({ ticket: soundTicket }))
  await once(socket, 'message')
  let number = 0
  return async (bundles: number): Promise<void> => {
    for (const until = number + bundles; number < until; number += 1) {
      const frames = [new Uint8Array(100).fill(1), new Uint8Array(100).fill(2)]
      socket.send(packBundle({ frameMs: 60, speaker: 0, number, time: number * 5_760, frames }))
    }
    socket.ping()
    await once(socket, 'pong')
  }
}

async function openClass(t: TestContext) {
  const lessonId = await addLiveLesson(database.kysely, {
    uai: school.uai,
    courseId: school.courseA,
  })
  const teacher = await enters(t, lessonId, teacherA)
  const alice = await enters(t, lessonId, pupilA1)
  const says = await openVoice(t, teacher)
  return { lessonId, teacher, alice, says }
}

const startsRecording = async (teacher: LiveDevice, alice: LiveDevice): Promise<number> => {
  teacher.act({ kind: 'record', isOn: true })
  return (await alice.hearsEvent(({ act }) => act.kind === 'record' && act.isOn)).at
}

async function readReplay(lessonId: Id): Promise<Replay> {
  const answer = await web.call(`/api/lessons/${lessonId}/replay`, {
    cookie: await web.signIn(pupilA1),
  })
  assert.equal(answer.status, 200)
  return (await answer.json()) as Replay
}

const hasGap = (lessonId: Id) =>
  waitFor(async () => {
    const replay = await readReplay(lessonId)
    return (replay.gaps ?? []).length > 0 ? replay : undefined
  }, 'what is missing')

test('a disk that fills in the middle ends the recording aloud, and the class goes on', {
  skip,
}, async (t) => {
  const { alice, lessonId, says, teacher } = await openClass(t)
  const begunAt = await startsRecording(teacher, alice)
  fillDisk()
  await says(20)
  const cut = await waitFor(
    () => alice.events().find(({ act }) => act.kind === 'record' && !act.isOn),
    'the end of the recording',
    20_000,
  )
  assert.deepEqual(cut.act, { kind: 'record', isOn: false, why: 'full' })
  assert.equal(cut.by, 0, 'it is the room’s own word')

  teacher.act({ kind: 'say', to: 'class', words: 'On continue' })
  await alice.hearsEvent(({ act }) => act.kind === 'say' && act.words === 'On continue')
  const { gaps, voices } = await hasGap(lessonId)
  assert.deepEqual(voices, [], 'nothing that was lost is offered')
  assert.equal(gaps?.length, 1)
  const [gap] = gaps ?? []
  assert.ok(gap !== undefined && gap.from >= begunAt && gap.until >= gap.from + 1)
  assert.ok(gap.until >= cut.at - 2_000, 'up to where the recording ended')

  // There is room again: what is said from now on is kept, and the gap stays.
  rmSync(filler)
  await startsRecordingAnew(teacher, alice)
  await says(20)
  teacher.act({ kind: 'record', isOn: false })
  const replay = await waitFor(async () => {
    const read = await readReplay(lessonId)
    return read.voices.length > 0 ? read : undefined
  }, 'a voice')
  assert.equal(replay.gaps?.length, 1)
  assert.equal(replay.spans.length, 2)
})

async function startsRecordingAnew(teacher: LiveDevice, alice: LiveDevice): Promise<void> {
  const before = alice.events().at(-1)?.seq ?? 0
  teacher.act({ kind: 'record', isOn: true })
  await alice.hearsEvent(({ act, seq }) => act.kind === 'record' && act.isOn && seq > before)
}

for (const [how, ends] of [
  ['is stopped', (teacher: LiveDevice) => void teacher.act({ kind: 'record', isOn: false })],
  ['ends with the class', (teacher: LiveDevice) => teacher.send({ kind: 'end' })],
] as const) {
  test(`the last words of a recording that ${how} are missing, and it says so`, {
    skip,
  }, async (t) => {
    const { alice, lessonId, says, teacher } = await openClass(t)
    await startsRecording(teacher, alice)
    rmSync(filler, { force: true })
    fillDisk()
    await says(10)
    ends(teacher)
    const { gaps, spans, voices } = await hasGap(lessonId)
    assert.deepEqual(voices, [])
    const [gap] = gaps ?? []
    const [span] = spans
    assert.ok(gap !== undefined && span !== undefined)
    assert.ok(gap.from >= span.from && gap.until <= span.until, 'it lies in what is replayed')
  })
}
