/**
 * Five hundred adults within five seconds, each with a password and no session, as the product is
 * set by default: the place or the way in within a second, and how long until 95 % are in.
 */
import type { ArrivalReply } from '#contract/arrival.ts'
import type { Measurement } from '../finding.ts'

const people = 500
const withinMs = 5_000
const firstAnswerMsMax = 1_000
const givenUpAfterMs = 60_000
/** As the product is set unless somebody sets it. */
const defaultRate = 100

export const morning500: Measurement = {
  name: 'morning500',
  target: { value: 5_000, is: 'at_most' },
  async measure(ground) {
    const { adults } = await ground.school()
    const cell = await ground.schoolCell(defaultRate)
    const outcomes = await Promise.all(
      Array.from({ length: people }, async (_, index) => {
        await sleep((index * withinMs) / people)
        return comeIn(cell.port, adults[index % adults.length] ?? { login: '', password: '' })
      }),
    )
    await cell.stop()
    const waits = outcomes.map(({ inAfterMs }) => inAfterMs).sort((left, right) => left - right)
    const late = outcomes.filter(({ answeredAfterMs }) => answeredAfterMs > firstAnswerMsMax)
    return {
      value: waits[Math.ceil(people * 0.95) - 1] ?? Number.POSITIVE_INFINITY,
      unit: 'ms until 95 % are in',
      p99Ms: waits[Math.ceil(people * 0.99) - 1] ?? Number.POSITIVE_INFINITY,
      failed: late.length,
    }
  },
}

interface Outcome {
  readonly answeredAfterMs: number
  readonly inAfterMs: number
}

/** One person: arrives, polls when told, signs in when let in. */
async function comeIn(
  port: number,
  adult: { readonly login: string; readonly password: string },
): Promise<Outcome> {
  const startedAtMs = performance.now()
  const passed = (): number => performance.now() - startedAtMs
  const jar = new Map<string, string>()
  const call = async (path: string, body: unknown): Promise<Response> => {
    const origin = `http://127.0.0.1:${port}`
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(origin + path, {
      method: 'POST',
      headers: { origin, cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return response
  }
  let answeredAfterMs: number | null = null
  while (passed() < givenUpAfterMs) {
    const reply = (await (await call('/api/arrival', {})).json()) as ArrivalReply
    answeredAfterMs ??= passed()
    if (reply.state === 'in') {
      const signedIn = await call('/api/sign-in/password', adult)
      if (signedIn.ok) return { answeredAfterMs, inAfterMs: passed() }
      await sleep(1_000 * Number(signedIn.headers.get('retry-after') ?? 1))
    } else await sleep(reply.place.pollAfterMs)
  }
  return { answeredAfterMs: answeredAfterMs ?? givenUpAfterMs, inAfterMs: givenUpAfterMs }
}

function sleep(ms: number): Promise<void> {
  return new Promise((wake) => setTimeout(wake, ms))
}
