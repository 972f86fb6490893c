/**
 * Doors of the operator's page: the page, the code that opens it, and the measures. Forms and
 * redirects only, so that it works without JavaScript, on whatever machine is at hand that morning.
 */
import type { Readable } from 'node:stream'
import Type from 'typebox'
import { readBody } from '#engine/http/read-body.ts'
import {
  type AccessRule,
  defineRoute,
  type Route,
  StreamReply,
  WithExtras,
} from '#engine/http/route.ts'
import { accept, type Result } from '#kernel/result.ts'
import { typesetFrench } from '#kernel/typeset-french.ts'
import {
  enterAsOperator,
  isOperator,
  type OperatorContext,
  operatorRule,
} from './enter-as-operator.ts'
import {
  type ProcessFigures,
  refreshEverySeconds,
  renderLiveView,
  viewPath,
} from './live-view-page.ts'
import { liveViewStyle } from './live-view-style.ts'
import { type ViewNotice, viewNotices } from './live-view-words.ts'
import { renderOperatorDoor } from './operator-door-page.ts'
import type { SlowMeasure, SlowMeasures } from './slow-measures.ts'
import type { TrafficEstimate } from './traffic-estimate.ts'

export interface LiveViewContext extends OperatorContext {
  readonly estimate: TrafficEstimate
  readonly measures: SlowMeasures
  readonly timeZone: string
  readonly processFigures: () => ProcessFigures
  readonly knownBehind: (sourceKey: string) => number
  /** Each measure, taken or undone, goes into the journal. */
  readonly recordMeasure: (measure: Readonly<SlowMeasure>) => void
  /** Since when too few witnesses cosign the journal; null: enough do, or the policy asks for none. */
  readonly quorumLateSince: () => Promise<number | null>
}

const formBytesMax = 1_024
const html = 'text/html; charset=utf-8'
/** Codes typed in a minute from one address: 60 bits are not found so. */
const triesPerMinute = 10

export function liveViewRoutes<Caller>(
  context: LiveViewContext,
  { everyone }: { readonly everyone: AccessRule<Caller> },
): Route<Caller>[] {
  return [
    pageRoute(context, everyone),
    styleRoute(everyone),
    entryRoute(context, everyone),
    ...measureRoutes(context, operatorRule<Caller>(context)),
  ]
}

function pageRoute<Caller>(context: LiveViewContext, everyone: AccessRule<Caller>): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: viewPath,
    summary: 'What is passing now, for operators; for everybody else, where the code is typed',
    tag: 'evidence',
    access: everyone,
    query: Type.Object(
      {
        langue: Type.Optional(Type.Union([Type.Literal('fr'), Type.Literal('en')])),
        dit: Type.Optional(Type.String({ maxLength: 20 })),
      },
      { additionalProperties: true },
    ),
    isFree: true,
    async handle({ cookies, query }) {
      if (!(await isOperator(context, cookies))) {
        return accept(
          new StreamReply(
            typesetFrench(renderOperatorDoor(query.dit === 'code')),
            html,
            formHeaders,
          ),
        )
      }
      const { clock, estimate, knownBehind, measures, timeZone } = context
      const language = query.langue ?? readLanguage(cookies)
      const nowMs = clock.now()
      const notice = viewNotices.find((one) => one === query.dit) ?? null
      const page = renderLiveView({
        nowMs,
        timeZone,
        language,
        notice,
        minutes: estimate.look(nowMs),
        process: context.processFigures(),
        measures: measures.list(),
        knownBehind,
        quorumLateSince: await context.quorumLateSince(),
      })
      // What was said once is not said again.
      const refresh = `${refreshEverySeconds}; url=${viewPath}`
      const reply = new StreamReply(language === 'fr' ? typesetFrench(page) : page, html, {
        ...formHeaders,
        refresh,
      })
      const cookie = { name: languageCookie, value: language }
      return accept(new WithExtras(reply, { cookies: query.langue === undefined ? [] : [cookie] }))
    },
  })
}

/** Without it a form says of itself that it comes from nowhere, and is refused as a stranger's. */
const formHeaders = { 'referrer-policy': 'same-origin' }

const languageCookie = '__Host-preau-operator-lang'

function readLanguage(cookies: Readonly<Record<string, string | undefined>>): 'fr' | 'en' {
  return cookies[languageCookie] === 'en' ? 'en' : 'fr'
}

function styleRoute<Caller>(everyone: AccessRule<Caller>): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: `${viewPath}.css`,
    summary: 'The look of that page',
    tag: 'evidence',
    access: everyone,
    isFree: true,
    handle: async () =>
      accept(
        new StreamReply(liveViewStyle, 'text/css; charset=utf-8', {
          'cache-control': 'public, max-age=3600',
        }),
      ),
  })
}

function entryRoute<Caller>(context: LiveViewContext, everyone: AccessRule<Caller>): Route<Caller> {
  return defineRoute({
    method: 'POST',
    path: `${viewPath}/entree`,
    summary: 'A code of the command ./preau operator, typed once, opens the page',
    tag: 'evidence',
    access: everyone,
    rawBody: true,
    limits: { bodyBytesMax: formBytesMax, perMinute: triesPerMinute },
    isFree: true,
    async handle({ stream }) {
      const form = await readForm(stream)
      if (!form.ok) return form
      const cookie = await enterAsOperator(context, form.value.get('code') ?? '')
      if (cookie === null) return accept(leadTo('code'))
      return accept(new WithExtras(leadTo(null), { cookies: [cookie] }))
    },
  })
}

function measureRoutes<Caller>(
  context: LiveViewContext,
  operator: AccessRule<Caller>,
): Route<Caller>[] {
  const limits = { bodyBytesMax: formBytesMax, perMinute: 60 }
  return [
    defineRoute({
      method: 'POST',
      path: `${viewPath}/mesures`,
      summary: 'Slow what comes without a session from a source or a network, for 15 minutes',
      tag: 'evidence',
      access: operator,
      rawBody: true,
      limits,
      isFree: true,
      async handle({ stream }) {
        const form = await readForm(stream)
        return form.ok ? accept(leadTo(slow(context, form.value))) : form
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${viewPath}/mesures/fin`,
      summary: 'Undo such a measure',
      tag: 'evidence',
      access: operator,
      rawBody: true,
      limits,
      isFree: true,
      async handle({ stream }) {
        const form = await readForm(stream)
        if (!form.ok) return form
        const { clock, measures, recordMeasure } = context
        const undone = measures.undo(form.value.get('mesure') ?? '', clock.now())
        if (undone !== null) recordMeasure(undone)
        return accept(leadTo(undone === null ? 'gone' : 'undone'))
      },
    }),
  ]
}

function slow(context: LiveViewContext, form: URLSearchParams): ViewNotice {
  const { clock, estimate, measures, recordMeasure } = context
  const source = estimate.findSource(form.get('source') ?? '')
  const network = readNetwork(form.get('reseau'))
  if (source === null && network === null) return 'gone'
  const target =
    source === null
      ? ({ kind: 'network', network: network ?? 0 } as const)
      : ({ kind: 'source', key: source.key, name: source.name } as const)
  const answer = measures.slow(target, clock.now())
  if (answer.state === 'done') recordMeasure(answer.measure)
  return answer.state
}

function readNetwork(text: string | null): number | null {
  return text !== null && /^\d{1,10}$/.test(text) ? Number(text) : null
}

async function readForm(stream: Readable): Promise<Result<URLSearchParams>> {
  const body = await readBody(stream, formBytesMax)
  return body.ok ? accept(new URLSearchParams(body.value.toString('utf8'))) : body
}

/** Back to the page, by another request: reloading it does nothing twice. */
function leadTo(notice: ViewNotice | 'code' | null): StreamReply {
  const location = notice === null ? viewPath : `${viewPath}?dit=${notice}`
  return new StreamReply('', html, { location }, 303)
}
