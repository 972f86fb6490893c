/**
 * What Préau writes beside a question of an exported bank, so that nothing is lost on the way back:
 * the question itself, in a comment that other readers skip. It counts only as long as what stands
 * beside it is what was written then: whoever edits the file elsewhere edits the question.
 */
import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { blocksSchema } from '#contract/content.ts'
import { questionSchema } from '#contract/questions.ts'
import { rubricSchema } from '#contract/rubrics.ts'

/** A question, or the words above the first one and the rubric of the whole copy. */
const carriedSchema = Type.Union([
  Type.Object({ question: questionSchema }),
  Type.Object({ introduction: blocksSchema, rubric: Type.Optional(rubricSchema) }),
])
export type Carried = Static<typeof carriedSchema>

/** `preau:1:`, the hash of what stands beside it, and the packed JSON. */
const carriedComment = /^\s*preau:1:([0-9a-f]{32}):([A-Za-z0-9+/=]+)\s*$/u

/** Largest question once unpacked: a small comment may be written to unpack to gigabytes. */
const unpackedBytesMax = 2 * 1024 * 1024

/** The names of fields that a question is made of; MathML is made here, and never taken. */
const knownNames = namesOf(carriedSchema)
knownNames.delete('mathml')

function namesOf(schema: object): Set<string> {
  const names = new Set<string>()
  JSON.stringify(schema, (key, value: object) => {
    if (key === 'properties') for (const name of Object.keys(value)) names.add(name)
    return value
  })
  return names
}

/** The words of the comment; letters, digits and `+/=:` only, so that no format trips over them. */
export function writeCarried(carried: Carried, beside: string): string {
  const packed = deflateRawSync(JSON.stringify(carried)).toString('base64')
  return `preau:1:${hashOf(beside)}:${packed}`
}

/** Undefined where it is no such comment, is damaged, or no longer belongs to what stands beside it. */
export function readCarried(comment: string, beside: string): Carried | undefined {
  const match = carriedComment.exec(comment)
  if (match === null || match[1] !== hashOf(beside)) return undefined
  try {
    const packed = Buffer.from(match[2] ?? '', 'base64')
    const bytes = inflateRawSync(packed, { maxOutputLength: unpackedBytesMax })
    const value: unknown = JSON.parse(bytes.toString('utf8'), (key, one: unknown) =>
      /^\d*$/u.test(key) || knownNames.has(key) ? one : undefined,
    )
    return Value.Check(carriedSchema, value) ? value : undefined
  } catch {
    // Not ours after all: what stands beside it is read as any other question.
    return undefined
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
