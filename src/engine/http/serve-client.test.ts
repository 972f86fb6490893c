import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import fastify, { type FastifyInstance } from 'fastify'
import { serveClient } from './serve-client.ts'

describe('the built client', () => {
  const around = mkdtempSync(join(tmpdir(), 'preau-client-'))
  const folder = join(around, 'browser')
  let app: FastifyInstance

  before(async () => {
    mkdirSync(join(folder, 'assets'), { recursive: true })
    writeFileSync(join(around, 'secret.txt'), 'not for anybody')
    writeFileSync(join(folder, 'index.html'), '<p>shell')
    writeFileSync(join(folder, 'manifest.webmanifest'), '{}')
    for (const name of ['page-1a.js', 'page-1a.js.br', 'wheel-1a.worker.js']) {
      writeFileSync(join(folder, 'assets', name), name)
    }
    app = fastify()
    await serveClient(app, { folder })
  })
  after(async () => {
    await app.close()
    rmSync(around, { recursive: true })
  })

  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })

  test('a file with a hash in its name stays for a year, and goes packed to who can unpack it', async () => {
    const plain = await get('/assets/page-1a.js')
    assert.equal(plain.body, 'page-1a.js')
    assert.match(String(plain.headers['cache-control']), /max-age=31536000, immutable/)
    const packed = await get('/assets/page-1a.js', { 'accept-encoding': 'br' })
    assert.equal(packed.body, 'page-1a.js.br')
    assert.equal(packed.headers['content-encoding'], 'br')
    assert.match(String(packed.headers['content-type']), /javascript/)
  })

  test('another file is asked for anew each time, and a worker has its own policy', async () => {
    assert.equal((await get('/manifest.webmanifest')).headers['cache-control'], 'no-cache')
    const worker = await get('/assets/wheel-1a.worker.js')
    assert.ok(worker.headers['content-security-policy'])
  })

  test('only what a device knows is not sent again, and its head alone where nothing else is asked for', async () => {
    const { headers } = await get('/assets/page-1a.js')
    const known = await get('/assets/page-1a.js', { 'if-none-match': String(headers.etag) })
    assert.deepEqual([known.statusCode, known.body], [304, ''])
    const head = await app.inject({ url: '/assets/page-1a.js', method: 'HEAD' })
    assert.deepEqual([head.statusCode, head.headers['content-length']], [200, '10'])
  })

  test('every page gets the shell, and so does a missing file, as a 404', async () => {
    for (const url of ['/', '/agenda', '/assets']) {
      const page = await get(url)
      assert.deepEqual([page.statusCode, page.body], [200, '<p>shell'], url)
    }
    const missing = await get('/assets/gone-1a.js')
    assert.deepEqual([missing.statusCode, missing.body], [404, '<p>shell'])
  })

  test('nothing outside the folder is sent, however it is spelled', async () => {
    for (const up of ['..', '%2e%2e', '..%2f..', '%252e%252e', 'assets/..%2f..', '..%5c', '%00']) {
      const { statusCode, body } = await get(`/${up}/secret.txt`)
      assert.ok(statusCode >= 400, `${up}: ${statusCode}`)
      assert.doesNotMatch(body, /not for anybody/)
    }
  })
})
