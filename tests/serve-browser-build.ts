/**
 * Serves the browser's code with the headers of the real server, but without any school behind it:
 * for looking at what needs none. Nobody is signed in.
 */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { securityHeaders } from '#engine/http/security-headers.ts'
import { clientFolder } from '#roles/client-build.ts'
import { buildOnce } from './build-once.ts'

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
  await buildOnce()
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
      const body = await readFile(join(clientFolder, file))
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
    },
  }
}
