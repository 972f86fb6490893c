/**
 * One spelling for each JSON value: keys sorted, no spaces. Two devices that hold the same
 * answers hash the same bytes (the shape of RFC 8785 for the values that occur here: strings,
 * finite numbers, booleans, null, arrays, objects).
 */

export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new Error('a number that JSON cannot hold')
  }
  return JSON.stringify(value) ?? 'null'
}
