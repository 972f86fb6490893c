/** The waiting page without JavaScript: the place lives in a cookie, the browser asks again itself. */
import { serverPages } from '#contract/server-pages.ts'
import {
  type AccessRule,
  type CallContext,
  defineRoute,
  type OutgoingCookie,
  type Route,
  StreamReply,
  WithExtras,
} from '#engine/http/route.ts'
import { accept } from '#kernel/result.ts'
import { answerArrival } from './answer-arrival.ts'
import { refreshSeconds, renderWaitingPage, type WaitingPage } from './waiting-page.ts'
import { waitingPageStyle } from './waiting-page-style.ts'
import type { SchoolAnswers, WaitingRoomContext } from './waiting-room-context.ts'

export function waitingPageRoutes<Caller>(
  context: WaitingRoomContext,
  answers: SchoolAnswers<Caller>,
  given: { readonly everyone: AccessRule<Caller>; readonly timeZone: string },
): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: serverPages.waiting,
      summary: 'The place in line as a page that needs no JavaScript',
      tag: 'waiting-room',
      access: given.everyone,
      isFree: true,
      async handle(call) {
        const { cookies, page } = await arriveByPage(context, answers, call)
        const html = renderWaitingPage(page, given.timeZone)
        if (page.state === 'waiting') call.note.ahead = page.place.ahead
        const seconds = refreshSeconds(page)
        const headers = seconds === null ? {} : { refresh: String(seconds) }
        const body = new StreamReply(html, 'text/html; charset=utf-8', headers)
        return accept(new WithExtras(body, { cookies }))
      },
    }),
    defineRoute({
      method: 'GET',
      path: `${serverPages.waiting}.css`,
      summary: 'The look of that page',
      tag: 'waiting-room',
      access: given.everyone,
      isFree: true,
      handle: async () =>
        accept(
          new StreamReply(waitingPageStyle, 'text/css; charset=utf-8', {
            'cache-control': 'public, max-age=3600',
          }),
        ),
    }),
  ]
}

async function arriveByPage<Caller>(
  context: WaitingRoomContext,
  answers: SchoolAnswers<Caller>,
  { address, caller, cookies }: CallContext<Caller>,
): Promise<{ readonly page: WaitingPage; readonly cookies: readonly OutgoingCookie[] }> {
  // A page takes nothing along: what changed on the device is for the app to fetch.
  const bare = { ...answers, personalFor: async () => null }
  const answered = await answerArrival(context, bare, { address, caller, cookies }, {})
  if (!answered.ok) {
    const retryAfterMs = Number(answered.refusal.detail?.retryAfterMs ?? 0)
    return { page: { state: 'later', comeBackAfterMs: retryAfterMs }, cookies: [] }
  }
  const { reply } = answered.value
  const page: WaitingPage =
    reply.state === 'in' ? { state: 'in' } : { state: 'waiting', place: reply.place }
  return { page, cookies: answered.value.cookies }
}
