/**
 * Looks at what a request brought before any handler sees it: bodies fit their schema as they are
 * (nothing is turned from one type into another), and no text holds what could never be kept.
 */
import { Compile } from 'typebox/compile'
import type { Refusal } from '#kernel/result.ts'
import type { Route } from './route.ts'

/** Objects and lists within each other; the deepest of ours has a dozen. */
const depthMax = 40

export interface RequestInput {
  readonly query: unknown
  readonly body: unknown
}

/** What stands in the way of this request's input, or null. */
export type InputCheck = (input: RequestInput) => Refusal | null

export function createInputCheck<Caller>(route: Pick<Route<Caller>, 'body'>): InputCheck {
  const bodyCheck = route.body === undefined ? null : Compile(route.body)
  return ({ query, body }) => {
    if (isUnkeepable(query)) return badRequest('/query')
    if (bodyCheck === null) return null
    if (isUnkeepable(body)) return badRequest('/body')
    if (bodyCheck.Check(body)) return null
    const [first] = bodyCheck.Errors(body)
    return badRequest(`${first?.instancePath ?? ''} ${first?.message ?? ''}`.trim().slice(0, 200))
  }
}

function badRequest(where: string): Refusal {
  return { code: 'bad_request', detail: { where } }
}

/**
 * True for text that PostgreSQL refuses wherever it stands (NUL in a text, half a surrogate pair
 * in JSON), in values and in names, and for nesting that no honest request has. Walks without
 * recursion: a megabyte of brackets must not end the process.
 */
export function isUnkeepable(input: unknown): boolean {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [
    { value: input, depth: 0 },
  ]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next
    if (typeof value === 'string' && isBrokenText(value)) return true
    if (typeof value !== 'object' || value === null) continue
    if (depth >= depthMax) return true
    for (const [name, part] of Object.entries(value)) {
      if (isBrokenText(name)) return true
      waiting.push({ value: part, depth: depth + 1 })
    }
  }
  return false
}

function isBrokenText(text: string): boolean {
  return text.includes('\u0000') || !text.isWellFormed()
}
