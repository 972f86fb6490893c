/**
 * Inputs made from a route's JSON schemas: some that fit, some that nearly do, and some that only
 * an attacker would send. What a schema does not forbid is generated, however strange.
 */
import fc, { type Arbitrary } from 'fast-check'

/** The parts of JSON Schema that the contract uses. */
interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly items?: Schema | readonly Schema[]
  readonly pattern?: string
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
}

/** Texts on which parsers, databases and headers have stumbled. */
const hostileTexts = [
  '',
  ' ',
  '\u0001',
  '\u202eexe.gnp',
  '\ufeff',
  '%',
  '%00',
  '%s%n',
  '__proto__',
  'constructor',
  'toString',
  "'; drop table person; --",
  '" or 1=1',
  '<script>alert(1)</script>',
  '=cmd|calc',
  '../../etc/passwd',
  'a\r\nset-cookie: x=1',
  '\\',
  '{}',
  'null',
  '😀'.repeat(60),
  'e\u0301'.repeat(50),
  '9'.repeat(40),
  '-1',
  '1e309',
  'NaN',
]

/** Texts that no database keeps: refused wherever they stand, and so kept apart. */
const brokenTexts = ['\u0000', 'a\u0000b', '\ud800', 'x\udfff y']

const hostileNumbers = [
  0,
  -0,
  -1,
  1,
  0.1,
  1e-320,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 53 - 1,
  2 ** 53,
  2 ** 63,
  1e21,
  1e300,
  1.797e308,
  -1e308,
]

const hostileDays = [
  '2026-11-24',
  '2026-02-30',
  '2026-13-45',
  '0000-00-00',
  '0000-01-01',
  '0001-01-01',
  '1582-10-10',
  '9999-12-31',
  '2026-02-29',
]

const hostileInstants = [
  '2026-11-24T08:00:00.000Z',
  '2026-11-24T08:00:00+23:59',
  '2026-02-30T08:00:00.000Z',
  '0000-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '+275760-09-13T00:00:00Z',
  '-271821-04-20T00:00:00Z',
  '2026-11-24T24:00:00Z',
  '2016-12-31T23:59:60Z',
  'Tue Nov 24 2026 08:00:00',
  'aaaaaaaaaaaaaaaaaaaaaaaa',
  '2026-11-24 08:00:00 infinity',
]

/** Days of the schools' year, and those around it. */
const days = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const instants = days.map((day) => `${day}T08:00:00.000Z`)

/** Any JSON, for what should have had another shape. */
const anything: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, '', [], {}, [[]], { a: { b: {} } }, [null], 'x'),
  fc.constantFrom(...hostileTexts, ...brokenTexts),
  fc.constantFrom(...hostileNumbers),
  fc.jsonValue({ maxDepth: 3 }),
)

/** Values that nearly always fit the schema, as strange as it lets them be. */
export function arbitraryOf(schema: unknown, ids: readonly string[]): Arbitrary<unknown> {
  return build(schema as Schema, ids)
}

/**
 * Values that mostly fit the schema, with a part replaced or added now and then. `ids` are names of
 * real things, which inputs mostly use.
 */
export function arbitraryInput(schema: unknown, ids: readonly string[]): Arbitrary<unknown> {
  const fitting = build(schema as Schema, ids)
  return fc.oneof(
    { weight: 8, arbitrary: fitting },
    { weight: 3, arbitrary: fc.tuple(fitting, anything, fc.nat()).map(spoil) },
    { weight: 1, arbitrary: anything },
  )
}

/** Replaces the part at some place by something else, or adds a name that objects have anyway. */
function spoil([value, other, at]: [unknown, unknown, number]): unknown {
  if (typeof value !== 'object' || value === null) return other
  const keys = Object.keys(value)
  const names = ['constructor', 'toString', 'é', '', 'hasOwnProperty', '\u0000']
  const key = at % 3 === 0 ? names[at % names.length] : keys[at % Math.max(1, keys.length)]
  if (key === undefined) return other
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? other : item))
  const part: unknown = Reflect.get(value, key)
  const deeper = at % 2 === 0 && Object.hasOwn(value, key)
  return { ...value, [key]: deeper ? spoil([part, other, at >> 1]) : other }
}

function build(schema: Schema, ids: readonly string[]): Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one) => build(one, ids)))
  switch (schema.type) {
    case 'object':
      return schema.patternProperties === undefined
        ? buildObject(schema, ids)
        : buildRecord(schema.patternProperties, ids)
    case 'array':
      return buildArray(schema, ids)
    case 'string':
      return buildText(schema, ids)
    case 'integer':
      return buildNumber(schema).map((value) => (Number.isInteger(value) ? value : 1))
    case 'number':
      return buildNumber(schema)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return anything
  }
}

function buildObject(schema: Schema, ids: readonly string[]): Arbitrary<unknown> {
  const parts = Object.entries(schema.properties ?? {})
  const shape = Object.fromEntries(parts.map(([key, part]) => [key, build(part, ids)]))
  return fc.record(shape, { requiredKeys: [...(schema.required ?? [])], noNullPrototype: true })
}

function buildRecord(
  patterns: Readonly<Record<string, Schema>>,
  ids: readonly string[],
): Arbitrary<unknown> {
  const [[, part] = ['', {}]] = Object.entries(patterns)
  const keys = fc.constantFrom('q1', 'q2', 'constructor', 'toString', 'valueOf', 'x'.repeat(64))
  return fc.dictionary(keys, build(part, ids), { maxKeys: 4, noNullPrototype: true })
}

function buildArray(schema: Schema, ids: readonly string[]): Arbitrary<unknown> {
  const items = Array.isArray(schema.items) ? schema.items[0] : schema.items
  const { minItems = 0, maxItems = 5 } = schema
  const lengths = { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 4)) }
  return fc.array(build((items ?? {}) as Schema, ids), lengths)
}

function buildNumber(schema: Schema): Arbitrary<number> {
  const { minimum = schema.exclusiveMinimum ?? -1e308, maximum = 1e308 } = schema
  const within = hostileNumbers.filter((value) => value >= minimum && value <= maximum)
  const small = fc.integer({
    min: Math.ceil(Math.max(minimum, -1_000)),
    max: Math.floor(Math.min(maximum, 1_000)),
  })
  return within.length === 0 ? small : fc.oneof(small, fc.constantFrom(...within))
}

function buildText(schema: Schema, ids: readonly string[]): Arbitrary<string> {
  const { pattern, minLength = 0, maxLength = 300 } = schema
  if (schema.format === 'date') return mostly(days, fc.constantFrom(...hostileDays))
  if (schema.format === 'date-time') return mostly(instants, fc.constantFrom(...hostileInstants))
  if (pattern !== undefined) return buildPatterned(pattern, maxLength, ids)
  const fits = (text: string): boolean => text.length >= minLength && text.length <= maxLength
  const hostile = hostileTexts.filter(fits)
  return fc.oneof(
    fc.string({
      minLength,
      maxLength: Math.max(minLength, Math.min(maxLength, 40)),
      unit: 'binary',
    }),
    ...(hostile.length === 0 ? [] : [fc.constantFrom(...hostile)]),
    fc.constant('a'.repeat(Math.max(minLength, Math.min(maxLength, 20_000)))),
  )
}

function buildPatterned(
  pattern: string,
  maxLength: number,
  ids: readonly string[],
): Arbitrary<string> {
  const expression = new RegExp(pattern, 'u')
  const matching = textsOf(expression).filter(
    (text) => text.length <= maxLength && !text.includes('\u0000'),
  )
  const real = pattern.startsWith('^') ? ids.filter((id) => expression.test(id)) : []
  const strange = fc.constantFrom(...hostileTexts)
  if (real.length === 0) return mostly(matching, strange)
  return mostly(fc.constantFrom(...real), fc.oneof(matching, strange))
}

/** What one is made of takes longer than many texts, and every route has ids of the same form. */
const madeOf = new Map<string, Arbitrary<string>>()

function textsOf(expression: RegExp): Arbitrary<string> {
  const made = madeOf.get(expression.source) ?? fc.stringMatching(expression, { size: 'small' })
  madeOf.set(expression.source, made)
  return made
}

/** An input holds many texts: if each were strange, none would come through. */
function mostly(usual: Arbitrary<string>, strange: Arbitrary<string>): Arbitrary<string> {
  return fc.oneof({ weight: 15, arbitrary: usual }, { weight: 1, arbitrary: strange })
}
