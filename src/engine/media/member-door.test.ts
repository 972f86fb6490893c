/** The door of a relay: strangers take no place at it, and nobody takes the others' by saying nothing. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type TestContext, test } from 'node:test'
import type { WebSocket } from 'ws'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { openSocketHouse } from '../../../tests/socket-house.ts'
import { openMemberDoor } from './member-door.ts'
import { createMemberTickets, type TicketHolder } from './member-tickets.ts'

const path = '/sound'
const ofOneMax = 8

async function openDoor(context: TestContext) {
  const tickets = createMemberTickets<TicketHolder>(fixedClock(0), systemRandom)
  const inside: string[] = []
  const { connect } = await openSocketHouse(context, (doors) =>
    openMemberDoor(doors, {
      path,
      messageBytesMax: 1_000,
      tickets,
      known: () => inside.length,
      welcome({ who }, socket) {
        inside.push(who)
        socket.send('welcome')
      },
    }),
  )
  /** The status of its handshake, and the socket where it opened. */
  async function comes(cookie: string): Promise<{ status: number; socket: WebSocket }> {
    const { socket } = connect(path, { headers: { cookie } })
    const status = await new Promise<number>((resolve) => {
      socket.once('open', () => resolve(101))
      socket.once('unexpected-response', (request, answer) => {
        resolve(answer.statusCode ?? 0)
        request.destroy()
      })
    })
    return { status, socket }
  }
  return { comes, tickets, inside }
}

test('a stranger is refused before a socket is opened', async (context) => {
  const { comes, inside } = await openDoor(context)
  assert.equal((await comes('')).status, 401)
  assert.equal((await comes('anne')).status, 101)
  assert.deepEqual(inside, [])
})

test('one person keeps a few silent sockets, others come in beside them, and a ticket makes room', async (context) => {
  const { comes, inside, tickets } = await openDoor(context)
  const silent: WebSocket[] = []
  for (let count = 0; count < ofOneMax; count += 1) {
    const { socket, status } = await comes('anne')
    assert.equal(status, 101)
    silent.push(socket)
  }
  assert.equal((await comes('anne')).status, 429)
  assert.equal((await comes('paul')).status, 101)
  const [first, second] = silent
  assert.ok(first !== undefined && second !== undefined)
  first.send(JSON.stringify({ ticket: tickets.mint({ who: 'anne', tickets: [] }) }))
  await once(first, 'message')
  assert.deepEqual(inside, ['anne'])
  assert.equal((await comes('anne')).status, 101)
  assert.equal((await comes('anne')).status, 429)
  // Whoever shows none is told to go, and makes room too.
  second.send('no ticket')
  await once(second, 'close')
  assert.equal((await comes('anne')).status, 101)
})

test('a ticket in the hands of somebody else opens nothing, and is as good as it was for whom it was minted', async (context) => {
  const { comes, inside, tickets } = await openDoor(context)
  const ticket = tickets.mint({ who: 'anne', tickets: [] })
  const thief = await comes('paul')
  thief.socket.send(JSON.stringify({ ticket }))
  await Promise.race([once(thief.socket, 'close'), once(thief.socket, 'message')])
  assert.deepEqual(inside, [])
  const anne = await comes('anne')
  anne.socket.send(JSON.stringify({ ticket }))
  await once(anne.socket, 'message')
  assert.deepEqual(inside, ['anne'])
  const again = await comes('anne')
  again.socket.send(JSON.stringify({ ticket }))
  await once(again.socket, 'close')
  assert.deepEqual(inside, ['anne'])
})
