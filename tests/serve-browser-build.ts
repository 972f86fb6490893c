/**
 * Builds the browser's code into a temporary folder and serves it with the headers of the real
 * server, but without any school behind it: for looking at what needs none. Nobody is signed in.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { build } from 'vite'
import { securityHeaders } from '#engine/http/security-headers.ts'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

export interface ServedBuild {
  readonly origin: string
  stop(): Promise<void>
}

export async function serveBrowserBuild(): Promise<ServedBuild> {
  const folder = await mkdtemp(join(tmpdir(), 'preau-browser-'))
  await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
  const server = createServer(async (request, reply) => {
    for (const [name, value] of Object.entries(securityHeaders(false))) reply.setHeader(name, value)
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname)
    if (path.startsWith('/api/')) {
      reply.writeHead(401, { 'content-type': 'application/json' })
      reply.end(JSON.stringify({ refusal: 'sign_in_required', requestId: 'none' }))
      return
    }
    // Every address without an ending is a page, and all pages are one document.
    const file = extname(path) === '' ? '/index.html' : path
    try {
      const body = await readFile(join(folder, file))
      reply.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
      reply.end(body)
    } catch {
      reply.writeHead(404)
      reply.end()
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await rm(folder, { recursive: true, force: true })
    },
  }
}
