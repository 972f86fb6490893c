/**
 * Compares exported events with the parts of published schemas in tests/fixtures/journal-export:
 * every attribute is known there, has its type and one of its values, and none that must be is missing.
 */
import { readFileSync } from 'node:fs'

type Json = Readonly<Record<string, unknown>>

function readFixture<T>(name: string): T {
  const file = new URL(`./fixtures/journal-export/${name}`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as T
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isIp = (value: unknown): boolean =>
  typeof value === 'string' && (/^[\da-f:]+$/i.test(value) || /^\d+(\.\d+){3}$/.test(value))

interface EcsField {
  readonly type: string
  readonly isArray?: boolean
  readonly values?: readonly string[]
  readonly expectedTypes?: Readonly<Record<string, readonly string[]>>
}

export const ecs = readFixture<{ version: string; fields: Readonly<Record<string, EcsField>> }>(
  'ecs-fields.json',
)

const ecsTypes: Readonly<Record<string, (value: unknown) => boolean>> = {
  keyword: (value) => typeof value === 'string',
  wildcard: (value) => typeof value === 'string',
  match_only_text: (value) => typeof value === 'string',
  long: Number.isSafeInteger,
  date: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  ip: isIp,
}

/** What is wrong with this event; empty: nothing. */
export function checkEcs(event: Json): string[] {
  const wrong = checkEcsPart(event, '')
  for (const must of ['@timestamp', 'ecs']) if (!(must in event)) wrong.push(`${must} is missing`)
  const told = isObject(event.event) ? event.event : {}
  const types = Array.isArray(told.type) ? told.type : []
  for (const category of Array.isArray(told.category) ? told.category : []) {
    const expected = ecs.fields['event.category']?.expectedTypes?.[category] ?? []
    for (const type of types) {
      if (!expected.includes(type)) wrong.push(`${category} is not expected with ${type}`)
    }
  }
  return wrong
}

function checkEcsPart(part: Json, path: string): string[] {
  return Object.entries(part).flatMap(([name, value]) => {
    const full = path === '' ? name : `${path}.${name}`
    const field = ecs.fields[full]
    if (field?.type === 'object' && isObject(value)) {
      // Labels are flat, and keywords.
      return Object.values(value).every((each) => typeof each === 'string')
        ? []
        : [`${full} is deep`]
    }
    if (isObject(value)) return checkEcsPart(value, full)
    if (field === undefined) return [`${full} is no field`]
    if ((field.isArray === true) !== Array.isArray(value)) return [`${full}: list or not`]
    const values: unknown[] = Array.isArray(value) ? value : [value]
    const isRight = ecsTypes[field.type] ?? (() => false)
    return values.flatMap((each) => [
      ...(isRight(each) ? [] : [`${full} is no ${field.type}`]),
      ...(field.values?.includes(String(each)) === false ? [`${full}: ${each} is no value`] : []),
    ])
  })
}

interface OcsfAttribute {
  readonly type: string
  readonly requirement: 'required' | 'recommended' | 'optional'
  readonly isArray?: boolean
  readonly enum?: readonly string[]
}

interface OcsfObject {
  readonly attributes: Readonly<Record<string, OcsfAttribute>>
  readonly constraints: { readonly at_least_one?: readonly string[] }
}

export const ocsf = readFixture<{
  version: string
  class: OcsfObject
  objects: Readonly<Record<string, OcsfObject>>
}>('ocsf-http-activity.json')

const ocsfTypes: Readonly<Record<string, (value: unknown) => boolean>> = {
  integer_t: Number.isSafeInteger,
  long_t: Number.isSafeInteger,
  timestamp_t: Number.isSafeInteger,
  string_t: (value) => typeof value === 'string',
  ip_t: isIp,
  object: isObject,
}

export function checkOcsf(event: Json): string[] {
  const wrong = checkOcsfPart(event, ocsf.class, '')
  const { activity_id: activity, class_uid: classUid, type_uid: type } = event
  if (type !== Number(classUid) * 100 + Number(activity)) wrong.push('type_uid is not computed')
  return wrong
}

function checkOcsfPart(part: Json, shape: OcsfObject, path: string): string[] {
  const wrong: string[] = []
  for (const [name, { requirement }] of Object.entries(shape.attributes)) {
    if (requirement === 'required' && !(name in part)) wrong.push(`${path}${name} is missing`)
  }
  const oneOf = shape.constraints.at_least_one
  if (oneOf?.some((name) => name in part) === false) wrong.push(`${path} has none of ${oneOf}`)
  for (const [name, value] of Object.entries(part)) {
    const attribute = shape.attributes[name]
    if (attribute === undefined) wrong.push(`${path}${name} is no attribute`)
    else wrong.push(...checkOcsfValue(value, attribute, `${path}${name}`))
  }
  return wrong
}

function checkOcsfValue(value: unknown, attribute: OcsfAttribute, path: string): string[] {
  if (attribute.isArray === true) return [`${path}: lists are not looked at`]
  const object = ocsf.objects[attribute.type]
  if (object !== undefined) {
    return isObject(value) ? checkOcsfPart(value, object, `${path}.`) : [`${path} is no object`]
  }
  const isRight = ocsfTypes[attribute.type]
  if (isRight?.(value) !== true) return [`${path} is no ${attribute.type}`]
  return attribute.enum?.includes(String(value)) === false ? [`${path}: ${value} is no value`] : []
}
