import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { after, test } from 'node:test'
import { companyMax, createDepartures } from './departures.ts'

const logged: string[] = []
const log = { error: (_data: unknown, message: string) => void logged.push(message) }

/** A loop whose turns end when they are told to. */
function createTurns() {
  const atEnd: (() => void)[] = []
  return {
    afterTurn: (work: () => void) => void atEnd.push(work),
    end: () => {
      for (const work of atEnd.splice(0)) work()
    },
    asked: () => atEnd.length,
  }
}

/** Only what departures may do to a response. */
function createResponse() {
  const seen = { isDestroyed: false }
  const response = {
    destroy() {
      seen.isDestroyed = true
    },
  } as unknown as ServerResponse
  return { response, seen }
}

test('what is ready in one turn leaves at its end, in the order in which it was ready', () => {
  const turns = createTurns()
  const depart = createDepartures(log, turns.afterTurn)
  const left: string[] = []
  for (const name of ['a', 'b', 'c']) depart(createResponse().response, () => left.push(name))
  assert.deepEqual(left, [])
  assert.equal(turns.asked(), 1)
  turns.end()
  assert.deepEqual(left, ['a', 'b', 'c'])
  turns.end()
  assert.deepEqual(left, ['a', 'b', 'c'])
})

test('a full company leaves at once, and whoever comes after waits for the end of the turn', () => {
  const turns = createTurns()
  const depart = createDepartures(log, turns.afterTurn)
  let left = 0
  for (let each = 0; each < companyMax + 3; each += 1) {
    depart(createResponse().response, () => {
      left += 1
    })
  }
  assert.equal(left, companyMax)
  turns.end()
  assert.equal(left, companyMax + 3)
})

test('what becomes ready while others leave, leaves in the turn after', () => {
  const turns = createTurns()
  const depart = createDepartures(log, turns.afterTurn)
  const left: string[] = []
  depart(createResponse().response, () => {
    left.push('first')
    depart(createResponse().response, () => left.push('second'))
  })
  turns.end()
  assert.deepEqual(left, ['first'])
  turns.end()
  assert.deepEqual(left, ['first', 'second'])
})

test('one that cannot leave ends its own connection, and keeps nobody', () => {
  const turns = createTurns()
  const depart = createDepartures(log, turns.afterTurn)
  const [broken, whole] = [createResponse(), createResponse()]
  let left = 0
  depart(broken.response, () => {
    throw new Error('no header may say this')
  })
  depart(whole.response, () => {
    left += 1
  })
  turns.end()
  assert.equal(left, 1)
  assert.deepEqual(logged, ['an answer that was ready could not leave'])
  assert.deepEqual([broken.seen.isDestroyed, whole.seen.isDestroyed], [true, false])
})

test('over a real server everybody gets their own answer, also where one of them is gone', async () => {
  const depart = createDepartures(log)
  const server = createServer((request, response) => {
    depart(response, () => response.end(`you asked ${request.url}`))
  })
  server.listen(0, '127.0.0.1')
  after(() => server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const gone = connect(port, '127.0.0.1')
  await once(gone, 'connect')
  gone.write('GET /gone HTTP/1.1\r\nhost: here\r\n\r\n')
  gone.destroy()
  const paths = Array.from({ length: 3 * companyMax }, (_, at) => `/${at}`)
  const texts = await Promise.all(
    paths.map(async (path) => (await fetch(`http://127.0.0.1:${port}${path}`)).text()),
  )
  assert.deepEqual(
    texts,
    paths.map((path) => `you asked ${path}`),
  )
})
