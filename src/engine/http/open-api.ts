/**
 * The public description of the API, made from the declared routes: nothing is described that is
 * not served, and nothing served that is not described.
 */
import { refusalSchema } from '#contract/wire-shapes.ts'
import type { Route } from './route.ts'

type Json = Record<string, unknown>

/** OpenAPI 3.1, whose schemas are JSON Schema, as ours are. */
export function openApi<Caller>(
  routes: readonly Route<Caller>[],
  about: { readonly title: string; readonly version: string },
): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.path.replace(/:([A-Za-z]+)/g, '{$1}')
    paths[path] ??= {}
    const operations = paths[path]
    if (operations !== undefined) operations[route.method.toLowerCase()] = operation(route)
  }
  return {
    openapi: '3.1.0',
    info: { title: about.title, version: about.version },
    paths,
    components: {
      responses: { refusal: refusalResponse() },
    },
  }
}

function operation<Caller>(route: Route<Caller>): Json {
  return {
    summary: route.summary,
    description: `Who may call: ${route.access.name}.`,
    tags: [route.tag],
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    ...(route.body === undefined
      ? route.rawBody
        ? { requestBody: { required: true, content: { 'application/octet-stream': {} } } }
        : {}
      : {
          requestBody: { required: true, content: { 'application/json': { schema: route.body } } },
        }),
    responses: {
      '200': {
        description: 'Done',
        content:
          route.reply === undefined
            ? { '*/*': {} }
            : { 'application/json': { schema: route.reply } },
      },
      default: { $ref: '#/components/responses/refusal' },
    },
  }
}

function parameters(schema: unknown, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, unknown>
    required?: string[]
  }
  return Object.entries(properties).map(([name, parameterSchema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: parameterSchema,
  }))
}

function refusalResponse(): Json {
  return {
    description: 'A refusal: one code of the table, with facts for its words.',
    content: {
      'application/json': {
        schema: refusalSchema,
      },
    },
  }
}
