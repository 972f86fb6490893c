/**
 * What each page of a class knows of the board, whoever goes in and out of breakouts: a page that it does
 * not count as unread is the one that the log has, however the events and whole pages were told.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { emptyBoardPage, isMark, pageOf } from '#browser/live/board-view.ts'
import { followsPage } from '#browser/live/breakouts-view.ts'
import { emptyRoom, hearRoom, type RoomView } from '#browser/live/room-view.ts'
import type { RoomAct, RoomEvent, RoomRole } from '#contract/live-room.ts'
import { eventFor } from '#school/live/event-for.ts'
import { judgeAct } from '#school/live/judge-act.ts'
import { applyEvent, beginLiveState } from '#school/live/live-state.ts'

const nowMs = Date.parse('2026-11-24T08:00:00Z')
/** Of members 1 and up. */
const roles: readonly RoomRole[] = ['teacher', 'pupil', 'pupil', 'pupil']
const members = roles.map((_, at) => at + 1)
const roleOf = (member: number): RoomRole | null => roles[member - 1] ?? null
const idOf = (number: number): string =>
  `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`

type Step =
  | { readonly does: 'act'; readonly by: number; readonly act: RoomAct }
  /** The page is wanted whole, as by a page that shows it. */
  | { readonly does: 'ask'; readonly by: number; readonly page: number }
  /** The line breaks; back after so many more steps. */
  | { readonly does: 'break'; readonly by: number; readonly steps: number }

const member = fc.constantFrom(...members)
const page = fc.integer({ min: 0, max: 4 })
const breakout = fc.constantFrom(null, 0, 1)

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('act' as const),
      by: member,
      act: fc.oneof(
        fc.record({ page, id: fc.integer({ min: 0, max: 9 }) }).map(
          ({ page, id }): RoomAct => ({
            kind: 'draw',
            page,
            id: idOf(100 * page + id),
            tool: 'pen',
            ink: 'red',
            path: [1, 2],
          }),
        ),
        fc
          .record({ page, id: fc.integer({ min: 0, max: 9 }) })
          .map(({ page, id }): RoomAct => ({ kind: 'erase', page, ids: [idOf(100 * page + id)] })),
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('act' as const),
      by: fc.constant(1),
      act: fc.oneof(
        fc.constantFrom<RoomAct>(
          {
            kind: 'split',
            breakouts: [
              { page: 1, members: [2] },
              { page: 2, members: [3, 4] },
            ],
            endsAt: null,
          },
          { kind: 'split', breakouts: [{ page: 3, members: [2, 3] }], endsAt: null },
          { kind: 'gather' },
          { kind: 'grant', member: 2, grants: { speak: false, draw: true } },
        ),
        fc.record({ kind: fc.constant('visit' as const), breakout }),
        fc.record({
          kind: fc.constant('move' as const),
          member: fc.constantFrom(2, 3, 4),
          breakout,
        }),
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('ask' as const), by: member, page }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('break' as const),
      by: member,
      steps: fc.integer({ min: 1, max: 12 }),
    }),
  },
)

function enterOf(number: number, lastSeq: number) {
  const entered = { kind: 'entered', member: number, role: roles[number - 1] ?? 'pupil' } as const
  const open = { isHeld: false, isChatOpen: true, mayBreakOut: true }
  return {
    ...entered,
    ...open,
    epoch: 1,
    now: nowMs,
    lastSeq,
    soundTicket: null,
    pictureTicket: null,
    cameraTicket: null,
    videoTicket: null,
  }
}

/** The room and its pages, one step after the other. */
function createClass() {
  const state = beginLiveState({ isChatOpen: true, areBreakoutsAllowed: true })
  const log: RoomEvent[] = []
  const views = new Map<number, RoomView>()
  const goneUntil = new Map<number, number>()
  for (const one of members) views.set(one, hearRoom(emptyRoom, enterOf(one, 0), nowMs))
  const viewOf = (number: number): RoomView => views.get(number) ?? emptyRoom
  const actorOf = (number: number) =>
    ({ member: number, role: roles[number - 1] ?? 'pupil' }) as const

  function tell(number: number, events: readonly RoomEvent[]): void {
    const heard = events.flatMap((event) => eventFor(event, actorOf(number), state.split) ?? [])
    views.set(number, hearRoom(viewOf(number), { kind: 'events', events: heard }, nowMs))
  }

  return {
    viewOf,
    act(by: number, act: RoomAct): void {
      const judged = judgeAct(state, actorOf(by), act, {
        nowMs,
        isHeld: false,
        roleOf,
        sharers: roles.length,
      })
      if (!judged.ok || judged.value === null) return
      const event: RoomEvent = { seq: state.lastSeq + 1, at: nowMs, by, act: judged.value }
      log.push(event)
      applyEvent(state, { id: idOf(10_000 + event.seq), event })
      for (const one of members) if (!goneUntil.has(one)) tell(one, [event])
    },
    ask(by: number, page: number): void {
      const view = viewOf(by)
      if (goneUntil.has(by) || !view.breakouts.unread.has(page)) return
      if (!followsPage(view.breakouts, by, page)) return
      const events = log.filter(({ act }) => isMark(act) && act.page === page)
      // As many messages as it takes.
      const half = events.length >> 1
      const untilSeq = events.at(-1)?.seq ?? 0
      const message = { kind: 'page', page, untilSeq } as const
      const parts = [
        { ...message, isFirst: true, isLast: false, events: events.slice(0, half) },
        { ...message, isFirst: false, isLast: true, events: events.slice(half) },
      ]
      for (const part of parts) views.set(by, hearRoom(viewOf(by), part, nowMs))
    },
    break: (by: number, until: number) => goneUntil.set(by, until),
    look(turn: number): void {
      for (const [by, until] of goneUntil) {
        if (turn < until) continue
        goneUntil.delete(by)
        views.set(by, hearRoom(viewOf(by), enterOf(by, state.lastSharedSeq), nowMs))
        const { lastSeq } = viewOf(by)
        tell(
          by,
          log.filter(({ seq }) => seq > lastSeq),
        )
      }
    },
    isHere: (number: number) => !goneUntil.has(number),
    /** The page as the whole log has it. */
    wholePage(page: number) {
      const all = log.reduce(
        (view, event) => hearRoom(view, { kind: 'events', events: [event] }, nowMs),
        emptyRoom,
      )
      return pageOf(all.board, page)
    },
  }
}

test('a page that is not unread is whole, for everybody, at every moment', () => {
  let read = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 80, size: 'max' }), (steps) => {
      const room = createClass()
      for (const [turn, one] of steps.entries()) {
        if (one.does === 'act') room.act(one.by, one.act)
        else if (one.does === 'ask') room.ask(one.by, one.page)
        else room.break(one.by, turn + one.steps)
        room.look(turn)
        for (const number of members) {
          const { board, breakouts } = room.viewOf(number)
          if (!room.isHere(number)) continue
          for (let at = 0; at < 5; at += 1) {
            if (breakouts.unread.has(at) || !followsPage(breakouts, number, at)) continue
            const whole = room.wholePage(at)
            assert.deepEqual(pageOf(board, at).marks, whole.marks, `${number} at ${at}`)
            if (breakouts.readUntil.has(at) && whole !== emptyBoardPage) read += 1
          }
        }
      }
    }),
    { numRuns: 300 },
  )
  assert.ok(read > 20, 'pages were read whole')
})
