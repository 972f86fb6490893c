import assert from 'node:assert/strict'
import { test } from 'node:test'
import Type from 'typebox'
import { refusalCodes } from '#kernel/refusal-codes.ts'
import { accept } from '#kernel/result.ts'
import { openApi } from './open-api.ts'
import { defineRoute } from './route.ts'

const everyone = { name: 'everyone', check: async () => null }
const routes = [
  defineRoute({
    method: 'GET',
    path: '/api/classes/:classId/week',
    summary: 'A week',
    tag: 'timetable',
    access: everyone,
    params: Type.Object({ classId: Type.String() }),
    query: Type.Object({ from: Type.Optional(Type.String()) }),
    reply: Type.Object({ days: Type.Integer() }),
    handle: async () => accept({ days: 5 }),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/classes/:classId/week',
    summary: 'Another week',
    tag: 'timetable',
    access: everyone,
    params: Type.Object({ classId: Type.String() }),
    rawBody: true,
    reply: Type.Object({}),
    handle: async () => accept({}),
  }),
]

test('what is served is described: paths, parameters, bodies, answers, who may call', () => {
  const page = openApi(routes, { title: 'Préau', version: '1' })
  const { get, post } = (page.paths as Record<string, Record<string, Record<string, unknown>>>)[
    '/api/classes/{classId}/week'
  ] as { get: Record<string, unknown>; post: Record<string, unknown> }
  assert.deepEqual(
    (get.parameters as { name: string; in: string; required: boolean }[]).map(
      ({ name, in: place, required }) => [name, place, required],
    ),
    [
      ['classId', 'path', true],
      ['from', 'query', false],
    ],
  )
  assert.match(String(get.description), /everyone/)
  assert.ok(JSON.stringify(get.responses).includes('"days"'))
  assert.ok(JSON.stringify(post.requestBody).includes('octet-stream'))
})

test('the refusal that every route may give names every code of the table', () => {
  const text = JSON.stringify(openApi(routes, { title: 'Préau', version: '1' }).components)
  for (const code of Object.keys(refusalCodes)) assert.ok(text.includes(`"${code}"`), code)
})
