/** Captions over real sockets: from adults of the lesson alone, to whoever asked, bounded in size and pace, kept nowhere. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type TestContext, test } from 'node:test'
import { captionLengthMax } from '#contract/live-captions.ts'
import type { Id } from '#kernel/ids.ts'
import { readWholeLog } from '#school/live/live-room-store.ts'
import { captionPace } from '#school/live/message-pace.ts'
import { addLiveLesson, freshId, type LiveDevice, openLiveDevice, waitFor } from './live-device.ts'
import type { TestPerson } from './test-school.ts'
import { startTestWeb } from './test-web.ts'

const web = await startTestWeb()
const { port, school } = web
const { pupilA1, pupilA2, teacherA } = school

async function enters(t: TestContext, lessonId: Id, person: TestPerson): Promise<LiveDevice> {
  const device = await openLiveDevice({ port, lessonId, cookie: await web.signIn(person) })
  t.after(() => device.socket.terminate())
  await device.hears('entered')
  return device
}

async function openClass(t: TestContext) {
  const of = { uai: school.uai, courseId: school.courseA }
  const lessonId = await addLiveLesson(web.database.kysely, of)
  const teacher = await enters(t, lessonId, teacherA)
  const alice = await enters(t, lessonId, pupilA1)
  const amir = await enters(t, lessonId, pupilA2)
  return { lessonId, teacher, alice, amir }
}

const numberOf = async (device: LiveDevice) => (await device.hears('entered')).member

/** All that was sent before is heard: an act is answered in its turn. */
async function comesThrough(device: LiveDevice, ...others: LiveDevice[]): Promise<void> {
  const words = freshId()
  device.act({ kind: 'say', to: 'class', words })
  for (const one of [device, ...others]) {
    await one.hearsEvent(({ act }) => act.kind === 'say' && act.words === words)
  }
}

const caption = (line: number, words: string, isFinal = true) =>
  ({ kind: 'caption', line, words, isFinal }) as const

test('who asked reads what the teacher says, who did not hears nothing of it, and no log keeps it', async (t) => {
  const { alice, amir, lessonId, teacher } = await openClass(t)
  alice.send({ kind: 'see_captions', isOn: true })
  teacher.send({ kind: 'caption_voice', isOn: true })
  const by = await numberOf(teacher)
  for (const pupil of [alice, amir]) {
    await pupil.hears('members', ({ members }) =>
      members.some(({ isCaptioned, member }) => member === by && isCaptioned === true),
    )
  }
  teacher.send(caption(7, 'La moitié de', false))
  teacher.send(caption(7, 'La moitié de huit est quatre.'))
  const said = await alice.hears('caption', ({ isFinal }) => isFinal)
  assert.deepEqual(said, {
    kind: 'caption',
    by,
    line: 7,
    words: 'La moitié de huit est quatre.',
    isFinal: true,
  })
  assert.equal(alice.count('caption'), 2)

  alice.send({ kind: 'see_captions', isOn: false })
  await comesThrough(alice, teacher)
  teacher.send(caption(8, 'Encore une fois.'))
  await comesThrough(teacher, alice, amir)
  assert.equal(alice.count('caption'), 2)
  assert.equal(amir.count('caption'), 0)
  assert.equal(teacher.count('caption'), 0, 'one’s own words do not come back')
  const log = JSON.stringify(await readWholeLog(web.database.kysely, lessonId))
  assert.ok(!log.includes('moitié'))

  teacher.send({ kind: 'caption_voice', isOn: false })
  await comesThrough(teacher)
  await waitFor(() => {
    const last = amir.heard.findLast((message) => message.kind === 'members')
    return last?.members.every(({ isCaptioned }) => isCaptioned === undefined) || undefined
  }, 'a list without captions')
})

test('pupils caption nobody, and a voice that was not announced is not captioned', async (t) => {
  const { alice, amir, teacher } = await openClass(t)
  for (const one of [alice, amir, teacher]) one.send({ kind: 'see_captions', isOn: true })
  alice.act({ kind: 'hand', isUp: true })
  teacher.act({ kind: 'grant', member: await numberOf(alice), grants: { speak: true, draw: true } })
  await alice.hearsEvent(({ act }) => act.kind === 'grant')
  alice.send({ kind: 'caption_voice', isOn: true })
  alice.send(caption(1, 'Je suis le professeur'))
  teacher.send(caption(1, 'Sans avoir dit que je parle'))
  await comesThrough(alice, amir, teacher)
  await comesThrough(teacher, alice, amir)
  for (const one of [alice, amir, teacher]) assert.equal(one.count('caption'), 0)
})

test('in a breakout, words go where the voice goes', async (t) => {
  const { alice, amir, teacher } = await openClass(t)
  for (const one of [alice, amir]) one.send({ kind: 'see_captions', isOn: true })
  await comesThrough(alice)
  await comesThrough(amir)
  teacher.send({ kind: 'caption_voice', isOn: true })
  const [one, other] = [await numberOf(alice), await numberOf(amir)]
  teacher.act({
    kind: 'split',
    endsAt: null,
    breakouts: [
      { page: 1, members: [one] },
      { page: 2, members: [other] },
    ],
  })
  teacher.act({ kind: 'visit', breakout: 0 })
  await alice.hearsEvent(({ act }) => act.kind === 'visit')
  teacher.send(caption(1, 'Pour vous seuls'))
  await alice.hears('caption')
  teacher.act({ kind: 'visit', breakout: null })
  await alice.hearsEvent(({ act }) => act.kind === 'visit' && act.breakout === null)
  teacher.send(caption(2, 'Pour tous'))
  const heard = await amir.hears('caption')
  assert.equal(heard.words, 'Pour tous')
  await alice.hears('caption', ({ line }) => line === 2)
})

test('beyond the pace words are left out, and words that are too long cut the line', async (t) => {
  const { alice, teacher } = await openClass(t)
  alice.send({ kind: 'see_captions', isOn: true })
  await comesThrough(alice)
  teacher.send({ kind: 'caption_voice', isOn: true })
  const begunAtMs = Date.now()
  const sent = 3 * captionPace.burst
  for (let line = 1; line <= sent; line += 1) teacher.send(caption(line, `mot ${line}`))
  await comesThrough(teacher, alice)
  const tookS = (Date.now() - begunAtMs) / 1_000
  const passed = alice.count('caption')
  assert.ok(passed >= captionPace.burst, `${passed} came`)
  assert.ok(
    passed <= captionPace.burst + Math.ceil(tookS * captionPace.perSecond),
    `${passed} came`,
  )

  const closed = once(teacher.socket, 'close')
  teacher.send(caption(99, 'x'.repeat(captionLengthMax + 1)))
  await closed
})
