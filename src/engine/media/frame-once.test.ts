import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { WebSocket, WebSocketServer } from 'ws'
import { frameOnce, frameWord } from './frame-once.ts'

/** Where another way of writing the length begins, and the one before. */
const lengths = [0, 1, 125, 126, 65_535, 65_536, 200_000]

test('a message of every length is read by a WebSocket as it was written', async (context) => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, stream, head) =>
    sockets.handleUpgrade(request, stream, head, () => {
      for (const length of lengths) stream.write(frameOnce(Buffer.alloc(length, 7)).frame)
      stream.write(frameWord({ word: 'é'.repeat(65_536) }))
    }),
  )
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  context.after(() => {
    client.terminate()
    server.close()
  })
  const read: (number | string)[] = []
  await new Promise<void>((resolve, reject) => {
    client.on('error', reject)
    client.on('message', (data: Buffer, isBinary) => {
      if (isBinary) read.push(data.every((byte) => byte === 7) ? data.length : -1)
      else read.push(String(data))
      if (read.length > lengths.length) resolve()
    })
  })
  assert.deepEqual(read, [...lengths, JSON.stringify({ word: 'é'.repeat(65_536) })])
})

test('what is written inside a frame after it was made goes out with it', () => {
  const { frame, inside } = frameOnce(Buffer.alloc(3))
  inside[0] = 9
  assert.deepEqual([...frame], [0x82, 3, 9, 0, 0])
})
