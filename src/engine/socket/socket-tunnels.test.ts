/**
 * A tunnel of sockets: what is said passes once and in order whatever happens to its requests, what is not
 * fetched waits within limits, and a tunnel ends with its page.
 */
import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { type WebSocket, WebSocketServer } from 'ws'
import { tunnelReceivesMax, tunnelSendsMax } from '#contract/live-tunnel.ts'
import {
  createRecordReader,
  packRecords,
  type RecordKind,
  readCode,
  recordKinds,
  type TunnelRecord,
} from '#contract/tunnel-records.ts'
import { type Clock, type FixedClock, fixedClock, systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { connectInside, openSocketTunnels } from './socket-tunnels.ts'

const open: (() => void)[] = []
after(() => {
  for (const close of open) close()
})

/** A server of sockets at `/room` and `/voice`, and tunnels into it. */
function openHouse(
  more: { readonly clock?: Clock; readonly tunnelsMax?: number; readonly server?: Server } = {},
) {
  const server = more.server ?? createServer()
  const sockets: WebSocket[] = []
  const heard: string[] = []
  const hosts: string[] = []
  let pongs = 0
  const taker = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  server.on('upgrade', (request, stream, head) => {
    hosts.push(`${request.headers.host} ${request.headers.cookie} ${request.socket.remoteAddress}`)
    if (stream.destroyed) return
    if (request.url === '/room?refuse') return void stream.end('HTTP/1.1 401 No\r\n\r\n')
    taker.handleUpgrade(request, stream, head, (socket) => {
      sockets.push(socket)
      socket.on('message', (data) => heard.push(String(data)))
      socket.on('pong', () => {
        pongs += 1
      })
    })
  })
  const tunnels = openSocketTunnels({
    clock: more.clock ?? systemClock,
    random: systemRandom,
    key: () => new Uint8Array(32),
    address: () => '',
    paths: new Map([
      ['/room', Number.POSITIVE_INFINITY],
      ['/voice', 1_500],
    ]),
    connect: (stream) => connectInside(server, stream),
    ...(more.tunnelsMax === undefined ? {} : { tunnelsMax: more.tunnelsMax }),
  })
  open.push(() => {
    tunnels.close()
    for (const socket of sockets) socket.terminate()
  })
  return { tunnels, sockets, heard, hosts, pongs: () => pongs }
}

const visitor = { headers: { host: 'school.example', cookie: 'a=b' }, address: '192.0.2.7' }
const bytesOf = (text: string): Uint8Array => Buffer.from(text)
const record = (socket: number, kind: RecordKind, text = ''): TunnelRecord => ({
  socket,
  kind,
  payload: bytesOf(text),
})

function body(number: number, got: number, records: readonly TunnelRecord[]): Uint8Array {
  const packed = packRecords(records, 8)
  const view = new DataView(packed.buffer)
  view.setUint32(0, number)
  view.setUint32(4, got)
  return packed
}

async function until(holds: () => boolean, what: string): Promise<void> {
  for (const end = Date.now() + 10_000; !holds(); ) {
    if (Date.now() > end) throw new Error(`waited for ${what}`)
    await new Promise((done) => setTimeout(done, 2))
  }
}

/** A page at one end of a tunnel, that asks one question after another. */
function openPage(house: ReturnType<typeof openHouse>, holder = 'device') {
  const name = expectValue(house.tunnels.open(holder, visitor))
  const tunnel = house.tunnels.find(name, holder) ?? assert.fail('no tunnel')
  const reader = createRecordReader(1e6)
  let number = 0
  let got = 0
  const ask = (isAgain = false) => tunnel.receive({ got, isAgain, isFlowing: false })
  return {
    name,
    tunnel,
    got: () => got,
    say: (...records: TunnelRecord[]): boolean => {
      number += 1
      return tunnel.send(body(number, got, records))
    },
    ask,
    /** What the next answer holds. */
    async hear(isAgain = false): Promise<string[]> {
      const answer = await ask(isAgain)
      assert.ok(answer instanceof Uint8Array)
      assert.equal(Buffer.from(answer).readUInt32BE(0), got)
      got += answer.length - 4
      return namesOf(reader.read(answer.subarray(4)))
    },
  }
}

const kindNames = new Map<number, string>(
  Object.entries(recordKinds).map(([name, kind]) => [kind, name]),
)

function namesOf(records: readonly TunnelRecord[] | null): string[] {
  assert.ok(records !== null)
  return records.map(({ kind, payload, socket }) => {
    const said = kind === recordKinds.close ? readCode(payload) : Buffer.from(payload).toString()
    return `${socket} ${kindNames.get(kind)} ${said}`.trim()
  })
}

test('a socket through a tunnel comes to the same door, as its visitor, and ends with its code', async () => {
  const house = openHouse()
  const page = openPage(house)
  assert.ok(page.say(record(1, recordKinds.open, '/room?lesson=7')))
  assert.deepEqual(await page.hear(), ['1 open'])
  assert.deepEqual(house.hosts, ['school.example a=b 192.0.2.7'])
  page.say(record(1, recordKinds.text, 'Bonjour'))
  await until(() => house.heard.length > 0, 'a message')
  house.sockets[0]?.send('Bonsoir')
  assert.deepEqual(await page.hear(), ['1 text Bonsoir'])
  house.sockets[0]?.close(4_401)
  assert.deepEqual(await page.hear(), ['1 close 4401'])
})

test('a server of TLS takes what is inside its process without', async () => {
  const server = createSecureServer({})
  const asked = new Promise((resolve) => {
    server.on('upgrade', (request, stream) => {
      resolve(request.url)
      stream.destroy()
    })
  })
  const house = openHouse({ server })
  openPage(house).say(record(1, recordKinds.open, '/room?secure'))
  assert.equal(await asked, '/room?secure')
})

test('a door that refuses, and a path that is no socket of ours, are a closed socket', async () => {
  const house = openHouse()
  const page = openPage(house)
  page.say(record(1, recordKinds.open, '/room?refuse'), record(2, recordKinds.open, '/api/news'))
  const heard = await page.hear()
  const all = heard.length < 2 ? [...heard, ...(await page.hear())] : heard
  assert.deepEqual(all.toSorted(), ['1 close 1006', '2 close 1006'])
  assert.equal(house.sockets.length, 0)
})

test('a path that no request could ask for is a closed socket, and the tunnel goes on', async () => {
  const house = openHouse()
  const page = openPage(house)
  const strange = [
    '/room?#x',
    '/room?a b',
    '/room?a\r\nb: c',
    '/room?é',
    `/room?${'x'.repeat(500)}`,
  ]
  strange.forEach((path, at) => {
    assert.ok(page.say(record(at + 1, recordKinds.open, path)), JSON.stringify(path))
  })
  const all: string[] = []
  while (all.length < strange.length) all.push(...(await page.hear()))
  assert.deepEqual(
    all,
    strange.map((_, at) => `${at + 1} close 1006`),
  )
  assert.deepEqual(house.hosts, [])
  page.say(record(strange.length + 1, recordKinds.open, '/room?lesson=7'))
  assert.deepEqual(await page.hear(), [`${strange.length + 1} open`])
})

test('bodies are taken in their order, once, however they come', async () => {
  const house = openHouse()
  const { tunnel, hear } = openPage(house)
  assert.ok(tunnel.send(body(1, 0, [record(1, recordKinds.open, '/room')])))
  await hear()
  assert.ok(tunnel.send(body(3, 0, [record(1, recordKinds.text, 'three')])))
  assert.ok(tunnel.send(body(2, 0, [record(1, recordKinds.text, 'two')])))
  assert.ok(tunnel.send(body(2, 0, [record(1, recordKinds.text, 'two')])), 'said again')
  assert.ok(tunnel.send(body(4, 0, [record(1, recordKinds.text, 'four')])))
  await until(() => house.heard.length >= 3, 'three messages')
  assert.deepEqual(house.heard, ['two', 'three', 'four'])
  assert.equal(tunnel.send(body(5 + tunnelSendsMax, 0, [])), false, 'too far ahead')
  assert.equal(tunnel.send(body(5, 1_000_000, [])), false, 'has what was never sent')
  assert.equal(tunnel.send(body(5, 0, []).subarray(0, 5)), false, 'half a head')
  const broken = Buffer.concat([body(5, 0, []), bytesOf('no record')])
  assert.equal(tunnel.send(broken), false)
})

test('what did not come comes again, from where the page says', async () => {
  const house = openHouse()
  const page = openPage(house)
  page.say(record(1, recordKinds.open, '/room'))
  await page.hear()
  house.sockets[0]?.send('lost')
  const lost = await page.ask()
  assert.ok(lost instanceof Uint8Array)
  house.sockets[0]?.send('after')
  assert.deepEqual(await page.hear(true), ['1 text lost'])
  assert.deepEqual(await page.hear(), ['1 text after'])
  assert.equal(page.tunnel.receive({ got: 10_000_000, isAgain: false, isFlowing: false }), null)
})

test('a ping is answered when the page says that it has got it, and not before', async () => {
  const house = openHouse()
  const page = openPage(house)
  page.say(record(1, recordKinds.open, '/room'))
  await page.hear()
  house.sockets[0]?.ping()
  assert.deepEqual(await page.hear(), ['1 ping'])
  house.sockets[0]?.send('a word')
  // Its answer shows that the server had time to hear a pong.
  const next = page.ask()
  await until(() => house.pongs() === 1, 'a pong')
  await next
})

test('a page that asks too often at once gets its oldest question back, empty', async () => {
  const house = openHouse()
  const page = openPage(house)
  const first = page.ask()
  for (let count = 0; count < tunnelReceivesMax; count += 1) void page.ask()
  assert.deepEqual(await first, Buffer.alloc(4))
})

test('an answer flows on, and where it was cut the next one goes on', async () => {
  const house = openHouse()
  const page = openPage(house)
  page.say(record(1, recordKinds.open, '/room'))
  await page.hear()
  const from = page.got()
  const flowing = await page.tunnel.receive({ got: from, isAgain: false, isFlowing: true })
  assert.ok(flowing instanceof Readable)
  const pieces = flowing[Symbol.asyncIterator]()
  const position = await pieces.next()
  assert.equal((position.value as Buffer).readUInt32BE(0), from)
  house.sockets[0]?.send('one')
  assert.match(String((await pieces.next()).value), /one$/)
  house.sockets[0]?.send('two')
  assert.match(String((await pieces.next()).value), /two$/)
  // Cut: the page had heard of nothing.
  flowing.destroy()
  assert.deepEqual(await page.hear(true), ['1 text one', '1 text two'])
  const last = await page.tunnel.receive({ got: page.got(), isAgain: false, isFlowing: true })
  assert.ok(last instanceof Readable)
  page.tunnel.close()
  assert.equal((await buffer(last)).readUInt32BE(0), page.got())
})

test('of a slow page the rest waits with whoever wrote it, and old voices are left out', async () => {
  const clock: FixedClock = fixedClock(0)
  const house = openHouse({ clock })
  const page = openPage(house)
  page.say(record(1, recordKinds.open, '/room'), record(2, recordKinds.open, '/voice'))
  const opened = await page.hear()
  if (opened.length < 2) await page.hear()
  const [room, voice] = house.sockets
  voice?.send(bytesOf('old voice'), { binary: true })
  await until(() => voice?.bufferedAmount === 0, 'the voice on its way')
  for (let count = 0; count < 60; count += 1) room?.send('x'.repeat(2_000))
  await until(() => (room?.bufferedAmount ?? 0) > 60_000, 'what the door still holds')
  clock.advance(2_000)
  voice?.send(bytesOf('new voice'), { binary: true })
  const all: string[] = []
  while (all.length < 61) {
    clock.advance(100)
    all.push(...(await page.hear()))
  }
  assert.equal(all.filter((one) => one === `1 text ${'x'.repeat(2_000)}`).length, 60)
  assert.deepEqual(
    all.filter((one) => one.startsWith('2')),
    ['2 binary new voice'],
  )
})

test('a socket that its page closes, or its door cuts, is closed at the other end too', async () => {
  const house = openHouse()
  const page = openPage(house)
  page.say(record(1, recordKinds.open, '/room'), record(2, recordKinds.open, '/room'))
  const opened = await page.hear()
  if (opened.length < 2) await page.hear()
  const codes: number[] = []
  for (const socket of house.sockets) socket.once('close', (code) => codes.push(code))
  page.say(record(1, recordKinds.close))
  await until(() => codes.length === 1, 'a closed socket')
  assert.deepEqual(codes, [1_000])
  assert.deepEqual(await page.hear(), ['1 close 1000'])
  house.sockets[1]?.terminate()
  assert.deepEqual(await page.hear(), ['2 close 1006'])
})

test('a tunnel is its holder’s alone, and a page that is gone is let go of with its sockets', async () => {
  const clock = fixedClock(0)
  const house = openHouse({ clock })
  const page = openPage(house)
  assert.equal(house.tunnels.find(page.name, 'another'), null)
  assert.equal(house.tunnels.find(`${page.name}x`, 'device'), null)
  page.say(record(1, recordKinds.open, '/room'))
  await page.hear()
  let isGone = false
  house.sockets[0]?.once('close', () => {
    isGone = true
  })
  clock.advance(40_000)
  await until(() => isGone, 'the end of its socket')
  assert.equal(house.tunnels.find(page.name, 'device'), null)
  assert.equal(page.tunnel.send(body(9, 0, [])), false)
})

test('tunnels are bounded, for a process and for a holder, whose oldest gives way', () => {
  const house = openHouse({ tunnelsMax: 5 })
  const own = Array.from({ length: 5 }, () => openPage(house).name)
  assert.equal(house.tunnels.count(), 4)
  assert.equal(house.tunnels.find(own[0] ?? '', 'device'), null)
  assert.notEqual(house.tunnels.find(own[4] ?? '', 'device'), null)
  openPage(house, 'other')
  const refused = house.tunnels.open('third', visitor)
  assert.ok(!refused.ok && refused.refusal.code === 'overloaded')
})

test('sockets of one tunnel are bounded, and their numbers are used once', async () => {
  const house = openHouse()
  const page = openPage(house)
  const numbers = Array.from({ length: 11 }, (_, at) => at + 1)
  page.say(...numbers.map((number) => record(number, recordKinds.open, '/room')))
  const all: string[] = []
  while (all.length < 11) all.push(...(await page.hear()))
  assert.deepEqual(
    all.filter((one) => one.endsWith('close 1006')),
    ['11 close 1006'],
  )
  page.say(record(3, recordKinds.open, '/room'))
  assert.deepEqual(await page.hear(), ['3 close 1006'])
})
