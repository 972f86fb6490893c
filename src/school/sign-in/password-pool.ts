/**
 * Passwords are costly on purpose (argon2id, 19 MiB, two passes: about 13 ms of a core each), so
 * they are computed in threads of their own: as many as there are cores, of low priority, so that
 * whoever arrives meanwhile does not wait for them; a short queue with a deadline, and an honest "come
 * back later" when it is full. Cards never wait here.
 */
import { Piscina } from 'piscina'
import type { Clock } from '#kernel/clock.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { CheckJob, HashJob } from './password-thread.ts'

/** By how much threads are nicer than the rest of the process: they take what it leaves. */
const niceness = 10
/** Only there priority is a thread's own: elsewhere the whole process would step back. */
const hasNiceThreads = process.platform === 'linux'
/** A thread has its next job before it has done the last: it does not wait for a busy process. */
const jobsAtThread = 2
const threadIdleMs = 10 * 60_000
/** Jobs that may wait for each that is handed out; beyond, callers are sent away at once. */
const waitingPerJobMax = 50
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
  /** Threads: the number of cores. */
  readonly workers: number
  /** The current pepper, then its predecessors. */
  readonly peppers: () => readonly Uint8Array[]
  readonly clock: Pick<Clock, 'monotonicMs'>
}): PasswordPool {
  const workers = Math.max(1, options.workers)
  const queue = createQueue({ handedOut: workers * jobsAtThread, clock: options.clock })
  const threads = new Piscina({
    filename: new URL('./password-thread.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: workers,
    concurrentTasksPerWorker: jobsAtThread,
    idleTimeout: threadIdleMs,
    niceIncrement: hasNiceThreads ? niceness : 0,
    env: {},
  })
  let dummyHash: Promise<string> | null = null

  const hashNow = (password: string): Promise<string> => {
    const [pepper] = options.peppers()
    if (pepper === undefined) throw new Error('there is no pepper')
    return threads.run({ password, pepper } satisfies HashJob, { name: 'hashPassword' })
  }

  const checkNow = async (password: string, passwordHash: string | null) => {
    dummyHash ??= hashNow('a password that nobody has')
    const compared = passwordHash ?? (await dummyHash)
    const job: CheckJob = { compared, password, peppers: options.peppers() }
    const rightUnder: number = await threads.run(job, { name: 'checkPassword' })
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

/** `handedOut`: jobs that are with the threads at most. */
function createQueue({
  handedOut,
  clock,
}: {
  readonly handedOut: number
  readonly clock: Pick<Clock, 'monotonicMs'>
}) {
  const waiting: Waiting[] = []
  let running = 0
  let jobMs = firstGuessMs

  const sendAway = (): Result<never> => {
    const retryAfterMs = Math.max(1_000, Math.ceil((waiting.length * jobMs) / handedOut))
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
      if (running < handedOut) {
        running += 1
        return work(job)
      }
      const expectedMs = (waiting.length * jobMs) / handedOut
      if (waiting.length >= waitingPerJobMax * handedOut || expectedMs > waitMaxMs) {
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
