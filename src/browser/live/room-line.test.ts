/** The line to a room on a virtual clock: what is sent, what is sent again, and when it comes back. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { ApiResult } from '#browser/api/call-api.ts'
import type { FromRoom, LiveTicket, RoomAct, RoomEvent, ToRoom } from '#contract/live-room.ts'
import { createRoomLine, type RoomLine, type RoomSocket } from './room-line.ts'

const lesson = { courseName: 'Maths', startsAt: '', endsAt: '' }
const entered: FromRoom = {
  kind: 'entered',
  member: 3,
  role: 'teacher',
  epoch: 1,
  now: 0,
  lastSeq: 0,
  isHeld: false,
  isChatOpen: true,
  mayBreakOut: true,
  soundTicket: null,
  pictureTicket: null,
  cameraTicket: null,
  videoTicket: null,
}
const turn = (page: number): RoomAct => ({ kind: 'turn', page })

interface Line extends RoomSocket {
  readonly sent: ToRoom[]
  isClosed: boolean
}

function openLine(
  context: TestContext,
  refuse?: { status: number; code: 'forbidden' | 'internal' },
) {
  context.mock.timers.enable({ apis: ['setTimeout', 'Date'] })
  const lines: Line[] = []
  let tickets = 0
  let ids = 0
  const line = createRoomLine({
    async askTicket(): Promise<ApiResult<LiveTicket>> {
      tickets += 1
      if (refuse !== undefined) {
        const refusal = { ...refuse, detail: {}, requestId: null, retryAfterMs: null }
        return { ok: false, refusal }
      }
      return { ok: true, value: { ticket: `t${tickets}`, endsAt: 0, lesson } }
    },
    openSocket() {
      const sent: ToRoom[] = []
      const socket: Line = {
        sent,
        isClosed: false,
        onopen: null,
        onmessage: null,
        onclose: null,
        send: (text) => void sent.push(JSON.parse(String(text))),
        close() {
          socket.isClosed = true
        },
      }
      lines.push(socket)
      return socket
    },
    mintId() {
      ids += 1
      return `id${ids}`
    },
    now: Date.now,
    random: () => 0.5,
    sound: () => ({ latePercent: 0, behindMs: 0 }),
  })
  const settled = async (): Promise<void> => {
    for (let round = 0; round < 8; round += 1) await Promise.resolve()
  }
  const last = (): Line => {
    const found = lines.at(-1)
    assert.ok(found)
    return found
  }
  const hear = (...messages: FromRoom[]): void => {
    for (const message of messages) last().onmessage?.({ data: JSON.stringify(message) })
  }
  return {
    line,
    last,
    hear,
    lines,
    tickets: () => tickets,
    settled,
    /** The socket opens, and the room lets the page in. */
    async enter(): Promise<void> {
      await settled()
      last().onopen?.()
      hear(entered)
    },
    async pass(ms: number): Promise<void> {
      context.mock.timers.tick(ms)
      await settled()
    },
  }
}

const acts = ({ sent }: Line): string[] =>
  sent.flatMap((one) => (one.kind === 'act' ? [`${one.id} ${one.act.kind}`] : []))
const told = (seq: number, act: RoomAct): FromRoom => {
  const event: RoomEvent = { seq, at: 0, by: 3, act }
  return { kind: 'events', events: [event] }
}
const pageOf = (line: RoomLine): number => line.view().view.board.openPage

test('an act is seen at once, sent once it may be, and gone with its event', async (context) => {
  const { line, last, hear, enter, settled } = openLine(context)
  assert.ok(line.act(turn(1)))
  await settled()
  assert.deepEqual(last().sent, [])
  await enter()
  assert.equal(pageOf(line), 1)
  assert.deepEqual(last().sent[0], { kind: 'enter', ticket: 't1', after: 0 })
  assert.deepEqual(acts(last()), ['id1 turn'])
  hear(told(4, turn(1)))
  assert.equal(line.view().view.lastSeq, 4)
  assert.equal(pageOf(line), 1)
  line.leave()
})

test('a lost line comes back with another ticket, after the last event, and sends again what has no answer', async (context) => {
  const { line, last, hear, enter, pass, lines } = openLine(context)
  await enter()
  line.act(turn(1))
  line.act(turn(2))
  hear({ kind: 'done', id: 'id1', seq: 5 }, told(5, turn(1)))
  last().onclose?.({ code: 1_006 })
  assert.equal(line.view().line.state, 'lost')
  assert.equal(pageOf(line), 2, 'what was done here stays on the page')
  line.act(turn(3))
  await pass(2_000)
  assert.equal(lines.length, 2)
  await enter()
  assert.deepEqual(last().sent[0], { kind: 'enter', ticket: 't2', after: 5 })
  assert.deepEqual(acts(last()), ['id2 turn', 'id3 turn'])
  // The first of them had been done before the line was lost.
  hear(told(6, turn(2)), told(7, turn(3)))
  last().onclose?.({ code: 1_006 })
  await pass(3_000)
  await enter()
  assert.deepEqual(acts(last()), [])
  line.leave()
})

test('a refused act is told and forgotten; a room that says nothing is a lost line', async (context) => {
  const { line, last, hear, enter, pass, tickets } = openLine(context)
  await enter()
  line.act({ kind: 'open_chat', isOpen: false })
  assert.equal(line.view().view.isChatOpen, false)
  hear({ kind: 'not_done', id: 'id1', code: 'forbidden' })
  assert.equal(line.view().view.isChatOpen, true)
  assert.equal(line.view().notDone?.code, 'forbidden')
  line.act(turn(1))
  await pass(7_000)
  assert.equal(tickets(), 1)
  await pass(1_500)
  assert.ok(last().isClosed)
  await pass(3_000)
  assert.equal(tickets(), 2)
  line.leave()
})

test('an act that found everything so already waits no more, though no event comes of it', async (context) => {
  const { line, last, hear, enter, pass, tickets } = openLine(context)
  await enter()
  hear(told(4, turn(1)))
  line.act({ kind: 'hand', isUp: true })
  hear({ kind: 'done', id: 'id1', seq: 0 })
  assert.deepEqual(line.view().view.hands, [])
  await pass(10_000)
  assert.equal(tickets(), 1, 'the line is not taken for lost')
  last().onclose?.({ code: 1_006 })
  await pass(3_000)
  await enter()
  assert.deepEqual(acts(last()), [], 'nor is it sent again')
  line.leave()
})

test('many acts go no faster than a room takes them, and not without end', async (context) => {
  const { line, last, enter, pass } = openLine(context)
  for (let page = 0; page < 240; page += 1) assert.ok(line.act(turn(page % 200)))
  assert.equal(line.act(turn(0)), false)
  await enter()
  const first = acts(last()).length
  assert.ok(first <= 40, `${first} at once`)
  for (let step = 0; step < 10; step += 1) await pass(100)
  const second = acts(last()).length - first
  assert.ok(second >= 8 && second <= 13, `${second} in a second`)
  line.leave()
})

test('after another device took over the page stays away until somebody asks', async (context) => {
  const { line, hear, enter, pass, tickets } = openLine(context)
  await enter()
  hear({ kind: 'end', why: 'moved', backAfterMs: null })
  assert.equal(line.view().view.end, 'moved')
  await pass(60_000)
  assert.equal(tickets(), 1)
  line.retry()
  await enter()
  assert.equal(line.view().view.stage, 'inside')
  line.leave()
})

test('a room that goes says when to come back', async (context) => {
  const { hear, enter, pass, tickets, line } = openLine(context)
  await enter()
  hear({ kind: 'end', why: 'going', backAfterMs: 5_000 })
  await pass(4_900)
  assert.equal(tickets(), 1)
  await pass(2_000)
  assert.equal(tickets(), 2)
  line.leave()
})

test('a device whose own line is back returns at once, but not before the room wants it', async (context) => {
  const { enter, hear, last, line, pass, settled, tickets } = openLine(context)
  await enter()
  line.hurry()
  assert.equal(tickets(), 1, 'it is not lost')
  last().onclose?.({ code: 1_006 })
  line.hurry()
  await enter()
  assert.equal(tickets(), 2)
  hear({ kind: 'end', why: 'going', backAfterMs: 5_000 })
  await pass(4_900)
  line.hurry()
  await settled()
  assert.equal(tickets(), 2)
  await pass(100)
  line.hurry()
  await settled()
  assert.equal(tickets(), 3)
  await pass(60_000)
  line.leave()
})

test('who is refused is not asked again; who met a server out of breath is', async (context) => {
  const refused = openLine(context, { status: 403, code: 'forbidden' })
  await refused.settled()
  assert.equal(refused.line.view().line.state, 'refused')
  await refused.pass(60_000)
  assert.equal(refused.tickets(), 1)
  context.mock.timers.reset()
  const tired = openLine(context, { status: 500, code: 'internal' })
  await tired.settled()
  await tired.pass(5_000)
  assert.ok(tired.tickets() > 1)
  tired.line.leave()
})

test('a line that is dead and still looks open is given up two reports later, before an adult is there too', async (context) => {
  for (const first of [entered, { kind: 'waiting' }] as const) {
    const { line, last, hear, pass, settled, lines } = openLine(context)
    await settled()
    last().onopen?.()
    hear(first)
    for (let report = 0; report < 6; report += 1) {
      await pass(5_000)
      assert.equal(last().sent.at(-1)?.kind, 'line')
      hear({ kind: 'line' })
    }
    assert.equal(lines.length, 1)
    // From here on nothing comes any more, and nobody says that it is over.
    for (let second = 0; second < 14; second += 1) await pass(1_000)
    assert.equal(line.view().line.state, 'open')
    await pass(1_000)
    assert.equal(line.view().line.state, 'lost')
    assert.ok(last().isClosed)
    await pass(2_000)
    assert.equal(lines.length, 2)
    line.leave()
    context.mock.timers.reset()
  }
})

test('a page that does nothing knows how far its room is: by the answer to the oldest report', async (context) => {
  const { line, last, hear, pass, enter } = openLine(context)
  await enter()
  hear({ kind: 'line' })
  assert.deepEqual(last().sent.at(-1), {
    kind: 'line',
    roundTripMs: 0,
    latePercent: 0,
    behindMs: 0,
  })
  await pass(5_000)
  await pass(700)
  hear({ kind: 'line' })
  assert.equal(line.now().roundTripMs, 700)
  await pass(4_300)
  assert.equal(last().sent.filter(({ kind }) => kind === 'line').length, 3)
  // Two are on their way: the answer that comes is that to the first.
  await pass(5_000)
  await pass(900)
  hear({ kind: 'line' })
  assert.equal(line.now().roundTripMs, 5_900)
  hear({ kind: 'line' })
  assert.equal(line.now().roundTripMs, 5_900)
  line.leave()
})

test('a quiet room of a server that answers no reports is not taken for dead, nor a page whose timers rest', async (context) => {
  const quiet = openLine(context)
  await quiet.enter()
  for (let second = 0; second < 60; second += 1) await quiet.pass(1_000)
  assert.equal(quiet.line.view().line.state, 'open')
  assert.equal(quiet.lines.length, 1)
  quiet.line.leave()
  context.mock.timers.reset()

  const resting = openLine(context)
  await resting.enter()
  for (let minute = 0; minute < 5; minute += 1) {
    // Out of sight a browser lets a page act once a minute, and the answer is there before the next act.
    resting.hear({ kind: 'line' })
    await resting.pass(5_000)
    resting.hear({ kind: 'line' })
  }
  assert.equal(resting.lines.length, 1)
  resting.line.leave()
})
