/** A real server that gives its bytes in steps, each told by the test: no step waits for a clock but the silent one. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, it, type TestContext } from 'node:test'
import { fetchSteadily } from './fetch-steadily.ts'

async function openServer(t: TestContext, answer: (response: ServerResponse) => void) {
  const server = createServer((_request, response) => answer(response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** Long beside what a busy machine needs for one step. */
const silenceMsMax = 2_000

describe('a download that goes on as long as something comes', () => {
  it('takes longer than the silence that ends it', async (t) => {
    const address = await openServer(t, (response) => {
      response.writeHead(200)
      let left = 9
      const timer = setInterval(() => {
        response.write(`${left}`)
        left -= 1
        if (left > 0) return
        clearInterval(timer)
        response.end()
      }, silenceMsMax / 8)
    })
    const { bytes, status } = await fetchSteadily(address, { silenceMsMax })
    assert.equal(status, 200)
    assert.equal(Buffer.from(bytes ?? new ArrayBuffer(0)).toString(), '987654321')
  })

  it('ends where nothing more comes, before the first byte or after it', async (t) => {
    for (const first of ['', 'some']) {
      const address = await openServer(t, (response) => {
        if (first === '') return
        response.writeHead(200)
        response.write(first)
      })
      await assert.rejects(fetchSteadily(address, { silenceMsMax: 100 }), { name: 'TimeoutError' })
    }
  })

  it('tells a refusal without reading its body', async (t) => {
    const address = await openServer(t, (response) => {
      response.writeHead(404)
      response.write('a page of many words')
    })
    const answer = await fetchSteadily(address, { silenceMsMax })
    assert.deepEqual(answer, { status: 404, bytes: null })
  })
})
