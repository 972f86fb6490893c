/**
 * Slow, endless and broken visitors beside arrivals: they are cut at named limits, nothing crashes,
 * nobody is answered with an error of ours, and whoever arrives is answered meanwhile. Bounded in
 * sockets and time; loopback only.
 */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { after, test } from 'node:test'
import type { ArrivalReply } from '#contract/arrival.ts'
import { seededRandom } from '#kernel/random.ts'
import { malformedRequest } from './malformed-request.ts'
import { startTestWeb } from './test-web.ts'

const idleSockets = 1_500
const slowSockets = 200
const malformedMax = 2_000
const seed = 20_210_406

const web = await startTestWeb()
const open = new Set<Socket>()
after(() => {
  for (const socket of open) socket.destroy()
})

async function openSocket(): Promise<Socket> {
  const socket = connect(web.port, '127.0.0.1')
  open.add(socket)
  // Being cut off is what is tested.
  socket.on('error', () => undefined)
  socket.on('close', () => open.delete(socket))
  await once(socket, 'connect')
  return socket
}

/** Twenty strangers come; every one of them must be told "in" or a place. */
async function everybodyIsAnswered(): Promise<void> {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => web.call('/api/arrival', { body: {} })),
  )
  for (const answer of answers) {
    assert.equal(answer.status, 200)
    const { state } = (await answer.json()) as ArrivalReply
    assert.ok(state === 'in' || state === 'waiting')
  }
}

test(`${idleSockets} idle sockets keep nobody out`, async () => {
  for (let batch = 0; batch < idleSockets / 100; batch += 1) {
    await Promise.all(Array.from({ length: 100 }, openSocket))
  }
  await everybodyIsAnswered()
  for (const socket of open) socket.destroy()
})

test('a head that never ends is cut within its limit, while others are answered', async () => {
  const slow = await Promise.all(Array.from({ length: slowSockets }, openSocket))
  const cut = Promise.all(slow.map((socket) => once(socket, 'close')))
  for (const socket of slow) {
    socket.resume()
    socket.write('POST /api/arrival HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: ')
  }
  const drip = setInterval(() => {
    for (const socket of slow) if (socket.writable) socket.write('a')
  }, 500)
  await everybodyIsAnswered()
  await cut
  clearInterval(drip)
})

test('a body that is announced too large, or grows too large, is refused before it is read', async () => {
  for (const head of ['content-length: 5000000', 'transfer-encoding: chunked']) {
    const socket = await openSocket()
    const answered = once(socket, 'data') as Promise<[Buffer]>
    socket.write(
      `POST /api/arrival HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${head}\r\n\r\n`,
    )
    if (head.startsWith('transfer')) socket.write(`1000\r\n${' '.repeat(4_096)}\r\n`)
    const [answer] = await answered
    assert.match(answer.toString('latin1'), /^HTTP\/1\.1 413 /)
    socket.destroy()
  }
  await everybodyIsAnswered()
})

test(`${malformedMax} malformed requests give no error of ours, seed ${seed}`, async () => {
  const random = seededRandom(seed)
  const statuses = new Map<string, number>()
  const one = async (): Promise<void> => {
    const socket = await openSocket()
    let text = ''
    socket.on('data', (part: Buffer) => {
      text += part.toString('latin1')
    })
    const closed = once(socket, 'close')
    socket.end(Buffer.from(malformedRequest(random)))
    await closed
    const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 'none'
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  for (let batch = 0; batch < malformedMax / 50; batch += 1) {
    await Promise.all(Array.from({ length: 50 }, one))
  }
  for (const status of statuses.keys()) assert.ok(!status.startsWith('5'), status)
  assert.equal(
    [...statuses.values()].reduce((sum, count) => sum + count, 0),
    malformedMax,
  )
  await everybodyIsAnswered()
  assert.deepEqual(web.logged, [])
})
