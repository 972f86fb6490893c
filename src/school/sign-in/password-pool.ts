/**
 * Passwords are costly on purpose (argon2id, 19 MiB, two passes: about 13 ms of a core each), so
 * they are computed in a pool of their own: as many at once as there are cores, a short queue
 * with a deadline, and an honest "come back later" when it is full. Cards never wait here.
 */
import { type Algorithm, hash, verify } from '@node-rs/argon2'
import type { Clock } from '#kernel/clock.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'

/** OWASP's and RFC 9106's second choice for machines with little memory. */
const cost = { algorithm: 2 as Algorithm, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Jobs that may wait for each worker; beyond, callers are sent away at once. */
const waitingPerWorkerMax = 100
/** Nobody stands in the queue longer than this. */
const waitMaxMs = 5_000
/** A first guess of one job's length, until some have been measured. */
const firstGuessMs = 15

/** The name of the pepper in the key ring: without it a stolen database is no use. */
export const pepperKeyName = 'password-pepper'

export interface PasswordPool {
  hash(password: string): Promise<Result<string>>
  /**
   * Whether the password is the hash's. `passwordHash` null stands for an unknown login: it costs
   * the same, and is never right. `isStale`: right, but under a former pepper; hash it anew.
   */
  check(
    password: string,
    passwordHash: string | null,
  ): Promise<Result<{ readonly isRight: boolean; readonly isStale: boolean }>>
  load(): { readonly running: number; readonly waiting: number }
}

export function createPasswordPool(options: {
  /** Jobs at once: the number of cores. */
  readonly workers: number
  /** The current pepper, then its predecessors. */
  readonly peppers: () => readonly Uint8Array[]
  readonly clock: Pick<Clock, 'monotonicMs'>
}): PasswordPool {
  const queue = createQueue(options)
  let dummyHash: Promise<string> | null = null

  const withPepper = (pepper: Uint8Array | undefined) => {
    if (pepper === undefined) throw new Error('there is no pepper')
    return { ...cost, secret: pepper }
  }
  const hashNow = (password: string) => hash(password, withPepper(options.peppers()[0]))

  const checkNow = async (password: string, passwordHash: string | null) => {
    dummyHash ??= hashNow('a password that nobody has')
    const compared = passwordHash ?? (await dummyHash)
    let rightUnder = -1
    for (const [index, pepper] of options.peppers().entries()) {
      if (await verify(compared, password, withPepper(pepper))) {
        rightUnder = index
        break
      }
    }
    return { isRight: passwordHash !== null && rightUnder >= 0, isStale: rightUnder > 0 }
  }

  return {
    hash: (password) => queue.run(() => hashNow(password)),
    check: (password, passwordHash) => queue.run(() => checkNow(password, passwordHash)),
    load: queue.load,
  }
}

interface Waiting {
  readonly start: () => void
  readonly giveUp: () => void
  readonly since: number
}

function createQueue(options: {
  readonly workers: number
  readonly clock: Pick<Clock, 'monotonicMs'>
}) {
  const { clock } = options
  const workers = Math.max(1, options.workers)
  const waiting: Waiting[] = []
  let running = 0
  let jobMs = firstGuessMs

  const sendAway = (): Result<never> => {
    const retryAfterMs = Math.max(1_000, Math.ceil((waiting.length * jobMs) / workers))
    return refuse('overloaded', { retryAfterMs })
  }

  const startNext = (): void => {
    for (;;) {
      const next = waiting.shift()
      if (next === undefined) return
      if (clock.monotonicMs() - next.since > waitMaxMs) {
        next.giveUp()
        continue
      }
      next.start()
      return
    }
  }

  const work = async <T>(job: () => Promise<T>): Promise<Result<T>> => {
    const startedAtMs = clock.monotonicMs()
    try {
      return accept(await job())
    } finally {
      jobMs = jobMs * 0.9 + (clock.monotonicMs() - startedAtMs) * 0.1
      running -= 1
      startNext()
    }
  }

  return {
    load: () => ({ running, waiting: waiting.length }),
    run<T>(job: () => Promise<T>): Promise<Result<T>> {
      if (running < workers) {
        running += 1
        return work(job)
      }
      const expectedMs = (waiting.length * jobMs) / workers
      if (waiting.length >= waitingPerWorkerMax * workers || expectedMs > waitMaxMs) {
        return Promise.resolve(sendAway())
      }
      return new Promise((resolve, reject) => {
        waiting.push({
          since: clock.monotonicMs(),
          giveUp: () => resolve(sendAway()),
          start: () => {
            running += 1
            work(job).then(resolve, reject)
          },
        })
      })
    },
  }
}
