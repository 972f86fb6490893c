/** What every registry of places promises, run over each of them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type RoomPlaces, roomPeopleExpected } from '#engine/socket/room-places.ts'

export interface TestedPlaces {
  /** Processes at these addresses, which know of one another and of nobody else. */
  join<Address extends string>(...addresses: Address[]): Record<Address, RoomPlaces>
  /** Lets what was told become too old. */
  grow(): Promise<void>
}

const nobody: ReadonlySet<string> = new Set()

export function checkRoomPlaces(
  name: string,
  { grow, join }: TestedPlaces,
  skip: string | false,
): void {
  test(`${name}: a room goes to the process that has the least to do`, { skip }, async () => {
    const { 'a:1': a, 'b:1': b, 'c:1': c } = join('a:1', 'b:1', 'c:1')
    await a.tell(90)
    await b.tell(31)
    await c.tell(60)
    assert.equal(await a.choose('one', nobody), 'b:1')
    // What was sent there counts at once, before it is told: 31 and 30 are more than 60.
    assert.equal(await a.choose('two', nobody), 'c:1')
    assert.equal(
      await b.choose('one', nobody),
      'b:1',
      'whoever comes for the same room comes there',
    )
    assert.equal(await c.choose('two', nobody), 'c:1')
  })

  test(`${name}: among equals a room is opened where it is asked for`, { skip }, async () => {
    const { 'a:1': a, 'b:1': b } = join('a:1', 'b:1')
    for (const one of [a, b]) await one.tell(0)
    assert.equal(await b.choose('one', nobody), 'b:1')
    assert.equal(await b.choose('two', nobody), 'a:1')
  })

  test(`${name}: two who ask at once for a room are sent to the same place`, { skip }, async () => {
    const { 'a:1': a, 'b:1': b } = join('a:1', 'b:1')
    for (const one of [a, b]) await one.tell(0)
    for (let room = 0; room < 50; room += 1) {
      const named = await Promise.all([a, b, a, b].map((one) => one.choose(`room ${room}`, nobody)))
      assert.equal(new Set(named).size, 1, named.join())
    }
  })

  test(`${name}: a morning's rooms are spread before anybody has told what came of them`, {
    skip,
  }, async () => {
    const { 'a:1': a, 'b:1': b, 'c:1': c } = join('a:1', 'b:1', 'c:1')
    await a.tell(4 * roomPeopleExpected)
    await b.tell(0)
    await c.tell(0)
    const rooms = new Map<string, number>()
    for (let room = 0; room < 41; room += 1) {
      const named = await a.choose(`room ${room}`, nobody)
      rooms.set(named, (rooms.get(named) ?? 0) + 1)
    }
    const shares = ['a:1', 'b:1', 'c:1'].map((address) => rooms.get(address) ?? 0)
    assert.ok(Math.abs(4 + (shares[0] ?? 0) - (shares[1] ?? 0)) <= 1, shares.join())
    assert.ok(Math.abs((shares[1] ?? 0) - (shares[2] ?? 0)) <= 1, shares.join())
  })

  test(`${name}: nobody is sent to a process that fell silent, left, or did not answer`, {
    skip,
  }, async () => {
    const { 'a:1': a, 'b:1': b, 'c:1': c } = join('a:1', 'b:1', 'c:1')
    await a.tell(900)
    await b.tell(0)
    await c.tell(300)
    assert.equal(await a.choose('one', nobody), 'b:1')
    assert.equal(await a.choose('one', new Set(['b:1'])), 'c:1', 'also where it was named before')
    assert.equal(await a.choose('one', nobody), 'c:1')
    await c.leave()
    assert.equal(await a.choose('one', new Set(['b:1'])), 'a:1')
    await grow()
    await a.tell(900)
    assert.equal(await a.choose('two', nobody), 'a:1')
  })
}
