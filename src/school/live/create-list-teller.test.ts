/** Who is told the list of a live class, and how often, by a clock that is set. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FromRoom, RoomRole } from '#contract/live-room.ts'
import { createListTeller } from './create-list-teller.ts'
import type { LiveMember } from './live-presence.ts'
import { type LiveSeat, type RoomLine, takeSeat } from './live-seat.ts'
import { beginLiveState } from './live-state.ts'

type List = Extract<FromRoom, { kind: 'members' }>

/** One adult and two pupils, all in. */
function openHall() {
  const members = new Map<number, LiveMember>()
  const seats = new Map<number, LiveSeat>()
  const told = new Map<number, List[]>()
  function sit(member: number, role: RoomRole): LiveSeat {
    const lists: List[] = []
    told.set(member, lists)
    const line: RoomLine = {
      send: (text) => lists.push(JSON.parse(text)),
      sendFrame: () => undefined,
      sendPast: () => Promise.resolve(),
      sendIfQuick: () => undefined,
      end: () => undefined,
    }
    const seat = takeSeat({ member, line, entryId: `entry${member}`, after: 0 }, 0)
    seat.isIn = true
    seats.set(member, seat)
    const who = { member, personId: `person${member}`, name: `Nom ${member}`, role }
    const here = { isAdmitted: false, isRemoved: false, place: 'here', wasHere: true } as const
    members.set(member, { ...who, ...here, heardAtMs: 0, line: 'good' })
    return seat
  }
  sit(1, 'teacher')
  sit(2, 'pupil')
  sit(3, 'pupil')
  const state = beginLiveState({ isChatOpen: true, areBreakoutsAllowed: true })
  const presence = { members, hasOpened: true, isEnded: false }
  const pupils: [] = []
  const hall = {
    isHeld: false,
    isListOld: true,
    isLineOld: false,
    presence,
    pupils,
    seats,
    state,
  }
  return {
    hall,
    sit,
    memberOf: (member: number): LiveMember => {
      const found = members.get(member)
      assert.ok(found)
      return found
    },
    listsOf: (member: number): readonly List[] => told.get(member) ?? [],
    counts: () => [...told.values()].map(({ length }) => length),
  }
}

test('a line that flips between poor and good is told to adults alone, as rarely as a page reports', () => {
  const { counts, hall, listsOf, memberOf } = openHall()
  const lister = createListTeller(hall)
  lister.look(0)
  assert.deepEqual(counts(), [1, 1, 1])
  for (let nowMs = 250; nowMs <= 20_000; nowMs += 250) {
    memberOf(2).line = nowMs % 3 === 0 ? 'poor' : 'good'
    hall.isLineOld = true
    lister.look(nowMs)
  }
  const [ofAdult = 0, ...ofPupils] = counts()
  assert.deepEqual(ofPupils, [1, 1])
  assert.ok(ofAdult > 1 && ofAdult <= 5, `${ofAdult} lists in 20 s`)
  memberOf(2).line = 'poor'
  hall.isLineOld = true
  lister.look(30_000)
  const last = listsOf(1).at(-1)
  assert.equal(last?.members.find(({ member }) => member === 2)?.line, 'poor')
})

test('a list that says what the last one said is not told again, but to a device that is new', () => {
  const { counts, hall, sit } = openHall()
  const lister = createListTeller(hall)
  for (let nowMs = 0; nowMs <= 10_000; nowMs += 500) {
    hall.isListOld = true
    lister.look(nowMs)
  }
  assert.deepEqual(counts(), [1, 1, 1])
  sit(3, 'pupil')
  hall.isListOld = true
  lister.look(11_000)
  assert.deepEqual(counts(), [1, 1, 1], 'the newer device has a count of its own')
})

test('whoever comes and what is granted is told to all within half a second', () => {
  const { counts, hall, listsOf, sit } = openHall()
  const lister = createListTeller(hall)
  lister.look(0)
  sit(4, 'pupil')
  hall.isListOld = true
  lister.look(250)
  assert.deepEqual(counts(), [1, 1, 1, 0], 'not oftener than each half second')
  lister.look(500)
  assert.deepEqual(counts(), [2, 2, 2, 1])
  hall.state.grants.set(4, { speak: true, draw: false })
  hall.isListOld = true
  lister.look(1_000)
  assert.equal(
    listsOf(2)
      .at(-1)
      ?.members.find(({ member }) => member === 4)?.grants.speak,
    true,
  )
  hall.isHeld = true
  hall.isListOld = true
  lister.look(1_500)
  assert.deepEqual(
    [2, 3].map((one) =>
      listsOf(one)
        .at(-1)
        ?.members.map(({ member }) => member),
    ),
    [
      [1, 2],
      [1, 3],
    ],
  )
})
