/** The connections of a server while they are open: since when, from where, and what came over them. */
import type { Server } from 'node:http'
import { Server as SecureServer } from 'node:https'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Clock } from '#kernel/clock.ts'
import type { Beginning, ConnectionEnd, SeenConnection } from './traffic-watch.ts'

export interface OpenConnection {
  readonly began: Beginning
  readonly address: string
  /** Came whole, or were refused because nobody could read them. */
  requests: number
  /** Known before it is over; null: not yet. */
  end: ConnectionEnd | null
  /** What went in and out before the request that is under way. */
  bytesIn: number
  bytesOut: number
}

export class ConnectionBook {
  readonly #clock: Clock
  readonly #see: (connection: SeenConnection) => void
  readonly #open = new WeakMap<Duplex, OpenConnection>()
  /** TLS wraps a socket in another: they have their two ends in common. */
  readonly #byEnds = new Map<string, OpenConnection>()
  #openCount = 0
  #silentCount = 0
  #isStopping = false

  constructor(clock: Clock, see: (connection: SeenConnection) => void) {
    this.#clock = clock
    this.#see = see
  }

  now(): Beginning {
    return { atMs: this.#clock.now(), steadyMs: this.#clock.monotonicMs() }
  }

  msSince({ steadyMs }: Beginning): number {
    return this.#clock.monotonicMs() - steadyMs
  }

  /** Undefined: a stream of this process's own, such as one of a tunnel. */
  find(stream: Duplex): OpenConnection | undefined {
    return this.#open.get(stream)
  }

  countRequest(connection: OpenConnection): void {
    if (connection.requests === 0) this.#silentCount -= 1
    connection.requests += 1
  }

  counts(): { readonly open: number; readonly silent: number } {
    return { open: this.#openCount, silent: this.#silentCount }
  }

  stopping(): void {
    this.#isStopping = true
  }

  get isStopping(): boolean {
    return this.#isStopping
  }

  follow(server: Server): void {
    server.prependListener('connection', (socket) => this.#begin(socket))
    server.on('drop', (other) => this.#drop(other?.remoteAddress ?? ''))
    if (server instanceof SecureServer) this.#followTls(server)
  }

  #begin(socket: Socket): void {
    const address = socket.remoteAddress
    if (address === undefined) return
    const began = this.now()
    const connection = { began, address, requests: 0, end: null, bytesIn: 0, bytesOut: 0 }
    this.#enter(socket, connection)
    this.#openCount += 1
    this.#silentCount += 1
    // A request that was cut with it is told first, and counted with it.
    socket.once('close', (hadError) => {
      setImmediate(() => this.#close(socket, connection, hadError))
    })
  }

  #enter(socket: Socket, connection: OpenConnection): void {
    this.#open.set(socket, connection)
    socket.once('timeout', () => {
      connection.end ??= 'idle'
    })
  }

  #close(socket: Socket, connection: OpenConnection, hadError: boolean): void {
    const { address, began, requests } = connection
    this.#openCount -= 1
    if (requests === 0) this.#silentCount -= 1
    const end = connection.end ?? (this.#isStopping ? 'stop' : hadError ? 'error' : 'client')
    const { bytesRead: bytesIn, bytesWritten: bytesOut } = socket
    this.#see({ began, tookMs: this.msSince(began), address, requests, end, bytesIn, bytesOut })
  }

  /** Too many are open: this one was refused before anything came over it. */
  #drop(address: string): void {
    const nothing = { tookMs: 0, requests: 0, bytesIn: 0, bytesOut: 0 }
    this.#see({ began: this.now(), address, end: 'full', ...nothing })
  }

  #followTls(server: Server): void {
    server.on('connection', (socket) => {
      const connection = this.#open.get(socket)
      if (connection === undefined) return
      const name = endsOf(socket)
      this.#byEnds.set(name, connection)
      socket.once('close', () => void this.#byEnds.delete(name))
    })
    server.prependListener('secureConnection', (socket) => {
      const connection = this.#byEnds.get(endsOf(socket))
      if (connection !== undefined) this.#enter(socket, connection)
    })
  }
}

function endsOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`
}
