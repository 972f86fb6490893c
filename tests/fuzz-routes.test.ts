/**
 * Throws what schemas allow, and what they do not, at every declared route over real HTTP, as a
 * head, a teacher, a pupil, a guardian and a stranger: whatever comes is answered or refused, never
 * by a 5xx, and never by silence. The seed is fixed, so that a change is judged by what it changed;
 * `FUZZ_SEED=random` (or a number) looks further, and a failing input is printed with its seed.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import type { Route } from '#engine/http/route.ts'
import type { Caller } from '#school/people/caller.ts'
import { arbitraryInput } from './arbitrary-input.ts'
import { startTestWeb } from './test-web.ts'

/** Inputs per route for one who is let in, and for one who is not, or comes late. */
const runsWhenLetIn = 4
const runsWhenRefused = 1
/** All calls together: on a slow machine, routes that come later are tried once by each. */
const timeMaxMs = 40_000
const seed = seedFrom(process.env.FUZZ_SEED)

const web = await startTestWeb()
const startedAtMs = performance.now()
const ids = [
  ...Object.values(web.targets),
  ...Object.values(web.everybody).map(({ personId }) => personId),
]
const tried = new Map<string, number>()

interface Trial {
  readonly params: Readonly<Record<string, unknown>>
  readonly query: unknown
  readonly body: unknown
}

function seedFrom(asked = '20210406'): number {
  return asked === 'random' ? Number(process.hrtime.bigint() % 2_147_483_647n) : Number(asked)
}

/** What ends things comes last, so that there is something to knock at until then. */
function lastness({ method, path }: Route<Caller>): number {
  if (method === 'GET') return 0
  const ends = /deactivate|end|revoke|sign-out|forget|roles|cancel|decide|reissue/.test(path)
  return method === 'DELETE' || ends ? 2 : 1
}

function trialsOf(route: Route<Caller>): fc.Arbitrary<Trial> {
  const { properties = {} } = (route.params ?? {}) as { properties?: Record<string, unknown> }
  const params = Object.entries(properties).map(([name, schema]) => {
    const real = fc.constant(web.targets[name] ?? 'x')
    const strange = arbitraryInput(schema, ids)
    return [name, fc.oneof({ weight: 6, arbitrary: real }, { weight: 1, arbitrary: strange })]
  })
  return fc.record({
    params: fc.record(Object.fromEntries(params) as Record<string, fc.Arbitrary<unknown>>),
    query: route.query === undefined ? fc.constant({}) : arbitraryInput(route.query, ids),
    body: bodyOf(route),
  })
}

function bodyOf(route: Route<Caller>): fc.Arbitrary<unknown> {
  if (route.rawBody) return fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...files))
  return route.body === undefined ? fc.constant(undefined) : arbitraryInput(route.body, ids)
}

/** Beginnings of files that readers would take for their own. */
const files = [
  '\u0000',
  'jour;début;fin;classe;matière\r\nlundi;8h;9h;6e A;Mathématiques\r\n',
  'jour;début;fin;classe;matière;salle\nlundi;8h;9h;6e A;"\u0000";x\n',
  '::q:: 1+1 {=2 ~3}\n\n::r:: {\n\n{T}',
  '::__proto__:: Paris {=Paris =%50%paris ~%-100%Lyon#non}\n',
  'GIF89a\u0001\u0000\u0001\u0000',
  '%PDF-1.7\n',
  '--x\r\ncontent-disposition: form-data; name="pupils"\r\n\r\nabc\r\n--x--\r\n',
].map((text) => new Uint8Array(Buffer.from(text, 'latin1')))

function addressOf(route: Route<Caller>, trial: Trial): string {
  const path = route.path.replace(/:([A-Za-z]+)/g, (_, name: string) =>
    encodeURIComponent(textOf(trial.params[name]).toWellFormed()),
  )
  const { query } = trial
  const isRecord = typeof query === 'object' && query !== null
  const pairs = isRecord
    ? Object.entries(query).map(([key, value]): [string, string] => [key, textOf(value)])
    : []
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`
}

/** As an address says it; an object whose `toString` is no function has a text too. */
function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
}

async function send(route: Route<Caller>, cookie: string | null, trial: Trial): Promise<number> {
  const response = await web.call(addressOf(route, trial), {
    cookie,
    method: route.method,
    ...(trial.body === undefined ? {} : { body: trial.body }),
    headers: route.rawBody
      ? { 'content-type': 'multipart/form-data; boundary=x' }
      : trial.body === undefined
        ? {}
        : { 'content-type': 'application/json' },
  })
  await response.arrayBuffer()
  return response.status
}

const routes = web.routes.toSorted((a, b) => lastness(a) - lastness(b))

after(() => {
  const left = routes.filter(({ method, path }) => !tried.has(`${method} ${path}`))
  assert.deepEqual(
    left.map(({ path }) => path),
    [],
    'every route was tried',
  )
})

for (const name of ['pupilA1', 'teacherA', 'head', 'guardianA1', 'nobody']) {
  test(`nothing that ${name} sends makes a route fail (seed ${seed})`, async () => {
    const person = web.everybody[name]
    const failures: string[] = []
    for (const route of routes) {
      // A session of its own for each route: some of them end it.
      const cookie = person === undefined ? null : await web.signIn(person)
      const refused = await web.call(addressOf(route, realTrial(route)), {
        cookie,
        method: route.method,
        ...(route.body === undefined ? {} : { body: [] }),
      })
      await refused.arrayBuffer()
      const isRefused = [401, 403, 404].includes(refused.status)
      const isLate = performance.now() - startedAtMs > timeMaxMs
      const outcome = await fc.check(
        fc.asyncProperty(trialsOf(route), async (trial) => {
          const status = await send(route, cookie, trial)
          tried.set(`${route.method} ${route.path}`, status)
          return status < 500
        }),
        {
          seed,
          numRuns: isRefused || isLate ? runsWhenRefused : runsWhenLetIn,
          endOnFailure: true,
        },
      )
      if (outcome.failed) {
        const logged = web.logged.at(-1)?.slice(0, 420) ?? ''
        const input = fc.stringify(outcome.counterexample).slice(0, 400)
        failures.push(
          `${route.method} ${route.path}: ${input} ${outcome.errorInstance ?? ''} ${logged}`,
        )
      }
    }
    assert.deepEqual(failures, [])
  })
}

function realTrial(route: Route<Caller>): Trial {
  const names = [...route.path.matchAll(/:([A-Za-z]+)/g)].map(([, name = '']) => name)
  return {
    params: Object.fromEntries(names.map((name) => [name, web.targets[name] ?? 'x'])),
    query: {},
    body: undefined,
  }
}
