/**
 * The web role: doors of every room over HTTP, news over a socket, and the built client. It puts
 * parts together and decides nothing.
 */

import type { IncomingMessage, Server } from 'node:http'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { NewsHub } from '#engine/bus/news-hub.ts'
import type { Config } from '#engine/config/config.ts'
import { type CallNote, noteOf } from '#engine/http/call-note.ts'
import { readCookies } from '#engine/http/cookies.ts'
import { isForeignWrite } from '#engine/http/foreign-write.ts'
import { httpLimits } from '#engine/http/http-limits.ts'
import { createHttpServer, listen } from '#engine/http/http-server.ts'
import { openApi } from '#engine/http/open-api.ts'
import type { Route } from '#engine/http/route.ts'
import { sendRefusal } from '#engine/http/send-refusal.ts'
import { serveClient } from '#engine/http/serve-client.ts'
import type { Log } from '#engine/log/log.ts'
import { openCameraRelay } from '#engine/media/camera-relay.ts'
import { openFrugalEngine } from '#engine/media/frugal-engine.ts'
import { openJanusEngine } from '#engine/media/janus-engine.ts'
import { openPictureRelay } from '#engine/media/picture-relay.ts'
import { type KnownDoors, openKnownDoors } from '#engine/socket/known-doors.ts'
import { openNewsSocket } from '#engine/socket/news-socket.ts'
import { openSocketDoors } from '#engine/socket/socket-doors.ts'
import { systemClock } from '#kernel/clock.ts'
import { verdictRoutes } from '#pipes/evidence/verdict-routes.ts'
import { accountName } from '#pipes/journal/account-name.ts'
import { logRoutes } from '#pipes/public-log/log-routes.ts'
import {
  familiesOfAssignment,
  followersOfAssignment,
} from '#school/assignments/assignment-access.ts'
import { assignmentTopic } from '#school/assignments/assignment-topic.ts'
import { atDoorRoutes } from '#school/day/at-door-routes.ts'
import { calendarFeedRoutes } from '#school/lessons/calendar-feed-routes.ts'
import { teachingTopic } from '#school/lessons/teaching-topic.ts'
import { openLiveSocket } from '#school/live/live-socket.ts'
import { liveTunnelRoutes } from '#school/live/live-tunnel-routes.ts'
import { readSlidesOnce } from '#school/live/read-slides-once.ts'
import { returnsTopic } from '#school/marking/returns-topic.ts'
import { enquiryTopic } from '#school/messages/enquiry-topic.ts'
import { everyone } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import { refuseActsOfAnother } from '#school/people/refuse-acts-of-another.ts'
import { type Authenticate, createAuthenticate } from '#school/sign-in/authenticate.ts'
import { sessionKeyName } from '#school/sign-in/session-token.ts'
import { openCellWitness } from './cell-witness.ts'
import { joinTraffic } from './join-traffic.ts'
import { openJournal } from './journal.ts'
import { openLiveView } from './live-view.ts'
import { placeLiveRooms } from './place-live-rooms.ts'
import { type SchoolContext, schoolRoutes } from './school-routes.ts'
import { systemRoutes } from './system-routes.ts'
import { tunnelLiveSockets } from './tunnel-live-sockets.ts'
import { openWaitingRoom, type Repeat, type WaitingRoom } from './waiting-room.ts'

export interface WebRole {
  readonly port: number
  readonly routes: readonly Route<Caller>[]
  /** Takes no new connection, ends those under way within the drain time. */
  stop(): Promise<void>
}

/** Doors of the school that ask the waiting room something. */
function askingRoutes(
  context: SchoolContext,
  { findAtDoor, isCalm }: WaitingRoom,
): Route<Caller>[] {
  return [...atDoorRoutes(context, findAtDoor), ...calendarFeedRoutes(context, isCalm)]
}

/** Who may hear that something of a topic changed: only ever that, never what. */
function watchRule(context: SchoolContext) {
  const follows = followersOfAssignment(context)
  const families = familiesOfAssignment(context.db)
  return async (caller: Caller, topic: string, key: string): Promise<boolean> => {
    if (topic === teachingTopic || topic === enquiryTopic) return key === caller.personId
    const rule = topic === assignmentTopic ? follows : topic === returnsTopic ? families : null
    return rule !== null && (await rule.check(caller, { assignmentId: key })) === null
  }
}

interface WebParts {
  readonly config: Config
  readonly context: SchoolContext
  readonly news: NewsHub
  readonly log: Log
}

/** Absent means frugal: sound, board and stills, without full video. */
function openVideo({ config, context, log }: WebParts, doors: KnownDoors) {
  const { janus, turn } = config.video
  if (janus === null) return null
  return openJanusEngine(doors, { janus, relay: turn, random: context.random, log })
}

/** News for every page, and the rooms and the sound of live classes. */
function openSockets(
  parts: WebParts,
  server: Server,
  authenticate: Authenticate,
): { close(): Promise<void> } {
  const { config, context, news } = parts
  const publicOrigin = originOf(config)
  const doors = openSocketDoors(server, (request) =>
    isForeignWrite('POST', request.headers, publicOrigin),
  )
  const whoComes = async (request: IncomingMessage): Promise<string | null> => {
    const who = await authenticateSocket(request)
    return who.ok ? (who.value?.personId ?? null) : null
  }
  const place = placeLiveRooms({ config, context, whoComes }, server, doors)
  const authenticateSocket = async (request: IncomingMessage) => {
    const note = noteOf(request)
    const cookies = readCookies(request.headers.cookie)
    const address = place?.doors.addressOf(request) ?? request.socket.remoteAddress ?? ''
    const who = await authenticate({ cookies, address, note })
    noteCaller(note, who.ok ? who.value : 'refused')
    return who
  }
  const socket = openNewsSocket<Caller>(doors, {
    authenticate: authenticateSocket,
    callerKey: (caller) => caller.accountId,
    mayWatch: watchRule(context),
  })
  for (const topic of [assignmentTopic, returnsTopic, teachingTopic, enquiryTopic]) {
    news.subscribe(topic, (key) => socket.tell(topic, key))
  }
  const liveDoors = place?.doors ?? doors
  const knownDoors = openKnownDoors(liveDoors, whoComes)
  const media = openFrugalEngine(knownDoors, { random: context.random })
  const pictures = openPictureRelay(knownDoors, {
    random: context.random,
    readSlide: readSlidesOnce(context),
  })
  const cameras = openCameraRelay(knownDoors, { random: context.random })
  const video = openVideo(parts, knownDoors)
  const live = openLiveSocket(liveDoors, {
    context,
    media,
    pictures,
    cameras,
    video,
    isSole: config.valkeyUrl === null,
    ...(place === null ? {} : { heldAt: place.heldAt }),
    authenticate: authenticateSocket,
    subscribe: (topic, listener) => news.subscribe(topic, listener),
  })
  place?.follow(live.load)
  return {
    async close() {
      await place?.leave()
      socket.close()
      await live.close()
      media.close()
      pictures.close()
      cameras.close()
      video?.close()
      place?.doors.close()
      doors.close()
    },
  }
}

/** By whom calls are counted, and what stands for a person in the journal before it is hashed. */
const limitKeyOf = ({ accountId }: Caller): string => accountName(accountId)

function noteCaller(note: CallNote, who: Caller | null | 'refused'): void {
  if (who === null) return
  note.session = who === 'refused' ? 'refused' : 'valid'
  if (who !== 'refused') note.person = limitKeyOf(who)
}

function originOf({ publicUrl }: Pick<Config, 'publicUrl'>): string | null {
  return publicUrl === null ? null : new URL(publicUrl).origin
}

function authenticateBySession(context: SchoolContext): Authenticate {
  return createAuthenticate({
    sessionKeys: () => context.keyRing.all(sessionKeyName),
    sessions: context.sessions,
    callers: context.callers,
    onKnown: (address, accountId) => context.addresses.know(address, accountId),
  })
}

/** Null: there are none, and what no route takes is refused. */
async function servePages(app: FastifyInstance, folder: string | null): Promise<void> {
  if (folder !== null) await serveClient(app, { folder })
  else
    app.setNotFoundHandler((request, reply) => sendRefusal(request, reply, { code: 'not_found' }))
}

export async function startWeb(
  given: WebParts & {
    readonly tls: { readonly cert: string; readonly key: string } | null
    /** Null: API only, as in tests of doors. */
    readonly clientFolder: string | null
    readonly checkReplies: boolean
    /** How the door's releases come about; absent: by a timer. */
    readonly repeat?: Repeat
  },
): Promise<WebRole> {
  const { config, context, log } = given
  const authenticate = authenticateBySession(context)
  // The journal begins before the door is there, and asks every second.
  let door: WaitingRoom | null = null
  const journal = openJournal({ config, log, admitPerSecond: () => door?.perSecond() ?? null })
  const liveView = openLiveView({
    ...given,
    waiting: () => door?.waiting() ?? 0,
    ...(journal === null ? {} : journal.forLiveView),
  })
  const traffic = joinTraffic(journal?.traffic ?? null, liveView.traffic)
  const waitingRoom = await openWaitingRoom({ ...given, slowShares: liveView.slowShares })
  door = waitingRoom
  const tunnels = tunnelLiveSockets(given, () => app.server)
  const routes = [
    ...waitingRoom.routes,
    ...schoolRoutes(context),
    ...askingRoutes(context, waitingRoom),
    ...liveTunnelRoutes(tunnels),
    ...logRoutes(join(config.dataDir, 'journal', 'log'), everyone),
    ...(await openCellWitness(config, context.keyRing)),
    ...liveView.routes,
    ...verdictRoutes({ dataFolder: config.dataDir, nowMs: systemClock.monotonicMs, everyone }),
  ]
  routes.push(...systemRoutes(context, () => openApi(routes, { title: 'Préau', version: '0.1.0' })))
  const app = await createHttpServer<Caller>({
    routes,
    log,
    authenticate(asked) {
      const address = tunnels.addressOf(asked.headers)
      return authenticate(address === null ? asked : { ...asked, address })
    },
    gate: liveView.slowGate(waitingRoom.gate),
    traffic,
    against: refuseActsOfAnother,
    limitKey: limitKeyOf,
    uploadRoom: context.uploadRoom,
    trustedProxies: config.trustedProxies,
    publicOrigin: originOf(config),
    tls: given.tls,
    checkReplies: given.checkReplies,
  })
  await servePages(app, given.clientFolder)
  const sockets = openSockets(given, app.server, authenticate)

  // What was before the doors open is recorded first: nobody is judged without it.
  await context.outageWatch.start()
  const { port } = await listen(app, { host: config.host, port: config.port })
  return {
    port,
    routes,
    async stop() {
      traffic.stopping()
      await sockets.close()
      tunnels.close()
      const late = setTimeout(() => app.server.closeAllConnections(), httpLimits.drainMs)
      await app.close()
      clearTimeout(late)
      liveView.stop()
      await waitingRoom.stop()
      await journal?.stop()
      await context.outageWatch.stop()
    },
  }
}
