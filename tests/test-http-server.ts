/**
 * A real HTTP server over the routes of a room, for tests of doors. Sign-in has its own tests:
 * here a header names the account that calls, and everything after that (rights read from the
 * database, access rules, limits, schemas, answers checked against them) is the product's own.
 */
import { createHttpServer, listen } from '#engine/http/http-server.ts'
import type { Route } from '#engine/http/route.ts'
import type { UploadRoom } from '#engine/http/upload-room.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import { readKnownPerson } from '#school/people/caller-store.ts'
import { refuseActsOfAnother } from '#school/people/refuse-acts-of-another.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

const accountHeader = 'x-test-account'

export interface TestAnswer<Body> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
}

export interface TestHttpServer {
  readonly address: string
  /** Calls as the account of `who`; null calls as nobody. The body is JSON unless it is bytes. */
  call<Body = Record<string, unknown>>(
    who: { readonly accountId: string } | null,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<TestAnswer<Body>>
  stop(): Promise<void>
}

export async function startTestHttpServer(options: {
  readonly db: SchoolDatabase
  readonly routes: readonly Route<Caller>[]
  /** Absent: one of its own. */
  readonly uploadRoom?: UploadRoom
}): Promise<TestHttpServer> {
  const complaints: unknown[] = []
  const app = await createHttpServer<Caller>({
    routes: options.routes,
    log: {
      error: (data) => void complaints.push(data),
    },
    async authenticate({ headers }) {
      const accountId = headers[accountHeader]
      if (typeof accountId !== 'string') return accept(null)
      const known = await readKnownPerson(options.db, accountId)
      if (known === null) return refuse('account_disabled')
      return accept({ ...known, sessionId: accountId, sharedDevice: false })
    },
    against: refuseActsOfAnother,
    limitKey: (caller) => caller.accountId,
    ...(options.uploadRoom === undefined ? {} : { uploadRoom: options.uploadRoom }),
    trustedProxies: [],
    publicOrigin: null,
    tls: null,
    checkReplies: true,
  })
  const { port } = await listen(app, { host: '127.0.0.1', port: 0 })
  const address = `http://127.0.0.1:${port}`
  return {
    address,
    async call<Body>(
      who: { readonly accountId: string } | null,
      method: string,
      path: string,
      body?: unknown,
    ): Promise<TestAnswer<Body>> {
      const isBytes = body instanceof Uint8Array
      const response = await fetch(address + path, {
        method,
        headers: {
          ...(who === null ? {} : { [accountHeader]: who.accountId }),
          ...(body === undefined
            ? {}
            : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
        },
        ...(body === undefined ? {} : { body: isBytes ? Buffer.from(body) : JSON.stringify(body) }),
      })
      const text = await response.text()
      if (response.status === 500) {
        throw new Error(`${method} ${path} answered ${response.status}`, {
          cause: complaints.at(-1),
        })
      }
      const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
      return {
        status: response.status,
        headers: response.headers,
        body: (isJson ? JSON.parse(text) : text) as Body,
      }
    },
    stop: () => app.close(),
  }
}
